//! Words of agencies in the order of a number, and of who reaches a target.

use super::count;
use crate::input::number;
use crate::messages::vi::assessment;
use crate::model::exact::Exact;
use crate::rollup::ranking::{First, TargetCount};
use crate::rollup::sheet::SheetRow;

/// Heading.
pub const TITLE: &str = "Xếp thứ tự các đơn vị";
/// Heads of the table without a target.
pub const HEADS: [&str; 5] = ["Hạng", "Đơn vị", "Nhóm", "Giá trị", "Tử số và mẫu số"];
/// The same of a number that is added.
pub const FIGURE_HEADS: [&str; 4] = ["Hạng", "Đơn vị", "Nhóm", "Giá trị"];
/// The head of what a value is against the target.
pub const TARGET_HEAD: &str = assessment::TARGET;
/// Leads to the charts of the number.
pub const CHART: &str = "Xem biểu đồ";
/// Which comes first.
pub const ORDER: &str = "Thứ tự";
/// Field of the target.
pub const LEVEL: &str = "Mục tiêu để so";
/// What it does.
pub const LEVEL_HINT: &str = "Từ mức này trở lên là đạt; để trống nếu không so.";
/// It is no number.
pub const NO_NUMBER: &str = "Ghi một số, ví dụ 90 hoặc 97,5.";
/// Agencies without a value.
pub const WITHOUT_VALUE: &str = "Đơn vị có báo cáo nhưng không có giá trị";
/// Heads of their table.
pub const WITHOUT_HEADS: [&str; 3] = ["Đơn vị", "Nhóm", "Vì sao"];
/// Nobody has a value.
pub const NONE: &str = "Chưa đơn vị nào có giá trị.";

/// Which comes first.
#[must_use]
pub fn order(first: First) -> &'static str {
    match first {
        First::Largest => "Lớn nhất trước",
        First::Smallest => "Nhỏ nhất trước",
    }
}

/// Heading of agencies without a value.
#[must_use]
pub fn without_value(agencies: usize) -> String {
    format!("{WITHOUT_VALUE} ({})", count(agencies))
}

/// Whether the target is reached.
#[must_use]
pub fn reached(reached: bool) -> &'static str {
    if reached {
        assessment::REACHED
    } else {
        assessment::NOT_REACHED
    }
}

/// "27/52 đơn vị đạt mục tiêu (từ 90% trở lên); 20 chưa đạt, 5 không có giá trị."
#[must_use]
pub fn reached_of(found: TargetCount, level: &Exact, row: &SheetRow) -> String {
    let (reached, missed, without) = (found.reached, found.missed, found.without_value());
    let rest = [(missed, "chưa đạt"), (without, "không có giá trị")];
    let rest = rest.into_iter().filter(|(number, _)| *number > 0);
    let rest = rest.map(|(number, what)| format!("{} {what}", count(number)));
    let rest = rest.collect::<Vec<_>>().join(", ");
    let rest = if rest.is_empty() {
        rest
    } else {
        format!("; {rest}")
    };
    let (reached, owing) = (count(reached), count(found.owing));
    let level = self::level(level, row);
    format!("{reached}/{owing} đơn vị đạt mục tiêu ({level}){rest}.")
}

/// The same in few words, beside a total: "27/52 đơn vị đạt mục tiêu".
#[must_use]
pub fn reached_short(found: TargetCount) -> String {
    let (reached, owing) = (count(found.reached), count(found.owing));
    format!("{reached}/{owing} đơn vị đạt mục tiêu")
}

/// "từ 90% trở lên".
#[must_use]
pub fn level(level: &Exact, row: &SheetRow) -> String {
    let value = number::with_unit(&number::format_stated(level), row.unit.as_deref());
    format!("từ {value} trở lên")
}
