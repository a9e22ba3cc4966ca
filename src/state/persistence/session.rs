//! The report that is open: its steps, its states over time, and how it follows the store.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Persistence;
use super::views::{Standing, Unsaved};
use crate::browser::store::BrowserStore;
use crate::browser::{clock, indexed_db, page, shortcuts};
use crate::formats::report::encode::encode_record;
use crate::messages::vi::comparison::place_name;
use crate::messages::vi::history as words;
use crate::model::diff::{Place, put};
use crate::model::report::{Report, Status};
use crate::model::undo::{UndoStack, UndoStep};
use crate::state::editor::{Changed, Editor};
use crate::storage::repository;
use crate::storage::save::{SavedIn, Seen};
use crate::storage::states::{Mark, Reason, spare};

/// The visit that typing in another tab counts as.
const FOLLOWED: u32 = u32::MAX;

impl Persistence {
    /// Looks after a report as long as its page is open.
    pub(super) fn open_session(self, editor: Editor) {
        let id = editor.id();
        let report = editor.report.get_untracked();
        self.sessions.update_value(|sessions| {
            let session = sessions.entry(id.clone()).or_default();
            // What happened to it while it was not open is a step too.
            if let Some(left) = session.left.take() {
                session.follow(&left, &report, None);
            }
        });
        self.open.set_value(Some(editor));
        self.show_steps();
        self.standing.set(Standing::Writing);
        self.show_unsaved();
        if editor.fault().is_none() {
            self.replicate_report(&id, SavedIn::Record);
        }
        self.enter(editor);
        on_cleanup(move || {
            self.leave();
            self.open.set_value(None);
            let left = editor.report.try_get_untracked();
            self.sessions.update_value(|sessions| {
                if let Some(session) = sessions.get_mut(&id) {
                    session.left = left;
                }
            });
        });
    }

    /// The editor of the page that is open.
    #[must_use]
    pub fn open_editor(self) -> Option<Editor> {
        self.open.get_value()
    }

    /// Says that the open report is on disk, when nothing of it waits.
    pub(super) fn confirm_open(self) {
        if let Some(editor) = self.open_editor() {
            editor.confirm();
        }
    }

    /// Says that the open report may not be on disk.
    pub(super) fn doubt_open(self) {
        if let Some(editor) = self.open_editor() {
            editor.doubt(indexed_db::exists());
        }
    }

    /// Listens to the keys and visits of the page.
    pub(super) fn listen_to_keys(self) {
        shortcuts::note_browser_steps();
        shortcuts::on_visit(move || {
            self.visit
                .update_value(|visit| *visit = visit.wrapping_add(1));
        });
        shortcuts::on_step(move |back| if back { self.undo() } else { self.redo() });
    }

    /// Keeps the step that a change was, and a state of the report where one is due.
    pub(super) fn record(self, editor: Editor, changed: Changed) {
        let (id, now) = (editor.id(), clock::milliseconds());
        let (visit, stepping) = (self.visit.get_value(), self.stepping.get_value());
        let due = self
            .sessions
            .try_update_value(|sessions| {
                let session = sessions.get_mut(&id)?;
                if changed.status {
                    session.steps.forget();
                } else if !stepping {
                    session.note(changed.changes.clone(), visit);
                }
                session.due(now, !changed.changes.is_empty())
            })
            .flatten();
        self.show_steps();
        if changed.status && !editor.report.with_untracked(is_draft) {
            let record = editor
                .report
                .with_untracked(|report| encode_record(report, &editor.template()));
            self.keep_state(id.clone(), record, Reason::Completed);
        }
        if let Some(reason) = due {
            let record = match changed.before {
                Some(record) => record.to_string(),
                None => record_before(editor, &changed),
            };
            self.keep_state(id, record, reason);
        }
    }

    /// Keeps a state, and lets go those that can be spared. Nothing depends on it: the report itself is saved elsewhere.
    fn keep_state(self, report: String, record: String, reason: Reason) {
        spawn_local(async move {
            let _ = write_state(&report, record, reason).await;
            if let Some(editor) = self.open_editor().filter(|editor| editor.id() == report) {
                self.load_states(editor);
            }
        });
    }

    /// Takes the last step back.
    pub fn undo(self) -> bool {
        self.step(|steps, report| steps.undo(report), words::undone)
    }

    /// Does the step again that was taken back last.
    pub fn redo(self) -> bool {
        self.step(|steps, report| steps.redo(report), words::redone)
    }

    fn step(
        self,
        act: impl FnOnce(&mut UndoStack, &mut Report) -> Option<UndoStep>,
        say: fn(&str, usize) -> String,
    ) -> bool {
        let Some(editor) = self.open_editor().filter(|editor| !editor.is_locked_now()) else {
            return false;
        };
        // A control that has the focus is never rewritten: it is left first.
        shortcuts::leave_control();
        let mut steps = self.take_steps(&editor.id());
        self.stepping.set_value(true);
        let mut done = None;
        editor.change_anywhere(|report| done = act(&mut steps, report));
        self.stepping.set_value(false);
        self.sessions.update_value(|sessions| {
            if let Some(session) = sessions.get_mut(&editor.id()) {
                session.steps = steps;
            }
        });
        self.show_steps();
        let Some(step) = done else { return false };
        if let Some(change) = step.changes.first() {
            let name = editor
                .report
                .with_untracked(|report| place_name(&change.place, report, &editor.template()));
            (self.host().say)(true, say(&name, step.changes.len() - 1));
            if let Place::Answer(path) = &change.place {
                // A control that gets the focus keeps what it shows: it must show the new text first.
                let path = path.clone();
                page::after_draw(move || editor.go_to_field(&path));
            }
        }
        true
    }

