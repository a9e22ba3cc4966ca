//! The app as a whole: where the person is, which reports are here, which files are being opened.

mod begin;
mod news;
mod opening;
mod period_choice;
mod shelf;

use std::sync::Arc;

use leptos::prelude::*;

pub use self::news::News;
pub use self::period_choice::{PeriodChoice, PeriodFault, PeriodPlace};
use super::editor::Editor;
use super::later::{Availability, Loading};
use super::replicate::replicate;
use super::route::Route;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, page};
use crate::catalog::{Catalog, ListedSample, ListedTemplate};
use crate::messages::vi;
use crate::model::report::Report;
pub use crate::storage::import::{ImportEntry, Verdict};
pub use crate::storage::repository::SetAside;
use crate::storage::{StorageFault, repository};
use crate::template::compile::Compiled;
use crate::template::form::{Form, PARTICULARS};

/// The app as a whole.
#[derive(Clone, Copy)]
pub struct App {
    /// Where the person is; follows the address.
    pub route: RwSignal<Route>,
    /// There are records on this machine.
    pub kept: RwSignal<bool>,
    /// Reports on this machine, last changed first.
    pub shelf: RwSignal<Vec<ShelfEntry>>,
    /// Stored records that do not read.
    pub set_aside: RwSignal<Vec<SetAside>>,
    /// The dry run of opened files.
    pub import: RwSignal<Option<Vec<ImportEntry>>>,
    /// What the person waits for, in words; empty for nothing.
    pub busy: RwSignal<&'static str>,
    /// The last thing that the person should know.
    pub notice: RwSignal<Option<Notice>>,
    /// Why reports cannot be kept on this machine.
    pub storage_problem: RwSignal<Option<String>>,
    /// What the scripts around the program told, in their words; the second part draws it.
    pub told: RwSignal<String>,
    /// Where the second part of the program is; read through [`App::second`].
    pub(super) second: RwSignal<Availability>,
    pub(super) loader: StoredValue<fn() -> Loading>,
    /// Templates came.
    arrivals: Trigger,
    /// The report that was just begun, when it cannot or need not be read back.
    begun: StoredValue<Option<Begun>>,
    catalog: StoredValue<Catalog>,
    removed: StoredValue<Option<String>>,
}

/// A report that was just begun, and why it is only in memory.
struct Begun {
    report: Report,
    template: Arc<Form>,
    fault: Option<StorageFault>,
}

/// A report on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfEntry {
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

/// Starts the app: loads the catalogue and the shelf, follows the address and the other tabs. `loader` brings the second
/// part of the program.
pub fn provide_app(loader: fn() -> Loading) -> App {
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
        shelf: RwSignal::new(Vec::new()),
        set_aside: RwSignal::new(Vec::new()),
        import: RwSignal::new(None),
        busy: RwSignal::new(""),
        notice: RwSignal::new(None),
        storage_problem: RwSignal::new(problem),
        told: RwSignal::new(page::news()),
        second: RwSignal::new(Availability::Absent),
        loader: StoredValue::new(loader),
        arrivals: Trigger::new(),
        begun: StoredValue::new(None),
        catalog: StoredValue::new(catalog),
        removed: StoredValue::new(None),
    };
    app.load_shelf();
    page::on_fragment_change(move || {
        let route = Route::parse(&page::fragment());
        if route == Route::Home {
            app.load_shelf();
        }
        app.route.set(route);
    });
    page::on_far_store(move || app.load_second());
    page::on_store_change(move || {
        if app.route.get_untracked() == Route::Home {
            app.load_shelf();
        }
    });
    page::on_news(move || app.told.set(page::news()));
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

    /// Takes in templates that came; who asked for one in vain is told.
    pub(super) fn take_in_templates(self, templates: Vec<Compiled>) {
        self.catalog.update_value(|catalog| {
            templates
                .into_iter()
                .for_each(|template| catalog.take_in(template));
        });
        self.arrivals.notify();
    }

    /// Takes in a form that came before its rules.
    pub(super) fn take_in_form(self, form: Form) {
        self.catalog
            .update_value(|catalog| catalog.take_in_form(Arc::new(form)));
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
        self.catalog.with_value(|catalog| {
            catalog
                .listed
                .templates
                .iter()
                .find(|one| one.id == template)?
                .form
                .clone()
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
        Editor::unsaved(report).or_else(|| {
            let begun = self
                .begun
                .try_update_value(Option::take)?
                .filter(|begun| begun.report.id == report)?;
            let make = || Editor::new(begun.report, begun.template, None);
            let editor = Editor::outliving(make);
            match begun.fault {
                Some(fault) => editor.note_storage(Err(fault)),
                None => replicate(editor),
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

    /// Brings the shelf up to date; a machine without records needs no reading.
    pub(super) fn load_shelf(self) {
        match repository::has_any(&BrowserStore) {
            Ok(true) => {
                self.kept.set(true);
                self.with_second(move |second| (second.load_shelf)(self));
            }
            Ok(false) => {
                self.kept.set(false);
                self.shelf.set(Vec::new());
                self.set_aside.set(Vec::new());
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
    }

    pub(super) fn note_fault(self, fault: Option<StorageFault>) {
        if let Some(fault) = fault {
            self.storage_problem.set(Some(fault.text().to_owned()));
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
