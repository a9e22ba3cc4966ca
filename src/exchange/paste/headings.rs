//! Which lines of a pasted block are headings, and what the heading of each pasted column says.
//!
//! A heading names columns; one cell of data that begins with a column's label does not, nor does a missing number.
//! Not here: which column is meant (`columns`).

use super::labels::{Label, Named, Words, is_row, is_unit, is_wordy, key, named, stated_unit};
use super::lines::{group_name, is_total};
use crate::model::template::{Rows, Table};

/// Most lines of headings that are looked for.
const MOST_LINES: usize = 5;

/// The lines of headings at the top of a block.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// How many lines it takes, blank ones before it included.
    pub lines: usize,
    /// For each pasted column the fullest way to read its heading; empty without one.
    pub texts: Vec<String>,
    /// For each pasted column the ways to read its heading, the fullest first.
    pub words: Vec<Vec<Words>>,
    /// The unit that a line of it states for the whole table.
    pub unit: Option<String>,
}

impl Head {
    /// The ways to read the heading of a column.
    pub fn of(&self, column: usize) -> &[Words] {
        self.words.get(column).map_or(&[], Vec::as_slice)
    }

    /// True for a heading of numbers of rows.
    pub fn is_ordinal(&self, column: usize) -> bool {
        self.of(column).iter().any(Words::are_ordinal)
    }

    /// True for a column with a heading.
    pub fn is_given(&self, column: usize) -> bool {
        !self.of(column).is_empty()
    }
}

/// The lines of headings of a block; `chosen` says how many there are, else it is found out.
pub(super) fn head(table: &Table, labels: &[Label], block: &[Vec<String>], chosen: Option<usize>) -> Head {
    if let Some(lines) = chosen {
        return read(block, lines.min(block.len()));
    }
    let blank = block.iter().take_while(|line| line.iter().all(String::is_empty)).count();
    let of_table = key(&table.label);
    let mut best = (0, Head::default());
    for lines in blank + 1..=(blank + MOST_LINES).min(block.len()) {
        let Some(last) = block.get(lines - 1) else { break };
        if last.iter().any(|text| is_data(table, labels, text)) {
            break;
        }
        // A title may stand apart from the headings.
        if last.iter().all(String::is_empty) {
            continue;
        }
        let head = read(block, lines);
        let columns = (0..head.words.len()).filter(|column| head.is_given(*column));
        let (mut given, mut known, mut naming) = (0, 0, 0);
        for column in columns {
            given += 1;
            let names = column_named(labels, head.of(column)).is_some();
            naming += usize::from(names);
            let of_row = head.of(column).iter().any(|words| words.are_of_rows(&of_table));
            let like = || labels.iter().any(|label| head.of(column).iter().any(|words| label.likeness(words).is_some()));
            known += usize::from(names || of_row || head.is_ordinal(column) || like());
        }
        if naming > best.0 && known * 2 >= given {
            best = (naming, head);
        }
    }
    let lines = if best.0 > 0 { best.1.lines } else { wordy(table, labels, block, blank) };
    let lines = with_words_below(table, labels, block, lines);
    if best.0 > 0 && lines == best.1.lines { best.1 } else { read(block, lines) }
}

/// The lines of headings with those below them that hold words under columns of numbers and nothing else: "(triệu đồng)",
/// "Tổng" under "Số tiền". A row of data has its name, or a number.
fn with_words_below(table: &Table, labels: &[Label], block: &[Vec<String>], lines: usize) -> usize {
    let belongs = |at: &usize| {
        let Some(line) = block.get(*at) else { return false };
        let mut given = line.iter().enumerate().filter(|(_, text)| !text.is_empty()).peekable();
        given.peek().is_some()
            && given.all(|(column, text)| {
                let words = is_unit(text) || is_wordy(text) && !is_data(table, labels, text);
                words && !is_total(text) && group_name(text).is_none() && holds_numbers(block, column, at + 1)
            })
    };
    if lines == 0 { 0 } else { lines + (lines..lines + MOST_LINES).take_while(belongs).count() }
}

/// True when most cells of a column from a line on are made of digits.
fn holds_numbers(block: &[Vec<String>], column: usize, from: usize) -> bool {
    let digits = |text: &String| {
        text.bytes().filter(u8::is_ascii_digit).count() * 2 > text.chars().filter(|sign| !sign.is_whitespace()).count()
    };
    let below: Vec<&String> =
        block.iter().skip(from).filter_map(|line| line.get(column)).filter(|text| !text.is_empty()).collect();
    let count = below.iter().filter(|text| digits(text)).count();
    count > 0 && count * 2 >= below.len()
}

/// True for a cell that no heading has: a number, the name of a fixed row.
fn is_data(table: &Table, labels: &[Label], text: &str) -> bool {
    let labelled = || {
        let words = Words::new(text);
        labels.iter().any(|label| named(&words, label).is_some())
    };
    let row = || match &table.rows {
        Rows::Fixed(rows) => rows.iter().any(|row| is_row(text, &row.label)),
        Rows::Added { .. } => false,
    };
    let number = text.contains(|sign: char| sign.is_ascii_digit()) && !text.contains(char::is_alphabetic);
    (number || row()) && !labelled()
}

