//! The app as a whole: where the person is, which reports are here, which files are being opened.

mod app_update;
mod begin;
mod import;
mod period_choice;
mod reports;
mod rules;
mod starting;

use std::sync::Arc;

use leptos::prelude::*;

pub use self::app_update::AppUpdate;
pub use self::period_choice::{PeriodChoice, PeriodFault, PeriodPlace};
pub use self::reports::open_report;
pub use self::starting::Needs;
use super::editor::Editor;
use super::lazy::{LoadState, Loads};
use super::persistence::Persistence;
use super::registry::EditorRegistry;
use super::route::Route;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, events, page};
use crate::catalog::{Catalog, ListedSample, ListedTemplate};
use crate::messages::vi;
use crate::model::report::Report;
pub use crate::model::storage::ImportVerdict;
use crate::model::storage::StorageError;
pub use crate::storage::import::ImportPreview;
pub use crate::storage::quarantine::QuarantinedRecord;
use crate::storage::repository;
use crate::template::compile::Compiled;
use crate::template::form::{Form, PARTICULARS};

/// Something to do once a form is here.
pub(super) type Act = Box<dyn FnOnce()>;

/// The app as a whole.
#[derive(Clone, Copy)]
pub struct App {
    /// Where the person is; follows the address.
    pub route: RwSignal<Route>,
    /// There are records on this machine.
    pub kept: RwSignal<bool>,
    /// Reports on this machine, last changed first.
    pub reports: RwSignal<Vec<ReportSummary>>,
    /// Stored records that do not read.
    pub quarantined: RwSignal<Vec<QuarantinedRecord>>,
    /// The dry run of opened files.
    pub import: RwSignal<Option<Vec<ImportPreview>>>,
    /// The last thing that the person should know.
    pub notice: RwSignal<Option<Notice>>,
    /// Why reports cannot be kept on this machine.
    pub storage_problem: RwSignal<Option<String>>,
    /// What the scripts around the program told, in their words; `ui::news` draws it.
    pub update_status: RwSignal<String>,
    /// What waits for lazy functions.
    pub loads: Loads,
    /// The open editors.
    pub registry: EditorRegistry,
    persistence: RwSignal<LoadState<()>>,
    started: StoredValue<Option<Persistence>>,
    /// Where all templates with their rules are.
    rules: RwSignal<LoadState<()>>,
    /// Where the rules of each template are that was asked for by itself.
    rules_each: StoredValue<Vec<(String, RwSignal<LoadState<()>>)>>,
    /// What owns signals that live as long as the app.
    owner: StoredValue<Owner>,
    /// Templates whose forms are on their way, each with what waits for it.
    pub(super) forms_coming: StoredValue<Vec<(String, Vec<Act>)>, LocalStorage>,
    /// Templates came.
    arrivals: Trigger,
    /// The report that was just begun, when it cannot or need not be read back.
    begun: StoredValue<Option<Begun>>,
    catalog: StoredValue<Catalog>,
    removed: StoredValue<Option<String>>,
    /// Counts readings of the list of reports.
    listing: StoredValue<u32>,
}

/// A report that was just begun, and why it is only in memory.
struct Begun {
    report: Report,
    template: Arc<Form>,
    fault: Option<StorageError>,
}

/// A report of this machine, as the list of reports shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSummary {
    /// Id of the report.
    pub id: String,
    /// Title of the template.
    pub template: String,
    /// Name of the agency; empty when not yet stated.
    pub agency: String,
    /// Name of its superior, where another agency on this machine has the same name; else empty.
    pub superior: String,
    /// Name of the period.
    pub period: String,
    /// Number and symbol of the document; empty while it has no number.
    pub code: String,
    /// How far the work has come, in words.
    pub status: String,
    /// It is declared complete.
    pub completed: bool,
    /// Required answers given.
    pub given: usize,
    /// Required answers asked.
    pub asked: usize,
    /// Whole per cent of them.
    pub percent: usize,
    /// Last change, in words.
    pub changed: String,
    /// Which issue it is.
    pub revision: u32,
    /// Address of its form.
    pub href: String,
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
}

/// The app of this page.
///
/// # Panics
/// Outside the component tree that [`provide_app`] was called in.
#[must_use]
pub fn use_app() -> App {
    expect_context::<App>()
}

/// Starts the app: loads the catalogue and the list, follows the address and the other tabs.
pub fn provide_app() -> App {
    let (catalog, problem) = match Catalog::load() {
        Ok(catalog) => (catalog, None),
        Err(_) => (
            Catalog::default(),
            Some(vi::commands::BROKEN_CATALOG.to_owned()),
        ),
    };
    let app = App {
        route: RwSignal::new(Route::parse(&page::fragment())),
        kept: RwSignal::new(false),
        reports: RwSignal::new(Vec::new()),
        quarantined: RwSignal::new(Vec::new()),
        import: RwSignal::new(None),
        notice: RwSignal::new(None),
        storage_problem: RwSignal::new(problem),
        update_status: RwSignal::new(page::update_status()),
        loads: Loads::default(),
        registry: EditorRegistry::new(),
        persistence: RwSignal::new(LoadState::Absent),
        started: StoredValue::new(None),
        forms_coming: StoredValue::new_local(Vec::new()),
        rules: RwSignal::new(LoadState::Absent),
        rules_each: StoredValue::new(Vec::new()),
        owner: StoredValue::new(Owner::current().unwrap_or_default()),
        arrivals: Trigger::new(),
        begun: StoredValue::new(None),
        catalog: StoredValue::new(catalog),
        removed: StoredValue::new(None),
        listing: StoredValue::new(0),
    };
    app.refresh();
    page::on_fragment_change(move || {
        let route = Route::parse(&page::fragment());
        if route == Route::Home {
            // The page reads the reports when it is drawn.
            app.note_any();
        }
        app.route.set(route);
    });
    page::on_indexed_db_found(move || {
        app.loads
            .run_always(move || Box::pin(app.start_persistence()));
    });
    events::on_storage_change(crate::storage::keys::VERSIONS, move || {
        if app.route.get_untracked() == Route::Home {
            app.refresh();
        }
    });
    page::on_update_status(move || app.update_status.set(page::update_status()));
    provide_context(app);
    app
}

