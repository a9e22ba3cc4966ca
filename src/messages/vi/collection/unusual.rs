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
pub const HINT: &str = "Số đứng xa các đơn vị cùng nhóm, hoặc thay đổi nhiều so với kỳ trước. Bất thường không phải là sai: bấm vào số để xem trong báo cáo, hỏi lại đơn vị nếu cần.";
/// While it is looked for.
pub const LOOKING: &str = "Đang xem từng số…";
/// Which kind.
pub const KIND: &str = "Loại";
/// Values that stand out.
pub const VALUES: &str = "Khác các đơn vị cùng nhóm";
/// Values that changed.
pub const CHANGES: &str = "Thay đổi nhiều so với kỳ trước";
/// Heads of values that stand out.
pub const VALUE_HEADS: [&str; 6] = [
    "Số liệu",
    "Đơn vị",
    "Giá trị",
    "Trung vị của nhóm",
    "Thường gặp",
    "Độ lệch",
];
/// Heads of values that changed.
pub const CHANGE_HEADS: [&str; 5] = ["Số liệu", "Đơn vị", "Kỳ này", "Kỳ trước", "Thay đổi"];
/// How scores are worked out.
pub const METHOD: &str = "Độ lệch = 0,6745 × (giá trị − trung vị) ÷ trung vị của các khoảng cách đến trung vị (theo Iglewicz và Hoaglin); từ 3,5 trở lên về hai phía là bất thường. Mỗi nhóm đơn vị được xét riêng.";
/// No value stands out.
pub const NO_VALUES: &str = "Không có giá trị nào đứng xa các đơn vị cùng nhóm.";
/// No value changed much.
pub const NO_CHANGES: &str = "Không có số nào thay đổi nhiều đến ngưỡng so với kỳ trước.";
/// The period before was not asked for, or is not on this machine.
pub const NOT_COMPARED: &str =
    "Chưa so với kỳ trước: bấm “So với kỳ trước” để đọc bộ tổng hợp của kỳ trước trên máy này.";
/// Nothing of the group.
pub const NONE_OF_GROUP: &str = "Nhóm này không có số nào như vậy.";
/// What a department's own threshold of changes rests on.
pub const OWN_THRESHOLD: &str = "Mẫu báo cáo không đặt ngưỡng nên dùng ngưỡng chung";

/// What was looked at, and what could not be.
#[must_use]
pub fn looked_at(found: &Unusual) -> String {
    let compared = count(found.compared);
    let mut told = format!("Đã so {compared} dãy số (mỗi số liệu trong mỗi nhóm là một dãy).");
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

/// Nothing could be compared.
#[must_use]
pub fn too_few() -> String {
    format!(
        "Chưa nhóm nào có từ {FEWEST} đơn vị có giá trị trở lên, nên chưa so được với nhau. Nhận thêm báo cáo rồi xem lại."
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
