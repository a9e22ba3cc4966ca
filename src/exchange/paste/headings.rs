//! Which lines of a pasted block are headings, and what the heading of each pasted column says.
//!
//! A heading names columns; one cell of data that begins with a column's label does not, nor does a missing number.
//! Not here: which column is meant (`columns`).

use super::labels::{Label, Named, Words, is_row, is_wordy, key, named, stated_unit};
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
            known += usize::from(names || of_row || head.is_ordinal(column));
        }
        if naming > best.0 && known * 2 >= given {
            best = (naming, head);
        }
    }
    if best.0 > 0 { best.1 } else { read(block, wordy(table, labels, block, blank)) }
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

/// Lines of words above columns of numbers, although they name no column of the table.
fn wordy(table: &Table, labels: &[Label], block: &[Vec<String>], blank: usize) -> usize {
    let digits = |text: &String| {
        text.bytes().filter(u8::is_ascii_digit).count() * 2 > text.chars().filter(|sign| !sign.is_whitespace()).count()
    };
    let numbers = |column: usize, from: usize| {
        let below: Vec<&String> =
            block.iter().skip(from).filter_map(|line| line.get(column)).filter(|text| !text.is_empty()).collect();
        let count = below.iter().filter(|text| digits(text)).count();
        count > 0 && count * 2 >= below.len()
    };
    let is_heading = |at: usize| {
        let Some(line) = block.get(at) else { return false };
        let given = || line.iter().enumerate().filter(|(_, text)| !text.is_empty());
        given().all(|(_, text)| is_wordy(text) && !is_data(table, labels, text))
            && given().any(|(column, _)| numbers(column, at + 1))
            && !given().any(|(_, text)| super::lines::is_total(text))
    };
    let lines = (blank..blank + MOST_LINES).take_while(|at| is_heading(*at)).count();
    if lines == 0 { 0 } else { blank + lines }
}

/// Reads so many lines as headings. A heading that reaches over several columns stands in the first of them, so each
/// column is also read with what stands at its left in the lines above its own.
fn read(block: &[Vec<String>], lines: usize) -> Head {
    let head = block.get(..lines).unwrap_or_default();
    let width = block.first().map_or(0, Vec::len);
    let (mut texts, mut words) = (Vec::new(), Vec::new());
    for column in 0..width {
        let own: Vec<&str> = head.iter().filter_map(|line| line.get(column)).map(String::as_str).collect();
        let given: Vec<&str> = own.iter().copied().filter(|text| !text.is_empty()).collect();
        let lowest = own.iter().rposition(|text| !text.is_empty());
        let mut reaching = Vec::new();
        for (at, line) in head.iter().enumerate().take(lowest.map_or(0, |lowest| lowest + 1)) {
            let left = line.get(..=column).unwrap_or_default().iter().rev();
            // What stands in the lowest line is the column's own.
            let text = if Some(at) == lowest {
                own.get(at).copied()
            } else {
                left.map(String::as_str).find(|text| !text.is_empty())
            };
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
        let best = all.iter().map(|(_, how)| how).min()?.clone();
        let mut same = all.into_iter().filter(|(_, how)| *how == best);
        let first = same.next()?;
        same.next().is_none().then_some(first)
    };
    ways.iter().filter_map(found).min_by_key(|(_, how)| how.clone())
}
