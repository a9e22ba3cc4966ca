//! What follows from a report, at hand for those who word it.

use leptos::prelude::*;

use super::core::Editor;
use crate::assess::assessment::Assessment;
use crate::assess::lookup::ReportLookup;

impl Editor {
    /// Words results of the report: with a look-up over it and with what follows from it. The reader hears of every
    /// assessment, which follows every change that words may depend on. Nothing as long as the rules are not here.
    pub fn with_results<T>(
        self,
        word: impl FnOnce(&ReportLookup<'_>, &Assessment) -> T,
    ) -> Option<T> {
        self.assessed.track();
        let rules = self.rules_here()?;
        self.assessment.with(|assessment| {
            self.report.with_untracked(|report| {
                self.template.with_value(|template| {
                    let lookup = ReportLookup::assessed(template, &rules, report, assessment);
                    Some(word(&lookup, assessment))
                })
            })
        })
    }
}
