//! Bringing both copies of records to the same state before they are read: first of what is about to be shown, later of all
//! (docs/decisions/45-compared-first.md).

use std::future::Future;
use std::sync::Arc;

use leptos::prelude::*;

use super::core::Persistence;
use crate::browser::indexed_db::{self, IndexedDbError, StoredCopy};
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, quota, web_locks};
use crate::formats::journal::parse;
use crate::formats::report::decode::decode;
use crate::messages::vi::persistence as words;
use crate::model::file::{FileError, Remark};
use crate::model::storage::StorageError;
use crate::state::lazy::LoadError;
use crate::storage::fold::fold_all;
use crate::storage::journal::together;
use crate::storage::keys::{JOURNALS, QUARANTINE, REPORTS, TRASH, report_of};
use crate::storage::partial::{all_records, compared_before};
use crate::storage::replication::{
    ERASED, Record, ReplicationPlan, fill_local, local_record, reconcile,
};
use crate::storage::snapshots::{Reason, Snapshot};
use crate::storage::{KeyValue, quarantine, repository};
use crate::template::form::Form;

/// So many records are compared at once: the page answers in between.
const AT_ONCE: usize = 24;

/// What comparing came to.
#[derive(Clone, Copy, Default)]
struct Outcome {
    /// Local storage got a report.
    brought: bool,
    /// Local storage had no room for something.
    without_room: bool,
}

/// One of the stores cannot be used.
struct Unusable;

impl From<IndexedDbError> for Unusable {
    fn from(_: IndexedDbError) -> Self {
        Self
    }
}

impl From<StorageError> for Unusable {
    fn from(_: StorageError) -> Self {
        Self
    }
}

impl Persistence {
    /// True when both copies of a report were compared: not before is it read.
    #[must_use]
    pub fn is_compared(self, report: &str) -> bool {
        self.is_all_compared()
            || self
                .compared
                .with_value(|compared| compared.contains(report))
    }

    /// True when both copies of everything were compared.
    #[must_use]
    pub fn is_all_compared(self) -> bool {
        self.all_compared.get_value()
    }

    /// Compares what bears on some reports, once; false where everything has to be compared before. IndexedDB is opened while
    /// `templates` are on their way.
    ///
    /// # Errors
    /// The templates could not be loaded.
    pub async fn compare(
        self,
        reports: &[String],
        templates: impl Future<Output = Result<(), LoadError>>,
    ) -> Result<bool, LoadError> {
        let wanted: Vec<String> = reports
            .iter()
            .filter(|report| !self.is_compared(report))
            .cloned()
            .collect();
        if wanted.is_empty() {
            return templates.await.map(|()| true);
        }
        let opened = indexed_db::open().await;
        templates.await?;
        let before = quarantined_count();
        // Where a store cannot be used, what the other has is all there is.
        if opened.is_ok()
            && let Ok(outcome) = self.compare_part(&wanted).await
        {
            let Some(outcome) = outcome else {
                return Ok(false);
            };
            self.fold_journals().await;
            self.tell_compared(outcome, before, false);
        }
        self.compared
            .update_value(|compared| compared.extend(wanted));
        Ok(true)
    }

    /// Compares everything that was not compared yet.
    pub async fn compare_all(self) {
        let before = quarantined_count();
        let had_none = !has_reports();
        let mut outcome = Outcome::default();
        // Where a store cannot be used any more, what was done until then is told all the same.
        let _ = self.compare_rest(&mut outcome).await;
        self.fold_journals().await;
        self.all_compared.set_value(true);
        self.tell_compared(outcome, before, had_none);
        // What was written meanwhile, and what another attempt may bring over.
        self.replicate_all();
        leptos::task::spawn_local(quota::request_persistence());
        (self.host().refresh)();
    }

    async fn compare_part(self, reports: &[String]) -> Result<Option<Outcome>, Unusable> {
        let indexed = indexed_db::keys(indexed_db::Store::Records, "").await?;
        match compared_before(&PlainStore.keys()?, &indexed, reports) {
            Some(keys) => self.compare_records(&keys).await.map(Some),
            None => Ok(None),
        }
    }

