//! Reading the reports of a machine a few at a time, the last written first: the page is not kept waiting by hundreds.

use std::sync::Arc;

use super::KeyValue;
use super::keys::{QUARANTINE, REPORTS};
use super::repository::{ReportList, load_all};
use super::version::version_of;
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// A store of which only some keys are listed.
struct Part<'a> {
    store: &'a dyn KeyValue,
    keys: &'a [String],
}

impl KeyValue for Part<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.store.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.store.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.keys.to_vec())
    }
}

/// Keys of all reports and of records in quarantine, the last written first.
///
/// # Errors
/// The store cannot be used.
pub fn keys(store: &dyn KeyValue) -> Result<Vec<String>, StorageError> {
    let ours = |key: &String| key.starts_with(REPORTS) || key.starts_with(QUARANTINE);
    let mut keys: Vec<(u64, String)> = Vec::new();
    for key in store.keys()?.into_iter().filter(ours) {
        keys.push((version_of(store, &key)?, key));
    }
    keys.sort_by(|one, other| other.cmp(one));
    Ok(keys.into_iter().map(|(_, key)| key).collect())
}

/// Reads the records of some keys, and touches no other; see [`load_all`].
///
/// # Errors
/// The store cannot be used.
pub fn read(
    store: &dyn KeyValue,
    keys: &[String],
    templates: &[Arc<Form>],
) -> Result<ReportList, StorageError> {
    load_all(&Part { store, keys }, templates)
}
