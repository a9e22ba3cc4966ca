//! Results in words, as tests compare them with what people read.

use bao_cao_so::assess::assessment::{Assessment, SentenceResult};
use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::groups::{FindingGroup, group};
use bao_cao_so::assess::lookup::ReportLookup;
use bao_cao_so::assess::open_items::{Open, OpenItem, open, open_items};
use bao_cao_so::messages::vi::{assessment as words, findings, sentences};
use bao_cao_so::model::report::{Override, Report};
use bao_cao_so::template::form::Form;
use bao_cao_so::template::labels::TemplateLabels;
use bao_cao_so::template::rules::Rules;

/// What is worded: a template, a report, and what follows from it.
#[derive(Clone, Copy)]
pub struct Told<'a>(pub &'a Form, pub &'a Report, pub &'a Assessment);

impl Told<'_> {
    fn rules(&self) -> &'static Rules {
        crate::rules(self.0)
    }

    /// The names of what sentences mention.
    pub fn names(&self) -> TemplateLabels<'_> {
        names(self.0)
    }

    /// The findings by kind and section.
    pub fn groups(&self) -> Vec<FindingGroup> {
        group(self.2.findings(), self.0)
    }

    /// What a group of findings says.
    pub fn heading(&self, group: &FindingGroup) -> String {
        findings::groups::heading(group, &self.lookup())
    }

    /// What is left to fill in, and problems.
    pub fn open(&self) -> Vec<OpenItem> {
        open_items(self.2, self.1)
    }

    /// What is open, counted.
    pub fn counts(&self) -> Open {
        open(self.2, self.0, self.1)
    }

    fn lookup(&self) -> ReportLookup<'_> {
        ReportLookup::assessed(self.0, self.rules(), self.1, self.2)
    }

    fn result(
        &self,
        id: &str,
        word: impl Fn(
            &bao_cao_so::assess::assessment::IndicatorResult,
            &bao_cao_so::template::rules::CompiledIndicator,
        ) -> String,
    ) -> String {
        let indicator = self.rules().indicator(id).unwrap();
        word(self.2.indicator(id).unwrap(), indicator)
    }

    /// An indicator as it is shown.
    pub fn shown(&self, id: &str) -> String {
        self.result(id, |result, indicator| {
            words::outcome(result, indicator, self.names())
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
            self.names(),
        )
    }

    /// The total of a column.
    pub fn total(&self, table: &str, column: &str) -> Option<String> {
        let result = self.2.table(table).unwrap().total(column)?;
        Some(words::cell(
            result,
            self.column(table, column),
            self.names(),
        ))
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
        findings::advice(finding, self.0, self.rules())
    }

    /// What the finding of a key says on the screen.
    pub fn message(&self, key: &str) -> Option<String> {
        let found = self.2.findings().into_iter().find(|one| one.key == key)?;
        Some(self.screen(found))
    }

    /// A sentence as the app writes it.
    pub fn written(&self, sentence: &SentenceResult) -> Option<String> {
        sentences::written(sentence, self.names())
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

/// The names of what the sentences of a template mention.
pub fn names(template: &Form) -> TemplateLabels<'_> {
    TemplateLabels {
        form: template,
        rules: crate::rules(template),
    }
}