    async fn compare_rest(self, outcome: &mut Outcome) -> Result<(), Unusable> {
        indexed_db::open().await?;
        let indexed = indexed_db::keys(indexed_db::Store::Records, "").await?;
        // What is in quarantine comes first: nothing that goes there takes the place of what only IndexedDB has.
        for keys in all_records(&PlainStore.keys()?, &indexed).rchunks(AT_ONCE) {
            let one = self.compare_records(keys).await?;
            outcome.brought |= one.brought;
            outcome.without_room |= one.without_room;
        }
        Ok(())
    }

    /// Compares both copies of some records, and brings them to the same state. What another tab is writing is looked after
    /// there, and a report that was compared before may be open here.
    async fn compare_records(self, keys: &[String]) -> Result<Outcome, Unusable> {
        let mut asked: Vec<String> = keys.iter().filter(|key| *key != ERASED).cloned().collect();
        asked.push(ERASED.to_owned());
        let held = web_locks::held_names().await;
        let copies = indexed_db::copies(&asked).await?;
        self.indexed_db_works.set(true);
        // From here on nothing comes in between until local storage is as it should be.
        let is_free = |key: &str| {
            !held.contains(&key.replacen(JOURNALS, REPORTS, 1))
                && !report_of(key).is_some_and(|report| self.is_compared(report))
        };
        let (mut local, mut indexed) = (Vec::new(), Vec::new());
        for (key, copy) in asked.iter().zip(&copies) {
            if let Some(copy) = copy {
                self.note_copied(key, copy.version);
            }
            let same = match copy {
                Some(copy) => copy.is_in_local_storage()?,
                None => false,
            };
            if !same && is_free(key) {
                local.push(local_record(&PlainStore, key.clone())?);
                indexed.extend(copy.as_ref().map(StoredCopy::record));
            }
        }
        let templates = self.templates();
        let plan = reconcile(&local, &indexed, &|record| reads(record, &templates));
        Ok(self.carry_out(plan, &templates).await)
    }

    /// Brings both stores to the state that was planned.
    async fn carry_out(self, mut plan: ReplicationPlan, templates: &[Arc<Form>]) -> Outcome {
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
        if !without_room.is_empty() {
            keep_as_snapshots(&without_room, templates).await;
        }
        if indexed_db::put_newer(&plan.to_indexed_db).await.is_ok() {
            for record in &plan.to_indexed_db {
                self.note_copied(&record.key, record.version);
            }
        }
        // What found no room here is newer there: the one here is no news until it is written again.
        for record in &without_room {
            self.note_copied(&record.key, record.version);
        }
        Outcome {
            brought,
            without_room: !without_room.is_empty(),
        }
    }

    /// What an earlier visit left in journals goes into the records, but not of reports that another tab writes. Without
    /// locks nobody knows which these are: then whoever opens a report does it with the first key press.
    async fn fold_journals(self) {
        let keys = PlainStore.keys().unwrap_or_default();
        if web_locks::is_supported() && keys.iter().any(|key| key.starts_with(JOURNALS)) {
            let held = web_locks::held_names().await;
            // Where there is no room for it the journal stands, and is read with its record.
            let _ = fold_all(&BrowserStore, &self.templates(), &|key| {
                held.iter().any(|one| one == key)
            });
        }
    }

    /// Says what a person should know of what was compared; `had_none` where local storage had no report before.
    fn tell_compared(self, outcome: Outcome, quarantined_before: usize, had_none: bool) {
        let host = self.host();
        if outcome.without_room {
            (host.say)(false, words::NO_ROOM.to_owned());
        } else if had_none && outcome.brought {
            (host.say)(true, words::FROM_INDEXED_DB.to_owned());
        }
        // A second copy stood in for a damaged one. What else is told, of room or of a store that is gone, comes first.
        if quarantined_count() > quarantined_before && !(host.is_telling)() {
            (host.say)(true, words::FROM_OTHER.to_owned());
        }
    }
}

fn has_reports() -> bool {
    let keys = PlainStore.keys().unwrap_or_default();
    keys.iter().any(|key| key.starts_with(REPORTS))
}

fn quarantined_count() -> usize {
    let keys = PlainStore.keys().unwrap_or_default();
    keys.iter()
        .filter(|key| key.starts_with(QUARANTINE))
        .count()
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
