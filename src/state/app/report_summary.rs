//! What the list of reports shows of each, in words.

use std::sync::Arc;

use crate::assess::assessment::Progress;
use crate::browser::clock;
use crate::input::agency::AgencyKey;
use crate::input::date;
use crate::messages::vi;
use crate::messages::vi::period;
use crate::model::period::Period;
use crate::model::report::Stage;
use crate::model::summary::{OpenCounts, Summary};
use crate::state::route::Route;
use crate::storage::defaults::is_example;
use crate::template::form::Form;

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
    /// Its days, by which it is sorted.
    pub days: Period,
    /// Number and symbol of the document; empty while it has no number.
    pub code: String,
    /// How far the work has come, in words.
    pub status: String,
    /// It is declared complete.
    pub completed: bool,
    /// It is a worked example.
    pub example: bool,
    /// How far it is, as its own pages count it; none while nobody counted.
    pub progress: Option<ReportProgress>,
    /// Last change, in words.
    pub changed: String,
    /// Which issue it is.
    pub revision: u32,
    /// Another report of this machine is of the same agency, template and period.
    pub repeated: bool,
    /// Address of its form.
    pub href: String,
}

impl ReportSummary {
    /// All but what is counted later.
    #[must_use]
    pub fn without_progress(&self) -> Self {
        Self {
            progress: None,
            ..self.clone()
        }
    }

    /// The words by which it is found: all that the list says of it but for counts.
    #[must_use]
    pub fn shown_words(&self) -> String {
        let shown = [
            &self.agency,
            &self.superior,
            &self.template,
            &self.period,
            &self.code,
            &self.status,
        ];
        shown.map(String::as_str).join(" ")
    }
}

/// How far a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportProgress {
    /// What is open in it.
    pub open: OpenCounts,
    /// Whole per cent of what is asked that is given.
    pub percent: usize,
}

impl ReportProgress {
    fn new(given: usize, open: OpenCounts) -> Self {
        Self {
            open,
            percent: Progress::new(given, open.left).percent(),
        }
    }
}

/// A report as it was read for the list.
pub(super) struct Listed {
    summary: ReportSummary,
    /// Required answers that are given.
    given: usize,
    agency: AgencyKey,
    template: String,
    period: Period,
    /// Last change, ISO 8601.
    changed: String,
}

impl Listed {
    /// What the list keeps of a report; whether another agency has the same name is not known yet.
    pub(super) fn new(one: &Summary, templates: &[Arc<Form>]) -> Self {
        let template = templates.iter().find(|form| form.id == one.template);
        let code = one.code.as_ref();
        let stage = match clock::today() {
            Some(today) => one.stage.on(one.signed, today),
            None => one.stage,
        };
        let summary = ReportSummary {
            id: one.id.clone(),
            template: template.map_or_else(String::new, |form| form.title.clone()),
            agency: one.agency.clone(),
            superior: one.superior.clone(),
            period: period::label(&one.period),
            days: one.period.clone(),
            code: code.map_or_else(String::new, |(number, notation)| {
                vi::document::code_line(number, notation)
            }),
            status: vi::commands::stage(stage).to_owned(),
            completed: one.stage != Stage::Draft,
            example: is_example(&one.id),
            progress: one.open.map(|open| ReportProgress::new(one.given, open)),
            changed: date::moment(&one.changed),
            revision: one.revision,
            href: Route::of_report(&one.id).fragment(),
            repeated: false,
        };
        Self {
            summary,
            given: one.given,
            agency: AgencyKey::of_words(&one.identifier, &one.agency, &one.superior),
            template: one.template.clone(),
            period: one.period.clone(),
            changed: one.changed.clone(),
        }
    }
}

impl Listed {
    /// Id of the report.
    pub(super) fn id(&self) -> &str {
        &self.summary.id
    }

    /// Id of its template.
    pub(super) fn template(&self) -> &str {
        &self.template
    }

    /// How far it is, where that is known.
    pub(super) fn progress(&self) -> Option<ReportProgress> {
        self.summary.progress
    }

    /// Takes in what is open in it.
    pub(super) fn set_open(&mut self, open: Option<OpenCounts>) {
        self.summary.progress = open.map(|open| ReportProgress::new(self.given, open));
    }

    /// True for another report of the same agency, template and period.
    fn is_of_subject(&self, other: &Self) -> bool {
        self.summary.id != other.summary.id
            && self.template == other.template
            && self.period.is_same(&other.period)
            && self.agency.is_same(&other.agency)
    }
}

/// What the list would show of a report by itself.
pub(super) fn shown(one: &Summary, templates: &[Arc<Form>]) -> ReportSummary {
    Listed::new(one, templates).summary
}

/// What the list shows, the last changed first. The superior of an agency is named where another has the same name.
pub(super) fn summaries(list: &mut [Listed]) -> Vec<ReportSummary> {
    // Stable: of two that were changed at once the one that was read first stays first.
    list.sort_by(|one, other| other.changed.cmp(&one.changed));
    let shown = |one: &Listed| {
        let mut summary = one.summary.clone();
        let mut others = list.iter();
        if !others.any(|other| other.agency.is_namesake(&one.agency)) {
            summary.superior.clear();
        }
        summary.repeated = list.iter().any(|other| other.is_of_subject(one));
        summary
    };
    list.iter().map(shown).collect()
}
