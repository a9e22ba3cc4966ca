//! What is wrong with text that is no JSON.

use serde_json::error::Category;

use crate::model::file::FileError;

/// What is wrong with text that is no JSON.
pub(super) fn syntax_error(error: &serde_json::Error) -> FileError {
    match error.classify() {
        Category::Eof => FileError::Truncated,
        _ if error.to_string().starts_with("recursion limit") => FileError::TooDeep,
        _ => FileError::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}
