//! Words of what the reports of many agencies add up to.

use super::count;
use crate::formula::outcome::{Outcome, Value};
use crate::input::number::{format_result, format_rounded, format_stated, with_unit};
use crate::messages::vi;
use crate::messages::vi::formula::undefined_text;
use crate::model::exact::Exact;
use crate::rollup::cell::Cell;
use crate::rollup::coverage::Coverage;
use crate::rollup::plan::{NO, YES};
use crate::rollup::sheet::{SheetKind, SheetRow};
use crate::rollup::sheet_values::SheetValue;

/// Heading.
pub const TITLE: &str = "Số liệu tổng hợp";
/// What the page is.
pub const HINT: &str = "Tổng cộng mọi số đã có; đơn vị còn để trống được nêu ở độ phủ. Tỷ lệ là tổng tử số chia tổng mẫu số, không lấy trung bình. Ô trống không phải là số 0. Bấm vào một số để xem phần của từng đơn vị.";
/// No report counts yet.
pub const NONE: &str = "Chưa có báo cáo nào được tính. Nhận tệp trước.";
/// Which group.
pub const GROUP: &str = "Nhóm đơn vị";
/// All of them.
pub const ALL: &str = "Tất cả đơn vị";
/// Heads of a section's table.
pub const HEADS: [&str; 3] = ["Số liệu", "Tổng", "Độ phủ"];
/// Saves a table for spreadsheets.
pub const SAVE_CSV: &str = "Lưu bảng số liệu (CSV)";
/// Saves all for programs.
pub const SAVE_JSON: &str = "Lưu số liệu (JSON)";
/// Name of those files.
pub const FILE: &str = "so-lieu-tong-hop";
/// The agencies behind a number.
pub const BEHIND: &str = "Phần của từng đơn vị";
/// Heads of their table.
pub const BEHIND_HEADS: [&str; 4] = ["Đơn vị", "Nhóm", "Phần của đơn vị", "Tử số và mẫu số"];
/// Heads of the table of groups.
pub const GROUP_HEADS: [&str; 3] = ["Nhóm", "Tổng", "Độ phủ"];
/// Subtotals.
pub const SUBTOTALS: &str = "Theo nhóm";
/// The same where they are many.
#[must_use]
pub fn subtotals(groups: usize) -> String {
    format!("{SUBTOTALS} ({} nhóm)", count(groups))
}

/// An indicator that no sum gives.
pub const BY_AGENCY: &str = "riêng từng đơn vị";
/// Back to all numbers.
pub const BACK: &str = "Mọi số liệu";
/// A number that is not there.
pub const NO_NUMBER: &str = "Mẫu báo cáo không có số liệu này";
/// Sum over the rows of a table.
pub const COLUMN_SUM: &str = "cộng cột";
/// Heads of the CSV file before its groups.
pub const CSV_HEADS: [&str; 11] = [
    "Mục",
    "Bảng",
    "Dòng",
    "Số liệu",
    "Đơn vị tính",
    "Nhóm đơn vị",
    "Giá trị",
    "Có đủ số liệu",
    "Mới có một phần",
    "Phải gửi",
    "Chỉ tính đơn vị đủ số liệu",
];

/// The name of a number, in one line.
#[must_use]
pub fn name(row: &SheetRow) -> String {
    match (&row.table, &row.row) {
        (None, _) => label(row),
        (Some(_), Some(line)) => format!("{line}: {}", row.label),
        (Some(table), None) => format!("{table}: {} ({COLUMN_SUM})", row.label),
    }
}

/// The name of a number without its table and row: one that is worked out is told from the field of its name.
#[must_use]
pub fn label(row: &SheetRow) -> String {
    if row.is_namesake {
        format!("{} (tính ra)", row.label)
    } else {
        row.label.clone()
    }
}

/// "47/52 đơn vị có số liệu".
#[must_use]
pub fn coverage(coverage: &Coverage) -> String {
    let (value, owing) = (count(coverage.value), count(coverage.owing()));
    let enough = if coverage.partly > 0 { "đủ " } else { "" };
    format!("{value}/{owing} đơn vị có {enough}số liệu")
}

/// What a rate is of those that have all of its parts, where others have only some and it is another number.
#[must_use]
pub fn complete(shown: &SheetValue, row: &SheetRow) -> Option<String> {
    let SheetValue::Number {
        complete: Some(complete),
        coverage: Some(coverage),
        ..
    } = shown
    else {
        return None;
    };
    let agencies = count(coverage.value);
    Some(match complete {
        Outcome::Value(_) => format!(
            "Chỉ tính {agencies} đơn vị có đủ số liệu: {}",
            outcome(complete, row)
        ),
        _ => "Chưa đơn vị nào có đủ số liệu".to_owned(),
    })
}

