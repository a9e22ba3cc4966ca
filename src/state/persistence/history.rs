//! The page of a report's snapshots: compare with the present one, bring back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Persistence;
use super::data::moment;
use super::session::{is_draft, write_snapshot};
use super::views::{HistoryView, SnapshotEntry};
use crate::browser::indexed_db;
use crate::formats::report::decode::decode;
use crate::messages::vi::comparison::compare;
use crate::messages::vi::{history as words, persistence as tabs};
use crate::state::editor::Editor;
use crate::storage::snapshots::{Reason, Snapshot};

impl Persistence {
    /// Lists the snapshots of a report.
    pub(super) fn load_snapshots(self, editor: Editor) {
        let id = editor.id();
        spawn_local(async move {
            let snapshots = snapshots_of(&id).await;
            // Another report may be open by now.
            if self.open_editor().is_none_or(|open| open.id() == id) {
                self.history.update(|history| history.show(snapshots));
            }
        });
    }

    /// Forgets what was shown of another report.
    pub fn open_history(self, editor: Editor) {
        self.history.set(HistoryView::default());
        self.load_snapshots(editor);
    }

    /// Compares a snapshot with the present one.
    pub fn compare_with_present(self, editor: Editor, key: String) {
        self.with_snapshot(editor, key, move |editor, key, snapshot| {
            let differences = editor
                .report
                .with_untracked(|report| compare(&snapshot, report, &editor.template()));
            self.history.update(|history| {
                history.compared = Some((key, differences));
                history.message = None;
            });
        });
    }

    /// Brings the report to an earlier snapshot; the present one is kept, and the change is a step that can be taken back.
    pub fn restore_snapshot(self, editor: Editor, key: String) {
        self.with_snapshot(editor, key, move |editor, _, snapshot| {
            let present = editor.report.get_untracked();
            if !is_draft(&present) {
                return self.tell_history(false, words::COMPLETED);
            }
            let record = editor.present_record();
            let done = editor.change_anywhere(|report| {
                report.answers = snapshot.answers;
                report.rows = snapshot.rows;
                report.included = snapshot.included;
                report.explanations = snapshot.explanations;
                report.edits = snapshot.edits;
                report.comments = snapshot.comments;
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

    /// The same on any page of the report, which says so. What is kept already is not kept twice.
    pub fn keep_now(self, editor: Editor) {
        if editor.read_only.get_untracked() {
            return (self.host().say)(false, tabs::ELSEWHERE.to_owned());
        }
        let (id, record) = (editor.id(), editor.present_record());
        spawn_local(async move {
            let good = match record {
                Some(record) if newest_record(&id).await.as_ref() == Some(&record) => true,
                Some(record) => write_snapshot(&id, record, Reason::Asked).await,
                None => false,
            };
            let said = if good {
                words::KEPT_NOW
            } else {
                words::NOT_KEPT
            };
            (self.host().say)(good, said.to_owned());
            if self.open_editor().is_some_and(|open| open.id() == id) {
                self.load_snapshots(editor);
            }
        });
    }

    /// Keeps a record as a snapshot, and says only then that it was kept.
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
                Some(record) => write_snapshot(&id, record, reason).await,
                None => false,
            };
            // In one step with the list, so that what is said to be there is there.
            let snapshots = snapshots_of(&id).await;
            if self.open_editor().map(Editor::id) == Some(id) {
                self.history.update(|history| {
                    history.show(snapshots);
                    history.tell(good, if good { kept } else { not });
                });
            }
        });
    }

    fn tell_history(self, good: bool, text: &str) {
        self.history.update(|history| history.tell(good, text));
    }

    fn with_snapshot(
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
    /// Takes over the snapshots of the report as they are in the store; `None` where there is no store.
    fn show(&mut self, snapshots: Option<Vec<SnapshotEntry>>) {
        self.absent = snapshots.is_none();
        if self.absent {
            self.message = Some((false, words::NOT_HERE.to_owned()));
        }
        self.snapshots = snapshots.unwrap_or_default();
    }

    fn tell(&mut self, good: bool, text: &str) {
        self.compared = None;
        self.message = Some((good, text.to_owned()));
    }
}

/// The record of the newest snapshot of a report.
async fn newest_record(report: &str) -> Option<String> {
    let newest = snapshots_of(report).await?.into_iter().next()?;
    let record = indexed_db::get(indexed_db::Store::Snapshots, &newest.key);
    record.await.ok().flatten()
}

/// The snapshots of a report, the newest first; `None` where there is no store for them.
async fn snapshots_of(report: &str) -> Option<Vec<SnapshotEntry>> {
    let keys = indexed_db::keys(indexed_db::Store::Snapshots, &format!("{report}/"))
        .await
        .ok()?;
    let mut snapshots: Vec<Snapshot> = keys
        .iter()
        .filter_map(|key| Snapshot::of_key(key))
        .collect();
    // Of one millisecond are the snapshot before a change and the one that is taken because of it.
    snapshots.sort_by_key(|one| std::cmp::Reverse((one.at, one.reason.has_own_reason())));
    let entry = |snapshot: Snapshot| SnapshotEntry {
        when: moment(snapshot.at),
        reason: words::reason(snapshot.reason.word()),
        key: snapshot.key(),
    };
    Some(snapshots.into_iter().map(entry).collect())
}
