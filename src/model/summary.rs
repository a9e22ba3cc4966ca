//! What the list of reports shows of a report, as data.

use time::Date;

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
    /// How far the document is on its way, whatever day is today.
    pub stage: Stage,
    /// The day of signing.
    pub signed: Option<Date>,
    /// Required answers that are given.
    pub given: usize,
    /// How many answers it has of its own.
    pub own: OwnAnswers,
    /// What is open in it; none while nobody counted it.
    pub open: Option<OpenCounts>,
    /// Last change, ISO 8601 with zone.
    pub changed: String,
    /// Which issue it is.
    pub revision: u32,
}

/// How many answers a report has, besides its particulars and what a new report remembers by itself. Numbers count first: all
/// others can be copied from another report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnAnswers {
    /// Numbers.
    pub numbers: usize,
    /// All of them; none in a report that was only begun.
    pub all: usize,
}

impl OwnAnswers {
    /// How well a report stands for its period among several of one agency, beside the time of its last change: complete or not,
    /// with numbers or not, and of drafts the one in which more is answered.
    #[must_use]
    pub fn rank(self, is_complete: bool) -> (bool, bool, Self) {
        // A completed report that was corrected may well have fewer answers.
        let own = if is_complete { Self::default() } else { self };
        (is_complete, self.numbers > 0, own)
    }
}

/// What the bar of a report counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenCounts {
    /// Answers left to fill in.
    pub left: usize,
    /// Errors and warnings that are neither mended nor explained.
    pub problems: usize,
}
