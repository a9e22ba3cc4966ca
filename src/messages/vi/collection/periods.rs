//! Words of other periods beside this one, and of periods put together.

use crate::assess::since_previous::Change;
use crate::collection::periods::{SeriesGap, Span};
use crate::input::date::short;
use crate::messages::vi::collection::totals;
use crate::messages::vi::period::{days, label};
use crate::messages::vi::since_previous;
use crate::model::period::Period;
use crate::rollup::sheet_values::SheetValue;

/// Puts the previous period beside.
pub const COMPARE: &str = "So với kỳ trước";
/// Takes it away.
pub const COMPARE_NOT: &str = "Thôi so với kỳ trước";
/// While it is read.
pub const READING: &str = "Đang đọc bộ tổng hợp của kỳ khác…";
/// There is none.
pub const NO_PREVIOUS: &str = "Trên máy này không có bộ tổng hợp kỳ trước của mẫu báo cáo này. Nếu có tệp của bộ đó, mở ở trang “Tổng hợp” (“Mở tệp bộ tổng hợp”) rồi quay lại.";
/// It cannot be read.
pub const UNREADABLE: &str = "Không đọc được bộ tổng hợp của kỳ khác trên máy này.";
/// Heads of the columns of the previous period.
pub const HEADS: [&str; 2] = ["Kỳ trước", "Thay đổi"];
/// Which time numbers are of.
pub const SPAN: &str = "Số liệu của";
/// Before the name of the period before.
#[must_use]
pub fn compared_with(period: &Period) -> String {
    format!("Kỳ trước: {} ({}).", label(period), days(period))
}

/// Agencies of the period before that are not in the list of this one.
#[must_use]
pub fn not_listed(names: &[String]) -> String {
    let (some, rest) = names.split_at(names.len().min(5));
    let more = match rest.len() {
        0 => String::new(),
        more => format!(" và {} đơn vị khác", super::count(more)),
    };
    format!(
        "Không có trong danh sách kỳ này, vẫn tính trong số kỳ đó: {}{more}.",
        some.join(", ")
    )
}

/// How many agencies stood behind a number then, where it is not as many as now: the change is of other agencies, too.
#[must_use]
pub fn other_coverage(then: &SheetValue, now: &SheetValue) -> Option<String> {
    let (then, now) = (then.coverage()?, now.coverage()?);
    let differs = (then.value, then.partly, then.owing()) != (now.value, now.partly, now.owing());
    differs.then(|| totals::coverage(then))
}

/// A change; empty where there is none to tell.
#[must_use]
pub fn change(change: Option<&Change>) -> String {
    change.map(since_previous::change).unwrap_or_default()
}

/// A time that numbers are of.
#[must_use]
pub fn span(span: Span, period: &Period) -> String {
    match span {
        Span::Period => format!("Kỳ này ({})", label(period)),
        Span::Quarter => "Lũy kế từ đầu quý".to_owned(),
        Span::Year => "Lũy kế từ đầu năm".to_owned(),
    }
}

/// What numbers of a longer time are made of.
#[must_use]
pub fn made_of(from: &Period, to: &Period, periods: usize) -> String {
    format!(
        "Gộp {} bộ tổng hợp, từ {} đến {} ({} – {}). Số phát sinh được cộng, số cuối kỳ lấy của kỳ cuối, số đầu kỳ lấy của kỳ đầu; số mà mẫu báo cáo không cho gộp thì không có giá trị. Đơn vị thiếu báo cáo của một kỳ thì mới có một phần số phát sinh, vẫn được cộng.",
        super::count(periods),
        label(from),
        label(to),
        short(from.from),
        short(to.to),
    )
}

/// Collections that do not make up a longer time.
#[must_use]
pub fn gap(gap: &SeriesGap) -> String {
    let found = short(gap.found);
    let why = match gap.expected {
        Some(expected) => format!(
            "cần bộ tổng hợp bắt đầu từ {}, nhưng bộ kế tiếp trên máy này bắt đầu từ {found}",
            short(expected)
        ),
        None => format!("bộ đầu tiên trên máy này bắt đầu từ {found}, không phải từ đầu"),
    };
    format!(
        "Chưa lũy kế được: {why}. Mở hoặc tạo bộ tổng hợp của các kỳ còn thiếu rồi xem lại; dưới đây là số của kỳ này."
    )
}
