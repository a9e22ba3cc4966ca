//! Text -> JSON of a known format and version, guarded.

use rust_decimal::Decimal;
use serde_json::Value;
use serde_json::error::Category;

use super::migrate::{NEWEST, migrate};
use super::problem::FileProblem;

/// A parsed file.
pub struct Current {
    /// As it was written.
    pub found: Value,
    /// Brought to the newest version.
    pub newest: Value,
}

/// Parses a file of the wanted format and brings it to the newest version.
///
/// # Errors
/// The first reason why it is not such a file.
pub fn current(text: &str, format: &str, largest: usize) -> Result<Current, FileProblem> {
    if text.len() > largest {
        return Err(FileProblem::TooLarge(text.len()));
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let value = json(text)?;
    let found = value.get("format").and_then(Value::as_str).ok_or(FileProblem::NotOurs)?;
    if !found.starts_with("bao-cao-so/") {
        return Err(FileProblem::NotOurs);
    }
    if found != format {
        return Err(FileProblem::OtherKind(found.to_owned()));
    }
    let version = value
        .get("formatVersion")
        .and_then(Value::as_u64)
        .ok_or(FileProblem::Value {
            place: "formatVersion", what: "phiên bản định dạng phải là một số nguyên nhỏ"
        })?;
    if version > NEWEST {
        return Err(FileProblem::LaterVersion { found: version, known: NEWEST });
    }
    let newest = if version == NEWEST { value.clone() } else { migrate(value.clone(), version)? };
    Ok(Current { found: value, newest })
}

/// Parses text as JSON.
///
/// # Errors
/// Where it is no JSON.
pub fn json(text: &str) -> Result<Value, FileProblem> {
    serde_json::from_str(text).map_err(|error| syntax(&error))
}

fn syntax(error: &serde_json::Error) -> FileProblem {
    match error.classify() {
        Category::Eof => FileProblem::Truncated,
        _ if error.to_string().starts_with("recursion limit") => FileProblem::TooDeep,
        _ => FileProblem::NotJson { line: error.line(), column: error.column() },
    }
}

/// The exact decimal of a JSON number's text, `1e2` included; `None` when it is too long to be held.
pub fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()
}