/// Lines of words above columns of numbers, although they name no column of the table; titles and a line with the unit may
/// stand above them. A line that states a unit and nothing else is no row in any case.
fn wordy(table: &Table, labels: &[Label], block: &[Vec<String>], blank: usize) -> usize {
    let given = |at: usize| {
        let line = block.get(at).map(Vec::as_slice).unwrap_or_default();
        line.iter().enumerate().filter(|(_, text)| !text.is_empty())
    };
    let words = |text: &str| is_unit(text) || is_wordy(text) && !is_data(table, labels, text);
    let is_heading = |at: usize| {
        given(at).all(|(_, text)| words(text))
            && given(at).any(|(column, _)| holds_numbers(block, column, at + 1))
            && !given(at).any(|(_, text)| is_total(text))
    };
    let is_unit_line = |at: usize| given(at).next().is_some() && given(at).all(|(_, text)| is_unit(text));
    let is_title = |at: usize| match (given(at).count(), given(at).next()) {
        (0, _) => true,
        (1, Some((_, text))) => text.contains(char::is_alphabetic) && !is_data(table, labels, text),
        _ => false,
    };
    let mut lines = 0;
    for at in blank..(blank + MOST_LINES).min(block.len()) {
        if is_heading(at) || is_unit_line(at) {
            lines = at + 1;
        } else if !is_title(at) || lines > 0 && is_heading(lines - 1) {
            break;
        }
    }
    lines
}

/// The cells of lines of headings that say something of columns: neither a title above the first one, nor the unit of the
/// whole block.
fn naming_cells(head: &[Vec<String>]) -> Vec<Vec<&str>> {
    let mut cells: Vec<Vec<&str>> = Vec::new();
    for (at, line) in head.iter().enumerate() {
        let alone = line.iter().skip(1).all(String::is_empty);
        let below = head.iter().skip(at + 1).filter_map(|line| line.first()).any(|text| !text.is_empty());
        let mut texts: Vec<&str> = line.iter().map(|text| if is_unit_of_all(text) { "" } else { text.as_str() }).collect();
        if alone
            && below
            && let Some(title) = texts.first_mut()
        {
            *title = "";
        }
        cells.push(texts);
    }
    cells
}

/// True for "Đơn vị tính: triệu đồng", which is no heading of a column.
fn is_unit_of_all(text: &str) -> bool {
    is_unit(text) && stated_unit(text).is_some()
}

/// Reads so many lines as headings. A heading that reaches over several columns stands in the first of them, so each
/// column is also read with what stands at its left in the lines above its own.
fn read(block: &[Vec<String>], lines: usize) -> Head {
    let head = block.get(..lines).unwrap_or_default();
    let cells = naming_cells(head);
    let width = block.first().map_or(0, Vec::len);
    let (mut texts, mut words) = (Vec::new(), Vec::new());
    for column in 0..width {
        let own: Vec<&str> = cells.iter().filter_map(|line| line.get(column).copied()).collect();
        let given: Vec<&str> = own.iter().copied().filter(|text| !text.is_empty()).collect();
        let lowest = own.iter().rposition(|text| !text.is_empty());
        let mut reaching = Vec::new();
        for (at, line) in cells.iter().enumerate().take(lowest.map_or(0, |lowest| lowest + 1)) {
            let mut left = line.get(..=column).unwrap_or_default().iter().rev().copied();
            // What stands in the lowest line is the column's own.
            let text = if Some(at) == lowest { own.get(at).copied() } else { left.find(|text| !text.is_empty()) };
            reaching.extend(text.filter(|text| !text.is_empty()));
        }
        let mut ways: Vec<String> = Vec::new();
        for parts in [given, reaching] {
            for from in 0..parts.len() {
                ways.push(parts.get(from..).unwrap_or_default().join(" "));
            }
        }
        // The fullest first, each once.
        ways.sort_by_key(|way| std::cmp::Reverse(way.chars().count()));
        ways.dedup();
        words.push(ways.iter().map(|way| Words::new(way)).collect());
        texts.push(ways.into_iter().next().unwrap_or_default());
    }
    let unit = head.iter().flatten().find_map(|text| stated_unit(text));
    Head { lines, texts, words, unit }
}

/// The column that a heading names, and how well; the best way to read it counts. A way that names two columns names none.
pub(super) fn column_named(labels: &[Label], ways: &[Words]) -> Option<(usize, Named)> {
    let found = |words: &Words| {
        let all: Vec<(usize, Named)> =
            labels.iter().enumerate().filter_map(|(at, label)| Some((at, named(words, label)?))).collect();
        let best = all.iter().map(|(_, how)| *how).min()?;
        let mut same = all.into_iter().filter(|(_, how)| *how == best);
        let first = same.next()?;
        same.next().is_none().then_some(first)
    };
    ways.iter().filter_map(found).min_by_key(|(_, how)| *how)
}
