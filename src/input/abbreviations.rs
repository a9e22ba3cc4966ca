//! Short forms of names of agencies that officers write for the full ones.

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

fn full_name(word: &str) -> String {
    let known = NAMES.iter().find(|(short, _)| *short == word);
    known.map_or_else(
        || word.to_owned(),
        |(_, full)| crate::input::letters::search_key(full),
    )
}
