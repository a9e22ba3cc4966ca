//! What a document is composed from.

use crate::assess::assessment::Assessment;
use crate::assess::lookup::ReportLookup;
use crate::model::report::Report;
use crate::template::form::Form;
use crate::template::labels::TemplateLabels;
use crate::template::rules::Rules;

/// A report, what it answers, and what follows from it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) template: &'a Form,
    pub(super) rules: &'a Rules,
    pub(super) report: &'a Report,
    pub(super) assessment: &'a Assessment,
}

impl<'a> Source<'a> {
    /// The report looked up, for wording what follows from it.
    pub(super) fn lookup(self) -> ReportLookup<'a> {
        ReportLookup::assessed(self.template, self.rules, self.report, self.assessment)
    }

    /// The names of everything that formulas and sentences mention.
    pub(super) fn names(self) -> TemplateLabels<'a> {
        TemplateLabels {
            form: self.template,
            rules: self.rules,
        }
    }
}