/// What an agency without a value has of the parts of an indicator, where it has any.
#[must_use]
pub fn cell_of_parts(cell: &Cell, parts_of: &[Cell], row: &SheetRow) -> String {
    if parts_of.len() > 1 && parts_of.iter().any(|part| part.stated().is_some()) {
        parts(parts_of)
    } else {
        self::cell(cell, row)
    }
}

/// Why the others have none: each reason by itself; empty where all have.
#[must_use]
pub fn rest(coverage: &Coverage) -> String {
    let reasons = [
        (coverage.partly, "mới có một phần"),
        (coverage.blank, "để trống"),
        (coverage.not_applicable, "không áp dụng"),
        (coverage.undefined, "không tính được"),
        (coverage.nothing_to_report, "không phát sinh"),
        (coverage.no_report, "chưa có báo cáo được tính"),
    ];
    let told = reasons.into_iter().filter(|(number, _)| *number > 0);
    let told = told.map(|(number, why)| format!("{} {why}", count(number)));
    told.collect::<Vec<_>>().join(", ")
}

fn decimals(kind: SheetKind) -> Option<u32> {
    match kind {
        SheetKind::Indicator { decimals, .. } => Some(decimals),
        _ => None,
    }
}

/// A number that is worked out, without unit: with the decimals that it needs.
#[must_use]
pub fn plain(value: &Exact) -> String {
    format_result(value).digits().to_owned()
}

/// The unit of a row as it stands behind a number; empty for none.
#[must_use]
pub fn unit(row: &SheetRow) -> String {
    with_unit("", row.unit.as_deref())
}

/// A number of a row with its unit: an indicator with its decimals, else as it is stated.
#[must_use]
pub fn number(value: &Exact, row: &SheetRow) -> String {
    let text = match decimals(row.kind) {
        Some(decimals) => format_rounded(value, decimals),
        None => format_stated(value),
    };
    with_unit(&text, row.unit.as_deref())
}

/// A number of the totals, or what stands in its place.
#[must_use]
pub fn value(row: &SheetRow, shown: &SheetValue) -> String {
    match shown {
        SheetValue::Number { outcome: found, .. } => outcome(found, row),
        SheetValue::Options { counts, .. } => chosen(row, counts),
        SheetValue::ByAgency => BY_AGENCY.to_owned(),
    }
}

/// A number of many agencies, or why there is none.
#[must_use]
pub fn outcome(outcome: &Outcome, row: &SheetRow) -> String {
    match outcome {
        Outcome::Value(Value::Number(value)) => number(value, row),
        Outcome::Value(_) | Outcome::Missing(_) => vi::NOT_ENOUGH_DATA.to_owned(),
        Outcome::Undefined(why) => undefined_text(why, |_| row.label.clone()),
    }
}

/// What one agency has there.
#[must_use]
pub fn cell(cell: &Cell, row: &SheetRow) -> String {
    match cell {
        Cell::Value(value) => number(value, row),
        Cell::Partly(value) => format!("{} (còn chỗ để trống)", number(value, row)),
        Cell::Blank => BLANK.to_owned(),
        Cell::NotApplicable => "không áp dụng".to_owned(),
        Cell::Undefined(why) => undefined_text(why, |_| row.label.clone()),
    }
}

/// An agency left it blank.
pub const BLANK: &str = "để trống";

/// The parts of an indicator, as they are added.
#[must_use]
pub fn parts(parts: &[Cell]) -> String {
    let part = |cell: &Cell| match cell {
        Cell::Value(value) => format_stated(value),
        Cell::Partly(value) => format!("{} (còn chỗ để trống)", format_stated(value)),
        Cell::NotApplicable => "không áp dụng".to_owned(),
        Cell::Blank | Cell::Undefined(_) => BLANK.to_owned(),
    };
    let all: Vec<String> = parts.iter().map(part).collect();
    all.join(" / ")
}

/// How often options were chosen; `options` are those of the question, as people read them.
#[must_use]
pub fn chosen(row: &SheetRow, counts: &[(String, usize)]) -> String {
    let told = counts.iter();
    let told = told.map(|(id, number)| format!("{}: {}", option_label(row, id), count(*number)));
    told.collect::<Vec<_>>().join("; ")
}

/// An option as people read it.
#[must_use]
pub fn option_label(row: &SheetRow, id: &str) -> String {
    let own = row.options.iter().find(|option| option.id == id);
    let label = own.map(|option| option.label.as_str());
    let label = label.unwrap_or(match id {
        YES => vi::editor::YES,
        NO => vi::editor::NO,
        other => other,
    });
    label.to_owned()
}
