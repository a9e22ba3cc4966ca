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
use super::editor::Editor;
use super::later::Availability;
use super::route::Route;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, tabs as browser_tabs};
use crate::messages::vi::persistence as words;
use crate::storage::backup::is_due;
use crate::storage::repository::{REPORTS, SET_ASIDE};
use crate::storage::{KeyValue, StorageFault, stamp};

/// What views show of it.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// The app.
    pub app: App,
    /// The far store can be used.
    pub far: RwSignal<bool>,
    /// The far store failed and has not caught up yet.
    pub behind: RwSignal<bool>,
    /// The reports that are only in memory.
    pub unsaved: RwSignal<Vec<Unsaved>>,
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

/// Reports that are only in memory for one reason.
#[derive(Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Why.
    pub fault: StorageFault,
    /// Their editors, which outlive their pages.
    pub editors: Vec<Editor>,
}

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
        behind: RwSignal::new(false),
        unsaved: RwSignal::new(Vec::new()),
        standing: RwSignal::new(Standing::Writing),
        can_undo: RwSignal::new(false),
        can_redo: RwSignal::new(false),
        data: data::DataView::default(),
        history: RwSignal::new(history::HistoryView::default()),
    };
    KEEPING.set(Some(keeping));
    let aside = set_aside_count();
    settle(keeping).await;
    // A second copy stood in for a damaged one. What else is told then, of room or of a store that is gone, comes first.
    if set_aside_count() > aside && app.notice.with_untracked(Option::is_none) {
        app.say(true, words::FROM_OTHER.to_owned(), false);
    }
    session::listen(keeping);
    session::show_unsaved(keeping);
    tabs::listen();
    browser_tabs::on_record_change(stamp::STAMPS, move || {
        session::refresh(keeping);
        refresh_data(keeping);
    });
    leptos::task::spawn_local(crate::browser::quota::ask_to_keep());
    app.load_shelf();
}

/// Hears of each change of a report, saved or not.
pub fn written(editor: Editor) {
    let Some(keeping) = keeping() else { return };
    session::record(keeping, editor);
    session::show_unsaved(keeping);
    if editor.fault().is_none() {
        copy_key(keeping, format!("{REPORTS}{}", editor.id()));
    }
}

/// Tries once more to save reports that are only in memory.
pub fn save_again(unsaved: &Unsaved) {
    unsaved
        .editors
        .iter()
        .for_each(|editor| editor.save_again());
    if let Some(keeping) = keeping() {
        // One whose page was left early does not tell by itself.
        session::show_unsaved(keeping);
        if unsaved
            .editors
            .iter()
            .any(|editor| editor.fault().is_none())
        {
            keeping.app.storage_works();
        }
        copy_all(keeping);
    }
}

/// Hands a report over as a file, whatever page is open.
pub fn save_file(app: App, editor: Editor) {
    if let Availability::Here(second) = untrack(|| app.second_state()) {
        editor.take_up(second.rules, app.with_rules(&editor.template().id));
    }
    editor.export_json();
}

/// Does something when everything that was written so far is on disk; false when it is in the near store only.
pub fn after_copying(act: impl FnOnce(bool) + 'static) {
    match keeping() {
        Some(keeping) => copying::after_copying(keeping, act),
        None => act(true),
    }
}

/// Words that something was done, with what is to be known where it is in the near store only.
#[must_use]
pub fn done(text: &str, on_disk: bool) -> String {
    if on_disk {
        text.to_owned()
    } else {
        format!("{text} {}", words::BEHIND)
    }
}

/// The shelf was read anew: what a command wrote is copied, and the reminder of a backup is current.
pub fn follow_shelf() {
    if let Some(keeping) = keeping() {
        copy_all(keeping);
        keeping
            .data
            .due
            .set(is_due(&BrowserStore, clock::milliseconds()).unwrap_or(false));
        refresh_data(keeping);
    }
}

/// Brings the page of the data up to date while it is open: it reads the whole bin.
fn refresh_data(keeping: Keeping) {
    if keeping.app.route.get_untracked() == Route::Data {
        data::refresh(keeping);
    }
}

fn set_aside_count() -> usize {
    let keys = BrowserStore.keys().unwrap_or_default();
    keys.iter().filter(|key| key.starts_with(SET_ASIDE)).count()
}

/// Calls `act` after some milliseconds.
fn later(milliseconds: i32, act: impl FnOnce() + 'static) {
    browser_tabs::later(milliseconds, act);
}
