//! What is open in the reports of the list: as the editor that was left counts it, else counted when the browser is idle, by the
//! part of the program that assesses. Where that does not come, the list does without.

use leptos::prelude::*;

use super::core::App;
use super::list::{PATIENCE, Reading, SLICE};
use crate::browser::lazy::lazy;
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, timers};
use crate::model::storage::StorageError;
use crate::state::lazy::run_now;
use crate::state::route::Route;
use crate::storage::save::Seen;
use crate::storage::summaries::Summaries;

/// How many milliseconds pass at most until counting begins.
const REST: u32 = 2_000;

impl App {
    /// Notes what the editor that was opened last counts of its report, where it is of what stands in the store.
    pub(super) fn note_left_editor(self, known: &mut Summaries) {
        let Some(editor) = self.registry.last() else {
            return;
        };
        let id = editor.id();
        let Some(open) = untrack(|| editor.open_counts()) else {
            return;
        };
        let stored = Seen::read(&BrowserStore, &id).ok().flatten();
        let before = known.previous(&id);
        let before = before.map(|before| (before.id.clone(), before.changed.clone()));
        let beside =
            untrack(|| editor.with_previous(|before| (before.id.clone(), before.changed.clone())));
        // What is only in memory is not what the list lists.
        let is_stored = editor.fault().is_none() && stored.is_some_and(|one| editor.saw(&one));
        if is_stored && before == beside {
            known.note(&id, open);
        }
    }

    /// Counts what is open in the listed reports of which nobody knows it, from the top of the list down.
    pub(super) fn count_rest(self, listing: u32, reading: Reading) {
        let is_unknown = |id: &&str| reading.known.open(id).is_none();
        let ids = reading.reports.iter().map(|one| one.id());
        let mut ids: Vec<String> = ids.filter(is_unknown).map(str::to_owned).collect();
        if ids.is_empty() {
            return;
        }
        ids.reverse();
        timers::when_idle(REST, move || {
            run_now(async move {
                if self.load_templates().await.is_ok() {
                    let _ = count_open(self, listing, reading, ids).await;
                }
            });
        });
    }

    /// Counts the last of some reports for a few milliseconds, then the others when the browser is idle again; as long as the
    /// list is the one that is shown.
    fn count_slice(self, listing: u32, mut reading: Reading, mut ids: Vec<String>) {
        if self.report_list().readings.get_value() != listing {
            return;
        }
        let shown = self.route.get_untracked() == Route::Home;
        let begun = clock::milliseconds();
        while shown && clock::milliseconds().saturating_sub(begun) < SLICE {
            let Some(id) = ids.pop() else {
                break;
            };
            if let Err(fault) = self.count_one(&mut reading, &id) {
                self.note_fault(Some(fault));
                return;
            }
        }
        self.show_counted(&mut reading);
        if ids.is_empty() || !shown {
            reading.known.save(&PlainStore);
        } else {
            timers::when_idle(PATIENCE, move || self.count_slice(listing, reading, ids));
        }
    }

    fn count_one(self, reading: &mut Reading, id: &str) -> Result<(), StorageError> {
        let mut reports = reading.reports.iter();
        let template = reports
            .find(|one| one.id() == id)
            .and_then(|one| self.with_rules(one.template()));
        match template {
            Some(template) => reading.known.count(&BrowserStore, id, &template),
            None => Ok(()),
        }
    }
}

lazy! { findings:
    /// Counts what is open in some reports of the list.
    pub fn count_open(app: App, listing: u32, reading: Reading, ids: Vec<String>) -> () {
        app.count_slice(listing, reading, ids);
    }
}
