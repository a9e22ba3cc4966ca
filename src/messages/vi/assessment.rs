//! Words of indicators, findings and completion.

use rust_decimal::Decimal;

use crate::assess::assessment::IndicatorResult;
use crate::assess::lookup::ReportLookup;
use crate::assess::table_result::CellResult;
use crate::formula::labels::Labels;
use crate::formula::outcome::{Outcome, Value};
use crate::input::number;
use crate::messages::vi;
use crate::messages::vi::commands::in_the_way;
use crate::messages::vi::formula::{in_numbers, undefined_text, value_text};
use crate::model::template::{Field, Severity};
use crate::template::labels::TemplateLabels;
use crate::template::rules::CompiledIndicator;

// Indicators.

/// Heading of the indicators of a section.
pub const INDICATORS: &str = "Chỉ tiêu của mục";
/// A section without indicators.
pub const NO_INDICATORS: &str = "Mục này không có chỉ tiêu tính toán.";
/// A value stated by hand.
pub const STATED: &str = "ghi tay";
/// Before the formula in words.
pub const FORMULA: &str = "Công thức";
/// Before the formula with numbers.
pub const WORKING: &str = "Cách tính";
/// Before the blank fields.
pub const LACKS: &str = "Còn thiếu";
/// Before the target.
pub const TARGET: &str = "Mục tiêu";
/// Before the legal source.
pub const SOURCE: &str = "Căn cứ";
/// Before the note of the definition.
pub const REMARK: &str = "Ghi chú";
/// The target is reached.
pub const REACHED: &str = "Đạt mục tiêu";
/// The target is not reached.
pub const NOT_REACHED: &str = "Chưa đạt mục tiêu";

/// A result as people read it: "99,58%", "chưa đủ số liệu", "không tính được: mẫu số bằng 0".
#[must_use]
pub fn outcome(
    result: &IndicatorResult,
    indicator: &CompiledIndicator,
    names: TemplateLabels<'_>,
) -> String {
    match &result.outcome {
        Outcome::Value(Value::Number(value)) => {
            let text = if result.stated {
                number::format_stated(value)
            } else {
                number::format_rounded(value, indicator.definition.decimals)
            };
            number::with_unit(&text, indicator.definition.unit.as_deref())
        }
        Outcome::Value(_) | Outcome::Missing(_) => vi::NOT_ENOUGH_DATA.to_owned(),
        Outcome::Undefined(why) => undefined_text(why, |path| names.label(path.as_str())),
    }
}

/// The formula with its numbers and the result: "1.189 / 1.194 × 100 = 99,58%".
#[must_use]
pub fn working(
    result: &IndicatorResult,
    indicator: &CompiledIndicator,
    lookup: &ReportLookup<'_>,
) -> String {
    let shown = || outcome(result, indicator, lookup.labels());
    if let (Outcome::Value(_), true) = (&result.outcome, result.stated) {
        return format!("{} ({})", shown(), vi::STATED_BY_HAND);
    }
    let numbers = in_numbers(&indicator.formula, lookup, None);
    match &result.outcome {
        // A formula that is a single number explains nothing by repeating it.
        Outcome::Value(value) if numbers == value_text(value) => shown(),
        Outcome::Value(_) => format!("{numbers} = {}", shown()),
        _ => numbers,
    }
}

/// A cell that the app works out as people read it, without unit: "97,82", "chưa đủ số liệu".
#[must_use]
pub fn cell(result: &CellResult, field: &Field, names: TemplateLabels<'_>) -> String {
    match &result.outcome {
        Outcome::Undefined(why) => undefined_text(why, |path| names.label(path.as_str())),
        _ => result
            .number(field)
            .unwrap_or_else(|| vi::NOT_ENOUGH_DATA.to_owned()),
    }
}

/// The indicators of other sections.
#[must_use]
pub fn other_indicators(count: usize) -> String {
    format!("Chỉ tiêu của các mục khác ({count})")
}

/// A target in words.
#[must_use]
pub fn target(at_least: Decimal, unit: Option<&str>) -> String {
    let value = number::format(at_least.normalize());
    match unit {
        Some("%") => format!("từ {value}% trở lên"),
        Some(unit) => format!("từ {value} {unit} trở lên"),
        None => format!("từ {value} trở lên"),
    }
}

// Findings.

/// Heading of the findings of a section.
pub const SECTION_FINDINGS: &str = "Vấn đề của mục";
/// Heading of the page with all findings.
pub const FINDINGS: &str = "Vấn đề của báo cáo";
/// A section without findings.
pub const NO_SECTION_FINDINGS: &str = "Mục này không còn vấn đề.";
/// A report without findings.
pub const NO_FINDINGS: &str = "Không còn vấn đề nào. Có thể hoàn thành báo cáo.";
/// What the page is for.
pub const FINDINGS_HINT: &str = "Điền ô còn trống; sửa số liệu, hoặc giải trình nếu số liệu đúng như vậy. Giải trình được in thành phụ lục và đi cùng tệp JSON.";
/// The officer's explanation.
pub const EXPLANATION: &str = "Giải trình";
/// Explanations of one group that were written apart.
pub const DIFFERENT_EXPLANATIONS: &str =
    "Các ô này đang có giải trình khác nhau. Ghi ở đây thì thay cho tất cả.";

/// What an explanation is for.
#[must_use]
pub fn explanation_hint(findings: usize) -> String {
    if findings > 1 {
        "Ghi lý do nếu số liệu đúng như vậy; một giải trình dùng chung cho các ô trên.".to_owned()
    } else {
        "Ghi lý do nếu số liệu đúng như vậy.".to_owned()
    }
}

