//! Under which keys everything stands. People's data are kept there: none of them ever changes.

use super::KeyValue;

use crate::model::storage::StorageError;

/// How every key of this app begins.
pub const OURS: &str = "bao-cao-so/";
/// Reports being written.
pub const REPORTS: &str = "bao-cao-so/report/";
/// Journals beside them, by the id of their report.
pub const JOURNALS: &str = "bao-cao-so/journal/";
/// Removed and replaced reports; each can be restored.
pub const TRASH: &str = "bao-cao-so/bin/";
/// Records that do not read.
pub const QUARANTINE: &str = "bao-cao-so/set-aside/";
/// Summaries of reports (`summaries`). Outside [`OURS`]: a cache is not replicated, also not by an earlier version of the app.
pub const SUMMARIES: &str = "bao-cao-so.summaries";
/// Versions of records: see `version`.
pub const VERSIONS: &str = "bao-cao-so/written/";

/// The key of a report's record.
#[must_use]
pub fn record_key(id: &str) -> String {
    format!("{REPORTS}{id}")
}

/// The key of a report's journal.
#[must_use]
pub fn journal_key(id: &str) -> String {
    format!("{JOURNALS}{id}")
}

/// Id of the report that a key belongs to: its record, its journal, or what of it lies in the trash or in quarantine.
#[must_use]
pub fn report_of(key: &str) -> Option<&str> {
    let places = [REPORTS, JOURNALS, TRASH, QUARANTINE];
    let name = places.iter().find_map(|place| key.strip_prefix(place))?;
    name.split('~').next()
}

/// Every key of this app, for erasing all of it.
///
/// # Errors
/// The store cannot be used.
pub fn own_keys(store: &dyn KeyValue) -> Result<Vec<String>, StorageError> {
    let mut keys = keys_of(store, OURS)?;
    keys.extend(keys_of(store, SUMMARIES)?);
    Ok(keys)
}

/// All keys that begin with a prefix.
pub(super) fn keys_of(store: &dyn KeyValue, prefix: &str) -> Result<Vec<String>, StorageError> {
    Ok(store
        .keys()?
        .into_iter()
        .filter(|key| key.starts_with(prefix))
        .collect())
}

/// The key, or the key with a number when it is taken: nothing is written over. No id has a `~`.
pub(super) fn free_key(store: &dyn KeyValue, key: &str) -> String {
    let taken = |key: &str| matches!(store.get(key), Ok(Some(_)));
    if !taken(key) {
        return key.to_owned();
    }
    (2u32..)
        .map(|number| format!("{key}~{number}"))
        .find(|key| !taken(key))
        .unwrap_or_else(|| key.to_owned())
}
