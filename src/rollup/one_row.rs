//! A sum over rows of which something is blank: what the other rows state.

use super::cell::Cell;
use crate::formula::evaluate::{Lookup, evaluate};
use crate::formula::outcome::Outcome;
use crate::formula::syntax::{Expression, Node, RowFunction};

/// What is stated of a sum, or of a count, over the rows of a table; blank of any other formula.
pub(super) fn stated_of_rows(formula: &Expression, lookup: &dyn Lookup) -> Cell {
    let Node::OverRows(RowFunction::Sum | RowFunction::Count, table, _) = &formula.node else {
        return Cell::Blank;
    };
    let rows = lookup.rows(table).unwrap_or_default();
    let of_row = |row: &String| {
        let alone = OneRow { lookup, table, row };
        Cell::of_outcome(evaluate(formula, &alone))
    };
    let cells: Vec<Cell> = rows.iter().map(of_row).collect();
    cells
        .into_iter()
        .reduce(|sum, cell| sum.plus(&cell))
        .unwrap_or(Cell::Blank)
}

/// A report in which a table has one row.
struct OneRow<'a> {
    lookup: &'a dyn Lookup,
    table: &'a str,
    row: &'a str,
}

impl Lookup for OneRow<'_> {
    fn value(&self, path: &str) -> Outcome {
        self.lookup.value(path)
    }

    fn cell(&self, table: &str, row: &str, column: &str) -> Outcome {
        self.lookup.cell(table, row, column)
    }

    fn previous(&self, path: &str) -> Outcome {
        self.lookup.previous(path)
    }

    fn stated_decimals(&self, path: &str) -> Option<u32> {
        self.lookup.stated_decimals(path)
    }

    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome> {
        if table == self.table {
            Ok(vec![self.row.to_owned()])
        } else {
            self.lookup.rows(table)
        }
    }

    fn above(&self, table: &str, row: &str) -> Option<String> {
        self.lookup.above(table, row)
    }
}
