//! The bin: removed and replaced reports. It is emptied by hand only.

use std::sync::Arc;

use super::repository::BIN;
use super::{KeyValue, StorageFault};
use crate::formats::decode::{Decoded, decode};
use crate::formats::problem::FileProblem;
use crate::template::form::Form;

/// A record of the bin.
#[derive(Clone, Debug)]
pub struct Binned {
    /// Its key in the store.
    pub key: String,
    /// Its text, to the letter.
    pub text: String,
    /// The report, or why it does not read.
    pub report: Result<Decoded, FileProblem>,
}

/// Everything in the bin, last changed first; what does not read comes last.
///
/// # Errors
/// The store cannot be used.
pub fn contents(
    store: &dyn KeyValue,
    templates: &[Arc<Form>],
) -> Result<Vec<Binned>, StorageFault> {
    let mut list = Vec::new();
    for key in keys(store)? {
        if let Some(text) = store.get(&key)? {
            list.push(Binned {
                key,
                report: decode(&text, templates),
                text,
            });
        }
    }
    let changed = |one: &Binned| {
        one.report
            .as_ref()
            .map(|decoded| decoded.report.changed.clone())
            .ok()
    };
    list.sort_by_key(|one| std::cmp::Reverse(changed(one)));
    Ok(list)
}

/// Keys of the bin.
///
/// # Errors
/// The store cannot be used.
pub fn keys(store: &dyn KeyValue) -> Result<Vec<String>, StorageFault> {
    Ok(store
        .keys()?
        .into_iter()
        .filter(|key| key.starts_with(BIN))
        .collect())
}

/// Removes one record of the bin for good; nothing else is touched.
///
/// # Errors
/// The store cannot be used.
pub fn discard(store: &dyn KeyValue, key: &str) -> Result<(), StorageFault> {
    if key.starts_with(BIN) {
        store.remove(key)
    } else {
        Ok(())
    }
}
