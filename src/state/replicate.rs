//! Copies the report that is being filled in to IndexedDB as long as the second part of the program, which looks after the
//! copies of all records (`state::keeping::copying`), is not here: "Đã lưu" means on disk from the first key press on.
//!
//! Only a report that was just begun is filled in then, so that nothing has to be compared.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use leptos::task::spawn_local;

use super::editor::Editor;
use crate::browser::store::PlainStore;
use crate::browser::{indexed_db, timers};
use crate::storage::copies::near_record;
use crate::storage::repository::REPORTS;

thread_local! {
    /// Reports that changed since their last copy, each with its id: somebody may leave one for another meanwhile.
    static CHANGED: RefCell<Vec<(Editor, String)>> = const { RefCell::new(Vec::new()) };
    /// A transaction is under way.
    static UNDER_WAY: Cell<bool> = const { Cell::new(false) };
    /// Reports for which another attempt is arranged.
    static WAITING: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// How many milliseconds pass before a copy that failed is tried again.
pub const TRY_AGAIN: u32 = 5_000;

/// Copies the newest record of a report as soon as the transaction under way is done, and tells the editor.
pub fn replicate(editor: Editor) {
    let own = editor.id();
    CHANGED.with_borrow_mut(|changed| {
        changed.retain(|(_, id)| *id != own);
        changed.push((editor, own));
    });
    let next =
        || CHANGED.with_borrow_mut(|changed| (!changed.is_empty()).then(|| changed.remove(0)));
    if !UNDER_WAY.replace(true) {
        spawn_local(async move {
            while let Some((editor, id)) = next() {
                match copy(&id).await {
                    Some(record) => editor.confirm_record(&record),
                    None => doubt(editor, id),
                }
            }
            UNDER_WAY.set(false);
        });
    }
}

/// Copies a record; gives its text when it is on disk.
async fn copy(id: &str) -> Option<String> {
    indexed_db::open().await.ok()?;
    let record = near_record(&PlainStore, format!("{REPORTS}{id}")).ok()?;
    indexed_db::put_newer(std::slice::from_ref(&record))
        .await
        .ok()?;
    record.text
}

/// Says that the record may not be on disk, and tries again while nobody else does.
fn doubt(editor: Editor, id: String) {
    let arranged = || WAITING.with_borrow_mut(|waiting| !waiting.insert(id.clone()));
    if editor.doubt(indexed_db::exists()) && indexed_db::exists() && !arranged() {
        timers::after(TRY_AGAIN, move || {
            WAITING.with_borrow_mut(|waiting| waiting.remove(&id));
            if editor.is_doubtful_here() && editor.id() == id {
                replicate(editor);
            }
        });
    }
}
