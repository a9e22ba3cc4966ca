//! The order of names in a list: by the Vietnamese alphabet, syllable by syllable, numbers by their size.
//!
//! Not `Intl.Collator`: see docs/decisions/52-order-of-names.md.

use std::cmp::Ordering;

use crate::input::letters::{ALPHABET, search_key, untoned};

/// What a syllable is compared by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Syllable {
    /// Its letters without tones, and its numbers.
    signs: Vec<Sign>,
    /// The tones of its letters: none, huyền, hỏi, ngã, sắc, nặng. They count where all letters are the same.
    tones: Vec<Option<usize>>,
}

/// A sign of a syllable; numbers come before letters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// How many digits a number has without leading zeros, and these.
    Number(usize, String),
    /// A letter by its place in the alphabet; one of no alphabet that is known here comes after all others.
    Letter(usize, char),
}

/// Compares two names as a reader looks for them: "Xã 2" before "Xã 10", "Dục Tú" before "Đức Xuân", "Tân Bình" before
/// "Tấn An", because a syllable is read to its end before the next. Capitals, signs and where a tone is put count last.
#[must_use]
pub fn compare_names(one: &str, other: &str) -> Ordering {
    name_key(one).cmp(&name_key(other))
}

/// What a name is compared by, for lists that compare each many times.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey(Vec<Syllable>, String);

/// The key of a name.
#[must_use]
pub fn name_key(name: &str) -> NameKey {
    NameKey(syllables(name), name.to_owned())
}

fn syllables(name: &str) -> Vec<Syllable> {
    let key = search_key(name);
    let words = key.split(|sign: char| !sign.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(syllable)
        .collect()
}

fn syllable(word: &str) -> Syllable {
    let (mut signs, mut tones) = (Vec::new(), Vec::new());
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let digits = rest.len()
            - rest
                .trim_start_matches(|sign: char| sign.is_ascii_digit())
                .len();
        let length = if digits > 0 { digits } else { first.len_utf8() };
        let (head, behind) = rest.split_at(length);
        rest = behind;
        signs.push(if digits > 0 {
            let number = head.trim_start_matches('0');
            Sign::Number(number.len(), number.to_owned())
        } else {
            let (letter, tone) = untoned(first);
            tones.push(tone);
            let place = ALPHABET.chars().position(|one| one == letter);
            Sign::Letter(place.unwrap_or(usize::MAX), letter)
        });
    }
    Syllable { signs, tones }
}
