//! The names of a template's parts as the printed document has them.

use super::checked::{CheckedTemplate, cell_parts};
use crate::formula::explain::Labels;
use crate::model::template::Rows;
use crate::text::said::on_paper;

/// Names without the words that tell apart fields of the form.
pub struct OnPaper<'a>(pub &'a CheckedTemplate);

impl Labels for OnPaper<'_> {
    /// A cell by its row and column: the formula that names it stands below its table.
    fn label(&self, name: &str) -> String {
        let cell = || {
            let (table, row, column) = cell_parts(name)?;
            let Rows::Fixed(rows) = &self.0.tables.get(table)?.table.rows else { return None };
            let row = rows.iter().find(|choice| choice.id == row)?;
            Some(format!("{}, {}", row.label, Labels::column(self.0, table, column)))
        };
        on_paper(&cell().unwrap_or_else(|| Labels::label(self.0, name)))
    }

    fn table(&self, table: &str) -> String {
        Labels::table(self.0, table)
    }

    fn column(&self, table: &str, column: &str) -> String {
        on_paper(&Labels::column(self.0, table, column))
    }

    fn option(&self, field: &str, option: &str) -> Option<String> {
        Labels::option(self.0, field, option)
    }

    fn on_paper(&self) -> bool {
        true
    }
}
