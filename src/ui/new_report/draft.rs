//! What has been chosen for a new report.

use leptos::prelude::*;

use crate::browser::page::{after_draw, focus};
use crate::catalog::ListedTemplate;
use crate::formats::report::encode::period_kind;
use crate::model::period::PeriodKind;
use crate::state::app::{App, PeriodChoice, PeriodFault, PeriodPlace};

/// What has been chosen so far.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The app.
    pub app: App,
    /// What there is to choose from.
    pub templates: StoredValue<Vec<ListedTemplate>>,
    /// Id of the template.
    pub template: RwSignal<String>,
    /// Kind of period; empty for the first that the template takes.
    pub kind: RwSignal<String>,
    /// The year as typed.
    pub year: RwSignal<String>,
    /// Which period of its kind in the year; empty for the first.
    pub index: RwSignal<String>,
    /// The first day of a range as typed.
    pub from: RwSignal<String>,
    /// The last day of a range as typed.
    pub to: RwSignal<String>,
    /// The report whose agency it is, where there are several.
    pub agency: RwSignal<String>,
    /// Something was wrong when the form was last sent.
    pub failed: RwSignal<bool>,
}

impl Draft {
    /// The first choices; the form of the template is asked for.
    #[inline(always)]
    pub fn new(app: App) -> Self {
        let templates = app.templates();
        let first = templates.first().map(|entry| entry.id.clone());
        let draft = Self {
            app,
            template: RwSignal::new(first.unwrap_or_default()),
            templates: StoredValue::new(templates),
            kind: RwSignal::new(String::new()),
            year: RwSignal::new(app.this_year().to_string()),
            index: RwSignal::new(String::new()),
            from: RwSignal::new(String::new()),
            to: RwSignal::new(String::new()),
            agency: RwSignal::new(String::new()),
            failed: RwSignal::new(false),
        };
        app.want_form(&draft.template.get_untracked());
        draft
    }

    /// Kinds of period that the template takes.
    pub fn kinds(self) -> Vec<PeriodKind> {
        let template = self.template.get();
        self.templates
            .with_value(|templates| {
                templates
                    .iter()
                    .find(|entry| entry.id == template)
                    .map(|entry| entry.periods.clone())
            })
            .unwrap_or_default()
    }

    /// The kind of period.
    pub fn kind(self) -> PeriodKind {
        let (kinds, chosen) = (self.kinds(), self.kind.get());
        let found = kinds
            .iter()
            .find(|kind| period_kind(**kind) == chosen)
            .or(kinds.first());
        found.copied().unwrap_or(PeriodKind::Year)
    }

    /// Which period of its kind in the year: the first where one of another kind was chosen that this kind has not so many of.
    fn index(self) -> u8 {
        let index = self.index.with(|index| index.parse().ok());
        index
            .filter(|index| (1..=self.kind().count_in_year()).contains(index))
            .unwrap_or(1)
    }

    /// What has been chosen, as it stands.
    #[inline]
    pub fn choice(self) -> PeriodChoice {
        PeriodChoice {
            template: self.template.get(),
            kind: self.kind(),
            year: self.year.get(),
            index: self.index(),
            from: self.from.get(),
            to: self.to.get(),
            // Only what is stored depends on it, and follows it by itself.
            agency: self.agency.get_untracked(),
        }
    }

    /// Begins the report, or says what is wrong with the choices; nothing when the page was left meanwhile.
    pub fn begin(self) {
        if self.failed.is_disposed() {
            return;
        }
        let created = self
            .app
            .create(&untrack(|| self.choice()), move || self.begin());
        if created.is_err() {
            self.failed.set(true);
            after_draw(|| focus("error-summary"));
        }
    }

    /// What was wrong with the period when the form was last sent; the reader follows when that is.
    pub fn fault(self) -> Option<PeriodFault> {
        let failed = self.failed.get();
        failed.then(|| untrack(|| self.preview().err())).flatten()
    }

    /// The days of the period, or what is wrong with it.
    pub fn preview(self) -> Result<String, PeriodFault> {
        self.app.period_preview(&self.choice())
    }
}

/// Id of a control of the period.
pub fn place_id(place: PeriodPlace) -> &'static str {
    match place {
        PeriodPlace::Year => "new-year",
        PeriodPlace::From => "new-from",
        PeriodPlace::To => "new-to",
    }
}
