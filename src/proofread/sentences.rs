//! Sentences of a running text.

use crate::input::abbreviations::spelled_out;

/// The first sentence of a text, or line of a list, that holds some words, whatever their letter case and spelling.
#[must_use]
pub fn sentence_with<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let words = spelled_out(words);
    let sentences = text
        .lines()
        .flat_map(|line| line.split_inclusive(['.', ';', '!', '?']));
    sentences
        .map(|sentence| sentence.trim_start_matches(['-', '+', ' ']).trim())
        .find(|sentence| spelled_out(sentence).contains(&words))
}
