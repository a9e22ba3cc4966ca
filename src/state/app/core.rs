//! The struct of the app, and what every part of it needs.

use std::sync::Arc;

use leptos::prelude::*;

use super::report_list::{ImportPreviews, ReportList};
use crate::browser::page;
use crate::catalog::Catalog;
use crate::messages::vi;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::state::lazy::{LoadState, Loads};
use crate::state::persistence::Persistence;
use crate::state::registry::EditorRegistry;
use crate::state::route::Route;
use crate::storage::copying::CopyChoice;
use crate::template::form::Form;

/// Something to do once a form is here.
pub(super) type Act = Box<dyn FnOnce()>;

/// The app as a whole.
#[derive(Clone, Copy)]
pub struct App {
    /// Where the person is; follows the address.
    pub route: RwSignal<Route>,
    /// There are records on this machine.
    pub kept: RwSignal<bool>,
    /// The last thing that the person should know.
    pub notice: RwSignal<Option<Notice>>,
    /// Why reports cannot be kept on this machine.
    pub storage_problem: RwSignal<Option<String>>,
    /// What the scripts around the program told, in their words; `ui::app_update` draws it.
    pub update_status: RwSignal<String>,
    /// What waits for lazy functions.
    pub loads: Loads,
    /// The open editors.
    pub registry: EditorRegistry,
    /// Whether both copies of everything stored were compared.
    pub(super) compared: RwSignal<LoadState<()>>,
    /// Where the list of reports is ([`App::report_list`]).
    pub(super) list: StoredValue<Option<ReportList>>,
    /// Where the dry run of opened files is ([`App::import_previews`]).
    pub(super) previews: StoredValue<Option<ImportPreviews>>,
    /// Persistence is here.
    pub(super) has_persistence: RwSignal<bool>,
    pub(super) started: StoredValue<Option<Persistence>>,
    /// Where all templates with their rules are.
    pub(super) rules: RwSignal<LoadState<()>>,
    /// Where the rules of each template are that was asked for by itself.
    pub(super) rules_each: StoredValue<Vec<(String, RwSignal<LoadState<()>>)>>,
    /// What owns signals that live as long as the app.
    pub(super) owner: StoredValue<Owner>,
    /// Templates whose forms are on their way, each with what waits for it.
    pub(super) forms_coming: StoredValue<Vec<(String, Vec<Act>)>, LocalStorage>,
    /// Templates came.
    pub(super) arrivals: Trigger,
    /// The report that is opened next without being read back: it cannot or need not be.
    pub(super) unsaved: StoredValue<Option<UnsavedReport>>,
    pub(super) catalog: StoredValue<Catalog>,
    pub(super) removed: StoredValue<Option<String>>,
    /// Where it is what the report that is begun next takes over.
    pub(super) copying: StoredValue<Option<StoredValue<Option<Copying>>>>,
}

/// A report that is opened from memory.
pub(super) struct UnsavedReport {
    pub(super) report: Report,
    pub(super) template: Arc<Form>,
    /// Why it is only in memory; none for one that was saved just now.
    pub(super) fault: Option<StorageError>,
}

/// What a new report takes over, and from which.
#[derive(Clone)]
pub struct Copying {
    /// The report of the period before.
    pub from: Report,
    /// What the person chose.
    pub what: CopyChoice,
}

/// Something that the person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// It went well.
    pub good: bool,
    /// What happened.
    pub text: String,
    /// It can be undone.
    pub undo: bool,
    /// The page that it was told on.
    pub page: String,
}

impl App {
    /// The app of this page, before it follows anything (`super::provide_app`).
    pub(super) fn new(catalog: Catalog, problem: Option<String>) -> Self {
        Self {
            route: RwSignal::new(Route::parse(&page::fragment())),
            kept: RwSignal::new(false),
            notice: RwSignal::new(None),
            storage_problem: RwSignal::new(problem),
            update_status: RwSignal::new(page::update_status()),
            loads: Loads::default(),
            registry: EditorRegistry::new(),
            compared: RwSignal::new(LoadState::Absent),
            list: StoredValue::new(None),
            previews: StoredValue::new(None),
            has_persistence: RwSignal::new(false),
            started: StoredValue::new(None),
            forms_coming: StoredValue::new_local(Vec::new()),
            rules: RwSignal::new(LoadState::Absent),
            rules_each: StoredValue::new(Vec::new()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            arrivals: Trigger::new(),
            unsaved: StoredValue::new(None),
            catalog: StoredValue::new(catalog),
            removed: StoredValue::new(None),
            copying: StoredValue::new(None),
        }
    }

    /// Takes the notice away.
    pub fn dismiss_notice(self) {
        self.notice.set(None);
    }

    /// Takes the notice away once the person goes on: to another page than it was told on or, where all went well and nothing
    /// can be undone, by typing. No clock does: who hears the page would miss it.
    pub fn leave_notice(self, typed: bool) {
        let is_over = |notice: &Notice| {
            if typed {
                notice.good && !notice.undo
            } else {
                notice.page != page::fragment()
            }
        };
        let told = |notice: &Option<Notice>| notice.as_ref().is_some_and(is_over);
        if self.notice.with_untracked(told) {
            self.dismiss_notice();
        }
    }

    /// Tells what went well.
    pub fn tell(self, text: String) {
        self.say(true, text, false);
    }

    pub(super) fn note_fault(self, fault: Option<StorageError>) {
        if let Some(fault) = fault {
            self.storage_problem
                .set(Some(vi::persistence::render(fault).to_owned()));
        }
    }

    pub(in crate::state) fn say(self, good: bool, text: String, undo: bool) {
        self.notice.set(Some(Notice {
            good,
            text,
            undo,
            page: page::fragment(),
        }));
    }

    /// The list, made by the part of the program that first needs it: 0.6 KB of the first file after gzip.
    #[must_use]
    pub fn report_list(self) -> ReportList {
        self.get_or_create(self.list, ReportList::new)
    }

    /// The dry run of opened files, made as the list is.
    #[must_use]
    pub fn import_previews(self) -> ImportPreviews {
        self.get_or_create(self.previews, || RwSignal::new(None))
    }

    /// What stands in a place; made there where nothing does, for as long as the app lives.
    pub(super) fn get_or_create<T: Copy + Send + Sync + 'static>(
        self,
        place: StoredValue<Option<T>>,
        make: impl FnOnce() -> T,
    ) -> T {
        place.get_value().unwrap_or_else(|| {
            let made = self.owner.get_value().with(make);
            place.set_value(Some(made));
            made
        })
    }
}
