//! What the list of reports shows of each.

use crate::assess::assess_progress;
use crate::document::compose::letterhead::code_line;
use crate::formats::report::decode::Decoded;
use crate::input::date;
use crate::messages::vi;
use crate::messages::vi::period;
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Status;
use crate::state::route::Route;

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
    /// Number and symbol of the document; empty while it has no number.
    pub code: String,
    /// How far the work has come, in words.
    pub status: String,
    /// It is declared complete.
    pub completed: bool,
    /// Required answers left to fill in.
    pub left: usize,
    /// Whole per cent of them.
    pub percent: usize,
    /// Last change, in words.
    pub changed: String,
    /// Which issue it is.
    pub revision: u32,
    /// Another report of this machine is of the same agency, template and period.
    pub repeated: bool,
    /// Address of its form.
    pub href: String,
}

/// What the list shows of one report; `namesake` where another agency on this machine has the same name, `repeated` where
/// another report is of the same agency, template and period.
pub(super) fn summary(one: &Decoded, namesake: bool, repeated: bool) -> ReportSummary {
    let progress = assess_progress(&one.template, &one.report).overall();
    let report = &one.report;
    let numbered = matches!(
        report.answer(&FieldPath::new("document.codeNumber")),
        Answer::Number(_)
    );
    ReportSummary {
        id: report.id.clone(),
        template: one.template.title.clone(),
        agency: report.words("agency.name").to_owned(),
        superior: if namesake {
            report.words("agency.superior").to_owned()
        } else {
            String::new()
        },
        period: period::label(&report.period),
        code: if numbered {
            code_line(&one.template, report)
        } else {
            String::new()
        },
        status: vi::commands::stage(report.stage()).to_owned(),
        completed: report.status != Status::Draft,
        left: progress.left(),
        percent: progress.percent(),
        changed: date::moment(&report.changed),
        revision: report.revision.number,
        repeated,
        href: Route::of_report(&report.id).fragment(),
    }
}
