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
    /// Everything that is wrong with what the file says, each with its place.
    #[error("{}", listed(.0))]
    Problems(Vec<CompileError>),
}

impl From<Vec<CompileError>> for TemplateError {
    fn from(errors: Vec<CompileError>) -> Self {
        Self::Problems(errors)
    }
}

fn listed(errors: &[CompileError]) -> String {
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    errors.join("; ")
}
