//! What of a pasted block stays out of a table, and what is understood otherwise than it stands there.

use crate::messages::vi::paste::{KEEP_LINE, count};

/// Lines of headings.
#[must_use]
pub fn heading_lines(lines: usize) -> String {
    format!("Không dán {} dòng tiêu đề.", count(lines))
}

/// Lines that number the columns.
#[must_use]
pub fn numbering_lines(lines: usize) -> String {
    format!("Không dán {} dòng đánh số cột.", count(lines))
}

/// Headings of groups in a table that has none.
#[must_use]
pub fn group_lines(lines: usize) -> String {
    format!(
        "Không dán {} dòng tên nhóm, vì bảng này không có nhóm. Nếu là dòng số liệu, chọn “{KEEP_LINE}” ở dòng đó.",
        count(lines)
    )
}

/// Lines that belong to no table.
#[must_use]
pub fn lines_beside(lines: usize) -> String {
    format!(
        "Không dán {} dòng ghi chú, nguồn, chữ ký hoặc tên bảng. Nếu là dòng số liệu, chọn “{KEEP_LINE}” ở dòng đó.",
        count(lines)
    )
}

/// Lines that name no row of the table and were put aside.
#[must_use]
pub fn lines_put_aside(lines: usize) -> String {
    format!("Bỏ qua {} dòng không có trong bảng.", count(lines))
}

/// Other lines that a person put aside.
#[must_use]
pub fn lines_chosen_aside(lines: usize) -> String {
    format!("Đã chọn bỏ qua {} dòng của khối dán.", count(lines))
}

/// Rows that bring nothing but a name; their positions count from 0.
#[must_use]
pub fn only_named(lines: &[usize]) -> String {
    format!(
        "Dòng {} của khối dán chỉ có tên, không có số liệu, và vẫn được dán thành dòng của bảng. Nếu đó là ghi chú, hãy chép lại không kèm dòng đó.",
        numbered(lines)
    )
}

/// Lines of totals whose numbers are the sums of the others.
#[must_use]
pub fn totals_that_add_up(lines: usize) -> String {
    format!(
        "Không dán {} dòng tổng: số ở đó đúng bằng tổng các dòng khác. Nếu là dòng số liệu, chọn “{KEEP_LINE}” ở dòng đó.",
        count(lines)
    )
}

/// Lines that are named or numbered like totals, or have no name, but their numbers are not the sums of others.
#[must_use]
pub fn totals_that_do_not(lines: usize) -> String {
    format!(
        "Không dán {} dòng trông như dòng tổng (theo tên, theo số thứ tự hoặc vì không có tên), nhưng số ở đó không bằng tổng các dòng được dán. Nếu là dòng số liệu, chọn “{KEEP_LINE}” ở dòng đó.",
        count(lines)
    )
}

/// Lines that are named like totals and have no numbers to compare.
#[must_use]
pub fn totals_unknown(lines: usize) -> String {
    format!(
        "Không dán {} dòng có tên như dòng tổng. Nếu là dòng số liệu, chọn “{KEEP_LINE}” ở dòng đó.",
        count(lines)
    )
}

/// Lines that are pasted although their numbers are the sums of others; their positions count from 0.
#[must_use]
pub fn like_totals(lines: &[usize]) -> String {
    format!(
        "Dòng {} của khối dán có số đúng bằng tổng các dòng khác nhưng vẫn được dán. Nếu đó là dòng tổng, hãy chép lại không kèm dòng đó để không tính hai lần.",
        numbered(lines)
    )
}

/// Lines that are pasted with numbers although they stand like the names of groups; their positions count from 0.
#[must_use]
pub fn like_groups(lines: &[usize]) -> String {
    format!(
        "Dòng {} của khối dán đứng như tên nhóm của các dòng dưới (thiếu số thứ tự hoặc chữ mà các dòng khác đều có) nhưng có số liệu nên vẫn được dán. Nếu đó là số cộng của nhóm, hãy chép lại không kèm dòng đó để không tính hai lần.",
        numbered(lines)
    )
}

/// Numbers after names of rows that were pasted into a cell in the middle of the table.
#[must_use]
pub fn begins_at(column: &str) -> String {
    format!(
        "Số liệu sau tên dòng được dán từ cột “{column}”, nơi đang chọn. Nếu là số liệu của cột khác, chọn lại cột ở hàng đầu bảng dưới đây."
    )
}

/// A column that the app works out.
#[must_use]
pub fn computed_column(column: &str) -> String {
    format!("Cột “{column}” do phần mềm tính nên không dán, chỉ đối chiếu.")
}

/// Results of the block that are not those of the app.
#[must_use]
pub fn results_differ(cells: usize) -> String {
    format!(
        "Có {} ô ở cột tự tính khác với kết quả tính lại; các ô này được đánh dấu.",
        count(cells)
    )
}

/// Dates that are left out, since others beside them have the month first.
#[must_use]
pub fn day_or_month(cells: usize) -> String {
    format!(
        "Không dán {} ô ngày: không rõ số nào là ngày, số nào là tháng, vì cùng khối có ngày viết kiểu tháng/ngày. Hãy đổi sang ngày/tháng/năm trong bảng tính rồi dán lại.",
        count(cells)
    )
}

/// Words that are left out, since they stand among the numbers of rows.
#[must_use]
pub fn words_among_ordinals(cells: usize) -> String {
    format!(
        "Không dán {} ô chữ nằm ở cột số thứ tự. Nếu đó là tên của dòng, hãy chuyển sang cột tên trong bảng tính rồi dán lại.",
        count(cells)
    )
}

