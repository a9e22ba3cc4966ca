//! Lines of a pasted block that number its columns, also again on the next page, beside rows that happen to read 1, 2, 3.
//!
//! Not here: what cells number columns (`column_numbers`).

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::column_numbers::{Numbering, numbering};
use crate::formats::clipboard::paste::head::Head;
use crate::formats::clipboard::paste::labels::key;
use crate::formats::clipboard::paste::ordinals::{Ordinal, ordinal};
use crate::formats::clipboard::paste::request::Place;
use crate::input::number::parse;
use crate::model::template::Rows;

/// A line of a block that may number the columns.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub place: Place<'a>,
    pub block: &'a [Vec<String>],
    pub head: &'a Head,
    pub at: usize,
    /// True for the first line after the headings.
    pub is_first: bool,
    /// True when the same line was found to number the columns before.
    pub is_again: bool,
}

/// True for a line that numbers the columns and is no row of data that happens to read 1, 2, 3.
pub(super) fn is_numbering(line: Candidate) -> bool {
    let Some(cells) = line.block.get(line.at) else {
        return false;
    };
    let Some(found) = numbering(cells) else {
        return false;
    };
    let begins = ordinal(&line.first_cell(line.at + 1));
    match found {
        Numbering::Sure => true,
        _ if line.is_again => line.stands_for_words() || line.leaves_the_rows(),
        Numbering::Letters => line.is_first && begins != Some(Ordinal::Letters),
        Numbering::OnlyLetters => {
            line.is_first
                && begins != Some(Ordinal::Letters)
                && (line.head.lines > 0 || line.stands_for_numbers())
        }
        Numbering::Plain => {
            // Rows that happen to count: the first of several that are numbered 1, 2, 3, or two alike.
            let next = line.block.get(line.at + 1);
            let numbered = ordinal(&line.first_cell(line.at)) == Some(Ordinal::Arabic(1))
                && begins == Some(Ordinal::Arabic(2));
            if numbered || next.is_some_and(|next| numbering(next).is_some()) {
                false
            } else if line.is_first {
                line.has_words_below() || line.precedes_the_rows()
            } else {
                // One row of words before it may as well be a heading that names no column.
                line.other_rows() > 1 && line.stands_for_words()
            }
        }
    }
}

/// True for a line with numbers of columns where most other lines have words, in a block of which nothing else is known.
pub(super) fn numbers_columns_under_words(block: &[Vec<String>], at: usize) -> bool {
    let Some(cells) = block.get(at) else {
        return false;
    };
    let others = block.iter().filter(|line| *line != cells);
    let others: Vec<&Vec<String>> = others.collect();
    // One other line may be the names over the numbers.
    others.len() > 1 && numbering(cells).is_some() && stand_for_words(cells, &others)
}

/// True for cells with something in all columns in which most other rows have words, where there is one.
fn stand_for_words(cells: &[String], rows: &[&Vec<String>]) -> bool {
    let wordy = |column: &usize| {
        let texts = || {
            let texts = rows.iter().filter_map(|line| line.get(*column));
            texts.filter(|text| !text.is_empty())
        };
        let words = texts().filter(|text| is_word(text)).count();
        words > 0 && words * 2 > texts().count()
    };
    let mut columns = (0..cells.len()).filter(wordy).peekable();
    columns.peek().is_some()
        && columns.all(|column| cells.get(column).is_some_and(|text| !text.is_empty()))
}

impl<'a> Candidate<'a> {
    fn cells(self) -> &'a [String] {
        self.block
            .get(self.at)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn first_cell(self, at: usize) -> String {
        let line = self.block.get(at);
        line.and_then(|line| line.first())
            .cloned()
            .unwrap_or_default()
    }

