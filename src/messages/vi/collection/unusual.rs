//! Words of values that stand out in their group, or changed much since the period before.

use super::count;
use super::totals::number as shown;
use crate::input::number;
use crate::messages::vi::since_previous;
use crate::model::template::PreviousChange;
use crate::rollup::outliers::FEWEST;
use crate::rollup::sheet::{SheetKind, SheetRow};
use crate::rollup::unusual::{Unusual, UnusualChange, UnusualValue};

/// Heading.
pub const TITLE: &str = "Bất thường";
/// What the page is.
pub const HINT: &str = "Số đứng xa số của các đơn vị khác, hoặc thay đổi nhiều so với kỳ trước. Bất thường không phải là sai: bấm vào số để xem trong báo cáo, hỏi lại đơn vị nếu cần.";
/// While it is looked for.
pub const LOOKING: &str = "Đang xem từng số…";
/// Which values are held against each other.
pub const AMONG: &str = "So với nhau";
/// Those of a group.
pub const AMONG_GROUP: &str = "Trong từng nhóm";
/// Those of all agencies.
pub const AMONG_ALL: &str = "Giữa mọi đơn vị";
/// Which kind.
pub const KIND: &str = "Loại";
/// Values that stand out.
pub const VALUES: &str = "Đứng xa các đơn vị khác";
/// Values that changed.
pub const CHANGES: &str = "Thay đổi nhiều so với kỳ trước";
/// Heads of values that stand out.
pub const VALUE_HEADS: [&str; 7] = [
    "Số liệu",
    "Đơn vị",
    "Giá trị",
    "Trung vị",
    "Thường gặp",
    "Độ lệch",
    FOLLOW_UP,
];
/// Heads of values that changed.
pub const CHANGE_HEADS: [&str; 6] = [
    "Số liệu",
    "Đơn vị",
    "Kỳ này",
    "Kỳ trước",
    "Thay đổi",
    FOLLOW_UP,
];
/// Marks a number to be asked about again.
pub const FOLLOW_UP: &str = "Hỏi lại";
/// Only these.
pub const ONLY_MARKED: &str = "Chỉ số cần hỏi lại";
/// Those of an agency.
pub const FOLLOW_UPS: &str = "Số cần hỏi lại đơn vị";

/// What the mark beside a number is called.
#[must_use]
pub fn mark_of(number: &str, agency: &str) -> String {
    if agency.is_empty() {
        format!("{FOLLOW_UP}: {number}")
    } else {
        format!("{FOLLOW_UP}: {number}, {agency}")
    }
}

/// How scores are worked out.
pub const METHOD: &str = "Độ lệch = 0,6745 × (giá trị − trung vị) ÷ trung vị của các khoảng cách đến trung vị (theo Iglewicz và Hoaglin); từ 3,5 trở lên về hai phía là bất thường.";
/// No value stands out.
pub const NO_VALUES: &str = "Không có giá trị nào đứng xa giá trị của các đơn vị khác.";
/// No value changed much.
pub const NO_CHANGES: &str = "Không có số nào thay đổi nhiều đến ngưỡng so với kỳ trước.";
/// The period before was not asked for, or is not on this machine.
pub const NOT_COMPARED: &str =
    "Chưa so với kỳ trước: bấm “So với kỳ trước” để đọc bộ tổng hợp của kỳ trước trên máy này.";
/// Nothing of what is looked for.
pub const NONE_FOUND: &str = "Không có số nào như vậy: bỏ bớt điều kiện lọc để xem các số khác.";
/// What a department's own threshold of changes rests on.
pub const OWN_THRESHOLD: &str = "Mẫu báo cáo không đặt ngưỡng nên dùng ngưỡng chung";

/// What was looked at, and what could not be.
#[must_use]
pub fn looked_at(found: &Unusual) -> String {
    let compared = count(found.compared);
    let mut told = format!(
        "Đã so {compared} dãy số (một dãy là một số liệu của các đơn vị được so với nhau)."
    );
    let left = [
        (
            found.too_few,
            format!("dãy có dưới {FEWEST} giá trị nên không xét"),
        ),
        (found.alike, "dãy mà các đơn vị ghi như nhau".to_owned()),
        (
            found.too_large,
            "dãy có số quá lớn nên không tính được".to_owned(),
        ),
    ];
    let left = left.into_iter().filter(|(number, _)| *number > 0);
    let left: Vec<String> = left
        .map(|(number, what)| format!("{} {what}", count(number)))
        .collect();
    if !left.is_empty() {
        told = format!("{told} Ngoài ra: {}.", left.join("; "));
    }
    told
}

/// How many agencies could be held against the period before.
#[must_use]
pub fn in_both(agencies: usize) -> String {
    format!("{} đơn vị có số ở cả hai kỳ.", count(agencies))
}

/// None could.
pub const IN_NEITHER: &str = "Chưa so được: không đơn vị nào có số ở cả hai kỳ. Kiểm tra danh sách đơn vị của hai bộ tổng hợp (mã định danh, tên).";

/// Nothing could be compared.
#[must_use]
pub fn too_few() -> String {
    format!(
        "Chưa có số liệu nào mà từ {FEWEST} đơn vị trở lên cùng có giá trị để so với nhau. Nhận thêm báo cáo, hoặc chọn so “{AMONG_ALL}”."
    )
}

/// From which change on values are listed.
#[must_use]
pub fn threshold(change: PreviousChange, own: bool) -> String {
    let (percent, least) = (change.percent, number::format(change.least));
    let by = format!("từ {percent}% và từ {least} đơn vị tính trở lên");
    if own {
        format!("{OWN_THRESHOLD}: {by}.")
    } else {
        format!("Ngưỡng của mẫu báo cáo: {by}.")
    }
}

/// "từ 6,81 đến 17,19".
#[must_use]
pub fn usual(found: &UnusualValue) -> String {
    let bound = |value| number::format_rounded(value, 2);
    let (from, to) = &found.usual;
    format!("từ {} đến {}", bound(from), bound(to))
}

/// How far a value stands out, and to which side: "+59,36".
#[must_use]
pub fn score(found: &UnusualValue) -> String {
    let text = number::format_rounded(&found.score, 2);
    if found.score.is_negative() {
        text
    } else {
        format!("+{text}")
    }
}

/// The median of a group, and of how many values it is.
#[must_use]
pub fn median(found: &UnusualValue, row: &SheetRow) -> String {
    let median = match row.kind {
        SheetKind::Indicator { .. } => shown(&found.median, row),
        // Between two whole numbers it may be a half.
        _ => {
            let median = number::format_result(&found.median);
            number::with_unit(median.digits(), row.unit.as_deref())
        }
    };
    format!("{median} ({} giá trị)", count(found.values))
}

/// How much a value changed: per cent, of percentages points too.
#[must_use]
pub fn change(found: &UnusualChange) -> String {
    let told = [&found.points, &found.change];
    let told: Vec<String> = told
        .into_iter()
        .flatten()
        .map(since_previous::change)
        .collect();
    if told.is_empty() {
        "kỳ trước là 0".to_owned()
    } else {
        told.join("; ")
    }
}

/// How many are shown.
#[must_use]
pub fn more(left: usize) -> String {
    format!("Hiện thêm ({} dòng nữa)", count(left))
}
