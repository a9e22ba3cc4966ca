//! What a change did, as it is told to those who save, record and show it.

use std::sync::Arc;

use crate::model::diff::Change;
use crate::storage::save::SavedIn;

/// The last command on a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCommand {
    /// The table.
    pub table: String,
    /// What was done, in words.
    pub said: String,
    /// What it changed: so is its step found.
    pub(super) changes: Vec<Change>,
}

/// What became of a change.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Every place that changed.
    pub changes: Vec<Change>,
    /// The report was completed, or opened again.
    pub status: bool,
    /// The record of the report before the change, where it was whole.
    pub before: Option<Arc<String>>,
    /// When the report was changed before.
    pub changed_before: String,
    /// What of it is to be copied to disk: `None` when it is only in memory, or its record gets its digest first.
    pub saved: Option<SavedIn>,
}
