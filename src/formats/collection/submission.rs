//! One submission of a collection: reading it, which takes long, and putting what was read into its collection, which does not.
//!
//! The report is read and digested anew: what a file says of it is not taken.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::file::SubmissionJson;
use super::unknown::{Members, Unknown, of_submission};
use crate::collection::matching::Subjects;
use crate::collection::screening::{of_another, unreadable};
use crate::collection::sorted::{Received, Verdict};
use crate::formats::report::decode::{Decoded, decode};
use crate::formats::report::encode::report_digest;
use crate::input::sanitize::file_name;
use crate::model::collection::{Collection, ReportHead, Subject, Submission};
use crate::model::file::{FileError, Remark};
use crate::template::form::Form;

/// A submission that was read, without the answers of its report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadSubmission {
    /// Whose it is.
    pub subject: Subject,
    /// When it was taken in (ISO 8601 with zone).
    pub received: String,
    /// Name of the file.
    pub file: String,
    /// Its digest did not fit when it was taken in.
    pub altered: bool,
    /// Members that this version does not know, as JSON text; empty for none.
    pub unknown: String,
    /// What its report is, or why it cannot be used.
    pub content: Result<Received, FileError>,
}

/// A submission with its report.
pub struct StoredSubmission {
    /// What was read.
    pub read: ReadSubmission,
    /// The report, where it can be used.
    pub decoded: Option<Decoded>,
}

/// Reads a submission out of its JSON text.
///
/// # Errors
/// It is none: cut short, or of another program.
pub fn parse_submission(
    text: &str,
    templates: &[Arc<Form>],
) -> Result<StoredSubmission, FileError> {
    let file = serde_json::from_str::<SubmissionJson>(text).map_err(|_| FileError::Truncated)?;
    Ok(read_submission(file, templates))
}

/// The JSON text of the report in that of a submission.
#[must_use]
pub fn report_text(text: &str) -> Option<String> {
    let file: SubmissionJson = serde_json::from_str(text).ok()?;
    Some(file.report.get().to_owned())
}

/// Reads a submission.
#[must_use]
pub fn read_submission(file: SubmissionJson, templates: &[Arc<Form>]) -> StoredSubmission {
    let decoded = decode(file.report.get(), templates);
    let content = decoded.as_ref().map(received).map_err(Clone::clone);
    StoredSubmission {
        read: ReadSubmission {
            subject: subject(&file.agency, file.predecessor),
            received: file.received,
            file: file_name(&file.file),
            altered: file.altered,
            unknown: text_of(&file.extra),
            content,
        },
        decoded: decoded.ok(),
    }
}

/// What a report is.
#[must_use]
pub fn received(decoded: &Decoded) -> Received {
    Received {
        report: Arc::new(ReportHead::of(&decoded.report)),
        digest: report_digest(&decoded.report, &decoded.template),
        remarks: decoded.remarks.clone(),
    }
}

/// Puts a submission into a collection, as if it were taken in now; the digest of its content.
///
/// # Errors
/// Why it cannot be in the collection.
pub(super) fn place(
    read: ReadSubmission,
    collection: &mut Collection,
    subjects: &Subjects,
    unknown: &mut Unknown,
) -> Result<String, Verdict> {
    let mut content = read.content.map_err(|error| unreadable(&error))?;
    if let Some(why) = of_another(collection, &content.report) {
        return Err(why);
    }
    if !subjects.has(&read.subject) {
        return Err(Verdict::UnknownAgency);
    }
    match (read.altered, content.remarks.contains(&Remark::Altered)) {
        (false, true) => return Err(Verdict::Altered),
        (true, false) => content.remarks.insert(0, Remark::Altered),
        _ => {}
    }
    if let Some(here) = collection.submissions.get(&content.digest) {
        let of = here.file.clone();
        return Err(Verdict::Duplicate { of });
    }
    let digest = content.digest;
    if !read.unknown.is_empty() {
        let members: Members = serde_json::from_str(&read.unknown).unwrap_or_default();
        unknown.keep(of_submission(&digest), members);
    }
    let submission = Submission {
        digest: digest.clone(),
        subject: read.subject,
        received: read.received,
        file: read.file,
        report: content.report,
        remarks: content.remarks,
    };
    collection.submissions.insert(digest.clone(), submission);
    Ok(digest)
}

pub(super) fn subject(agency: &str, predecessor: Option<u32>) -> Subject {
    Subject {
        agency: agency.to_owned(),
        predecessor: predecessor.and_then(|at| usize::try_from(at).ok()),
    }
}

fn text_of(members: &Members) -> String {
    if members.is_empty() {
        return String::new();
    }
    serde_json::to_string(members).unwrap_or_default()
}
