//! Files as the whole app speaks of them, as data: their kinds, why one cannot be used, what to know about one that can.
//!
//! Reading and writing them is `formats`; the sentences are `messages::vi::files`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::answer::FieldPath;
use super::archive::ArchiveError;

/// The format of one report's file.
pub const REPORT_FORMAT: &str = "bao-cao-so/report";
/// The format of a backup file.
pub const BACKUP_FORMAT: &str = "bao-cao-so/backup";
/// The format of an encrypted backup file.
pub const ENCRYPTED_BACKUP_FORMAT: &str = "bao-cao-so/sealed-backup";
/// The format of a collection's file.
pub const COLLECTION_FORMAT: &str = "bao-cao-so/collection";
/// `format` of a request for reports.
pub const REQUEST_FORMAT: &str = "bao-cao-so/request";
/// Largest file that is read, in bytes; a report is about twenty thousand.
pub const LARGEST_FILE: usize = 5_000_000;
/// Largest backup file that is read, in bytes: what local storage holds, with a long history, and collections.
pub const LARGEST_BACKUP: usize = 200_000_000;
/// What all collections of a backup may come to, in bytes; one that is left out has a file of its own.
pub const MOST_OF_COLLECTIONS: usize = 100_000_000;
/// Largest encrypted backup file that is read: base64 makes four bytes of three.
pub const LARGEST_ENCRYPTED_BACKUP: usize = LARGEST_BACKUP / 3 * 4 + 10_000;

/// Largest file of a collection that is read: ten thousand reports of twenty thousand bytes, and half as much again.
pub const LARGEST_COLLECTION: usize = 300_000_000;

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum FileError {
    /// Larger than [`LARGEST_FILE`].
    #[error("{0} bytes are more than a file may have")]
    TooLarge(usize),
    /// Not UTF-8 text.
    #[error("no UTF-8 text")]
    NotText,
    /// Text in UTF-16, as some editors save it.
    #[error("text in UTF-16")]
    Utf16,
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// Ends in the middle.
    #[error("ends in the middle")]
    Truncated,
    /// Not JSON, from this line and column on.
    #[error("no JSON from line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A member stands twice in one object: which of its two values counts is not told.
    #[error("`{name}` stands twice in one object, again in line {line}")]
    Twice {
        /// Its name.
        name: String,
        /// Line of the second one, from 1.
        line: usize,
    },
    /// Nested deeper than any report.
    #[error("nested too deep")]
    TooDeep,
    /// JSON of another program.
    #[error("JSON of another program")]
    NotOurs,
    /// A web page that carries no report.
    #[error("a web page without a report")]
    PageWithoutReport,
    /// A web page that carries more than one report: someone put it together.
    #[error("a web page with more than one report")]
    PageWithTwoReports,
    /// A file of this app, but of another kind.
    #[error("a file of the format `{0}`")]
    OtherKind(String),
    /// Written by a later version of the app.
    #[error("format version {found}, newest known {known}")]
    LaterVersion {
        /// Version of the file.
        found: u64,
        /// Newest version known here.
        known: u64,
    },
    /// A part that is not as the format says.
    #[error("`{place}`: {mismatch:?}")]
    Shape {
        /// The place: `sections.0.items.2`.
        place: String,
        /// What is wrong there.
        mismatch: Mismatch,
    },
    /// A value that cannot be.
    #[error("{0:?}")]
    Value(InvalidValue),
    /// A template that this page does not have.
    #[error("no template `{id}` of version {version} or later")]
    UnknownTemplate {
        /// Id of the template.
        id: String,
        /// Version of the template.
        version: u32,
    },
    /// An archive, or a file as it lies in one.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
}

impl FileError {
    /// True of a file that is sound and of a later version of the app, or of its templates: that version can use it.
    #[must_use]
    pub fn is_of_later_version(&self) -> bool {
        matches!(
            self,
            Self::LaterVersion { .. } | Self::UnknownTemplate { .. }
        )
    }
}

