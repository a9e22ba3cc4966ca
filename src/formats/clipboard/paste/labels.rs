//! Whether words of a pasted block name a column or a row of a table.
//!
//! Not here: which lines are headings (`headings`), which column a pasted one goes to (`columns`).

use crate::formats::clipboard::paste::lexicon::{COUNT, NOTHINGS, SPELLINGS, TOTAL_WORDS};
use crate::formats::clipboard::paste::tokens::sorted_words;
use crate::formats::clipboard::paste::units;
use crate::formats::clipboard::paste::units::{OwnUnit, Stated};
use crate::formats::clipboard::paste::words_around::{ORDINALS, ROW_NAME};
use crate::input::letters::search_key;
use crate::messages::message::printed_label;
use crate::model::template::Field;

/// How well words name a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// The label itself, with or without its unit.
    Exactly,
    /// The label but for signs, letter case, remarks in parentheses, a unit.
    Loosely,
    /// The words of the label in another order, in a heading of several lines: "Số lượng hồ sơ tiếp nhận" over "Tổng số" for
    /// "Tổng tiếp nhận".
    InOtherOrder,
}

/// Words in one form for comparison: small letters and digits, one space between words, no other signs but `%`.
pub(super) fn key(words: &str) -> String {
    keyed(&search_key(words))
}

/// The key of words that are comparable already.
fn keyed(words: &str) -> String {
    let only: String = words
        .chars()
        .map(|sign| {
            if sign.is_alphanumeric() || sign == '%' {
                sign
            } else {
                ' '
            }
        })
        .collect();
    let one_spelling = |word: &'_ str| {
        let mut spellings = SPELLINGS.iter();
        spellings
            .find(|(spelling, _)| *spelling == word)
            .map_or(word.to_owned(), |(_, usual)| (*usual).to_owned())
    };
    only.replace('%', " % ")
        .split_whitespace()
        .map(one_spelling)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A label as the table's heading has it.
fn label_with_unit(field: &Field) -> String {
    match &field.unit {
        Some(unit) => format!("{} ({unit})", field.label),
        None => field.label.clone(),
    }
}

