//! Collections in their store: one record for a collection without its files, one for each file.
//!
//! A file's record begins with a line that says how many of its findings were open when it was counted, by which program and
//! which template: what is known need not be worked out again when the collection is opened.

use crate::formats::collection::records::{encode_head, encode_received};
use crate::model::collection::Collection;
use crate::template::form::Form;

/// Where tabs tell one another that a collection was changed.
pub const CHANNEL: &str = "bao-cao-so-collections";
/// How the keys of collections begin.
pub const HEADS: &str = "head/";

/// The key of a collection.
#[must_use]
pub fn head_key(id: &str) -> String {
    format!("{HEADS}{id}")
}

/// How the keys of a collection's files begin.
#[must_use]
pub fn files_of(id: &str) -> String {
    format!("file/{id}/")
}

/// How the keys begin of what a collection set aside.
#[must_use]
pub fn set_aside_of(id: &str) -> String {
    format!("aside/{id}/")
}

/// Entries of a store: key and text.
pub type Entries = Vec<(String, Option<String>)>;

/// What a file's record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredFile<'a> {
    /// How many of its findings are open; none where another program or another template counted them.
    pub open: Option<usize>,
    /// The submission, as JSON text.
    pub text: &'a str,
}

/// Who counted.
fn stamp(form: &Form) -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), form.digest)
}

impl<'a> StoredFile<'a> {
    /// Reads a file's record.
    #[must_use]
    pub fn read(record: &'a str, form: &Form) -> Self {
        let (line, text) = record.split_once('\n').unwrap_or(("", record));
        let counted = line.strip_suffix(&stamp(form));
        let open = counted.and_then(|count| count.trim_end().parse().ok());
        Self { open, text }
    }
}

/// The entry of a collection without its files, and its text.
#[must_use]
pub fn head_entry(collection: &Collection, form: &Form) -> (String, String) {
    (head_key(&collection.id), encode_head(collection, form))
}

/// The entry of one file of a collection by the digest of its content; none of a file that is not in it.
#[must_use]
pub fn file_entry(
    collection: &Collection,
    digest: &str,
    open: usize,
    form: &Form,
) -> Option<(String, Option<String>)> {
    let received = collection.submissions.get(digest)?;
    let text = encode_received(collection, received, form);
    let key = format!("{}{digest}", files_of(&collection.id));
    Some((key, Some(format!("{open} {}\n{text}", stamp(form)))))
}

/// The entry of one file of a collection of which it is not known how many findings are open.
#[must_use]
pub fn uncounted_entry(
    collection: &Collection,
    digest: &str,
    form: &Form,
) -> Option<(String, Option<String>)> {
    let received = collection.submissions.get(digest)?;
    let text = encode_received(collection, received, form);
    let key = format!("{}{digest}", files_of(&collection.id));
    Some((key, Some(format!("\n{text}"))))
}

/// The submission in a file's record, as JSON text.
#[must_use]
pub fn submission_text(record: &str) -> &str {
    record.split_once('\n').map_or(record, |(_, text)| text)
}

/// The entries of what a collection set aside.
#[must_use]
pub fn set_aside_entries(collection: &Collection) -> Entries {
    let aside = collection.set_aside.iter().enumerate();
    let key = |number: usize| format!("{}{number:06}", set_aside_of(&collection.id));
    aside
        .map(|(number, text)| (key(number), Some(text.clone())))
        .collect()
}
