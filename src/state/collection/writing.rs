//! Changes of the open collection: they are shown when they are on disk. A change of the collection itself is written with all of it
//! or not at all; files are written so many at a time, each whole or not at all.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::{Collecting, Opened};
use super::dry_run::{DryRun, Intake};
use super::place::Place;
use super::readers::Pace;
use crate::browser::indexed_db::{self, Change, IndexedDbError, Store, Value};
use crate::browser::text::Text;
use crate::browser::{page, program, timers};
use crate::collection::known::Known as KnownReport;
use crate::collection::sorted::Sorted;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection as words;
use crate::model::collection::{Collection, Submission};
use crate::storage::collections::{
    Entries, Stamp, Unfinished, file_around, file_key, files_of, head_entry, head_key, known_entry,
    known_of, read_again, set_aside_of, syntheses_of, unfinished_key,
};

/// So many files are written in one transaction: some five megabytes, which a browser copies in one task.
const AT_A_TIME: usize = 250;

/// The open collection with its record, as they stood when a change was begun: what comes in between is not written over.
#[derive(Clone)]
pub(super) struct Known {
    /// The collection.
    pub workspace: Arc<Workspace>,
    head: String,
}

/// What is put into the store, or removed.
type Changes = Vec<Change>;

impl Collecting {
    /// The open collection, to be changed.
    pub(super) fn known(self) -> Option<Known> {
        let head = self.head.get_value();
        let workspace = self.workspace_now()?;
        Some(Known { workspace, head })
    }

    /// Changes the open collection, and then does something.
    pub(super) fn change(self, collection: Collection, then: impl FnOnce() + 'static) {
        self.change_by(collection, |before, now| before.changed(now, []), then);
    }

    /// The same where more is known of what follows from the change.
    pub(super) fn change_by(
        self,
        collection: Collection,
        changed: impl FnOnce(&Workspace, Collection) -> Workspace + 'static,
        then: impl FnOnce() + 'static,
    ) {
        let Some(before) = self.known() else {
            return;
        };
        spawn_local(async move {
            let workspace = &before.workspace;
            let (key, head) = head_entry(&collection, &workspace.template.form);
            let entries: Changes = vec![(key, Some(Value::Text(head.as_str().into())))];
            let written = put(&before, &entries).await;
            if self.is_written(written, words::NOT_SAVED) {
                self.head.set_value(head);
                self.post(&collection.id);
                self.show_after(workspace, |workspace| changed(workspace, collection));
                then();
            }
        });
    }

    /// Shows what was written. Where another change of this tab was written meanwhile, which files do not show in the collection's
    /// record, all of it is read anew.
    fn show_after(self, before: &Arc<Workspace>, changed: impl FnOnce(&Workspace) -> Workspace) {
        let now = self.workspace_now();
        if now.is_some_and(|now| Arc::ptr_eq(&now, before)) {
            self.show(changed(before));
        } else {
            self.reload();
        }
    }

    /// True where entries were written; else it is told.
    fn is_written(self, written: Result<bool, IndexedDbError>, fault: &'static str) -> bool {
        if self.is_over() {
            return false;
        }
        let why = match written {
            Ok(true) => return true,
            Ok(false) => {
                self.reload();
                words::CHANGED_ELSEWHERE
            }
            Err(IndexedDbError) => fault,
        };
        self.app.say(false, why.to_owned(), false);
        false
    }

    /// The collection as this tab changed it since, where its agencies are the same: files that were sorted fit it as well.
    fn since(self, before: &Known) -> Known {
        let same = |now: &Known| {
            let (now, before) = (&now.workspace.collection, &before.workspace.collection);
            now.id == before.id
                && now.agencies == before.agencies
                && now.superior == before.superior
        };
        self.known().filter(same).unwrap_or_else(|| before.clone())
    }

    /// Writes files beside the collection as it is now; a decision of this tab that came first does not keep them out.
    async fn put_files(self, before: &Known, entries: &Changes, fault: &'static str) -> bool {
        let now = self.since(before);
        let mut written = put(&now, entries).await;
        if !self.is_over() && written == Ok(false) {
            let later = self.since(before);
            if later.head != now.head {
                written = put(&later, entries).await;
            }
        }
        self.is_written(written, fault)
    }

