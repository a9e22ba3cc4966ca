//! What the list of reports shows of a report, as data.

use super::period::Period;
use super::report::Stage;

/// A report as the list shows it. Words are chosen when it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Id of the report.
    pub id: String,
    /// Id of its template.
    pub template: String,
    /// Its period.
    pub period: Period,
    /// Name of its agency; empty when not yet stated.
    pub agency: String,
    /// Identifier of its agency; empty when not stated.
    pub identifier: String,
    /// Name of the superior of its agency; empty when not stated.
    pub superior: String,
    /// Number and symbol of the document; none while it has no number.
    pub code: Option<(String, String)>,
    /// How far the document is on its way.
    pub stage: Stage,
    /// Required answers that are given.
    pub given: usize,
    /// What its answers are.
    pub content: ReportContent,
    /// What is open in it; none while nobody counted it.
    pub open: Option<OpenCounts>,
    /// Last change, ISO 8601 with zone.
    pub changed: String,
    /// Which issue it is.
    pub revision: u32,
}

/// What the answers of a report are, besides its particulars and what a new report remembers by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportContent {
    /// None: it was only begun.
    Nothing,
    /// Words and choices, as they can be copied from another report.
    Words,
    /// Numbers too.
    Numbers,
}

/// What the bar of a report counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenCounts {
    /// Answers left to fill in.
    pub left: usize,
    /// Errors and warnings that are neither mended nor explained.
    pub problems: usize,
}
