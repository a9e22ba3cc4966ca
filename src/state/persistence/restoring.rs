//! Restoring a backup file through a preview. Making one is `super::backup`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::collections;
use super::core::Persistence;
use super::views::{Part, Restore, done};
use crate::browser::store::BrowserStore;
use crate::browser::{encryption, files, indexed_db};
use crate::formats::backup::decode_backup;
use crate::formats::backup::encrypted::decode_encrypted_backup;
use crate::messages::vi::backup as words;
use crate::messages::vi::collection::backup::NOT_RESTORED;
use crate::messages::vi::files::{render, render_encrypted_backup_error};
use crate::model::file::{
    BACKUP_FORMAT, EncryptedBackupError, FileError, LARGEST_ENCRYPTED_BACKUP, REPORT_FORMAT,
};
use crate::model::storage::StorageError;
use crate::storage::collection_backup::preview_collections;
use crate::storage::repository;
use crate::storage::restore::{RestorePreview, preview_restore, restore};
use crate::storage::snapshots::Snapshot;

impl Persistence {
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
        let texts = &backup.contents.collections;
        let collections = if texts.is_empty() {
            Vec::new()
        } else {
            // Where they cannot be read nothing can be written either, which is told then.
            let here = collections::here().await.unwrap_or_default();
            preview_collections(texts, &here, &templates)
        };
        let here = repository::load_all(&BrowserStore, &templates);
        match here
            .and_then(|list| preview_restore(&BrowserStore, backup, &list.reports, &snapshots))
        {
            Ok(preview) => {
                let preview = preview.with_collections(collections);
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
            let kept = keep_snapshots(&preview).await;
            let with_collections =
                collections::restore(&preview.collections, &self.templates()).await;
            self.after_replication(move |on_disk| {
                (self.host().refresh)();
                self.refresh_data();
                match restored {
                    Ok(changed) => {
                        self.data.restore.set(Restore::NoFile);
                        if with_collections {
                            let text = restored_words(kept, changed);
                            self.tell(Part::Restore, true, done(&text, on_disk));
                        } else {
                            self.tell(Part::Restore, false, NOT_RESTORED);
                        }
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

/// Puts the snapshots of a backup into their store; false where they could not be.
async fn keep_snapshots(preview: &RestorePreview) -> bool {
    let own = |key: &String| Snapshot::of_key(key).is_some_and(|one| one.key() == *key);
    let snapshots = preview.snapshots.iter().filter(|(key, _)| own(key));
    let snapshots: Vec<(String, Option<String>)> = snapshots
        .map(|(key, text)| (key.clone(), Some(text.clone())))
        .collect();
    let written = indexed_db::write(indexed_db::Store::Snapshots, &snapshots);
    snapshots.is_empty() || written.await.is_ok()
}

fn restored_words(kept: bool, changed: bool) -> String {
    let text = if kept {
        words::RESTORED
    } else {
        words::RESTORED_WITHOUT_SNAPSHOTS
    };
    if changed {
        format!("{text} {}", words::CHANGED_MEANWHILE)
    } else {
        text.to_owned()
    }
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
