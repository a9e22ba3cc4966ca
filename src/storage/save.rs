//! Saving a report: its record, or the journal beside it.
//!
//! A large record is not written whole at each key press: what was typed goes into the journal (`formats::journal`), and the
//! record follows when the typing rests. Written first is always the record, and then the journal removed, so that whoever is
//! interrupted in between finds both, never neither. See docs/decisions/41-journal.md.

use std::sync::Arc;

use super::KeyValue;
use super::journal::apply;
use super::keys::{journal_key, record_key};
use super::quarantine::move_to_quarantine;
use super::repository::record;
use super::version::version_of;
use crate::formats::journal::{Journal, parse, record_digest};
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::encode::{encode_record, encode_record_without_digest};
use crate::model::diff::{Change, diff};
use crate::model::file::FileError;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// Length of a record in bytes from which on a key press goes into a journal: a smaller one is written whole within a
/// millisecond, and gets its digest when the key press is on the screen (docs/performance.md).
pub const LARGE: usize = 32_768;

/// A report's record and journal as they were last read or written here.
#[derive(Clone, Debug)]
pub struct Seen {
    record: Arc<String>,
    journal: Option<String>,
    versions: (u64, u64),
    /// The journal that is being written here.
    open: Option<Journal>,
    /// The record was written here without its digest.
    digest_due: bool,
}

/// Two are the same when the same texts were seen.
impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        self.record == other.record && self.journal == other.journal
    }
}

/// What only a report needs that has, or gets, a journal, or its digest. The code comes with the part of the program that
/// reads what is stored, and is handed on from there; a report that was just begun is saved whole without it, and without a
/// digest.
#[derive(Clone, Copy, Debug)]
pub struct Journals {
    encode: fn(&Report, &Form) -> String,
    note: Note,
    is_in: fn(&str, &str, &str) -> bool,
    /// Changes a report; gives every place at which it differs then.
    pub compare: fn(&mut Report, Act<'_>) -> Vec<Change>,
}

/// Changes a report.
pub type Act<'a> = &'a mut dyn FnMut(&mut Report);

/// Notes changes in the journal; false when the record has to be written whole instead.
type Note = fn(&dyn KeyValue, &Report, &Form, &mut Seen, &[Change]) -> Result<bool, StorageError>;

impl Journals {
    /// Only what is loaded lazily may ask for it: the code comes to where this is called.
    #[must_use]
    pub fn new() -> Self {
        Self {
            encode: encode_record,
            note,
            is_in: |journal, record, changed| {
                parse(journal).is_ok_and(|journal| journal.is_in(record, changed))
            },
            compare: |report, change| {
                let before = report.clone();
                change(report);
                diff(&before, report)
            },
        }
    }
}

impl Default for Journals {
    fn default() -> Self {
        Self::new()
    }
}

/// Where a change was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedIn {
    /// In the record, which was written whole; there is no journal.
    Record,
    /// In the journal.
    Journal,
}

impl Seen {
    /// Reads what there is of a report; `None` when it has no record.
    ///
    /// # Errors
    /// The store cannot be used.
    pub fn read(store: &dyn KeyValue, id: &str) -> Result<Option<Self>, StorageError> {
        let Some(text) = record(store, id)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            record: Arc::new(text),
            journal: store.get(&journal_key(id))?,
            versions: versions(store, id)?,
            open: None,
            digest_due: false,
        }))
    }

    /// The record; what the journal says is not in it.
    #[must_use]
    pub fn record(&self) -> Arc<String> {
        Arc::clone(&self.record)
    }

    /// True while a journal says more than the record.
    #[must_use]
    pub fn has_journal(&self) -> bool {
        self.journal.is_some()
    }

    /// True while the digest of the record is still to come.
    #[must_use]
    pub fn is_digest_due(&self) -> bool {
        self.digest_due
    }

    /// A record that was written without its digest is to get it.
    pub fn want_digest(&mut self) {
        self.digest_due |= record_digest(&self.record).is_none();
    }

    /// The record stays as it is: there is no room for its digest.
    pub fn give_up_digest(&mut self) {
        self.digest_due = false;
    }

    /// True when the record says all, with its digest.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.digest_due && !self.has_journal()
    }

    /// The report that both say together.
    ///
    /// # Errors
    /// The record does not read.
    pub fn decode(&self, templates: &[Arc<Form>]) -> Result<Decoded, FileError> {
        let mut decoded = decode(&self.record, templates)?;
        if let Some(journal) = &self.journal {
            let _ = apply(journal, &self.record, &mut decoded);
        }
        Ok(decoded)
    }

    /// True when the store still has what was seen. The versions tell; where one moved without a change, the texts do.
    fn is_current(&self, store: &dyn KeyValue, id: &str) -> Result<bool, StorageError> {
        let now = versions(store, id)?;
        Ok(now.0 > 0 && now == self.versions || Self::read(store, id)?.as_ref() == Some(self))
    }

    /// True when copies with these versions are of what was seen.
    #[must_use]
    pub fn is_of(&self, versions: (u64, u64)) -> bool {
        self.versions == versions
    }
}

