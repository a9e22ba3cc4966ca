//! Names of a table's rows, alone and inside a sentence.

use crate::input::letters;

/// First words of names of periods, in small letters; with a number after them they are no proper names.
const PERIODS: [&str; 6] = ["năm ", "quý ", "tháng ", "kỳ ", "giai đoạn ", "đến "];

/// What a row is called: a row that is shown as a column is one.
#[must_use]
pub fn noun(transposed: bool) -> &'static str {
    if transposed { "cột" } else { "dòng" }
}

/// The name that an answer gives to a row: a bare number stands behind the label of its column ("Năm 2017").
#[must_use]
pub fn name(column: &str, answered: &str) -> String {
    let answered = answered.trim();
    if !answered.is_empty() && answered.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{column} {answered}");
    }
    answered.to_owned()
}

/// A row inside a sentence by its name: "năm 2017", "quý I/2018", "dòng “Phần mềm quản lý văn bản”".
#[must_use]
pub fn named(name: &str, column: &str, noun: &str) -> String {
    let small = letters::smalls(name);
    let has_number = small.bytes().any(|byte| byte.is_ascii_digit());
    let leads = !column.is_empty() && small.starts_with(&letters::smalls(column));
    if has_number && (leads || PERIODS.iter().any(|word| small.starts_with(word))) {
        return letters::small_first(name);
    }
    format!("{noun} “{name}”")
}

/// A row without a name by its number: "dòng 2", "nhóm II, dòng 2".
#[must_use]
pub fn numbered(ordinal: &str, group: &str, noun: &str) -> String {
    if group.is_empty() {
        format!("{noun} {ordinal}")
    } else {
        format!("nhóm {group}, {noun} {ordinal}")
    }
}

/// The heading of a group inside a sentence: "nhóm II “Đào tạo”".
#[must_use]
pub fn group(ordinal: &str, name: &str) -> String {
    if name.is_empty() {
        format!("nhóm {ordinal}")
    } else {
        format!("nhóm {ordinal} “{name}”")
    }
}