    fn take_steps(self, id: &str) -> UndoStack {
        self.sessions
            .try_update_value(|sessions| {
                sessions
                    .get_mut(id)
                    .map(|session| std::mem::take(&mut session.steps))
            })
            .flatten()
            .unwrap_or_default()
    }

    fn show_steps(self) {
        let Some(id) = self.open_editor().map(Editor::id) else {
            return;
        };
        let (undo, redo) = self.sessions.with_value(|sessions| {
            sessions.get(&id).map_or((false, false), |session| {
                (session.steps.can_undo(), session.steps.can_redo())
            })
        });
        for (signal, now) in [(self.can_undo, undo), (self.can_redo, redo)] {
            if signal.get_untracked() != now {
                signal.set(now);
            }
        }
    }

    /// Follows the store: another tab may have written or removed the report.
    pub(super) fn follow_store(self) {
        let Some(editor) = self.open_editor() else {
            return;
        };
        let Ok(texts) = Seen::read(&BrowserStore, &editor.id()) else {
            return;
        };
        let Some(texts) = texts else {
            if editor.has_record() {
                self.standing.set(Standing::Gone);
                editor.read_only.set(true);
                editor.lost();
                self.show_unsaved();
            }
            return;
        };
        let gone = self.standing.get_untracked() == Standing::Gone;
        // What is only in memory here is not given up for what another tab wrote.
        if !gone && (editor.fault().is_some() || editor.saw(&texts)) {
            return;
        }
        let Ok(decoded) = texts.decode(&self.templates()) else {
            return;
        };
        let report = decoded.report;
        self.sessions.update_value(|sessions| {
            if let Some(session) = sessions.get_mut(&report.id) {
                editor
                    .report
                    .with_untracked(|before| session.follow(before, &report, Some(FOLLOWED)));
            }
        });
        if editor.read_only.get_untracked() {
            // Nobody types here; a control with the focus would keep what it shows.
            shortcuts::leave_control();
        }
        editor.apply_remote(report, texts);
        self.show_unsaved();
        self.show_steps();
        if gone {
            self.enter(editor);
        }
        self.replicate_report(&editor.id(), SavedIn::Record);
    }

    /// Shows which reports are only in memory, those with the same reason together.
    pub(super) fn show_unsaved(self) {
        let mut all: Vec<Unsaved> = Vec::new();
        for (editor, fault) in self.host().registry.all_unsaved() {
            match all.iter_mut().find(|one| one.fault == fault) {
                Some(same) => same.editors.push(editor),
                None => all.push(Unsaved {
                    fault,
                    editors: vec![editor],
                }),
            }
        }
        // The bar is drawn, and read out, only when something is new.
        if self.unsaved.with_untracked(|shown| *shown != all) {
            self.unsaved.set(all);
        }
    }

    /// Forgets all sessions: everything was erased.
    pub(super) fn forget_sessions(self) {
        self.sessions.update_value(|sessions| sessions.clear());
    }
}

/// The record of the report as it was before a change.
fn record_before(editor: Editor, changed: &Changed) -> String {
    let mut report = editor.report.get_untracked();
    for change in changed.changes.iter().rev() {
        put(&mut report, &change.place, &change.before);
    }
    report.changed.clone_from(&changed.changed_before);
    encode_record(&report, &editor.template())
}

/// Writes a state, and lets go those that can be spared; false when it could not be written.
pub(super) async fn write_state(report: &str, record: String, reason: Reason) -> bool {
    let now = clock::milliseconds();
    let mark = Mark {
        report: report.to_owned(),
        at: now,
        reason,
    };
    if indexed_db::write(indexed_db::Store::Snapshots, &[(mark.key(), Some(record))])
        .await
        .is_err()
    {
        return false;
    }
    let keys = indexed_db::keys(indexed_db::Store::Snapshots, &format!("{report}/"))
        .await
        .unwrap_or_default();
    let marks: Vec<Mark> = keys.iter().filter_map(|key| Mark::of_key(key)).collect();
    let gone: Vec<(String, Option<String>)> = spare(&marks, now)
        .iter()
        .map(|mark| (mark.key(), None))
        .collect();
    if !gone.is_empty() {
        let _ = indexed_db::write(indexed_db::Store::Snapshots, &gone).await;
    }
    true
}

/// True while the report may be brought to an earlier state.
pub(super) fn is_draft(report: &Report) -> bool {
    report.status == Status::Draft
}

/// True while the open report has a record.
pub(super) fn has_record(editor: Editor) -> bool {
    matches!(repository::record(&BrowserStore, &editor.id()), Ok(Some(_)))
}
