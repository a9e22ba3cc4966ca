//! When each record was last written, beside the record: tells which of two copies is the newer one.
//!
//! A stamp is the clock's milliseconds, but always above the one before it, so that a clock that jumps back does no harm.
//! The record is written first: a program that ends between the two leaves a stamp that is too old, never one too new.

use super::{KeyValue, StorageError};

/// How every key of this app begins.
pub const OURS: &str = "bao-cao-so/";
/// Where stamps stand.
pub const STAMPS: &str = "bao-cao-so/written/";

/// Sets or removes the text of a key, and its stamp.
///
/// # Errors
/// The store is full or cannot be used.
pub fn write(
    store: &dyn KeyValue,
    key: &str,
    text: Option<&str>,
    now: u64,
) -> Result<(), StorageError> {
    let stamp = now.max(stamp_of(store, key)? + 1);
    put(store, key, text, stamp)
}

/// The same with a given stamp, for a record that comes from the other copy. On an error nothing has changed: a new stamp
/// gets its room before the record, and a record goes only when its removal is noted.
///
/// # Errors
/// The store is full or cannot be used.
pub fn put(
    store: &dyn KeyValue,
    key: &str,
    text: Option<&str>,
    stamp: u64,
) -> Result<(), StorageError> {
    let (place, stamp) = (stamp_key(key), stamp.to_string());
    let Some(text) = text else {
        store.set(&place, &stamp)?;
        return store.remove(key);
    };
    let is_new = store.get(&place)?.is_none();
    if is_new {
        // As long as the stamp will be, but of no time.
        store.set(&place, &"0".repeat(stamp.len()))?;
    }
    if let Err(fault) = store.set(key, text) {
        return if is_new {
            store.remove(&place).and(Err(fault))
        } else {
            Err(fault)
        };
    }
    store.set(&place, &stamp)
}

/// The stamp of a key; 0 for one that was never written by this version.
///
/// # Errors
/// The store cannot be used.
pub fn stamp_of(store: &dyn KeyValue, key: &str) -> Result<u64, StorageError> {
    Ok(store
        .get(&stamp_key(key))?
        .and_then(|text| text.parse().ok())
        .unwrap_or(0))
}

/// The key that a stamp belongs to.
#[must_use]
pub fn stamped(key: &str) -> Option<String> {
    Some(format!("{OURS}{}", key.strip_prefix(STAMPS)?))
}

fn stamp_key(key: &str) -> String {
    format!("{STAMPS}{}", key.get(OURS.len()..).unwrap_or(key))
}
