//! The one undo stack of a report: typing, rows of tables, explanations, rewritten sentences.
//!
//! A step is recorded where a change is written (`saving`), and taken back by the places that it changed. Its code comes with
//! the lazy parts that call [`Editor::enable_undo`]; what the keys and buttons of the page do is `state::persistence`.

use leptos::prelude::*;

use super::changed::{Changed, TableCommand};
use super::core::{Editor, Recorder};
use super::saving::Scope;
use crate::browser::shortcuts;
use crate::browser::store::BrowserStore;
use crate::model::answer::FieldPath;
use crate::model::diff::{Change, Place, diff};
use crate::model::report::Report;
use crate::model::undo::{UndoStack, UndoStep};
use crate::storage::defaults;
use crate::storage::save::Journals;
use crate::template::form::table_of;

/// The visit that typing in another tab counts as.
const REMOTE: u32 = u32::MAX;

impl Editor {
    /// Lets the editor record steps and defaults, write journals and digests, and tell what changed where anything may have.
    /// Only lazy functions call it.
    pub fn enable_undo(self) {
        shortcuts::note_visits();
        self.journals.set_value(Some(Journals::new()));
        self.recorder.set_value(Some(Recorder {
            record,
            save_defaults,
        }));
        if self.defaults_due.get_value() {
            self.defaults_due.set_value(false);
            save_defaults(self);
        }
    }

    /// Takes the last step back.
    pub fn undo(self) -> Option<UndoStep> {
        let step = self.steps.with_value(|steps| steps.last_done().cloned())?;
        self.step(&step.places(), UndoStack::undo)
    }

    /// Takes the last step back as if it had never been done.
    pub(super) fn withdraw(self) {
        let step = self.steps.with_value(|steps| steps.last_done().cloned());
        let _ = step.and_then(|step| self.step(&step.places(), UndoStack::withdraw));
    }

    /// Does the step again that was taken back last.
    pub fn redo(self) -> Option<UndoStep> {
        let step = self
            .steps
            .with_value(|steps| steps.last_undone().cloned())?;
        self.step(&step.places(), UndoStack::redo)
    }

    /// Takes the last command on a table back, whatever was done elsewhere since.
    pub fn undo_table_command(self, table: &str) {
        let Some(command) = self.command_on(table) else {
            return;
        };
        let places: Vec<Place> = command
            .changes
            .iter()
            .map(|one| one.place.clone())
            .collect();
        self.step(&places, |steps, report| {
            steps.undo_changes(&command.changes, report)
        });
        self.table_command.set(None);
    }

    /// True while the last step of all is the last command on a table.
    #[must_use]
    pub fn is_last_step_on(self, table: &str) -> bool {
        self.command_on(table).is_some_and(|command| {
            self.steps.with_value(|steps| {
                let last = steps.last_done();
                last.is_some_and(|step| step.changes == command.changes)
            })
        })
    }

    fn command_on(self, table: &str) -> Option<TableCommand> {
        self.table_command
            .get_untracked()
            .filter(|command| command.table == table)
    }

    /// Moves along the stack, which changes the report at some places and is no new step.
    fn step(
        self,
        places: &[Place],
        act: impl FnOnce(&mut UndoStack, &mut Report) -> Option<UndoStep>,
    ) -> Option<UndoStep> {
        if self.is_locked_now() {
            return None;
        }
        let mut done = None;
        let addresses = addresses(places);
        let _ = self.write(Scope::Step(places), addresses.as_deref(), |report| {
            done = self
                .steps
                .try_update_value(|steps| act(steps, report))
                .flatten();
        });
        match &addresses {
            Some(changed) if changed.is_empty() => {}
            changed => self.assess_again(changed.as_deref()),
        }
        for place in places {
            if let Place::Rows(table) = place {
                self.clamp_page(table);
            }
        }
        self.show_steps();
        done
    }

    /// Goes on with the steps that were done before the editor was opened.
    pub fn resume_steps(self, earlier: UndoStack) {
        self.steps.update_value(|steps| {
            let own = std::mem::replace(steps, earlier);
            steps.append(own);
        });
        self.show_steps();
    }

    /// The steps so far, to be resumed by another editor.
    #[must_use]
    pub fn take_steps(self) -> UndoStack {
        self.steps
            .try_update_value(std::mem::take)
            .unwrap_or_default()
    }

    /// Records what another tab did.
    pub(super) fn record_remote(self, report: &Report) {
        self.steps.update_value(|steps| {
            self.report
                .with_untracked(|before| record_outside(steps, before, report, Some(REMOTE)));
        });
        self.table_command.set(None);
        self.show_steps();
    }

    fn show_steps(self) {
        let (undo, redo) = self
            .steps
            .with_value(|steps| (steps.can_undo(), steps.can_redo()));
        for (signal, now) in [(self.can_undo, undo), (self.can_redo, redo)] {
            if signal.get_untracked() != now {
                signal.set(now);
            }
        }
    }

    /// Once something else changes in a table, its last command can no longer be taken back alone.
    pub(super) fn forget_table_command(self, changes: &[Change]) {
        let stale = self.table_command.with_untracked(|command| {
            command.as_ref().is_some_and(|command| {
                let mut places = changes.iter().map(|change| &change.place);
                places.any(|place| is_in(place, &command.table))
            })
        });
        if stale {
            self.table_command.set(None);
        }
    }
}

/// Records what happened outside an editor between two states of its report.
pub fn record_outside(steps: &mut UndoStack, before: &Report, after: &Report, visit: Option<u32>) {
    if before.status == after.status {
        steps.record(diff(before, after), visit);
    } else {
        steps.forget();
    }
}

/// Records a change as a step. Completion, and opening again, end the steps.
fn record(editor: Editor, changed: &Changed) {
    editor.steps.update_value(|steps| {
        if changed.status {
            return steps.forget();
        }
        let (changes, visit) = (changed.changes.clone(), shortcuts::visit());
        match shortcuts::taken_back() {
            Some(back) => steps.follow_browser(changes, visit, back),
            None => steps.record(changes, Some(visit)),
        }
    });
    editor.show_steps();
}

/// Saves particulars of the report as defaults. Where it fails the next report asks for them again; it says nothing of this
/// one.
fn save_defaults(editor: Editor) {
    let _ = editor.report.with_untracked(|report| {
        editor
            .template
            .with_value(|template| defaults::save(&BrowserStore, report, template))
    });
}

/// The addresses that a change at some places touches; none where everything may depend on it.
fn addresses(places: &[Place]) -> Option<Vec<FieldPath>> {
    let mut touched = Vec::new();
    for place in places {
        match place {
            // Nothing is assessed by a comment, but it is shown at its address.
            Place::Answer(path) | Place::Comment(path) => touched.push(path.clone()),
            Place::Rows(table) => touched.push(FieldPath::new(table.as_str())),
            Place::Included => return None,
            // Nothing is assessed by the officer's words.
            Place::Explanation(_) | Place::Sentence(_) => {}
        }
    }
    Some(touched)
}

/// True for the rows of a table, its own address and those of its cells.
fn is_in(place: &Place, table: &str) -> bool {
    match place {
        Place::Rows(id) => id == table,
        Place::Answer(path) | Place::Comment(path) => table_of(path.as_str()) == table,
        _ => false,
    }
}