    /// The lines below it in which something stands.
    fn below(self) -> Vec<&'a Vec<String>> {
        let lines = self.block.get(self.at + 1..).unwrap_or_default();
        let given = |line: &&Vec<String>| line.iter().any(|text| !text.is_empty());
        lines.iter().filter(given).collect()
    }

    /// How many other rows of data there are.
    fn other_rows(self) -> usize {
        let rows = self.block.iter().skip(self.head.lines);
        let others = |line: &&Vec<String>| {
            line.as_slice() != self.cells() && line.iter().any(|text| !text.is_empty())
        };
        rows.filter(others).count()
    }

    /// True when words stand below one of its numbers.
    fn has_words_below(self) -> bool {
        let below = self.below();
        self.cells().iter().enumerate().any(|(column, text)| {
            let mut texts = below.iter().filter_map(|line| line.get(column));
            !text.is_empty() && texts.any(|text| is_word(text))
        })
    }

    /// The cells of a column in the other lines of data.
    fn others(self, column: usize) -> impl Iterator<Item = &'a String> {
        let rows = self.block.iter().enumerate().skip(self.head.lines);
        rows.filter(move |(at, line)| *at != self.at && line.as_slice() != self.cells())
            .filter_map(move |(_, line)| line.get(column))
            .filter(|text| !text.is_empty())
    }

    /// True when it has numbers in all columns in which most other rows have words, and there is one.
    fn stands_for_words(self) -> bool {
        let rows = self.block.iter().skip(self.head.lines);
        let others: Vec<&Vec<String>> = rows
            .filter(|line| line.as_slice() != self.cells())
            .collect();
        stand_for_words(self.cells(), &others)
    }

    /// True when a letter of it stands in a column in which most other rows have numbers.
    fn stands_for_numbers(self) -> bool {
        (0..self.cells().len()).any(|column| {
            let numbers = self.others(column).filter(|text| parse(text).is_ok());
            let numbers = numbers.count();
            numbers > 0 && numbers * 2 > self.others(column).count()
        })
    }

    /// Rows of the table from where the block is pasted, where it gets none.
    fn free_rows(self) -> Option<usize> {
        match &self.place.table.rows {
            Rows::Fixed(rows) => rows.len().checked_sub(self.place.row),
            Rows::Added { .. } => None,
        }
    }

    /// True when the rows below fill the table without it. Where the last line is the sum of all others, it is their total
    /// and this one is a row.
    fn precedes_the_rows(self) -> bool {
        let below = self.below();
        let others = below.iter().filter(|line| line.as_slice() != self.cells());
        let others = others.count();
        let headed = self.head.lines > 0;
        let sums = |first: Option<&'a [String]>| {
            let lines = first.into_iter();
            let lines = lines.chain(below.iter().map(|line| line.as_slice()));
            is_total_of_all(&lines.collect::<Vec<_>>())
        };
        match self.free_rows() {
            Some(rows) if below.len() + 1 == rows => false,
            Some(rows) if others == rows => headed && !sums(Some(self.cells())),
            Some(rows) if others == rows + 1 && sums(None) => true,
            _ => headed && others > 0 && self.cells().len() > 2,
        }
    }

    /// True when the rows fill the table without the lines that are alike, or the table gets rows.
    fn leaves_the_rows(self) -> bool {
        let rows = self.block.iter().skip(self.head.lines);
        let others = rows.filter(|line| {
            line.as_slice() != self.cells() && line.iter().any(|text| !text.is_empty())
        });
        self.free_rows().is_none_or(|rows| others.count() == rows)
    }
}

fn is_word(text: &str) -> bool {
    key(text)
        .chars()
        .filter(|sign| sign.is_alphabetic())
        .count()
        > 1
}

/// True when each number of the last line is the sum of those above it.
fn is_total_of_all(lines: &[&[String]]) -> bool {
    let Some((last, rows)) = lines.split_last() else {
        return false;
    };
    let number = |text: &String| parse(text).ok().map(|number| number.value());
    let mut nonzero = false;
    let adds_up = last
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_empty())
        .all(|(column, text)| {
            let told = number(text);
            nonzero |= told.is_some_and(|told| told != Decimal::ZERO);
            let mut parts = rows.iter().filter_map(|line| number(line.get(column)?));
            let sum = parts.try_fold(Decimal::ZERO, Decimal::checked_add);
            told.is_some() && told == sum
        });
    adds_up && nonzero && rows.len() > 1
}
