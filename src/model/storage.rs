//! What storage answers, as data: why it failed, and what importing or restoring would do.
//!
//! The stores themselves are `storage`; the sentences are `messages`.

use super::period::Period;
use thiserror::Error;

use super::file::FileError;

/// Why the store did not do what it should. The sentences are `messages::vi::persistence`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// No room left.
    #[error("no room left")]
    Full,
    /// The browser does not let this page keep data.
    #[error("storage is blocked")]
    Blocked,
    /// The record is no longer the one that was read here: another tab changed it.
    #[error("changed in another tab")]
    ChangedElsewhere,
    /// The record is no longer there: another tab removed it.
    #[error("removed in another tab")]
    Gone,
}

/// Why a record is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuarantineReason {
    /// Its digest does not fit.
    Altered,
    /// It does not read.
    Unreadable(FileError),
}

/// What importing a file would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportVerdict {
    /// A report that this machine does not have.
    Added,
    /// Another state of a report that this machine has; the present one goes to the trash.
    Replaces,
    /// The very report that this machine has.
    Same,
    /// Nothing: the file cannot be used.
    Refused,
}

/// What restoring a report would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestoreVerdict {
    /// This machine does not have it.
    Added,
    /// This machine has the very same.
    Same,
    /// The one of the file is newer and takes its place; the present one goes to the trash.
    Newer,
    /// The one here is newer and stays; that of the file goes to the trash.
    Older,
    /// It cannot be used here; its text is kept to the letter.
    Unreadable,
}

/// What restoring a collection would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectionVerdict {
    /// This machine does not have it.
    Added,
    /// This machine has one that says the same.
    Same,
    /// This machine has another state of it, which stays: that of the file is added beside it.
    Beside,
    /// It is of a later version, or of a template that is not here: it is kept as it is until it can be opened.
    Kept,
    /// It is no collection, or one that could stand nowhere here; it stays in the file.
    Unusable,
}

/// What a collection is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutCollection {
    /// Title of its template, or the id of one that is not here.
    pub template: String,
    /// Its period.
    pub period: Period,
    /// How many agencies it has.
    pub agencies: usize,
    /// How many files, those that cannot be used among them.
    pub files: usize,
    /// It was changed after it was written.
    pub altered: bool,
}

/// Why restoring a report would do that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestoreReason {
    /// It reads, and was compared with the report of its id that is here.
    Compared {
        /// When the one here was last changed, if there is one.
        here_changed: Option<String>,
    },
    /// It was altered after it was saved.
    Altered,
    /// It is no report that this version can use.
    Unusable(FileError),
}
