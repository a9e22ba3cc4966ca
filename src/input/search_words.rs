//! The words of a text as people search them: small letters, marks left out.

use crate::input::ascii::{base, is_mark};
use crate::input::letters::search_key;

/// The words of a text in small letters without their marks.
#[must_use]
pub fn search_words(text: &str) -> Vec<String> {
    let plain: String = search_key(text)
        .chars()
        .filter(|letter| !is_mark(*letter))
        .map(|letter| base(letter).unwrap_or(letter))
        .collect();
    plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// True for a text one of whose words begins so.
#[must_use]
pub fn has_word(text: &[String], begins: &str) -> bool {
    text.iter().any(|word| word.starts_with(begins))
}
