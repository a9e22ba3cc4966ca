//! The exchange file inside a printed document: HTML in, JSON out. Nothing of the page is run or shown.
//!
//! The writer of the document puts the JSON into `<template id="bao-cao-so-json">` with `&`, `<` and `>` escaped, so that no
//! text of a report can end the element or begin another one; a browser that saves the page again escapes in the same way.
//! The JSON then goes the way of every other file (`decode`).

use std::borrow::Cow;

use crate::model::file::{FileError, LARGEST_FILE};

/// Id of the element that carries the file.
pub const ELEMENT_ID: &str = "bao-cao-so-json";

/// What an opened file says: the file itself, or the exchange file that a page carries.
///
/// # Errors
/// The page is none of ours, was cut off, or carries two files.
pub fn embedded_json(text: &str) -> Result<Cow<'_, str>, FileError> {
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('<') {
        return Ok(Cow::Borrowed(text));
    }
    if text.len() > LARGEST_FILE {
        return Err(FileError::TooLarge(text.len()));
    }
    let start = format!("<template id=\"{ELEMENT_ID}\">");
    let mut blocks = text.split(start.as_str()).skip(1);
    let Some(block) = blocks.next() else {
        return Err(FileError::PageWithoutReport);
    };
    if blocks.next().is_some() {
        return Err(FileError::PageWithTwoReports);
    }
    let (escaped, _) = block
        .split_once("</template>")
        .ok_or(FileError::Truncated)?;
    // Of what the escaping leaves, "<" begins nothing that we wrote.
    if escaped.contains('<') {
        return Err(FileError::PageWithoutReport);
    }
    Ok(Cow::Owned(unescaped(escaped)))
}

fn unescaped(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{a0}");
    // Last, or what was escaped twice would be unescaped twice.
    text.replace("&amp;", "&")
}
