//! Words of what is undecided about a block that is pasted into a table, and of what may be otherwise than a person means.
//!
//! Not here: what the dry run itself says (`paste`).

use crate::messages::vi::paste::{ASIDE, ENGLISH, NOTATION, count};

/// Lines whose names no row of the table bears, by these names.
#[must_use]
pub fn no_such_rows(names: &[&str]) -> String {
    format!(
        "Bảng không có dòng {}. Hãy chọn dòng của bảng ở đầu mỗi dòng đó, hoặc bỏ qua.",
        some_of(names)
    )
}

/// Lines of which several bear each of these names.
#[must_use]
pub fn same_names(names: &[&str]) -> String {
    format!(
        "Khối dán có nhiều dòng cùng tên {}. Hãy bỏ qua dòng thừa ở đầu dòng đó, hoặc chọn dòng của bảng cho từng dòng.",
        some_of(names)
    )
}

/// More lines without names than the table has rows.
#[must_use]
pub fn too_many_lines(lines: usize) -> String {
    format!(
        "Khối dán có {} dòng số liệu không kèm tên dòng, vượt quá các dòng của bảng kể từ ô đang dán. Hãy bỏ qua dòng thừa ở đầu dòng đó (các dòng còn lại vào theo thứ tự), hoặc chọn dòng của bảng cho từng dòng.",
        count(lines)
    )
}

/// Rows that the template does not name, more than anybody is asked about.
#[must_use]
pub fn other_rows(names: &[String], rows: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let rows: Vec<String> = rows.iter().map(|name| format!("“{name}”")).collect();
    format!(
        "Bảng không có dòng {}. Bảng có các dòng: {}. Hãy chép đúng các dòng này, hoặc chỉ chép số liệu mà không chép tên dòng.",
        some_of(&names),
        rows.join(", ")
    )
}

/// The first names of lines, and how many there are besides.
fn some_of(names: &[&str]) -> String {
    const SHOWN: usize = 5;
    let quoted: Vec<String> = names
        .iter()
        .take(SHOWN)
        .map(|name| match *name {
            "" => "(không tên)".to_owned(),
            name => format!("“{name}”"),
        })
        .collect();
    let more = names.len().saturating_sub(SHOWN);
    let rest = if more > 0 {
        format!(" và {} dòng khác", count(more))
    } else {
        String::new()
    };
    format!("{}{rest}", quoted.join(", "))
}

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

/// The same of several columns, which stand below it.
pub const AS_ROWS: &str = "Bảng này hiện mỗi kỳ một cột, nhưng khối dán có vẻ ghi mỗi kỳ trên một dòng. Nếu đúng thế, mỗi cột của khối dán thuộc cột nào của bảng được đoán dưới đây. Hãy nhận nếu đúng, chọn lại ở hàng “Dán vào”, hoặc chép kèm dòng tiêu đề.";

/// Headings that are like labels and may mean something else; what each may mean stands below.
#[must_use]
pub fn several_alike(columns: usize) -> String {
    format!(
        "Có {} cột của khối dán có tiêu đề giống nhưng không trùng tên cột của bảng, được đoán dưới đây. Hãy nhận nếu đúng cả; cột nào khác thì chọn ở hàng “Dán vào”, cột không dán thì chọn “{ASIDE}”.",
        count(columns)
    )
}

/// A pasted column, from 1, and the one of the table that it may mean.
#[must_use]
pub fn guess(pasted: usize, heading: &str, column: &str) -> String {
    if heading.is_empty() {
        format!("Cột thứ {pasted} → “{column}”")
    } else {
        format!("“{heading}” → “{column}”")
    }
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
    format!(
        "Có {} dòng thêm mới trùng tên với dòng đã có trong bảng: {}. Nếu là cùng một dòng, hãy dán đè từ ô của dòng đó để không tính hai lần.",
        count(names.len()),
        first_of(names)
    )
}

/// New rows of one name in the block itself.
#[must_use]
pub fn twice_named(names: &[String]) -> String {
    format!(
        "Khối dán có nhiều dòng cùng tên: {}. Hãy kiểm tra để không tính hai lần.",
        first_of(names)
    )
}

/// The first of many names.
fn first_of(names: &[String]) -> String {
    let first = names.iter().take(3).map(|name| format!("“{name}”"));
    let more = (names.len() > 3).then(|| "…".to_owned());
    first.chain(more).collect::<Vec<String>>().join(", ")
}

/// A number of an English spreadsheet among others that may be such, one of which is read out as it was understood; whether all
/// of the block may be English.
#[must_use]
pub fn english_numbers(english: &str, other: &str, spoken: &str, may_be_all: bool) -> String {
    let otherwise = if may_be_all {
        format!("chọn “{ENGLISH}” ở “{NOTATION}”")
    } else {
        "hãy sửa trong bảng tính rồi chép lại, vì khối dán cũng có số chỉ đọc được theo kiểu Việt Nam"
            .to_owned()
    };
    format!(
        "Khối dán có số viết kiểu tiếng Anh ({english}). Các số khác có dấu chấm vẫn được hiểu theo kiểu Việt Nam: {other} là {spoken}. Nếu không phải vậy, {otherwise}."
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
