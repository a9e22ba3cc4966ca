//! ZIP archives of files that come to a receiving department, as data: their bounds, and why one, or a file in it, cannot be used.
//!
//! Reading them is `formats::archive`; the sentences are `messages::vi::archives`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Largest archive that is read, in bytes: ten thousand reports of twenty thousand bytes, not compressed at all.
pub const LARGEST_ARCHIVE: usize = 200_000_000;
/// Most entries of an archive, folders among them: as many as a list has agencies, and a page and a file of each.
pub const MOST_ENTRIES: usize = 50_000;
/// What all files of archives that are read at once may come to, in bytes, once they are inflated.
pub const MOST_INFLATED: usize = 1_000_000_000;
/// How many bytes may come of one. JSON of a report gives about ten, of one that is nearly empty thirty; a bomb a thousand.
pub const LARGEST_RATIO: usize = 100;
/// So many bytes may come of any file, whatever the ratio: a short text of blanks is no bomb.
pub const ANY_RATIO: usize = 100_000;

/// Why an archive, or a file in one, cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ArchiveError {
    /// Larger than [`LARGEST_ARCHIVE`].
    #[error("{0} bytes are more than an archive may have")]
    TooLarge(usize),
    /// No ZIP, or one that breaks off.
    #[error("no ZIP, or one that breaks off")]
    NoZip,
    /// Its directory does not read to its end.
    #[error("the directory does not read")]
    Directory,
    /// More entries than [`MOST_ENTRIES`].
    #[error("{0} entries are more than an archive may have")]
    TooManyEntries(u64),
    /// No JSON and no HTML in it.
    #[error("no report in it")]
    NoReports,
    /// An archive inside an archive.
    #[error("an archive inside an archive")]
    Nested,
    /// An archive of another kind than ZIP.
    #[error("an archive of another kind")]
    OtherKind,
    /// Encrypted with a passphrase.
    #[error("encrypted")]
    Encrypted,
    /// Compressed by a method that is not known here; its number in the ZIP specification (APPNOTE 4.4.5).
    #[error("compression method {0}")]
    Method(u16),
    /// Its data are not there, do not inflate, or are not those that its checksum and size are of.
    #[error("damaged")]
    Damaged,
    /// More bytes come of it than of any report: see [`LARGEST_RATIO`].
    #[error("inflates to more than {LARGEST_RATIO} times its size")]
    Ratio,
    /// The files before it came to [`MOST_INFLATED`].
    #[error("the files before it came to {MOST_INFLATED} bytes")]
    Exhausted,
}
