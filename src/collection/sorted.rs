//! What a dry run says of files, as data: what each is to a collection, and what somebody may say of it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::matching::Doubt;
use crate::model::collection::{ReportHead, Subject, Submission};
use crate::model::file::{FileError, Remark};
use crate::model::period::Period;

/// A file that is to be looked at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Incoming {
    /// Its name.
    pub file: String,
    /// What was read, or why it cannot be used.
    pub content: Result<Received, FileError>,
}

/// What was read of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Received {
    /// What the report says of itself.
    pub report: Arc<ReportHead>,
    /// Digest of its content (`formats::report::encode::report_digest`).
    pub digest: String,
    /// What is to be known of the file.
    pub remarks: Vec<Remark>,
}

/// Most reports that a conflict names.
pub const MOST_IN_CONFLICT: usize = 20;

/// What a file is to a collection.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// The first report of its agency.
    New,
    /// A later revision of a report that is here or among the files.
    NewerRevision {
        /// The newest revision before it.
        than: u32,
    },
    /// An earlier revision of a report that is here or among the files; it is kept and does not count.
    OlderRevision {
        /// The newest revision.
        than: u32,
    },
    /// The very content that is here, or in a file whose name comes before.
    Duplicate {
        /// Name of the file that brought it.
        of: String,
    },
    /// Other content under the revision of another file, or a second report of the agency: neither counts until one is chosen.
    Conflict {
        /// Digests of what it contradicts, at most [`MOST_IN_CONFLICT`].
        with: Vec<String>,
        /// Why.
        kind: ConflictKind,
    },
    /// A report for another period.
    WrongPeriod {
        /// That of the collection.
        expected: Period,
        /// That of the file.
        found: Period,
    },
    /// A report to another template, or to a later version of this one.
    OtherTemplate {
        /// Id of its template.
        id: String,
        /// Version of its template.
        version: u32,
    },
    /// It was created from this very collection: added up, it would count everything twice.
    OwnReport,
    /// Its agency is none of the list.
    UnknownAgency,
    /// It is not certain which agency it is of.
    DoubtfulAgency {
        /// Whose it may be, the likeliest first.
        candidates: Vec<Subject>,
        /// Why it is not certain.
        doubt: Doubt,
    },
    /// Changed after it was exported: its digest does not fit.
    Altered,
    /// Somebody left it out: it is compared with nothing.
    LeftOut,
    /// It cannot be used.
    Unreadable(FileError),
}

/// Why two reports of one agency contradict one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// They are one revision of one report.
    SameRevision,
    /// They are two reports.
    OtherReport,
}

/// Something to know of a file that can be taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// It was made with an earlier version of the template, and read by this one.
    Migrated {
        /// Version of the file's template.
        version: u32,
    },
    /// Its period has the name of the collection's and other days.
    OtherDays {
        /// The collection's.
        expected: Period,
        /// The file's.
        found: Period,
    },
    /// It was not declared complete.
    Draft,
    /// It is counted for an agency that another one was merged into.
    Predecessor {
        /// Position among the predecessors of the agency.
        position: usize,
    },
    /// What the file's reader remarked.
    Remark(Remark),
}

/// A file of the dry run.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted {
    /// Name of the file.
    pub file: String,
    /// What it is.
    pub verdict: Verdict,
    /// Whose it is, where that is known.
    pub subject: Option<Subject>,
    /// What is to be known of it.
    pub notes: Vec<Note>,
    /// What taking it in adds; none where nothing is.
    pub submission: Option<Submission>,
}

impl Sorted {
    /// True for a file that is taken in.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        matches!(
            self.verdict,
            Verdict::New
                | Verdict::NewerRevision { .. }
                | Verdict::OlderRevision { .. }
                | Verdict::Conflict { .. }
        )
    }
}

/// What somebody says of a file before it is taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Whose it is.
    pub subject: Option<Subject>,
    /// It is taken though it was altered after it was exported.
    pub altered: bool,
    /// It is left out.
    pub left_out: bool,
}

/// Why files are not taken in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IntakeError {
    /// An agency was chosen that is not in the list, or none of its predecessors.
    #[error("`{file}`: no agency `{}`", chosen.agency)]
    NoSuchAgency {
        /// Name of the file.
        file: String,
        /// What was chosen.
        chosen: Subject,
    },
    /// Something was chosen for a position at which there is no file.
    #[error("no file at position {0}")]
    NoSuchFile(usize),
}
