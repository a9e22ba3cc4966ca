//! What persistence needs of an editor: the record behind it, what is known of its copies, its replacement from outside.

use std::sync::Arc;

use leptos::prelude::*;

use super::core::Editor;
use super::save_state::SaveState;
use super::saving::Scope;
use crate::formats::report::encode::encode_record;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::storage::save::Seen;

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

    /// Tries to save once more.
    pub fn save_again(self) {
        let _ = self.write(Scope::Places(&[]), Some(&[]), |_| {});
    }

    /// True when this tab knows these texts: it read or wrote them last.
    #[must_use]
    pub fn saw(self, texts: &Seen) -> bool {
        self.seen.with_value(|seen| seen.as_ref() == Some(texts))
    }

    /// True when the report has a record, as far as this tab knows.
    #[must_use]
    pub fn has_record(self) -> bool {
        self.seen.with_value(Option::is_some)
    }

    /// The record as it stands in the store, unless it is not whole.
    pub(super) fn whole_record(self) -> Option<Arc<String>> {
        self.seen.with_value(|seen| {
            let seen = seen.as_ref().filter(|seen| seen.is_whole());
            seen.map(Seen::record)
        })
    }

    /// The report as it stands, as a record; `None` while it has none in the store.
    #[must_use]
    pub fn present_record(self) -> Option<String> {
        // What is only in memory is not in the record.
        let saved = self.fault().is_none();
        let whole = self.whole_record().filter(|_| saved);
        let whole = whole.map(|record| record.to_string());
        whole.or_else(|| {
            self.has_record().then(|| {
                self.report
                    .with_untracked(|report| encode_record(report, &self.template()))
            })
        })
    }

    /// Gives the record its digest in a moment, where it was written before what makes digests was here.
    pub fn complete_record(self) {
        self.seen
            .update_value(|seen| seen.iter_mut().for_each(Seen::want_digest));
        if self.is_digest_due() {
            self.fold_soon();
        }
    }

    /// Says that the last change is on disk.
    pub fn confirm(self) {
        if let SaveState::Written { at } | SaveState::Uncertain { at, .. } =
            self.saved.get_untracked()
        {
            self.saved.set(SaveState::Saved { at });
        }
    }

    /// Says that copies with these versions are on disk, unless the report was changed or left meanwhile.
    pub fn confirm_copied(self, versions: (u64, u64)) {
        let is_of = |seen: &Option<Seen>| seen.as_ref().is_some_and(|seen| seen.is_of(versions));
        if self.seen.try_with_value(is_of) == Some(true) {
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

    /// True while the last change may not be on disk.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        matches!(
            self.saved.try_get_untracked(),
            Some(SaveState::Uncertain { .. })
        )
    }

    /// Shows the report as another tab wrote it, which is a step too.
    pub fn apply_remote(self, report: Report, seen: Seen) {
        self.record_remote(&report);
        let at = report.changed.clone();
        self.seen.set_value(Some(seen));
        self.report.set(report);
        self.note_issued();
        self.note_status();
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
        let open = !self.is_locked_now();
        self.change_all(change);
        open
    }
}
