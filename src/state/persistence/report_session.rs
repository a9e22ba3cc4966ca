//! What is known of a report while this page lives: its steps, and when the last snapshot of it was taken.

use crate::browser::shortcuts;
use crate::model::report::Report;
use crate::model::undo::{Change, UndoStack, changes};
use crate::storage::snapshots::{Reason, is_due};

/// What is known of a report.
#[derive(Default)]
pub(super) struct ReportSession {
    pub(super) steps: UndoStack,
    /// The report as it was when its page was left.
    pub(super) left: Option<Report>,
    last_snapshot: Option<u64>,
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
