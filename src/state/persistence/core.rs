//! The struct of persistence, its start, and what every part of it needs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use super::report_session::ReportSession;
use super::views::{DataView, HistoryView, Standing, Unsaved};
use crate::browser::broadcast::Channel;
use crate::browser::store::BrowserStore;
use crate::browser::web_locks::LockGuard;
use crate::browser::{clock, events};
use crate::state::editor::{Changed, Editor};
use crate::state::registry::EditorRegistry;
use crate::storage::backup::is_due;
use crate::storage::keys::VERSIONS;
use crate::template::form::Form;

/// What persistence needs of the app around it.
#[derive(Clone)]
pub struct Host {
    /// The open editors.
    pub registry: EditorRegistry,
    /// Templates by which records are read.
    pub templates: Arc<dyn Fn() -> Vec<Arc<Form>> + Send + Sync>,
    /// Tells the person something; true when it went well.
    pub say: Arc<dyn Fn(bool, String) + Send + Sync>,
    /// True while the person is told something.
    pub is_telling: Arc<dyn Fn() -> bool + Send + Sync>,
    /// Reads the list of reports anew.
    pub refresh: Arc<dyn Fn() + Send + Sync>,
    /// Reports can be kept on this machine again.
    pub storage_works: Arc<dyn Fn() + Send + Sync>,
    /// True while the page of the data on this machine is open.
    pub shows_data: Arc<dyn Fn() -> bool + Send + Sync>,
}

/// Something to do when copying has come to an end; true when everything is on disk.
pub(super) type After = Box<dyn FnOnce(bool)>;

/// Both copies of everything, the report that is open, the other tabs.
#[derive(Clone, Copy)]
pub struct Persistence {
    /// IndexedDB can be used.
    pub indexed_db_works: RwSignal<bool>,
    /// IndexedDB failed and has not caught up yet.
    pub behind: RwSignal<bool>,
    /// The reports that are only in memory.
    pub unsaved: RwSignal<Vec<Unsaved>>,
    /// How the open report stands to the other tabs.
    pub standing: RwSignal<Standing>,
    /// The page of the data on this machine.
    pub data: DataView,
    /// The page of snapshots.
    pub history: RwSignal<HistoryView>,
    host: StoredValue<Host>,
    /// The editor of the page that is open.
    pub(super) open: StoredValue<Option<Editor>>,
    pub(super) sessions: StoredValue<BTreeMap<String, ReportSession>>,
    /// Reports whose copies were compared.
    pub(super) compared: StoredValue<BTreeSet<String>>,
    /// The copies of everything were compared.
    pub(super) all_compared: StoredValue<bool>,
    /// Versions as they are in IndexedDB.
    pub(super) copied: StoredValue<BTreeMap<String, u64>>,
    /// Keys that wait to be copied.
    pub(super) pending: StoredValue<BTreeSet<String>>,
    /// A transaction is under way.
    pub(super) copying: StoredValue<bool>,
    /// Another attempt is arranged.
    pub(super) trying_again: StoredValue<bool>,
    /// What is told when everything is on disk.
    pub(super) after: StoredValue<Vec<After>, LocalStorage>,
    /// The other tabs.
    pub(super) channel: StoredValue<Option<Channel>, LocalStorage>,
    /// The lock on the open report.
    pub(super) lock: StoredValue<Option<LockGuard>, LocalStorage>,
    /// Grows with each request of a lock: an answer to an earlier one counts no more.
    pub(super) request: StoredValue<u32>,
    /// The tab that writes has answered.
    pub(super) answered: StoredValue<bool>,
    /// How this tab calls itself.
    pub(super) own_name: StoredValue<String>,
}

impl Persistence {
    /// Nothing is listened to yet; [`begin`] does it.
    fn new(host: Host) -> Self {
        Self {
            indexed_db_works: RwSignal::new(false),
            behind: RwSignal::new(false),
            unsaved: RwSignal::new(Vec::new()),
            standing: RwSignal::new(Standing::Writing),
            data: DataView::default(),
            history: RwSignal::new(HistoryView::default()),
            host: StoredValue::new(host),
            open: StoredValue::new(None),
            sessions: StoredValue::new(BTreeMap::new()),
            compared: StoredValue::new(BTreeSet::new()),
            all_compared: StoredValue::new(false),
            copied: StoredValue::new(BTreeMap::new()),
            pending: StoredValue::new(BTreeSet::new()),
            copying: StoredValue::new(false),
            trying_again: StoredValue::new(false),
            after: StoredValue::new_local(Vec::new()),
            channel: StoredValue::new_local(None),
            lock: StoredValue::new_local(None),
            request: StoredValue::new(0),
            answered: StoredValue::new(false),
            own_name: StoredValue::new(String::new()),
        }
    }

    pub(super) fn host(self) -> Host {
        self.host.get_value()
    }

    pub(super) fn templates(self) -> Vec<Arc<Form>> {
        (self.host().templates)()
    }

    /// Listens to keys, stores and tabs.
    fn listen(self) {
        self.listen_to_keys();
        self.show_unsaved();
        self.listen_to_tabs();
        events::on_storage_change(VERSIONS, move || {
            self.apply_remote();
            self.refresh_shown_data();
        });
    }

    /// Hears of each change of a report, saved or not.
    fn on_change(self, editor: Editor, changed: Changed) {
        let saved = changed.saved;
        self.snapshot(editor, changed);
        self.show_unsaved();
        if let Some(saved) = saved {
            self.replicate_report(&editor.id(), saved);
        }
        editor.follow_issue();
    }

    /// Tries once more to save reports that are only in memory.
    pub fn save_again(self, unsaved: &Unsaved) {
        unsaved
            .editors
            .iter()
            .for_each(|editor| editor.save_again());
        // One whose page was left early does not tell by itself.
        self.show_unsaved();
        if unsaved
            .editors
            .iter()
            .any(|editor| editor.fault().is_none())
        {
            (self.host().storage_works)();
        }
        self.replicate_all();
    }

    /// What a command wrote is copied, and the reminder of a backup is current.
    pub fn follow_commands(self) {
        self.replicate_all();
        self.data
            .due
            .set(is_due(&BrowserStore, clock::milliseconds()).unwrap_or(false));
        self.refresh_shown_data();
    }

    /// Brings the page of the data up to date while it is open: it reads the whole trash.
    fn refresh_shown_data(self) {
        if (self.host().shows_data)() {
            self.refresh_data();
        }
    }
}

/// Persistence of this page. Nothing stored is read before its copies are compared.
#[must_use]
pub fn begin(host: Host) -> Persistence {
    let registry = host.registry;
    let persistence = registry.below(|| Persistence::new(host));
    registry.hand_over();
    persistence.listen();
    persistence
}

/// Looks after a report as long as its page is open: lock, second copy, steps, states.
pub fn open_session(persistence: Persistence, editor: Editor) {
    editor.enable_undo();
    persistence.open_session(editor);
    editor.listen(Arc::new(move |editor, changed| {
        persistence.on_change(editor, changed)
    }));
    // What was typed before anybody listened counts too.
    editor.follow_issue();
}
