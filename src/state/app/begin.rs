//! Beginning a report, or the example.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::core::{App, Copying, UnsavedReport};
use super::period_choice::{PeriodChoice, PeriodFault};
use super::report_summary::{ReportSummary, shown};
use crate::browser::lazy::lazy;
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, page, program, random};
use crate::catalog::SAMPLES;
use crate::formats::report::decode::decode;
use crate::messages::vi;
use crate::model::answer::{Answer, FieldPath};
use crate::model::period::Period;
use crate::model::report::{Event, EventKind, Report, Revision, Status, TemplateRef};
use crate::model::storage::StorageError;
use crate::state::editor::Editor;
use crate::state::route::Route;
use crate::storage::agencies::{KnownAgency, agencies};
use crate::storage::copying::copy;
use crate::storage::listing;
use crate::storage::opening::previous_of_new;
use crate::storage::related::others_of_subject;
use crate::storage::save::save_over;
use crate::storage::summaries::{Summaries, summary};
use crate::storage::{defaults, repository};
use crate::template::form::Form;

impl App {
    /// Begins a report and goes to it. Where the form of its template is still on its way, `again` is called when it is
    /// here, for the choices as they are then.
    ///
    /// # Errors
    /// What is wrong with the choices.
    pub fn create(
        self,
        choice: &PeriodChoice,
        again: impl FnOnce() + 'static,
    ) -> Result<(), PeriodFault> {
        // The second half of a double click: the first has gone to the report already.
        if page::fragment() != Route::New.fragment() {
            return Ok(());
        }
        if !self.is_here(&choice.template) {
            self.loads.busy.set(vi::commands::TEMPLATE_COMING);
            self.with_form(&choice.template, move || {
                self.loads.busy.set("");
                again();
            });
            return Ok(());
        }
        let (template, period) = self.period(choice)?;
        let defaults = defaults::text(&BrowserStore).unwrap_or_default();
        let nothing = defaults.is_empty() && choice.agency.is_empty();
        if nothing && self.copying.get_value().is_none() {
            self.begin(new_report(&template, period), template, Ok(()));
        } else {
            let choice = choice.clone();
            self.loads
                .run_waiting(move || Box::pin(begin_with_defaults(self, choice.clone())));
        }
        Ok(())
    }

    /// The report that would be begun by some choices, with the particulars that are kept for it.
    #[must_use]
    pub fn draft_report(self, choice: &PeriodChoice) -> Option<(Report, Arc<Form>)> {
        let (template, period) = self.period(choice).ok()?;
        let mut report = new_report(&template, period);
        self.prefill(&mut report, &template, &choice.agency).ok()?;
        Some((report, template))
    }

    /// The reports of this machine that are of the same agency, template and period as one.
    #[must_use]
    pub fn others_of(self, report: &Report) -> Vec<ReportSummary> {
        let templates = self.templates_arc();
        let others = others_of_subject(&BrowserStore, report, &templates).unwrap_or_default();
        let show = |one| shown(&summary(one), &templates);
        others.iter().map(show).collect()
    }

    /// Saves a new report and goes to it.
    fn begin(self, report: Report, template: Arc<Form>, prefilled: Result<(), StorageError>) {
        // The second half of a double click, or the person went on while it was waited for.
        if page::fragment() != Route::New.fragment() {
            return;
        }
        let first = !repository::has_any(&BrowserStore).unwrap_or(true);
        // It gets its digest when what makes digests is here.
        let save = || save_over(&BrowserStore, &report, &template, &mut None, None, None);
        let saved = prefilled.and_then(|()| save());
        page::go(&Route::of_report(&report.id).fragment());
        let fault = saved.err();
        self.kept.set(fault.is_none());
        // Another report may be the previous one of this, so that all have to be read. One that cannot be saved is begun
        // all the same, in memory.
        self.unsaved
            .set_value((first || fault.is_some()).then_some(UnsavedReport {
                report,
                template,
                fault,
            }));
    }

    /// The report of the period before one that is not begun yet.
    #[must_use]
    pub fn previous_of(self, report: &Report) -> Option<Report> {
        previous_of_new(&BrowserStore, report, &self.templates_arc()).ok()?
    }

    /// The agencies of the reports of this machine.
    #[must_use]
    pub fn known_agencies(self) -> Vec<KnownAgency> {
        let keys = listing::keys(&BrowserStore).unwrap_or_default();
        let mut known = Summaries::load(&PlainStore, &program::name());
        let list = known.list(&BrowserStore, &keys, &self.templates_arc());
        list.map(|list| agencies(&list.reports)).unwrap_or_default()
    }

