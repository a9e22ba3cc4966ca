//! SHA-256 of canonical JSON, and the text of a file that carries it.

use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::formats::canonical::canonical_without;

/// SHA-256 of a value's canonical form (RFC 8785), lower-case hexadecimal.
#[must_use]
pub fn digest(value: &Value) -> String {
    digest_without(value, &[])
}

/// The same, as if an object had no members of the given names.
#[must_use]
pub fn digest_without(value: &Value, names: &[&str]) -> String {
    digest_of(canonical_without(value, names).as_bytes())
}

/// The text of a file with its digest in it, laid out for reading.
#[must_use]
pub fn with_digest(mut file: Value) -> String {
    let digest = digest(&file);
    if let Value::Object(members) = &mut file {
        members.insert("digest".to_owned(), Value::String(digest));
    }
    laid_out(&file)
}

/// JSON laid out for reading, as every file and record is.
#[must_use]
pub fn laid_out(file: &Value) -> String {
    let mut text = serde_json::to_string_pretty(file).unwrap_or_default();
    text.push('\n');
    text
}

/// SHA-256 of bytes, lower-case hexadecimal.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
