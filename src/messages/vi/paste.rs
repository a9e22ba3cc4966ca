//! Words of pasting a block from a spreadsheet.

use crate::input::number;

/// Opens the place to paste in.
pub const OPEN: &str = "Dán từ bảng tính";
/// Heading of the dry run.
pub const TITLE: &str = "Xem trước khi dán";
/// Label of the place to paste in.
pub const BLOCK: &str = "Các ô chép từ bảng tính";
/// How to get them there.
pub const BLOCK_HINT: &str = "Chép vùng ô trong Excel hoặc Google Trang tính rồi dán vào đây. Ô trống không thay số liệu đang có.";
/// Takes the block in, with how many cells it fills.
#[must_use]
pub fn paste(cells: usize) -> String {
    format!("Dán {} ô", count(cells))
}

/// Leaves the table as it is.
pub const CANCEL: &str = "Thôi";
/// How many lines at the top are headings.
pub const HEADINGS: &str = "Dòng tiêu đề ở đầu khối";
/// No line is a heading.
pub const NO_HEADINGS: &str = "Không có";
/// A dash stands for zero.
#[must_use]
pub fn dash_is_zero(cells: usize) -> String {
    format!("Ghi 0 cho {} ô chỉ có dấu “-”", count(cells))
}
/// In which notation the numbers are.
pub const NOTATION: &str = "Kiểu viết số";
/// Nobody said so yet.
pub const NOTATION_OPEN: &str = "Chọn kiểu viết số…";
/// As the app writes them.
pub const VIETNAMESE: &str = "Kiểu Việt Nam: 1.234,5";
/// As an English spreadsheet does.
pub const ENGLISH: &str = "Kiểu Anh: 1,234.5";
/// Puts the columns aside that have no place.
#[must_use]
pub fn put_aside(columns: usize) -> String {
    format!("Bỏ qua {} cột chưa chọn", count(columns))
}

/// Puts the lines aside that name no row of the table.
#[must_use]
pub fn put_lines_aside(lines: usize) -> String {
    format!("Bỏ qua {} dòng không có trong bảng", count(lines))
}
/// The row that a line goes to, for readers who hear the page: its name and its number from 1.
#[must_use]
pub fn row_choice(name: &str, line: usize) -> String {
    if name.is_empty() {
        format!("Dòng của bảng cho dòng {line} của khối")
    } else {
        format!("Dòng của bảng cho dòng {line} của khối ({name})")
    }
}

/// A line that looks like no row is pasted all the same.
pub const KEEP_LINE: &str = "Vẫn dán";
/// The same for readers who hear the page, with the line's name and its number from 1.
#[must_use]
pub fn keep_line(name: &str, line: usize) -> String {
    format!("{KEEP_LINE} dòng {line} của khối ({name})")
}

