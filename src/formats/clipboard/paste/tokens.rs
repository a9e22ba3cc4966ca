//! Words, numbers and signs of which units are made, and the words of headings.

use std::collections::BTreeSet;

use crate::formats::clipboard::paste::lexicon::UNSAID;

/// A word, a number or a sign.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let kind = |sign: char| (sign.is_alphabetic(), sign.is_ascii_digit());
    let mut last = None;
    for sign in text.chars() {
        let now = kind(sign);
        match tokens.last_mut() {
            Some(token) if now != (false, false) && last == Some(now) => token.push(sign),
            // "1.000" and "1 000" are one number.
            Some(token) if now.1 && token.bytes().all(|byte| byte.is_ascii_digit()) => {
                token.push(sign)
            }
            _ if now != (false, false) || matches!(sign, '%' | '₫' | '$' | '/') => {
                tokens.push(sign.to_string())
            }
            _ => {}
        }
        last = Some(now);
    }
    tokens
}

/// True for a number.
pub(super) fn is_number(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a key in one order, each once, without what goes without saying.
pub(super) fn sorted_words(key: &str, counts: &str) -> Vec<String> {
    let mut rest = format!(" {key} ");
    for unsaid in UNSAID
        .iter()
        .chain([&counts])
        .filter(|words| !words.is_empty())
    {
        rest = rest.replace(&format!(" {unsaid} "), " ");
    }
    let words: BTreeSet<&str> = rest.split_whitespace().collect();
    words.into_iter().map(str::to_owned).collect()
}
