//! What may be changed: nothing in a report that is complete or written in another tab, but for its number and date.

use leptos::prelude::*;
use time::Date;

use super::core::Editor;
use crate::browser::clock;
use crate::model::answer::FieldPath;
use crate::model::report::{IssueProblem, Stage, Status, is_issue_field};

impl Editor {
    /// True while the report is complete; it must be reopened before it changes.
    #[must_use]
    pub fn completed(self) -> bool {
        self.completed.get()
    }

    /// What a command asks, also of a page that was left.
    #[must_use]
    pub fn is_locked_now(self) -> bool {
        let completed = self
            .report
            .with_untracked(|report| report.status != Status::Draft);
        completed || self.read_only.get_untracked()
    }

    /// True while nothing can be changed: the report is complete, or written in another tab.
    #[must_use]
    pub fn locked(self) -> bool {
        self.locked.get()
    }

    /// The same for one address: number and date are written when the report is complete.
    #[must_use]
    pub fn locked_at(self, path: &FieldPath) -> Signal<bool> {
        if is_issue_field(path) {
            self.read_only.into()
        } else {
            self.locked.into()
        }
    }

    /// How far the document is on its way today.
    #[must_use]
    pub fn stage(self) -> Stage {
        self.report
            .with(|report| report.stage().on(report.signed(), today()))
    }

    /// What is wrong with the number and the day that it was issued with, and the last day of its figures.
    #[must_use]
    pub fn issue_problem(self) -> Option<(IssueProblem, Date)> {
        self.report.with(|report| {
            let problem = report.issue_problem_on(today())?;
            Some((problem, report.period.to))
        })
    }

    /// The report was changed: whoever follows whether it is complete is told when that is another than before.
    pub(super) fn note_status(self) {
        let now = self
            .report
            .with_untracked(|report| report.status != Status::Draft);
        if self.is_completed.get_untracked() != now {
            self.is_completed.set(now);
        }
    }
}

/// Without a clock no day is ahead.
fn today() -> Date {
    clock::today().unwrap_or(Date::MAX)
}
