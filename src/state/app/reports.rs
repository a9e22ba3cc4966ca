//! The reports of this machine: listing them, opening one, removing, bringing back.

use leptos::prelude::*;

use super::core::App;
use super::report_summary::summary;
use crate::browser::lazy::lazy;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, files, timers};
use crate::formats::report::decode::Decoded;
use crate::input::agency::AgencyKey;
use crate::messages::vi;
use crate::model::storage::StorageError;
use crate::state::editor::{Editor, SaveState};
use crate::state::lazy::LoadState;
use crate::state::route::Route;
use crate::storage::fold::fold;
use crate::storage::listing;
use crate::storage::opening;
use crate::storage::related::is_same_period;
use crate::storage::repository::{self, ReportList};
use crate::storage::save::versions;
use crate::storage::{KeyValue, trash};

/// So many records are read before the list is shown: as many as a screen has room for.
const FIRST: usize = 8;
/// So many of the others are read at once.
const AT_ONCE: usize = 30;

impl App {
    /// Brings the list of reports up to date where it is shown; what a command wrote is copied in any case.
    pub(super) fn refresh(self) {
        self.note_any();
        let started = matches!(self.persistence.get_untracked(), LoadState::Ready(()));
        if started && self.kept.get_untracked() {
            let shown = self.route.get_untracked() == Route::Home;
            self.loads
                .run_always(move || Box::pin(follow_commands(self, shown)));
        }
    }

    /// Notes whether there are records on this machine; none is read.
    pub(super) fn note_any(self) {
        match repository::has_any(&BrowserStore) {
            Ok(true) => self.kept.set(true),
            Ok(false) => {
                self.kept.set(false);
                self.reports.set(Vec::new());
                self.quarantined.set(Vec::new());
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
    }

    /// Moves a report to the trash.
    pub fn remove(self, id: &str) {
        let removed = fold(&BrowserStore, id, &self.templates_arc())
            .and_then(|()| trash::move_to_trash(&BrowserStore, id));
        match removed {
            Ok(bin) => {
                self.removed.set_value(bin);
                self.say(true, vi::commands::REMOVED.to_owned(), true);
            }
            Err(fault) => self.say(
                false,
                vi::backup::not_removed(fault == StorageError::Full).to_owned(),
                false,
            ),
        }
        self.refresh();
    }

    /// Brings the last removed report back.
    pub fn undo_removal(self) {
        self.loads.run(move || Box::pin(restore_removed(self)));
    }

    fn restore_last(self) {
        if let Some(trash) = self.removed.get_value() {
            match trash::restore(&BrowserStore, &trash) {
                Ok(_) => self.notice.set(None),
                Err(fault) => self.say(
                    false,
                    vi::backup::trashed_not_restored(fault == StorageError::Full).to_owned(),
                    false,
                ),
            }
            self.refresh();
        }
    }

    /// Hands a record that does not read to the person as a file.
    pub fn download_quarantined(self, key: &str) {
        if let Ok(Some(text)) = BrowserStore.get(key) {
            files::download(
                &format!("{}.txt", key.replace('/', "_")),
                "text/plain",
                &text,
            );
        }
    }

    /// An editor over a report of this machine, or why not in a sentence.
    fn editor(self, report: &str) -> Result<Editor, String> {
        let templates = self.templates_arc();
        let (one, previous) = opening::open(&BrowserStore, report, &templates)
            .map_err(|fault| vi::persistence::render(fault).to_owned())?
            .ok_or_else(|| vi::commands::NO_REPORT.to_owned())?;
        // Its own date may be of another machine, or of long ago: what is said to be saved is the record here.
        let version =
            versions(&BrowserStore, report).map_or(0, |(record, journal)| record.max(journal));
        let make = || {
            let editor = Editor::new(one.report, one.template, previous);
            editor.enable_undo();
            if version > 0 {
                editor.saved.set(SaveState::Written {
                    at: clock::moment(version),
                });
            }
            editor
        };
        Ok(self.registry.open(make))
    }

    /// What was said of a store that could not be used is no longer true.
    pub fn storage_works(self) {
        let stale = |problem: &Option<String>| {
            problem
                .as_deref()
                .is_some_and(|text| text != vi::commands::BROKEN_CATALOG)
        };
        if self.storage_problem.with_untracked(stale) {
            self.storage_problem.set(None);
        }
    }

    /// Reads the records of this machine: the last written at once, the others while the browser draws.
    pub fn list_reports(self) {
        let listing = self.listing.get_value().wrapping_add(1);
        self.listing.set_value(listing);
        let mut list = ReportList::default();
        let first = listing::keys(&BrowserStore).and_then(|mut keys| {
            let rest = keys.split_off(keys.len().min(FIRST));
            listing::add(&mut list, &BrowserStore, &keys, &self.templates_arc())?;
            Ok(rest)
        });
        match first {
            Ok(rest) => {
                // A list that is shown does not grow short for a moment.
                if rest.is_empty() || self.reports.with_untracked(Vec::is_empty) {
                    self.show(&list);
                }
                self.list_rest(listing, list, rest);
                self.storage_works();
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
        if let Some(started) = self.started_persistence() {
            started.follow_commands();
        }
    }

    /// Reads the other records, unless the list is read anew meanwhile.
    fn list_rest(self, listing: u32, mut list: ReportList, mut keys: Vec<String>) {
        if keys.is_empty() {
            return;
        }
        timers::after(0, move || {
            if self.listing.get_value() != listing {
                return;
            }
            let rest = keys.split_off(keys.len().min(AT_ONCE));
            match listing::add(&mut list, &BrowserStore, &keys, &self.templates_arc()) {
                Ok(()) if rest.is_empty() => self.show(&list),
                Ok(()) => self.list_rest(listing, list, rest),
                Err(fault) => self.note_fault(Some(fault)),
            }
        });
    }

    fn show(self, list: &ReportList) {
        let agencies: Vec<AgencyKey> = list
            .reports
            .iter()
            .map(|one| AgencyKey::of(&one.report))
            .collect();
        let summary = |(one, agency): (&Decoded, &AgencyKey)| {
            let namesake = agencies.iter().any(|other| other.is_namesake(agency));
            let repeated = list.reports.iter().zip(&agencies).any(|(other, of)| {
                other.report.id != one.report.id
                    && is_same_period(&other.report, &one.report)
                    && of.is_same(agency)
            });
            summary(one, namesake, repeated)
        };
        self.reports
            .set(list.reports.iter().zip(&agencies).map(summary).collect());
        self.quarantined.set(list.quarantined.clone());
    }
}

lazy! { persistence:
    /// Copies what a command wrote, and reads the records of this machine where their list is shown.
    pub fn follow_commands(app: App, shown: bool) -> () {
        if shown {
            app.list_reports();
        } else if let Some(started) = app.started_persistence() {
            started.follow_commands();
        }
    }
}

lazy! { persistence:
    /// Brings the report back that was removed last.
    pub fn restore_removed(app: App) -> () {
        app.restore_last();
    }
}

lazy! { persistence:
    /// An editor over a report of this machine, or why not in a sentence.
    pub fn open_report(app: App, report: String) -> Result<Editor, String> {
        app.editor(&report)
    }
}
