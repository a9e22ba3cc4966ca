//! The steps of a session that can be taken back and done again.
//!
//! A step is data: each changed place with what stood there before and after.

use std::collections::VecDeque;

use crate::model::diff::{Change, Place, content, put};
use crate::model::report::Report;

/// Most steps that are kept; the oldest are forgotten first.
pub const MOST_STEPS: usize = 500;

/// What a person did at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoStep {
    /// The places that changed.
    pub changes: Vec<Change>,
    /// The visit of a control that it was typed in; further typing of the same visit joins the step.
    visit: Option<u32>,
}

impl UndoStep {
    /// Brings a report to the state before the step.
    pub fn take_back(&self, report: &mut Report) {
        self.changes
            .iter()
            .for_each(|change| put(report, &change.place, &change.before));
    }

    /// The places that it changes.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let places = self.changes.iter().map(|change| change.place.clone());
        places.collect()
    }

    /// True while all that the step brought stands in a report.
    fn stands_in(&self, report: &Report) -> bool {
        let stands = |change: &Change| content(report, &change.place) == change.after;
        self.changes.iter().all(stands)
    }

    /// True for typing at one place during a visit of its control.
    fn is_typing(&self, place: &Place, visit: u32) -> bool {
        self.visit == Some(visit)
            && matches!(self.changes.as_slice(), [change] if change.place == *place)
    }

    /// Brings a report to the state after the step.
    pub fn do_again(&self, report: &mut Report) {
        self.changes
            .iter()
            .for_each(|change| put(report, &change.place, &change.after));
    }
}

/// The steps of a session.
#[derive(Clone, Debug, Default)]
pub struct UndoStack {
    done: VecDeque<UndoStep>,
    undone: Vec<UndoStep>,
}

impl UndoStack {
    /// Keeps what was just done. Typing at one place during one visit of its control is one step, and none at all when
    /// it comes back to what stood there before.
    pub fn record(&mut self, changes: Vec<Change>, visit: Option<u32>) {
        if changes.is_empty() {
            return;
        }
        self.undone.clear();
        if let (Some(last), [change]) = (self.done.back_mut(), changes.as_slice())
            && visit.is_some_and(|visit| last.is_typing(&change.place, visit))
            && let [typed] = last.changes.as_mut_slice()
        {
            typed.after = change.after.clone();
            if typed.after == typed.before {
                self.done.pop_back();
            }
            return;
        }
        if self.done.len() == MOST_STEPS {
            self.done.pop_front();
        }
        self.done.push_back(UndoStep { changes, visit });
    }

    /// Keeps what the browser's own undo (`back`) or redo did during a visit of a control. What it took back is a step
    /// that can be done again, also when the control was left.
    pub fn follow_browser(&mut self, changes: Vec<Change>, visit: u32, back: bool) {
        let [change] = changes.as_slice() else {
            return self.record(changes, Some(visit));
        };
        let change = change.clone();
        let of_visit =
            |step: Option<&UndoStep>| step.is_some_and(|step| step.is_typing(&change.place, visit));
        let mut undone = std::mem::take(&mut self.undone);
        let (known, taken_back) = (of_visit(self.done.back()), of_visit(undone.last()));
        self.record(changes, Some(visit));
        let nearer = undone
            .last_mut()
            .filter(|_| taken_back)
            .and_then(|step| step.changes.first_mut());
        match nearer {
            Some(typed) => typed.before = change.after,
            None if back && known => {
                let typed = Change {
                    place: change.place,
                    before: change.after,
                    after: change.before,
                };
                undone.push(UndoStep {
                    changes: vec![typed],
                    visit: Some(visit),
                });
            }
            // Of another visit, which the steps tell of already.
            None => return,
        }
        undone.retain(|step| step.changes.iter().any(|one| one.before != one.after));
        self.undone = undone;
    }

    /// Takes the last step back: the report comes to the state before it, and the step is told.
    pub fn undo(&mut self, report: &mut Report) -> Option<UndoStep> {
        let mut step = self.done.pop_back()?;
        step.take_back(report);
        // The visit is over.
        step.visit = None;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Takes the last step back as if it had never been done: nothing can be done again that nobody took back.
    pub fn withdraw(&mut self, report: &mut Report) -> Option<UndoStep> {
        let step = self.undo(report);
        self.undone.pop();
        step
    }

    /// Takes back the newest step of these changes, wherever it stands among the steps: as long as all that it brought
    /// stands in the report, no later step depends on it.
    pub fn undo_changes(&mut self, changes: &[Change], report: &mut Report) -> Option<UndoStep> {
        let at = self.done.iter().rposition(|step| step.changes == changes)?;
        if changes.is_empty() || !self.done.get(at)?.stands_in(report) {
            return None;
        }
        let mut step = self.done.remove(at)?;
        step.take_back(report);
        step.visit = None;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Does the step again that was taken back last.
    pub fn redo(&mut self, report: &mut Report) -> Option<UndoStep> {
        let mut step = self.undone.pop()?;
        step.do_again(report);
        let visit = step.visit.take();
        match (self.done.back_mut(), step.changes.as_slice()) {
            // The browser took back the end of this typing only.
            (Some(last), [change])
                if visit.is_some_and(|visit| last.is_typing(&change.place, visit)) =>
            {
                // What is typed next is another step.
                last.visit = None;
                last.changes
                    .iter_mut()
                    .for_each(|typed| typed.after = change.after.clone());
            }
            _ => self.done.push_back(step.clone()),
        }
        Some(step)
    }

    /// The step that would be taken back next.
    #[must_use]
    pub fn last_done(&self) -> Option<&UndoStep> {
        self.done.back()
    }

    /// The step that would be done again next.
    #[must_use]
    pub fn last_undone(&self) -> Option<&UndoStep> {
        self.undone.last()
    }

    /// Keeps the steps that came after those of this stack.
    pub fn append(&mut self, later: Self) {
        if later.can_undo() || later.can_redo() {
            self.done.extend(later.done);
            self.undone = later.undone;
            let beyond = self.done.len().saturating_sub(MOST_STEPS);
            self.done.drain(..beyond);
        }
    }

    /// True when there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// True when there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Forgets all steps: the report was completed, or opened again.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}
