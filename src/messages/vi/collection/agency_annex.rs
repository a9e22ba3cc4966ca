//! Words of the annex with the results of each agency.

use super::count;
use crate::input::number;
use crate::model::exact::Exact;
use crate::rollup::cell::Cell;
use crate::rollup::sheet::{SheetKind, SheetRow};

/// Its title.
pub const BY_AGENCY: &str = "Kết quả các chỉ tiêu theo đơn vị";
/// The same where only groups are listed.
pub const BY_GROUP: &str = "Kết quả các chỉ tiêu theo nhóm đơn vị";
/// Heads of the first columns.
pub const HEADS: [&str; 2] = ["TT", "Đơn vị"];
/// All agencies together.
pub const ALL: &str = "Tất cả đơn vị";
/// What no sum gives.
pub const BY_ITSELF: &str = "riêng";

/// The head of an indicator's column.
#[must_use]
pub fn head(row: &SheetRow) -> String {
    match &row.unit {
        Some(unit) => format!("{} ({unit})", row.label),
        None => row.label.clone(),
    }
}

/// The name of a group.
#[must_use]
pub fn group(group: &str) -> &str {
    if group.is_empty() {
        super::NO_GROUP
    } else {
        group
    }
}

/// Agencies of which no report counts, by name where agencies are listed; none where all have one.
#[must_use]
pub fn missing(names: &[&str], by_name: bool) -> Option<String> {
    let said = format!("{} đơn vị chưa có báo cáo được tính", count(names.len()));
    match (names.is_empty(), by_name) {
        (true, _) => None,
        (false, true) => Some(format!("{said}: {}.", names.join("; "))),
        (false, false) => Some(format!("{said}.")),
    }
}

/// What a group comes to.
#[must_use]
pub fn subtotal(name: &str) -> String {
    format!("Chung: {}", group(name))
}

/// A number with the decimals of its indicator; its unit stands in the head. One of which something lacks is marked.
#[must_use]
pub fn number(row: &SheetRow, value: &Exact, is_partly: bool) -> String {
    let number = match row.kind {
        SheetKind::Indicator { decimals } => number::format_decimals(value, decimals),
        _ => number::format_stated(value),
    };
    if is_partly {
        format!("{number} {PARTLY}")
    } else {
        number
    }
}

/// Behind a number of which something lacks.
const PARTLY: &str = "(*)";

/// What that mark means.
pub const PARTLY_NOTE: &str =
    "(*) Có đơn vị còn để trống một phần: tổng và tỷ lệ được tính từ mọi số đã có.";

/// Why there is none, in one or two words.
#[must_use]
pub fn without_number(cell: &Cell) -> &'static str {
    match cell {
        Cell::NotApplicable => "không áp dụng",
        Cell::Undefined(_) => "không tính được",
        Cell::Value(_) | Cell::Partly(_) | Cell::Blank => "thiếu số",
    }
}
