//! What is known of a report while this page lives: its steps while it is not open, and when a snapshot of it was taken.

use crate::model::report::Report;
use crate::model::undo::UndoStack;
use crate::storage::snapshots::{Reason, is_due};

/// What is known of a report.
#[derive(Default)]
pub(super) struct ReportSession {
    /// Its steps, and the report as it was, when its page was left.
    pub(super) left: Option<(UndoStack, Report)>,
    last_snapshot: Option<u64>,
}

impl ReportSession {
    /// Why a snapshot from before a change is to be taken, if it is.
    pub(super) fn due(&mut self, now: u64, differs: bool) -> Option<Reason> {
        if !differs || !is_due(self.last_snapshot, now) {
            return None;
        }
        let first = self.last_snapshot.replace(now).is_none();
        Some(if first {
            Reason::Opened
        } else {
            Reason::Working
        })
    }
}
