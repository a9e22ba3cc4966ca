//! Taking files in: chosen or dropped, sorted in a dry run, then what can be taken is written, so many files at a time. Reading
//! them is `super::reading`.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::{Collecting, Opened};
use super::dry_run::{DryRun, Intake};
use super::place::{Page, Place};
use super::readers::Pace;
use crate::browser::folders::{self, Dropped, Placed};
use crate::browser::readers::Answer;
use crate::browser::{drops, files, page, timers};
use crate::collection::file_group::FileGroup;
use crate::collection::matching::AgencyIndex;
use crate::collection::sorted::Choice;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::intake as words;
use crate::model::collection::Subject;
use crate::storage::received::{Read, ReportReader};

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

    /// What is dropped anywhere on the pages of collections comes to them, until they are left.
    pub fn take_drops(self) {
        StoredValue::new_local(drops::listen(move |event| self.drop_files(event)));
    }

    /// Reads files, and those of folders, that were dropped on the page.
    fn drop_files(self, event: &DragEvent) {
        if self.workspace_now().is_some() {
            return self.read_dropped(Dropped::of(event));
        }
        let why = self.opened.with_untracked(|opened| match opened {
            Opened::Opening => Some(words::NOT_YET),
            Opened::Failed(why) => Some(*why),
            _ => None,
        });
        if let Some(why) = why {
            // It is called off that the browser shows the files in the place of the page.
            let _ = Dropped::of(event);
            return self.app.say(false, why.to_owned(), false);
        }
        // Where no collection is open they are reports like others.
        self.app.preview_import(files::dropped(event));
    }

    /// Shows what was read as a dry run.
    pub(super) async fn sort_read(self, mut run: DryRun, read: Vec<Option<Answer>>, turn: u32) {
        let Some(mut workspace) = self.workspace_now() else {
            return;
        };
        let (mut texts, mut pace) = (Vec::with_capacity(read.len()), Pace::new());
        if !workspace.has_index() {
            let mut index = AgencyIndex::default();
            while index.add_next(&workspace.collection) {
                pace.rest().await;
                if !self.is_turn(self.readings, turn) {
                    return;
                }
            }
            workspace.set_index(index);
        }
        for (read, text) in read.into_iter().flatten() {
            if let Read::File(file) = read {
                run.add(file, &workspace);
                texts.push(text);
            }
            pace.rest().await;
            if !self.is_turn(self.readings, turn) {
                return;
            }
        }
        timers::pause().await;
        if !self.is_turn(self.readings, turn) {
            return;
        }
        let Some(now) = self.workspace_now() else {
            return;
        };
        if Arc::ptr_eq(&now, &workspace) {
            run.compare(&workspace);
        } else {
            workspace = now;
            run.sort(&workspace);
        }
        self.texts.set_value(texts);
        timers::pause().await;
        if self.is_turn(self.readings, turn) {
            self.intake.set(Intake::Sorted(Arc::new(run)));
        }
    }

    /// What reports are read by.
    pub(super) fn read_by(self, workspace: &Workspace) -> ReportReader {
        let (template, plan) = (workspace.template.clone(), Arc::clone(workspace.plan()));
        ReportReader::by_plan(template, plan, self.app.templates_arc())
    }

    /// Calls reading off, or drops the dry run; nothing has changed.
    pub fn cancel_intake(self) {
        self.readings.next();
        self.shown.set(BTreeMap::new());
        self.texts.set_value(Vec::new());
        self.intake.set(Intake::None);
    }

    /// Shows so many files of a kind.
    pub fn show_more(self, kind: FileGroup, files: usize) {
        self.shown.update(|shown| {
            shown.insert(kind, files);
        });
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
                Arc::make_mut(run).choose(position, change, &workspace);
            }
        });
    }

    /// Takes in what can be taken.
    pub fn accept_intake(self) {
        let run = self.intake.with_untracked(|intake| match intake {
            Intake::Sorted(run) => Some(Arc::clone(run)),
            _ => None,
        });
        let (Some(run), Some(before)) = (run, self.known()) else {
            return;
        };
        let all = run.taken();
        // They belong to these files: others may be read once these are written.
        let texts = self.texts.try_update_value(std::mem::take);
        let texts = texts.unwrap_or_default();
        self.intake.set(Intake::Writing(0, all));
        spawn_local(async move {
            let id = before.workspace.collection.id.clone();
            let written = self.write_files(before, &run, &texts).await;
            if !self.is_open(&id) {
                return;
            }
            if written {
                self.intake.set(Intake::None);
                // What is told belongs to the page that is gone to.
                page::go(&Place::of(&id, Page::Agencies));
                self.app.tell(words::done(all));
            } else {
                self.texts.set_value(texts);
                let mut run = Intake::Sorted(run);
                if let Some(workspace) = self.workspace_now() {
                    run.sort_again(&workspace);
                }
                self.intake.set(run);
            }
        });
    }
}
