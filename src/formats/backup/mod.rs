//! Backup file in and out. What is done with it is `storage::backup`.

pub mod encrypted;
pub mod file;

use std::sync::Arc;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use self::file::{BackupFile, StateJson, TextJson};
use crate::formats::json::digest::{PLACEHOLDER, laid_out, with_digest};
use crate::formats::json::read::{json, read, stands_in_a_file};
use crate::formats::migrate::NEWEST_BACKUP;
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::file::this_tool;
use crate::formats::versioned::{Migrated, parse_versioned};
use crate::model::file::{BACKUP_FORMAT, FileError, LARGEST_BACKUP};
use crate::template::form::Form;

/// What a backup holds, as texts of records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Records of reports.
    pub reports: Vec<String>,
    /// Records in the trash.
    pub trash: Vec<String>,
    /// Collections, each as its file.
    pub collections: Vec<String>,
    /// Snapshots: key and record.
    pub snapshots: Vec<(String, String)>,
    /// Records that do not read: name and text.
    pub texts: Vec<(String, String)>,
    /// What the next report begins with, as a JSON object.
    pub defaults: String,
}

/// A backup file that was read.
#[derive(Clone, Debug)]
pub struct Backup {
    /// When it was made (ISO 8601 with zone).
    pub at: String,
    /// The digest does not fit: the file was changed after it was made.
    pub altered: bool,
    /// Reports, or why one cannot be used, with its text.
    pub reports: Vec<Result<Decoded, (FileError, String)>>,
    /// Everything, to the letter.
    pub contents: Contents,
}

/// Writes a backup file. The same contents at the same moment give the same bytes.
#[must_use]
pub fn encode_backup(contents: &Contents, at: &str) -> String {
    let mut texts: Vec<TextJson> = contents
        .texts
        .iter()
        .map(|(name, text)| TextJson {
            name: name.clone(),
            text: text.clone(),
        })
        .collect();
    // A record that is no JSON cannot stand among the reports; it is kept to the letter.
    let mut values = |records: &[String]| {
        let mut values = Vec::new();
        for record in records {
            match json(record) {
                Ok(value) => values.push(value),
                Err(_) => texts.push(TextJson {
                    name: "?".to_owned(),
                    text: record.clone(),
                }),
            }
        }
        values
    };
    let (reports, bin) = (values(&contents.reports), values(&contents.trash));
    let mut states = Vec::new();
    for (key, record) in &contents.snapshots {
        match json(record) {
            Ok(report) => states.push(StateJson {
                key: key.clone(),
                report,
            }),
            Err(_) => texts.push(TextJson {
                name: key.clone(),
                text: record.clone(),
            }),
        }
    }
    let collections = collections(contents, &mut texts);
    let file = BackupFile {
        format: BACKUP_FORMAT.to_owned(),
        format_version: NEWEST_BACKUP,
        collections,
        at: at.to_owned(),
        tool: Some(this_tool()),
        reports,
        bin,
        states,
        texts,
        remembered: match json(&contents.defaults) {
            Ok(Value::Object(words)) => words,
            _ => Map::new(),
        },
        digest: Some(PLACEHOLDER.to_owned()),
    };
    with_digest(laid_out(&file))
}

/// The collections of a backup; one that cannot stand in a file is kept to the letter.
fn collections(contents: &Contents, texts: &mut Vec<TextJson>) -> Vec<Box<RawValue>> {
    let mut collections = Vec::new();
    for text in &contents.collections {
        match stands_in_a_file(text).then(|| RawValue::from_string(text.trim().to_owned())) {
            Some(Ok(collection)) => collections.push(collection),
            _ => texts.push(TextJson {
                name: "?".to_owned(),
                text: text.clone(),
            }),
        }
    }
    collections
}

/// Reads a backup file; a report in it that cannot be used does not keep the others out.
///
/// # Errors
/// Why the file cannot be used.
pub fn decode_backup(text: &str, templates: &[Arc<Form>]) -> Result<Backup, FileError> {
    let Migrated { original, current } = parse_versioned(text, BACKUP_FORMAT, LARGEST_BACKUP)?;
    let file: BackupFile = read(&current)?;
    let altered = file
        .digest
        .as_ref()
        .is_none_or(|stated| *stated != original.digest_without(&["digest"]));
    let records = |values: &[Value]| -> Vec<String> { values.iter().map(laid_out).collect() };
    let contents = Contents {
        reports: records(&file.reports),
        trash: records(&file.bin),
        collections: file
            .collections
            .iter()
            .map(|one| one.get().to_owned())
            .collect(),
        snapshots: file
            .states
            .iter()
            .map(|state| (state.key.clone(), laid_out(&state.report)))
            .collect(),
        texts: file
            .texts
            .into_iter()
            .map(|one| (one.name, one.text))
            .collect(),
        defaults: Value::Object(file.remembered).to_string(),
    };
    let read = |text: &String| decode(text, templates).map_err(|problem| (problem, text.clone()));
    Ok(Backup {
        at: file.at,
        altered,
        reports: contents.reports.iter().map(read).collect(),
        contents,
    })
}
