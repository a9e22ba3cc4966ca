//! Where formulas find the answers of a report.

pub(crate) mod answers;
mod indicators;
mod previous;
mod tables;
mod texts;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use self::answers::{Answers, built_in, missing, not_applicable};
use crate::assess::assessment::Assessment;
use crate::assess::carried::Carried;
use crate::assess::table_rows::TableRows;
use crate::assess::texts::Texts;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Undefined, Value};
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind};
use crate::template::dependencies::column_name;
use crate::template::form::{Form, cell_parts};
use crate::template::labels::TemplateLabels;
use crate::template::rules::Rules;

/// Answers and indicators of a report, with the report of the previous period when there is one.
pub struct ReportLookup<'a> {
    /// The form of both reports.
    pub template: &'a Form,
    /// Its rules.
    pub rules: &'a Rules,
    /// The report.
    pub report: &'a Report,
    /// The report of the previous period.
    pub previous: Option<&'a Report>,
    /// What was found in the report's texts, where checks of them run.
    pub texts: Option<&'a Texts>,
    left_out: Vec<&'a str>,
    /// All answers, where the report is gone over as a whole; else each is searched for.
    answers: Option<Answers<'a>>,
    /// Rows of tables as far as they were asked for: each table is gone over once.
    tables: RefCell<BTreeMap<String, Arc<TableRows>>>,
    /// Indicators by position, each computed once, however many formulas mention it; true for one stated by hand.
    indicators: RefCell<Vec<Option<(Outcome, bool)>>>,
    /// Computed cells by address, likewise.
    cells: RefCell<BTreeMap<String, Outcome>>,
    /// Sums of columns by the name of the column, likewise.
    sums: RefCell<BTreeMap<String, Outcome>>,
    /// The look-up over the report of the previous period, once something asked for it.
    before: OnceCell<Box<Self>>,
    /// What the report of the previous period says, where the report itself is no longer at hand.
    known_before: Option<&'a BTreeMap<FieldPath, Value>>,
}

impl<'a> ReportLookup<'a> {
    /// A look-up over a report.
    #[must_use]
    pub fn new(
        template: &'a Form,
        rules: &'a Rules,
        report: &'a Report,
        previous: Option<&'a Report>,
    ) -> Self {
        Self {
            template,
            rules,
            report,
            previous,
            texts: None,
            left_out: template.left_out(report),
            answers: None,
            tables: RefCell::default(),
            indicators: RefCell::default(),
            cells: RefCell::default(),
            sums: RefCell::default(),
            before: OnceCell::new(),
            known_before: None,
        }
    }

    /// A look-up over a report that was assessed, for wording what follows from it.
    #[must_use]
    pub fn assessed(
        template: &'a Form,
        rules: &'a Rules,
        report: &'a Report,
        assessment: &'a Assessment,
    ) -> Self {
        // Each thing that is worded has a look-up of its own: without what the assessment went over already, each would go
        // over all rows of a table again.
        Self {
            known_before: assessment.previous.as_ref(),
            ..Self::new(template, rules, report, None)
        }
        .with_carried(assessment.carried.clone())
    }

    /// The same with what was found in the report's texts, for the checks of them.
    #[must_use]
    pub fn with_texts(self, texts: &'a Texts) -> Self {
        Self {
            texts: Some(texts),
            ..self
        }
    }

    /// The same with all answers at hand, for going over the whole report.
    #[must_use]
    pub(crate) fn with_all_answers(self) -> Self {
        Self {
            answers: Some(Answers::new(self.template, self.report)),
            ..self
        }
    }

    /// The same with what an earlier assessment knew and no change touched.
    #[must_use]
    pub(crate) fn with_carried(self, carried: Carried) -> Self {
        Self {
            sums: RefCell::new(carried.sums),
            tables: RefCell::new(carried.rows),
            ..self
        }
    }

    /// What the next assessment may take over.
    #[must_use]
    pub(crate) fn into_carried(self) -> Carried {
        Carried {
            sums: self.sums.into_inner(),
            rows: self.tables.into_inner(),
        }
    }

    /// The look-up over the report of the previous period, when there is one.
    #[must_use]
    pub fn before(&self) -> Option<&Self> {
        let report = self.previous?;
        Some(self.before.get_or_init(|| {
            let before = Self::new(self.template, self.rules, report, None);
            Box::new(match &self.answers {
                Some(_) => before.with_all_answers(),
                None => before,
            })
        }))
    }

