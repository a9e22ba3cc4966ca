//! Words of charts and of the tables beside them.

use time::Date;

use super::{NO_GROUP, count};
use crate::collection::timeline::Timeline;
use crate::input::abbreviations::shortened;
use crate::input::date::short;
use crate::messages::vi::assessment;
use crate::messages::vi::collection::totals;
use crate::rollup::bars::{BarChoice, FEW_BARS};
use crate::rollup::histogram::Bin;
use crate::rollup::sheet::SheetRow;

/// Heading.
pub const TITLE: &str = "Biểu đồ";
/// What the page is.
pub const HINT: &str =
    "Mỗi biểu đồ có bảng số liệu đi kèm. Biểu đồ để nhìn chung; số chính xác ở trong bảng.";
/// While the script of charts comes.
pub const COMING: &str = "Đang tải phần vẽ biểu đồ…";
/// How reports came in.
pub const RECEIVED: &str = "Đơn vị đã gửi theo ngày";
/// Heads of its table.
pub const RECEIVED_HEADS: [&str; 3] = ["Ngày", "Gửi lần đầu trong ngày", "Đã gửi đến hết ngày"];
/// Nothing came.
pub const NOTHING_RECEIVED: &str = "Chưa nhận báo cáo nào.";
/// Which number.
pub const NUMBER: &str = "Số liệu";
/// Whose bars.
pub const BARS: &str = "So sánh";
/// Nobody has a value.
pub const NO_VALUES: &str = "Chưa đơn vị nào có giá trị.";
/// How values are spread.
pub const SPREAD: &str = "Phân bố giá trị của các đơn vị";
/// Heads of its table.
pub const SPREAD_HEADS: [&str; 2] = ["Khoảng giá trị", "Số đơn vị"];
/// The values are too large.
pub const TOO_LARGE: &str = "Có giá trị quá lớn nên không vẽ được phân bố.";
/// A line of the chart: agencies of which a report had come.
pub const SO_FAR: &str = "Đã gửi";
/// Bars of the chart: agencies whose first report came on the day.
pub const CAME: &str = "Gửi trong ngày";
/// Agencies in a bin.
pub const AGENCIES: &str = "Số đơn vị";
/// The target.
pub const TARGET: &str = assessment::TARGET;

/// Whose bars are drawn.
#[must_use]
pub fn choice(choice: BarChoice) -> String {
    match choice {
        BarChoice::Agencies => "Từng đơn vị".to_owned(),
        BarChoice::Groups => "Từng nhóm đơn vị".to_owned(),
        BarChoice::Largest => format!("{FEW_BARS} đơn vị lớn nhất"),
        BarChoice::Smallest => format!("{FEW_BARS} đơn vị nhỏ nhất"),
    }
}

/// Heads of the table of bars, without the target.
#[must_use]
pub fn bar_heads(choice: BarChoice) -> [&'static str; 2] {
    match choice {
        BarChoice::Groups => ["Nhóm", "Giá trị"],
        _ => ["Đơn vị", "Giá trị"],
    }
}

/// "45/52 đơn vị đã gửi; 40 đơn vị trong hạn (đến hết 20/03/2025)."
#[must_use]
pub fn received(found: &Timeline) -> String {
    let so_far = found.days.last().map_or(0, |day| day.so_far);
    let (so_far, owing) = (count(so_far), count(found.owing));
    let told = format!("{so_far}/{owing} đơn vị đã gửi");
    match found.deadline {
        Some(deadline) => format!(
            "{told}; {} đơn vị trong hạn (đến hết {}).",
            count(found.in_time),
            short(deadline)
        ),
        None => format!("{told}."),
    }
}

/// A day on the axis: "20/03", with its year where there are days of several.
#[must_use]
pub fn day(day: Date, with_year: bool) -> String {
    let text = short(day);
    match text.rsplit_once('/') {
        Some((day, _)) if !with_year => day.to_owned(),
        _ => text,
    }
}

/// The line of all that is owed.
#[must_use]
pub fn owing(owing: usize) -> String {
    format!("Phải gửi: {}", count(owing))
}

/// The line of the deadline.
#[must_use]
pub fn deadline(deadline: Date, with_year: bool) -> String {
    format!("Hạn nộp {}", day(deadline, with_year))
}

/// The values of a bin: "từ 10 đến dưới 20"; the last one has its upper bound too, and one of a single value is that value.
#[must_use]
pub fn bin(bin: &Bin, is_last: bool, row: &SheetRow) -> String {
    let (from, to) = (totals::plain(&bin.from), totals::plain(&bin.to));
    let unit = totals::unit(row);
    match (bin.from == bin.to, is_last) {
        (true, _) => format!("{from}{unit}"),
        (false, true) => format!("từ {from} đến {to}{unit}"),
        (false, false) => format!("từ {from} đến dưới {to}{unit}"),
    }
}

/// The same on the axis.
#[must_use]
pub fn short_bin(bin: &Bin) -> String {
    let (from, to) = (totals::plain(&bin.from), totals::plain(&bin.to));
    if bin.from == bin.to {
        from
    } else {
        format!("{from}–{to}")
    }
}

/// What stands for a chart where it is not seen.
#[must_use]
pub fn alternative(title: &str) -> String {
    format!("Biểu đồ: {title}. Số liệu ở bảng đi kèm.")
}

/// A name beside a bar, where there is little room: what all names begin with is short.
#[must_use]
pub fn bar_name(name: &str) -> String {
    shortened(name)
}

/// What stands below a chart on paper: "Biểu đồ 1. Đơn vị đã gửi theo ngày".
#[must_use]
pub fn caption(number: usize, title: &str) -> String {
    format!("{TITLE} {number}. {title}")
}

/// What bars are of: the number, and whose.
#[must_use]
pub fn bars_title(row: &SheetRow, choice: BarChoice, group: Option<&str>) -> String {
    let group = group.filter(|_| choice != BarChoice::Groups);
    let of = group.map(|group| {
        let group = if group.is_empty() { NO_GROUP } else { group };
        format!(", nhóm {group}")
    });
    format!(
        "{} – {}{}",
        totals::name(row),
        self::choice(choice).to_lowercase(),
        of.unwrap_or_default()
    )
}
