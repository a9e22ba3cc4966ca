//! The result of assessing a report, as data: codes, arguments and values. `messages` words them where they are shown.

use std::collections::BTreeMap;

use crate::assess::carried::Carried;
use crate::assess::finding::Finding;
use crate::assess::overrides::is_current;
use crate::assess::sentence_values::Values;
use crate::assess::table_result::TableResult;
use crate::assess::texts::Texts;
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;
use crate::model::report::Report;
use crate::model::template::{SentenceStyle, Severity};
use crate::template::labels::TemplateLabels;

/// Everything that follows from the answers. Results stand in the order of the template's declarations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// One for each indicator.
    pub indicators: Vec<IndicatorResult>,
    /// One for each check, declared or built in.
    pub checks: Vec<CheckResult>,
    /// One for each sentence of the outline, one for each row where it is written for each.
    pub sentences: Vec<SentenceResult>,
    /// One for each table, in the order of their ids.
    pub tables: Vec<TableResult>,
    /// Required answers by section id, sub-sections included.
    pub progress: ProgressOfSections,
    /// What was found in the texts, so that only those that change are read again.
    pub texts: Texts,
    /// Sums and rows of tables, so that only those that change are gone over again.
    pub(crate) carried: Carried,
    /// What the report of the previous period says where a formula asks for it; `None` without such a report.
    pub previous: Option<BTreeMap<FieldPath, Value>>,
}

/// What became of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorResult {
    /// Id of the indicator.
    pub id: String,
    /// The value from counts or, without counts, the one stated by hand; never rounded.
    pub outcome: Outcome,
    /// True when the value is the one stated by hand.
    pub stated: bool,
    /// Whether the target is reached; `None` without a target or a value.
    pub reached: Option<bool>,
}

impl IndicatorResult {
    /// Blank answers that keep it from having a value.
    pub fn lacks(&self) -> impl Iterator<Item = &FieldPath> {
        let missing = match &self.outcome {
            Outcome::Missing(paths) => Some(paths),
            _ => None,
        };
        missing.into_iter().flatten()
    }

    /// The exact number, when there is one.
    #[must_use]
    pub fn number(&self) -> Option<&Exact> {
        match &self.outcome {
            Outcome::Value(Value::Number(number)) => Some(number),
            _ => None,
        }
    }
}

/// What became of a check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckResult {
    /// Id of the check.
    pub id: String,
    /// Holds, fails or lacks numbers.
    pub state: CheckState,
    /// The findings when it fails.
    pub findings: Vec<Finding>,
    /// Of a check in the rows of a table: the rows in which it does not hold, in their order.
    pub rows: Vec<RowState>,
}

/// A row in which a check does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct RowState {
    /// Id of the row.
    pub row: String,
    /// Fails or lacks numbers.
    pub state: CheckState,
    /// How many of the check's findings are of this row; they stand in the order of the rows.
    pub findings: usize,
}

/// Whether a check holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckState {
    /// The rule is true.
    #[default]
    Holds,
    /// The rule is false.
    Fails,
    /// "Chưa đủ số liệu": neither passed nor failed.
    Undecided,
}

/// Where a finding stands with the officer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Neither fixed nor explained.
    Open,
    /// Explained.
    Explained,
    /// Explained, but for other numbers than today's.
    StaleExplanation,
}

/// A sentence as the app writes it from today's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceResult {
    /// Unique in the report: the sentence's id, with the row's where it is written for each (`sentence:row`).
    pub id: String,
    /// Id of the sentence in the template.
    pub sentence: String,
    /// Id of its section.
    pub section: String,
    /// How it stands in the document.
    pub style: SentenceStyle,
    /// Its values; `None` when answers that it needs are blank or its condition is not met.
    pub values: Option<Values>,
}

/// Required answers of a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Given.
    pub given: usize,
    /// Asked.
    pub asked: usize,
}

/// Required answers by section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressOfSections(Vec<(String, Progress)>);

