//! Copies of records to the far store, one transaction at a time, the newest state of each.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Keeping, later, session};
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, indexed_db, web_locks};
use crate::formats::error::FileError;
use crate::formats::report::decode::{Remark, decode};
use crate::messages::vi::persistence as words;
use crate::state::replicate::TRY_AGAIN;
use crate::storage::copies::{Record, fill_near, near_record, near_records, reconcile};
use crate::storage::repository::{BIN, REPORTS, keep_aside};
use crate::storage::states::{Mark, Reason};

/// Something to do when copying has come to an end.
type After = Box<dyn FnOnce(bool)>;

thread_local! {
    /// Stamps as they are in the far store.
    static COPIED: RefCell<BTreeMap<String, u64>> = const { RefCell::new(BTreeMap::new()) };
    /// Keys that wait to be copied.
    static PENDING: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    /// A transaction is under way.
    static UNDER_WAY: Cell<bool> = const { Cell::new(false) };
    /// Another attempt is arranged.
    static WAITING: Cell<bool> = const { Cell::new(false) };
    /// What is told when everything is on disk; false when it is in the near store only.
    static AFTER: RefCell<Vec<After>> = const { RefCell::new(Vec::new()) };
}

/// Opens the far store and brings both copies to the same state.
pub async fn settle(keeping: Keeping) {
    if indexed_db::open().await.is_err() {
        return;
    }
    let held = web_locks::held_names().await;
    let Ok(entries) = indexed_db::entries(indexed_db::Store::Records, "").await else {
        return;
    };
    keeping.far.set(true);
    let far: Vec<Record> = entries
        .into_iter()
        .map(|(key, text)| Record::from_text(key, &text))
        .collect();
    COPIED.set(
        far.iter()
            .map(|record| (record.key.clone(), record.written))
            .collect(),
    );
    let Ok(near) = near_records(&PlainStore) else {
        return;
    };
    // What another tab is writing is looked after there.
    let free = |record: &Record| !held.contains(&record.key);
    let (near, far): (Vec<Record>, Vec<Record>) = (
        near.into_iter().filter(free).collect(),
        far.into_iter().filter(free).collect(),
    );
    let templates = keeping.app.templates_arc();
    let reads = |record: &Record| {
        let report = record.key.starts_with(REPORTS) || record.key.starts_with(BIN);
        let Some(text) = record.text.as_deref().filter(|_| report) else {
            return true;
        };
        match decode(text, &templates) {
            Ok(decoded) => !decoded.remarks.contains(&Remark::Altered),
            Err(problem) => matches!(
                problem,
                FileError::LaterVersion { .. } | FileError::UnknownTemplate { .. }
            ),
        }
    };
    let mut plan = reconcile(&near, &far, &reads);
    // Where there is no room for what gives way, it stays in its place; all other records are brought to the same state.
    let mut without_room = Vec::new();
    for record in &plan.aside {
        let text = record.text.as_deref().unwrap_or_default();
        if keep_aside(&BrowserStore, &record.key, text).is_err() {
            without_room.extend(plan.to_near.extract_if(.., |one| one.key == record.key));
        }
    }
    let had_none = !near
        .iter()
        .any(|record| record.key.starts_with(REPORTS) && record.text.is_some());
    let brought = plan
        .to_near
        .iter()
        .any(|record| record.key.starts_with(REPORTS) && record.text.is_some());
    without_room.extend(fill_near(&PlainStore, &plan.to_near));
    keep_as_states(&without_room).await;
    let in_far = indexed_db::put_newer(&plan.to_far).await.is_ok();
    COPIED.with_borrow_mut(|copied| {
        let put = plan.to_far.iter().filter(|_| in_far);
        // What found no room here is newer there: the one here is no news until it is written again.
        copied.extend(
            put.chain(&without_room)
                .map(|record| (record.key.clone(), record.written)),
        );
    });
    if !without_room.is_empty() {
        keeping.app.say(false, words::NO_ROOM.to_owned(), false);
    } else if had_none && brought {
        keeping.app.say(true, words::FROM_FAR.to_owned(), false);
    }
    // What was written meanwhile, and what another attempt may bring over.
    copy_all(keeping);
}

/// Newer records that found no room in the near store are kept as states of their reports.
async fn keep_as_states(records: &[Record]) {
    let state = |record: &Record| {
        let report = record.key.strip_prefix(REPORTS)?.to_owned();
        let mark = Mark {
            report,
            at: clock::milliseconds(),
            reason: Reason::Replaced,
        };
        Some((mark.key(), Some(record.text.clone()?)))
    };
    let states: Vec<(String, Option<String>)> = records.iter().filter_map(state).collect();
    // Should this fail too, the far copy still has them until the report is written again.
    let _ = indexed_db::write(indexed_db::Store::Snapshots, &states).await;
}

/// Copies one record as soon as the transaction under way is done.
pub fn copy_key(keeping: Keeping, key: String) {
    PENDING.with_borrow_mut(|pending| pending.insert(key));
    go_on(keeping);
}

/// Copies every record that the far store lacks or has older.
pub fn copy_all(keeping: Keeping) {
    for record in near_records(&PlainStore).unwrap_or_default() {
        let newer = COPIED.with_borrow(|copied| {
            copied
                .get(&record.key)
                .is_none_or(|stamp| *stamp < record.written)
        });
        if newer {
            PENDING.with_borrow_mut(|pending| pending.insert(record.key));
        }
    }
    go_on(keeping);
}

/// Does something when everything that was written so far is on disk, or in the near store while the far one fails.
pub fn after_copying(keeping: Keeping, act: impl FnOnce(bool) + 'static) {
    AFTER.with_borrow_mut(|after| after.push(Box::new(act)));
    copy_all(keeping);
}

fn go_on(keeping: Keeping) {
    if !UNDER_WAY.replace(true) {
        spawn_local(async move {
            let on_disk = copy_pending(keeping).await;
            UNDER_WAY.set(false);
            keeping.behind.set(!on_disk);
            if on_disk && indexed_db::exists() {
                session::confirm();
            } else {
                session::doubt();
            }
            if !on_disk && !WAITING.replace(true) {
                later(TRY_AGAIN, move || {
                    WAITING.set(false);
                    go_on(keeping);
                });
            }
            AFTER.take().into_iter().for_each(|act| act(on_disk));
        });
    }
}

/// Copies what waits; false when the far store failed, also to open: then it waits on. Where the browser has none, the near
/// store is all there is.
async fn copy_pending(keeping: Keeping) -> bool {
    loop {
        let keys = PENDING.take();
        if keys.is_empty() {
            return true;
        }
        let done = copy(&keys).await;
        keeping.far.set(done);
        if !done && indexed_db::exists() {
            PENDING.with_borrow_mut(|pending| pending.extend(keys));
            return false;
        }
    }
}

async fn copy(keys: &BTreeSet<String>) -> bool {
    if indexed_db::open().await.is_err() {
        return false;
    }
    let records: Result<Vec<Record>, _> = keys
        .iter()
        .map(|key| near_record(&PlainStore, key.clone()))
        .collect();
    // What cannot be read cannot be said to be on disk.
    let Ok(records) = records else { return false };
    let done = indexed_db::put_newer(&records).await.is_ok();
    if done {
        COPIED.with_borrow_mut(|copied| {
            copied.extend(
                records
                    .into_iter()
                    .map(|record| (record.key, record.written)),
            );
        });
    }
    done
}

/// Forgets what was copied: everything was erased.
pub fn forget() {
    COPIED.take();
    PENDING.take();
}
