//! The dry run of opened files: what each is and what taking it in would do.

use std::sync::Arc;

use super::fold::fold;
use super::related::same_subject;
use super::{KeyValue, StorageError, repository};
use crate::formats::embedded_json::embedded_json;
use crate::formats::error::FileError;
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::encode::report_digest;
use crate::input::sanitize::file_name;
use crate::template::form::Form;

/// What taking in a file would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A report that this machine does not have.
    Added,
    /// Another state of a report that this machine has; the present one is kept aside.
    Replaces,
    /// The very report that this machine has.
    Same,
    /// Nothing: the file cannot be used.
    Refused,
}

/// A file of the dry run. The sentences on it are `messages::vi::import_preview`.
#[derive(Clone, Debug)]
pub struct ImportEntry {
    /// Name of the file.
    pub file: String,
    /// What taking it in would do.
    pub verdict: Verdict,
    /// Why it cannot be used.
    pub error: Option<FileError>,
    /// The report, when it can be used.
    pub decoded: Option<Decoded>,
    /// The report of the same id that this machine has.
    pub here: Option<Decoded>,
    /// Where the report would be added: another one of the same agency and period.
    pub same_subject: Option<Decoded>,
}

/// Looks at a file without changing anything.
#[must_use]
pub fn dry_run(
    file: &str,
    content: Result<String, FileError>,
    here: &[Decoded],
    templates: &[Arc<Form>],
) -> ImportEntry {
    let mut entry = ImportEntry {
        file: file_name(file),
        verdict: Verdict::Refused,
        error: None,
        decoded: None,
        here: None,
        same_subject: None,
    };
    match content.and_then(|text| decode(&embedded_json(&text)?, templates)) {
        Err(error) => entry.error = Some(error),
        Ok(decoded) => {
            entry.verdict = verdict(&decoded, here);
            entry.here = same_id(&decoded, here).cloned();
            let mut others = here.iter();
            let other = others.find(|one| same_subject(&one.report, &decoded.report));
            entry.same_subject = other.filter(|_| entry.verdict == Verdict::Added).cloned();
            entry.decoded = Some(decoded);
        }
    }
    entry
}

fn same_id<'a>(decoded: &Decoded, here: &'a [Decoded]) -> Option<&'a Decoded> {
    here.iter().find(|one| one.report.id == decoded.report.id)
}

fn verdict(decoded: &Decoded, here: &[Decoded]) -> Verdict {
    match same_id(decoded, here) {
        None => Verdict::Added,
        Some(one)
            if report_digest(&one.report, &one.template)
                == report_digest(&decoded.report, &decoded.template) =>
        {
            Verdict::Same
        }
        Some(_) => Verdict::Replaces,
    }
}

/// Takes in every file of a dry run that adds or replaces; what is replaced is kept in the bin first.
///
/// # Errors
/// The store is full or cannot be used; files before the failing one are in.
pub fn take_in(store: &dyn KeyValue, entries: &[ImportEntry]) -> Result<usize, StorageError> {
    let mut taken = 0;
    for entry in entries {
        let Some(decoded) = entry
            .decoded
            .as_ref()
            .filter(|_| entry.verdict != Verdict::Same)
        else {
            continue;
        };
        fold(
            store,
            &decoded.report.id,
            std::slice::from_ref(&decoded.template),
        )?;
        repository::keep_copy(store, &decoded.report.id)?;
        repository::save(store, &decoded.report, &decoded.template)?;
        taken += 1;
    }
    Ok(taken)
}
