//! Whether words of a pasted block name a column or a row of a table.
//!
//! Not here: which lines are headings (`headings`), which column a pasted one goes to (`columns`).

use crate::model::template::Field;
use crate::text::letters::comparable;
use crate::text::words::editor::{ROW_NAME, with_unit};

/// Headings of a column with the numbers of rows, by their key.
const ORDINALS: [&str; 8] = ["tt", "stt", "số tt", "số thứ tự", "thứ tự", "no", "s t t", "t t"];
/// Units whose change changes every number, by their key; longer ones first.
const SCALES: [&str; 8] = ["nghìn đồng", "triệu đồng", "tỷ đồng", "1 000 đồng", "1000 đồng", "đồng", "usd", "%"];
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
/// Words before a unit, by their key.
const UNIT_WORDS: [&str; 4] = ["đơn vị tính", "đơn vị", "đvt", "đv"];

/// How well words name a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// The label itself, with or without its unit.
    Exactly,
    /// The label but for signs, letter case, remarks in parentheses.
    Loosely,
    /// The label, but numbers in another unit.
    OtherUnit(String),
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

/// The unit of numbers that words in parentheses or after a label state, by their key; `None` for other remarks.
fn scale(key: &str) -> Option<String> {
    let unit = UNIT_WORDS.iter().find_map(|word| key.strip_prefix(word)).unwrap_or(key).trim();
    SCALES.contains(&unit).then(|| unit.to_owned())
}

/// The unit that a line above a table states for all of it: "Đơn vị tính: triệu đồng".
pub(super) fn stated_unit(words: &str) -> Option<String> {
    let (outside, inside) = apart(words);
    let keys = std::iter::once(&outside).chain(&inside).map(|words| key(words));
    keys.filter(|key| UNIT_WORDS.iter().any(|word| key.starts_with(word))).find_map(|key| scale(&key))
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
            unit: field.unit.as_deref().map(key).unwrap_or_default(),
        }
    }

    /// True when the column counts in another unit than the one stated.
    pub fn is_other_unit(&self, stated: &str) -> bool {
        let counted = |unit: &str| SCALES.contains(&unit) && unit != "%";
        counted(&self.unit) && counted(stated) && self.unit != stated
    }

    /// True when the words of one are those of the other or a part of them, in their order: "Kiêm nhiệm" and "Kiêm nhiệm,
    /// phụ trách".
    pub fn is_like(&self, words: &Words) -> bool {
        let [label, _] = &self.loose;
        let holds = |long: &str, short: &str| !short.is_empty() && format!(" {long} ").contains(&format!(" {short} "));
        holds(label, &words.bare) || holds(&words.bare, label)
    }
}

/// Words of a heading in the forms that labels are compared with.
#[derive(Clone, Debug)]
pub(super) struct Words {
    whole: String,
    key: String,
    bare: String,
    units: Vec<String>,
    /// The words before a unit at their end, and that unit.
    counted: Option<(String, &'static str)>,
}

impl Words {
    /// The forms of a heading.
    pub fn new(words: &str) -> Self {
        let whole = comparable(words);
        let whole = whole.trim_end_matches([':', '*', ' ']).to_owned();
        let (outside, inside) = apart(&whole);
        let units = inside.iter().filter_map(|words| scale(&keyed(words))).collect();
        let bare = keyed(&outside);
        let counted = SCALES.iter().find_map(|unit| Some((bare.strip_suffix(unit)?.strip_suffix(' ')?.to_owned(), *unit)));
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

    /// True when they say in which unit the numbers below are.
    pub fn states_unit(&self) -> bool {
        !self.units.is_empty()
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
    let other = |unit: &str| SCALES.contains(&unit) && unit != label.unit;
    if label.loose.contains(&words.bare) {
        let unit = words.units.iter().find(|unit| other(unit));
        return Some(unit.map_or(Named::Loosely, |unit| Named::OtherUnit(unit.clone())));
    }
    // "Số tiền, triệu đồng"
    let without = |unit: &str| words.bare.strip_suffix(unit).and_then(|rest| rest.strip_suffix(' '));
    if !label.unit.is_empty() && without(&label.unit).is_some_and(|rest| label.loose.iter().any(|label| label == rest)) {
        return Some(Named::Loosely);
    }
    let (rest, unit) = words.counted.as_ref()?;
    label.loose.contains(rest).then(|| Named::OtherUnit((*unit).to_owned()))
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
