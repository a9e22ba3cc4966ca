//! Tables of a report: their rows, computed cells, and whether anything of them is answered.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assess::lookup::ReportLookup;
use crate::assess::lookup::answers::{missing, not_applicable, value};
use crate::assess::rows::NamedRow;
use crate::assess::table_rows::TableRows;
use crate::formula::evaluate::evaluate_in;
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::{Field, FieldKind, Rows, Table};
use crate::template::form::cell_parts;

impl ReportLookup<'_> {
    /// The rows of a table, gone over once.
    #[must_use]
    pub(crate) fn table_rows(&self, table: &Table) -> Arc<TableRows> {
        if let Some(known) = self.tables.borrow().get(&table.id) {
            return Arc::clone(known);
        }
        let applies = !self.is_left_out(&table.id) && !self.report.is_not_applicable(&table.id);
        let counts = |row: &NamedRow| applies && !row.group && !self.is_empty_row(table, &row.id);
        let rows = Arc::new(TableRows::new(
            self.template.named_rows(table, self.report),
            counts,
        ));
        self.tables
            .borrow_mut()
            .insert(table.id.clone(), Arc::clone(&rows));
        rows
    }

    /// True for an added row without any answer: it is not yet a row of the report.
    fn is_empty_row(&self, table: &Table, row: &str) -> bool {
        let blank = |column: &Field| {
            *self
                .report
                .answer(&FieldPath::cell(&table.id, row, &column.id))
                == Answer::Blank
        };
        matches!(table.rows, Rows::Added { .. }) && table.columns.iter().all(blank)
    }

    /// A computed cell; the heading of a group has none.
    pub(super) fn computed_cell(&self, path: &str) -> Outcome {
        if let Some(known) = self.cells.borrow().get(path) {
            return known.clone();
        }
        let outcome = cell_parts(path).and_then(|(table, row, column)| {
            let placed = self.template.tables.get(table)?;
            if self.template.is_group(&placed.table, self.report, row) {
                return Some(not_applicable(path));
            }
            Some(evaluate_in(
                &self.rules.computed(table, column)?.formula,
                self,
                Some((table, row)),
            ))
        });
        let outcome = outcome.unwrap_or_else(|| missing(path));
        self.cells
            .borrow_mut()
            .insert(path.to_owned(), outcome.clone());
        outcome
    }

    /// Whether anything of a table is answered: a number where it asks for numbers.
    pub(super) fn whole_table(&self, table: &Table) -> Outcome {
        if self.report.is_not_applicable(&table.id) {
            return not_applicable(&table.id);
        }
        let numbers = table.columns.iter().any(|column| column.kind.is_number());
        let asked = || {
            table
                .columns
                .iter()
                .filter(|column| !numbers || column.kind.is_number())
        };
        let given = |row: &str| {
            asked().any(|column| matches!(self.typed_cell(table, row, column), Outcome::Value(_)))
        };
        let rows = self.template.rows(table, self.report);
        if rows.iter().any(|row| given(&row.id)) {
            Outcome::Value(Value::YesNo(true))
        } else {
            missing(&table.id)
        }
    }

    fn typed_cell(&self, table: &Table, row: &str, column: &Field) -> Outcome {
        match column.kind {
            FieldKind::Computed { .. } => Outcome::Missing(BTreeSet::new()),
            ref kind => {
                let path = FieldPath::cell(&table.id, row, &column.id);
                value(self.report.answer(&path), kind, path.as_str())
            }
        }
    }
}
