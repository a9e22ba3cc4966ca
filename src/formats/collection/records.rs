//! A collection as records of a store: what it is without its files, and each file by itself, so that one more file costs one
//! record.
//!
//! A record has the form of the file (`file`): the first is a file without submissions, each other is one submission.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::decode::{CollectionError, OpenedCollection, decode_collection, decode_head};
use super::encode::{encode_head as head, outdented, submission_around};
use super::submission::{ReadSubmission, parse_submission, place, report_text};
use super::unknown::Unknown;
use crate::collection::matching::Subjects;
use crate::collection::sorted::Verdict;
use crate::formats::json::digest::{PLACEHOLDER, digest_of_text, laid_out, with_digest};
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

/// The records of a collection out of its file, of which nothing is read but that it is JSON: that of the collection, and those
/// of its submissions.
#[must_use]
pub fn bare_records(file: &str) -> Option<(String, Vec<String>)> {
    let mut members: BTreeMap<String, &RawValue> = serde_json::from_str(file).ok()?;
    let submissions = members.remove("submissions");
    let submissions: Vec<&RawValue> = match submissions {
        Some(all) => serde_json::from_str(all.get()).ok()?,
        None => Vec::new(),
    };
    let texts = submissions.iter().map(|one| outdented(one.get()));
    let digest = RawValue::from_string(format!("\"{PLACEHOLDER}\"")).ok()?;
    members.insert("digest".to_owned(), &digest);
    Some((with_digest(laid_out(&members)), texts.collect()))
}

/// Reads the file of a collection as its records are read: a submission that is not as the format says is set aside like one
/// that cannot be used, and keeps no other out.
///
/// # Errors
/// Why the collection cannot be used.
pub fn read_whole_file(
    text: &str,
    templates: &[Arc<Form>],
) -> Result<OpenedCollection, CollectionError> {
    let read = decode_collection(text, templates);
    let Err(CollectionError::File(FileError::Shape { .. })) = &read else {
        return read;
    };
    let Some((head, submissions)) = bare_records(text) else {
        return read;
    };
    let (mut reader, mut reports) = (RecordReader::new(&head)?, BTreeMap::new());
    for text in submissions {
        let read = parse_submission(&text, templates).ok().map(|one| one.read);
        let report = report_text(&text);
        let digest = reader.add(read, || text);
        reports.extend(digest.zip(report.map(|text| outdented(&text))));
    }
    let stated: Option<Stated> = serde_json::from_str(text).ok();
    let fits = stated.is_some_and(|stated| stated.digest == digest_of_text(text, &["digest"]));
    Ok(OpenedCollection {
        altered: !fits,
        reports,
        ..reader.finish()
    })
}

/// The digest that a file states.
#[derive(Deserialize)]
struct Stated {
    digest: String,
}

/// What a collection's file says, but for its id, its digest and the program that wrote it: two that say the same have the same.
#[must_use]
pub fn content_digest(file: &str) -> String {
    digest_of_text(file, &["id", "digest", "tool"])
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
