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

/// Lines of totals whose numbers are the sums of the others.
#[must_use]
pub fn totals_that_add_up(lines: usize) -> String {
    format!(
        "Không dán {} dòng tổng: số ở đó đúng bằng tổng các dòng khác. Nếu là dòng số liệu, chọn “{KEEP_LINE}” ở dòng đó.",
        count(lines)
    )
}

/// Lines that are named like totals, but their numbers are not the sums of others.
#[must_use]
pub fn totals_that_do_not(lines: usize) -> String {
    format!(
        "Không dán {} dòng có tên như dòng tổng, nhưng số ở đó không bằng tổng các dòng khác. Nếu là dòng số liệu, chọn “{KEEP_LINE}” ở dòng đó.",
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
    let lines: Vec<String> = lines.iter().map(|at| count(at + 1)).collect();
    format!(
        "Dòng {} của khối dán có số đúng bằng tổng các dòng khác nhưng vẫn được dán. Nếu đó là dòng tổng, hãy chép lại không kèm dòng đó để không tính hai lần.",
        lines.join(", ")
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

/// Numbers of rows.
pub const ORDINAL_COLUMN: &str = "Cột số thứ tự không dán; bảng tự đánh số.";

/// A heading that names no column.
#[must_use]
pub fn no_such_column(heading: &str) -> String {
    if heading.is_empty() {
        return "Có một cột không có tiêu đề nên để ngoài; muốn dán thì chọn cột ở hàng “Dán vào”."
            .to_owned();
    }
    format!(
        "Cột “{heading}” không trùng tên cột nào của bảng nên để ngoài; muốn dán thì chọn cột ở hàng “Dán vào”."
    )
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
        "Cột “{column}” của khối dán tính bằng {unit}, {}, nên để ngoài. Hãy đổi đơn vị trước khi dán.",
        counted_in(own)
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

fn counted_in(unit: &str) -> String {
    if unit.is_empty() {
        "cột của bảng không có đơn vị".to_owned()
    } else {
        format!("bảng tính bằng {unit}")
    }
}