    /// Writes the files of a dry run that are taken in, and shows them. What was written before a failure, or before the page was
    /// left, is there, and how far it came is told.
    pub(super) async fn write_files(
        self,
        before: Known,
        run: &DryRun,
        texts: &[Option<Text>],
    ) -> bool {
        let workspace = Arc::clone(&before.workspace);
        let id = &workspace.collection.id;
        let taken = run
            .sorted
            .iter()
            .enumerate()
            .filter(|(_, one)| one.is_taken());
        let taken: Vec<(usize, &Sorted)> = taken.collect();
        let (mut written, mut whole) = (Vec::new(), true);
        for part in taken.chunks(AT_A_TIME) {
            let (mut entries, of_part) = entries_of(&workspace, run, texts, part).await;
            if self.is_over() {
                return false;
            }
            // Of each a text is here; without one it is not told as taken.
            whole &= of_part.len() == part.len();
            let done = written.len() + of_part.len();
            let unfinished = (done < taken.len()).then(|| Unfinished {
                at: run.at.clone(),
                done,
                all: taken.len(),
            });
            let mark = unfinished.as_ref().map(Unfinished::to_text);
            let mark = mark.map(|text| Value::Text(text.as_str().into()));
            entries.push((unfinished_key(id), mark));
            let fault = if written.is_empty() {
                words::NOT_SAVED
            } else {
                words::NOT_ALL_SAVED
            };
            if !self.put_files(&before, &entries, fault).await {
                whole = false;
                break;
            }
            written.extend(of_part);
            if self.is_open(id) {
                self.unfinished.set(unfinished);
                self.intake.set(Intake::Writing(done, taken.len()));
            }
            // So that it is seen how far this is.
            timers::pause().await;
            if self.is_over() {
                return false;
            }
        }
        if !self.is_open(id) || written.is_empty() {
            return false;
        }
        let now = self.since(&before);
        // Another tab changed it: it is being read anew.
        if self.head.get_value() == now.head {
            let mut collection = now.workspace.collection.clone();
            let mut known = Vec::with_capacity(written.len());
            for (one, of_report) in written {
                known.push((one.digest.clone(), of_report));
                collection.submissions.insert(one.digest.clone(), one);
            }
            self.post(&collection.id);
            self.show(now.workspace.changed(collection, known));
        }
        whole
    }

    /// The person knows that taking files in was broken off.
    pub fn forget_unfinished(self) {
        let key = unfinished_key(&self.id.get_value());
        self.unfinished.set(None);
        spawn_local(async move {
            // It is told again where this fails.
            let gone: Entries = vec![(key, None)];
            let _ = indexed_db::write(Store::Collections, &gone).await;
        });
    }

    /// Removes the open collection with all that it holds.
    pub fn remove(self) {
        let id = self.id.get_value();
        spawn_local(async move {
            let removed = remove_all(&id).await;
            if self.is_over() {
                return;
            }
            if removed.is_err() {
                return self.app.say(false, words::NOT_SAVED.to_owned(), false);
            }
            self.post(&id);
            self.id.set_value(String::new());
            self.opened.set(Opened::None);
            page::go(&Place::List.fragment());
        });
    }
}

/// The records of some files, and what is known of their reports.
async fn entries_of(
    workspace: &Workspace,
    run: &DryRun,
    texts: &[Option<Text>],
    part: &[(usize, &Sorted)],
) -> (Changes, Vec<(Submission, KnownReport)>) {
    let (collection, form) = (&workspace.collection, &workspace.template.form);
    let stamp = Stamp::new(&program::name(), form);
    let (mut entries, mut all, mut pace) = (Changes::new(), Vec::new(), Pace::new());
    for (position, sorted) in part {
        let text = texts.get(*position).cloned().flatten();
        let found = run
            .found
            .get(*position)
            .and_then(|found| found.known.as_ref());
        let own = sorted.submission.as_ref().zip(text).zip(found);
        if let Some(((submission, text), known)) = own {
            let digest = &submission.digest;
            let (head, tail) = file_around(collection, submission);
            let text: Text = text.between(&head, &tail);
            entries.push((file_key(&collection.id, digest), Some(Value::Text(text))));
            let read = read_again(submission);
            let (key, bytes) = known_entry(&collection.id, digest, &read, known, &stamp);
            entries.push((key, Some(Value::Bytes(bytes))));
            all.push((submission.clone(), known.clone()));
        }
        pace.rest().await;
    }
    (entries, all)
}

/// Writes entries beside the record of the collection as it is known; false where that was changed.
async fn put(before: &Known, entries: &Changes) -> Result<bool, IndexedDbError> {
    let key = head_key(&before.workspace.collection.id);
    let known = (key.as_str(), Some(before.head.as_str()));
    indexed_db::write_unless_changed(Store::Collections, known, entries).await
}

async fn remove_all(id: &str) -> Result<(), IndexedDbError> {
    let mut entries: Entries = vec![(head_key(id), None), (unfinished_key(id), None)];
    for prefix in [
        files_of(id),
        known_of(id),
        set_aside_of(id),
        syntheses_of(id),
    ] {
        let keys = indexed_db::keys(Store::Collections, &prefix).await?;
        entries.extend(keys.into_iter().map(|key| (key, None)));
    }
    indexed_db::write(Store::Collections, &entries).await
}
