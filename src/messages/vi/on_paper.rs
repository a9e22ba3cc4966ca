//! The names of a template's parts as the printed document has them.

use crate::formula::labels::Labels;
use crate::messages::message::printed_label;
use crate::template::labels::TemplateLabels;

/// Names without the words that tell apart fields of the form.
pub struct OnPaper<'a>(pub TemplateLabels<'a>);

impl Labels for OnPaper<'_> {
    fn label(&self, name: &str) -> String {
        printed_label(&self.0.label(name))
    }

    fn table(&self, table: &str) -> String {
        self.0.table(table)
    }

    fn column(&self, table: &str, column: &str) -> String {
        printed_label(&self.0.column(table, column))
    }

    fn option(&self, field: &str, option: &str) -> Option<String> {
        self.0.option(field, option)
    }

    fn on_paper(&self) -> bool {
        true
    }
}
