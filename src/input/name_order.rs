//! The order of names in a list: by the Vietnamese alphabet, syllable by syllable, numbers by their size.
//!
//! Not `Intl.Collator`: see docs/decisions/52-order-of-names.md.

use std::cmp::Ordering;

use crate::input::letters::{ALPHABET, search_key, untoned};

/// Compares two names as a reader looks for them: "Xã 2" before "Xã 10", "Dục Tú" before "Đức Xuân", "Tân Bình" before
/// "Tấn An", because a syllable is read to its end before the next. Capitals, signs and where a tone is put count last.
#[must_use]
pub fn compare_names(one: &str, other: &str) -> Ordering {
    name_key(one).cmp(&name_key(other))
}

/// What a name is compared by, for lists that compare each many times: bytes in the order of the names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey(Vec<u8>);

/// Ends a list in a key: what is longer comes behind.
const END: u8 = 0;
/// Begins a syllable, and stands for a letter without a tone.
const MEMBER: u8 = 1;
/// Begins a number; numbers come before letters, which are their places in the alphabet behind this.
const NUMBER: u8 = 1;
/// Begins a letter of no alphabet that is known here: it comes after all others.
const UNKNOWN: u8 = u8::MAX;

/// The key of a name: its syllables, and the name itself behind them. Of a syllable the letters without tones and the numbers,
/// then the tones of the letters (none, huyền, hỏi, ngã, sắc, nặng), which count where all letters are the same.
#[must_use]
pub fn name_key(name: &str) -> NameKey {
    let text = search_key(name);
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    let mut key = Vec::with_capacity(3 * name.len());
    for word in words.filter(|word| !word.is_empty()) {
        key.push(MEMBER);
        add_syllable(&mut key, word);
    }
    key.push(END);
    key.extend(name.bytes());
    NameKey(key)
}

fn add_syllable(key: &mut Vec<u8>, word: &str) {
    let mut tones = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let digits = rest.len()
            - rest
                .trim_start_matches(|sign: char| sign.is_ascii_digit())
                .len();
        let length = if digits > 0 { digits } else { first.len_utf8() };
        let (head, behind) = rest.split_at(length);
        rest = behind;
        if digits > 0 {
            // The number with more digits is the larger one, leading zeros apart.
            let number = head.trim_start_matches('0');
            key.push(NUMBER);
            key.extend((number.len() as u64).to_be_bytes());
            key.extend(number.bytes());
        } else {
            let (letter, tone) = untoned(first);
            tones.push(tone.map_or(MEMBER, behind_members));
            match ALPHABET.chars().position(|one| one == letter) {
                Some(place) => key.push(behind_members(place)),
                None => {
                    key.push(UNKNOWN);
                    key.extend(u32::from(letter).to_be_bytes());
                }
            }
        }
    }
    key.push(END);
    // Where letters are the same there are as many tones: those behind the last one that is heard tell nothing.
    let heard = tones.iter().rposition(|tone| *tone != MEMBER);
    key.extend(tones.into_iter().take(heard.map_or(0, |last| last + 1)));
    key.push(END);
}

/// A place in the alphabet, or among the tones: both are short.
fn behind_members(place: usize) -> u8 {
    u8::try_from(place + 2).map_or(UNKNOWN - 1, |place| place.min(UNKNOWN - 1))
}
