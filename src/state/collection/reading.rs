//! Reading the files that are to be taken in, those of folders and archives among them, one after another while the page goes on.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::dry_run::{DryRun, Intake};
use super::opening::Pace;
use super::place::{Page, Place};
use crate::browser::folders::{Dropped, Placed};
use crate::browser::{clock, page};
use crate::collection::workspace::Workspace;
use crate::formats::archive::open_archive;
use crate::input::file_kind::{FileKind, PassedOver};
use crate::input::name_order::compare_names;
use crate::input::sanitize::file_name;
use crate::model::archive::{ArchiveError, LARGEST_ARCHIVE, MOST_INFLATED};
use crate::model::file::{FileError, LARGEST_FILE};
use crate::storage::received::{ReadFile, read_file};
use crate::template::form::Form;

/// A reading of files as far as it is.
struct Reading {
    own: Collecting,
    turn: u32,
    workspace: Arc<Workspace>,
    templates: Vec<Arc<Form>>,
    pace: Pace,
    read: Vec<ReadFile>,
    passed_over: PassedOver,
    /// How many bytes may still come of archives.
    room: usize,
    /// How many files there are, as far as is known: what an archive holds is known once it is open.
    all: usize,
}

/// Reading was called off.
struct CalledOff;

impl Collecting {
    /// Reads what was dropped.
    pub(super) fn read_dropped(self, dropped: Dropped) {
        if dropped.is_empty() {
            return;
        }
        let Some(turn) = self.begin_reading(0) else {
            return;
        };
        spawn_local(async move {
            let (files, incomplete) = dropped.files().await;
            if self.is_turn(self.readings, turn) {
                self.read_in(files, incomplete, turn).await;
            }
        });
    }

    /// Reads files.
    pub(super) fn read_files(self, files: Vec<Placed>) {
        if files.is_empty() {
            return;
        }
        if let Some(turn) = self.begin_reading(files.len()) {
            spawn_local(self.read_in(files, false, turn));
        }
    }

    /// Goes to the page of files that are taken in; what was read before is dropped.
    fn begin_reading(self, all: usize) -> Option<u32> {
        let workspace = self.workspace_now()?;
        page::go(&Place::of(&workspace.collection.id, Page::Intake));
        self.intake.set(Intake::Reading(0, all));
        Some(self.readings.next())
    }

    async fn read_in(self, files: Vec<Placed>, incomplete: bool, turn: u32) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        let mut reading = Reading {
            own: self,
            turn,
            workspace,
            templates: self.app.templates_arc(),
            pace: Pace::new(),
            read: Vec::with_capacity(files.len()),
            passed_over: PassedOver::default(),
            room: MOST_INFLATED,
            all: 0,
        };
        if reading.files(files).await.is_err() {
            return;
        }
        let Reading {
            read, passed_over, ..
        } = reading;
        if let Some(now) = self.workspace_now() {
            let run = DryRun::new(read, &now, clock::now());
            let run = DryRun {
                passed_over,
                incomplete,
                ..run
            };
            self.intake.set(Intake::Sorted(Arc::new(run)));
        }
    }
}

impl Reading {
    async fn files(&mut self, files: Vec<Placed>) -> Result<(), CalledOff> {
        let mut opened = Vec::with_capacity(files.len());
        for file in files {
            match FileKind::of(&file.path) {
                // What was chosen by itself is read whatever it is called; of a folder, what may be a report.
                kind @ (FileKind::System | FileKind::Other(_)) if file.is_in_folder => {
                    self.passed_over.add(kind, &file_name(&file.path));
                }
                kind => opened.push((kind, file)),
            }
        }
        opened.sort_by(|(_, one), (_, other)| compare_names(&one.path, &other.path));
        self.all = opened.len();
        self.show();
        for (kind, file) in opened {
            match kind {
                FileKind::Zip => self.archive(&file).await?,
                FileKind::OtherArchive => {
                    let refused = Err(ArchiveError::OtherKind.into());
                    self.add(&file.path, refused).await?;
                }
                _ => {
                    let text = file.file.text(LARGEST_FILE).await;
                    self.add(&file.path, text).await?;
                }
            }
        }
        self.rest().await
    }

    /// Reads the files of an archive; one that holds no report is one file that cannot be used.
    async fn archive(&mut self, file: &Placed) -> Result<(), CalledOff> {
        let archive = match file.file.size() {
            size if size > LARGEST_ARCHIVE => Err(ArchiveError::TooLarge(size)),
            _ => {
                let bytes = file.file.bytes().await.ok_or(ArchiveError::NoZip);
                bytes.and_then(|bytes| open_archive(&file.path, bytes, self.room))
            }
        };
        let mut archive = match archive {
            Ok(archive) => archive,
            Err(why) => return self.add(&file.path, Err(why.into())).await,
        };
        self.passed_over.extend(archive.passed_over().clone());
        if archive.len() == 0 {
            let nothing = Err(ArchiveError::NoReports.into());
            return self.add(&file.path, nothing).await;
        }
        self.all = self.all.saturating_add(archive.len()).saturating_sub(1);
        for (name, text) in archive.by_ref() {
            self.add(&name, text).await?;
        }
        self.room = archive.room();
        Ok(())
    }

    async fn add(&mut self, name: &str, text: Result<String, FileError>) -> Result<(), CalledOff> {
        self.rest().await?;
        let template = &self.workspace.template;
        self.read
            .push(read_file(name, text, template, &self.templates));
        self.show();
        Ok(())
    }

    /// Lets the browser have its turn; reading may have been called off meanwhile.
    async fn rest(&mut self) -> Result<(), CalledOff> {
        self.pace.rest().await;
        if self.own.is_turn(self.own.readings, self.turn) {
            Ok(())
        } else {
            Err(CalledOff)
        }
    }

    fn show(&self) {
        let reading = Intake::Reading(self.read.len(), self.all);
        self.own.intake.set(reading);
    }
}
