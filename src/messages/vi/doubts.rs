//! Words of what is undecided about a block that is pasted into a table, and of what may be otherwise than a person means.
//!
//! Not here: what the dry run itself says (`paste`).

use crate::messages::vi::paste::{ASIDE, ENGLISH, NOTATION, count};

/// The width of a block fits in two ways, or in an order that the numbers speak against.
pub const UNCERTAIN_ORDER: &str = "Không chắc mỗi cột của khối dán thuộc cột nào của bảng. Hãy chọn cột ở hàng “Dán vào”, hoặc chép kèm dòng tiêu đề.";
/// The first column may be numbers of rows or data.
pub const ORDINAL_OR_NUMBER: &str = "Cột đầu của khối dán có thể là số thứ tự hoặc số liệu. Hãy chọn cột ở hàng “Dán vào”, hoặc chép lại không kèm số thứ tự.";
/// Headings that name no column.
pub const UNKNOWN_HEADINGS: &str = "Tiêu đề của khối dán không trùng tên cột nào của bảng. Hãy chọn cột ở hàng “Dán vào”; nếu dòng đầu là số liệu, chọn lại số dòng tiêu đề.";

/// A heading that is like a label and may mean something else.
#[must_use]
pub fn alike(heading: &str, column: &str) -> String {
    format!(
        "Cột “{heading}” của khối dán giống nhưng không trùng tên cột “{column}” của bảng. Nếu đúng là số liệu của cột đó, hãy chọn ở hàng “Dán vào”; nếu không, chọn “{ASIDE}”."
    )
}

/// Numbers for a column that the app works out, without those that it is worked out from.
#[must_use]
pub fn incomparable(heading: &str, column: &str) -> String {
    format!(
        "Cột “{heading}” của khối dán ứng với cột “{column}” do phần mềm tính, nhưng khối dán và bảng chưa có số liệu để tính cột đó. Nếu đây là số liệu của cột khác, hãy chọn ở hàng “Dán vào”; nếu không, chọn “{ASIDE}”."
    )
}

/// Two pasted columns for one of the table.
#[must_use]
pub fn twice(column: &str) -> String {
    format!("Có hai cột của khối dán cùng vào cột “{column}”. Hãy chọn lại ở hàng “Dán vào”.")
}

/// A block that seems to have its periods one below the other, while the table shows them side by side; its columns count
/// from 1.
#[must_use]
pub fn as_rows(pasted: usize, column: &str) -> String {
    format!(
        "Bảng này hiện mỗi kỳ một cột, nhưng khối dán có vẻ ghi mỗi kỳ trên một dòng. Nếu đúng thế, cột thứ {pasted} của khối dán là “{column}”. Hãy chọn ở hàng “Dán vào”, hoặc chép kèm dòng tiêu đề."
    )
}

/// The columns of a table in their order.
#[must_use]
pub fn columns_in_order(labels: &[String]) -> String {
    format!("Các cột của bảng theo thứ tự: {}.", labels.join("; "))
}

/// More columns than the table has.
#[must_use]
pub fn too_wide(pasted: usize, free: usize) -> String {
    format!(
        "Khối dán có {} cột, nhưng từ ô này bảng chỉ còn {} cột. Hãy chép lại đúng số cột, bắt đầu từ ô khác, hoặc chọn cột ở hàng “Dán vào”.",
        count(pasted),
        count(free)
    )
}

/// A row that gets another name, while numbers of the former one stay in it.
#[must_use]
pub fn renamed(old: &str, new: &str, kept: usize) -> String {
    format!(
        "Dòng “{old}” đổi tên thành “{new}” nhưng giữ lại {} ô số liệu cũ, vì khối dán không có số cho các ô đó. Hãy kiểm tra các ô này sau khi dán.",
        count(kept)
    )
}

/// New rows with names that are there already.
#[must_use]
pub fn repeated(names: &[String]) -> String {
    let first: Vec<String> = names
        .iter()
        .take(3)
        .map(|name| format!("“{name}”"))
        .collect();
    let more = if names.len() > first.len() {
        ", …"
    } else {
        ""
    };
    format!(
        "Có {} dòng thêm mới trùng tên với dòng đã có trong bảng: {}{more}. Nếu là cùng một dòng, hãy dán đè từ ô của dòng đó để không tính hai lần.",
        count(names.len()),
        first.join(", ")
    )
}

/// Numbers of an English spreadsheet among others that may be such.
#[must_use]
pub fn english_numbers() -> String {
    format!(
        "Khối dán có số viết kiểu tiếng Anh (1,234.50). Các số khác có dấu chấm vẫn được hiểu theo kiểu Việt Nam: 12.500 là mười hai nghìn năm trăm. Nếu không phải vậy, chọn “{ENGLISH}” ở “{NOTATION}”."
    )
}

/// Numbers that read in two ways, with one of them and how it is read out in each.
#[must_use]
pub fn two_notations(numbers: usize, text: &str, vietnamese: &str, english: &str) -> String {
    format!(
        "Có {} số đọc được hai cách, như {text}: viết kiểu Việt Nam là {vietnamese}, viết kiểu Anh là {english}. Hãy chọn ở “{NOTATION}”, một lần cho cả khối.",
        count(numbers)
    )
}

/// Columns that nobody has a place for.
#[must_use]
pub fn waiting(columns: usize) -> String {
    format!(
        "Còn {} cột của khối dán chưa có chỗ. Hãy chọn cột ở hàng “Dán vào”, hoặc bỏ qua.",
        count(columns)
    )
}
