//! Text -> JSON of a known shape: the whole text is looked at before anything of it counts.

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::Segment;

use super::canonical::CanonicalObject;
use super::syntax::syntax_error;
use crate::model::file::{FileError, Kind, Mismatch};

/// Reads a type of file out of JSON text.
///
/// # Errors
/// The place of the first mistake, and what it is.
pub fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, FileError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let steps = error.path().iter().filter_map(step).collect();
        mismatch(steps, error.inner())
    })
}

/// Reads a type of file that the app itself ships: guarded like any other.
///
/// # Errors
/// What is wrong with it.
pub fn read_guarded<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, FileError> {
    CanonicalObject::of(text)?;
    read(text)
}

/// Parses text as JSON. A name that stands twice in an object is refused: programs differ in which of its two values
/// counts, so one file would be two reports.
///
/// # Errors
/// Where it is no JSON.
pub fn json(text: &str) -> Result<Value, FileError> {
    CanonicalObject::of(text)?;
    serde_json::from_str(text).map_err(|error| syntax_error(&error))
}

/// True for JSON that may stand in a file as it is: it keeps no other part from being read.
#[must_use]
pub fn stands_in_a_file(text: &str) -> bool {
    // As deep in brackets as the reports of a collection in a backup.
    let whole = format!("[[[{text}]]]");
    CanonicalObject::of(&whole).is_ok()
}

fn step(segment: &Segment) -> Option<String> {
    match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => None,
    }
}

/// The mistake that serde tells in words of its own; they are part of what it promises (`serde::de::Error`).
fn mismatch(mut place: Vec<String>, error: &serde_json::Error) -> FileError {
    if error.classify() != Category::Data {
        return syntax_error(error);
    }
    let text = error.to_string();
    let mismatch = if let Some(rest) = text.strip_prefix("missing field `") {
        Mismatch::Lacks(rest.split('`').next().unwrap_or_default().to_owned())
    } else if text.starts_with("unknown field `") {
        // The place ends with its name.
        let name = place.pop().unwrap_or_default();
        Mismatch::Unknown(name)
    } else {
        let is_element = place
            .last()
            .is_none_or(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        match place.pop_if(|_| !is_element && text.starts_with("invalid type: null")) {
            Some(name) => Mismatch::Lacks(name),
            None => Mismatch::Needs(kind(&text)),
        }
    };
    FileError::Shape {
        place: place.join("."),
        mismatch,
    }
}

fn kind(text: &str) -> Kind {
    let expected = text.rsplit(", expected ").next().unwrap_or_default();
    let begins = |words: &[&str]| words.iter().any(|word| expected.starts_with(word));
    if begins(&["a map", "struct", "an object"]) {
        Kind::Object
    } else if begins(&["a sequence"]) {
        Kind::List
    } else if begins(&["a boolean"]) {
        Kind::Boolean
    } else if begins(&["a whole number"]) {
        Kind::WholeNumber
    } else if begins(&["a JSON number"]) {
        Kind::Number
    } else {
        Kind::Text
    }
}
