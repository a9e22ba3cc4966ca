//! A table with what is worked out in it, ready to be shown; `tables` makes it.

use std::collections::BTreeMap;

use crate::assess::rows::NamedRow;
use crate::formula::outcome::{Outcome, Value};
use crate::input::number;
use crate::model::number::MOST_DECIMALS;
use crate::model::template::{Field, FieldKind};

/// A table as it is shown: its rows with their names and computed cells, and its totals.
#[derive(Clone, Debug, PartialEq)]
pub struct TableResult {
    /// Id of the table.
    pub id: String,
    /// Its rows in their order, headings of groups included.
    pub rows: Vec<RowResult>,
    /// Where each row stands among them.
    pub positions: BTreeMap<String, usize>,
    /// Totals by column id, in the order of the columns; empty when no column has one or there is no row to count.
    pub totals: Vec<(String, CellResult)>,
}

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct RowResult {
    /// Its number and name.
    pub row: NamedRow,
    /// Computed cells by column id; a group's heading has none.
    pub computed: Vec<(String, CellResult)>,
}

/// A cell that the app works out.
#[derive(Clone, Debug, PartialEq)]
pub struct CellResult {
    /// The value, never rounded; what is missing; or why there is none.
    pub outcome: Outcome,
}

impl CellResult {
    /// Its number as it is printed, without unit; `None` when it has none.
    #[must_use]
    pub fn number(&self, field: &Field) -> Option<String> {
        let Outcome::Value(Value::Number(value)) = &self.outcome else {
            return None;
        };
        let decimals = match field.kind {
            FieldKind::Computed { decimals, .. } => decimals,
            // As the numbers were written that it adds up.
            _ => value
                .needed_decimals(MOST_DECIMALS)
                .map_or(MOST_DECIMALS, |needed| needed.max(value.decimals())),
        };
        Some(number::format_rounded(value, decimals))
    }
}

impl TableResult {
    /// A row by id.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<&RowResult> {
        self.rows.get(*self.positions.get(id)?)
    }

    /// The total of a column.
    #[must_use]
    pub fn total(&self, column: &str) -> Option<&CellResult> {
        of_column(&self.totals, column)
    }
}

impl RowResult {
    /// A computed cell.
    #[must_use]
    pub fn computed(&self, column: &str) -> Option<&CellResult> {
        of_column(&self.computed, column)
    }
}

fn of_column<'a>(cells: &'a [(String, CellResult)], column: &str) -> Option<&'a CellResult> {
    cells
        .iter()
        .find(|(id, _)| id == column)
        .map(|(_, cell)| cell)
}
