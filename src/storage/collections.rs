//! Collections in their store: one record for a collection without its files, and for each file one with its report and one with
//! what is known of that.
//!
//! What is known of a report is bytes of the program that made them: of another program or another template they are as good as
//! none, and made anew from the file. So a collection is opened without reading its reports.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::collection::known::Known;
use crate::collection::sorted::Received;
use crate::formats::collection::records::{around_report, encode_head};
use crate::formats::collection::submission::ReadSubmission;
use crate::formats::collection::synthesis::encode_synthesis;
use crate::formats::packed::{pack, unpack};
use crate::model::collection::{Collection, Submission};
use crate::model::file::Remark;
use crate::model::synthesis::Synthesis;
use crate::rollup::plan::Plan;
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

/// How the keys of a collection's files begin; the digest of the content follows.
#[must_use]
pub fn files_of(id: &str) -> String {
    format!("file/{id}/")
}

/// How the keys begin of what is known of a collection's files; the digest of the content follows.
#[must_use]
pub fn known_of(id: &str) -> String {
    format!("known/{id}/")
}

/// How the keys begin of what a collection set aside.
#[must_use]
pub fn set_aside_of(id: &str) -> String {
    format!("aside/{id}/")
}

/// How the keys begin of what reports took over from a collection.
#[must_use]
pub fn syntheses_of(id: &str) -> String {
    format!("synthesis/{id}/")
}

/// The entry of what a report took over from a collection.
#[must_use]
pub fn synthesis_entry(collection: &str, synthesis: &Synthesis) -> (String, Option<String>) {
    let key = format!("{}{}", syntheses_of(collection), synthesis.report);
    (key, Some(encode_synthesis(synthesis)))
}

/// The key of what says how far taking files in has come, while they are written in several transactions.
#[must_use]
pub fn unfinished_key(id: &str) -> String {
    format!("unfinished/{id}")
}

/// How far taking files in has come: what is there when the page ends in the middle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// When it began (ISO 8601 with zone).
    pub at: String,
    /// How many files were written.
    pub done: usize,
    /// Of how many.
    pub all: usize,
}

impl Unfinished {
    /// As its record.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads its record; none where it does not read: the files themselves tell.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// Entries of a store: key and text.
pub type Entries = Vec<(String, Option<String>)>;

/// Who made what is known: the program by its name, which changes with its files, and the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(String);

impl Stamp {
    /// Of a program; one without a name vouches for nothing.
    #[must_use]
    pub fn new(program: &str, form: &Form) -> Self {
        Self(if program.is_empty() {
            String::new()
        } else {
            format!("{program} {}", form.digest)
        })
    }
}

/// The submission in the record of a file, as JSON text: behind the first line, in which records once said how many findings
/// are open.
#[must_use]
pub fn submission_text(record: &str) -> &str {
    record.split_once('\n').map_or(record, |(_, text)| text)
}

/// The entry of a collection without its files, and its text.
#[must_use]
pub fn head_entry(collection: &Collection, form: &Form) -> (String, String) {
    (head_key(&collection.id), encode_head(collection, form))
}

/// The key of a file's record.
#[must_use]
pub fn file_key(collection: &str, digest: &str) -> String {
    format!("{}{digest}", files_of(collection))
}

/// The record of a file, before and behind the JSON text of its report.
#[must_use]
pub fn file_around(collection: &Collection, submission: &Submission) -> (String, String) {
    let (before, behind) = around_report(collection, submission);
    (format!("\n{before}"), behind)
}

/// The entry of what is known of a file's report.
#[must_use]
pub fn known_entry(
    collection: &str,
    digest: &str,
    read: &ReadSubmission,
    known: &Known,
    stamp: &Stamp,
) -> (String, Vec<u8>) {
    let key = format!("{}{digest}", known_of(collection));
    (key, pack(&(stamp.0.as_str(), pack(&(read, known)))))
}

/// What is known of a report, where this program made it for this template.
#[must_use]
pub fn read_known(bytes: &[u8], stamp: &Stamp, plan: &Plan) -> Option<(ReadSubmission, Known)> {
    // What another program wrote may read as anything: its name stands in front.
    let (made, own): (&str, &[u8]) = unpack(bytes)?;
    if made.is_empty() || made != stamp.0 {
        return None;
    }
    let (read, known): (ReadSubmission, Known) = unpack(own)?;
    known.contribution.is_of(plan).then_some((read, known))
}

/// A submission as it was read.
#[must_use]
pub fn read_again(submission: &Submission) -> ReadSubmission {
    ReadSubmission {
        subject: submission.subject.clone(),
        received: submission.received.clone(),
        file: submission.file.clone(),
        altered: submission.remarks.contains(&Remark::Altered),
        unknown: String::new(),
        content: Ok(Received {
            report: Arc::clone(&submission.report),
            digest: submission.digest.clone(),
            remarks: submission.remarks.clone(),
        }),
    }
}

/// The entry of one file of a collection, whose report has this JSON text.
#[must_use]
pub fn file_entry(
    collection: &Collection,
    submission: &Submission,
    report: &str,
) -> (String, Option<String>) {
    let (before, behind) = file_around(collection, submission);
    let key = file_key(&collection.id, &submission.digest);
    (key, Some(format!("{before}{}{behind}", report.trim())))
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
