//! The exchange file inside a printed document: HTML in, JSON out. Nothing of the page is run or shown.
//!
//! The writer of the document puts the JSON into `<template id="bao-cao-so-json">` with `&`, `<` and `>` escaped, so that no
//! text of a report can end the element or begin another one; a browser that saves the page again escapes in the same way.
//! The JSON then goes the way of every other file (`decode`).

use std::borrow::Cow;

use crate::formats::problem::{FileProblem, LARGEST_FILE};

/// Id of the element that carries the file.
pub const BLOCK: &str = "bao-cao-so-json";

/// What an opened file says: the file itself, or the exchange file that a page carries.
///
/// # Errors
/// The page is none of ours, was cut off, or carries two files.
pub fn carried(text: &str) -> Result<Cow<'_, str>, FileProblem> {
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('<') {
        return Ok(Cow::Borrowed(text));
    }
    if text.len() > LARGEST_FILE {
        return Err(FileProblem::TooLarge(text.len()));
    }
    let start = format!("<template id=\"{BLOCK}\">");
    let mut blocks = text.split(start.as_str()).skip(1);
    let Some(block) = blocks.next() else {
        return Err(FileProblem::PageWithoutReport);
    };
    if blocks.next().is_some() {
        return Err(FileProblem::PageWithTwoReports);
    }
    let (escaped, _) = block
        .split_once("</template>")
        .ok_or(FileProblem::Truncated)?;
    // Of what the escaping leaves, "<" begins nothing that we wrote.
    if escaped.contains('<') {
        return Err(FileProblem::PageWithoutReport);
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
