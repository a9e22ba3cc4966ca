//! Text -> JSON of a known format and version, guarded.

use rust_decimal::Decimal;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;

use super::migrate::{NEWEST, migrate};
use super::problem::{FileProblem, LARGEST_FILE};

/// The parsed file and the same as text of the newest version.
pub struct Current {
    /// Parsed, of the newest version.
    pub value: Value,
    /// Text that `value` was read from, or written again after a migration.
    pub text: String,
}

/// Parses a file of the wanted format and brings it to the newest version.
///
/// # Errors
/// The first reason why it is not such a file.
pub fn current(text: &str, format: &str) -> Result<Current, FileProblem> {
    if text.len() > LARGEST_FILE {
        return Err(FileProblem::TooLarge(text.len()));
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let value: Value = serde_json::from_str(text).map_err(|error| syntax(&error))?;
    let found = value.get("format").and_then(Value::as_str).ok_or(FileProblem::NotOurs)?;
    if !found.starts_with("bao-cao-so/") {
        return Err(FileProblem::NotOurs);
    }
    if found != format {
        return Err(FileProblem::OtherKind(found.to_owned()));
    }
    let version = value.get("formatVersion").and_then(Value::as_u64).ok_or(FileProblem::NotOurs)?;
    if version > NEWEST {
        return Err(FileProblem::LaterVersion { found: version, known: NEWEST });
    }
    if version == NEWEST {
        return Ok(Current { value, text: text.to_owned() });
    }
    let value = migrate(value, version)?;
    let text = value.to_string();
    Ok(Current { value, text })
}

/// Reads the shape of a wire type from text.
///
/// # Errors
/// Where and how the text departs from the shape.
pub fn shape<T: DeserializeOwned>(text: &str) -> Result<T, FileProblem> {
    serde_json::from_str(text).map_err(|error| {
        let detail = error.to_string();
        let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
        FileProblem::Shape { line: error.line(), column: error.column(), detail }
    })
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
