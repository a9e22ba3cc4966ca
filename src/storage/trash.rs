//! The trash: removed and replaced reports. It is emptied by hand only.

use std::sync::Arc;

use super::KeyValue;
use super::keys::{TRASH, free_key, keys_of, record_key};
use crate::formats::json::read::json;
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::rows::is_plain_id;
use crate::model::file::FileError;
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// A record in the trash.
#[derive(Clone, Debug)]
pub struct Trashed {
    /// Its key in the store.
    pub key: String,
    /// Its text, to the letter.
    pub text: String,
    /// The report, or why it does not read.
    pub report: Result<Decoded, FileError>,
}

/// Everything in the trash, last changed first; what does not read comes last.
///
/// # Errors
/// The store cannot be used.
pub fn list(store: &dyn KeyValue, templates: &[Arc<Form>]) -> Result<Vec<Trashed>, StorageError> {
    let mut list = Vec::new();
    for key in keys(store)? {
        if let Some(text) = store.get(&key)? {
            list.push(Trashed {
                key,
                report: decode(&text, templates),
                text,
            });
        }
    }
    let changed = |one: &Trashed| {
        one.report
            .as_ref()
            .map(|decoded| decoded.report.changed.clone())
            .ok()
    };
    list.sort_by_key(|one| std::cmp::Reverse(changed(one)));
    Ok(list)
}

/// Keys of the trash.
///
/// # Errors
/// The store cannot be used.
pub fn keys(store: &dyn KeyValue) -> Result<Vec<String>, StorageError> {
    keys_of(store, TRASH)
}

/// Moves a report to the trash; the key that it has there restores it. A full store has room for that.
///
/// # Errors
/// The store cannot be used; the report stays.
pub fn move_to_trash(store: &dyn KeyValue, id: &str) -> Result<Option<String>, StorageError> {
    let key = record_key(id);
    let Some(text) = store.get(&key)? else {
        return Ok(None);
    };
    let (trashed, lies_there) = place(store, id, &text)?;
    if lies_there {
        store.remove(&key)?;
    } else {
        move_text(store, &key, &trashed, &text)?;
    }
    Ok(Some(trashed))
}

/// Copies the present record of a report to the trash, once, before another takes its place.
///
/// # Errors
/// The store is full or cannot be used.
pub fn copy_to_trash(store: &dyn KeyValue, id: &str) -> Result<(), StorageError> {
    match store.get(&record_key(id))? {
        Some(text) => put(store, id, &text),
        None => Ok(()),
    }
}

/// Puts a record into the trash, once.
///
/// # Errors
/// The store is full or cannot be used.
pub fn put(store: &dyn KeyValue, id: &str, text: &str) -> Result<(), StorageError> {
    let (key, lies_there) = place(store, id, text)?;
    if lies_there {
        Ok(())
    } else {
        store.set(&key, text)
    }
}

/// Restores a report from the trash; false when one of its id is there again, or it has no id.
///
/// # Errors
/// The store cannot be used; the report stays in the trash.
pub fn restore(store: &dyn KeyValue, trashed: &str) -> Result<bool, StorageError> {
    let id = trashed
        .strip_prefix(TRASH)
        .and_then(|rest| rest.split('~').next())
        .filter(|id| is_plain_id(id));
    let key = record_key(id.unwrap_or_default());
    let (Some(_), Some(text), None) = (id, store.get(trashed)?, store.get(&key)?) else {
        return Ok(false);
    };
    move_text(store, trashed, &key, &text)?;
    Ok(true)
}

/// Deletes one record of the trash for good; nothing else is touched.
///
/// # Errors
/// The store cannot be used.
pub fn delete(store: &dyn KeyValue, key: &str) -> Result<(), StorageError> {
    if key.starts_with(TRASH) {
        store.remove(key)
    } else {
        Ok(())
    }
}

/// Where a record of a report goes in the trash; true when the very same lies there.
fn place(store: &dyn KeyValue, id: &str, text: &str) -> Result<(String, bool), StorageError> {
    let own = format!("{TRASH}{id}");
    for key in store.keys()? {
        let rest = key.strip_prefix(&own);
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('~'))
            && store.get(&key)?.as_deref() == Some(text)
        {
            return Ok((key, true));
        }
    }
    Ok((free_key(store, &own), false))
}

/// Moves a text from one key to another, also where there is room for one of the two only.
fn move_text(store: &dyn KeyValue, from: &str, to: &str, text: &str) -> Result<(), StorageError> {
    match store.set(to, text) {
        Ok(()) => return store.remove(from),
        // A store that does not even take the same text again would not take it back either.
        Err(StorageError::Full) => store.set(from, text).and_then(|()| store.remove(from))?,
        Err(fault) => return Err(fault),
    }
    let put = store.set(to, text).or_else(|fault| match json(text) {
        // The same record without its line breaks is shorter by more than its version takes.
        Ok(value) => store.set(to, &value.to_string()),
        Err(_) => Err(fault),
    });
    if let Err(fault) = put {
        store.set(from, text)?;
        return Err(fault);
    }
    Ok(())
}
