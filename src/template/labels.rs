//! The names of a compiled template's parts, for formulas in words.

use crate::formula::labels::Labels;
use crate::model::answer::FieldPath;
use crate::template::form::Form;
use crate::template::names::option_label;
use crate::template::rules::Rules;

/// The names of answers, which the form has, and of indicators, which the rules have.
#[derive(Clone, Copy, Debug)]
pub struct TemplateLabels<'a> {
    /// What is asked.
    pub form: &'a Form,
    /// What follows.
    pub rules: &'a Rules,
}

impl Labels for TemplateLabels<'_> {
    fn option(&self, field: &str, option: &str) -> Option<String> {
        option_label(self.form.field_kind(&FieldPath::new(field))?, option)
    }

    fn label(&self, name: &str) -> String {
        match self.rules.indicator(name) {
            Some(indicator) => indicator.definition.label.clone(),
            None => self.form.label(&FieldPath::new(name)),
        }
    }

    fn table(&self, table: &str) -> String {
        self.form.label(&FieldPath::new(table))
    }

    fn column(&self, table: &str, column: &str) -> String {
        self.form.column_label(table, column)
    }
}
