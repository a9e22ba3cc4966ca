//! Words of pasting a block from a spreadsheet.

use crate::text::number;

/// Opens the place to paste in.
pub const OPEN: &str = "Dán từ bảng tính";
/// Heading of the dry run.
pub const TITLE: &str = "Xem trước khi dán";
/// Label of the place to paste in.
pub const BLOCK: &str = "Các ô chép từ bảng tính";
/// How to get them there.
pub const BLOCK_HINT: &str =
    "Chép vùng ô trong Excel hoặc Google Trang tính rồi dán vào đây. Ô trống không thay số liệu đang có.";
/// Takes the block in.
pub const PASTE: &str = "Dán";
/// Leaves the table as it is.
pub const CANCEL: &str = "Thôi";
/// The first row is one of headings.
pub const HEADINGS: &str = "Dòng đầu là tiêu đề, không dán";
/// A row that the table gets.
pub const NEW_ROW: &str = "dòng mới";
/// Before the text of a cell that cannot be read.
pub const UNREADABLE: &str = "Không đọc được";
/// Nothing was pasted.
pub const EMPTY: &str = "Chưa có gì để dán: các ô đều trống.";
/// Between the old and the new text of a cell, for readers who hear the page.
pub const BECOMES: &str = " thay bằng ";

/// What a block does to a table.
#[must_use]
pub fn summary(changed: usize, replaced: usize, added: usize, unreadable: usize) -> String {
    if changed == 0 && added == 0 {
        return "Các ô này đã giống bảng; dán cũng không đổi gì.".to_owned();
    }
    let mut text = format!("Điền {} ô", count(changed));
    if replaced > 0 {
        text.push_str(&format!(", trong đó thay {} ô đang có số liệu", count(replaced)));
    }
    if added > 0 {
        text.push_str(&format!(", thêm {} dòng", count(added)));
    }
    if unreadable > 0 {
        text.push_str(&format!(". Có {} ô không đọc được; chữ vẫn được giữ trong ô để sửa", count(unreadable)));
    }
    text + "."
}

/// What was pasted.
#[must_use]
pub fn pasted(changed: usize, added: usize) -> String {
    let rows = if added > 0 { format!(", thêm {} dòng", count(added)) } else { String::new() };
    format!("Đã dán {} ô{rows}.", count(changed))
}

/// Rows of a dry run that are not shown.
#[must_use]
pub fn more_rows(rows: usize) -> String {
    format!("và {} dòng nữa", count(rows))
}

/// More than a table takes at once.
#[must_use]
pub fn too_large(rows: usize, characters: usize) -> String {
    format!(
        "Khối dán quá lớn. Mỗi lần dán tối đa {} dòng và {} ký tự; hãy chép ít dòng hơn.",
        count(rows),
        count(characters)
    )
}

/// More columns than the table has.
#[must_use]
pub fn too_wide(pasted: usize, free: usize) -> String {
    format!(
        "Khối dán có {} cột, nhưng từ ô này bảng chỉ còn {} cột. Hãy chép lại đúng số cột hoặc bắt đầu từ ô khác.",
        count(pasted),
        count(free)
    )
}

/// More rows than the table has.
#[must_use]
pub fn too_long(pasted: usize, free: usize) -> String {
    format!(
        "Khối dán có {} dòng, nhưng từ ô này bảng chỉ còn {} dòng và mẫu không cho thêm. Hãy chép lại đúng số dòng.",
        count(pasted),
        count(free)
    )
}

/// A row that the template does not name.
#[must_use]
pub fn no_such_row(name: &str) -> String {
    format!("Bảng không có dòng “{name}”. Hãy chép đúng các dòng của bảng, hoặc chỉ chép số liệu mà không chép tên dòng.")
}

/// More rows than a table takes.
#[must_use]
pub fn too_many_rows(most: usize) -> String {
    format!("Dán thế này thì bảng vượt quá {} dòng. Hãy chép ít dòng hơn.", count(most))
}

fn count(number: usize) -> String {
    number::format((number as u64).into())
}
