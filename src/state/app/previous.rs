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
        editor.find_previous_by(Arc::new(move || {
            match editor.is_previous_of_another() {
                Some(false) => return,
                Some(true) => editor.forget_previous(),
                None => {}
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
