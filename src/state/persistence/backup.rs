//! Making a backup file, and restoring one through a preview.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Persistence;
use super::views::{PASSPHRASE_AGAIN, Part, Restore, done};
use crate::browser::store::BrowserStore;
use crate::browser::{clock, encryption, files, indexed_db, page};
use crate::formats::backup::encrypted::decode_encrypted_backup;
use crate::formats::backup::{decode_backup, encode_backup};
use crate::formats::report::encode::encode_record;
use crate::messages::vi::backup as words;
use crate::messages::vi::files::{render, render_encrypted_backup_error};
use crate::model::file::{
    BACKUP_FORMAT, EncryptedBackupError, FileError, LARGEST_ENCRYPTED_BACKUP, REPORT_FORMAT,
};
use crate::model::storage::StorageError;
use crate::state::editor::Editor;
use crate::storage::backup::{collect, note_backup};
use crate::storage::repository;
use crate::storage::restore::{preview_restore, restore};
use crate::storage::snapshots::Snapshot;

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
            let snapshots = snapshots().await;
            let (whole, encrypted) = (snapshots.is_some(), !passphrase.is_empty());
            let templates = self.templates();
            let contents = match collect(
                &BrowserStore,
                snapshots.unwrap_or_default(),
                &self.in_memory(),
                &templates,
            ) {
                Ok(contents) => contents,
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
                        .update(|erasing| *erasing = erasing.map(|_| whole));
                    // On a shared computer the next person must not find it.
                    typed.clear();
                    self.tell(part, whole, words::backed_up(whole, encrypted));
                    self.refresh_data();
                }
                Err(problem) => self.tell(part, false, render_encrypted_backup_error(&problem)),
            }
        });
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

    /// Opens the file picker, then looks at the chosen backup file.
    pub fn choose_backup(self) {
        files::choose(".json,application/json", move |chosen| {
            let Some(file) = chosen.into_iter().next() else {
                return;
            };
            self.begin_data();
            self.data.restore.set(Restore::NoFile);
            spawn_local(async move {
                match file.text(LARGEST_ENCRYPTED_BACKUP).await {
                    Ok(text) => self.preview_restore(text).await,
                    Err(problem) => self.tell(Part::Restore, false, refusal(&problem)),
                }
            });
        });
    }

    async fn preview_restore(self, text: String) {
        match decode_encrypted_backup(&text) {
            Ok(_) => {
                self.data.busy.set(false);
                self.data.restore.set(Restore::Encrypted(text));
            }
            Err(EncryptedBackupError::File(FileError::OtherKind(kind)))
                if kind == BACKUP_FORMAT =>
            {
                self.preview_plain(text).await
            }
            Err(EncryptedBackupError::File(problem)) => {
                self.tell(Part::Restore, false, refusal(&problem))
            }
            Err(problem) => self.tell(
                Part::Restore,
                false,
                render_encrypted_backup_error(&problem),
            ),
        }
    }

    /// Opens a encrypted backup file with its passphrase.
    pub fn unlock(self, passphrase: String) {
        let Restore::Encrypted(file) = self.data.restore.get_untracked() else {
            return;
        };
        if passphrase.is_empty() {
            self.tell(Part::Restore, false, words::PASSPHRASE_MISSING);
            return;
        }
        self.begin_data();
        spawn_local(async move {
            match encryption::decrypt(&file, &passphrase).await {
                Ok(text) => self.preview_plain(text).await,
                Err(problem) => self.tell(
                    Part::Restore,
                    false,
                    render_encrypted_backup_error(&problem),
                ),
            }
        });
    }

    async fn preview_plain(self, text: String) {
        let templates = self.templates();
        let backup = match decode_backup(&text, &templates) {
            Ok(backup) => backup,
            Err(problem) => return self.tell(Part::Restore, false, refusal(&problem)),
        };
        let snapshots = indexed_db::keys(indexed_db::Store::Snapshots, "")
            .await
            .unwrap_or_default();
        let here = repository::load_all(&BrowserStore, &templates);
        match here
            .and_then(|list| preview_restore(&BrowserStore, backup, &list.reports, &snapshots))
        {
            Ok(preview) => {
                self.data.busy.set(false);
                self.data.restore.set(Restore::Previewed(preview));
            }
            Err(fault) => self.tell(
                Part::Restore,
                false,
                crate::messages::vi::persistence::render(fault),
            ),
        }
    }

    /// Restores what was previewed. It is said to be done when it is on disk.
    pub fn accept_restore(self) {
        let Restore::Previewed(preview) = self.data.restore.get_untracked() else {
            return;
        };
        self.begin_data();
        let restored = restore(&BrowserStore, &preview, &self.templates());
        spawn_local(async move {
            let own =
                |key: &String| Snapshot::of_key(key).is_some_and(|snapshot| snapshot.key() == *key);
            let snapshots = preview.snapshots.iter().filter(|(key, _)| own(key));
            let snapshots: Vec<(String, Option<String>)> = snapshots
                .map(|(key, text)| (key.clone(), Some(text.clone())))
                .collect();
            let kept = snapshots.is_empty()
                || indexed_db::write(indexed_db::Store::Snapshots, &snapshots)
                    .await
                    .is_ok();
            self.after_replication(move |on_disk| {
                (self.host().refresh)();
                self.refresh_data();
                match restored {
                    Ok(changed) => {
                        self.data.restore.set(Restore::NoFile);
                        let text = if kept {
                            words::RESTORED
                        } else {
                            words::RESTORED_WITHOUT_SNAPSHOTS
                        };
                        let text = if changed {
                            format!("{text} {}", words::CHANGED_MEANWHILE)
                        } else {
                            text.to_owned()
                        };
                        self.tell(Part::Restore, true, done(&text, on_disk));
                    }
                    Err(fault) => self.tell(
                        Part::Restore,
                        false,
                        words::not_restored(fault == StorageError::Full),
                    ),
                }
            });
        });
    }

    /// Drops the chosen backup file; nothing has changed.
    pub fn cancel_restore(self) {
        self.data.restore.set(Restore::NoFile);
        self.data.message.set(None);
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

fn refusal(problem: &FileError) -> String {
    match problem {
        FileError::OtherKind(kind) if kind == REPORT_FORMAT => words::A_REPORT.to_owned(),
        FileError::NotOurs
        | FileError::NotJson { .. }
        | FileError::NotText
        | FileError::OtherKind(_) => words::NOT_OURS.to_owned(),
        other => render(other),
    }
}