impl ProgressOfSections {
    /// Of a section; `None` for one that is left out.
    #[must_use]
    pub fn of(&self, section: &str) -> Option<Progress> {
        let at = self.place(section).ok()?;
        self.0.get(at).map(|(_, progress)| *progress)
    }

    /// Notes the progress of a section.
    pub fn set(&mut self, section: &str, progress: Progress) {
        match self.place(section) {
            Ok(at) => self
                .0
                .get_mut(at)
                .into_iter()
                .for_each(|one| one.1 = progress),
            Err(at) => self.0.insert(at, (section.to_owned(), progress)),
        }
    }

    /// Where a section stands in the order of ids, or would.
    fn place(&self, section: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(id, _)| id.as_str().cmp(section))
    }
}

impl Progress {
    /// Of so many answers that are given, and so many that are left.
    #[must_use]
    pub fn new(given: usize, left: usize) -> Self {
        let asked = given + left;
        Self { given, asked }
    }

    /// Not given.
    #[must_use]
    pub fn left(self) -> usize {
        self.asked.saturating_sub(self.given)
    }

    /// Whole per cent of what is asked, 100 only when nothing is missing; 100 when nothing is asked.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.given * 100).checked_div(self.asked).unwrap_or(100)
    }
}

impl SentenceResult {
    /// True when the officer rewrote it over other numbers than today's.
    #[must_use]
    pub fn is_stale(&self, names: TemplateLabels<'_>, report: &Report) -> bool {
        report
            .edits
            .get(&self.id)
            .is_some_and(|edit| !is_current(edit, &self.basis(names)))
    }
}

impl Assessment {
    /// All findings, the gravest first, otherwise in the template's order.
    #[must_use]
    pub fn findings(&self) -> Vec<&Finding> {
        let all = || self.checks.iter().flat_map(|check| &check.findings);
        let mut findings = Vec::new();
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            findings.extend(all().filter(|finding| finding.severity == severity));
        }
        findings
    }

    /// A finding by key.
    #[must_use]
    pub fn finding(&self, key: &str) -> Option<&Finding> {
        let mut all = self.checks.iter().flat_map(|check| &check.findings);
        all.find(|finding| finding.key == key)
    }

    /// Findings that keep the report from completion: errors and warnings neither fixed nor explained.
    #[must_use]
    pub fn obstacles(&self, report: &Report) -> Vec<&Finding> {
        self.findings()
            .into_iter()
            .filter(|finding| {
                finding.severity != Severity::Note
                    && finding.standing(report) != Standing::Explained
            })
            .collect()
    }

    /// Sentences of the document that the officer rewrote over other numbers than today's; they keep the report from
    /// completion.
    #[must_use]
    pub fn stale_sentences(
        &self,
        names: TemplateLabels<'_>,
        report: &Report,
    ) -> Vec<&SentenceResult> {
        let printed: Vec<&str> = names
            .form
            .outline(report)
            .into_iter()
            .map(|(_, section)| section.id.as_str())
            .collect();
        let stale = |one: &&SentenceResult| {
            printed.contains(&one.section.as_str()) && one.is_stale(names, report)
        };
        self.sentences.iter().filter(stale).collect()
    }

    /// The result of an indicator.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&IndicatorResult> {
        self.indicators.iter().find(|result| result.id == id)
    }

    /// The result of a table.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<&TableResult> {
        self.tables.iter().find(|result| result.id == id)
    }

    /// Required answers of the whole report.
    #[must_use]
    pub fn overall(&self) -> Progress {
        self.progress.of(WHOLE_REPORT).unwrap_or_default()
    }
}

/// The key of the whole report's progress.
pub const WHOLE_REPORT: &str = "";

impl Finding {
    /// Where the finding stands with the officer.
    #[must_use]
    pub fn standing(&self, report: &Report) -> Standing {
        match report.explanations.get(&self.key) {
            Some(edit) if self.explainable && !edit.text.trim().is_empty() => {
                if is_current(edit, &self.basis()) {
                    Standing::Explained
                } else {
                    Standing::StaleExplanation
                }
            }
            _ => Standing::Open,
        }
    }
}
