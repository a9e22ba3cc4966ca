//! Copies of records to IndexedDB, one transaction at a time, the newest version of each.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Persistence;
use crate::browser::store::PlainStore;
use crate::browser::{indexed_db, timers};
use crate::state::replicate::TRY_AGAIN;
use crate::storage::keys::{journal_key, record_key};
use crate::storage::replication::{Record, local_record, local_versions};
use crate::storage::save::SavedIn;

impl Persistence {
    /// Copies what was saved of a report: its journal, or its record and that the journal is gone.
    pub(super) fn replicate_report(self, id: &str, saved: SavedIn) {
        self.pending.update_value(|pending| {
            if saved == SavedIn::Record {
                pending.insert(record_key(id));
            }
            pending.insert(journal_key(id));
        });
        self.go_on();
    }

    /// Copies every record that IndexedDB lacks or has older, as soon as both copies of everything were compared: a record
    /// that does not read must not take the place of a sound copy.
    pub(super) fn replicate_all(self) {
        if !self.is_all_compared() {
            return;
        }
        for (key, version) in local_versions(&PlainStore).unwrap_or_default() {
            let newer = self
                .copied
                .with_value(|copied| copied.get(&key).is_none_or(|copied| *copied < version));
            if newer {
                self.pending.update_value(|pending| _ = pending.insert(key));
            }
        }
        self.go_on();
    }

    /// Notes the version of a copy.
    pub(super) fn note_copied(self, key: &str, version: u64) {
        self.copied.update_value(|copied| {
            let known = copied.entry(key.to_owned()).or_default();
            *known = version.max(*known);
        });
    }

    /// Does something when everything that was written so far is on disk, or in local storage while IndexedDB fails.
    pub fn after_replication(self, act: impl FnOnce(bool) + 'static) {
        self.after.update_value(|after| after.push(Box::new(act)));
        self.replicate_all();
    }

    fn go_on(self) {
        if !replace(self.copying, true) {
            spawn_local(async move {
                let on_disk = self.copy_pending().await;
                self.copying.set_value(false);
                self.behind.set(!on_disk);
                if on_disk && indexed_db::exists() {
                    self.confirm_open();
                } else {
                    self.doubt_open();
                }
                if !on_disk && !replace(self.trying_again, true) {
                    timers::after(TRY_AGAIN, move || {
                        self.trying_again.set_value(false);
                        self.go_on();
                    });
                }
                // What was written is among what waits only then.
                if self.is_all_compared() {
                    let after = self.after.try_update_value(std::mem::take);
                    after.into_iter().flatten().for_each(|act| act(on_disk));
                }
            });
        }
    }

    /// Copies what waits; false when IndexedDB failed, also to open: then it waits on. Where the browser has none, the local
    /// store is all there is.
    async fn copy_pending(self) -> bool {
        loop {
            let keys = self
                .pending
                .try_update_value(std::mem::take)
                .unwrap_or_default();
            if keys.is_empty() {
                return true;
            }
            let done = self.copy(&keys).await;
            self.indexed_db_works.set(done);
            if !done && indexed_db::exists() {
                self.pending.update_value(|pending| pending.extend(keys));
                return false;
            }
        }
    }

    async fn copy(self, keys: &BTreeSet<String>) -> bool {
        if indexed_db::open().await.is_err() {
            return false;
        }
        let records: Result<Vec<Record>, _> = keys
            .iter()
            .map(|key| local_record(&PlainStore, key.clone()))
            .collect();
        // What cannot be read cannot be said to be on disk.
        let Ok(records) = records else { return false };
        // Most reports never had a journal.
        let records: Vec<Record> = records.into_iter().filter(|one| one.version > 0).collect();
        let done = indexed_db::put_newer(&records).await.is_ok();
        if done {
            for record in &records {
                self.note_copied(&record.key, record.version);
            }
        }
        done
    }

    /// Forgets what was copied: everything was erased.
    pub(super) fn forget_copies(self) {
        self.copied.update_value(|copied| copied.clear());
        self.pending.update_value(|pending| pending.clear());
    }
}

/// Sets a flag, and gives what it was.
fn replace(flag: StoredValue<bool>, now: bool) -> bool {
    let before = flag.get_value();
    flag.set_value(now);
    before
}
