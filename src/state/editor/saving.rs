//! Every command saves at once and brings the assessment up to date; nothing waits for a timer.

use leptos::prelude::*;

use super::changed::Changed;
use super::core::Editor;
use super::save_state::SaveState;
use crate::assess::assess_progress;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, timers};
use crate::model::answer::FieldPath;
use crate::model::diff::{Change, Place, changes_at};
use crate::model::report::{Report, is_issue_field};
use crate::model::storage::StorageError;
use crate::storage::save::{SavedIn, Seen, save_over};

/// What a command changes.
#[derive(Clone, Copy)]
pub(super) enum Scope<'a> {
    /// What stands at these places, and nothing else.
    Places(&'a [Place]),
    /// What officers change, anywhere.
    Anywhere,
    /// Also how far the work has come.
    Status,
    /// That the next issue begins: no step.
    Issue,
    /// What stands at these places, by a move along the undo stack: no new step.
    Step(&'a [Place]),
}

/// How many milliseconds pass without a key press before a large record is written whole.
const REST: u32 = 2_000;
/// How many milliseconds after a key press a small record gets its digest: the browser has painted by then.
const SOON: u32 = 40;

impl Editor {
    /// Changes what stands at one address; only what depends on it is assessed again.
    pub(super) fn change_at(self, path: &FieldPath, change: impl FnOnce(&mut Report)) {
        let place = Place::Answer(path.clone());
        let _ = self.change(
            Scope::Places(std::slice::from_ref(&place)),
            std::slice::from_ref(path),
            change,
        );
    }

    /// Changes an open report; only what depends on the addresses is assessed again.
    pub(super) fn change(
        self,
        scope: Scope<'_>,
        changed: &[FieldPath],
        change: impl FnOnce(&mut Report),
    ) -> Vec<Change> {
        let after_completion = !changed.is_empty() && changed.iter().all(is_issue_field);
        if self.is_locked_now() && !after_completion {
            return Vec::new();
        }
        let changes = self.write(scope, Some(changed), change).unwrap_or_default();
        if !changed.is_empty() || self.assessor.with_untracked(Option::is_none) {
            self.assess_again(Some(changed));
        }
        changes
    }

    /// Changes an open report where everything may depend on it.
    pub(super) fn change_all(self, change: impl FnOnce(&mut Report)) {
        if self.is_locked_now() {
            return;
        }
        let _ = self.write(Scope::Anywhere, None, change);
        self.assess_all();
    }

    /// Changes the report and saves it before anything else happens; who follows one of the addresses (any, when none are
    /// named) is woken. Gives what changed; nothing when another tab writes it.
    pub(super) fn write(
        self,
        scope: Scope<'_>,
        changed: Option<&[FieldPath]>,
        change: impl FnOnce(&mut Report),
    ) -> Option<Vec<Change>> {
        let mut change = Some(change);
        self.write_erased(scope, changed, &mut |report| {
            change.take().into_iter().for_each(|change| change(report))
        })
    }

    /// The same for any change: one copy in the program.
    fn write_erased(
        self,
        scope: Scope<'_>,
        changed: Option<&[FieldPath]>,
        change: &mut dyn FnMut(&mut Report),
    ) -> Option<Vec<Change>> {
        if self.read_only.get_untracked() {
            return None;
        }
        let mut done = Changed {
            changes: Vec::new(),
            status: false,
            before: self.whole_record(),
            changed_before: String::new(),
            saved: None,
        };
        self.report.update(|report| {
            // Before the change: what takes the report's digest takes the report as it is saved.
            done.changed_before = std::mem::replace(&mut report.changed, clock::now());
            done.changes = match scope {
                Scope::Places(places) | Scope::Step(places) => {
                    changes_at(report, places, |report| change(report))
                }
                Scope::Anywhere | Scope::Status | Scope::Issue => {
                    let before = report.status.clone();
                    // Whoever asks what changed has brought what compares.
                    let changes = match self.journals.get_value() {
                        Some(journals) => (journals.compare)(report, change),
                        None => {
                            change(report);
                            Vec::new()
                        }
                    };
                    done.status = before != report.status;
                    changes
                }
            };
        });
        self.note_status();
        self.forget_table_command(&done.changes);
        if !matches!(scope, Scope::Step(_) | Scope::Issue)
            && let Some(recorder) = self.recorder.get_value()
        {
            (recorder.record)(self, &done);
        }
        self.tell(changed);
        // What could not be saved before is not in these changes.
        let journal = !matches!(scope, Scope::Status | Scope::Issue) && self.fault().is_none();
        let result = self.save(Some(done.changes.as_slice()).filter(|_| journal));
        done.saved = result.ok();
        self.note_storage(result.map(|_| ()));
        if done.saved == Some(SavedIn::Journal) {
            self.fold_at_rest();
        } else if self.is_digest_due() && self.can_digest() {
            done.saved = None;
            self.fold_soon();
        }
        let changes = done.changes.clone();
        if let Some(listener) = self.listener.get_value() {
            listener(self, done);
        }
        Some(changes)
    }

    /// Saves the report as it stands; a large one, whose `changes` since it was last saved are given, in its journal.
    fn save(self, changes: Option<&[Change]>) -> Result<SavedIn, StorageError> {
        let mut seen = self.seen.try_update_value(Option::take).flatten();
        let result = self.report.with_untracked(|report| {
            self.template.with_value(|template| {
                let journals = self.journals.get_value();
                save_over(
                    &BrowserStore,
                    report,
                    template,
                    &mut seen,
                    changes,
                    journals,
                )
            })
        });
        self.seen.set_value(seen);
        result
    }

    /// Writes the record whole when the typing has come to rest.
    fn fold_at_rest(self) {
        let own = self.journaled.try_update_value(|count| {
            *count = count.wrapping_add(1);
            *count
        });
        timers::after(REST, move || {
            if self.journaled.try_get_value() == own {
                self.fold();
            }
        });
    }

    /// Writes the record whole when the browser has painted.
    pub(super) fn fold_soon(self) {
        if !self.digesting.get_value() {
            self.digesting.set_value(true);
            timers::after(SOON, move || {
                if self.digesting.try_set_value(false).is_none() {
                    self.fold();
                }
            });
        }
    }

    /// True when what makes digests is here; until then records are copied without them.
    fn can_digest(self) -> bool {
        self.journals.try_with_value(Option::is_some) == Some(true)
    }

    /// True while the record gets its digest, with which it is copied.
    #[must_use]
    pub fn is_digest_due(self) -> bool {
        self.seen
            .with_value(|seen| seen.as_ref().is_some_and(Seen::is_digest_due))
    }

    /// Writes the record whole, if a part of it is in the journal, or if its digest is still to come. Should that fail, what
    /// stands in the store stands.
    pub fn fold(self) {
        let whole = self
            .seen
            .try_with_value(|seen| seen.as_ref().is_none_or(Seen::is_whole));
        if whole != Some(false)
            || !self.can_digest()
            || self.read_only.try_get_untracked() != Some(false)
            || self.fault().is_some()
        {
            return;
        }
        let saved = match self.save(None) {
            Ok(saved) => saved,
            Err(_) if self.is_digest_due() => {
                self.seen
                    .update_value(|seen| seen.iter_mut().for_each(Seen::give_up_digest));
                SavedIn::Record
            }
            Err(_) => return,
        };
        if let Some(listener) = self.listener.get_value() {
            let folded = Changed {
                changes: Vec::new(),
                status: false,
                before: None,
                changed_before: String::new(),
                saved: Some(saved),
            };
            listener(self, folded);
        }
    }

    /// Notes whether saving went well.
    pub fn note_storage(self, result: Result<(), StorageError>) {
        self.note(match result {
            Ok(()) => SaveState::Written {
                at: self.report.with_untracked(|report| report.changed.clone()),
            },
            Err(fault) => SaveState::Unsaved { fault },
        });
    }

    /// Notes whether the report is saved. The page asks before it is left as long as any report is only in memory.
    pub(super) fn note(self, saved: SaveState) {
        self.saved.set(saved);
        if let Some(listener) = self.save_state_listener.get_value() {
            listener();
        }
    }

    /// Assesses the whole report, as far as the rules are here.
    pub(super) fn assess_all(self) {
        self.assess_again(None);
    }

    /// Assesses what depends on some addresses, or all; without rules it only counts what is given.
    pub(super) fn assess_again(self, changed: Option<&[FieldPath]>) {
        match self.assessor.get_untracked() {
            Some((assessor, rules)) => {
                (assessor.update)(self, &rules, changed);
                self.tell_assessed(changed);
            }
            None => {
                let progress = self.template.with_value(|template| {
                    self.report
                        .with_untracked(|one| assess_progress(template, one))
                });
                self.assessment.set(progress);
            }
        }
        self.keep_previous_of_agency(changed);
    }
}
