//! The report that is open: its steps, its states over time, and how it follows the store.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Keeping, Unsaved, copying, history, keeping, tabs};
use crate::browser::store::BrowserStore;
use crate::browser::{clock, indexed_db, page, shortcuts};
use crate::formats::encode::encode_record;
use crate::messages::vi::history as words;
use crate::model::report::{Report, Status};
use crate::model::undo::{Change, Place, Step, Steps, changes, put};
use crate::state::editor::{Changed, Editor};
use crate::storage::comparison::place_name;
use crate::storage::repository;
use crate::storage::save::{SavedIn, Seen};
use crate::storage::states::{Mark, Reason, is_due, spare};

/// How the open report stands to the other tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is written here.
    Writing,
    /// It is written in another tab.
    Elsewhere,
    /// It was removed in another tab.
    Gone,
}

/// The visit that typing in another tab counts as.
const FOLLOWED: u32 = u32::MAX;

/// What is remembered of a report while this page lives.
#[derive(Default)]
struct Session {
    steps: Steps,
    /// The report as it was when its page was left.
    left: Option<Report>,
    last_state: Option<u64>,
}

thread_local! {
    static OPEN: RefCell<Option<Editor>> = const { RefCell::new(None) };
    static SESSIONS: RefCell<BTreeMap<String, Session>> = const { RefCell::new(BTreeMap::new()) };
    /// Counts visits of controls.
    static VISIT: Cell<u32> = const { Cell::new(0) };
    /// A step is being taken back or done again: that is no new step.
    static STEPPING: Cell<bool> = const { Cell::new(false) };
}

/// Looks after a report as long as its page is open.
pub fn attend(editor: Editor) {
    let Some(keeping) = keeping() else { return };
    let id = editor.id();
    let report = editor.report.get_untracked();
    SESSIONS.with_borrow_mut(|sessions| {
        let session = sessions.entry(id.clone()).or_default();
        // What happened to it while it was not open is a step too.
        if let Some(left) = session.left.take() {
            session.follow(&left, &report, None);
        }
    });
    OPEN.set(Some(editor));
    show_steps(keeping);
    keeping.standing.set(Standing::Writing);
    show_unsaved(keeping);
    if editor.fault().is_none() {
        copying::copy_report(keeping, &id, SavedIn::Record);
    }
    tabs::enter(keeping, editor);
    on_cleanup(move || {
        tabs::leave();
        OPEN.set(None);
        let left = editor.report.try_get_untracked();
        SESSIONS.with_borrow_mut(|sessions| {
            if let Some(session) = sessions.get_mut(&id) {
                session.left = left;
            }
        });
    });
}

/// The editor of the page that is open.
pub(super) fn open_editor() -> Option<Editor> {
    OPEN.with_borrow(|open| *open)
}

/// Says that the open report is on disk, when nothing of it waits.
pub(super) fn confirm() {
    if let Some(editor) = open_editor() {
        editor.confirm();
    }
}

/// Says that the open report may not be on disk.
pub(super) fn doubt() {
    if let Some(editor) = open_editor() {
        editor.doubt(indexed_db::exists());
    }
}

/// Listens to the keys and visits of the page.
pub(super) fn listen(keeping: Keeping) {
    shortcuts::note_browser_steps();
    shortcuts::on_visit(|| VISIT.set(VISIT.get().wrapping_add(1)));
    shortcuts::on_step(move |back| if back { undo(keeping) } else { redo(keeping) });
}

/// Keeps the step that a change was, and a state of the report where one is due.
pub(super) fn record(keeping: Keeping, editor: Editor, changed: Changed) {
    let (id, now) = (editor.id(), clock::milliseconds());
    let due = SESSIONS.with_borrow_mut(|sessions| {
        let session = sessions.get_mut(&id)?;
        if changed.status {
            session.steps.forget();
        } else if !STEPPING.get() {
            session.note(changed.changes.clone());
        }
        session.due(now, !changed.changes.is_empty())
    });
    show_steps(keeping);
    if changed.status && editor.report.with_untracked(|report| !is_draft(report)) {
        keep_state(id.clone(), record_now(editor), Reason::Completed);
    }
    if let Some(reason) = due {
        let record = match changed.before {
            Some(record) => record.to_string(),
            None => record_before(editor, &changed),
        };
        keep_state(id, record, reason);
    }
}

