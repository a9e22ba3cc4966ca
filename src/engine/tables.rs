//! Computed cells and totals of a table, ready to be read.

use super::assessment::{CellResult, RowResult, TableResult};
use super::checked::{CheckedTemplate, cell_parts};
use super::dependence::{column_name, touches};
use super::lookup::ReportLookup;
use super::rows::InRow;
use crate::formula::evaluate::{Lookup, Outcome, Value, evaluate, evaluate_in};
use crate::formula::explain::undefined_text;
use crate::formula::syntax::{Expression, Node, RowFunction};
use crate::model::answer::Path;
use crate::model::number::MOST_DECIMALS;
use crate::model::template::{Field, FieldKind, Table};
use crate::text::{number, words};

/// A table as it is shown.
pub fn result(table: &Table, lookup: &ReportLookup<'_>) -> TableResult {
    let computed: Vec<&Field> =
        table.columns.iter().filter(|field| matches!(field.kind, FieldKind::Computed { .. })).collect();
    let mut rows = Vec::new();
    for row in lookup.template.named_rows(table, lookup.report) {
        let mut cells = Vec::new();
        for field in computed.iter().filter(|_| !row.group) {
            let at = InRow { table, row: &row };
            let outcome = lookup.value(&at.cell(&field.id));
            cells.push((field.id.clone(), cell(field, outcome, lookup.template)));
        }
        rows.push(RowResult { row, computed: cells });
    }
    let mut totals = Vec::new();
    if rows.iter().any(|row| !row.row.group) {
        for field in table.columns.iter().filter(|field| field.total) {
            totals.push((field.id.clone(), cell(field, total(&table.id, &field.id, lookup), lookup.template)));
        }
    }
    TableResult { id: table.id.clone(), rows, totals }
}

/// True when a change at one of the addresses can change how a table is shown.
pub fn touched(table: &Table, template: &CheckedTemplate, changed: &[Path]) -> bool {
    let own = [table.id.clone()];
    touches(&own, changed)
        || table.columns.iter().any(|field| {
            template.columns.get(&column_name(&table.id, &field.id)).is_some_and(|column| touches(&column.needs, changed))
        })
}

/// The total of a column: the sum of its rows; for a rate its formula over the totals, so that the rate of the whole is
/// the sum of numerators over the sum of denominators.
fn total(table: &str, column: &str, lookup: &ReportLookup<'_>) -> Outcome {
    match lookup.template.computed(table, column) {
        Some(computed) if computed.rate => evaluate_in(&computed.formula, &Totals { table, lookup }, Some((table, NO_ROW))),
        _ => {
            let cell = Expression { node: Node::RowCell(column.to_owned()), at: 0 };
            evaluate(&Expression { node: Node::OverRows(RowFunction::Sum, table.to_owned(), vec![cell]), at: 0 }, lookup)
        }
    }
}

/// Stands for the row of totals, which no row's id can be.
const NO_ROW: &str = "";

/// Totals in the place of a row's cells.
struct Totals<'a, 'b> {
    table: &'a str,
    lookup: &'a ReportLookup<'b>,
}

impl Lookup for Totals<'_, '_> {
    fn value(&self, path: &Path) -> Outcome {
        match cell_parts(path.as_str()) {
            Some((table, NO_ROW, column)) if table == self.table => total(table, column, self.lookup),
            _ => self.lookup.value(path),
        }
    }

    fn previous(&self, path: &Path) -> Outcome {
        self.lookup.previous(path)
    }

    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome> {
        self.lookup.rows(table)
    }

    fn above(&self, table: &str, row: &str) -> Option<String> {
        self.lookup.above(table, row)
    }
}

fn cell(field: &Field, outcome: Outcome, template: &CheckedTemplate) -> CellResult {
    let shown = match (&outcome, &field.kind) {
        (Outcome::Value(Value::Number(value)), FieldKind::Computed { decimals, .. }) => {
            number::format_rounded(value, *decimals)
        }
        (Outcome::Value(Value::Number(value)), _) => {
            number::format_rounded(value, value.needed_decimals(MOST_DECIMALS).unwrap_or(MOST_DECIMALS))
        }
        (Outcome::Undefined(why), _) => undefined_text(why, |path| template.label(path)),
        _ => words::NOT_ENOUGH_DATA.to_owned(),
    };
    CellResult { outcome, shown }
}
