//! The app as a whole: where the person is, which reports are here, which files are being opened.

mod begin;
mod opening;
mod period_choice;

use std::sync::Arc;

use leptos::prelude::*;

pub use self::period_choice::{PeriodChoice, PeriodFault, PeriodPlace};
use super::editor::Editor;
use super::route::Route;
use crate::catalog::{Catalog, ListedSample};
use crate::engine::assess::assess;
use crate::engine::checked::{CheckedTemplate, PARTICULARS};
use crate::exchange::decode::Decoded;
use crate::model::period::PeriodKind;
use crate::model::report::{Report, Status};
use crate::platform::files;
use crate::platform::store::BrowserStore;
use crate::platform::{clock, page};
pub use crate::storage::import::{ImportEntry, Verdict};
pub use crate::storage::repository::SetAside;
use crate::storage::{KeyValue, StorageFault, repository};
use crate::text::{date, period, words};

/// The app as a whole.
#[derive(Clone, Copy)]
pub struct App {
    /// Where the person is; follows the address.
    pub route: RwSignal<Route>,
    /// Reports on this machine, last changed first.
    pub shelf: RwSignal<Vec<ShelfEntry>>,
    /// Stored records that do not read.
    pub set_aside: RwSignal<Vec<SetAside>>,
    /// The dry run of opened files.
    pub import: RwSignal<Option<Vec<ImportEntry>>>,
    /// Files are being read.
    pub busy: RwSignal<bool>,
    /// The last thing that the person should know.
    pub notice: RwSignal<Option<Notice>>,
    /// Why reports cannot be kept on this machine.
    pub storage_problem: RwSignal<Option<String>>,
    catalog: StoredValue<Arc<Catalog>>,
    removed: StoredValue<Option<String>>,
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
    /// Name of the period.
    pub period: String,
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

/// A template to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateEntry {
    /// Id.
    pub id: String,
    /// Name.
    pub title: String,
    /// Who fills it in and when.
    pub description: String,
    /// Kinds of period that it takes.
    pub periods: Vec<PeriodKind>,
}

/// The app of this page.
///
/// # Panics
/// Outside the component tree that [`provide_app`] was called in.
#[must_use]
pub fn use_app() -> App {
    expect_context::<App>()
}

/// Starts the app: loads the catalogue and the shelf, follows the address and the other tabs.
pub fn provide_app() -> App {
    let (catalog, problem) = match Catalog::load() {
        Ok(catalog) => (catalog, None),
        Err(_) => (Catalog::default(), Some(words::commands::BROKEN_CATALOG.to_owned())),
    };
    let app = App {
        route: RwSignal::new(Route::parse(&page::fragment())),
        shelf: RwSignal::new(Vec::new()),
        set_aside: RwSignal::new(Vec::new()),
        import: RwSignal::new(None),
        busy: RwSignal::new(false),
        notice: RwSignal::new(None),
        storage_problem: RwSignal::new(problem),
        catalog: StoredValue::new(Arc::new(catalog)),
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
    page::on_store_change(move || {
        if app.route.get_untracked() == Route::Home {
            app.load_shelf();
        }
    });
    provide_context(app);
    app
}

impl App {
    /// Templates to choose from.
    #[must_use]
    pub fn templates(self) -> Vec<TemplateEntry> {
        self.catalog.with_value(|catalog| {
            let entry = |one: &Arc<CheckedTemplate>| TemplateEntry {
                id: one.template.id.clone(),
                title: one.template.title.clone(),
                description: one.template.description.clone(),
                periods: one.template.periods.iter().map(|rule| rule.kind).collect(),
            };
            catalog.templates.iter().map(entry).collect()
        })
    }

    /// Sample reports to open.
    #[must_use]
    pub fn samples(self) -> Vec<ListedSample> {
        self.catalog.with_value(|catalog| catalog.samples.clone())
    }

    /// This year by the machine's clock.
    #[must_use]
    pub fn this_year(self) -> u32 {
        clock::this_year()
    }

    /// Moves a report to the bin.
    pub fn remove(self, id: &str) {
        match repository::remove(&BrowserStore, id) {
            Ok(bin) => {
                self.removed.set_value(bin);
                self.say(true, words::commands::REMOVED.to_owned(), true);
            }
            Err(fault) => self.say(false, fault.text().to_owned(), false),
        }
        self.load_shelf();
    }

    /// Brings the last removed report back.
    pub fn undo(self) {
        if let Some(bin) = self.removed.get_value() {
            let fault = repository::bring_back(&BrowserStore, &bin).err();
            self.note_fault(fault);
            self.notice.set(None);
            self.load_shelf();
        }
    }

    /// Hands a record that does not read to the person as a file.
    pub fn download_set_aside(self, key: &str) {
        if let Ok(Some(text)) = BrowserStore.get(key) {
            files::download(&format!("{}.txt", key.replace('/', "_")), "text/plain", &text);
        }
    }

    /// Takes the notice away.
    pub fn dismiss_notice(self) {
        self.notice.set(None);
    }

    /// An editor over a report of this machine.
    ///
    /// # Errors
    /// The report is not here, in a sentence.
    pub fn editor(self, report: &str) -> Result<Editor, String> {
        let templates = self.templates_arc();
        let shelf = repository::load_all(&BrowserStore, &templates).map_err(|fault| fault.text().to_owned())?;
        let (mine, others): (Vec<Decoded>, Vec<Decoded>) =
            shelf.reports.into_iter().partition(|one| one.report.id == report);
        let one = mine.into_iter().next().ok_or_else(|| words::commands::NO_REPORT.to_owned())?;
        let previous = others.into_iter().map(|other| other.report).find(|other| is_previous(other, &one.report));
        Ok(Editor::new(one.report, one.template, previous))
    }

    fn templates_arc(self) -> Vec<Arc<CheckedTemplate>> {
        self.catalog.with_value(|catalog| catalog.templates.clone())
    }

    fn load_shelf(self) {
        match repository::load_all(&BrowserStore, &self.templates_arc()) {
            Ok(shelf) => {
                self.shelf.set(shelf.reports.iter().map(shelf_entry).collect());
                self.set_aside.set(shelf.set_aside);
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
    }

    fn note_fault(self, fault: Option<StorageFault>) {
        if let Some(fault) = fault {
            self.storage_problem.set(Some(fault.text().to_owned()));
        }
    }

    fn say(self, good: bool, text: String, undo: bool) {
        self.notice.set(Some(Notice { good, text, undo }));
    }
}

fn section_route(id: &str) -> Route {
    Route::Section { report: id.to_owned(), section: PARTICULARS.to_owned() }
}

/// True when one report is of the same agency and template, one period earlier.
fn is_previous(one: &Report, of: &Report) -> bool {
    one.template.id == of.template.id
        && of.period.follows(&one.period)
        && one.words("agency.name") == of.words("agency.name")
}

fn shelf_entry(one: &Decoded) -> ShelfEntry {
    let progress = assess(&one.template, &one.report, None).overall();
    let report = &one.report;
    ShelfEntry {
        id: report.id.clone(),
        template: one.template.template.title.clone(),
        agency: report.words("agency.name").to_owned(),
        period: period::label(&report.period),
        status: if report.status == Status::Draft {
            words::commands::STATUS_DRAFT
        } else {
            words::commands::STATUS_COMPLETED
        }
        .to_owned(),
        completed: report.status != Status::Draft,
        given: progress.given,
        asked: progress.asked,
        percent: progress.percent(),
        changed: date::moment(&report.changed),
        revision: report.revision.number,
        href: section_route(&report.id).fragment(),
    }
}
