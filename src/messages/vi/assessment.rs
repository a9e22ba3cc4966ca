//! Words of indicators, findings and completion.

use rust_decimal::Decimal;

use crate::assess::assessment::IndicatorResult;
use crate::assess::lookup::ReportLookup;
use crate::assess::table_result::CellResult;
use crate::formula::labels::Labels;
use crate::formula::outcome::{Outcome, Value};
use crate::input::number;
use crate::messages::vi;
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
pub const FINDINGS_HINT: &str = "Sửa số liệu, hoặc giải trình nếu số liệu đúng như vậy. Giải trình được in thành phụ lục và đi cùng tệp JSON.";
/// The officer's explanation.
pub const EXPLANATION: &str = "Giải trình";
/// What an explanation is for.
pub const EXPLANATION_HINT: &str = "Ghi lý do nếu số liệu đúng như vậy.";
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

/// Heading of a group of findings.
#[must_use]
pub fn severity_group(severity: Severity, count: usize) -> String {
    format!("{} ({count})", self::severity(severity))
}

/// The link from a section's findings to all of them.
#[must_use]
pub fn all_findings(count: usize) -> String {
    format!("Xem tất cả vấn đề của báo cáo ({count})")
}

// Completion.

/// Heading of the box.
pub const COMPLETION: &str = "Hoàn thành báo cáo";
/// Declares the report complete.
pub const COMPLETE: &str = "Hoàn thành";
/// What it does.
pub const COMPLETE_HINT: &str = "Khi hoàn thành, báo cáo được khóa để in và gửi. Sau đó vẫn có thể mở lại thành lần sửa mới, có ghi lý do.";
/// Nothing is in the way.
pub const COMPLETE_READY: &str = "Mọi lỗi và cảnh báo đã được sửa hoặc giải trình.";
/// It is complete.
pub const COMPLETED_HINT: &str =
    "Báo cáo đã hoàn thành. Xem trước để in và ký, xuất JSON để gửi nơi tổng hợp.";
/// Opens a completed report again.
pub const REOPEN: &str = "Mở lại để sửa";
/// Why it is opened again.
pub const REOPEN_REASON: &str = "Lý do mở lại";
/// What the reason is for.
pub const REOPEN_HINT: &str = "Lý do được ghi vào lịch sử và đi cùng tệp JSON của lần sửa sau.";

/// Findings and rewritten sentences that are in the way of completion.
#[must_use]
pub fn obstacles(findings: usize, sentences: usize) -> String {
    let mut told = Vec::new();
    if findings > 0 {
        told.push(format!(
            "Còn {findings} lỗi, cảnh báo chưa sửa hoặc giải trình."
        ));
    }
    if sentences > 0 {
        told.push(format!(
            "Còn {sentences} câu lời văn sửa tay trên số liệu cũ."
        ));
    }
    if told.is_empty() {
        COMPLETE_READY.to_owned()
    } else {
        told.join(" ")
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
