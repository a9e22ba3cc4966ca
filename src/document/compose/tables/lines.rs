//! The rows of a table that are printed, cell by cell, however the table stands.

use std::collections::BTreeSet;

use crate::assess::rows::NamedRow;
use crate::assess::table_result::{CellResult, TableResult};
use crate::document::compose::answer_cells::{ZERO, cell, column_of, is_blank, unit};
use crate::document::compose::source::Source;
use crate::document::tree::Cell;
use crate::formula::outcome::Outcome;
use crate::messages::message::printed_label;
use crate::messages::vi;
use crate::messages::vi::document;
use crate::messages::vi::formula::undefined_on_paper;
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::{self, Field, FieldKind, Rows};

/// Columns beside which the names of rows get much room.
pub(super) const FEW_COLUMNS: usize = 4;

/// The rows of a table that are printed, and what follows from them.
pub(super) struct Lines<'a> {
    pub(super) source: Source<'a>,
    pub(super) table: &'a template::Table,
    pub(super) columns: Vec<&'a Field>,
    pub(super) rows: Vec<NamedRow>,
    pub(super) result: Option<&'a TableResult>,
    pub(super) with_units: bool,
    /// Columns and cells whose blank counts as zero; none in a table that nobody filled in.
    pub(super) zeros: BTreeSet<String>,
}

impl<'a> Lines<'a> {
    /// The results of the table, where columns are added up.
    pub(super) fn totals(&self) -> Option<&'a TableResult> {
        self.result.filter(|result| !result.totals.is_empty())
    }

    /// The rows in which something stands, numbered anew, and the headings of groups. A row that was added and holds nothing
    /// stands for nothing, also where the form counts a blank as zero.
    pub(super) fn filled(&self, rows: Vec<NamedRow>) -> Vec<NamedRow> {
        let is_fixed = matches!(self.table.rows, Rows::Fixed(_));
        let says = |row: &NamedRow| {
            row.group
                || self.table.columns.iter().any(|field| {
                    is_fixed && self.is_zero(row, field) || !is_blank(self.answer(row, field))
                })
        };
        let mut inside = 0;
        let mut filled: Vec<NamedRow> = rows.into_iter().filter(says).collect();
        for row in &mut filled {
            inside = if row.group { 0 } else { inside + 1 };
            if !row.group {
                row.ordinal = inside.to_string();
            }
        }
        filled
    }

    pub(super) fn answer(&self, row: &NamedRow, field: &Field) -> &Answer {
        self.source
            .report
            .answer(&FieldPath::cell(&self.table.id, &row.id, &field.id))
    }

    /// True for a blank that the form counts as zero.
    pub(super) fn is_zero(&self, row: &NamedRow, field: &Field) -> bool {
        let path = FieldPath::cell(&self.table.id, &row.id, &field.id);
        *self.answer(row, field) == Answer::Blank
            && (self.zeros.contains(path.as_str())
                || self.zeros.contains(&column_of(&self.table.id, &field.id)))
    }

    pub(super) fn heading(&self, field: &Field) -> String {
        document::with_unit(
            &printed_label(&field.label),
            if self.with_units { unit(field) } else { "" },
        )
    }

    pub(super) fn cell(&self, row: &NamedRow, field: &Field) -> Cell {
        if matches!(field.kind, FieldKind::Computed { .. }) {
            let result = self
                .result
                .and_then(|result| result.row(&row.id)?.computed(&field.id));
            return result.map_or_else(Cell::default, |result| worked_out(result, field));
        }
        match self.answer(row, field) {
            _ if self.is_zero(row, field) => Cell::new(ZERO),
            // A year that names its row is no number of thousands: no dots.
            Answer::Number(number) if self.table.shape.row_label.as_ref() == Some(&field.id) => {
                Cell::new(number.value().to_string())
            }
            answer => cell(self.source.template, field, answer),
        }
    }
}

/// The total of a column.
pub(super) fn total(result: &TableResult, field: &Field) -> Cell {
    result
        .total(&field.id)
        .map_or_else(Cell::default, |total| worked_out(total, field))
}

fn worked_out(cell: &CellResult, field: &Field) -> Cell {
    match cell.outcome {
        Outcome::Value(_) => Cell::new(cell.number(field).unwrap_or_default()),
        Outcome::Missing(_) => Cell::remark(vi::NOT_ENOUGH_DATA),
        Outcome::Undefined(ref why) => Cell::remark(undefined_on_paper(why)),
    }
}