/// A date with the month first.
#[must_use]
pub fn month_first(text: &str) -> String {
    format!(
        "Ngày viết kiểu tháng/ngày, như {text}. Hãy đổi sang ngày/tháng/năm trong bảng tính rồi dán lại."
    )
}

/// Numbers of rows.
pub const ORDINAL_COLUMN: &str = "Cột số thứ tự không dán; bảng tự đánh số.";

/// A heading that names no column.
#[must_use]
pub fn no_such_column(heading: &str) -> String {
    if heading.is_empty() {
        return "Có một cột không có tiêu đề và chưa rõ dán vào đâu.".to_owned();
    }
    format!("Cột “{heading}” không trùng tên cột nào của bảng.")
}

/// A column that a person left out.
#[must_use]
pub fn put_aside(heading: &str) -> String {
    if heading.is_empty() {
        return "Bỏ qua một cột không có tiêu đề.".to_owned();
    }
    format!("Bỏ qua cột “{heading}”.")
}

/// A heading that is a part of one column's label.
#[must_use]
pub fn alike(heading: &str, column: &str) -> String {
    format!("Cột “{heading}” được hiểu là cột “{column}”.")
}

/// Numbers in another unit, left out.
#[must_use]
pub fn other_unit(column: &str, unit: &str, own: &str) -> String {
    format!(
        "Cột “{column}” của khối dán tính bằng {unit}, {}, nên không tự dán. Hãy bỏ qua cột này, hoặc đổi đơn vị trong bảng tính rồi chép lại.",
        counted_in(own)
    )
}

/// A number in another unit than the field that its name means, left out.
#[must_use]
pub fn other_unit_of_field(field: &str, unit: &str, own: &str) -> String {
    let own = if own.is_empty() {
        "ô không có đơn vị".to_owned()
    } else {
        format!("ô tính bằng {own}")
    };
    format!(
        "Số cho ô “{field}” trong khối dán tính bằng {unit}, {own}, nên để ngoài. Hãy đổi đơn vị trước khi dán."
    )
}

/// Numbers in another unit, pasted because a person said so.
#[must_use]
pub fn other_unit_chosen(column: &str, unit: &str, own: &str) -> String {
    format!(
        "Số dán vào cột “{column}” ghi là tính bằng {unit}, {}. Số được dán nguyên, không đổi đơn vị.",
        counted_in(own)
    )
}

/// A fact with the number of its cells.
#[must_use]
pub fn counted(fact: &str, cells: usize) -> String {
    format!("{} ô: {fact}", count(cells))
}

/// How a number is understood.
#[must_use]
pub fn understood(text: &str, number: &str) -> String {
    format!("Đã hiểu {text} là {number}")
}

/// How some numbers are understood: pairs of what stands there and what it is; whether there are more.
#[must_use]
pub fn understood_as(pairs: &[(String, String)], more: bool) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(text, number)| format!("{text} là {number}"))
        .collect();
    let end = if more { "; …" } else { "." };
    format!("Đã hiểu {}{end}", pairs.join("; "))
}

/// Numbers in English notation.
#[must_use]
pub fn as_english(understood: &str) -> String {
    format!("Số viết kiểu Anh. {understood}")
}

/// Numbers with spaces between groups of three digits.
#[must_use]
pub fn without_spaces(understood: &str) -> String {
    format!("Dấu cách ngăn hàng nghìn đã được bỏ. {understood}")
}

/// Numbers with signs that nobody sees, or of East Asian width.
#[must_use]
pub fn cleaned(understood: &str) -> String {
    format!("Đã bỏ ký tự vô hình, đổi chữ số toàn chiều rộng thành chữ số thường. {understood}")
}

/// Numbers with three decimals.
#[must_use]
pub fn thousandths(whole: &str, decimals: &str) -> String {
    format!(
        "Dấu phẩy được hiểu là dấu thập phân, như {whole},{decimals} là {whole} đơn vị và {decimals} phần nghìn."
    )
}

/// A space that nobody sees, where it groups no thousands.
#[must_use]
pub fn hidden_space(sign: char) -> String {
    format!(
        "Có dấu cách vô hình (U+{:04X}) không ngăn đúng từng nhóm ba chữ số. Hãy xóa cả ô rồi gõ lại số.",
        u32::from(sign)
    )
}

/// Numbers below zero as accountants write them.
pub const PARENTHESES: &str =
    "Số trong ngoặc đơn, như (100), là số âm theo cách ghi kế toán; ô này không nhận số âm.";

/// Numbers that only English notation has, and where that is chosen for the block, if it may be meant.
#[must_use]
pub fn english_only(text: &str, typed: &str, choice: Option<(&str, &str)>) -> String {
    let advice = choice.map_or_else(String::new, |(choice, english)| {
        format!(" Nếu cả khối viết kiểu Anh, chọn “{english}” ở “{choice}”.")
    });
    format!(
        "Dấu chấm không ngăn đúng nhóm ba chữ số; chỉ đọc được theo kiểu Anh, khi đó {text} là {typed}.{advice}"
    )
}

/// Numbers that English notation has not.
#[must_use]
pub fn not_english(choice: &str) -> String {
    format!("Không phải số viết kiểu Anh. Hãy chọn lại “{choice}”, hoặc sửa trong ô sau khi dán.")
}

/// Positions of lines as people count them.
fn numbered(lines: &[usize]) -> String {
    let lines: Vec<String> = lines.iter().map(|at| count(at + 1)).collect();
    lines.join(", ")
}

fn counted_in(unit: &str) -> String {
    if unit.is_empty() {
        "cột của bảng không có đơn vị".to_owned()
    } else {
        format!("bảng tính bằng {unit}")
    }
}
