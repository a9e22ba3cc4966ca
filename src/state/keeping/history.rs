//! The page of a report's states over time: compare with the present one, bring back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::data::moment;
use super::{keeping, session};
use crate::browser::indexed_db;
use crate::formats::report::decode::decode;
use crate::messages::vi::comparison::{Difference, compare};
use crate::messages::vi::history as words;
use crate::state::editor::Editor;
use crate::storage::states::{Mark, Reason};

/// What the page shows.
#[derive(Clone, Default)]
pub struct HistoryView {
    /// States, the newest first.
    pub states: Vec<StateEntry>,
    /// The store of states cannot be used.
    pub absent: bool,
    /// The state that was compared with the present one.
    pub compared: Option<(String, Vec<Difference>)>,
    /// What is to be known; true when it went well.
    pub message: Option<(bool, String)>,
}

/// A kept state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateEntry {
    /// Its key.
    pub key: String,
    /// When it was kept.
    pub when: String,
    /// Why.
    pub reason: &'static str,
}

/// Lists the states of a report.
pub fn load(editor: Editor) {
    let Some(keeping) = keeping() else { return };
    let prefix = format!("{}/", editor.id());
    spawn_local(async move {
        let keys = indexed_db::keys(indexed_db::Store::Snapshots, &prefix).await;
        let message = keys.is_err().then(|| (false, words::NOT_HERE.to_owned()));
        let entry = |key: String| {
            let mark = Mark::of_key(&key)?;
            Some(StateEntry {
                when: moment(mark.at),
                reason: words::reason(mark.reason.word()),
                key,
            })
        };
        let mut states: Vec<StateEntry> = keys
            .unwrap_or_default()
            .into_iter()
            .filter_map(entry)
            .collect();
        states.reverse();
        keeping.history.update(|history| {
            history.absent = message.is_some();
            history.states = states;
            if message.is_some() {
                history.message = message;
            }
        });
    });
}

/// Forgets what was shown of another report.
pub fn open(editor: Editor) {
    if let Some(keeping) = keeping() {
        keeping.history.set(HistoryView::default());
        load(editor);
    }
}

/// Compares a state with the present one.
pub fn compare_with_present(editor: Editor, key: String) {
    with_state(editor, key, |editor, key, state| {
        let differences = editor
            .report
            .with_untracked(|report| compare(&state, report, &editor.template()));
        if let Some(keeping) = keeping() {
            keeping.history.update(|history| {
                history.compared = Some((key, differences));
                history.message = None;
            });
        }
    });
}

/// Brings the report to an earlier state; the present one is kept, and the change is a step that can be taken back.
pub fn restore(editor: Editor, key: String) {
    with_state(editor, key, |editor, _, state| {
        let present = editor.report.get_untracked();
        if !session::is_draft(&present) {
            return tell(false, words::COMPLETED);
        }
        let record = editor.seen();
        let done = editor.change_anywhere(|report| {
            report.answers = state.answers;
            report.rows = state.rows;
            report.included = state.included;
            report.explanations = state.explanations;
            report.edits = state.edits;
        });
        if done {
            keep_and_tell(
                editor,
                record,
                Reason::Replaced,
                words::RESTORED,
                words::RESTORED_NOT_KEPT,
            );
        }
    });
}

/// Keeps the present state because the person asks for it.
pub fn keep_present(editor: Editor) {
    keep_and_tell(
        editor,
        editor.seen(),
        Reason::Asked,
        words::KEPT,
        words::NOT_KEPT,
    );
}

/// Keeps a record as a state, and says only then that it was kept.
fn keep_and_tell(
    editor: Editor,
    record: Option<String>,
    reason: Reason,
    kept: &'static str,
    not: &'static str,
) {
    let id = editor.id();
    spawn_local(async move {
        let good = match record {
            Some(record) => session::write_state(&id, record, reason).await,
            None => false,
        };
        if session::open_editor().map(Editor::id) == Some(id) {
            load(editor);
            tell(good, if good { kept } else { not });
        }
    });
}

fn tell(good: bool, text: &str) {
    if let Some(keeping) = keeping() {
        keeping.history.update(|history| {
            history.compared = None;
            history.message = Some((good, text.to_owned()));
        });
    }
}

fn with_state(
    editor: Editor,
    key: String,
    act: impl FnOnce(Editor, String, crate::model::report::Report) + 'static,
) {
    let Some(keeping) = keeping() else { return };
    let id = editor.id();
    spawn_local(async move {
        let text = indexed_db::get(indexed_db::Store::Snapshots, &key)
            .await
            .ok()
            .flatten();
        // The page may have been left meanwhile.
        if session::open_editor().map(Editor::id) != Some(id) {
            return;
        }
        match text.and_then(|text| decode(&text, &keeping.app.templates_arc()).ok()) {
            Some(decoded) => act(editor, key, decoded.report),
            None => tell(false, words::UNREADABLE),
        }
    });
}
