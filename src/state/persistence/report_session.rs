//! What is remembered of a report while this page lives: its steps while it is not open, and when a state of it was kept.

use crate::model::report::Report;
use crate::model::undo::UndoStack;
use crate::storage::states::{Reason, is_due};

/// What is remembered of a report.
#[derive(Default)]
pub(super) struct ReportSession {
    /// Its steps, and the report as it was, when its page was left.
    pub(super) left: Option<(UndoStack, Report)>,
    last_state: Option<u64>,
}

impl ReportSession {
    /// Why a state from before a change is to be kept, if it is.
    pub(super) fn due(&mut self, now: u64, differs: bool) -> Option<Reason> {
        if !differs || !is_due(self.last_state, now) {
            return None;
        }
        let first = self.last_state.replace(now).is_none();
        Some(if first {
            Reason::Opened
        } else {
            Reason::Working
        })
    }
}
