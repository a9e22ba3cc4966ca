//! The journal beside a report's record (`formats::journal`), read together with it. Writing is `super::save`.

use std::sync::Arc;

use super::KeyValue;
use super::keys::journal_key;
use crate::formats::journal::{Replayed, parse, replay};
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::encode::encode_record;
use crate::model::file::{FileError, Remark};
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// Puts what a journal says into the report decoded from a record.
///
/// # Errors
/// The journal does not read.
pub(super) fn apply(
    journal: &str,
    record: &str,
    decoded: &mut Decoded,
) -> Result<Replayed, FileError> {
    let journal = parse(journal)?;
    Ok(replay(
        &journal,
        record,
        &mut decoded.report,
        &decoded.template,
    ))
}

/// Puts what the journal of a report says, if it has one, into the report decoded from its record.
///
/// # Errors
/// The store cannot be used.
pub(super) fn complete(
    store: &dyn KeyValue,
    id: &str,
    record: &str,
    decoded: &mut Decoded,
) -> Result<bool, StorageError> {
    Ok(match store.get(&journal_key(id))? {
        Some(journal) => apply(&journal, record, decoded) == Ok(Replayed::Whole),
        None => false,
    })
}

/// What a record would be if it were written whole now, without writing it.
///
/// # Errors
/// The store cannot be used.
pub(super) fn whole_text(
    store: &dyn KeyValue,
    id: &str,
    text: String,
    templates: &[Arc<Form>],
) -> Result<String, StorageError> {
    let Some(journal) = store.get(&journal_key(id))? else {
        return Ok(text);
    };
    Ok(together(&text, &journal, templates).unwrap_or(text))
}

/// The record that a record and its journal say together; `None` where the journal adds nothing to it.
#[must_use]
pub fn together(record: &str, journal: &str, templates: &[Arc<Form>]) -> Option<String> {
    let mut one = decode(record, templates).ok()?;
    let whole = !is_altered(&one) && apply(journal, record, &mut one) == Ok(Replayed::Whole);
    whole.then(|| encode_record(&one.report, &one.template))
}

/// True for a record that was changed past the app.
pub(super) fn is_altered(one: &Decoded) -> bool {
    one.remarks.contains(&Remark::Altered)
}
