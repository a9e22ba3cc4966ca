//! What the dry run says of a report that a file replaces: what changes.

use crate::input::number;
use crate::messages::vi::excerpts::{both_ends, shortened};
use crate::messages::vi::import::{range, status};
use crate::messages::vi::period;
use crate::model::period::Period;
use crate::model::report::{Report, Revision};

/// How many changes of a replaced report are told.
pub const MOST_CHANGES: usize = 8;

/// What taking a file in changes in the report that it replaces: place, before and after of each.
#[must_use]
pub fn differences<'a>(changes: impl Iterator<Item = [&'a str; 3]>, count: usize) -> Vec<String> {
    if count == 0 {
        return Vec::new();
    }
    let mut lines = vec![format!(
        "So với bản trên máy có {} chỗ khác:",
        number::format(count.into())
    )];
    lines.extend(changes.take(MOST_CHANGES).map(|[place, before, after]| {
        format!(
            "“{}”: {} → {}",
            both_ends(place),
            shortened(before),
            shortened(after)
        )
    }));
    if count > MOST_CHANGES {
        lines.push(format!(
            "... và {} chỗ khác nữa.",
            number::format((count - MOST_CHANGES).into())
        ));
    }
    lines
}

/// The file is of another template than the report that it replaces.
#[must_use]
pub fn template_changes(here: &str, file: &str) -> String {
    format!(
        "CHÚ Ý: báo cáo cùng mã trên máy lập theo mẫu “{here}”, tệp lập theo mẫu “{file}”. Hai mẫu khác nhau thì thường là hai báo cáo: chỉ nhận nếu chắc chắn, hoặc hỏi lại nơi gửi."
    )
}

/// The file is of another period than the report that it replaces.
#[must_use]
pub fn period_changes(here: &Period, file: &Period) -> String {
    format!(
        "CHÚ Ý: kỳ báo cáo khác nhau. Trên máy: {} ({}); trong tệp: {} ({}).",
        period::label(here),
        range(here),
        period::label(file),
        range(file)
    )
}

/// How far the work has come differs between a report here and a file; `None` when it does not.
#[must_use]
pub fn status_changes(here: &Report, file: &Report) -> Option<String> {
    let (before, after) = (status(here), status(file));
    (before != after).then(|| format!("Trạng thái: {before} → {after}."))
}

/// The file has parts, or lacks some, that this version keeps without using them.
pub const UNKNOWN_DIFFERS: &str =
    "Khác ở phần dữ liệu phần mềm này không dùng; phần đó được giữ nguyên theo tệp.";
/// The file was made by another state of the same template.
pub const TEMPLATE_VERSION_DIFFERS: &str = "Hai bản lập theo hai phiên bản của cùng mẫu báo cáo.";
/// Only the time of the last change differs.
pub const ONLY_CHANGED: &str = "Chỉ khác thời điểm sửa; số liệu và lời văn không khác.";
/// What differs is neither an answer nor a time: the time of completion.
pub const ONLY_COURSE: &str = "Số liệu và lời văn không khác.";

/// The issue differs between a report here and a file: its number, what it replaces or why.
#[must_use]
pub fn revision_changes(here: &Revision, file: &Revision) -> String {
    if here.number == file.number {
        return "Khác ở ghi chú của lần ban hành (thay cho bản nào, vì sao).".to_owned();
    }
    format!("Lần ban hành: {} → {}.", here.number, file.number)
}
