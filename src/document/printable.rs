//! Which characters of an answer reach the paper; for all writers.
//!
//! Not here: escaping, which is each format's own.

use crate::input::letters::nfc;
use crate::input::sanitize::turns_direction;

/// The text with only characters that every output format takes.
///
/// * Line and paragraph separators of any kind, a lone CR included, become a new line, a tab a space.
/// * Other control characters and noncharacters become U+FFFD: formats forbid them, and the reader should see that
///   something stood there.
/// * Marks that turn the direction of writing are left out. Vietnamese never needs them; pasted by accident they are
///   harmless, and put in on purpose they make paper read otherwise than the data: 12 as 21.
/// * Letters of Vietnamese are composed, and "Ð" of other alphabets becomes "Đ": decomposed letters print with marks that
///   stand beside them in some typefaces, and nobody finds them by searching.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                clean.push('\n')
            }
            '\t' => clean.push(' '),
            _ if turns_direction(letter) => {}
            _ if is_unprintable(letter) => clean.push('\u{fffd}'),
            _ => clean.push(letter),
        }
    }
    nfc(&clean)
}

/// The text on one line.
#[must_use]
pub fn one_line(text: &str) -> String {
    printable(text)
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// True for characters that formats of text forbid: control characters and noncharacters.
#[must_use]
pub fn is_unprintable(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{fdd0}'..='\u{fdef}')
        || u32::from(letter) & 0xfffe == 0xfffe
}