    /// Gives a new report the particulars of the agency that a report of this machine is of, or those that are kept.
    pub(in crate::state) fn prefill(
        self,
        report: &mut Report,
        form: &Form,
        agency: &str,
    ) -> Result<(), StorageError> {
        match repository::load(&BrowserStore, agency, &self.templates_arc())? {
            Some(from) => {
                defaults::prefill_from(&from.report, report, form);
                Ok(())
            }
            None => defaults::prefill(&BrowserStore, report, form),
        }
    }

    /// What the report that is begun next takes over, and from which; none for nothing.
    pub fn choose_copy(self, copying: Option<Copying>) {
        let place = self.get_or_create(self.copying, || StoredValue::new(None));
        place.set_value(copying);
    }

    fn import_example(self, name: &str) {
        let text = SAMPLES
            .iter()
            .find(|(id, _)| *id == name)
            .map(|(_, text)| *text);
        let Some(Ok(sample)) = text.map(|text| decode(text, &self.templates_arc())) else {
            return;
        };
        let id = sample.report.id.clone();
        let present = matches!(
            repository::load(&BrowserStore, &id, &self.templates_arc()),
            Ok(Some(_))
        );
        if !present && self.registry.unsaved(&id).is_none() {
            let mut report = sample.report;
            report.template.digest.clone_from(&sample.template.digest);
            match repository::save(&BrowserStore, &report, &sample.template) {
                Ok(()) => self.refresh(),
                Err(fault) => self.open_in_memory(report, sample.template, fault),
            }
        }
        page::go(&Route::of_report(&id).fragment());
    }

    /// Lets a report that cannot be saved be opened all the same, in memory.
    pub(super) fn open_in_memory(self, report: Report, template: Arc<Form>, fault: StorageError) {
        self.unsaved.set_value(Some(UnsavedReport {
            report,
            template,
            fault: Some(fault),
        }));
    }

    /// An editor over a report that is only in memory, or was just begun.
    #[must_use]
    pub fn unsaved_editor(self, report: &str) -> Option<Editor> {
        self.registry.unsaved(report).or_else(|| {
            let unsaved = self
                .unsaved
                .try_update_value(Option::take)?
                .filter(|unsaved| unsaved.report.id == report)?;
            let make = || Editor::new(unsaved.report, unsaved.template, None);
            let editor = self.registry.open(make);
            match unsaved.fault {
                Some(fault) => editor.note_storage(Err(fault)),
                None => self.registry.replicate(editor),
            }
            Some(editor)
        })
    }
}

lazy! { persistence:
    /// Begins a report with the particulars that are kept for it.
    pub fn begin_with_defaults(app: App, choice: PeriodChoice) -> () {
        // It was read once before it was waited for.
        if let Ok((template, period)) = app.period(&choice) {
            let mut report = new_report(&template, period);
            let prefilled = app.prefill(&mut report, &template, &choice.agency);
            let place = app.copying.get_value();
            let chosen = place.and_then(|place| place.try_update_value(Option::take)?);
            if let Some(Copying { from, what }) = chosen.filter(|one| one.is_before(&report)) {
                copy(&template, &from, &mut report, &what);
            }
            app.begin(report, template, prefilled);
        }
    }
}

lazy! { files:
    /// Imports a sample report, once, and goes to it.
    pub fn import_example(app: App, name: String) -> () {
        app.import_example(&name);
    }
}

impl Copying {
    /// True for a report of which the one to copy from is still that of the period before.
    fn is_before(&self, report: &Report) -> bool {
        self.from.template.id == report.template.id && report.period.follows(&self.from.period)
    }
}

/// A report of a template for a period, with what its template proposes.
pub(in crate::state) fn new_report(template: &Form, period: Period) -> Report {
    let now = clock::now();
    let mut answers = BTreeMap::new();
    let citable = |id: &&String| {
        template
            .act(id)
            .is_some_and(|act| act.can_be_cited_for(&period))
    };
    let bases: Vec<&str> = template
        .document
        .bases
        .iter()
        .filter(citable)
        .map(String::as_str)
        .collect();
    if !bases.is_empty() {
        answers.insert(
            FieldPath::new("document.bases"),
            Answer::Text(bases.join("\n")),
        );
    }
    // The usual; whoever wants all of it, or none, says so once.
    answers.insert(
        FieldPath::new("document.dataAnnex"),
        Answer::Text("short".to_owned()),
    );
    Report {
        id: random::id(),
        template: TemplateRef {
            id: template.id.clone(),
            version: template.version,
            digest: template.digest.clone(),
        },
        period,
        answers,
        rows: BTreeMap::new(),
        included: Vec::new(),
        explanations: BTreeMap::new(),
        edits: BTreeMap::new(),
        comments: BTreeMap::new(),
        status: Status::Draft,
        revision: Revision {
            number: 1,
            replaces: None,
            reason: None,
        },
        history: vec![Event {
            at: now.clone(),
            kind: EventKind::Created,
        }],
        changed: now,
        unknown: None,
    }
}
