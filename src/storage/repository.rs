//! Reports by key: one key a report, no separate index to fall out of step.

use std::sync::Arc;

use super::keys::{QUARANTINE, REPORTS, record_key};
use super::quarantine::{QuarantinedRecord, move_to_quarantine};
use super::{KeyValue, journal};
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::encode::encode_record;
use crate::model::file::Remark;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// Everything found in the store.
#[derive(Clone, Debug, Default)]
pub struct ReportList {
    /// Reports that read, last changed first.
    pub reports: Vec<Decoded>,
    /// Records that do not.
    pub quarantined: Vec<QuarantinedRecord>,
}

/// True when the store has a report or a record in quarantine; nothing is read yet.
///
/// # Errors
/// The store cannot be used.
pub fn has_any(store: &dyn KeyValue) -> Result<bool, StorageError> {
    Ok(store
        .keys()?
        .iter()
        .any(|key| key.starts_with(REPORTS) || key.starts_with(QUARANTINE)))
}

/// Reads all reports. A record that does not read moves to quarantine, unless a later version wrote it or
/// only a later version has its template: that one stays where that version will look for it.
///
/// # Errors
/// The store cannot be used.
pub fn load_all(store: &dyn KeyValue, templates: &[Arc<Form>]) -> Result<ReportList, StorageError> {
    let mut list = ReportList::default();
    for key in store.keys()? {
        let Some(text) = store.get(&key)? else {
            continue;
        };
        if let Some(id) = key.strip_prefix(REPORTS) {
            list.add_record(store, id, &text, templates)?;
        } else if key.starts_with(QUARANTINE) {
            let decoded = decode(&text, templates);
            list.quarantined.push(QuarantinedRecord::new(
                key,
                decoded.as_ref().map_err(Clone::clone),
            ));
        }
    }
    Ok(list)
}

impl ReportList {
    fn add_record(
        &mut self,
        store: &dyn KeyValue,
        id: &str,
        text: &str,
        templates: &[Arc<Form>],
    ) -> Result<(), StorageError> {
        let key = record_key(id);
        match decode(text, templates) {
            // Every record has a digest: one that does not fit was changed past the app.
            Ok(decoded) if decoded.remarks.contains(&Remark::Altered) => {
                let key = move_to_quarantine(store, &key, id, text);
                self.quarantined
                    .push(QuarantinedRecord::new(key, Ok(&decoded)));
            }
            Ok(mut decoded) => {
                journal::complete(store, id, text, &mut decoded)?;
                let earlier = |one: &Decoded| one.report.changed < decoded.report.changed;
                let place = self.reports.iter().position(earlier);
                self.reports
                    .insert(place.unwrap_or(self.reports.len()), decoded);
            }
            Err(error) => {
                let key = if error.is_of_later_version() {
                    key
                } else {
                    move_to_quarantine(store, &key, id, text)
                };
                self.quarantined
                    .push(QuarantinedRecord::new(key, Err(error)));
            }
        }
        Ok(())
    }
}

/// Saves a report.
///
/// # Errors
/// The store is full or cannot be used; the former record stands.
pub fn save(store: &dyn KeyValue, report: &Report, template: &Form) -> Result<(), StorageError> {
    store.set(&record_key(&report.id), &encode_record(report, template))
}

/// The record of a report as it stands in the store.
///
/// # Errors
/// The store cannot be used.
pub fn record(store: &dyn KeyValue, id: &str) -> Result<Option<String>, StorageError> {
    store.get(&record_key(id))
}

/// One report by id.
///
/// # Errors
/// The store cannot be used.
pub fn load(
    store: &dyn KeyValue,
    id: &str,
    templates: &[Arc<Form>],
) -> Result<Option<Decoded>, StorageError> {
    let Some(text) = record(store, id)? else {
        return Ok(None);
    };
    let Ok(mut decoded) = decode(&text, templates) else {
        return Ok(None);
    };
    journal::complete(store, id, &text, &mut decoded)?;
    Ok(Some(decoded))
}
