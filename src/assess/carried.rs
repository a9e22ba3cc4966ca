//! What one assessment hands to the next: sums over columns and rows of tables, as far as no change touches them, so that a
//! key press in a table of thousands of rows goes over the columns that it changes and not over all.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assess::reach::{Reach, reach};
use crate::assess::table_rows::TableRows;
use crate::formula::outcome::Outcome;
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{Field, Table};
use crate::template::dependencies::is_affected;
use crate::template::form::{Form, cell_parts, table_of};
use crate::template::rules::Rules;

/// Sums by the name of their column (`template::dependencies::column_name`), rows by their table.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    pub(crate) sums: BTreeMap<String, Outcome>,
    pub(crate) rows: BTreeMap<String, Arc<TableRows>>,
}

/// It is worked out from the report like all else, and never differs where the report does not.
impl PartialEq for Carried {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Carried {
    /// What is left after changes at some addresses.
    #[must_use]
    pub(crate) fn after(
        mut self,
        changed: &[FieldPath],
        template: &Form,
        rules: &Rules,
        report: &Report,
    ) -> Self {
        self.rows.retain(|id, _| {
            template
                .tables
                .get(id)
                .is_some_and(|placed| keeps_rows(&placed.table, changed, report))
        });
        let carried = &self.rows;
        self.sums.retain(|name, _| {
            let Some((table, _, column)) = cell_parts(name) else {
                return false;
            };
            // Which rows count may have changed with them.
            carried.contains_key(table) && !is_affected_column(table, column, changed, rules)
        });
        self
    }
}

/// True while changes leave the rows of a table as they are: their names, their groups, and which of them count.
fn keeps_rows(table: &Table, changed: &[FieldPath], report: &Report) -> bool {
    let of_table = |path: &&FieldPath| table_of(path.as_str()) == table.id;
    changed.iter().filter(of_table).all(|path| {
        let Some((_, row, column)) = cell_parts(path.as_str()) else {
            return false;
        };
        // Words name rows and mark groups; a number may name them too, as a year does.
        let number = table
            .columns
            .iter()
            .any(|field| field.id == column && field.kind.is_number());
        let names = table.shape.row_label.as_deref() == Some(column);
        // The first answer of a row makes it one that counts, its last one takes that back.
        let given = |field: &&Field| {
            *report.answer(&FieldPath::cell(&table.id, row, &field.id)) != Answer::Blank
        };
        number && !names && table.columns.iter().filter(given).count() > changed.len()
    })
}

/// True when a change may alter what stands in a column.
fn is_affected_column(table: &str, column: &str, changed: &[FieldPath], rules: &Rules) -> bool {
    let computed = rules.computed(table, column);
    changed.iter().any(|path| match cell_parts(path.as_str()) {
        Some((of, _, typed)) if of == table => {
            typed == column
                || computed.is_some_and(|computed| {
                    computed.cells.iter().any(|cell| cell == typed)
                        || reach(&computed.formula, table, rules) == Reach::Table
                })
        }
        _ => computed
            .is_some_and(|computed| is_affected(&computed.depends_on, std::slice::from_ref(path))),
    })
}
