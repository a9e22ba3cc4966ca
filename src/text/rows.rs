//! Names of a table's rows, alone and inside a sentence.

use super::letters;

/// The name that an answer gives to a row: a bare number stands behind the label of its column ("Năm 2017").
#[must_use]
pub fn name(column: &str, answered: &str) -> String {
    let answered = answered.trim();
    if !answered.is_empty() && answered.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{column} {answered}");
    }
    answered.to_owned()
}

/// A row inside a sentence by its name: "năm 2017", "dòng “Phần mềm quản lý văn bản”".
#[must_use]
pub fn named(name: &str, column: &str) -> String {
    // Only a name that begins with its column's label is known to be no proper name.
    let leads = !column.is_empty() && letters::smalls(name).starts_with(&letters::smalls(column));
    if leads { letters::small_first(name) } else { format!("dòng “{name}”") }
}

/// A row without a name by its number: "dòng 2", "nhóm II, dòng 2".
#[must_use]
pub fn numbered(ordinal: &str, group: &str) -> String {
    if group.is_empty() { format!("dòng {ordinal}") } else { format!("nhóm {group}, dòng {ordinal}") }
}

/// The heading of a group inside a sentence: "nhóm II “Đào tạo”".
#[must_use]
pub fn group(ordinal: &str, name: &str) -> String {
    if name.is_empty() { format!("nhóm {ordinal}") } else { format!("nhóm {ordinal} “{name}”") }
}
