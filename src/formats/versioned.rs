//! Text -> a file of a known format, guarded and brought to the newest version.

use std::borrow::Cow;

use super::json::canonical::CanonicalObject;
use super::migrate::{migrate, newest};
use crate::model::file::{FileError, InvalidValue};

/// A file whose format and version are known.
#[derive(Debug)]
pub struct Migrated<'a> {
    /// As it was written, in canonical form: digests are of that.
    pub original: CanonicalObject<'a>,
    /// Its text in the newest version.
    pub current: Cow<'a, str>,
}

/// Looks at a file of the wanted format and brings it to the newest version.
///
/// # Errors
/// The first reason why it is not such a file.
pub fn parse_versioned<'a>(
    text: &'a str,
    format: &str,
    largest: usize,
) -> Result<Migrated<'a>, FileError> {
    if text.len() > largest {
        return Err(FileError::TooLarge(text.len()));
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    let original = CanonicalObject::of(text)?;
    let found = original.words("format").ok_or(FileError::NotOurs)?;
    if !found.starts_with("bao-cao-so/") {
        return Err(FileError::NotOurs);
    }
    if found != format {
        return Err(FileError::OtherKind(found));
    }
    let version = original
        .whole_number("formatVersion")
        .and_then(|version| u64::try_from(version).ok())
        .ok_or(FileError::Value(InvalidValue::FormatVersion))?;
    let known = newest(format);
    if version > known {
        return Err(FileError::LaterVersion {
            found: version,
            known,
        });
    }
    let current = if version == known {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(migrate(text, format, version)?)
    };
    Ok(Migrated { original, current })
}

/// The text of a file.
///
/// # Errors
/// It is no UTF-8; of UTF-16 it is said so, for an editor can save it anew.
pub fn text_of(bytes: Vec<u8>) -> Result<String, FileError> {
    // Letters of Latin take two bytes there, one of them zero; no text in UTF-8 has a zero among its first letters.
    let utf16 = bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || matches!(
            bytes.as_slice(),
            [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..]
        );
    if utf16 {
        return Err(FileError::Utf16);
    }
    String::from_utf8(bytes).map_err(|_| FileError::NotText)
}
