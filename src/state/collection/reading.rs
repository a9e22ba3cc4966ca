//! Reading the files that are to be taken in, those of folders and archives among them, while the page goes on: in workers where
//! there are many.

use std::cell::RefCell;
use std::iter::from_fn;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::dry_run::{DryRun, Intake};
use super::place::{Page, Place};
use super::readers::{Next, Pace, Readers};
use crate::browser::folders::{Dropped, Placed};
use crate::browser::readers::{Answer, Item};
use crate::browser::text::Text;
use crate::browser::{clock, page};
use crate::formats::archive::{Archive, open_archive};
use crate::input::file_kind::{FileKind, PassedOver};
use crate::input::name_order::name_key;
use crate::input::sanitize::file_name;
use crate::model::archive::{ArchiveError, LARGEST_ARCHIVE, MOST_INFLATED};
use crate::model::file::FileError;
use crate::storage::received::{Read, ReportReader};

/// A reading of files.
#[derive(Clone)]
struct Reading {
    own: Collecting,
    turn: u32,
    read_by: Rc<ReportReader>,
    readers: Rc<Readers>,
    state: Rc<RefCell<SoFar>>,
}

/// How far it is.
struct SoFar {
    answers: Vec<Option<Answer>>,
    passed_over: PassedOver,
    /// How many bytes may still come of archives.
    room: usize,
    /// How many were read.
    done: usize,
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

    /// Goes to the page of files that are taken in; what was read before is dropped. While files are written none are read.
    fn begin_reading(self, all: usize) -> Option<u32> {
        let writes = |intake: &Intake| matches!(intake, Intake::Writing(..));
        if self.intake.with_untracked(writes) {
            return None;
        }
        let workspace = self.workspace_now()?;
        page::go(&Place::of(&workspace.collection.id, Page::Intake));
        self.intake.set(Intake::Reading(0, all));
        Some(self.readings.next())
    }

    async fn read_in(self, files: Vec<Placed>, incomplete: bool, turn: u32) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        let read_by = Rc::new(self.read_by(&workspace));
        let reading = Reading {
            own: self,
            turn,
            readers: Readers::new(Rc::clone(&read_by)),
            read_by,
            state: Rc::new(RefCell::new(SoFar {
                answers: Vec::with_capacity(files.len()),
                passed_over: PassedOver::default(),
                room: MOST_INFLATED,
                done: 0,
                all: 0,
            })),
        };
        if reading.files(files).await.is_err() {
            return;
        }
        let (answers, passed_over) = {
            let mut state = reading.state.borrow_mut();
            (
                std::mem::take(&mut state.answers),
                std::mem::take(&mut state.passed_over),
            )
        };
        let mut run = DryRun::new(clock::now());
        run.passed_over = passed_over;
        run.incomplete = incomplete;
        self.sort_read(run, answers, turn).await;
    }
}

impl Reading {
    async fn files(&self, files: Vec<Placed>) -> Result<(), CalledOff> {
        let mut opened = Vec::with_capacity(files.len());
        for file in files {
            match FileKind::of(&file.path) {
                // What was chosen by itself is read whatever it is called; of a folder, what may be a report.
                kind @ (FileKind::System | FileKind::Other(_)) if file.is_in_folder => {
                    let passed_over = &mut self.state.borrow_mut().passed_over;
                    passed_over.add(kind, &file_name(&file.path));
                }
                kind => opened.push((kind, file)),
            }
        }
        self.state.borrow_mut().all = opened.len();
        self.show();
        // Thousands of names take longer than a page may be still.
        let (mut keyed, mut pace) = (Vec::with_capacity(opened.len()), Pace::new());
        for (kind, file) in opened {
            keyed.push((name_key(&file.path), kind, file));
            pace.rest().await;
            self.is_wanted()?;
        }
        keyed.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        // Files between two archives are read together.
        let mut together = Vec::new();
        for (_, kind, file) in keyed {
            match kind {
                FileKind::Zip => {
                    self.together(std::mem::take(&mut together)).await?;
                    self.archive(&file).await?;
                }
                FileKind::OtherArchive => self.refuse(&file.path, ArchiveError::OtherKind),
                _ => together.push((self.reserve(1), file)),
            }
        }
        self.together(together).await
    }

