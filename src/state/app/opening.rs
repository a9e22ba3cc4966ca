//! Opening files: a dry run first, then one button. Reading them is in the second part of the program.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, section_route};
use crate::browser::files::{self, Chosen};
use crate::browser::page;
use crate::browser::store::BrowserStore;
use crate::formats::problem::LARGEST_FILE;
use crate::messages::vi;
use crate::state::editor::Editor;
use crate::state::keeping;
use crate::state::route::Route;
use crate::storage::import::{ImportEntry, Verdict, dry_run, take_in};
use crate::storage::{StorageFault, repository};

impl App {
    /// Opens the file picker, then looks at the chosen files.
    pub fn choose_files(self) {
        files::choose(".json,application/json,.html,text/html", move |chosen| {
            self.look_at(chosen)
        });
    }

    /// Looks at files that were dropped on the page.
    pub fn open_dropped(self, event: &DragEvent) {
        self.look_at(files::dropped(event));
    }

    /// Looks at files; nothing changes before [`App::accept_import`].
    fn look_at(self, chosen: Vec<Chosen>) {
        if chosen.is_empty() {
            return;
        }
        self.import.set(None);
        page::go(&Route::Import.fragment());
        self.with_second(move |second| (second.look_at)(self, chosen));
    }

    /// Reads the files and says what taking them in would do.
    pub fn read_files(self, chosen: Vec<Chosen>) {
        self.busy.set(vi::app::READING);
        spawn_local(async move {
            let templates = self.templates_arc();
            let here = repository::load_all(&BrowserStore, &templates)
                .map(|shelf| shelf.reports)
                .unwrap_or_default();
            let mut entries = Vec::new();
            for file in chosen {
                let content = file.text(LARGEST_FILE).await;
                entries.push(dry_run(&file.name(), content, &here, &templates));
            }
            self.import.set(Some(entries));
            self.busy.set("");
        });
    }

    /// Opens a sample report.
    pub fn open_example(self, name: &str) {
        let (name, asked_at) = (name.to_owned(), page::fragment());
        self.wait_for_second(move |second| {
            // Who went on meanwhile is not called back.
            if page::fragment() == asked_at {
                (second.open_example)(self, &name);
            }
        });
    }

    /// Takes in what the dry run found usable.
    pub fn accept_import(self) {
        let Some(entries) = self.import.get_untracked() else {
            return;
        };
        match take_in(&BrowserStore, &entries) {
            Ok(count) => {
                // Message when it is on disk.
                keeping::after_copying(move |on_disk| {
                    self.say(
                        true,
                        keeping::done(&vi::commands::taken_in(count), on_disk),
                        false,
                    );
                });
                self.import.set(None);
                self.load_shelf();
                let only = entries
                    .iter()
                    .filter_map(|entry| entry.decoded.as_ref())
                    .map(|one| one.report.id.clone())
                    .collect::<Vec<_>>();
                match only.as_slice() {
                    [id] => page::go(&section_route(id).fragment()),
                    _ => page::go(&Route::Home.fragment()),
                }
            }
            Err(fault) => self.open_in_memory(&entries, fault),
        }
    }

    /// A single new report that cannot be saved is opened in memory; of several it is said why they were not taken in.
    fn open_in_memory(self, entries: &[ImportEntry], fault: StorageFault) {
        let mut usable = entries
            .iter()
            .filter(|entry| matches!(entry.verdict, Verdict::Added | Verdict::Replaces));
        let only = usable
            .next()
            .filter(|entry| usable.next().is_none() && entry.verdict == Verdict::Added);
        let new = only
            .and_then(|entry| entry.decoded.clone())
            .filter(|one| Editor::unsaved(&one.report.id).is_none());
        match new {
            Some(one) => {
                let route = section_route(&one.report.id);
                self.hold(one.report, one.template, fault);
                self.import.set(None);
                page::go(&route.fragment());
            }
            None => self.say(
                false,
                vi::commands::not_taken_in(fault == StorageFault::Full).to_owned(),
                false,
            ),
        }
    }

    /// Drops the dry run; nothing has changed.
    pub fn cancel_import(self) {
        self.import.set(None);
        page::go(&Route::Home.fragment());
    }
}
