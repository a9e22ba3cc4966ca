//! What goes back to an agency: what is wrong with its file, field by field, with what to do about it.

use serde::{Deserialize, Serialize};

use crate::assess::assessment::Assessment;
use crate::assess::lookup::ReportLookup;
use crate::collection::claims::ClaimDifference;
use crate::input::number;
use crate::messages::vi::{self, findings, rows};
use crate::model::claims::ClaimedValue;
use crate::model::report::Report;
use crate::template::compile::Compiled;

/// Title of the list.
pub const TITLE: &str = "Danh sách vấn đề cần sửa trong báo cáo";
/// Language of the page.
pub const LANGUAGE: &str = "vi";
/// Heads of its columns.
pub const HEADS: [&str; 5] = ["Đơn vị", "Tệp", "Ô số liệu", "Vấn đề", "Cách xử lý"];
/// Nothing is wrong.
pub const NONE: &str = "Không có vấn đề nào.";
/// An agency that is not known.
pub const UNKNOWN_AGENCY: &str = "Chưa rõ đơn vị";

/// Something wrong in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The field, as people read it; empty for the file as a whole.
    pub field: String,
    /// What is wrong.
    pub reason: String,
    /// What to do; empty where the reason says it.
    pub advice: String,
}

/// Something wrong, with whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemRow {
    /// Name of the agency; [`UNKNOWN_AGENCY`] where it is not known.
    pub agency: String,
    /// Name of the file.
    pub file: String,
    /// What is wrong.
    pub problem: Problem,
}

/// The findings of a report that are neither fixed nor explained.
#[must_use]
pub fn open_findings(
    report: &Report,
    template: &Compiled,
    assessment: &Assessment,
) -> Vec<Problem> {
    let (form, rules) = (&template.form, &template.rules);
    let lookup = ReportLookup::assessed(form, rules, report, assessment);
    let open = assessment.obstacles(report).into_iter();
    open.map(|finding| Problem {
        field: finding
            .fields
            .first()
            .map(|path| rows::label_in(path, report, form))
            .unwrap_or_default(),
        reason: findings::render(finding, &lookup).screen,
        advice: findings::advice(finding, form, rules),
    })
    .collect()
}

/// Where a file says something else than follows from its answers.
#[must_use]
pub fn differences(differences: &[ClaimDifference], template: &Compiled) -> Vec<Problem> {
    let all = differences.iter();
    all.filter_map(|one| difference(one, template)).collect()
}

/// Findings that a file does not tell are told as findings; here is what its numbers say.
fn difference(difference: &ClaimDifference, template: &Compiled) -> Option<Problem> {
    let ClaimDifference::Indicator {
        id,
        claimed,
        computed,
    } = difference
    else {
        return None;
    };
    let indicator = template.rules.indicator(id).map(|one| &one.definition);
    let unit = indicator.and_then(|one| one.unit.as_deref());
    Some(Problem {
        field: indicator.map_or_else(|| id.clone(), |one| one.label.clone()),
        reason: format!(
            "Tệp ghi {}, tính lại từ số liệu trong tệp được {}.",
            value(claimed.as_ref(), unit),
            value(computed.as_ref(), unit)
        ),
        advice: "Nơi tổng hợp dùng số tính lại; hãy xuất lại tệp bằng phiên bản hiện nay."
            .to_owned(),
    })
}

fn value(value: Option<&ClaimedValue>, unit: Option<&str>) -> String {
    match value {
        None => "không có chỉ tiêu này".to_owned(),
        Some(ClaimedValue::Number { number, .. }) => {
            number::with_unit(&number::format(*number), unit)
        }
        Some(ClaimedValue::Missing) => vi::NOT_ENOUGH_DATA.to_owned(),
        Some(ClaimedValue::Undefined) => "không tính được".to_owned(),
        Some(ClaimedValue::Unknown) => "giá trị không đọc được".to_owned(),
    }
}

/// How many differences a file has, for its line in the list.
#[must_use]
pub fn differ(count: usize) -> String {
    format!("{count} chỉ tiêu trong tệp khác với số tính lại từ số liệu của tệp")
}
