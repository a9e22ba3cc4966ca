//! Backup: collecting everything that is kept here, and when a backup is due. Taking one in is `restore`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::keys::{OURS, QUARANTINE, REPORTS, TRASH, keys_of};
use super::version::version_of;
use super::{KeyValue, defaults, journal};
use crate::formats::backup::Contents;
use crate::formats::report::decode::decode;
use crate::model::file::FileError;
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// When the last backup file was made, milliseconds since 1970.
const LAST_BACKUP: &str = "bao-cao-so/backup-at";
/// When the first report was begun here.
const FIRST_USE: &str = "bao-cao-so/first-use";
/// How long work may go on without a backup.
const DUE_AFTER: u64 = 7 * 24 * 3_600_000;

/// Collects everything that local storage keeps; `snapshots` come from their own store. `in_memory` are records of
/// reports that could not be saved, by their ids: each stands in the place of its stored record, which goes to the trash.
///
/// # Errors
/// The store cannot be used.
pub fn collect(
    store: &dyn KeyValue,
    snapshots: Vec<(String, String)>,
    in_memory: &BTreeMap<String, String>,
    templates: &[Arc<Form>],
) -> Result<Contents, StorageError> {
    let mut contents = Contents {
        snapshots,
        defaults: defaults::text(store)?,
        ..Contents::default()
    };
    contents.reports.extend(in_memory.values().cloned());
    let mut keys = store.keys()?;
    keys.sort();
    for key in keys {
        let Some(text) = store.get(&key)? else {
            continue;
        };
        let text = match key.strip_prefix(REPORTS) {
            Some(id) => journal::whole_text(store, id, text, templates)?,
            None => text,
        };
        let name = || key.trim_start_matches(OURS).to_owned();
        if key.starts_with(REPORTS) || key.starts_with(TRASH) {
            let reads = !matches!(
                decode(&text, templates),
                Err(FileError::Truncated
                    | FileError::NotJson { .. }
                    | FileError::Empty
                    | FileError::TooDeep)
            );
            let newer = key.strip_prefix(REPORTS).and_then(|id| in_memory.get(id));
            match (reads, key.starts_with(TRASH) || newer.is_some()) {
                _ if newer == Some(&text) => {}
                (false, _) => contents.texts.push((name(), text)),
                (true, true) => contents.trash.push(text),
                (true, false) => contents.reports.push(text),
            }
        } else if key.starts_with(QUARANTINE) {
            contents.texts.push((name(), text));
        }
    }
    Ok(contents)
}

/// Notes that a backup was made now.
///
/// # Errors
/// The store is full or cannot be used.
pub fn note_backup(store: &dyn KeyValue, now: u64) -> Result<(), StorageError> {
    store.set(LAST_BACKUP, &now.to_string())
}

/// When the last backup was made, milliseconds since 1970.
///
/// # Errors
/// The store cannot be used.
pub fn last_backup(store: &dyn KeyValue) -> Result<Option<u64>, StorageError> {
    Ok(store.get(LAST_BACKUP)?.and_then(|text| text.parse().ok()))
}

/// True when there is work that no backup has, and the last one is old. The first call begins the time.
///
/// # Errors
/// The store cannot be used.
pub fn is_due(store: &dyn KeyValue, now: u64) -> Result<bool, StorageError> {
    let mut newest = 0;
    for key in keys_of(store, REPORTS)? {
        newest = newest.max(version_of(store, &key)?);
    }
    if newest == 0 {
        return Ok(false);
    }
    let last = last_backup(store)?;
    let since = match (
        last,
        store.get(FIRST_USE)?.and_then(|text| text.parse().ok()),
    ) {
        (Some(last), _) => last,
        (None, Some(first)) => first,
        (None, None) => {
            // Without room for it the reminder comes later; nothing else depends on it.
            let _ = store.set(FIRST_USE, &now.to_string());
            now
        }
    };
    Ok(newest > last.unwrap_or(0) && now.saturating_sub(since) >= DUE_AFTER)
}
