//! Importing opened files: what each is and what importing it would do, and then doing it.

use std::sync::Arc;

use super::related::same_subject;
use super::{KeyValue, StorageError, repository, save, trash};
use crate::formats::embedded_json::embedded_json;
use crate::formats::error::FileError;
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::encode::report_digest;
use crate::input::sanitize::file_name;
use crate::template::form::Form;

/// What importing a file would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportVerdict {
    /// A report that this machine does not have.
    Added,
    /// Another state of a report that this machine has; the present one goes to the trash.
    Replaces,
    /// The very report that this machine has.
    Same,
    /// Nothing: the file cannot be used.
    Refused,
}

/// A file of the preview. The sentences on it are `messages::vi::import_preview`.
#[derive(Clone, Debug)]
pub struct ImportPreview {
    /// Name of the file.
    pub file: String,
    /// What importing it would do.
    pub verdict: ImportVerdict,
    /// Why it cannot be used.
    pub error: Option<FileError>,
    /// The report, when it can be used.
    pub decoded: Option<Decoded>,
    /// The report of the same id that this machine has.
    pub here: Option<Decoded>,
    /// Where the report would be added: another one of the same agency and period.
    pub same_subject: Option<Decoded>,
}

/// What importing a file would do; nothing changes.
#[must_use]
pub fn preview_import(
    file: &str,
    content: Result<String, FileError>,
    here: &[Decoded],
    templates: &[Arc<Form>],
) -> ImportPreview {
    let mut preview = ImportPreview {
        file: file_name(file),
        verdict: ImportVerdict::Refused,
        error: None,
        decoded: None,
        here: None,
        same_subject: None,
    };
    match content.and_then(|text| decode(&embedded_json(&text)?, templates)) {
        Err(error) => preview.error = Some(error),
        Ok(decoded) => {
            preview.verdict = verdict(&decoded, here);
            preview.here = same_id(&decoded, here).cloned();
            let mut others = here.iter();
            let other = others.find(|one| same_subject(&one.report, &decoded.report));
            preview.same_subject = other
                .filter(|_| preview.verdict == ImportVerdict::Added)
                .cloned();
            preview.decoded = Some(decoded);
        }
    }
    preview
}

fn same_id<'a>(decoded: &Decoded, here: &'a [Decoded]) -> Option<&'a Decoded> {
    here.iter().find(|one| one.report.id == decoded.report.id)
}

fn verdict(decoded: &Decoded, here: &[Decoded]) -> ImportVerdict {
    match same_id(decoded, here) {
        None => ImportVerdict::Added,
        Some(one)
            if report_digest(&one.report, &one.template)
                == report_digest(&decoded.report, &decoded.template) =>
        {
            ImportVerdict::Same
        }
        Some(_) => ImportVerdict::Replaces,
    }
}

/// Imports every file of a preview that adds or replaces; what is replaced goes to the trash first.
///
/// # Errors
/// The store is full or cannot be used; files before the failing one are in.
pub fn import(store: &dyn KeyValue, previews: &[ImportPreview]) -> Result<usize, StorageError> {
    let mut imported = 0;
    for preview in previews {
        let Some(decoded) = preview
            .decoded
            .as_ref()
            .filter(|_| preview.verdict != ImportVerdict::Same)
        else {
            continue;
        };
        save::fold(
            store,
            &decoded.report.id,
            std::slice::from_ref(&decoded.template),
        )?;
        trash::copy_to_trash(store, &decoded.report.id)?;
        repository::save(store, &decoded.report, &decoded.template)?;
        imported += 1;
    }
    Ok(imported)
}
