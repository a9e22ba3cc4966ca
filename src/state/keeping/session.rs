//! The report that is open: its steps, its states over time, and how it follows the store.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Keeping, Unsaved, copying, history, keeping, tabs};
use crate::browser::store::BrowserStore;
use crate::browser::{clock, indexed_db, page, shortcuts};
use crate::formats::report::decode::decode;
use crate::formats::report::encode::encode_record;
use crate::messages::vi::comparison::place_name;
use crate::messages::vi::history as words;
use crate::model::report::{Report, Status};
use crate::model::undo::{Place, Step, Steps, changes};
use crate::state::editor::Editor;
use crate::storage::repository::{self, REPORTS};
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
struct Session {
    steps: Steps,
    last: Report,
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
        let session = sessions.entry(id.clone()).or_insert_with(|| Session {
            steps: Steps::default(),
            last: report.clone(),
            last_state: None,
        });
        // What happened to it while it was not open is a step too.
        if session.last.status == report.status {
            session.steps.record(changes(&session.last, &report), None);
        } else {
            session.steps.forget();
        }
        session.last = report;
    });
    OPEN.set(Some(editor));
    show_steps(keeping);
    keeping.standing.set(Standing::Writing);
    show_unsaved(keeping);
    if editor.fault().is_none() {
        copying::copy_key(keeping, format!("{REPORTS}{id}"));
    }
    tabs::enter(keeping, editor);
    on_cleanup(|| {
        tabs::leave();
        OPEN.set(None);
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
pub(super) fn record(keeping: Keeping, editor: Editor) {
    let report = editor.report.get_untracked();
    let mut keep = Vec::new();
    SESSIONS.with_borrow_mut(|sessions| {
        let Some(session) = sessions.get_mut(&report.id) else {
            return;
        };
        let changes = changes(&session.last, &report);
        let differs = !changes.is_empty();
        if session.last.status != report.status {
            session.steps.forget();
            if !is_draft(&report) {
                keep.push((report.clone(), Reason::Completed));
            }
        } else if !STEPPING.get() {
            match shortcuts::taken_back() {
                Some(back) => session.steps.follow_browser(changes, VISIT.get(), back),
                None => session.steps.record(changes, Some(VISIT.get())),
            }
        }
        let now = clock::milliseconds();
        if is_due(session.last_state, now) && differs {
            let reason = if session.last_state.is_none() {
                Reason::Opened
            } else {
                Reason::Working
            };
            keep.push((session.last.clone(), reason));
            session.last_state = Some(now);
        }
        session.last = report;
    });
    show_steps(keeping);
    for (report, reason) in keep {
        let record = encode_record(&report, &editor.template());
        keep_state(report.id, record, reason);
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
    let Ok(record) = repository::record(&BrowserStore, &editor.id()) else {
        return;
    };
    let Some(record) = record else {
        if editor.seen().is_some() {
            keeping.standing.set(Standing::Gone);
            editor.read_only.set(true);
            editor.lost();
            show_unsaved(keeping);
        }
        return;
    };
    let gone = keeping.standing.get_untracked() == Standing::Gone;
    // What is only in memory here is not given up for what another tab wrote.
    if !gone && (editor.fault().is_some() || editor.seen().as_ref() == Some(&record)) {
        return;
    }
    let Ok(decoded) = decode(&record, &keeping.app.templates_arc()) else {
        return;
    };
    let report = decoded.report;
    SESSIONS.with_borrow_mut(|sessions| {
        if let Some(session) = sessions.get_mut(&report.id) {
            if session.last.status == report.status {
                session
                    .steps
                    .record(changes(&session.last, &report), Some(FOLLOWED));
            } else {
                session.steps.forget();
            }
            session.last = report.clone();
        }
    });
    if editor.read_only.get_untracked() {
        // Nobody types here; a control with the focus would keep what it shows.
        shortcuts::leave_control();
    }
    editor.follow(report, record);
    show_unsaved(keeping);
    show_steps(keeping);
    if gone {
        tabs::enter(keeping, editor);
    }
    copying::copy_key(keeping, format!("{REPORTS}{}", editor.id()));
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