/// How a part departs from its format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mismatch {
    /// A member that must be there is not.
    Lacks(String),
    /// A value of another kind is needed.
    Needs(Kind),
    /// A member that a closed format does not know.
    Unknown(String),
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// `{…}`.
    Object,
    /// `[…]`.
    List,
    /// A text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A number without decimals, in the range of its place.
    WholeNumber,
}

/// A value that has the right shape and cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InvalidValue {
    /// `formatVersion` is no small whole number.
    FormatVersion,
    /// `id` has other signs than letters, digits and hyphens.
    ReportId,
    /// `rows`: too many, or ids with other signs.
    Rows,
    /// `revision.number` outside 1 to 9999.
    RevisionNumber,
    /// `status` is neither `draft` nor `completed`.
    Status,
    /// `period.kind` is none that is known.
    PeriodKind,
    /// `period.from` or `period.to` is no day that exists.
    PeriodDay,
    /// `period.from` comes after `period.to`.
    PeriodOrder,
    /// `period.index`: a year has no such period of its kind.
    PeriodIndex,
    /// `period.year` is out of reach, or none of the years of a range.
    PeriodYear,
    /// `document.bases`: more acts than one report can rest on.
    TooManyActs,
    /// `key`: encrypted in a way that is not known here.
    Cipher,
    /// `key.iterations` out of range.
    Iterations,
    /// `key.salt`: no base64, or not as long as it must be.
    Salt,
    /// `cipher.nonce`, likewise.
    Nonce,
    /// `check`, likewise.
    Check,
    /// `data`: no base64.
    Data,
}

impl InvalidValue {
    /// The place in the file.
    #[must_use]
    pub fn place(self) -> &'static str {
        match self {
            Self::FormatVersion => "formatVersion",
            Self::ReportId => "id",
            Self::Rows => "rows",
            Self::RevisionNumber => "revision.number",
            Self::Status => "status",
            Self::PeriodKind => "period.kind",
            Self::PeriodDay | Self::PeriodOrder => "period.from, period.to",
            Self::PeriodIndex => "period.index",
            Self::PeriodYear => "period.year",
            Self::TooManyActs => "document.bases",
            Self::Cipher => "key",
            Self::Iterations => "key.iterations",
            Self::Salt => "key.salt",
            Self::Nonce => "cipher.nonce",
            Self::Check => "check",
            Self::Data => "data",
        }
    }
}

/// Why an encrypted backup cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EncryptedBackupError {
    /// The file itself.
    #[error(transparent)]
    File(FileError),
    /// The passphrase is another.
    #[error("another passphrase")]
    WrongPassphrase,
    /// The passphrase is right, but the file is not as it was encrypted.
    #[error("altered after it was encrypted")]
    Altered,
    /// The browser offers no cryptography here: the page did not come over https.
    #[error("no cryptography outside a secure context")]
    NotOffered,
}

/// Something to know about a file that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// The digest does not fit: the file was changed after it was exported.
    Altered,
    /// The file has no digest.
    NoDigest,
    /// The template of this page differs from the one that the file was made with.
    OtherTemplate {
        /// Version of the file's template.
        version: u32,
    },
    /// An answer that its field cannot read; it is kept as typed text.
    Unreadable(FieldPath),
    /// An answer that is not written as files write it, and was read as a person types it: a day as 05/01/2022, true in a
    /// field of words.
    ReadAsTyped(FieldPath),
    /// An address with a value and, beside it, a text that does not read or a reason why it does not apply: the value is
    /// not taken.
    Contradicted(FieldPath),
    /// Rows that have cells and that their table does not list; they stand at its end.
    AddedRows(usize),
    /// Answers that the template does not ask; they are kept in the file but not shown.
    NotAsked(usize),
    /// Answers at cells that the app works out; they are not taken.
    WorkedOut(usize),
    /// It was complete, but is no longer what was declared complete: it comes in as a draft.
    NoLongerComplete,
}
