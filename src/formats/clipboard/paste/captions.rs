//! Headings that need name no column: words above numbers, also with a digit in them ("Năm 2024", "Đợt 1", "Mức độ 3", "6
//! tháng"). Words with a digit are no numbers, but a row of data may hold them too; what stands beside and below them tells.
//!
//! Not here: headings that name columns (`headings`), cells that number the columns (`column_numbers`).

use crate::formats::clipboard::paste::column_numbers::{Numbering, numbering};
use crate::formats::clipboard::paste::groups::group_name;
use crate::formats::clipboard::paste::headings::{MOST_LINES, Search};
use crate::formats::clipboard::paste::labels::{Words, is_year, key, named};
use crate::formats::clipboard::paste::ordinals::{Ordinal, ordinal};
use crate::formats::clipboard::paste::total_names::is_total;
use crate::formats::clipboard::paste::words_around::{HEADING_WORDS, NAME_OF, TIMES};
use crate::model::template::Rows;

impl Search<'_> {
    /// Lines of words above columns of numbers, whether they name columns of the table or not.
    pub(super) fn wordy(&self, above: usize) -> usize {
        let is_heading = |at: &usize| {
            let several = self.given(*at).count() > 1;
            let below = |column: usize| {
                self.block
                    .iter()
                    .skip(at + 1)
                    .filter_map(move |line| line.get(column))
            };
            let heads = |column: usize, text: &String| {
                let year = is_year(text) && !below(column).all(|text| is_year(text));
                let caption = || several && self.is_caption(*at, (column, text));
                (year || self.is_words(text) || caption())
                    && group_name(text).is_none()
                    && (several || !is_total(text))
            };
            let numbers_columns = self
                .block
                .get(*at)
                .is_some_and(|line| numbering(line).is_some());
            !numbers_columns
                && self.given(*at).all(|(column, text)| heads(column, text))
                && self
                    .given(*at)
                    .any(|(column, _)| self.holds_numbers(column, at + 1))
        };
        let lines = (above..above + MOST_LINES).take_while(is_heading).count();
        if lines == 0 { 0 } else { above + lines }
    }

    /// A first line 1, 2, 3 above rows of numbers alone, which may number the columns or be data: as a heading it names none, so
    /// that a person is asked. A table with rows of its own tells by their number (`numbering`).
    pub(super) fn numbered(&self, above: usize) -> usize {
        let line = |at: usize| self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        let (first, next) = (line(above), line(above + 1));
        let rows = self.block.get(above + 1..).unwrap_or_default();
        let begins = |line: &[String]| line.first().and_then(|text| ordinal(text));
        let counts_rows = begins(next) == Some(Ordinal::Arabic(2));
        let may_be = matches!(self.table.rows, Rows::Added { .. })
            && !self.table.shape.transposed
            && first.len() > 2
            && rows.len() > 1
            && numbering(first) == Some(Numbering::Plain)
            && begins(first) == Some(Ordinal::Arabic(1))
            && !counts_rows
            && numbering(next).is_none()
            && !rows
                .iter()
                .flatten()
                .any(|text| text.contains(char::is_alphabetic));
        if may_be { above + 1 } else { 0 }
    }

    /// True for a cell with words and a digit that may be the heading of the column below it: it stands over no words, and
    /// begins with a word, or something else in its line is evidently a heading.
    fn is_caption(&self, at: usize, (column, text): (usize, &String)) -> bool {
        let has_digit = text.contains(|sign: char| sign.is_ascii_digit());
        if !has_digit || !has_words(text) || self.is_data(text) {
            return false;
        }
        let evident = || self.begins_as_heading(at);
        if self.is_over_words(at, column) {
            return evident();
        }
        let is_evident = |(other, text): (usize, &String)| {
            begins_with_word(text)
                && text.contains(|sign: char| sign.is_ascii_digit())
                && !self.is_over_words(at, other)
                && (names_a_time(text) || self.below(at, other).count() > 1)
        };
        is_evident((column, text)) || self.given(at).any(is_evident) || evident()
    }

    /// True for a line whose first cell is a label, or what stands over the names of rows: "Chỉ tiêu", "Tên đơn vị".
    fn begins_as_heading(&self, at: usize) -> bool {
        self.given(at).next().is_some_and(|(_, text)| {
            let text = &without_year(text);
            let words = Words::new(text);
            let mut labels = self.labels.iter();
            labels.any(|label| named(&words, label).is_some())
                || words.are_ordinal()
                || HEADING_WORDS.contains(&key(text).as_str())
                || key(text).starts_with(NAME_OF)
        })
    }

    /// The cells of a column below a line, blanks left out.
    fn below(&self, at: usize, column: usize) -> impl Iterator<Item = &String> {
        let lines = self.block.iter().skip(at + 1);
        let below = lines.filter_map(move |line| line.get(column));
        below.filter(|text| !text.is_empty())
    }

    /// True when most cells of a column below a line hold words or dates.
    fn is_over_words(&self, at: usize, column: usize) -> bool {
        let words = self.below(at, column).filter(|text| has_words(text));
        words.count() * 2 > self.below(at, column).count()
    }
}

/// "Chỉ tiêu" of "Chỉ tiêu năm 2025".
fn without_year(text: &str) -> String {
    let text = text.trim();
    match text.rsplit_once(' ') {
        Some((before, last)) if is_year(last.trim_matches(['(', ')'])) => {
            let before = before.trim_end();
            let bare = before
                .rsplit_once(' ')
                .filter(|(_, last)| names_a_time(last));
            bare.map_or(before, |(bare, _)| bare).to_owned()
        }
        _ => text.to_owned(),
    }
}

/// "Năm 2024", "Quý I/2025".
pub(super) fn names_a_time(text: &str) -> bool {
    let key = key(text);
    let first = key.split(' ').next();
    first.is_some_and(|first| TIMES.contains(&first))
}

fn begins_with_word(text: &str) -> bool {
    text.trim_start_matches('(')
        .starts_with(char::is_alphabetic)
}

/// True for a text of more than numbers and their signs. Dates are written with a stroke.
fn has_words(text: &str) -> bool {
    text.contains(|sign: char| sign.is_alphabetic() || sign == '/')
}
