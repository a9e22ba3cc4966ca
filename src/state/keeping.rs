//! Keeping, in the second part of the program: both copies of everything, the report that is open, the other tabs.
//!
//! A change is written to the near store before anything else happens (`state::editor`); here it is copied to the far
//! store, and only when it is on disk does the editor say that it is saved.

pub mod backup;
mod copying;
pub mod data;
pub mod history;
mod session;
mod tabs;

use std::cell::RefCell;

use leptos::prelude::*;

use self::copying::{copy_all, copy_key, settle};
pub use self::session::{Standing, attend, redo, undo};
pub use self::tabs::take_over;
use super::app::App;
use super::editor::{Editor, SaveState};
use crate::platform::{page, tabs as platform_tabs};
use crate::storage::repository::REPORTS;

/// What views show of it.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// The app.
    pub app: App,
    /// The far store can be used.
    pub far: RwSignal<bool>,
    /// The report that is only in memory, and why.
    pub unsaved: RwSignal<Option<Unsaved>>,
    /// How the open report stands to the other tabs.
    pub standing: RwSignal<Standing>,
    /// There is a step to take back.
    pub can_undo: RwSignal<bool>,
    /// There is a step to do again.
    pub can_redo: RwSignal<bool>,
    /// The page of the data on this machine.
    pub data: data::DataView,
    /// The page of states over time.
    pub history: RwSignal<history::HistoryView>,
}

impl Keeping {
    /// The editor of the page that is open.
    #[must_use]
    pub fn open_editor(self) -> Option<Editor> {
        session::open_editor()
    }
}

/// A report that is only in memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Its id.
    pub id: String,
    /// Why, in short.
    pub why: String,
    /// Its editor, while its page is open.
    pub editor: Option<EditorOf>,
}

/// An editor that can be compared.
#[derive(Clone, Copy)]
pub struct EditorOf(pub Editor);

impl PartialEq for EditorOf {
    fn eq(&self, other: &Self) -> bool {
        self.0.saved == other.0.saved
    }
}
impl Eq for EditorOf {}

thread_local! {
    static KEEPING: RefCell<Option<Keeping>> = const { RefCell::new(None) };
}

/// What views show, once keeping has started.
#[must_use]
pub fn keeping() -> Option<Keeping> {
    KEEPING.with_borrow(|keeping| *keeping)
}

/// Starts keeping: opens the far store and brings both copies to the same state, before anything is read.
pub async fn start(app: App) {
    if keeping().is_some() {
        return;
    }
    let keeping = Keeping {
        app,
        far: RwSignal::new(false),
        unsaved: RwSignal::new(None),
        standing: RwSignal::new(Standing::Writing),
        can_undo: RwSignal::new(false),
        can_redo: RwSignal::new(false),
        data: data::DataView::default(),
        history: RwSignal::new(history::HistoryView::default()),
    };
    KEEPING.set(Some(keeping));
    settle(keeping).await;
    session::listen(keeping);
    tabs::listen();
    page::on_store_change(move || {
        session::refresh(keeping);
        data::refresh(keeping);
    });
    leptos::task::spawn_local(crate::platform::room::ask_to_keep());
    app.load_shelf();
}

/// Hears of each change of a report, saved or not.
pub fn written(editor: Editor) {
    let Some(keeping) = keeping() else { return };
    session::record(keeping, editor);
    match editor.saved.get_untracked() {
        SaveState::Unsaved { .. } => session::note_unsaved(keeping, editor),
        _ => {
            keeping.unsaved.update(|unsaved| {
                if unsaved.as_ref().is_some_and(|one| one.id == editor.id()) {
                    *unsaved = None;
                }
            });
            copy_key(keeping, format!("{REPORTS}{}", editor.id()));
        }
    }
}

/// Does something when everything that was written so far is on disk.
pub fn after_copying(act: impl FnOnce() + 'static) {
    match keeping() {
        Some(keeping) => copying::after_copying(keeping, act),
        None => act(),
    }
}

/// The shelf was read anew: what a command wrote is copied, and the reminder of a backup is current.
pub fn follow_shelf() {
    if let Some(keeping) = keeping() {
        copy_all(keeping);
        data::refresh(keeping);
    }
}

/// Calls `act` after some milliseconds.
fn later(milliseconds: i32, act: impl FnOnce() + 'static) {
    platform_tabs::later(milliseconds, act);
}
