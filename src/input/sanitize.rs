//! Words from outside, files and their names, before they stand among words of the app.

use std::borrow::Cow;

use crate::input::letters::{is_decomposed, nfc};

/// Longest name of a file that is shown whole.
const MOST_OF_A_NAME: usize = 120;

/// True for the invisible marks that turn the direction of writing. Vietnamese never needs them; put in on purpose they
/// make words read otherwise than they are: `gpj.json` as `nosj.jpg`.
#[must_use]
pub fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// True for signs of width zero that Vietnamese never needs, as web pages and word processors put them between letters. Two
/// names that differ by one read alike.
#[must_use]
pub fn is_zero_width(letter: char) -> bool {
    matches!(
        letter,
        '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{34f}'
    )
}

/// True for signs that no reader sees: of width zero, of direction, of where a word may break.
#[must_use]
pub fn is_invisible(letter: char) -> bool {
    turns_direction(letter) || is_zero_width(letter) || matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Words without signs that no reader sees: those that turn the direction of writing and those of width zero.
#[must_use]
pub fn visible(words: &str) -> Cow<'_, str> {
    let is_hidden = |letter: char| turns_direction(letter) || is_zero_width(letter);
    if words.chars().any(is_hidden) {
        Cow::Owned(words.chars().filter(|letter| !is_hidden(*letter)).collect())
    } else {
        Cow::Borrowed(words)
    }
}

/// Words of a file: letters of Vietnamese composed (NFC), signs that no reader sees left out.
#[must_use]
pub fn clean(words: &str) -> String {
    // A look at each letter is a tenth of the work of putting them together anew, and most words need no more.
    if !words
        .chars()
        .any(|letter| turns_direction(letter) || is_zero_width(letter) || is_decomposed(letter))
    {
        return words.to_owned();
    }
    nfc(&visible(words))
}

/// The name of a file as it is shown: clean, on one line, not longer than a line or two.
#[must_use]
pub fn file_name(name: &str) -> String {
    let name: String = clean(name)
        .chars()
        .filter(|letter| !letter.is_control())
        .collect();
    let mut shown: String = name.chars().take(MOST_OF_A_NAME).collect();
    if shown.len() < name.len() {
        shown.push_str("...");
    }
    shown
}

/// Words that may be put into a sentence: letters of scripts that run from right to left do not reorder what stands
/// around them. Words without such letters stay as they are.
#[must_use]
pub fn isolated(words: &str) -> String {
    let clean = clean(words);
    if clean.chars().any(runs_leftwards) {
        format!("\u{2068}{clean}\u{2069}")
    } else {
        clean
    }
}

/// True for letters of scripts that run from right to left (Hebrew, Arabic and those beside them in Unicode).
fn runs_leftwards(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
