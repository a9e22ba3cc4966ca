//! The open editors. One whose report is only in memory outlives its page: going elsewhere in the app does not drop it.
//!
//! Until persistence starts it also copies what is typed to IndexedDB (`state::replicate`).

use std::sync::Arc;

use leptos::prelude::*;

use super::editor::Editor;
use super::replicate::FirstReplicator;
use crate::browser::page;
use crate::model::storage::StorageError;

/// The open editors of this page.
#[derive(Clone, Copy)]
pub struct EditorRegistry {
    /// What all editors stand below: the page as a whole.
    owner: StoredValue<Owner>,
    /// Editors with what owns their signals.
    editors: StoredValue<Vec<(Owner, Editor)>>,
    first: FirstReplicator,
}

impl EditorRegistry {
    /// A registry for the page whose owner is the current one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            editors: StoredValue::new(Vec::new()),
            first: FirstReplicator::new(),
        }
    }

    /// Makes something that lives as long as the page.
    pub fn below<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(make)
    }

    /// Opens an editor, which outlives its page while its report is only in memory. The one before it stays too: its page
    /// may be on its way out.
    pub fn open(self, make: impl FnOnce() -> Editor) -> Editor {
        let owner = self.owner.get_value().child();
        let editor = owner.with(make);
        let first = self.first;
        editor.listen(Arc::new(move |editor, changed| {
            if changed.saved.is_some() {
                first.replicate(editor);
            }
        }));
        editor.on_save_state(Arc::new(move || {
            page::ask_before_leaving(self.any_unsaved());
        }));
        self.editors.update_value(|editors| {
            let mut after = editors.len();
            editors.retain(|(_, editor)| {
                after -= 1;
                after == 0 || editor.fault().is_some()
            });
            editors.push((owner, editor));
        });
        editor
    }

    /// Copies an editor's report to IndexedDB, while persistence is not here.
    pub fn replicate(self, editor: Editor) {
        self.first.replicate(editor);
    }

    /// Persistence is here: it looks after the copies of all records.
    pub fn hand_over(self) {
        self.first.stop();
    }

    /// The editor that was opened last, as its page was left.
    #[must_use]
    pub fn last(self) -> Option<Editor> {
        self.editors
            .with_value(|editors| editors.last().map(|(_, editor)| *editor))
    }

    /// The editor of a report that is only in memory, as it was when its page was left.
    #[must_use]
    pub fn unsaved(self, report: &str) -> Option<Editor> {
        let mut all = self.all_unsaved().into_iter().map(|(editor, _)| editor);
        all.find(|editor| editor.id() == report)
    }

    /// Every report of this page that is only in memory, and why.
    #[must_use]
    pub fn all_unsaved(self) -> Vec<(Editor, StorageError)> {
        let unsaved = |(_, editor): &(Owner, Editor)| Some((*editor, editor.fault()?));
        self.editors
            .with_value(|editors| editors.iter().filter_map(unsaved).collect())
    }

    fn any_unsaved(self) -> bool {
        self.editors
            .with_value(|editors| editors.iter().any(|(_, editor)| editor.fault().is_some()))
    }

    /// Forgets all editors, also of reports that are only in memory: everything was erased.
    pub fn forget_all(self) {
        drop(self.editors.try_update_value(std::mem::take));
        page::ask_before_leaving(false);
    }
}

impl Default for EditorRegistry {
    fn default() -> Self {
        Self::new()
    }
}
