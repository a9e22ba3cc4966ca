//! Taking files in: chosen or dropped, sorted in a dry run, then all that can be taken or none. Reading them is `super::reading`.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::dry_run::{DryRun, Intake};
use super::opening::Pace;
use super::place::{Page, Place};
use super::writing::Change;
use crate::browser::folders::{self, Dropped, Placed};
use crate::browser::{files, page};
use crate::collection::intake::apply;
use crate::collection::sorted::Choice;
use crate::messages::vi::collection::intake as words;
use crate::model::collection::Subject;
use crate::storage::collections::file_entry;

impl Collecting {
    /// Opens the file picker, then reads the chosen files.
    pub fn choose_files(self) {
        let accept = ".json,application/json,.html,.htm,text/html,.zip,application/zip";
        files::choose(accept, move |chosen| {
            self.read_files(chosen.into_iter().map(Placed::alone).collect());
        });
    }

    /// Opens the picker of folders, then reads the files of the chosen one.
    pub fn choose_folder(self) {
        folders::choose_folder(move |files| self.read_files(files));
    }

    /// Reads files, and those of folders, that were dropped on the page.
    pub fn drop_files(self, event: &DragEvent) {
        // Where no collection is open they are reports like others, and the page around hears of them.
        if self.workspace_now().is_some() {
            event.stop_propagation();
            self.read_dropped(Dropped::of(event));
        }
    }

    /// Calls reading off, or drops the dry run; nothing has changed.
    pub fn cancel_intake(self) {
        self.readings.next();
        self.intake.set(Intake::None);
    }

    /// Says whose a file is; nobody's where none is named.
    pub fn say_whose(self, position: usize, subject: Option<Subject>) {
        self.choose(position, move |choice| choice.subject = subject);
    }

    /// Takes a file although it was altered, or not.
    pub fn take_altered(self, position: usize, take: bool) {
        self.choose(position, move |choice| choice.altered = take);
    }

    /// Leaves a file out, or looks at it again.
    pub fn leave_out(self, position: usize, left_out: bool) {
        self.choose(position, move |choice| choice.left_out = left_out);
    }

    fn choose(self, position: usize, change: impl FnOnce(&mut Choice)) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        self.intake.update(|intake| {
            if let Intake::Sorted(run) = intake {
                let run = Arc::make_mut(run);
                change(run.choices.entry(position).or_default());
                run.sort(&workspace);
            }
        });
    }

    /// Takes in what can be taken: all of it or, where it cannot be written, nothing.
    pub fn accept_intake(self) {
        let run = self.intake.with_untracked(|intake| match intake {
            Intake::Sorted(run) => Some(Arc::clone(run)),
            _ => None,
        });
        let (Some(run), Some(before)) = (run, self.known()) else {
            return;
        };
        let workspace = Arc::clone(&before.workspace);
        let applied = apply(&workspace.collection, &run.files, &run.choices, &run.at);
        // A choice that another tab made void is dropped by sorting again.
        let Ok(after) = applied else {
            return self.intake.update(|intake| intake.sort_again(&workspace));
        };
        let taken = run.taken();
        self.intake.set(Intake::Writing(taken));
        spawn_local(async move {
            let open: BTreeMap<&str, usize> = open_findings(&run);
            let (mut change, mut pace) = (Change::default(), Pace::new());
            for digest in after.submissions.keys() {
                if workspace.collection.submissions.contains_key(digest) {
                    continue;
                }
                let open = open.get(digest.as_str()).copied().unwrap_or_default();
                let form = &workspace.template.form;
                change.files.extend(file_entry(&after, digest, open, form));
                change.open_findings.push((digest.clone(), open));
                pace.rest().await;
            }
            let id = after.id.clone();
            if self.write(before, after, change).await {
                self.intake.set(Intake::None);
                // What is told belongs to the page that is gone to.
                page::go(&Place::of(&id, Page::Agencies));
                self.app.tell(words::done(taken));
            } else if !self.is_over() {
                self.intake.set(Intake::Sorted(run));
            }
        });
    }
}

/// How many findings are open in each report, by digest of its content.
fn open_findings(run: &DryRun) -> BTreeMap<&str, usize> {
    let files = run.files.iter().zip(&run.found);
    let counted = files.filter_map(|(file, found)| {
        let received = file.content.as_ref().ok()?;
        Some((received.digest.as_str(), found.open))
    });
    counted.collect()
}
