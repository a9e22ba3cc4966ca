//! Whether words of a pasted block name a column or a row of a table.
//!
//! Not here: which lines are headings (`headings`), which column a pasted one goes to (`columns`).

use super::units;
use crate::model::template::Field;
use crate::text::letters::comparable;
use crate::text::words::editor::{ROW_NAME, with_unit};

/// Headings of a column with the numbers of rows, by their key.
const ORDINALS: [&str; 8] = ["tt", "stt", "số tt", "số thứ tự", "thứ tự", "no", "s t t", "t t"];
/// Words that stand in the place of a number, by their key.
const NOTHINGS: [&str; 14] = [
    "không",
    "không có",
    "có",
    "chưa",
    "chưa có",
    "chưa có số liệu",
    "không phát sinh",
    "không áp dụng",
    "chưa thống kê",
    "chưa đủ số liệu",
    "đang cập nhật",
    "không có số liệu",
    "n a",
    "kct",
];
/// How well words name a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// The label itself, with or without its unit.
    Exactly,
    /// The label but for signs, letter case, remarks in parentheses, a unit.
    Loosely,
}

/// Words in one form for comparison: small letters and digits, one space between words, no other signs but `%`.
pub(super) fn key(words: &str) -> String {
    keyed(&comparable(words))
}

/// The key of words that are comparable already.
fn keyed(words: &str) -> String {
    let only: String = words.chars().map(|sign| if sign.is_alphanumeric() || sign == '%' { sign } else { ' ' }).collect();
    let one_spelling = |word| match word {
        "tỉ" => "tỷ",
        "ngàn" => "nghìn",
        word => word,
    };
    only.replace('%', " % ").split_whitespace().map(one_spelling).collect::<Vec<_>>().join(" ")
}

/// The words outside parentheses, and those inside each pair.
fn apart(words: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::<String>::new());
    let mut depth = 0_usize;
    for sign in words.chars() {
        match sign {
            '(' | '[' => {
                depth += 1;
                if depth == 1 {
                    inside.push(String::new());
                    outside.push(' ');
                }
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.last_mut().map_or((), |last| last.push(sign)),
            _ => outside.push(sign),
        }
    }
    (outside, inside)
}

/// The unit that a line above a table states for all of it: "Đơn vị tính: triệu đồng".
pub(super) fn stated_unit(words: &str) -> Option<String> {
    let (outside, inside) = apart(words);
    std::iter::once(&outside).chain(&inside).find_map(|words| units::stated(&key(words)))
}

/// True for words that say in which unit numbers are, and nothing else.
pub(super) fn is_unit(words: &str) -> bool {
    units::is_alone(&key(words))
}

/// The label of a column in the forms that headings are compared with.
pub(super) struct Label {
    exact: [String; 2],
    loose: [String; 2],
    unit: String,
}

impl Label {
    /// The forms of a column's label.
    pub fn new(field: &Field) -> Self {
        Self {
            exact: [comparable(&field.label), comparable(&with_unit(&field.label, field.unit.as_deref()))],
            loose: [key(&field.label), key(&apart(&field.label).0)],
            unit: field.unit.as_deref().map(key).map(|key| units::unit(&key).unwrap_or(key)).unwrap_or_default(),
        }
    }

    /// The unit in which the numbers below a heading are, where it is not that of this column. `of_table` is stated for the
    /// whole block, and counts where the heading says nothing.
    pub fn other_unit(&self, ways: &[Words], of_table: Option<&String>) -> Option<String> {
        match ways.iter().find_map(Words::unit) {
            Some(stated) => (!units::is_same(stated, &self.unit)).then(|| stated.to_owned()),
            None => of_table.filter(|stated| units::is_other(stated, &self.unit)).cloned(),
        }
    }

    /// How the words of a heading are like the label: "Kiêm nhiệm" and "Kiêm nhiệm, phụ trách".
    pub fn likeness(&self, words: &Words) -> Option<Likeness> {
        let [label, _] = &self.loose;
        let holds = |long: &str, short: &str| !short.is_empty() && format!(" {long} ").contains(&format!(" {short} "));
        if holds(label, &words.bare) { Some(Likeness::Part) } else { holds(&words.bare, label).then_some(Likeness::More) }
    }
}

/// How a heading that names no column is like a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// Its words are a part of the label, in their order.
    Part,
    /// It has all words of the label and more, which may change what they mean: "Tỷ lệ giải quyết đúng hạn".
    More,
}

/// Words of a heading in the forms that labels are compared with.
#[derive(Clone, Debug)]
pub(super) struct Words {
    whole: String,
    key: String,
    bare: String,
    /// Units in parentheses.
    units: Vec<String>,
    /// The words before a unit at their end, and that unit.
    counted: Option<(String, String)>,
}

impl Words {
    /// The forms of a heading.
    pub fn new(words: &str) -> Self {
        let whole = comparable(words);
        let whole = whole.trim_end_matches([':', '*', ' ']).to_owned();
        let (outside, inside) = apart(&whole);
        let units = inside.iter().filter_map(|words| units::unit(&keyed(words))).collect();
        let bare = keyed(&outside);
        let counted = units::at_the_end(&bare);
        Self { key: keyed(&whole), bare, units, counted, whole }
    }

    /// True for the heading of a column that numbers the rows.
    pub fn are_ordinal(&self) -> bool {
        self.whole == "#" || ORDINALS.contains(&self.key.as_str())
    }

    /// True for the heading of a column that names the rows, as this app and most tables have it.
    pub fn are_of_rows(&self, table: &str) -> bool {
        self.key == keyed(&comparable(ROW_NAME)) || self.key == table
    }

    /// The unit in which they say that the numbers below are; the last one is the column's own.
    fn unit(&self) -> Option<&str> {
        let counted = self.counted.as_ref().map(|(_, unit)| unit);
        self.units.last().or(counted).map(String::as_str)
    }
}

/// Whether words name a column, and how well.
pub(super) fn named(words: &Words, label: &Label) -> Option<Named> {
    if words.whole.is_empty() {
        return None;
    }
    if label.exact.contains(&words.whole) {
        return Some(Named::Exactly);
    }
    if label.loose.contains(&words.key) {
        return Some(Named::Loosely);
    }
    if label.loose.contains(&words.bare) {
        return Some(Named::Loosely);
    }
    // "Số tiền, triệu đồng"
    let without = |unit: &str| words.bare.strip_suffix(unit).and_then(|rest| rest.strip_suffix(' '));
    let own =
        !label.unit.is_empty() && without(&label.unit).is_some_and(|rest| label.loose.iter().any(|label| label == rest));
    let counted = words.counted.as_ref().is_some_and(|(rest, _)| label.loose.contains(rest));
    (own || counted).then_some(Named::Loosely)
}

/// True when words are the name of a fixed row, also behind a number or a dash: "1. Cấp tỉnh", "- Cấp tỉnh:".
pub(super) fn is_row(words: &str, label: &str) -> bool {
    let (words, label) = (key(words), key(label));
    if words == label {
        return true;
    }
    let Some((first, rest)) = words.split_once(' ') else { return false };
    rest == label && (first.bytes().all(|byte| byte.is_ascii_digit()) || super::ordinals::is_ordinal(first))
}

/// True for words without a digit, as headings have them; a word that stands for "none" is data.
pub(super) fn is_wordy(text: &str) -> bool {
    text.chars().filter(|sign| sign.is_alphabetic()).count() > 1
        && !text.contains(|sign: char| sign.is_ascii_digit())
        && !NOTHINGS.contains(&key(text).as_str())
}