/// The words outside parentheses.
fn outside(words: &str) -> String {
    let mut outside = String::new();
    let mut depth = 0_usize;
    for sign in words.chars() {
        match sign {
            '(' | '[' => {
                depth += 1;
                outside.push(' ');
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    outside
}

/// The label of a column in the forms that headings are compared with.
pub(super) struct Label {
    exact: [String; 3],
    loose: [String; 3],
    /// Its words, in one order.
    sorted: Vec<String>,
    /// What it counts, as words.
    counts: String,
    unit: OwnUnit,
}

impl Label {
    /// The forms of a column's label.
    pub fn new(field: &Field) -> Self {
        let counts = field.unit.as_deref().map(key).unwrap_or_default();
        Self {
            sorted: sorted_words(&key(&field.label), &counts),
            exact: [
                search_key(&field.label),
                search_key(&label_with_unit(field)),
                // As the app prints it: a table that is copied from paper comes back.
                search_key(&printed_label(&field.label)),
            ],
            loose: [
                key(&field.label),
                key(&outside(&field.label)),
                key(&printed_label(&field.label)),
            ],
            counts,
            unit: OwnUnit::new(field.unit.as_deref(), &field.label),
        }
    }

    /// True for the words by which it counts: "máy", "hồ sơ".
    pub fn is_counted_in(&self, words: &str) -> bool {
        !self.counts.is_empty() && self.counts == key(words)
    }

    /// The unit in which the numbers below a heading are, where it is not that of this column: the lowest cell of the heading
    /// that states one counts, else what is stated for the whole block.
    pub fn other_unit(&self, heading: &[String], of_block: &[Stated]) -> Option<String> {
        for cell in heading {
            let Some(stated) = units::of_heading(cell) else {
                continue;
            };
            // The label itself may state a unit.
            return if self.exact.contains(&search_key(cell)) {
                None
            } else {
                self.unit.other(&stated)
            };
        }
        self.unit.other_of_block(of_block)
    }

    /// The first unit among those stated row by row that is not that of this column.
    pub fn other_unit_of_rows(&self, rows: &[Stated]) -> Option<String> {
        rows.iter()
            .find_map(|stated| self.unit.other_of_block(std::slice::from_ref(stated)))
    }

    /// How the words of a heading are like the label: "Kiêm nhiệm" and "Kiêm nhiệm, phụ trách". A total that does not say of
    /// what is like no label that does.
    pub fn likeness(&self, words: &Words) -> Option<Likeness> {
        let [label, ..] = &self.loose;
        let holds = |long: &str, short: &str| {
            !short.is_empty() && format!(" {long} ").contains(&format!(" {short} "))
        };
        if is_total_alone(&words.bare) {
            is_total_alone(label).then_some(Likeness::More)
        } else if holds(label, &words.bare) {
            Some(Likeness::Part)
        } else {
            holds(&words.bare, label).then_some(Likeness::More)
        }
    }

    /// True where the words are the first one of the label and no more: "Nguồn" and "Nguồn khác".
    pub fn begins_with_only(&self, words: &Words) -> bool {
        let [label, ..] = &self.loose;
        label
            .split_once(' ')
            .is_some_and(|(first, _)| first == words.bare)
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
    /// Without remarks in parentheses.
    bare: String,
    /// Also without a unit at their end.
    without_unit: Option<String>,
    /// They stand on several lines.
    several: bool,
}

impl Words {
    /// The forms of a heading.
    pub fn new(words: &str) -> Self {
        let whole = search_key(words);
        let whole = whole.trim_end_matches([':', '*', ' ']).to_owned();
        let outside = outside(&whole);
        let without_unit = units::without_unit(&outside).map(|before| keyed(&before));
        Self {
            key: keyed(&whole),
            bare: keyed(&outside),
            without_unit,
            whole,
            several: false,
        }
    }

    /// The same for a heading on several lines.
    pub fn on_lines(words: &str) -> Self {
        let several = true;
        Self {
            several,
            ..Self::new(words)
        }
    }

    /// True for the heading of a column that numbers the rows.
    pub fn are_ordinal(&self) -> bool {
        self.whole == "#" || ORDINALS.contains(&self.key.as_str())
    }

    /// True for the heading of a column that names the rows, as this app and most tables have it.
    pub fn are_of_rows(&self, table: &str) -> bool {
        self.key == keyed(&search_key(ROW_NAME)) || self.key == table
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
    // "Số tiền, triệu đồng", "Tiếp nhận, hồ sơ"
    let counted = words
        .bare
        .strip_suffix(&label.counts)
        .and_then(|rest| rest.strip_suffix(' '));
    let ends = [counted, words.without_unit.as_deref()];
    if ends
        .into_iter()
        .flatten()
        .any(|rest| label.loose.iter().any(|label| label == rest))
    {
        return Some(Named::Loosely);
    }
    let same = words.several && sorted_words(&words.bare, &label.counts) == label.sorted;
    (same && label.sorted.len() > 1).then_some(Named::InOtherOrder)
}

/// True when words are the name of a fixed row, also behind a number or a dash: "1. Cấp tỉnh", "- Cấp tỉnh:".
pub(super) fn is_row(words: &str, label: &str) -> bool {
    let (words, label) = (key(words), key(label));
    if words == label {
        return true;
    }
    let Some((first, rest)) = words.split_once(' ') else {
        return false;
    };
    rest == label
        && (first.bytes().all(|byte| byte.is_ascii_digit())
            || crate::formats::clipboard::paste::ordinals::is_ordinal(first))
}

/// True for words without a digit, as headings have them; a word that stands for "none" is data.
pub(super) fn is_wordy(text: &str) -> bool {
    text.chars().filter(|sign| sign.is_alphabetic()).count() > 1
        && !text.contains(|sign: char| sign.is_ascii_digit())
        && !NOTHINGS.contains(&key(text).as_str())
}

/// True for a year of the last or of this century, as headings and rows name it.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.starts_with("19") || text.starts_with("20"))
}

/// True for a total that does not say of what, by its key: "tổng", "tổng số".
fn is_total_alone(name: &str) -> bool {
    let mut words = name.split(' ');
    words.next().is_some_and(|word| TOTAL_WORDS.contains(&word))
        && words.all(|word| word == COUNT || TOTAL_WORDS.contains(&word))
}
