//! Which records are of which template and period, told by their last letters: none of them is read whole.

use super::KeyValue;
use super::keys::{REPORTS, record_key};
use crate::formats::heading::{Heading, heading, heading_at_end};
use crate::model::storage::StorageError;

/// So many letters from the end of a record its heading is looked for, before the whole is read.
const TAIL: u32 = 2_000;

/// The keys of all reports but one whose headings are wanted. Whoever goes on with a record decodes it.
///
/// # Errors
/// The store cannot be used.
pub(super) fn others_with(
    store: &dyn KeyValue,
    id: &str,
    is_wanted: &dyn Fn(&Heading) -> bool,
) -> Result<Vec<String>, StorageError> {
    let own = record_key(id);
    let mut found = Vec::new();
    for key in store.keys()? {
        if key != own
            && key.starts_with(REPORTS)
            && heading_of(store, &key)?.is_some_and(|heading| is_wanted(&heading))
        {
            found.push(key);
        }
    }
    Ok(found)
}

fn heading_of(store: &dyn KeyValue, key: &str) -> Result<Option<Heading>, StorageError> {
    let tail = store.tail(key, TAIL)?;
    match tail.as_deref().and_then(heading_at_end) {
        Some(found) => Ok(Some(found)),
        None => Ok(store.get(key)?.as_deref().and_then(heading)),
    }
}
