//! What is open in a report: answers that are left to fill in, and problems. Blank is not wrong, so the two are counted apart.

use crate::assess::assessment::Assessment;
use crate::assess::finding::{Finding, Problem};
use crate::assess::progress::table_is_given;
use crate::model::answer::FieldPath;
use crate::model::report::{Report, Status, is_issue_field};
use crate::model::summary::OpenCounts;
use crate::model::template::{Section, Severity};
use crate::template::form::{Form, PARTICULARS};

/// A finding that keeps a report from completion, as far as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// The answer that it is about; `None` for the report as a whole.
    pub field: Option<FieldPath>,
    /// What kind it is.
    pub kind: OpenKind,
    /// True where it is also about what is written after completion.
    pub is_of_issue: bool,
}

/// What kind of open item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenKind {
    /// Something is left to fill in: these answers, where the finding says which. Nothing is wrong yet.
    Missing(Vec<FieldPath>),
    /// Something is wrong.
    Problem(Severity),
}

impl OpenItem {
    /// True for what is left to fill in.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, OpenKind::Missing(_))
    }
}

/// What keeps a report from completion, in the order of its findings: errors and warnings neither mended nor explained.
#[must_use]
pub fn open_items(assessment: &Assessment, report: &Report) -> Vec<OpenItem> {
    let item = |finding: &Finding| OpenItem {
        field: finding.fields.first().cloned(),
        is_of_issue: finding.fields.iter().any(is_issue_field),
        kind: if finding.is_missing() {
            OpenKind::Missing(to_fill(finding))
        } else {
            OpenKind::Problem(finding.severity)
        },
    };
    let obstacles = assessment.obstacles(report);
    obstacles.into_iter().map(item).collect()
}

/// What is open in a report, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// The blank answers that are asked for, in the order of their addresses.
    pub asked: Vec<FieldPath>,
    /// How much is left to fill in.
    pub left: usize,
    /// How many errors and warnings are neither mended nor explained.
    pub problems: usize,
    /// The same of each section that has any.
    pub sections: Vec<OpenInSection>,
}

/// What is open in a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenInSection {
    /// Id of the section.
    pub section: String,
    /// How much is left to fill in, sections below it included.
    pub left: usize,
    /// Errors and warnings of its own fields.
    pub problems: usize,
    /// An error is among them.
    pub has_error: bool,
}

impl Open {
    /// Both counts, as the bar of a report shows them: nothing is left to fill in in a completed one.
    #[must_use]
    pub fn counts(&self, report: &Report) -> OpenCounts {
        let completed = report.status != Status::Draft;
        OpenCounts {
            left: if completed { 0 } else { self.left },
            problems: self.problems,
        }
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut OpenInSection)) {
        match self.sections.iter_mut().find(|one| one.section == id) {
            Some(known) => change(known),
            None => {
                let mut new = OpenInSection {
                    section: id.to_owned(),
                    ..OpenInSection::default()
                };
                change(&mut new);
                self.sections.push(new);
            }
        }
    }
}

/// One more is left to fill in in a section, and so in those above it. True when it is among these or below.
fn add_left(sections: &[Section], id: &str, open: &mut Open) -> bool {
    sections.iter().any(|section| {
        let holds = section.id == id || add_left(&section.sections, id, open);
        if holds {
            open.change(&section.id, |open| open.left += 1);
        }
        holds
    })
}

/// Counts what keeps a report from completion. A completed report keeps nothing open, whatever a newer version of the app
/// finds in it, but for what is written after completion.
#[must_use]
pub fn open(assessment: &Assessment, form: &Form, report: &Report) -> Open {
    let completed = report.status != Status::Draft;
    let mut open = Open::default();
    for item in open_items(assessment, report) {
        if completed && !item.is_of_issue {
            continue;
        }
        let section = item.field.as_ref().and_then(|path| form.section_of(path));
        let section = section.unwrap_or(PARTICULARS);
        match item.kind {
            OpenKind::Missing(fields) => {
                open.asked.extend(fields);
                open.left += 1;
                if section == PARTICULARS {
                    open.change(section, |open| open.left += 1);
                } else {
                    add_left(&form.sections, section, &mut open);
                }
            }
            OpenKind::Problem(severity) => {
                open.problems += 1;
                open.change(section, |own| {
                    own.problems += 1;
                    own.has_error |= severity == Severity::Error;
                });
            }
        }
    }
    open.asked.sort_unstable();
    open
}

/// Where something is left to fill in, in the order of addresses. Where one of several answers would do it is the first of
/// them that is blank.
#[must_use]
pub fn blanks(assessment: &Assessment, form: &Form, report: &Report) -> Vec<FieldPath> {
    let mut blanks = Vec::new();
    let obstacles = assessment.obstacles(report).into_iter();
    for finding in obstacles.filter(|finding| finding.is_missing()) {
        let asked = to_fill(finding);
        if asked.is_empty() {
            let mut fields = finding.fields.iter();
            let blank = fields.find(|path| is_blank(path, form, report));
            blanks.extend(blank.or(finding.fields.first()).cloned());
        }
        blanks.extend(asked);
    }
    blanks.sort_unstable();
    blanks.dedup();
    blanks
}

/// The blank answers that a finding asks for; none where one of several would do.
fn to_fill(finding: &Finding) -> Vec<FieldPath> {
    match &finding.problem {
        Problem::Declared(_) | Problem::Broken(_) => finding.asks.clone(),
        _ => finding.fields.iter().take(1).cloned().collect(),
    }
}

/// True for an address of the form that is not given; an indicator has none.
fn is_blank(path: &FieldPath, form: &Form, report: &Report) -> bool {
    match form.tables.get(path.as_str()) {
        Some(placed) => !table_is_given(form, report, &placed.table),
        None => form.field_kind(path).is_some() && !report.answer(path).is_given(),
    }
}
