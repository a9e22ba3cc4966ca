//! Which lines of a pasted block are headings.
//!
//! A heading names columns; one cell of data that begins with a column's label does not, nor does a missing number. Above the
//! headings may stand titles and lines with the unit of the whole. Not here: what the heading of each column says (`head`),
//! which column is meant (`columns`).

use crate::formats::clipboard::paste::block::is_unit_line;
use crate::formats::clipboard::paste::groups::group_name;
use crate::formats::clipboard::paste::head::Head;
use crate::formats::clipboard::paste::labels::{
    Label, Named, Words, is_row, is_wordy, is_year, key, named,
};
use crate::formats::clipboard::paste::ordinals::is_count;
use crate::formats::clipboard::paste::units::{is_unit, of_block};
use crate::model::template::{Rows, Table};

/// Most lines of headings that are looked for.
pub(super) const MOST_LINES: usize = 5;
/// Most lines above them.
const MOST_ABOVE: usize = 15;

/// A block in which lines of headings are looked for.
#[derive(Clone, Copy)]
pub(super) struct Search<'a> {
    pub table: &'a Table,
    pub labels: &'a [Label],
    pub block: &'a [Vec<String>],
}

/// The lines of headings of a block; `chosen` says how many there are, else it is found out.
pub(super) fn head(
    table: &Table,
    labels: &[Label],
    block: &[Vec<String>],
    chosen: Option<usize>,
) -> Head {
    let search = Search {
        table,
        labels,
        block,
    };
    let above = search.above();
    let lines = match chosen {
        Some(lines) => lines.min(block.len()),
        None => {
            let ways = [Search::naming, Search::wordy, Search::numbered];
            let mut found = ways.into_iter().map(|way| way(&search, above));
            let found = found.find(|lines| *lines > 0).unwrap_or(0);
            if found == 0 {
                search.units(above)
            } else {
                search.with_words_below(found)
            }
        }
    };
    let mut head = Head::read(block, lines, above.min(lines));
    let rows = block.get(lines..).unwrap_or_default().iter();
    head.units.extend(
        rows.filter(|line| is_unit_line(line))
            .flatten()
            .flat_map(|text| of_block(text)),
    );
    head
}

/// How many headings of a block name columns, and how many more are like labels.
pub(super) fn naming(table: &Table, labels: &[Label], block: &[Vec<String>]) -> (usize, usize) {
    let head = head(table, labels, block, None);
    let is_like = |ways: &[Words]| {
        let like = |words: &Words| labels.iter().any(|label| label.likeness(words).is_some());
        ways.iter().any(like)
    };
    let (named, others): (Vec<&Vec<Words>>, Vec<&Vec<Words>>) = head
        .words
        .iter()
        .partition(|ways| column_named(labels, ways).is_some());
    (
        named.len(),
        others.iter().filter(|ways| is_like(ways)).count(),
    )
}

/// True for a block with names of fixed rows beside one another in a line and none below one another.
pub(super) fn names_rows_across(table: &Table, block: &[Vec<String>]) -> bool {
    let Rows::Fixed(rows) = &table.rows else {
        return false;
    };
    let is_name = |text: &&String| rows.iter().any(|row| is_row(text, &row.label));
    let lines = block.iter().map(|line| line.iter().filter(is_name).count());
    let counts: Vec<usize> = lines.filter(|names| *names > 0).collect();
    matches!(counts.as_slice(), [across] if *across > 1)
}

