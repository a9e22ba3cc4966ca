//! Words of undo and redo, and of the page of earlier states.

use crate::input::number;

/// Heading and link of the page of earlier states.
pub const TITLE: &str = "Các bản đã lưu";
/// What the page is.
pub const LEAD: &str = "Máy này giữ lại các bản cũ của báo cáo trong lúc soạn: mười phút một bản, rồi thưa dần theo giờ, ngày, tuần. Có thể so với bản hiện nay và khôi phục; bản hiện nay cũng được giữ lại.";
/// No state was kept yet.
pub const NONE: &str = "Chưa có bản nào được giữ. Bản đầu tiên được giữ khi báo cáo có thay đổi.";
/// The browser offers no second store.
pub const NOT_HERE: &str = "Trình duyệt này đang chặn kho lưu thứ hai (IndexedDB) nên không giữ được các bản cũ. Báo cáo đang soạn vẫn được lưu.";
/// Compares a state with the present one.
pub const COMPARE: &str = "So với bản hiện nay";
/// Brings a state back.
pub const RESTORE: &str = "Khôi phục bản này";
/// Keeps the present state.
pub const KEEP: &str = "Giữ lại bản hiện nay";
/// The present state was kept.
pub const KEPT: &str = "Đã giữ lại bản hiện nay.";
/// The same, on another page.
pub const KEPT_NOW: &str = "Đã giữ lại bản hiện nay; xem và khôi phục ở “Các bản đã lưu”.";
/// A state was brought back.
pub const RESTORED: &str =
    "Đã khôi phục bản đã chọn; bản trước đó được giữ trong danh sách, và Ctrl + Z lấy lại ngay.";
/// A state was brought back, but the present one could not be kept.
pub const RESTORED_NOT_KEPT: &str = "Đã khôi phục bản đã chọn. Bản trước đó chưa giữ được trong danh sách vì kho lưu thứ hai (IndexedDB) đang lỗi: chỉ Ctrl + Z lấy lại được, trong lần mở trang này.";
/// The present state could not be kept.
pub const NOT_KEPT: &str = "Chưa giữ được bản hiện nay vì kho lưu thứ hai (IndexedDB) đang lỗi. Báo cáo đang soạn vẫn được lưu.";
/// The report must be open.
pub const COMPLETED: &str =
    "Báo cáo đã hoàn thành. Muốn khôi phục bản cũ, hãy mở lại báo cáo trước.";
/// Both states are the same.
pub const SAME: &str = "Bản này giống hệt bản hiện nay.";
/// Columns of a comparison.
pub const COLUMNS: [&str; 3] = ["Nơi khác nhau", "Bản đã chọn", "Bản hiện nay"];
/// A state cannot be read.
pub const UNREADABLE: &str = "Bản này không đọc được nữa; các bản khác không bị ảnh hưởng.";
/// Takes the last step back.
pub const UNDO: &str = "Hoàn tác";
/// Does it again.
pub const REDO: &str = "Làm lại";
/// Keys, for the tip of the buttons.
pub const UNDO_KEYS: &str = "Ctrl + Z";
/// Keys, for the tip of the buttons.
pub const REDO_KEYS: &str = "Ctrl + Y";
/// Nothing stands there.
pub const BLANK: &str = "(trống)";
/// Optional sections.
pub const INCLUDED: &str = "Mục tùy chọn được đưa vào";
/// The explanation of a finding.
pub const EXPLANATION: &str = "Lời giải trình";
/// A rewritten sentence.
pub const SENTENCE: &str = "Câu văn sửa tay";

/// The comment at a field.
#[must_use]
pub fn comment_at(field: &str) -> String {
    format!("Ghi chú ở ô “{field}”")
}

/// Why a state was kept.
#[must_use]
pub fn reason(word: &str) -> &'static str {
    match word {
        "opened" => "lúc mở ra soạn",
        "completed" => "lúc hoàn thành",
        "replaced" => "trước khi bị bản khác thay",
        "asked" => "giữ theo yêu cầu",
        _ => "trong lúc soạn",
    }
}

/// Rows of a table.
#[must_use]
pub fn rows_of(table: &str) -> String {
    format!("Các dòng của “{table}”")
}

/// How many rows.
#[must_use]
pub fn row_count(count: usize) -> String {
    format!("{} dòng", number::format((count as u64).into()))
}

/// The rows of a table in their order, by their names; of many the first few.
#[must_use]
pub fn row_order(names: &[String]) -> String {
    let mut told: Vec<&str> = names.iter().take(MOST_ROWS).map(String::as_str).collect();
    if names.len() > MOST_ROWS {
        told.push("...");
    }
    told.join(", ")
}

/// How many rows are named.
const MOST_ROWS: usize = 3;

/// The same rows in another order.
#[must_use]
pub fn reordered(names: &[String]) -> String {
    format!("{} (đổi thứ tự dòng)", row_order(names))
}

/// As many rows, some of them others.
#[must_use]
pub fn other_rows(count: usize) -> String {
    format!("{}, có dòng khác", row_count(count))
}

/// A row without a name, by its number.
#[must_use]
pub fn row_number(number: &str) -> String {
    format!("dòng {number}")
}

/// A field that does not apply.
#[must_use]
pub fn not_applicable(reason: &str) -> String {
    format!("Không áp dụng: {reason}")
}

/// Yes and no.
#[must_use]
pub fn yes_or_no(yes: bool) -> &'static str {
    if yes { "Có" } else { "Không" }
}

/// How many places differ.
#[must_use]
pub fn differences(count: usize) -> String {
    format!("Khác nhau ở {} chỗ.", number::format((count as u64).into()))
}

/// A step was taken back.
#[must_use]
pub fn undone(place: &str, more: usize) -> String {
    format!("Đã hoàn tác: {}.", places(place, more))
}

/// A step was done again.
#[must_use]
pub fn redone(place: &str, more: usize) -> String {
    format!("Đã làm lại: {}.", places(place, more))
}

fn places(place: &str, more: usize) -> String {
    if more == 0 {
        format!("“{place}”")
    } else {
        format!("“{place}” và {more} chỗ khác")
    }
}
