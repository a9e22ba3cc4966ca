//! Words of the previous period beside this one: what was stated then, how much it changed.

use crate::assess::since_previous::{Change, SincePrevious};
use crate::input::number::{format, with_unit};
use crate::messages::vi::period::label;
use crate::model::number::Number;
use crate::model::period::Period;

/// The least change that is shown as a number.
const LEAST: &str = "0,01";

/// The number of the previous period, with the change since; where another number is handed over below, which one this is.
#[must_use]
pub fn beside(since: &SincePrevious, is_own: bool) -> String {
    let period = if is_own {
        "Ô này kỳ trước"
    } else {
        "Kỳ trước"
    };
    let then = with_unit(&format(since.then.value()), since.percentage.then_some("%"));
    match &since.change {
        Some(one) => format!("{period}: {then} ({})", change(one)),
        None => format!("{period}: {then}"),
    }
}

/// A change, for the screen and inside a sentence: "tăng 5,20%", "giảm 1,25 điểm phần trăm", "không đổi".
#[must_use]
pub fn change(change: &Change) -> String {
    let Change::By { up, points, .. } = change else {
        return "không đổi".to_owned();
    };
    let verb = if *up { "tăng" } else { "giảm" };
    let figure = change.figure();
    let near_zero = !figure.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    let size = match (near_zero, points) {
        (false, _) => figure,
        (true, false) => format!("dưới {LEAST}%"),
        (true, true) => format!("dưới {LEAST}"),
    };
    let unit = if *points { " điểm phần trăm" } else { "" };
    format!("{verb} {size}{unit}")
}

/// Takes over the number with which a field begins.
#[must_use]
pub fn take(number: &Number) -> String {
    format!("Lấy số kỳ trước: {}", format(number.value()))
}

/// Its key, for the tip of the button, and all of its words where it may not show them.
#[must_use]
pub fn take_keys(take: &str, stated_in: Option<&str>) -> String {
    let from = stated_in.map(|label| format!("{take}{} – ", stated_as(label)));
    format!("{}Alt + L", from.unwrap_or_default())
}

/// After it, which field stated that number.
#[must_use]
pub fn stated_as(label: &str) -> String {
    format!(" (“{label}”)")
}

/// Which report this one is compared with.
#[must_use]
pub fn compared_with(period: &Period) -> String {
    format!(
        "Số liệu được so với báo cáo {} của cơ quan này, có trên máy này.",
        label(period)
    )
}

/// Goes to that report.
pub const OPEN: &str = "Mở báo cáo kỳ trước";

/// There is no report of the period before on this machine.
pub const NONE: &str = "Trên máy này chưa có báo cáo kỳ trước của cơ quan này để so sánh. Nếu có tệp JSON của kỳ trước, mở tệp đó ở trang đầu (“Mở tệp”) rồi quay lại báo cáo này.";
