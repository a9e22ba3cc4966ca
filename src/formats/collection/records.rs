//! A collection as records of a store: what it is without its files, and each file by itself, so that one more file costs one
//! record.
//!
//! A record has the form of the file (`file`): the first is a file without submissions, each other is one submission.

use super::decode::{CollectionError, OpenedCollection, decode_head};
use super::encode::{encode_head as head, submission_around};
use super::submission::{ReadSubmission, place};
use super::unknown::Unknown;
use crate::collection::matching::Subjects;
use crate::collection::sorted::Verdict;
use crate::model::collection::{Collection, Submission};
use crate::model::file::FileError;
use crate::template::form::Form;

/// The record of a collection without its files.
#[must_use]
pub fn encode_head(collection: &Collection, form: &Form) -> String {
    head(collection, form)
}

/// The record of one file of a collection, before and behind the text of its report: who has that need not hand it over.
#[must_use]
pub fn around_report(collection: &Collection, received: &Submission) -> (String, String) {
    let mut unknown = Unknown::of_text(collection.unknown.as_deref());
    submission_around(received, &mut unknown)
}

/// A collection that is put together from its records, one after another: a caller may rest between them.
pub struct RecordReader {
    opened: OpenedCollection,
    subjects: Subjects,
    unknown: Unknown,
}

impl RecordReader {
    /// Begins with the record of a collection without its files.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn new(head: &str) -> Result<Self, CollectionError> {
        let opened = decode_head(head)?;
        Ok(Self {
            subjects: Subjects::of(&opened.collection),
            unknown: Unknown::of_text(opened.collection.unknown.as_deref()),
            opened,
        })
    }

    /// The collection, as far as it was read.
    #[must_use]
    pub fn collection(&self) -> &Collection {
        &self.opened.collection
    }

    /// Its files are read by a later version of its template, where this page has one.
    pub fn read_by(&mut self, version: u32) {
        let own = &mut self.opened.collection.template_version;
        *own = version.max(*own);
    }

    /// Adds a file that was read; the digest of its content. One that cannot be used, or is no submission at all, is set aside as
    /// its record's text, and keeps no other out.
    pub fn add(
        &mut self,
        read: Option<ReadSubmission>,
        text: impl FnOnce() -> String,
    ) -> Option<String> {
        let none = || (String::new(), Verdict::Unreadable(FileError::Truncated));
        match read.ok_or_else(none).and_then(|read| self.place(read)) {
            Ok(digest) => Some(digest),
            Err(why) => {
                self.opened.collection.set_aside.push(text());
                self.opened.unusable.push(why);
                None
            }
        }
    }

    /// Adds a file that was read earlier; the digest of its content.
    ///
    /// # Errors
    /// The name of a file that cannot be used, and why: nothing changed.
    pub fn place(&mut self, read: ReadSubmission) -> Result<String, (String, Verdict)> {
        let name = read.file.clone();
        let collection = &mut self.opened.collection;
        let placed = place(read, collection, &self.subjects, &mut self.unknown);
        placed.map_err(|why| (name, why))
    }

    /// The collection.
    #[must_use]
    pub fn finish(mut self) -> OpenedCollection {
        self.opened.collection.unknown = self.unknown.into_text();
        self.opened
    }
}