/// What a line of headings is called beside it.
pub const LINE_OF_HEADINGS: &str = "tiêu đề, không dán";
/// What a line that numbers columns is called beside it.
pub const LINE_OF_NUMBERS: &str = "số thứ tự cột, không dán";
/// What a line of totals is called beside it.
pub const LINE_OF_TOTALS: &str = "dòng tổng, không dán";
/// What a line that belongs to no table is called beside it.
pub const LINE_BESIDE: &str = "ghi chú, không dán";
/// What a line that names no row of the table is called beside it.
pub const LINE_OF_NO_ROW: &str = "không có trong bảng";
/// What one of several lines of one name is called beside it.
pub const LINE_OF_SAME_NAME: &str = "trùng tên dòng";
/// What a line is called of which nobody knows the row.
pub const LINE_OF_UNKNOWN_ROW: &str = "chưa rõ dòng nào";
/// What a line is called that a person put aside.
pub const LINE_PUT_ASIDE: &str = "bỏ qua";
/// What the heading of a group is called beside it.
pub const LINE_OF_GROUP: &str = "tên nhóm, không dán";
/// What a blank line is called beside it.
pub const BLANK_LINE: &str = "dòng trống";
/// A pasted column is left out.
pub const ASIDE: &str = "Bỏ qua";
/// A pasted column has the names of rows.
pub const AS_ROW_NAME: &str = "Tên dòng";
/// It is not decided where a pasted column goes.
pub const UNDECIDED: &str = "Chọn cột…";
/// It is not decided which row a line goes to.
pub const UNDECIDED_ROW: &str = "Chọn dòng…";
/// Takes back what was decided about a block.
pub const CHOOSE_AGAIN: &str = "Bỏ các lựa chọn, xem lại từ đầu";
/// Heading of the line of choices.
pub const GOES_TO: &str = "Dán vào";
/// Before what stays out.
pub const NOTES: &str = "Cần biết trước khi dán";
/// A row that the table gets.
pub const NEW_ROW: &str = "dòng mới";
/// Before the text of a cell that cannot be read.
pub const UNREADABLE: &str = "Không đọc được";
/// Beside a dash in the place of a number, of which nobody said whether it is 0.
pub const OPEN_DASH: &str = "Có phải 0?";
/// Below a date that is another day where the month stands first.
pub const DAY_OR_MONTH: &str = "Không rõ ngày, tháng; không dán";
/// Words among the numbers of rows, which stay out.
pub const WORDS_AMONG_ORDINALS: &str = "Chữ ở cột số thứ tự; không dán";
/// Nothing was pasted.
pub const EMPTY: &str = "Chưa có gì để dán: các ô đều trống.";
/// Between the old and the new text of a cell, for readers who hear the page.
pub const BECOMES: &str = " thay bằng ";

/// The choice of a number of heading lines.
#[must_use]
pub fn lines(lines: usize) -> String {
    format!("{lines} dòng")
}

/// Name of the choice above a pasted column, from 1.
#[must_use]
pub fn column_choice(column: usize, heading: &str) -> String {
    if heading.is_empty() {
        format!("Cột dán thứ {column}")
    } else {
        format!("Cột dán thứ {column}, “{heading}”")
    }
}

/// A column that is compared with what the app works out.
#[must_use]
pub fn to_compare(column: &str) -> String {
    format!("{column}: tự tính, chỉ đối chiếu")
}

/// What a block does to a table; `unread` tells of the cells that become no answer.
#[must_use]
pub fn summary(changed: usize, replaced: usize, added: usize, unread: &str) -> String {
    if changed == 0 && added == 0 {
        return "Không có ô nào thay đổi: số liệu đã giống bảng, hoặc đều được để ngoài như ghi dưới đây.".to_owned();
    }
    let mut text = format!("Điền {} ô", count(changed));
    if replaced > 0 {
        text.push_str(&format!(
            ", trong đó thay {} ô đang có số liệu",
            count(replaced)
        ));
    }
    if added > 0 {
        text.push_str(&format!(", thêm {} dòng", count(added)));
    }
    text + unread + "."
}

/// What the app works out in place of a pasted result.
#[must_use]
pub fn computes(shown: &str) -> String {
    format!("Tính lại: {shown}")
}

/// What was pasted.
#[must_use]
pub fn pasted(changed: usize, added: usize) -> String {
    let rows = if added > 0 {
        format!(", thêm {} dòng", count(added))
    } else {
        String::new()
    };
    format!("Đã dán {} ô{rows}.", count(changed))
}

/// Rows of a dry run that are not shown.
#[must_use]
pub fn more_rows(rows: usize) -> String {
    format!("… {} dòng không hiện ở đây", count(rows))
}

/// More than a table takes at once.
#[must_use]
pub fn too_large(rows: usize, columns: usize, characters: usize) -> String {
    format!(
        "Khối dán quá lớn. Mỗi lần dán tối đa {} dòng, {} cột và {} ký tự; hãy chép vùng nhỏ hơn.",
        count(rows),
        count(columns),
        count(characters)
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

/// More rows than a table takes.
#[must_use]
pub fn too_many_rows(most: usize) -> String {
    format!(
        "Dán thế này thì bảng vượt quá {} dòng. Hãy chép ít dòng hơn.",
        count(most)
    )
}

/// A count of things as people read it.
pub(crate) fn count(number: usize) -> String {
    number::format((number as u64).into())
}