impl App {
    /// Templates to choose from, the usual one first.
    #[must_use]
    pub fn templates(self) -> Vec<ListedTemplate> {
        self.catalog
            .with_value(|catalog| catalog.listed.templates.clone())
    }

    /// Sample reports to open.
    #[must_use]
    pub fn samples(self) -> Vec<ListedSample> {
        self.catalog
            .with_value(|catalog| catalog.listed.samples.clone())
    }

    /// Adds templates that came; who asked for one in vain is told.
    pub(super) fn add_templates(self, templates: Vec<Compiled>) {
        self.catalog.update_value(|catalog| {
            templates
                .into_iter()
                .for_each(|template| catalog.add(template));
        });
        self.arrivals.notify();
    }

    /// Adds a form that came before its rules.
    pub(super) fn add_form(self, form: Form) {
        self.catalog
            .update_value(|catalog| catalog.add_form(Arc::new(form)));
        self.arrivals.notify();
    }

    /// True when the form of a template has come; read where it is asked for, so that the page is drawn again then.
    #[must_use]
    pub fn form_came(self, template: &str) -> bool {
        self.arrivals.track();
        self.is_here(template)
    }

    pub(super) fn is_here(self, template: &str) -> bool {
        self.template(template).is_some()
    }

    /// The file beside the page that the form of a template is in.
    pub(super) fn form_file(self, template: &str) -> Option<String> {
        self.listed_file(template, |listed| &listed.form)
    }

    /// The file beside the page that a template with its rules is in.
    fn rules_file(self, template: &str) -> Option<String> {
        self.listed_file(template, |listed| &listed.rules)
    }

    fn listed_file(
        self,
        template: &str,
        file: fn(&ListedTemplate) -> &Option<String>,
    ) -> Option<String> {
        self.catalog.with_value(|catalog| {
            let mut listed = catalog.listed.templates.iter();
            listed
                .find(|one| one.id == template)
                .and_then(|one| file(one).clone())
        })
    }

    /// This year by the machine's clock.
    #[must_use]
    pub fn this_year(self) -> u32 {
        clock::this_year()
    }

    /// Takes the notice away.
    pub fn dismiss_notice(self) {
        self.notice.set(None);
    }

    /// An editor over the report that was just begun, or that is only in memory.
    #[must_use]
    pub fn begun(self, report: &str) -> Option<Editor> {
        self.registry.unsaved(report).or_else(|| {
            let begun = self
                .begun
                .try_update_value(Option::take)?
                .filter(|begun| begun.report.id == report)?;
            let make = || Editor::new(begun.report, begun.template, None);
            let editor = self.registry.open(make);
            match begun.fault {
                Some(fault) => editor.note_storage(Err(fault)),
                None => self.registry.replicate(editor),
            }
            Some(editor)
        })
    }

    /// The form of a template, if it is here.
    pub(super) fn template(self, id: &str) -> Option<Arc<Form>> {
        self.catalog.with_value(|catalog| catalog.form(id))
    }

    /// A template with its rules, if these are here.
    #[must_use]
    pub fn with_rules(self, id: &str) -> Option<Compiled> {
        self.catalog.with_value(|catalog| catalog.template(id))
    }

    pub(super) fn templates_arc(self) -> Vec<Arc<Form>> {
        self.catalog.with_value(|catalog| catalog.forms.clone())
    }

    /// Brings the list of reports up to date where it is shown; what a command wrote is copied in any case.
    pub(super) fn refresh(self) {
        self.note_any();
        let started = matches!(self.persistence.get_untracked(), LoadState::Ready(()));
        if started && self.kept.get_untracked() {
            let shown = self.route.get_untracked() == Route::Home;
            self.loads
                .run_always(move || Box::pin(reports::follow_commands(self, shown)));
        }
    }

    /// Notes whether there are records on this machine; none is read.
    fn note_any(self) {
        match repository::has_any(&BrowserStore) {
            Ok(true) => self.kept.set(true),
            Ok(false) => {
                self.kept.set(false);
                self.reports.set(Vec::new());
                self.quarantined.set(Vec::new());
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
    }

    pub(super) fn note_fault(self, fault: Option<StorageError>) {
        if let Some(fault) = fault {
            self.storage_problem
                .set(Some(vi::persistence::render(fault).to_owned()));
        }
    }

    pub(super) fn say(self, good: bool, text: String, undo: bool) {
        self.notice.set(Some(Notice { good, text, undo }));
    }
}

pub(super) fn section_route(id: &str) -> Route {
    Route::Section {
        report: id.to_owned(),
        section: PARTICULARS.to_owned(),
    }
}
