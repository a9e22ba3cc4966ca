//! Files of earlier versions brought to the newest, one step a version.
//!
//! Version 0 is the draft format that the first samples were kept in; it stays as the worked example of a step.

use serde_json::{Map, Value};

use super::error::FileError;

/// The newest version of every format.
pub const NEWEST: u64 = 1;

/// Brings the text of a file from a version below [`NEWEST`] to it.
///
/// # Errors
/// A file that is no object, or of a version that never was.
pub fn migrate(text: &str, version: u64) -> Result<String, FileError> {
    let Ok(mut file) = serde_json::from_str::<Map<String, Value>>(text) else {
        return Err(FileError::NotOurs);
    };
    if version == 0 {
        from_0(&mut file);
    }
    file.insert("formatVersion".to_owned(), NEWEST.into());
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
