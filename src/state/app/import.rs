//! Opening files: a dry run first, then one button.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::begin::import_example;
use super::core::App;
use crate::browser::files::{self, Chosen};
use crate::browser::lazy::lazy;
use crate::browser::page;
use crate::browser::store::BrowserStore;
use crate::formats::request::link_of_file;
use crate::input::name_order::compare_names;
use crate::messages::vi;
use crate::model::file::LARGEST_FILE;
use crate::model::storage::{ImportVerdict, StorageError};
use crate::state::collection::place::Place;
use crate::state::persistence::done;
use crate::state::route::Route;
use crate::storage::import::{ImportPreview, import, preview_files};
use crate::storage::repository;

impl App {
    /// Opens the file picker, then looks at the chosen files.
    pub fn choose_files(self) {
        files::choose(".json,application/json,.html,text/html", move |chosen| {
            self.preview_import(chosen)
        });
    }

    /// Looks at files that were dropped on the page.
    pub fn open_dropped(self, event: &DragEvent) {
        let chosen = files::dropped(event);
        // The pages of collections take what is dropped there themselves: their code is not here yet.
        let is_collection = |route: &Route| matches!(route, Route::Collection(_));
        if self.route.with_untracked(is_collection) {
            return self.say(false, vi::app::LOADING.to_owned(), false);
        }
        self.preview_import(chosen);
    }

    /// Looks at files; nothing changes before [`App::accept_import`].
    pub(in crate::state) fn preview_import(self, chosen: Vec<Chosen>) {
        if chosen.is_empty() {
            return;
        }
        page::go(&Route::Import.fragment());
        self.loads.run(move || {
            let chosen = chosen.clone();
            Box::pin(async move {
                self.start_persistence().await?;
                read_files(self, chosen).await
            })
        });
    }

    /// Reads the files and says what importing them would do.
    fn read_files(self, chosen: Vec<Chosen>) {
        self.import_previews().set(None);
        self.loads.busy.set(vi::app::READING);
        spawn_local(async move {
            let templates = self.templates_arc();
            let here = repository::load_all(&BrowserStore, &templates)
                .map(|list| list.reports)
                .unwrap_or_default();
            let mut files = Vec::new();
            for file in chosen {
                let content = file.text(LARGEST_FILE).await;
                files.push((file.name(), content));
            }
            // A request is no report: it is shown, and begins one.
            if let [(_, Ok(text))] = files.as_slice()
                && let Some(link) = link_of_file(text)
            {
                self.loads.busy.set("");
                return page::go(&Place::Request(link).fragment());
            }
            // A browser hands files over in the order in which they were clicked on, or any other.
            files.sort_by(|(one, _), (other, _)| compare_names(one, other));
            let entries = preview_files(files, &here, &templates);
            self.import_previews().set(Some(entries));
            self.loads.busy.set("");
        });
    }

    /// Opens a sample report.
    pub fn open_example(self, name: &str) {
        let (name, asked_at) = (name.to_owned(), page::fragment());
        self.loads.run_waiting(move || {
            let (name, asked_at) = (name.clone(), asked_at.clone());
            Box::pin(async move {
                self.start_persistence().await?;
                // Who went on meanwhile is not called back.
                if page::fragment() == asked_at {
                    import_example(self, name).await?;
                }
                Ok(())
            })
        });
    }

    /// Imports what the dry run found usable.
    pub fn accept_import(self) {
        let Some(entries) = self.import_previews().get_untracked() else {
            return;
        };
        match import(&BrowserStore, &entries) {
            Ok(count) => {
                self.import_previews().set(None);
                self.refresh();
                let only = entries
                    .iter()
                    .filter_map(|entry| entry.report.as_ref().ok())
                    .map(|one| one.report.id.clone())
                    .collect::<Vec<_>>();
                match only.as_slice() {
                    [id] => page::go(&Route::of_report(id).fragment()),
                    _ => page::go(&Route::Home.fragment()),
                }
                // Said when it is on disk, on the page that was gone to.
                let said = move |on_disk| {
                    let text = done(&vi::commands::imported(count), on_disk);
                    self.say(true, text, false);
                };
                match self.started_persistence() {
                    Some(started) => started.after_replication(said),
                    None => said(true),
                }
            }
            Err(fault) => self.open_only_in_memory(&entries, fault),
        }
    }

    /// A single new report that cannot be saved is opened in memory; of several it is said why they were not taken in.
    fn open_only_in_memory(self, entries: &[ImportPreview], fault: StorageError) {
        let mut usable = entries.iter().filter(|entry| {
            matches!(
                entry.verdict,
                ImportVerdict::Added | ImportVerdict::Replaces
            )
        });
        let only = usable
            .next()
            .filter(|entry| usable.next().is_none() && entry.verdict == ImportVerdict::Added);
        let new = only
            .and_then(|entry| entry.report.clone().ok())
            .filter(|one| self.registry.unsaved(&one.report.id).is_none());
        match new {
            Some(one) => {
                let route = Route::of_report(&one.report.id);
                self.open_in_memory(one.report, one.template, fault);
                self.import_previews().set(None);
                page::go(&route.fragment());
            }
            None => self.say(
                false,
                vi::commands::not_imported(fault == StorageError::Full).to_owned(),
                false,
            ),
        }
    }

    /// Drops the dry run; nothing has changed.
    pub fn cancel_import(self) {
        self.import_previews().set(None);
        page::go(&Route::Home.fragment());
    }
}

lazy! { files:
    /// Reads files and says what importing them would do.
    pub fn read_files(app: App, chosen: Vec<Chosen>) -> () {
        app.read_files(chosen);
    }
}
