//! A collection as records of a store: what it is without its files, and each file by itself, so that one more file costs one
//! record.
//!
//! A record has the form of the file (`file`): the first is a file without submissions, each other is one submission.

use std::sync::Arc;

use super::decode::{CollectionError, OpenedCollection, decode_collection, put};
use super::encode::{encode_collection, submission};
use super::file::SubmissionJson;
use super::unknown::Unknown;
use crate::collection::matching::AgencyIndex;
use crate::collection::sorted::Verdict;
use crate::formats::json::digest::laid_out;
use crate::model::collection::{Collection, Submission};
use crate::model::file::FileError;
use crate::template::form::Form;

/// The record of a collection without its files.
#[must_use]
pub fn encode_head(collection: &Collection, form: &Form) -> String {
    let bare = Collection {
        id: collection.id.clone(),
        template: collection.template.clone(),
        template_version: collection.template_version,
        period: collection.period.clone(),
        superior: collection.superior.clone(),
        deadline: collection.deadline,
        agencies: collection.agencies.clone(),
        submissions: Default::default(),
        decisions: collection.decisions.clone(),
        follow_ups: collection.follow_ups.clone(),
        set_aside: Vec::new(),
        unknown: collection.unknown.clone(),
    };
    encode_collection(&bare, form)
}

/// The record of one file of a collection.
#[must_use]
pub fn encode_received(collection: &Collection, received: &Submission, form: &Form) -> String {
    let mut unknown = Unknown::of_text(collection.unknown.as_deref());
    laid_out(&submission(received, form, &mut unknown))
}

/// A collection that is put together from its records, one after another: a caller may rest between them.
pub struct RecordReader {
    opened: OpenedCollection,
    index: AgencyIndex,
    unknown: Unknown,
    templates: Vec<Arc<Form>>,
}

impl RecordReader {
    /// Begins with the record of a collection without its files.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn new(head: &str, templates: Vec<Arc<Form>>) -> Result<Self, CollectionError> {
        let opened = decode_collection(head, &templates)?;
        Ok(Self {
            index: AgencyIndex::of(&opened.collection),
            unknown: Unknown::of_text(opened.collection.unknown.as_deref()),
            opened,
            templates,
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

    /// Adds the record of one file. One that cannot be used is set aside, and keeps no other out.
    pub fn add(&mut self, text: &str) {
        let collection = &mut self.opened.collection;
        let unusable = match serde_json::from_str::<SubmissionJson>(text) {
            Ok(file) => put(
                file,
                &self.templates,
                collection,
                &self.index,
                &mut self.unknown,
            ),
            Err(_) => {
                collection.set_aside.push(text.to_owned());
                Some((String::new(), Verdict::Unreadable(FileError::Truncated)))
            }
        };
        self.opened.unusable.extend(unusable);
    }

    /// The collection.
    #[must_use]
    pub fn finish(mut self) -> OpenedCollection {
        self.opened.collection.unknown = self.unknown.into_text();
        self.opened
    }
}