fn record_now(editor: Editor) -> String {
    editor
        .report
        .with_untracked(|report| encode_record(report, &editor.template()))
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

impl Session {
    /// Keeps what was just typed or done.
    fn note(&mut self, changes: Vec<Change>) {
        match shortcuts::taken_back() {
            Some(back) => self.steps.follow_browser(changes, VISIT.get(), back),
            None => self.steps.record(changes, Some(VISIT.get())),
        }
    }

    /// Keeps what happened elsewhere between two states.
    fn follow(&mut self, before: &Report, after: &Report, visit: Option<u32>) {
        if before.status == after.status {
            self.steps.record(changes(before, after), visit);
        } else {
            self.steps.forget();
        }
    }

    /// Why a state from before a change is to be kept, if it is.
    fn due(&mut self, now: u64, differs: bool) -> Option<Reason> {
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

/// Keeps a state, and lets go those that can be spared. Nothing depends on it: the report itself is saved elsewhere.
pub(super) fn keep_state(report: String, record: String, reason: Reason) {
    spawn_local(async move {
        let _ = write_state(&report, record, reason).await;
        if let Some(editor) = open_editor().filter(|editor| editor.id() == report) {
            history::load(editor);
        }
    });
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

/// Takes the last step back.
pub fn undo(keeping: Keeping) -> bool {
    step(keeping, |steps, report| steps.undo(report), words::undone)
}

/// Does the step again that was taken back last.
pub fn redo(keeping: Keeping) -> bool {
    step(keeping, |steps, report| steps.redo(report), words::redone)
}

fn step(
    keeping: Keeping,
    act: impl FnOnce(&mut Steps, &mut Report) -> Option<Step>,
    say: fn(&str, usize) -> String,
) -> bool {
    let Some(editor) = open_editor().filter(|editor| !untrack(|| editor.locked())) else {
        return false;
    };
    // A control that has the focus is never rewritten: it is left first.
    shortcuts::leave_control();
    let mut steps = take_steps(&editor.id());
    STEPPING.set(true);
    let mut done = None;
    editor.change_anywhere(|report| done = act(&mut steps, report));
    STEPPING.set(false);
    SESSIONS.with_borrow_mut(|sessions| {
        if let Some(session) = sessions.get_mut(&editor.id()) {
            session.steps = steps;
        }
    });
    show_steps(keeping);
    let Some(step) = done else { return false };
    if let Some(change) = step.changes.first() {
        let name = editor
            .report
            .with_untracked(|report| place_name(&change.place, report, &editor.template()));
        keeping
            .app
            .say(true, say(&name, step.changes.len() - 1), false);
        if let Place::Answer(path) = &change.place {
            // A control that gets the focus keeps what it shows: it must show the new text first.
            let path = path.clone();
            page::after_draw(move || editor.go_to_field(&path));
        }
    }
    true
}

fn take_steps(id: &str) -> Steps {
    SESSIONS.with_borrow_mut(|sessions| {
        sessions
            .get_mut(id)
            .map(|session| std::mem::take(&mut session.steps))
            .unwrap_or_default()
    })
}

fn show_steps(keeping: Keeping) {
    let Some(id) = open_editor().map(Editor::id) else {
        return;
    };
    let (undo, redo) = SESSIONS.with_borrow(|sessions| {
        sessions.get(&id).map_or((false, false), |session| {
            (session.steps.can_undo(), session.steps.can_redo())
        })
    });
    keeping.can_undo.set(undo);
    keeping.can_redo.set(redo);
}

/// Follows the store: another tab may have written or removed the report.
pub(super) fn refresh(keeping: Keeping) {
    let Some(editor) = open_editor() else { return };
    let Ok(texts) = Seen::read(&BrowserStore, &editor.id()) else {
        return;
    };
    let Some(texts) = texts else {
        if editor.has_record() {
            keeping.standing.set(Standing::Gone);
            editor.read_only.set(true);
            editor.lost();
            show_unsaved(keeping);
        }
        return;
    };
    let gone = keeping.standing.get_untracked() == Standing::Gone;
    // What is only in memory here is not given up for what another tab wrote.
    if !gone && (editor.fault().is_some() || editor.saw(&texts)) {
        return;
    }
    let Ok(decoded) = texts.decode(&keeping.app.templates_arc()) else {
        return;
    };
    let report = decoded.report;
    SESSIONS.with_borrow_mut(|sessions| {
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
    editor.follow(report, texts);
    show_unsaved(keeping);
    show_steps(keeping);
    if gone {
        tabs::enter(keeping, editor);
    }
    copying::copy_report(keeping, &editor.id(), SavedIn::Record);
}

/// Shows which reports are only in memory, those with the same reason together.
pub(super) fn show_unsaved(keeping: Keeping) {
    let mut all: Vec<Unsaved> = Vec::new();
    for (editor, fault) in Editor::all_unsaved() {
        match all.iter_mut().find(|one| one.fault == fault) {
            Some(same) => same.editors.push(editor),
            None => all.push(Unsaved {
                fault,
                editors: vec![editor],
            }),
        }
    }
    // The bar is drawn, and read out, only when something is new.
    if keeping.unsaved.with_untracked(|shown| *shown != all) {
        keeping.unsaved.set(all);
    }
}

/// True while the report may be brought to an earlier state.
pub(super) fn is_draft(report: &Report) -> bool {
    report.status == Status::Draft
}

/// True while the open report has a record.
pub(super) fn has_record(editor: Editor) -> bool {
    matches!(repository::record(&BrowserStore, &editor.id()), Ok(Some(_)))
}

/// Forgets all sessions: everything was erased.
pub(super) fn forget() {
    SESSIONS.take();
}