/// When record and journal of a report were last written; 0 for never.
///
/// # Errors
/// The store cannot be used.
pub fn versions(store: &dyn KeyValue, id: &str) -> Result<(u64, u64), StorageError> {
    Ok((
        version_of(store, &record_key(id))?,
        version_of(store, &journal_key(id))?,
    ))
}

/// Saves a report over what was last seen of it here; what another tab has changed meanwhile is not written over. Given
/// `changes`, all that differs from what was seen, a large report gets them in its journal, where `journals` are here, and
/// a small one is written without its digest, as all are while `journals` are not here: saving once more, without changes,
/// makes it whole ([`Seen::is_whole`]).
///
/// # Errors
/// The store is full or cannot be used, or has something else; what was saved before stands.
pub fn save_over(
    store: &dyn KeyValue,
    report: &Report,
    template: &Form,
    seen: &mut Option<Seen>,
    changes: Option<&[Change]>,
    journals: Option<Journals>,
) -> Result<SavedIn, StorageError> {
    let current = match seen {
        Some(seen) => seen.is_current(store, &report.id)?,
        None => record(store, &report.id)?.is_none(),
    };
    if !current {
        return Err(StorageError::ChangedElsewhere);
    }
    if let (Some(seen), Some(changes), Some(journals)) = (seen.as_mut(), changes, journals)
        && seen.record.len() >= LARGE
        && (journals.note)(store, report, template, seen, changes)?
    {
        return Ok(SavedIn::Journal);
    }
    let is_large = seen.as_ref().is_some_and(|seen| seen.record.len() >= LARGE);
    let whole = journals.filter(|_| changes.is_none() || is_large);
    let encode = whole.map(|journals| journals.encode);
    let text = encode.unwrap_or(encode_record_without_digest)(report, template);
    store.set(&record_key(&report.id), &text)?;
    if let Some(seen) = &*seen {
        remove_journal(store, report, seen, journals);
    }
    *seen = Some(Seen {
        record: Arc::new(text),
        journal: store.get(&journal_key(&report.id))?,
        versions: versions(store, &report.id)?,
        open: None,
        digest_due: encode.is_none(),
    });
    Ok(SavedIn::Record)
}

/// Removes the journal of a report whose record was just written whole; one whose contents are not in it goes to quarantine. Should
/// it stay, it is known to be superseded.
fn remove_journal(store: &dyn KeyValue, report: &Report, seen: &Seen, journals: Option<Journals>) {
    let (Some(journal), Some(journals)) = (&seen.journal, journals) else {
        return;
    };
    let key = journal_key(&report.id);
    let is_in = seen.open.is_some() || (journals.is_in)(journal, &seen.record, &report.changed);
    if is_in {
        let _ = store.remove(&key);
    } else {
        move_to_quarantine(store, &key, &report.id, journal);
    }
}

/// See [`Note`].
fn note(
    store: &dyn KeyValue,
    report: &Report,
    template: &Form,
    seen: &mut Seen,
    changes: &[Change],
) -> Result<bool, StorageError> {
    if seen.open.is_none() {
        // One that somebody else wrote is not written on.
        let own = record_digest(&seen.record).filter(|_| seen.journal.is_none());
        seen.open = own.map(Journal::of);
    }
    let Some(journal) = &mut seen.open else {
        return Ok(false);
    };
    if !journal.note(changes, &report.changed, template) {
        return Ok(false);
    }
    let text = journal.to_text();
    match store.set(&journal_key(&report.id), &text) {
        // The record may have room that a journal beside it has not.
        Err(StorageError::Full) => return Ok(false),
        other => other?,
    }
    seen.journal = Some(text);
    seen.versions.1 = version_of(store, &journal_key(&report.id))?;
    Ok(true)
}
