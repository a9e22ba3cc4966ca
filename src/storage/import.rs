//! Importing opened files: what each is and what importing it would do, and then doing it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fold::fold;
use super::related::same_subject;
use super::{KeyValue, repository, trash};
use crate::formats::embedded_json::embedded_json;
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::encode::{paper_digest, report_digest};
use crate::input::agency::{AgencyKey, are_namesakes};
use crate::input::sanitize::file_name;
use crate::messages::import_facts::{Answered, ImportFacts};
use crate::model::file::FileError;
use crate::model::storage::{ImportVerdict, StorageError};
use crate::template::form::Form;

/// A file of the preview. The sentences on it are `messages::vi::import_preview`.
#[derive(Clone, Debug)]
pub struct ImportPreview {
    /// Name of the file.
    pub file: String,
    /// What importing it would do.
    pub verdict: ImportVerdict,
    /// The report, or why the file cannot be used.
    pub report: Result<Decoded, FileError>,
    /// The report of the same id that this machine has.
    pub here: Option<Decoded>,
    /// Where the report would be added: another one of the same agency and period, on this machine or in an earlier file.
    pub same_subject: Option<Decoded>,
    /// The earlier file of the same opening that holds that one.
    pub same_subject_file: Option<String>,
    /// An earlier file of the same opening that holds the same report: this one takes its place.
    pub earlier: Option<String>,
    /// Another agency of this machine, or of another of the files, has the same name.
    pub namesake: bool,
}

impl ImportPreview {
    /// What is to be said of the file; or why it cannot be used.
    ///
    /// # Errors
    /// The file cannot be used.
    pub fn facts(&self) -> Result<ImportFacts<'_>, &FileError> {
        self.report.as_ref().map(|file| ImportFacts {
            verdict: self.verdict,
            file: answered(file),
            remarks: &file.remarks,
            check_mark: paper_digest(&file.report, &file.template),
            here: self.here.as_ref().map(answered),
            same_subject: self.same_subject.as_ref().map(answered),
            same_subject_file: self.same_subject_file.as_deref(),
            earlier: self.earlier.as_deref(),
            namesake: self.namesake,
        })
    }
}

fn answered(decoded: &Decoded) -> Answered<'_> {
    Answered {
        report: &decoded.report,
        template: &decoded.template,
    }
}

/// What importing a file would do; nothing changes.
#[must_use]
pub fn preview_import(
    file: &str,
    content: Result<String, FileError>,
    here: &[Decoded],
    templates: &[Arc<Form>],
) -> ImportPreview {
    let report = content.and_then(|text| decode(&embedded_json(&text)?, templates));
    let mut preview = ImportPreview {
        file: file_name(file),
        verdict: ImportVerdict::Refused,
        report,
        here: None,
        same_subject: None,
        same_subject_file: None,
        earlier: None,
        namesake: false,
    };
    if let Ok(decoded) = &preview.report {
        let mut others = here.iter();
        preview.namesake = others.any(|one| are_namesakes(&one.report, &decoded.report));
        preview.verdict = verdict(decoded, here);
        preview.here = same_id(decoded, here).cloned();
        let mut others = here.iter();
        let other = others.find(|one| same_subject(&one.report, &decoded.report));
        preview.same_subject = other
            .filter(|_| preview.verdict == ImportVerdict::Added)
            .cloned();
    }
    preview
}

/// What importing some files one after another would do; nothing changes. A file that holds the report of an earlier one is
/// compared with that, which it replaces.
#[must_use]
pub fn preview_files(
    files: Vec<(String, Result<String, FileError>)>,
    here: &[Decoded],
    templates: &[Arc<Form>],
) -> Vec<ImportPreview> {
    let mut previews: Vec<ImportPreview> = Vec::new();
    for (file, content) in files {
        let mut preview = preview_import(&file, content, here, templates);
        let earlier = previews.iter().rev().find_map(|one| {
            let (taken, own) = (one.report.as_ref().ok()?, preview.report.as_ref().ok()?);
            (taken.report.id == own.report.id).then(|| (one.file.clone(), taken.clone()))
        });
        if let (Some((name, taken)), Ok(own)) = (earlier, &preview.report) {
            preview.verdict = verdict(own, std::slice::from_ref(&taken));
            preview.same_subject = None;
            preview.here = Some(taken);
            preview.earlier = Some(name);
        }
        compare_with_earlier(&mut preview, &previews);
        previews.push(preview);
    }
    mark_namesakes(&mut previews);
    previews
}

/// Notes that an earlier file holds another report of the same agency and period, where none on this machine is one.
fn compare_with_earlier(preview: &mut ImportPreview, earlier: &[ImportPreview]) {
    let own = match &preview.report {
        Ok(own) if preview.verdict == ImportVerdict::Added && preview.same_subject.is_none() => own,
        _ => return,
    };
    let is_other = |other: &Decoded| same_subject(&other.report, &own.report);
    let other = earlier.iter().find_map(|one| {
        let other = one.report.as_ref().ok().filter(|other| is_other(other))?;
        Some((one.file.clone(), other.clone()))
    });
    if let Some((file, other)) = other {
        preview.same_subject = Some(other);
        preview.same_subject_file = Some(file);
    }
}

/// Marks the files whose agencies have one name and are not the same.
pub fn mark_namesakes(previews: &mut [ImportPreview]) {
    let report = |preview: &ImportPreview| {
        preview
            .report
            .as_ref()
            .ok()
            .map(|one| AgencyKey::of(&one.report))
    };
    let agencies: Vec<AgencyKey> = previews.iter().filter_map(report).collect();
    for preview in previews {
        let own = report(preview);
        let is_one = |own: &AgencyKey| agencies.iter().any(|other| other.is_namesake(own));
        preview.namesake |= own.as_ref().is_some_and(is_one);
    }
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

/// Imports every file of a preview that adds or replaces, and gives how many reports that were; what is replaced goes to the
/// trash first.
///
/// # Errors
/// The store is full or cannot be used; files before the failing one are in.
pub fn import(store: &dyn KeyValue, previews: &[ImportPreview]) -> Result<usize, StorageError> {
    let mut imported = BTreeSet::new();
    for preview in previews {
        let Some(decoded) = preview
            .report
            .as_ref()
            .ok()
            .filter(|_| preview.verdict != ImportVerdict::Same)
        else {
            continue;
        };
        fold(
            store,
            &decoded.report.id,
            std::slice::from_ref(&decoded.template),
        )?;
        trash::copy_to_trash(store, &decoded.report.id)?;
        repository::save(store, &decoded.report, &decoded.template)?;
        imported.insert(decoded.report.id.as_str());
    }
    Ok(imported.len())
}
