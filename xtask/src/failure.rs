//! Why a task stopped, as sentences for the person at the terminal.

use std::fmt;

/// What failed and what to do about it, in whole sentences.
#[derive(Debug)]
pub struct Failure(String);

/// The result of a task.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure that reads as `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
