//! The version of each record, beside it: the logical time of its last write, which tells the newer one of two copies.
//!
//! A version is the clock's milliseconds, but always above the one before it, so that a clock that jumps back does no harm.
//! The record is written first: a program that ends between the two leaves a version that is too old, never one too new.

use super::KeyValue;
use super::keys::{OURS, VERSIONS};
use super::room::remove_summaries;
use crate::model::storage::StorageError;

/// Sets or removes the text of a key, and its version.
///
/// # Errors
/// The store is full or cannot be used.
pub fn write(
    store: &dyn KeyValue,
    key: &str,
    text: Option<&str>,
    now: u64,
) -> Result<(), StorageError> {
    let version = now.max(version_of(store, key)? + 1);
    put(store, key, text, version)
}

/// The same with a given version, for a record that comes from the other copy. On an error nothing has changed: a new version
/// gets its room before the record, and a record goes only when its removal is noted.
///
/// # Errors
/// The store is full or cannot be used.
pub fn put(
    store: &dyn KeyValue,
    key: &str,
    text: Option<&str>,
    version: u64,
) -> Result<(), StorageError> {
    match put_once(store, key, text, version) {
        Err(StorageError::Full) if remove_summaries(store) => put_once(store, key, text, version),
        done => done,
    }
}

fn put_once(
    store: &dyn KeyValue,
    key: &str,
    text: Option<&str>,
    version: u64,
) -> Result<(), StorageError> {
    let (place, version) = (version_key(key), version.to_string());
    let Some(text) = text else {
        store.set(&place, &version)?;
        return store.remove(key);
    };
    let is_new = store.get(&place)?.is_none();
    if is_new {
        // As long as the version will be, but of no time.
        store.set(&place, &"0".repeat(version.len()))?;
    }
    if let Err(fault) = store.set(key, text) {
        return if is_new {
            store.remove(&place).and(Err(fault))
        } else {
            Err(fault)
        };
    }
    store.set(&place, &version)
}

/// The version of a key; 0 for one that was never written by this version.
///
/// # Errors
/// The store cannot be used.
pub fn version_of(store: &dyn KeyValue, key: &str) -> Result<u64, StorageError> {
    Ok(store
        .get(&version_key(key))?
        .and_then(|text| text.parse().ok())
        .unwrap_or(0))
}

/// The key that a version belongs to.
#[must_use]
pub fn versioned_key(key: &str) -> Option<String> {
    Some(format!("{OURS}{}", key.strip_prefix(VERSIONS)?))
}

/// The key under which the version of a key stands.
#[must_use]
pub fn version_key(key: &str) -> String {
    format!("{VERSIONS}{}", key.get(OURS.len()..).unwrap_or(key))
}
