//! SHA-256 of canonical JSON, and the text of a file that carries it.

use serde::Serialize;

use super::canonical::{CanonicalObject, canonical};
use super::sha256::sha256;

/// SHA-256 of a value's canonical form (RFC 8785), lower-case hexadecimal.
#[must_use]
pub fn digest(value: &impl Serialize) -> String {
    sha256([canonical(value).as_bytes()])
}

/// SHA-256 of the canonical form of JSON text, as if the outermost object had no members of the given names.
#[must_use]
pub fn digest_of_text(text: &str, without: &[&str]) -> String {
    CanonicalObject::of(text).map_or_else(
        |_| String::new(),
        |canonical| canonical.digest_without(without),
    )
}

/// JSON laid out for reading, as every file and record is.
#[must_use]
pub fn laid_out(file: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(file).unwrap_or_default();
    text.push('\n');
    text
}

/// SHA-256 of bytes, lower-case hexadecimal.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> String {
    sha256([bytes])
}

/// Stands in a file for its digest until that is known: as long, and nothing that a digest could be.
pub const PLACEHOLDER: &str = "----------------------------------------------------------------";

/// Puts a digest into a laid-out text where its placeholder stands, as the value of a member of the outermost object.
pub fn put_digest(text: &mut String, member: &str, digest: &str) {
    // Only members of the outermost object stand two signs in, and no text holds a line break.
    let before = format!("\n  \"{member}\": \"");
    if let Some(place) = text.find(&format!("{before}{PLACEHOLDER}\"")) {
        let start = place + before.len();
        text.replace_range(start..start + PLACEHOLDER.len(), digest);
    }
}

/// The text of a file with the digest of all of it in the place of the placeholder.
#[must_use]
pub fn with_digest(mut text: String) -> String {
    let digest = digest_of_text(&text, &["digest"]);
    put_digest(&mut text, "digest", &digest);
    text
}