    /// The names of everything that formulas mention.
    #[must_use]
    pub fn labels(&self) -> TemplateLabels<'a> {
        TemplateLabels {
            form: self.template,
            rules: self.rules,
        }
    }

    /// True for a cell of a table that is declared not applicable: what stands there from before is no answer.
    fn is_of_absent_table(&self, path: &str) -> bool {
        cell_parts(path).is_some_and(|(table, ..)| self.report.is_not_applicable(table))
    }

    /// True when the section of an address is left out of the report.
    #[must_use]
    pub fn is_left_out(&self, path: &str) -> bool {
        // Most reports leave nothing out.
        !self.left_out.is_empty()
            && self
                .template
                .section_at(path)
                .is_some_and(|section| self.left_out.contains(&section))
    }

    /// The answer at an address.
    #[must_use]
    pub(crate) fn answer(&self, path: &str) -> &'a Answer {
        match self.answers.as_ref().and_then(|all| all.find(path)) {
            Some((_, answer)) => answer,
            None => self.report.answer_to(path),
        }
    }

    /// The field at an address, cells of tables included, with its answer.
    fn field(&self, path: &str) -> Option<(&'a Field, &'a Answer)> {
        if let Some((placed, answer)) = self.answers.as_ref().and_then(|all| all.find(path)) {
            return Some((&placed.field, answer));
        }
        Some((self.template.field_at(path)?, self.report.answer_to(path)))
    }
}

impl Lookup for ReportLookup<'_> {
    fn value(&self, path: &str) -> Outcome {
        if self.is_left_out(path) || self.is_of_absent_table(path) {
            return not_applicable(path);
        }
        if let Some((field, answer)) = self.field(path) {
            return match &field.kind {
                FieldKind::Computed { .. } => self.computed_cell(path),
                kind => answers::value(answer, kind, path),
            };
        }
        if let Some(value) = built_in(path, self.report) {
            return Outcome::Value(value);
        }
        if let Some(placed) = self.template.tables.get(path) {
            return self.whole_table(&placed.table);
        }
        match self.indicator(path) {
            Some((outcome, _)) => outcome,
            None => missing(path),
        }
    }

    fn previous(&self, path: &str) -> Outcome {
        let blank = || Outcome::Undefined(Undefined::PreviousBlank(FieldPath::new(path)));
        match (self.before(), self.known_before) {
            (Some(before), _) => match before.value(path) {
                Outcome::Value(value) => Outcome::Value(value),
                _ => blank(),
            },
            (None, Some(known)) => known.get(path).cloned().map_or_else(blank, Outcome::Value),
            (None, None) => Outcome::Undefined(Undefined::NoPrevious),
        }
    }

    fn stated_decimals(&self, path: &str) -> Option<u32> {
        match self.indicator(path) {
            Some((Outcome::Value(Value::Number(stated)), true)) => Some(stated.decimals()),
            Some(_) => None,
            None => match self.answer(path) {
                Answer::Number(number) => Some(number.decimals()),
                _ => None,
            },
        }
    }

    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome> {
        if self.is_left_out(table) || self.report.is_not_applicable(table) {
            return Err(not_applicable(table));
        }
        let Some(placed) = self.template.tables.get(table) else {
            return Err(Outcome::Undefined(Undefined::Kinds));
        };
        let rows: Vec<String> = self
            .table_rows(&placed.table)
            .counted()
            .map(|row| row.id.clone())
            .collect();
        // Blank is not zero: a table without rows is not yet filled in.
        if rows.is_empty() {
            Err(missing(table))
        } else {
            Ok(rows)
        }
    }

    fn column_sum(&self, table: &str, column: &str, sum: &dyn Fn() -> Outcome) -> Outcome {
        let name = column_name(table, column);
        if let Some(known) = self.sums.borrow().get(&name) {
            return known.clone();
        }
        let outcome = sum();
        self.sums.borrow_mut().insert(name, outcome.clone());
        outcome
    }

    fn above(&self, table: &str, row: &str) -> Option<String> {
        let table = &self.template.tables.get(table)?.table;
        self.table_rows(table)
            .above(row)
            .map(|above| above.id.clone())
    }
}
