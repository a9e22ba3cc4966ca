//! Editors that outlive their page, and what `state::keeping` needs of them: the record behind one, and its replacement
//! from outside.

use std::cell::RefCell;

use leptos::prelude::*;

use super::{Editor, SaveState};
use crate::model::report::Report;
use crate::storage::StorageError;

thread_local! {
    /// Editors with what owns their signals. One whose report is only in memory outlives its page: going elsewhere in the
    /// app does not drop it.
    static KEPT: RefCell<Vec<(Owner, Editor)>> = const { RefCell::new(Vec::new()) };
}

/// Two are the same when they show the same.
impl PartialEq for Editor {
    fn eq(&self, other: &Self) -> bool {
        self.report == other.report
    }
}
impl Eq for Editor {}

impl Editor {
    /// Why the report is only in memory, if it is.
    #[must_use]
    pub fn fault(self) -> Option<StorageError> {
        match self.saved.get_untracked() {
            SaveState::Unsaved { fault } => Some(fault),
            _ => None,
        }
    }

    fn is_unsaved(self) -> bool {
        self.fault().is_some()
    }

    /// True while any report of this page is only in memory.
    pub(super) fn any_unsaved() -> bool {
        KEPT.with_borrow(|kept| kept.iter().any(|(_, editor)| editor.is_unsaved()))
    }

    /// Every report of this page that is only in memory, and why.
    #[must_use]
    pub fn all_unsaved() -> Vec<(Self, StorageError)> {
        let unsaved = |(_, editor): &(Owner, Self)| Some((*editor, editor.fault()?));
        KEPT.with_borrow(|kept| kept.iter().filter_map(unsaved).collect())
    }

    /// The editor of a report that is only in memory, as it was when its page was left.
    #[must_use]
    pub fn unsaved(report: &str) -> Option<Self> {
        KEPT.with_borrow(|kept| {
            kept.iter()
                .map(|(_, editor)| *editor)
                .find(|editor| editor.is_unsaved() && editor.id() == report)
        })
    }

    /// An editor that outlives its page while its report is only in memory. The one before it stays too: its page may be
    /// on its way out.
    pub fn outliving(make: impl FnOnce() -> Self) -> Self {
        // Below the page as a whole, not below the view that is drawn just now.
        let mut owner = Owner::current().unwrap_or_default();
        while let Some(parent) = owner.parent() {
            owner = parent;
        }
        let owner = owner.child();
        let editor = owner.with(make);
        KEPT.with_borrow_mut(|kept| {
            let mut after = kept.len();
            kept.retain(|(_, editor)| {
                after -= 1;
                after == 0 || editor.is_unsaved()
            });
            kept.push((owner, editor));
        });
        editor
    }

    /// Tries to save once more.
    pub fn save_again(self) {
        let _ = self.write(Some(&[]), |_| {});
    }

    /// Forgets reports that are only in memory: everything was erased.
    pub fn forget_unsaved() {
        KEPT.take();
        crate::browser::page::ask_before_leaving(false);
    }

    /// The record as this tab last read or wrote it.
    #[must_use]
    pub fn seen(self) -> Option<String> {
        self.seen.get_value()
    }

    /// Says that the last change is on disk.
    pub fn confirm(self) {
        if let SaveState::Written { at } | SaveState::Uncertain { at, .. } =
            self.saved.get_untracked()
        {
            self.saved.set(SaveState::Saved { at });
        }
    }

    /// Says that this record is on disk, unless the report was changed or left meanwhile.
    pub fn confirm_record(self, record: &str) {
        if self
            .seen
            .try_with_value(|seen| seen.as_deref() == Some(record))
            == Some(true)
        {
            self.confirm();
        }
    }

    /// Says that the last change may not be on disk; false when the report is no longer here, or only in memory.
    pub fn doubt(self, trying: bool) -> bool {
        match self.saved.try_get_untracked() {
            Some(SaveState::Written { at } | SaveState::Uncertain { at, .. }) => {
                let doubt = SaveState::Uncertain { at, trying };
                if self.saved.with_untracked(|saved| *saved != doubt) {
                    self.saved.set(doubt);
                }
                true
            }
            _ => false,
        }
    }

    /// True while the last change may not be on disk and the second part of the program is not here to see to it.
    pub fn is_doubtful_here(self) -> bool {
        let doubtful = matches!(
            self.saved.try_get_untracked(),
            Some(SaveState::Uncertain { .. })
        );
        doubtful && self.rules.with_value(Option::is_none)
    }

    /// Shows the report as another tab wrote it.
    pub fn follow(self, report: Report, record: String) {
        let at = report.changed.clone();
        self.seen.set_value(Some(record));
        self.report.set(report);
        self.tell(None);
        self.note(SaveState::Written { at });
        self.assess_all();
    }

    /// The record is gone: what stands here is only in memory.
    pub fn lost(self) {
        self.note(SaveState::Unsaved {
            fault: StorageError::Gone,
        });
    }

    /// Another tab writes from now on: that is why what is only in memory here stays so.
    pub fn taken_over(self) {
        if self
            .fault()
            .is_some_and(|fault| fault != StorageError::Gone)
        {
            self.note(SaveState::Unsaved {
                fault: StorageError::ChangedElsewhere,
            });
        }
    }

    /// Changes the report anywhere; false when it cannot be changed.
    pub fn change_anywhere(self, change: impl FnOnce(&mut Report)) -> bool {
        let open = !untrack(|| self.locked());
        self.change_all(change);
        open
    }
}
