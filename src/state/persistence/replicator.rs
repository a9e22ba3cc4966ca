//! Copies of records to IndexedDB, one transaction at a time, the newest version of each.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Persistence;
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, indexed_db, timers, web_locks};
use crate::formats::journal::parse;
use crate::formats::report::decode::decode;
use crate::messages::vi::persistence as words;
use crate::model::file::{FileError, Remark};
use crate::state::replicate::TRY_AGAIN;
use crate::storage::journal::together;
use crate::storage::keys::{JOURNALS, REPORTS, TRASH, journal_key, record_key};
use crate::storage::replication::{
    Record, ReplicationPlan, fill_local, local_record, local_records, reconcile,
};
use crate::storage::save::SavedIn;
use crate::storage::snapshots::{Reason, Snapshot};
use crate::storage::{quarantine, repository};
use crate::template::form::Form;

impl Persistence {
    /// Opens IndexedDB and brings both copies to the same state.
    pub(super) async fn reconcile(self) {
        if indexed_db::open().await.is_err() {
            return;
        }
        let held = web_locks::held_names().await;
        let Ok(entries) = indexed_db::entries(indexed_db::Store::Records, "").await else {
            return;
        };
        self.indexed_db_works.set(true);
        let indexed: Vec<Record> = entries
            .into_iter()
            .map(|(key, text)| Record::from_text(key, &text))
            .collect();
        self.copied.set_value(
            indexed
                .iter()
                .map(|record| (record.key.clone(), record.version))
                .collect(),
        );
        let Ok(local) = local_records(&PlainStore) else {
            return;
        };
        // What another tab is writing is looked after there.
        let free = |record: &Record| !held.contains(&record.key.replacen(JOURNALS, REPORTS, 1));
        let (local, indexed): (Vec<Record>, Vec<Record>) = (
            local.into_iter().filter(free).collect(),
            indexed.into_iter().filter(free).collect(),
        );
        let templates = self.templates();
        let reads = |record: &Record| reads(record, &templates);
        let plan = reconcile(&local, &indexed, &reads);
        let had_none = !local.iter().any(is_report);
        self.carry_out(plan, had_none, &templates).await;
        // What was written meanwhile, and what another attempt may bring over.
        self.replicate_all();
    }

    /// Brings both stores to the state that was planned, and says what a person should know of it.
    async fn carry_out(self, mut plan: ReplicationPlan, had_none: bool, templates: &[Arc<Form>]) {
        // Where there is no room for what gives way, it stays in its place; all other records are brought to the same state.
        let mut without_room = Vec::new();
        for record in &plan.quarantine {
            let text = record.text.as_deref().unwrap_or_default();
            if quarantine::put(&BrowserStore, &record.key, text).is_err() {
                without_room.extend(plan.to_local.extract_if(.., |one| one.key == record.key));
            }
        }
        let brought = plan.to_local.iter().any(is_report);
        without_room.extend(fill_local(&PlainStore, &plan.to_local));
        keep_as_snapshots(&without_room, templates).await;
        let replicated = indexed_db::put_newer(&plan.to_indexed_db).await.is_ok();
        self.copied.update_value(|copied| {
            let put = plan.to_indexed_db.iter().filter(|_| replicated);
            // What found no room here is newer there: the one here is no news until it is written again.
            copied.extend(
                put.chain(&without_room)
                    .map(|record| (record.key.clone(), record.version)),
            );
        });
        if !without_room.is_empty() {
            (self.host().say)(false, words::NO_ROOM.to_owned());
        } else if had_none && brought {
            (self.host().say)(true, words::FROM_INDEXED_DB.to_owned());
        }
    }

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

    /// Copies every record that IndexedDB lacks or has older.
    pub(super) fn replicate_all(self) {
        for record in local_records(&PlainStore).unwrap_or_default() {
            let newer = self.copied.with_value(|copied| {
                copied
                    .get(&record.key)
                    .is_none_or(|version| *version < record.version)
            });
            if newer {
                self.pending
                    .update_value(|pending| _ = pending.insert(record.key));
            }
        }
        self.go_on();
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
                let after = self.after.try_update_value(std::mem::take);
                after.into_iter().flatten().for_each(|act| act(on_disk));
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
            self.copied.update_value(|copied| {
                copied.extend(
                    records
                        .into_iter()
                        .map(|record| (record.key, record.version)),
                );
            });
        }
        done
    }

    /// Forgets what was copied: everything was erased.
    pub(super) fn forget_copies(self) {
        self.copied.update_value(|copied| copied.clear());
        self.pending.update_value(|pending| pending.clear());
    }
}

/// True for a report's record that is there.
fn is_report(record: &Record) -> bool {
    record.key.starts_with(REPORTS) && record.text.is_some()
}

/// True for a record that a program of this version can go on with, or must leave as it is.
fn reads(record: &Record, templates: &[Arc<Form>]) -> bool {
    if let Some(text) = record
        .text
        .as_deref()
        .filter(|_| record.key.starts_with(JOURNALS))
    {
        return matches!(parse(text), Ok(_) | Err(FileError::LaterVersion { .. }));
    }
    let report = record.key.starts_with(REPORTS) || record.key.starts_with(TRASH);
    let Some(text) = record.text.as_deref().filter(|_| report) else {
        return true;
    };
    match decode(text, templates) {
        Ok(decoded) => !decoded.remarks.contains(&Remark::Altered),
        Err(problem) => matches!(
            problem,
            FileError::LaterVersion { .. } | FileError::UnknownTemplate { .. }
        ),
    }
}

/// Sets a flag, and gives what it was.
fn replace(flag: StoredValue<bool>, now: bool) -> bool {
    let before = flag.get_value();
    flag.set_value(now);
    before
}

/// Newer records that found no room in local storage are kept as snapshots of their reports.
async fn keep_as_snapshots(records: &[Record], templates: &[Arc<Form>]) {
    let snapshot = |record: &Record| {
        let id = record.key.strip_prefix(JOURNALS);
        let text = match id {
            Some(id) => together(
                &repository::record(&BrowserStore, id).ok()??,
                record.text.as_ref()?,
                templates,
            )?,
            None => record.text.clone()?,
        };
        let report = id.or_else(|| record.key.strip_prefix(REPORTS))?.to_owned();
        let snapshot = Snapshot {
            report,
            at: clock::milliseconds(),
            reason: Reason::Replaced,
        };
        Some((snapshot.key(), Some(text)))
    };
    let snapshots: Vec<(String, Option<String>)> = records.iter().filter_map(snapshot).collect();
    // Should this fail too, the copy in IndexedDB still has them until the report is written again.
    let _ = indexed_db::write(indexed_db::Store::Snapshots, &snapshots).await;
}
