//! Changes of the open collection: they are shown when they are on disk, all of a change or nothing of it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::{Collecting, Opened};
use super::place::Place;
use crate::browser::indexed_db::{self, Store};
use crate::browser::page;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection as words;
use crate::model::collection::Collection;
use crate::storage::collections::{Entries, files_of, head_entry, head_key, set_aside_of};

/// The open collection with its record, as they stood when a change was begun: what comes in between is not written over.
#[derive(Clone)]
pub(super) struct Known {
    /// The collection.
    pub workspace: Arc<Workspace>,
    head: String,
}

/// What a change writes beside the record of the collection.
#[derive(Default)]
pub(super) struct Change {
    /// Records of files.
    pub files: Entries,
    /// What is known of their reports: findings that are open, by digest.
    pub open_findings: Vec<(String, usize)>,
    /// No number changes, so that none is added up anew.
    pub keeps_numbers: bool,
}

impl Collecting {
    /// The open collection, to be changed.
    pub(super) fn known(self) -> Option<Known> {
        let head = self.head.get_value();
        let workspace = self.workspace_now()?;
        Some(Known { workspace, head })
    }

    /// Changes the open collection, and then does something.
    pub(super) fn change(self, collection: Collection, then: impl FnOnce() + 'static) {
        self.change_by(collection, Change::default(), then);
    }

    /// The same where more is known of the change.
    pub(super) fn change_by(
        self,
        collection: Collection,
        change: Change,
        then: impl FnOnce() + 'static,
    ) {
        let Some(before) = self.known() else {
            return;
        };
        spawn_local(async move {
            if self.write(before, collection, change).await {
                then();
            }
        });
    }

    /// Writes a change and shows it. False where it was not written, which is told.
    pub(super) async fn write(self, before: Known, collection: Collection, change: Change) -> bool {
        let Known {
            workspace,
            head: known,
        } = before;
        let (key, head) = head_entry(&collection, &workspace.template.form);
        let mut entries = change.files;
        if head != known {
            entries.push((key.clone(), Some(head.clone())));
        }
        let store = Store::Collections;
        let written = indexed_db::write_unless_changed(store, (&key, Some(&known)), &entries).await;
        if self.is_over() {
            return false;
        }
        match written {
            Ok(true) => {
                self.head.set_value(head);
                self.post(&collection.id);
                self.show(if change.keeps_numbers {
                    workspace.marked(collection)
                } else {
                    workspace.changed(collection, change.open_findings)
                });
                true
            }
            Ok(false) => {
                self.app
                    .say(false, words::CHANGED_ELSEWHERE.to_owned(), false);
                self.reload();
                false
            }
            Err(_) => {
                self.app.say(false, words::NOT_SAVED.to_owned(), false);
                false
            }
        }
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

async fn remove_all(id: &str) -> Result<(), indexed_db::IndexedDbError> {
    let mut entries: Entries = vec![(head_key(id), None)];
    for prefix in [files_of(id), set_aside_of(id)] {
        let keys = indexed_db::keys(Store::Collections, &prefix).await?;
        entries.extend(keys.into_iter().map(|key| (key, None)));
    }
    indexed_db::write(Store::Collections, &entries).await
}
