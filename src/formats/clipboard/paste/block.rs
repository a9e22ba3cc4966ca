//! A pasted block beside the table: what its columns hold.

use crate::formats::clipboard::paste::head::Head;
use crate::formats::clipboard::paste::labels::{Label, is_row, is_wordy};
use crate::formats::clipboard::paste::ordinals::is_count;
use crate::formats::clipboard::paste::request::Place;
use crate::formats::clipboard::paste::units::is_unit;
use crate::input::spreadsheet_number::read_cell;
use crate::model::answer::Answer;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::{FieldKind, Rows};

/// A block with what is known of its lines.
#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    /// The table and where the block is pasted.
    pub place: Place<'a>,
    /// Its cells.
    pub lines: &'a [Vec<String>],
    /// What its lines are; rows are `None`.
    pub kinds: &'a [Option<LineKind>],
    /// Its headings.
    pub head: &'a Head,
    /// The labels of the table's columns.
    pub labels: &'a [Label],
    /// True where its columns were pasted as lines.
    pub is_turned: bool,
}

impl<'a> Block<'a> {
    /// Its columns.
    pub fn width(self) -> usize {
        self.lines.first().map_or(0, Vec::len)
    }

    /// The cells of a column in the rows of data, blanks left out.
    pub fn cells(self, column: usize) -> impl Iterator<Item = &'a String> {
        let rows = self
            .lines
            .iter()
            .zip(self.kinds)
            .filter(|(_, kind)| kind.is_none());
        rows.filter_map(move |(line, _)| line.get(column))
            .filter(|text| !text.is_empty())
    }

    /// Its rows of data.
    pub fn rows(self) -> usize {
        self.kinds.iter().filter(|kind| kind.is_none()).count()
    }

    /// True when half of a column's cells are names of fixed rows.
    pub fn names_rows(self, column: usize) -> bool {
        let Rows::Fixed(rows) = &self.place.table.rows else {
            return false;
        };
        let known = self
            .cells(column)
            .filter(|text| rows.iter().any(|row| is_row(text, &row.label)))
            .count();
        known > 0 && known * 2 >= self.cells(column).count()
    }

    /// True for a column of words before the numbers of fixed rows: their names, known or not. Roman numbers in the order of
    /// a count are no names, as letters and 1, 2, 3 are none.
    pub fn may_name_rows(self, column: usize) -> bool {
        let fixed = matches!(self.place.table.rows, Rows::Fixed(_));
        let wordy = self.cells(column).filter(|text| is_wordy(text)).count();
        let words = wordy > 0 && wordy * 2 > self.cells(column).count();
        let counts = || is_count(self.cells(column).map(String::as_str), true);
        fixed && (self.names_rows(column) || (words && !counts()))
    }

    /// True when a column seems to be missing before one: no cell of that can be read where it would go, or only as words, and
    /// the next column of the table, which takes no words, reads all of them.
    pub fn reads_better_shifted(self, targets: &[Target]) -> bool {
        let columns = &self.place.table.columns;
        let is_words = |at: usize| columns.get(at).is_some_and(|field| field.kind.is_words());
        let is_number = |at: usize| columns.get(at).is_some_and(|field| field.kind.is_number());
        let reads = |at: usize, text: &str| {
            let field = columns.get(at);
            field.is_some_and(|field| {
                !matches!(read_cell(&field.kind, text, None), Answer::Unreadable(_))
            })
        };
        let taken = |at: usize| {
            targets
                .iter()
                .any(|target| matches!(target, Target::Column { column, .. } if *column == at))
        };
        let typed_after = |column: usize| {
            let later = columns.iter().enumerate().skip(column + 1);
            later
                .filter(|(_, field)| {
                    !matches!(field.kind, FieldKind::Computed { .. } | FieldKind::Acts)
                })
                .map(|(at, _)| at)
        };
        let is_shifted = |(at, target): (usize, &Target)| {
            let Target::Column { column, .. } = *target else {
                return false;
            };
            let Some(next) = typed_after(column).next().filter(|next| !is_words(*next)) else {
                return false;
            };
            let reads_badly = if is_words(column) {
                // Numbers may be names: years, codes.
                self.place.naming() != Some(column) || !is_number(next)
            } else {
                self.cells(at).all(|text| !reads(column, text))
            };
            let mut cells = self.cells(at).peekable();
            reads_badly
                && !typed_after(column).all(taken)
                && cells.peek().is_some()
                && cells.all(|text| reads(next, text))
        };
        targets.iter().enumerate().any(is_shifted)
    }

    /// Cells that their columns could not read.
    pub fn unreadable(self, targets: &[Target]) -> usize {
        let of = |(at, target): (usize, &Target)| {
            let Target::Column { column, .. } = target else {
                return 0;
            };
            let Some(field) = self.place.table.columns.get(*column) else {
                return 0;
            };
            self.cells(at)
                .filter(|text| matches!(read_cell(&field.kind, text, None), Answer::Unreadable(_)))
                .count()
        };
        targets.iter().enumerate().map(of).sum()
    }
}

/// True for a line that states units and nothing else, wherever it stands.
pub(super) fn is_unit_line(line: &[String]) -> bool {
    let mut given = line.iter().filter(|text| !text.is_empty()).peekable();
    given.peek().is_some() && given.all(|text| is_unit(text))
}
