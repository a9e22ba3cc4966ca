//! Names of files in archives: bytes in one of several codes -> the words that people read.

use rawzip::extra_fields::ExtraFieldId;
use rawzip::{ZipFileHeaderRecord, crc32};

use crate::input::sanitize::{clean, file_name};

/// Longest path that is shown whole; of a longer one the folders are left out.
const LONGEST_PATH: usize = 110;
/// Longest name of a file that is looked at.
const LONGEST_NAME: usize = 1_000;

/// The name of an entry in letters, without signs that nobody sees. A field of its own in Unicode (APPNOTE 4.6.9) comes first, then UTF-8, also where the
/// archive does not say so (macOS writes such), then the code of an old system.
pub(super) fn decoded_name(record: &ZipFileHeaderRecord<'_>) -> String {
    let path = record.file_path();
    let raw = path.as_bytes();
    let own = record
        .extra_fields()
        .find(|(id, _)| *id == ExtraFieldId::INFO_ZIP_UNICODE_PATH)
        .and_then(|(_, field)| unicode_path(raw, field));
    let name = own
        .or_else(|| std::str::from_utf8(raw).ok())
        .map_or_else(|| legacy(raw), str::to_owned);
    // The kind of a file is told by the end of its name, as it is shown.
    let skipped = name.chars().count().saturating_sub(LONGEST_NAME);
    let name: String = name.chars().skip(skipped).collect();
    let shown = clean(&name);
    shown
        .chars()
        .filter(|letter| !letter.is_control())
        .collect()
}

/// The name in a field that is of this very name: version 1, checksum of the other name, UTF-8.
fn unicode_path<'a>(raw: &[u8], field: &'a [u8]) -> Option<&'a str> {
    let (head, name) = field.split_at_checked(5)?;
    let (version, checksum) = head.split_first()?;
    let checksum = u32::from_le_bytes(checksum.try_into().ok()?);
    let fits = *version == 1 && checksum == crc32(raw);
    std::str::from_utf8(name).ok().filter(|_| fits)
}

/// Letters of code page 437 from 0x80 on, as far as names have them (APPNOTE D.1).
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»";
/// The first byte that no letter of a name has in code page 437.
const CP437_END: u8 = 0xb0;

/// A name in the code of an old system: code page 437, as the specification says, or where that has boxes, Windows-1258, in
/// which Windows for Viet Nam writes.
fn legacy(raw: &[u8]) -> String {
    let is_437 = raw.iter().all(|byte| *byte < CP437_END);
    let letter = |byte: &u8| match byte {
        0..=0x7f => char::from(*byte),
        _ if is_437 => {
            let place = usize::from(*byte - 0x80);
            CP437.chars().nth(place).unwrap_or('\u{fffd}')
        }
        _ => windows_1258(*byte),
    };
    raw.iter().map(letter).collect()
}

/// A letter of Windows-1258: Latin-1 but for these; marks of tone stand behind their letter.
fn windows_1258(byte: u8) -> char {
    match byte {
        0x80..=0x9f => '\u{fffd}',
        0xc3 => '\u{102}',
        0xcc => '\u{300}',
        0xd0 => '\u{110}',
        0xd2 => '\u{309}',
        0xd5 => '\u{1a0}',
        0xdd => '\u{1af}',
        0xde => '\u{303}',
        0xe3 => '\u{103}',
        0xec => '\u{301}',
        0xf0 => '\u{111}',
        0xf2 => '\u{323}',
        0xf5 => '\u{1a1}',
        0xfd => '\u{1b0}',
        0xfe => '\u{20ab}',
        other => char::from(other),
    }
}

/// A path as it is shown: the archive, the folders, the file. What leads elsewhere (`..`, a drive, the root) says nothing here.
pub(super) fn shown_path(archive: &str, path: &str) -> String {
    let parts = path.split(['/', '\\']).map(file_name);
    let parts: Vec<String> = parts
        .map(|part| part.trim().to_owned())
        .filter(|part| !matches!(part.as_str(), "" | "." | "..") && !is_drive(part))
        .collect();
    let archive = file_name(archive);
    let whole = format!("{archive}/{}", parts.join("/"));
    if whole.chars().count() <= LONGEST_PATH || parts.len() < 2 {
        return whole;
    }
    let last = parts.last().map_or("", String::as_str);
    format!("{archive}/\u{2026}/{last}")
}

fn is_drive(part: &str) -> bool {
    matches!(part.as_bytes(), [letter, b':'] if letter.is_ascii_alphabetic())
}
