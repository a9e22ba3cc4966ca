//! A whole collection as one file, out and in again.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::{Collecting, ListFault};
use super::opening::{Pace, counted};
use super::place::{Page, Place};
use crate::browser::indexed_db::{self, Store};
use crate::browser::{files, page};
use crate::formats::collection::decode::CollectionError;
use crate::formats::collection::encode::encode_collection;
use crate::formats::collection::records::read_whole_file;
use crate::messages::vi::collection as words;
use crate::model::collection::Collection;
use crate::model::file::{FileError, LARGEST_COLLECTION};
use crate::storage::collections::{Entries, file_entry, head_entry, set_aside_entries};
use crate::template::compile::Compiled;

impl Collecting {
    /// Hands the open collection over as one file.
    pub fn save_backup(self) {
        if let Some(workspace) = self.workspace_now() {
            let collection = &workspace.collection;
            let text = encode_collection(collection, &workspace.template.form);
            let name = words::backup_name(&collection.template, collection.period.year);
            files::download(&name, "application/json", &text);
        }
    }

    /// Opens the file picker, and keeps the chosen collection on this machine, unless it is here.
    pub fn open_backup(self) {
        self.fault.set(None);
        files::choose(".json,application/json", move |chosen| {
            let Some(file) = chosen.into_iter().next() else {
                return;
            };
            spawn_local(async move {
                let text = file.text(LARGEST_COLLECTION).await;
                let kept = match text {
                    Ok(text) => self.keep(&text).await,
                    Err(_) => Err(words::NO_COLLECTION),
                };
                if self.is_over() {
                    return;
                }
                match kept {
                    Ok((id, altered)) => {
                        self.post(&id);
                        page::go(&Place::of(&id, Page::Agencies));
                        let told = if altered {
                            words::ALTERED
                        } else {
                            words::RESTORED
                        };
                        self.app.say(!altered, told.to_owned(), false);
                    }
                    Err(why) => self.fault.set(Some(ListFault::File(why))),
                }
            });
        });
    }

    /// Keeps a collection; its id, and whether it was altered.
    async fn keep(self, text: &str) -> Result<(String, bool), &'static str> {
        let opened = read_whole_file(text, &self.app.templates_arc());
        let opened = opened.map_err(|error| refusal(&error))?;
        let collection = opened.collection;
        let template = self.app.with_rules(&collection.template);
        let template = template.ok_or(words::NO_TEMPLATE)?;
        let (key, head) = head_entry(&collection, &template.form);
        let mut entries = files_of(&collection, &template).await;
        entries.extend(set_aside_entries(&collection));
        entries.push((key.clone(), Some(head)));
        indexed_db::open().await.map_err(|_| words::NO_STORE)?;
        let known = (key.as_str(), None);
        let written = indexed_db::write_unless_changed(Store::Collections, known, &entries).await;
        match written {
            Ok(true) => Ok((collection.id, opened.altered)),
            Ok(false) => Err(words::ALREADY_HERE),
            Err(_) => Err(words::NOT_SAVED),
        }
    }
}

async fn files_of(collection: &Collection, template: &Compiled) -> Entries {
    let mut pace = Pace::new();
    let open = counted(collection, template, Default::default(), &mut pace).await;
    let mut entries = Entries::new();
    for (digest, open) in &open {
        entries.extend(file_entry(collection, digest, *open, &template.form));
        pace.rest().await;
    }
    entries
}

fn refusal(error: &CollectionError) -> &'static str {
    match error {
        CollectionError::File(
            FileError::NotOurs
            | FileError::NotJson { .. }
            | FileError::OtherKind(_)
            | FileError::Empty
            | FileError::NotText,
        ) => words::NO_COLLECTION,
        _ => words::DAMAGED,
    }
}
