//! Quarantine: records that do not read stand under another key, can be seen and downloaded, and are never deleted here.

use super::KeyValue;
use super::keys::{QUARANTINE, free_key, keys_of};
use crate::formats::report::decode::Decoded;
use crate::model::file::FileError;
use crate::model::period::Period;
use crate::model::storage::{QuarantineReason, StorageError};

/// A record that does not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarantinedRecord {
    /// Its key in the store.
    pub key: String,
    /// Whose and of when it is, as far as that can be read.
    pub subject: Option<Subject>,
    /// Why it does not read. The sentences are `messages::vi::backup`.
    pub reason: QuarantineReason,
}

/// Whose a report is and of when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Name of the agency.
    pub agency: String,
    /// Its period.
    pub period: Period,
}

impl QuarantinedRecord {
    /// A record under a key that was decoded, though its digest does not fit, or why it does not read.
    pub(super) fn new(key: String, decoded: Result<&Decoded, FileError>) -> Self {
        match decoded {
            Ok(decoded) => Self {
                key,
                subject: Some(Subject {
                    agency: decoded.report.words("agency.name").to_owned(),
                    period: decoded.report.period.clone(),
                }),
                reason: QuarantineReason::Altered,
            },
            Err(error) => Self {
                key,
                subject: None,
                reason: QuarantineReason::Unreadable(error),
            },
        }
    }

    /// False of one that stands in its place still, for a later version.
    #[must_use]
    pub fn was_moved(&self) -> bool {
        self.key.starts_with(QUARANTINE)
    }

    /// Id of the report that it is a record of.
    #[must_use]
    pub fn report(&self) -> &str {
        self.key
            .rsplit('/')
            .next()
            .and_then(|name| name.split('~').next())
            .unwrap_or_default()
    }
}

/// Moves a record to quarantine; when there is no room for it under its new key it stays where it is. The key that it has now.
pub(super) fn move_to_quarantine(store: &dyn KeyValue, key: &str, id: &str, text: &str) -> String {
    let new = free_key(store, &format!("{QUARANTINE}{id}"));
    match store.set(&new, text).and_then(|()| store.remove(key)) {
        Ok(()) => new,
        Err(_) => key.to_owned(),
    }
}

/// Keeps in quarantine a text that gave way to another copy of its record.
///
/// # Errors
/// The store is full or cannot be used.
pub fn put(store: &dyn KeyValue, key: &str, text: &str) -> Result<(), StorageError> {
    let name = key.rsplit('/').next().unwrap_or(key);
    store.set(&free_key(store, &format!("{QUARANTINE}{name}")), text)
}

/// Keeps a text of a backup in quarantine, once.
pub(super) fn put_restored(store: &dyn KeyValue, text: &str) -> Result<(), StorageError> {
    for key in keys_of(store, QUARANTINE)? {
        if store.get(&key)?.as_deref() == Some(text) {
            return Ok(());
        }
    }
    put(store, "restored", text)
}
