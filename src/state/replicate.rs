//! Copies the report that is being filled in to IndexedDB as long as persistence, which looks after the
//! copies of all records (`state::persistence`), is not here: "Đã lưu" means on disk from the first key press on.
//!
//! Only a report that was just begun is filled in then, so that nothing has to be compared.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editor::Editor;
use crate::browser::store::PlainStore;
use crate::browser::{indexed_db, timers};
use crate::storage::keys::{journal_key, record_key};
use crate::storage::replication::{Record, local_record};

/// How many milliseconds pass before a copy that failed is tried again.
pub const TRY_AGAIN: u32 = 5_000;

/// What copies reports until persistence starts.
#[derive(Clone, Copy)]
pub struct FirstReplicator {
    /// Reports that changed since their last copy, each with its id: somebody may leave one for another meanwhile.
    changed: StoredValue<Vec<(Editor, String)>>,
    /// A transaction is under way.
    copying: StoredValue<bool>,
    /// Reports for which another attempt is arranged.
    waiting: StoredValue<Vec<String>>,
    /// Somebody else tries again what failed.
    stopped: StoredValue<bool>,
}

impl FirstReplicator {
    /// One that has nothing to do yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            changed: StoredValue::new(Vec::new()),
            copying: StoredValue::new(false),
            waiting: StoredValue::new(Vec::new()),
            stopped: StoredValue::new(false),
        }
    }

    /// Copies the newest record of a report as soon as the transaction under way is done, and tells the editor.
    pub fn replicate(self, editor: Editor) {
        let own = editor.id();
        self.changed.update_value(|changed| {
            changed.retain(|(_, id)| *id != own);
            changed.push((editor, own));
        });
        let next = move || {
            self.changed
                .try_update_value(|changed| (!changed.is_empty()).then(|| changed.remove(0)))
                .flatten()
        };
        if self.copying.get_value() {
            return;
        }
        self.copying.set_value(true);
        spawn_local(async move {
            while let Some((editor, id)) = next() {
                match copy(&id).await {
                    Some(versions) => editor.confirm_copied(versions),
                    None => self.doubt(editor, id),
                }
            }
            self.copying.set_value(false);
        });
    }

    /// Nothing is tried again any more.
    pub fn stop(self) {
        self.stopped.set_value(true);
    }

    /// Says that the record may not be on disk, and tries again while nobody else does.
    fn doubt(self, editor: Editor, id: String) {
        if !editor.doubt(indexed_db::exists()) || !indexed_db::exists() {
            return;
        }
        if !self.waiting.with_value(|waiting| waiting.contains(&id)) {
            self.waiting
                .update_value(|waiting| waiting.push(id.clone()));
            timers::after(TRY_AGAIN, move || {
                self.waiting
                    .update_value(|waiting| waiting.retain(|one| *one != id));
                if !self.stopped.get_value() && editor.is_doubtful() && editor.id() == id {
                    self.replicate(editor);
                }
            });
        }
    }
}

impl Default for FirstReplicator {
    fn default() -> Self {
        Self::new()
    }
}

/// Copies record and journal; gives their versions when they are on disk.
async fn copy(id: &str) -> Option<(u64, u64)> {
    indexed_db::open().await.ok()?;
    let record = local_record(&PlainStore, record_key(id)).ok()?;
    let journal = local_record(&PlainStore, journal_key(id)).ok()?;
    let versions = (record.version, journal.version);
    let written: Vec<Record> = [record, journal]
        .into_iter()
        .filter(|one| one.version > 0)
        .collect();
    indexed_db::put_newer(&written).await.ok()?;
    Some(versions)
}
