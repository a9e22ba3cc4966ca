//! Bringing what an earlier visit left in journals into the records.

use std::sync::Arc;

use super::KeyValue;
use super::journal::{apply, is_altered};
use super::keys::{JOURNALS, journal_key, record_key};
use super::quarantine::move_to_quarantine;
use super::repository::{record, save};
use crate::formats::journal::Replayed;
use crate::formats::report::decode::decode;
use crate::model::file::FileError;
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// Writes the record of a report whole, and removes its journal. One that does not read, or belongs to another record, goes to
/// quarantine; one of a later version stays.
///
/// # Errors
/// The store is full or cannot be used; the journal stands.
pub fn fold(store: &dyn KeyValue, id: &str, templates: &[Arc<Form>]) -> Result<(), StorageError> {
    let key = journal_key(id);
    let Some(journal) = store.get(&key)? else {
        return Ok(());
    };
    let record = record(store, id)?.unwrap_or_default();
    let outcome = match decode(&record, templates) {
        // A record that does not read is dealt with first; what is altered gets no digest from here.
        Err(_) if !record.is_empty() => return Ok(()),
        Ok(one) if is_altered(&one) => return Ok(()),
        Err(_) => Ok(Replayed::Foreign),
        Ok(mut one) => {
            let outcome = apply(&journal, &record, &mut one);
            if outcome == Ok(Replayed::Whole) {
                save(store, &one.report, &one.template)?;
            }
            outcome
        }
    };
    match outcome {
        Ok(Replayed::Whole | Replayed::Superseded) => store.remove(&key),
        Err(FileError::LaterVersion { .. }) => Ok(()),
        Ok(Replayed::Foreign) | Err(_) => {
            move_to_quarantine(store, &key, id, &journal);
            Ok(())
        }
    }
}

/// The same for every report, but not for those that another tab writes.
///
/// # Errors
/// The store is full or cannot be used.
pub fn fold_all(
    store: &dyn KeyValue,
    templates: &[Arc<Form>],
    written_elsewhere: &dyn Fn(&str) -> bool,
) -> Result<(), StorageError> {
    for key in store.keys()? {
        if let Some(id) = key.strip_prefix(JOURNALS)
            && !written_elsewhere(&record_key(id))
        {
            fold(store, id, templates)?;
        }
    }
    Ok(())
}
