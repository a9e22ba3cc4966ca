//! Results in words, as tests compare them with what people read.

use bao_cao_so::assess::assessment::{Assessment, SentenceResult};
use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::lookup::ReportLookup;
use bao_cao_so::messages::vi::{assessment as words, findings, sentences};
use bao_cao_so::model::report::{Override, Report};
use bao_cao_so::template::checked::CheckedTemplate;

/// What is worded: a template, a report, and what follows from it.
#[derive(Clone, Copy)]
pub struct Told<'a>(pub &'a CheckedTemplate, pub &'a Report, pub &'a Assessment);

impl Told<'_> {
    fn lookup(&self) -> ReportLookup<'_> {
        ReportLookup::assessed(self.0, self.1, self.2)
    }

    fn result(
        &self,
        id: &str,
        word: impl Fn(
            &bao_cao_so::assess::assessment::IndicatorResult,
            &bao_cao_so::template::checked::CompiledIndicator,
        ) -> String,
    ) -> String {
        let mut indicators = self.0.indicators.iter();
        let indicator = indicators.find(|one| one.definition.id == id).unwrap();
        word(self.2.indicator(id).unwrap(), indicator)
    }

    /// An indicator as it is shown.
    pub fn shown(&self, id: &str) -> String {
        self.result(id, |result, indicator| {
            words::outcome(result, indicator, self.0)
        })
    }

    /// How an indicator is worked out.
    pub fn working(&self, id: &str) -> String {
        let lookup = self.lookup();
        self.result(id, |result, indicator| {
            words::working(result, indicator, &lookup)
        })
    }

    /// A computed cell.
    pub fn cell(&self, table: &str, row: &str, column: &str) -> String {
        let result = self.2.table(table).unwrap().row(row).unwrap();
        words::cell(
            result.computed(column).unwrap(),
            self.column(table, column),
            self.0,
        )
    }

    /// The total of a column.
    pub fn total(&self, table: &str, column: &str) -> Option<String> {
        let result = self.2.table(table).unwrap().total(column)?;
        Some(words::cell(result, self.column(table, column), self.0))
    }

    fn column(&self, table: &str, column: &str) -> &bao_cao_so::model::template::Field {
        let table = &self.0.tables[table].table;
        table.columns.iter().find(|one| one.id == column).unwrap()
    }

    /// What a finding says on the screen.
    pub fn screen(&self, finding: &Finding) -> String {
        findings::render(finding, &self.lookup()).screen
    }

    /// What to do about a finding.
    pub fn advice(&self, finding: &Finding) -> String {
        findings::advice(finding, self.0)
    }

    /// What the finding of a key says on the screen.
    pub fn message(&self, key: &str) -> Option<String> {
        let found = self.2.findings().into_iter().find(|one| one.key == key)?;
        Some(self.screen(found))
    }

    /// A sentence as the app writes it.
    pub fn written(&self, sentence: &SentenceResult) -> Option<String> {
        sentences::written(sentence, self.0)
    }

    /// A sentence by id as the app writes it.
    pub fn sentence(&self, id: &str) -> Option<String> {
        let mut all = self.2.sentences.iter();
        self.written(all.find(|one| one.id == id).unwrap())
    }
}

/// An explanation of a finding of today.
pub fn explained(finding: &Finding, text: &str) -> Override {
    Override {
        text: text.to_owned(),
        based_on: vec![finding.basis()],
    }
}

/// Words of the officer that rest on nothing.
pub fn unfounded(text: &str) -> Override {
    Override {
        text: text.to_owned(),
        based_on: Vec::new(),
    }
}
