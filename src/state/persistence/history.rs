//! The page of a report's states over time: compare with the present one, bring back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Persistence;
use super::data::moment;
use super::session::{is_draft, write_state};
use super::views::{HistoryView, StateEntry};
use crate::browser::indexed_db;
use crate::formats::report::decode::decode;
use crate::messages::vi::comparison::compare;
use crate::messages::vi::history as words;
use crate::state::editor::Editor;
use crate::storage::states::{Mark, Reason};

impl Persistence {
    /// Lists the states of a report.
    pub(super) fn load_states(self, editor: Editor) {
        let id = editor.id();
        spawn_local(async move {
            let states = states_of(&id).await;
            // Another report may be open by now.
            if self.open_editor().is_none_or(|open| open.id() == id) {
                self.history.update(|history| history.show(states));
            }
        });
    }

    /// Forgets what was shown of another report.
    pub fn open_history(self, editor: Editor) {
        self.history.set(HistoryView::default());
        self.load_states(editor);
    }

    /// Compares a state with the present one.
    pub fn compare_with_present(self, editor: Editor, key: String) {
        self.with_state(editor, key, move |editor, key, state| {
            let differences = editor
                .report
                .with_untracked(|report| compare(&state, report, &editor.template()));
            self.history.update(|history| {
                history.compared = Some((key, differences));
                history.message = None;
            });
        });
    }

    /// Brings the report to an earlier state; the present one is kept, and the change is a step that can be taken back.
    pub fn restore_state(self, editor: Editor, key: String) {
        self.with_state(editor, key, move |editor, _, state| {
            let present = editor.report.get_untracked();
            if !is_draft(&present) {
                return self.tell_history(false, words::COMPLETED);
            }
            let record = editor.present_record();
            let done = editor.change_anywhere(|report| {
                report.answers = state.answers;
                report.rows = state.rows;
                report.included = state.included;
                report.explanations = state.explanations;
                report.edits = state.edits;
            });
            if done {
                self.keep_and_tell(
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
    pub fn keep_present(self, editor: Editor) {
        self.keep_and_tell(
            editor,
            editor.present_record(),
            Reason::Asked,
            words::KEPT,
            words::NOT_KEPT,
        );
    }

    /// Keeps a record as a state, and says only then that it was kept.
    fn keep_and_tell(
        self,
        editor: Editor,
        record: Option<String>,
        reason: Reason,
        kept: &'static str,
        not: &'static str,
    ) {
        let id = editor.id();
        spawn_local(async move {
            let good = match record {
                Some(record) => write_state(&id, record, reason).await,
                None => false,
            };
            // In one step with the list, so that what is said to be there is there.
            let states = states_of(&id).await;
            if self.open_editor().map(Editor::id) == Some(id) {
                self.history.update(|history| {
                    history.show(states);
                    history.tell(good, if good { kept } else { not });
                });
            }
        });
    }

    fn tell_history(self, good: bool, text: &str) {
        self.history.update(|history| history.tell(good, text));
    }

    fn with_state(
        self,
        editor: Editor,
        key: String,
        act: impl FnOnce(Editor, String, crate::model::report::Report) + 'static,
    ) {
        let id = editor.id();
        spawn_local(async move {
            let text = indexed_db::get(indexed_db::Store::Snapshots, &key)
                .await
                .ok()
                .flatten();
            // The page may have been left meanwhile.
            if self.open_editor().map(Editor::id) != Some(id) {
                return;
            }
            match text.and_then(|text| decode(&text, &self.templates()).ok()) {
                Some(decoded) => act(editor, key, decoded.report),
                None => self.tell_history(false, words::UNREADABLE),
            }
        });
    }
}

impl HistoryView {
    /// Takes over the states of the report as they are in the store; `None` where there is no store.
    fn show(&mut self, states: Option<Vec<StateEntry>>) {
        self.absent = states.is_none();
        if self.absent {
            self.message = Some((false, words::NOT_HERE.to_owned()));
        }
        self.states = states.unwrap_or_default();
    }

    fn tell(&mut self, good: bool, text: &str) {
        self.compared = None;
        self.message = Some((good, text.to_owned()));
    }
}

/// The states of a report, the newest first; `None` where there is no store for them.
async fn states_of(report: &str) -> Option<Vec<StateEntry>> {
    let keys = indexed_db::keys(indexed_db::Store::Snapshots, &format!("{report}/"))
        .await
        .ok()?;
    let mut marks: Vec<Mark> = keys.iter().filter_map(|key| Mark::of_key(key)).collect();
    // Of one millisecond are the state before a change and the state that is kept because of it.
    marks.sort_by_key(|mark| std::cmp::Reverse((mark.at, mark.reason.is_marked())));
    let entry = |mark: Mark| StateEntry {
        when: moment(mark.at),
        reason: words::reason(mark.reason.word()),
        key: mark.key(),
    };
    Some(marks.into_iter().map(entry).collect())
}
