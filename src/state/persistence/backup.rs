//! Making a backup file. Restoring one is `super::restoring`.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::collections;
use super::core::Persistence;
use super::views::{PASSPHRASE_AGAIN, Part};
use crate::browser::store::BrowserStore;
use crate::browser::{clock, encryption, files, indexed_db, page};
use crate::formats::backup::{Contents, encode_backup};
use crate::formats::report::encode::encode_record;
use crate::messages::vi::backup as words;
use crate::messages::vi::files::render_encrypted_backup_error;
use crate::model::storage::StorageError;
use crate::state::editor::Editor;
use crate::storage::backup::{collect, note_backup};

impl Persistence {
    /// Makes a backup file; with a passphrase a encrypted one. What was typed twice and differs makes none, whichever button asks.
    /// `part` is where the answer stands.
    pub fn back_up(self, part: Part) {
        let typed = self.data.passphrase;
        let passphrase = typed.first.get_untracked();
        // Where the first field is empty the second is not shown.
        if !passphrase.is_empty() && passphrase != typed.again.get_untracked() {
            self.tell(Part::Backup, false, words::PASSPHRASES_DIFFER);
            page::reveal(PASSPHRASE_AGAIN);
            return;
        }
        self.begin_data();
        spawn_local(async move {
            // What is written while the file is made is not in it.
            let (now, at) = (clock::now(), clock::milliseconds());
            let encrypted = !passphrase.is_empty();
            let (contents, gaps) = match self.contents().await {
                Ok(collected) => collected,
                Err(fault) => {
                    return self.tell(part, false, crate::messages::vi::persistence::render(fault));
                }
            };
            let plain = encode_backup(&contents, &now);
            let text = if encrypted {
                encryption::encrypt(&plain, &passphrase).await
            } else {
                Ok(plain)
            };
            match text {
                Ok(text) => {
                    files::download(&file_name(&now, encrypted), "application/json", &text);
                    // Without room for the note the reminder comes again; the file is there.
                    let _ = note_backup(&BrowserStore, at);
                    self.data
                        .erasing
                        .update(|erasing| *erasing = erasing.map(|_| gaps.has_none()));
                    // On a shared computer the next person must not find it.
                    typed.clear();
                    self.tell(part, gaps.has_none(), gaps.told(encrypted));
                    self.refresh_data();
                }
                Err(problem) => self.tell(part, false, render_encrypted_backup_error(&problem)),
            }
        });
    }

    /// Everything that goes into a backup, and what does not.
    async fn contents(self) -> Result<(Contents, Gaps), StorageError> {
        let snapshots = snapshots().await;
        let templates = self.templates();
        let taken = collections::take_along(&templates).await;
        let has_second_store = snapshots.is_some() && taken.is_some();
        let taken = taken.unwrap_or_default();
        let mut contents = collect(
            &BrowserStore,
            snapshots.unwrap_or_default(),
            &self.in_memory(),
            &templates,
        )?;
        contents.collections = taken.files;
        contents.texts.extend(taken.texts);
        let gaps = Gaps {
            has_second_store,
            has_all_collections: taken.whole,
            about_collections: taken.told,
        };
        Ok((contents, gaps))
    }

    /// Records of the reports that could not be saved, by their ids.
    fn in_memory(self) -> BTreeMap<String, String> {
        let record = |(editor, _): (Editor, _)| {
            (
                editor.id(),
                editor
                    .report
                    .with_untracked(|report| encode_record(report, &editor.template())),
            )
        };
        self.host()
            .registry
            .all_unsaved()
            .into_iter()
            .map(record)
            .collect()
    }
}

/// What a backup lacks.
struct Gaps {
    /// What lies in IndexedDB could be read.
    has_second_store: bool,
    /// No collection was too large.
    has_all_collections: bool,
    /// What is to be told of collections, sentences.
    about_collections: Vec<String>,
}

impl Gaps {
    fn has_none(&self) -> bool {
        self.has_second_store && self.has_all_collections
    }

    fn told(&self, encrypted: bool) -> String {
        let mut told = vec![words::backed_up(self.has_second_store, encrypted)];
        told.extend(self.about_collections.iter().map(String::as_str));
        told.join(" ")
    }
}

/// Earlier snapshots; none where there can be none, `None` where they cannot be read now.
async fn snapshots() -> Option<Vec<(String, String)>> {
    match indexed_db::open().await {
        Ok(()) => indexed_db::entries(indexed_db::Store::Snapshots, "")
            .await
            .ok(),
        Err(_) => (!indexed_db::exists()).then(Vec::new),
    }
}

/// `sao-luu-bao-cao-so_2026-11-27_0930.json`; a encrypted one says so.
fn file_name(now: &str, encrypted: bool) -> String {
    let moment: String = now
        .chars()
        .take(16)
        .filter(|letter| *letter != ':')
        .collect();
    let kind = if encrypted { "_co-mat-khau" } else { "" };
    format!("sao-luu-bao-cao-so{kind}_{}.json", moment.replace('T', "_"))
}
