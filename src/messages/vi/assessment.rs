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
use crate::model::template::Field;
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

/// Above the results of the indicators on paper: how many have none.
#[must_use]
pub fn without_result(count: usize) -> String {
    format!("(Không nêu {count} chỉ tiêu chưa có kết quả.)")
}
