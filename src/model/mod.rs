//! Plain values: template, report, answer, number, period, citation; and what the layers below answer with: files, storage,
//! pasting.
//!
//! No I/O, no serde, no words for the screen. Nothing here knows a browser, a file format or a language.

pub mod agency_list;
pub mod answer;
pub mod archive;
pub mod citation;
pub mod claims;
pub mod collection;
pub mod date;
pub mod diff;
pub mod exact;
pub mod exact_error;
pub mod file;
pub mod issue;
pub mod number;
pub mod paste;
pub mod period;
mod rational;
pub mod reissue;
pub mod report;
pub mod request;
pub mod storage;
pub mod summary;
pub mod synthesis;
pub mod template;
pub mod undo;

use std::collections::BTreeMap;

/// A map of entries, of which the last of a key counts.
///
/// Not `collect`, which sorts first: each kind of map would bring a sort of its own into the page.
pub fn map_of<T>(entries: impl IntoIterator<Item = (String, T)>) -> BTreeMap<String, T> {
    let mut map = BTreeMap::new();
    for (key, value) in entries {
        map.insert(key, value);
    }
    map
}