    async fn together(&self, files: Vec<(usize, Placed)>) -> Result<(), CalledOff> {
        let first = files.first().map_or(0, |(position, _)| *position);
        // A reader knows the name of a file; where it lies is known here. Refused ones lie between.
        let mut paths = Vec::new();
        for (position, file) in &files {
            paths.resize(position - first, None);
            paths.push(Some(file_name(&file.path)));
        }
        let items: Vec<Next> = files
            .into_iter()
            .map(|(position, file)| (position, Ok(Item::File(file.file))))
            .collect();
        let own = self.clone();
        let take = move |position: usize, (mut read, text): Answer| {
            let path = paths.get_mut(position - first).and_then(Option::take);
            if let (Read::File(file), Some(path)) = (&mut read, path) {
                file.incoming.file = path;
            }
            own.take(position, (read, text))
        };
        self.read(items.len(), items.into_iter(), take).await
    }

    /// Reads the files of an archive; one that holds no report is one file that cannot be used.
    async fn archive(&self, file: &Placed) -> Result<(), CalledOff> {
        let room = self.state.borrow().room;
        let archive = match file.file.size() {
            size if size > LARGEST_ARCHIVE => Err(ArchiveError::TooLarge(size)),
            _ => {
                let bytes = file.file.bytes().await.ok_or(ArchiveError::NoZip);
                bytes.and_then(|bytes| open_archive(&file.path, bytes, room))
            }
        };
        let archive = match archive {
            Ok(archive) => archive,
            Err(why) => {
                self.refuse(&file.path, why);
                return self.is_wanted();
            }
        };
        let count = archive.len();
        {
            let mut state = self.state.borrow_mut();
            state.passed_over.extend(archive.passed_over().clone());
            state.all = state.all.saturating_add(count).saturating_sub(1);
        }
        if count == 0 {
            self.state.borrow_mut().all += 1;
            self.refuse(&file.path, ArchiveError::NoReports);
            return self.is_wanted();
        }
        self.show();
        let archive = Rc::new(RefCell::new(archive));
        let own = self.clone();
        let take = move |position, answer| own.take(position, answer);
        let items = self.archived(Rc::clone(&archive), count);
        self.read(count, items, take).await?;
        self.state.borrow_mut().room = archive.borrow().room();
        Ok(())
    }

    /// The files of an archive, each inflated when there is somebody to read it.
    fn archived(
        &self,
        archive: Rc<RefCell<Archive>>,
        count: usize,
    ) -> impl Iterator<Item = Next> + 'static {
        let (read_by, mut position) = (Rc::clone(&self.read_by), self.reserve(count));
        from_fn(move || {
            let (name, text) = archive.borrow_mut().next()?;
            let next = match text {
                Ok(text) => Ok(Item::Named(name, Text::from(text.as_str()))),
                Err(why) => Err(refused(&read_by, &name, why)),
            };
            position += 1;
            Some((position - 1, next))
        })
    }

    async fn read(
        &self,
        count: usize,
        items: impl Iterator<Item = Next> + 'static,
        take: impl FnMut(usize, Answer) -> bool + 'static,
    ) -> Result<(), CalledOff> {
        match self.readers.read(count, items, take).await {
            true => self.is_wanted(),
            false => Err(CalledOff),
        }
    }

    /// A file that is not read at all.
    fn refuse(&self, name: &str, why: ArchiveError) {
        let position = self.reserve(1);
        self.take(position, refused(&self.read_by, name, why.into()));
    }

    /// The first of so many positions.
    fn reserve(&self, count: usize) -> usize {
        let answers = &mut self.state.borrow_mut().answers;
        let first = answers.len();
        answers.resize_with(first + count, || None);
        first
    }

    /// Takes what was read; false where nobody wants it any more.
    fn take(&self, position: usize, answer: Answer) -> bool {
        if self.is_wanted().is_err() {
            return false;
        }
        {
            let mut state = self.state.borrow_mut();
            if let Some(place) = state.answers.get_mut(position) {
                *place = Some(answer);
            }
            state.done += 1;
        }
        self.show();
        true
    }

    fn is_wanted(&self) -> Result<(), CalledOff> {
        let is_turn = self.own.is_turn(self.own.readings, self.turn);
        is_turn.then_some(()).ok_or(CalledOff)
    }

    fn show(&self) {
        let state = self.state.borrow();
        self.own.intake.set(Intake::Reading(state.done, state.all));
    }
}

fn refused(read_by: &ReportReader, name: &str, why: FileError) -> Answer {
    let (file, _) = read_by.read_file(name, Err(why));
    (Read::File(file), None)
}
