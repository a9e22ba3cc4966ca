//! Computed cells and totals of a table.

use std::collections::BTreeMap;

use crate::assess::lookup::ReportLookup;
use crate::assess::reach::{Reach, reach};
use crate::assess::row_changes::rows_affected;
use crate::assess::rows::InRow;
use crate::assess::table_result::{CellResult, RowResult, TableResult};
use crate::formula::evaluate::{Lookup, evaluate, evaluate_in};
use crate::formula::outcome::Outcome;
use crate::formula::syntax::{Expression, Node, RowFunction, Span};
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::{Field, FieldKind, Table};
use crate::template::dependencies;
use crate::template::form::cell_parts;
use crate::template::rules::Rules;

/// A table as it is shown.
pub fn result(table: &Table, lookup: &ReportLookup<'_>) -> TableResult {
    let rows: Vec<RowResult> = lookup
        .table_rows(table)
        .all
        .iter()
        .map(|row| row_result(InRow { table, row }, lookup))
        .collect();
    let totals = if rows.iter().any(|row| !row.row.group) {
        totals(table, lookup, |_| true)
    } else {
        Vec::new()
    };
    // Collected, they would bring a sort of their own: 2 KB after gzip of what indicators wait for.
    let mut positions = BTreeMap::new();
    for (position, row) in rows.iter().enumerate() {
        positions.insert(row.row.id.clone(), position);
    }
    TableResult {
        id: table.id.clone(),
        rows,
        positions,
        totals,
    }
}

/// Brings a table up to date after changes: only rows and totals that these touch are worked out again.
pub fn renew(
    result: &mut TableResult,
    table: &Table,
    changed: &[FieldPath],
    lookup: &ReportLookup<'_>,
) {
    let Some(rows) = rows_to_renew(table, changed, lookup) else {
        *result = self::result(table, lookup);
        return;
    };
    let named = lookup.table_rows(table);
    for row in rows.iter().filter_map(|id| named.row(id)) {
        let place = result
            .positions
            .get(&row.id)
            .and_then(|position| result.rows.get_mut(*position));
        if let Some(place) = place {
            *place = row_result(InRow { table, row }, lookup);
        }
    }
    let columns: Vec<&str> = changed
        .iter()
        .filter_map(|path| Some(cell_parts(path.as_str())?.2))
        .collect();
    // The first answer of a row makes it one that counts, in every column.
    let begins = |row: &String| {
        let given = |column: &&Field| {
            *lookup
                .report
                .answer(&FieldPath::cell(&table.id, row, &column.id))
                != Answer::Blank
        };
        table.columns.iter().filter(given).count() <= columns.len()
    };
    let all = rows.iter().any(begins);
    let touched = |field: &Field| {
        all || columns.contains(&field.id.as_str())
            || lookup
                .rules
                .computed(&table.id, &field.id)
                .is_some_and(|computed| {
                    computed
                        .cells
                        .iter()
                        .any(|cell| columns.contains(&cell.as_str()))
                })
    };
    for (id, cell) in totals(table, lookup, touched) {
        if let Some((_, total)) = result.totals.iter_mut().find(|(column, _)| *column == id) {
            *total = cell;
        }
    }
}

/// The rows that changes inside a table touch; `None` when any row may be.
fn rows_to_renew(
    table: &Table,
    changed: &[FieldPath],
    lookup: &ReportLookup<'_>,
) -> Option<Vec<String>> {
    let inside =
        |path: &FieldPath| cell_parts(path.as_str()).is_some_and(|(of, ..)| of == table.id);
    if !changed.iter().all(inside) {
        return None;
    }
    let computed = table
        .columns
        .iter()
        .filter_map(|field| lookup.rules.computed(&table.id, &field.id));
    let far = computed
        .map(|column| reach(&column.formula, &table.id, lookup.rules))
        .max()
        .unwrap_or(Reach::Row);
    rows_affected(table, &[], far, changed, lookup)
}

fn row_result(at: InRow<'_>, lookup: &ReportLookup<'_>) -> RowResult {
    let computed = at
        .table
        .columns
        .iter()
        .filter(|field| matches!(field.kind, FieldKind::Computed { .. }) && !at.row.group);
    let cell = |field: &Field| {
        let outcome = lookup.value(at.cell(&field.id).as_str());
        (field.id.clone(), CellResult { outcome })
    };
    RowResult {
        row: at.row.clone(),
        computed: computed.map(cell).collect(),
    }
}

/// Totals of the wanted columns that have one.
fn totals(
    table: &Table,
    lookup: &ReportLookup<'_>,
    wanted: impl Fn(&Field) -> bool,
) -> Vec<(String, CellResult)> {
    let fields = table
        .columns
        .iter()
        .filter(|field| field.total && wanted(field));
    fields
        .map(|field| {
            let outcome = total(&table.id, &field.id, lookup);
            (field.id.clone(), CellResult { outcome })
        })
        .collect()
}

/// True when a change at one of the addresses can change how a table is shown.
pub fn is_affected(table: &Table, rules: &Rules, changed: &[FieldPath]) -> bool {
    dependencies::is_affected(std::slice::from_ref(&table.id), changed)
        || rules
            .columns_of(&table.id)
            .any(|column| dependencies::is_affected(&column.depends_on, changed))
}

/// The total of a column: the sum of its rows; for a rate its formula over the totals, so that the rate of the whole is
/// the sum of numerators over the sum of denominators.
pub(crate) fn total(table: &str, column: &str, lookup: &ReportLookup<'_>) -> Outcome {
    match lookup.rules.computed(table, column) {
        Some(computed) if computed.rate => evaluate_in(
            &computed.formula,
            &Totals { table, lookup },
            Some((table, NO_ROW)),
        ),
        _ => {
            let cell = Expression {
                node: Node::RowCell(column.to_owned()),
                span: Span::default(),
            };
            evaluate(
                &Expression {
                    node: Node::OverRows(RowFunction::Sum, table.to_owned(), vec![cell]),
                    span: Span::default(),
                },
                lookup,
            )
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
    fn value(&self, path: &str) -> Outcome {
        match cell_parts(path) {
            Some((table, NO_ROW, column)) if table == self.table => {
                total(table, column, self.lookup)
            }
            _ => self.lookup.value(path),
        }
    }

    fn previous(&self, path: &str) -> Outcome {
        self.lookup.previous(path)
    }

    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome> {
        self.lookup.rows(table)
    }

    fn above(&self, table: &str, row: &str) -> Option<String> {
        self.lookup.above(table, row)
    }
}
