//! Which cell of a table a control is, and which ones are beside it.

use leptos::prelude::*;

use super::core::{Editor, control_id};
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Rows, Table};

/// A way from one cell to another, as the table is laid out on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the cell above.
    Up,
    /// To the cell below.
    Down,
    /// To the cell before.
    Left,
    /// To the cell after.
    Right,
}

impl Direction {
    /// Towards the rows after one, which stand below it or, side by side, after it.
    #[must_use]
    pub fn to_next_row(table: &Table) -> Self {
        if table.shape.transposed {
            Self::Right
        } else {
            Self::Down
        }
    }

    /// The way back.
    #[must_use]
    pub fn back(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

impl Editor {
    /// The row in which a control stands.
    #[must_use]
    pub fn row_of(self, table: &Table, control: &str) -> Option<String> {
        let rows = untrack(|| self.row_ids(table));
        let (row, _) = cell_of(table, &rows, control)?;
        rows.into_iter().nth(row)
    }

    /// The kind of number that is asked for where a control stands.
    #[must_use]
    pub fn number_at(self, table: &Table, control: &str) -> Option<FieldKind> {
        let rows = untrack(|| self.row_ids(table));
        let (_, column) = cell_of(table, &rows, control)?;
        let kind = &table.columns.get(column)?.kind;
        kind.is_number().then(|| kind.clone())
    }

    /// The control of the next cell in a direction that can be gone to; cells that are worked out, and those that the heading
    /// of a group does not have, are passed over.
    #[must_use]
    pub fn neighbour(self, table: &Table, control: &str, way: Direction) -> Option<String> {
        let rows = untrack(|| self.row_ids(table));
        let (mut row, mut column) = cell_of(table, &rows, control)?;
        loop {
            let by_row = matches!(way, Direction::Up | Direction::Down) != table.shape.transposed;
            let place = if by_row { &mut row } else { &mut column };
            *place = match way {
                Direction::Down | Direction::Right => place.checked_add(1)?,
                Direction::Up | Direction::Left => place.checked_sub(1)?,
            };
            let (id, field) = (rows.get(row)?, table.columns.get(column)?);
            if self.is_entered(table, id, column) {
                return Some(control_id(&FieldPath::cell(&table.id, id, &field.id)));
            }
        }
    }

    /// The last row, of a table whose rows are added one below the other, when a control is its last cell.
    #[must_use]
    pub fn row_that_ends(self, table: &Table, control: &str) -> Option<String> {
        let ends = || self.neighbour(table, control, Direction::Right).is_none();
        self.last_row(table, control).filter(|_| ends())
    }

    /// The last row, of a table whose rows are added one below the other, when a control stands in it.
    #[must_use]
    pub fn last_row(self, table: &Table, control: &str) -> Option<String> {
        let below = matches!(table.rows, Rows::Added { .. }) && !table.shape.transposed;
        let row = self.row_of(table, control).filter(|_| below)?;
        let last = untrack(|| self.row_ids(table)).pop()?;
        (row == last).then_some(row)
    }

    /// True for a row without any answer.
    #[must_use]
    pub fn is_blank_row(self, table: &Table, row: &str) -> bool {
        self.report
            .with_untracked(|report| is_blank_row(report, table, row))
    }

    /// True for a cell that a person fills in.
    fn is_entered(self, table: &Table, row: &str, column: usize) -> bool {
        let Some(field) = table.columns.get(column) else {
            return false;
        };
        let marks_groups = Some(&field.id) == table.shape.group_by.as_ref();
        let after_name = table.naming_column().is_some_and(|naming| naming < column);
        let template = self.template();
        let missing = !marks_groups
            && after_name
            && self
                .report
                .with_untracked(|report| template.is_group(table, report, row));
        !missing && !matches!(field.kind, FieldKind::Computed { .. })
    }
}

/// Row and column of a control, from 0.
pub(super) fn cell_of(table: &Table, rows: &[String], control: &str) -> Option<(usize, usize)> {
    let found = |(place, row): (usize, &String)| {
        let is =
            |column: &Field| control_id(&FieldPath::cell(&table.id, row, &column.id)) == control;
        Some((place, table.columns.iter().position(is)?))
    };
    rows.iter().enumerate().find_map(found)
}

/// True for a row without any answer.
pub(super) fn is_blank_row(report: &Report, table: &Table, row: &str) -> bool {
    table
        .columns
        .iter()
        .all(|column| *report.answer(&FieldPath::cell(&table.id, row, &column.id)) == Answer::Blank)
}
