//! Short forms of names of agencies that officers write for the full ones.

use std::cmp::Ordering;

use crate::input::letters::search_key;

/// Short forms in small letters with what they stand for.
const NAMES: [(&str, &str); 6] = [
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("tt&tt", "thông tin và truyền thông"),
    ("tttt", "thông tin và truyền thông"),
    ("kh&cn", "khoa học và công nghệ"),
    ("khcn", "khoa học và công nghệ"),
];

/// Words in the form for comparison (`letters::search_key`), short forms of names of agencies spelled out. Symbols of
/// documents stay (`12/KH-UBND`).
#[must_use]
pub fn spelled_out(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut word = String::new();
    let key = search_key(words);
    for letter in key.chars() {
        if letter.is_alphanumeric() || matches!(letter, '&' | '-' | '/') {
            word.push(letter);
        } else {
            text.push_str(&full_name(&word));
            word.clear();
            text.push(letter);
        }
    }
    text.push_str(&full_name(&word));
    text
}

/// A name that begins with "Ủy ban nhân dân" or "Hội đồng nhân dân", however that is written, with the short form in its place.
#[must_use]
pub fn shortened(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(4).collect();
    let key = search_key(&first.join(" "));
    let short = [("ủy ban nhân dân", "UBND"), ("hội đồng nhân dân", "HĐND")];
    let known = short.iter().find(|(full, _)| search_key(full) == key);
    known.map_or_else(
        || name.to_owned(),
        |(_, short)| {
            [short]
                .into_iter()
                .copied()
                .chain(words)
                .collect::<Vec<_>>()
                .join(" ")
        },
    )
}

/// Compares words as [`spelled_out`] writes them. Ids of options, the most of what formulas compare, are spelled out as they are:
/// without that, a sum under a condition takes most of rolling a report up (docs/performance.md).
#[must_use]
pub fn compare(left: &str, right: &str) -> Ordering {
    let is_spelled_out = |words: &str| {
        let known = NAMES.iter().any(|(short, _)| *short == words);
        words.bytes().all(|byte| byte.is_ascii_lowercase()) && !known
    };
    if is_spelled_out(left) && is_spelled_out(right) {
        left.cmp(right)
    } else {
        spelled_out(left).cmp(&spelled_out(right))
    }
}

fn full_name(word: &str) -> String {
    let known = NAMES.iter().find(|(short, _)| *short == word);
    known.map_or_else(
        || word.to_owned(),
        |(_, full)| crate::input::letters::search_key(full),
    )
}
