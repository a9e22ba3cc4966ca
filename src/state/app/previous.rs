//! The report of the previous period of the one that is open, where it was not found when that was opened: its agency may be
//! named later, or the file of that period opened.

use std::sync::Arc;

use leptos::prelude::*;

use super::core::App;
use crate::browser::store::BrowserStore;
use crate::input::agency::AgencyKey;
use crate::model::period::Period;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::state::editor::Editor;
use crate::state::lazy::LoadError;
use crate::storage::opening::{may_be_previous, previous};
use crate::storage::related::state_of_others;

/// What decides whether there is such a report: of whom, for when, and what else this machine has.
#[derive(Clone, PartialEq)]
struct LookedFor {
    agency: AgencyKey,
    period: Period,
    others: (usize, u64),
}

impl LookedFor {
    fn of(report: &Report) -> Result<Self, StorageError> {
        Ok(Self {
            agency: AgencyKey::of(report),
            period: report.period.clone(),
            others: state_of_others(&BrowserStore, &report.id)?,
        })
    }
}

impl App {
    /// Lets the report of the previous period be looked for whenever the page of a section asks, once for the same question.
    pub(super) fn find_previous(self, editor: Editor) {
        let looked_for: StoredValue<Option<LookedFor>> = StoredValue::new(None);
        // While an agency is being typed, reports are looked through only when it is again the one whose report was here.
        let forgotten: StoredValue<Option<AgencyKey>> = StoredValue::new(None);
        editor.find_previous_by(Arc::new(move |page_asks| {
            match editor.is_previous_of_another() {
                Some(false) => return,
                Some(true) => {
                    forgotten.set_value(editor.with_previous(AgencyKey::of));
                    editor.forget_previous();
                }
                None => {}
            }
            let is_again = || {
                let is_own = |of: &AgencyKey| {
                    let own = editor.report.try_with_untracked(AgencyKey::of);
                    own.is_some_and(|own| own.is_same(of))
                };
                let is_own = forgotten.try_with_value(|of| of.as_ref().is_some_and(is_own));
                is_own.unwrap_or_default()
            };
            if !page_asks && !is_again() {
                return;
            }
            let asked = editor.report.try_with_untracked(LookedFor::of);
            let Some(Ok(asked)) = asked.filter(|_| !looked_for.is_disposed()) else {
                return;
            };
            if looked_for.with_value(|before| before.as_ref() == Some(&asked)) {
                return;
            }
            looked_for.set_value(Some(asked));
            self.loads
                .run_always(move || Box::pin(self.look_for_previous(editor)));
        }));
    }

    /// What may be that report is compared before it is read.
    async fn look_for_previous(self, editor: Editor) -> Result<(), LoadError> {
        let templates = [editor.template()];
        loop {
            let before = editor
                .report
                .try_with_untracked(|report| may_be_previous(&BrowserStore, report));
            // Left meanwhile, or nothing can be read.
            let Some(Ok(before)) = before else {
                return Ok(());
            };
            let wanted = self.not_compared(&before);
            if wanted.is_empty() {
                // From here on nothing comes in between.
                let found = editor
                    .report
                    .with_untracked(|report| previous(&BrowserStore, report, &before, &templates));
                if let Ok(Some(found)) = found {
                    editor.set_previous(found);
                }
                return Ok(());
            }
            self.compare(&wanted).await?;
        }
    }
}