impl Search<'_> {
    pub(super) fn given(&self, at: usize) -> impl Iterator<Item = (usize, &String)> {
        let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        line.iter().enumerate().filter(|(_, text)| !text.is_empty())
    }

    /// Lines at the top that are blank, titles, or state a unit of the whole block.
    fn above(&self) -> usize {
        let names = |text: &str| {
            let words = Words::new(text);
            self.labels
                .iter()
                .any(|label| named(&words, label).is_some())
                || words.are_ordinal()
        };
        let is_above = |at: &usize| {
            let others: Vec<(usize, &String)> =
                self.given(*at).filter(|(_, text)| !is_unit(text)).collect();
            let Some(((column, text), rest)) = others.split_first() else {
                return true;
            };
            // Numbers of rows, in a block that lies.
            if Words::new(text).are_ordinal() && !rest.is_empty() {
                return is_count(rest.iter().map(|(_, text)| text.as_str()), false);
            }
            let title = text.contains(char::is_alphabetic)
                && !self.is_data(text)
                && group_name(text).is_none();
            let alone = rest.is_empty()
                && *column == 0
                && self.block.first().is_some_and(|line| line.len() > 1);
            title && !names(text) && alone
        };
        (0..self.block.len().min(MOST_ABOVE))
            .take_while(is_above)
            .count()
    }

    /// The lines up to the last one above all headings that states a unit: it is no row in any case.
    fn units(&self, above: usize) -> usize {
        (0..above)
            .rev()
            .find(|at| self.block.get(*at).is_some_and(|line| is_unit_line(line)))
            .map_or(0, |at| at + 1)
    }

    /// Lines whose cells name most columns.
    fn naming(&self, above: usize) -> usize {
        let of_table = key(&self.table.label);
        let (mut most, mut found) = (0, 0);
        for lines in above + 1..=(above + MOST_LINES).min(self.block.len()) {
            if self.given(lines - 1).any(|(_, text)| self.is_data(text)) {
                break;
            }
            if self.given(lines - 1).next().is_none() {
                continue;
            }
            let head = Head::read(self.block, lines, above);
            let (mut given, mut known, mut naming) = (0, 0, 0);
            for words in head.words.iter().filter(|words| !words.is_empty()) {
                given += 1;
                let names = column_named(self.labels, words).is_some();
                naming += usize::from(names);
                let like = || {
                    self.labels
                        .iter()
                        .any(|label| words.iter().any(|words| label.likeness(words).is_some()))
                };
                let other = words
                    .iter()
                    .any(|words| words.are_of_rows(&of_table) || words.are_ordinal());
                known += usize::from(names || other || like());
            }
            if naming > most && known * 2 >= given {
                (most, found) = (naming, lines);
            }
        }
        found
    }

    /// The lines of headings with those below them that have words under columns of numbers and nothing else: "(triệu đồng)",
    /// "Năm 2024" under "Số tiền". A row of data has its name, or nothing where no row has one.
    fn with_words_below(&self, lines: usize) -> usize {
        let belongs = |at: &usize| {
            let period = |text: &str| {
                text.contains(|sign: char| sign.is_ascii_digit())
                    && text.contains(char::is_alphabetic)
            };
            let heads = |text: &str| {
                self.is_words(text) || is_year(text) || period(text) && !self.is_row_name(text)
            };
            let mut given = self.given(*at).peekable();
            given.peek().is_some()
                && given.all(|(column, text)| {
                    heads(text) && group_name(text).is_none() && self.holds_numbers(column, at + 1)
                })
                && (self.given(*at).all(|(_, text)| is_unit(text)) || self.completes(*at, lines))
        };
        lines + (lines..lines + MOST_LINES).take_while(belongs).count()
    }

    /// True when a line has nothing in a column in which the rows below have their names, or words where no line above it
    /// has any.
    fn completes(&self, at: usize, head: usize) -> bool {
        let width = self.block.first().map_or(0, Vec::len);
        let text = |at: usize, column: usize| {
            self.block
                .get(at)
                .and_then(|line| line.get(column))
                .map_or("", String::as_str)
        };
        (0..width).any(|column| {
            let headed = (0..head).any(|at| !text(at, column).is_empty());
            if !headed && !text(at, column).is_empty() {
                return true;
            }
            let named = (at + 1..self.block.len())
                .any(|at| is_wordy(text(at, column)) || self.is_row_name(text(at, column)));
            headed && text(at, column).is_empty() && named && !self.holds_numbers(column, at + 1)
        })
    }

    pub(super) fn is_words(&self, text: &str) -> bool {
        !self.is_data(text) && (is_unit(text) || is_wordy(text))
    }

    /// True when most cells of a column from a line on are made of digits.
    pub(super) fn holds_numbers(&self, column: usize, from: usize) -> bool {
        let digits = |text: &String| {
            text.bytes().filter(u8::is_ascii_digit).count() * 2
                > text.chars().filter(|sign| !sign.is_whitespace()).count()
        };
        let lines = self.block.iter().skip(from);
        let below: Vec<&String> = lines
            .filter_map(|line| line.get(column))
            .filter(|text| !text.is_empty())
            .collect();
        let count = below.iter().filter(|text| digits(text)).count();
        count > 0 && count * 2 >= below.len()
    }

    fn is_row_name(&self, text: &str) -> bool {
        match &self.table.rows {
            Rows::Fixed(rows) => rows.iter().any(|row| is_row(text, &row.label)),
            Rows::Added { .. } => false,
        }
    }

    /// True for a cell that no heading has: a number, the name of a fixed row.
    pub(super) fn is_data(&self, text: &str) -> bool {
        let labelled = || {
            let words = Words::new(text);
            self.labels
                .iter()
                .any(|label| named(&words, label).is_some())
        };
        let number = text.contains(|sign: char| sign.is_ascii_digit())
            && !text.contains(char::is_alphabetic);
        (number || self.is_row_name(text)) && !labelled()
    }
}

/// The column that a heading names, and how well; the best way to read it counts. A way that names two columns names none.
pub(super) fn column_named(labels: &[Label], ways: &[Words]) -> Option<(usize, Named)> {
    let found = |words: &Words| {
        let all: Vec<(usize, Named)> = labels
            .iter()
            .enumerate()
            .filter_map(|(at, label)| Some((at, named(words, label)?)))
            .collect();
        let best = all.iter().map(|(_, how)| *how).min()?;
        let mut same = all.into_iter().filter(|(_, how)| *how == best);
        let first = same.next()?;
        same.next().is_none().then_some(first)
    };
    ways.iter().filter_map(found).min_by_key(|(_, how)| *how)
}
