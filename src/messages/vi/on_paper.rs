//! The names of a template's parts as the printed document has them.

use crate::formula::explain::Labels;
use crate::messages::message::printed_label;
use crate::template::checked::CheckedTemplate;

/// Names without the words that tell apart fields of the form.
pub struct OnPaper<'a>(pub &'a CheckedTemplate);

impl Labels for OnPaper<'_> {
    fn label(&self, name: &str) -> String {
        printed_label(&Labels::label(self.0, name))
    }

    fn table(&self, table: &str) -> String {
        Labels::table(self.0, table)
    }

    fn column(&self, table: &str, column: &str) -> String {
        printed_label(&Labels::column(self.0, table, column))
    }

    fn option(&self, field: &str, option: &str) -> Option<String> {
        Labels::option(self.0, field, option)
    }

    fn on_paper(&self) -> bool {
        true
    }
}
