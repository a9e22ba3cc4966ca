//! What is remembered of a report while this page lives: its steps, and when a state of it was kept.

use crate::browser::shortcuts;
use crate::model::diff::{Change, changes};
use crate::model::report::Report;
use crate::model::undo::UndoStack;
use crate::storage::states::{Reason, is_due};

/// What is remembered of a report.
#[derive(Default)]
pub(super) struct ReportSession {
    pub(super) steps: UndoStack,
    /// The report as it was when its page was left.
    pub(super) left: Option<Report>,
    last_state: Option<u64>,
}

impl ReportSession {
    /// Keeps what was just typed or done.
    pub(super) fn note(&mut self, changes: Vec<Change>, visit: u32) {
        match shortcuts::taken_back() {
            Some(back) => self.steps.follow_browser(changes, visit, back),
            None => self.steps.record(changes, Some(visit)),
        }
    }

    /// Keeps what happened elsewhere between two states.
    pub(super) fn follow(&mut self, before: &Report, after: &Report, visit: Option<u32>) {
        if before.status == after.status {
            self.steps.record(changes(before, after), visit);
        } else {
            self.steps.forget();
        }
    }

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
