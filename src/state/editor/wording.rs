//! What follows from a report, at hand for those who word it.

use leptos::prelude::*;

use super::core::Editor;
use crate::assess::assessment::Assessment;
use crate::assess::lookup::ReportLookup;
use crate::model::answer::FieldPath;
use crate::template::dependencies::is_affected;

impl Editor {
    /// Words results of the report: with a look-up over it and with what follows from it. The reader hears of every
    /// assessment, which follows every change that words may depend on. Nothing as long as the rules are not here.
    pub fn with_results<T>(
        self,
        word: impl FnOnce(&ReportLookup<'_>, &Assessment) -> T,
    ) -> Option<T> {
        self.assessment.track();
        self.with_results_of(&[], word)
    }

    /// The same for what depends on these addresses and tables: the reader hears of assessments that went over it, and of no
    /// others. A page may show hundreds of results.
    pub fn with_results_of<T>(
        self,
        needs: &[String],
        word: impl FnOnce(&ReportLookup<'_>, &Assessment) -> T,
    ) -> Option<T> {
        self.assessed.track();
        for need in needs {
            let trigger = self
                .assessed_by
                .try_update_value(|known| known.entry(need.clone()).or_default().clone());
            trigger.unwrap_or_default().track();
        }
        let rules = self.rules_here()?;
        self.assessment.with_untracked(|assessment| {
            self.report.with_untracked(|report| {
                self.template.with_value(|template| {
                    let lookup = ReportLookup::assessed(template, &rules, report, assessment);
                    Some(word(&lookup, assessment))
                })
            })
        })
    }

    /// Wakes who follows what depends on some addresses, or all: it was assessed again.
    pub(super) fn tell_assessed(self, changed: Option<&[FieldPath]>) {
        let woken: Vec<ArcTrigger> = self.assessed_by.with_value(|known| match changed {
            None => known.values().cloned().collect(),
            Some(changed) => {
                let is_woken = |need: &String| is_affected(std::slice::from_ref(need), changed);
                let woken = known.iter().filter(|(need, _)| is_woken(need));
                woken.map(|(_, trigger)| trigger.clone()).collect()
            }
        });
        for trigger in woken {
            trigger.notify();
        }
    }
}