/// A finding in the list of all sections.
#[must_use]
pub fn in_section(section: &str, finding: &str) -> String {
    format!("{section}: {finding}")
}

/// Explained.
pub const EXPLAINED: &str = "Đã giải trình";
/// Explained over other numbers.
pub const STALE_EXPLANATION: &str = "Số liệu đã đổi sau khi giải trình";
/// Confirms an explanation over today's numbers.
pub const STILL_RIGHT: &str = "Giải trình này đúng với số liệu mới";
/// Why an explanation is not asked for.
pub const NOT_EXPLAINABLE: &str = "Vấn đề này phải sửa, không giải trình thay được.";
/// Before the fields concerned.
pub const CONCERNS: &str = "Ô liên quan:";

/// Name of a severity.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Lỗi",
        Severity::Warning => "Cảnh báo",
        Severity::Note => "Lưu ý",
    }
}

/// Sign of a severity; always beside its name.
#[must_use]
pub fn severity_sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✕",
        Severity::Warning => "!",
        Severity::Note => "i",
    }
}

/// Heading of what is left to fill in.
#[must_use]
pub fn missing_heading(count: usize) -> String {
    format!("Còn phải điền ({count} ô)")
}

/// Heading of errors and warnings.
#[must_use]
pub fn problems_heading(count: usize) -> String {
    format!("Lỗi và cảnh báo ({count})")
}

/// Heading of notes.
#[must_use]
pub fn notes_heading(count: usize) -> String {
    format!("Lưu ý ({count})")
}

/// What notes are.
pub const NOTES_HINT: &str = "Lưu ý không ngăn việc hoàn thành; xem rồi sửa nếu cần.";

/// Blank answers of a section before the officer left it.
#[must_use]
pub fn left_here(count: usize) -> String {
    format!("Còn {count} ô chưa điền trong mục này.")
}

/// Filters of the page.
pub const FILTERS: &str = "Lọc danh sách";
/// Filter by how grave a finding is.
pub const FILTER_SEVERITY: &str = "Mức";
/// Filter by where a finding stands.
pub const FILTER_STANDING: &str = "Tình trạng";
/// No filter.
pub const FILTER_ALL: &str = "Tất cả";
/// Only what is open.
pub const FILTER_OPEN: &str = "Chưa xử lý";
/// The filters leave nothing.
pub const FILTERED_OUT: &str = "Không có vấn đề nào như đang lọc.";
/// Opens every line.
pub const OPEN_ALL: &str = "Mở tất cả";
/// Closes every line.
pub const CLOSE_ALL: &str = "Thu gọn";
/// Goes to what a finding is about.
pub const TO_FIELD: &str = "Đến ô";
/// Goes to the next finding that waits.
pub const NEXT_FINDING: &str = "Vấn đề tiếp theo";
/// Goes back to all findings.
pub const BACK_TO_FINDINGS: &str = "Về danh sách vấn đề";
/// Before the finding that the officer came from.
pub const LOOKING_AT: &str = "Đang xem:";
/// The finding that the officer came from is gone.
pub const MENDED: &str = "Vấn đề vừa xem không còn nữa.";

/// The link from a section's findings to all of them.
#[must_use]
pub fn all_findings(left: usize, problems: usize) -> String {
    format!("Xem của cả báo cáo: còn {left} ô, {problems} vấn đề")
}

// Completion.

/// Heading of the box.
pub const COMPLETION: &str = "Hoàn thành báo cáo";
/// Declares the report complete.
pub const COMPLETE: &str = "Hoàn thành";
/// What it does.
pub const COMPLETE_HINT: &str = "Khi hoàn thành, báo cáo được khóa để in và gửi. Sau đó vẫn có thể mở lại thành lần sửa mới, có ghi lý do.";
/// Nothing is in the way.
pub const COMPLETE_READY: &str = "Đã điền đủ; mọi lỗi và cảnh báo đã được sửa hoặc giải trình.";
/// It is complete.
pub const COMPLETED_HINT: &str =
    "Báo cáo đã hoàn thành. Xem trước để in và ký, xuất JSON để gửi nơi tổng hợp.";
/// Opens a completed report again.
pub const REOPEN: &str = "Mở lại để sửa";
/// Why it is opened again.
pub const REOPEN_REASON: &str = "Lý do mở lại";
/// What the reason is for.
pub const REOPEN_HINT: &str = "Lý do được ghi vào lịch sử và đi cùng tệp JSON của lần sửa sau.";

/// What is in the way of completion: answers left to fill in, problems, rewritten sentences.
#[must_use]
pub fn obstacles(left: usize, problems: usize, sentences: usize) -> String {
    if left + problems + sentences == 0 {
        COMPLETE_READY.to_owned()
    } else {
        in_the_way(left, problems, sentences)
    }
}

/// Heading of the rewritten sentences whose numbers changed.
#[must_use]
pub fn stale_group(count: usize) -> String {
    format!("Lời văn cần xem lại ({count})")
}

/// A rewritten sentence whose numbers changed, as a link to it.
#[must_use]
pub fn stale_sentence(text: &str) -> String {
    format!("Số liệu đã đổi sau khi sửa câu: “{}”", shortened(text))
}

/// The first words of a long text.
fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

/// The rest of a long list of errors.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("và {count} vấn đề khác trong danh sách dưới đây")
}
