//! The reports of this machine: opening one, removing, bringing back. The list of them is `super::list`.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use super::core::App;
use crate::browser::lazy::lazy;
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, files};
use crate::formats::report::decode::Decoded;
use crate::messages::vi;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::state::editor::{Editor, SaveState};
use crate::state::lazy::LoadError;
use crate::state::route::Route;
use crate::storage::fold::fold;
use crate::storage::room::remove_summaries;
use crate::storage::save::versions;
use crate::storage::{KeyValue, opening, repository, trash};

/// An editor over a report of this machine, or why not in a sentence; on its way.
type Opening = Pin<Box<dyn Future<Output = Result<Result<Editor, String>, LoadError>>>>;

impl App {
    /// Brings the list of reports up to date where it is shown; what a command wrote is copied in any case.
    pub(in crate::state) fn refresh(self) {
        self.note_any();
        if self.has_persistence.get_untracked() && self.kept.get_untracked() {
            self.loads.run_always(move || {
                Box::pin(async move {
                    self.start_persistence().await?;
                    follow_commands(self, self.route.get_untracked() == Route::Home).await
                })
            });
        }
    }

    /// Notes whether there are records on this machine; none is read.
    pub(super) fn note_any(self) {
        match repository::has_any(&BrowserStore) {
            Ok(true) => self.kept.set(true),
            Ok(false) => {
                self.kept.set(false);
                // Nothing is listed that would drop that of the last report.
                remove_summaries(&PlainStore);
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
    }

    /// Moves a report to the trash: once all copies were compared, so that it takes the place of nothing there.
    pub fn remove(self, id: &str) {
        let id = id.to_owned();
        self.loads.run_always(move || {
            let id = id.clone();
            Box::pin(async move {
                self.start_persistence().await?;
                self.move_to_trash(&id);
                Ok(())
            })
        });
    }

    fn move_to_trash(self, id: &str) {
        let removed = fold(&BrowserStore, id, &self.templates_arc())
            .and_then(|()| trash::move_to_trash(&BrowserStore, id));
        match removed {
            Ok(trash) => {
                self.removed.set_value(trash);
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

    /// An editor over a report of this machine, or why not in a sentence. It, and those that may be of the period before,
    /// are compared first.
    async fn open(self, report: String) -> Result<Result<Editor, String>, LoadError> {
        let mut wanted = vec![report.clone()];
        loop {
            self.compare(&wanted).await?;
            let templates = self.templates_arc();
            // From here on nothing comes in between: what the editor begins with is what stands in the store.
            let opened = opening::open(&BrowserStore, &report, &templates);
            let (one, before) = match opened {
                Ok(Some(opened)) => opened,
                Ok(None) => return Ok(Err(vi::commands::NO_REPORT.to_owned())),
                Err(fault) => return Ok(Err(vi::persistence::render(fault).to_owned())),
            };
            wanted = self.not_compared(&before);
            if wanted.is_empty() {
                let previous = opening::previous(&BrowserStore, &one.report, &before, &templates);
                return Ok(previous
                    .map(|previous| self.editor(one, previous))
                    .map_err(|fault| vi::persistence::render(fault).to_owned()));
            }
        }
    }

    fn editor(self, one: Decoded, previous: Option<Report>) -> Editor {
        // Its own date may be of another machine, or of long ago: what is said to be saved is the record here.
        let version = versions(&BrowserStore, &one.report.id)
            .map_or(0, |(record, journal)| record.max(journal));
        let make = || {
            let editor = Editor::new(one.report, one.template, previous);
            editor.enable_undo();
            editor.note_issued();
            if version > 0 {
                editor.saved.set(SaveState::Written {
                    at: clock::moment(version),
                });
            }
            editor
        };
        self.registry.open(make)
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
    pub fn open_report(app: App, report: String) -> Opening {
        Box::pin(app.open(report))
    }
}
