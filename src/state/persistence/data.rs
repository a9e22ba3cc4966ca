//! The page of the data on this machine: what it shows, room, the trash, erasing. Backup and restore are `super::backup`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Persistence;
use super::views::{MESSAGE, Message, Part, Restore, TrashEntry};
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, files, indexed_db, page, quota};
use crate::input::date;
use crate::messages::vi::backup as words;
use crate::messages::vi::import as import_words;
use crate::model::storage::StorageError;
use crate::storage::replication::{Record, erasing, local_records};
use crate::storage::{KeyValue, backup, keys, trash};

impl Persistence {
    /// Brings the page up to date with the stores; messages stay.
    pub fn refresh_data(self) {
        let templates = self.templates();
        let last = backup::last_backup(&BrowserStore).ok().flatten();
        let due = backup::is_due(&BrowserStore, clock::milliseconds()).unwrap_or(false);
        let entry = |one: trash::Trashed| TrashEntry {
            what: match &one.report {
                Ok(decoded) => import_words::what(&decoded.report, &decoded.template.title, false),
                Err(problem) => crate::messages::vi::quarantine::render_unreadable(problem),
            },
            key: one.key,
        };
        let list = trash::list(&BrowserStore, &templates)
            .unwrap_or_default()
            .into_iter()
            .map(entry)
            .collect();
        self.data.last.set(last.map_or_else(
            || words::NEVER.to_owned(),
            |last| words::last(&clock::moment(last)),
        ));
        self.data.due.set(due);
        self.data.trash.set(list);
        spawn_local(async move {
            let room = quota::estimate().await;
            let mut lines = Vec::new();
            lines.extend(room.used_of.map(|(used, quota)| words::room(used, quota)));
            lines.push(words::local_storage_room(local_storage_bytes()));
            lines.extend(room.persistent.map(|kept| {
                if kept {
                    words::PERSISTENT
                } else {
                    words::NOT_PERSISTENT
                }
                .to_owned()
            }));
            // Nothing may have been compared yet: then it is asked.
            if !self.indexed_db_works.get_untracked() && indexed_db::copies(&[]).await.is_err() {
                lines.push(words::ONE_STORE.to_owned());
            }
            self.data.room.set(lines);
        });
    }

    /// Shows a message in the place of any earlier one.
    pub(super) fn tell(self, part: Part, good: bool, text: impl Into<String>) {
        let message = Message {
            part,
            good,
            text: text.into(),
        };
        self.data.busy.set(false);
        self.data.message.set(Some(message));
    }

    pub(super) fn begin_data(self) {
        self.data.busy.set(true);
        self.data.message.set(None);
    }

    /// Takes the message away: the person goes on.
    pub fn clear_message(self) {
        if self.data.message.with_untracked(Option::is_some) {
            self.data.message.set(None);
        }
    }

    /// Brings a report back from the trash.
    pub fn restore_trashed(self, key: &str) {
        self.change_trash(|| match trash::restore(&BrowserStore, key) {
            Ok(true) => Ok(words::TRASHED_RESTORED),
            Ok(false) => Err(words::IN_THE_WAY),
            Err(fault) => Err(words::trashed_not_restored(fault == StorageError::Full)),
        });
    }

    /// Hands a record of the trash to the person as a file, to the letter.
    pub fn download_trashed(self, key: &str) {
        if let Ok(Some(text)) = BrowserStore.get(key) {
            let name = key.rsplit('/').next().unwrap_or_default();
            files::download(&format!("thung-rac_{name}.json"), "application/json", &text);
        }
    }

    /// Removes a record of the trash for good.
    pub fn delete_trashed(self, key: &str) {
        self.change_trash(|| {
            trash::delete(&BrowserStore, key)
                .map(|()| "")
                .map_err(crate::messages::vi::persistence::render)
        });
    }

    /// Removes everything in the trash for good.
    pub fn empty_trash(self) {
        self.change_trash(|| {
            let keys =
                trash::keys(&BrowserStore).map_err(crate::messages::vi::persistence::render)?;
            keys.iter()
                .try_for_each(|key| trash::delete(&BrowserStore, key))
                .map(|()| "")
                .map_err(crate::messages::vi::persistence::render)
        });
    }

    fn change_trash(self, change: impl FnOnce() -> Result<&'static str, &'static str>) {
        let result = change();
        self.after_replication(move |_| {
            (self.host().refresh)();
            self.refresh_data();
            self.clear_message();
            match result {
                Ok("") => {}
                Ok(text) => self.tell(Part::Trash, true, text),
                Err(text) => self.tell(Part::Trash, false, text),
            }
        });
    }

    /// Asks before everything is erased, or takes the question back.
    pub fn ask_to_erase(self, ask: bool) {
        self.data.erasing.set(ask.then_some(false));
        self.data.message.set(None);
    }

    /// Erases everything of this app on this machine.
    pub fn erase(self) {
        self.begin_data();
        spawn_local(async move {
            // IndexedDB first: what it says of the erasing keeps older records of local storage from coming back.
            let in_indexed_db = match indexed_db::open().await {
                Ok(()) => erase_far().await.is_ok(),
                // One that only cannot be opened now still has everything.
                Err(_) => !indexed_db::exists(),
            };
            let keys = keys::own_keys(&PlainStore).unwrap_or_default();
            let local = keys
                .iter()
                .filter(|key| PlainStore.remove(key).is_err())
                .count()
                == 0;
            self.forget_copies();
            self.forget_sessions();
            self.host().registry.forget_all();
            self.show_unsaved();
            (self.host().refresh)();
            self.refresh_data();
            self.data.erasing.set(None);
            // Neither the passphrase nor a backup file that was looked at stays for the next person.
            self.data.passphrase.clear();
            self.data.restore.set(Restore::NoFile);
            self.tell(
                Part::Erase,
                local && in_indexed_db,
                if local && in_indexed_db {
                    words::ERASED
                } else {
                    words::NOT_ERASED
                },
            );
            // The buttons that had the focus are gone.
            page::after_draw(|| page::focus(MESSAGE));
        });
    }
}

/// Bytes of local storage, which counts two for each letter.
fn local_storage_bytes() -> u64 {
    let keys = keys::own_keys(&PlainStore).unwrap_or_default();
    let length = |key: &String| {
        let text = PlainStore.get(key).ok().flatten().unwrap_or_default();
        (key.encode_utf16().count() + text.encode_utf16().count()) as u64 * 2
    };
    keys.iter().map(length).sum()
}

async fn erase_far() -> Result<(), indexed_db::IndexedDbError> {
    let entries = indexed_db::entries(indexed_db::Store::Records, "").await?;
    let mut records: Vec<Record> = entries
        .into_iter()
        .map(|(key, text)| Record::from_text(key, &text))
        .collect();
    records.extend(local_records(&PlainStore).unwrap_or_default());
    indexed_db::erase(&erasing(clock::milliseconds(), &records)).await
}

/// A moment in words, to the second: two snapshots may be of one minute.
#[must_use]
pub fn moment(milliseconds: u64) -> String {
    date::moment_to_second(&clock::moment(milliseconds))
}
