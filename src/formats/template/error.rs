//! Why a template cannot be used, as data.

use thiserror::Error;

use crate::model::file::FileError;
use crate::template::error::CompileError;

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// The file itself cannot be read.
    #[error(transparent)]
    File(FileError),
    /// A word that the format does not know, with its place.
    #[error("`{place}`: unknown word `{found}`")]
    Word {
        /// Where.
        place: String,
        /// The word.
        found: String,
    },
    /// What does not fit together, each with its place.
    #[error("{0:?}")]
    Problems(Vec<CompileError>),
}
