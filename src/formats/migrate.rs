//! Files of earlier versions brought to the newest, one step a version.
//!
//! Version 0 is the draft format that the first samples were kept in; it stays as the worked example of a step.

use serde_json::{Map, Value};

use crate::model::file::{BACKUP_FORMAT, FileError, REPORT_FORMAT};
use crate::proofread::figures::figures;

/// The newest version of the file of a report: explanations and rewritten sentences rest on fingerprints since.
pub const NEWEST_REPORT: u32 = 2;
/// The newest version of the backup file: collections stand in it since.
pub const NEWEST_BACKUP: u32 = 2;
/// The newest version of every other file.
const NEWEST: u64 = 1;

/// The newest version of a format.
#[must_use]
pub fn newest(format: &str) -> u64 {
    match format {
        REPORT_FORMAT => NEWEST_REPORT.into(),
        BACKUP_FORMAT => NEWEST_BACKUP.into(),
        _ => NEWEST,
    }
}

/// Brings the text of a file of an earlier version of its format to the newest.
///
/// # Errors
/// A file that is no object, or of a version that never was.
pub fn migrate(text: &str, format: &str, version: u64) -> Result<String, FileError> {
    let Ok(mut file) = serde_json::from_str::<Map<String, Value>>(text) else {
        return Err(FileError::NotOurs);
    };
    if version < 1 {
        from_0(&mut file);
    }
    if format == REPORT_FORMAT && version < 2 {
        from_1(&mut file);
    }
    file.insert("formatVersion".to_owned(), newest(format).into());
    Ok(Value::Object(file).to_string())
}

/// Version 0 kept explanations as bare texts, without the message that they explain.
fn from_0(file: &mut Map<String, Value>) {
    if let Some(Value::Object(explanations)) = file.get_mut("explanations") {
        for (_, explanation) in explanations.iter_mut() {
            if let Value::String(text) = explanation {
                let mut edit = Map::new();
                edit.insert("text".to_owned(), Value::String(std::mem::take(text)));
                edit.insert("basis".to_owned(), Value::String(String::new()));
                *explanation = Value::Object(edit);
            }
        }
    }
}

/// Between the messages that version 1 kept, one after another, while the officer went on writing.
const NEXT: &str = "\n\n";
/// Stood in version 1 for more messages than it kept; so it does as a fingerprint.
const TOO_MANY: &str = "…";

/// Version 1 kept the words of the message or sentence that an officer's words stood for: their numbers are what counts.
fn from_1(file: &mut Map<String, Value>) {
    for members in ["explanations", "narratives"] {
        let Some(Value::Object(edits)) = file.get_mut(members) else {
            continue;
        };
        for edit in edits.values_mut().filter_map(Value::as_object_mut) {
            let Some(Value::String(basis)) = edit.remove("basis") else {
                continue;
            };
            // An explanation of no message explains nothing of today; a sentence that was not written rests on no numbers.
            let nothing = basis.is_empty() && members == "explanations";
            let based_on = if nothing {
                Vec::new()
            } else {
                basis.split(NEXT).map(based_on).collect()
            };
            edit.insert("basedOn".to_owned(), Value::Array(based_on));
        }
    }
}

fn based_on(words: &str) -> Value {
    let fingerprint = if words == TOO_MANY { words } else { "" };
    let values = figures(words).0;
    let mut basis = Map::new();
    basis.insert("fingerprint".to_owned(), fingerprint.into());
    basis.insert(
        "values".to_owned(),
        values.iter().map(|figure| figure.printed()).collect(),
    );
    Value::Object(basis)
}
