//! A pasted block beside the table: what its columns hold.

use crate::formats::clipboard::paste::head::Head;
use crate::formats::clipboard::paste::labels::{Label, is_row, is_wordy};
use crate::formats::clipboard::paste::request::Place;
use crate::formats::clipboard::paste::units::is_unit;
use crate::input::spreadsheet_number::read_cell;
use crate::model::answer::Answer;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::Rows;

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

    /// True for a column of words before the numbers of fixed rows: their names, known or not.
    pub fn may_name_rows(self, column: usize) -> bool {
        let fixed = matches!(self.place.table.rows, Rows::Fixed(_));
        let wordy = self.cells(column).filter(|text| is_wordy(text)).count();
        fixed && (self.names_rows(column) || (wordy > 0 && wordy * 2 > self.cells(column).count()))
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
