//! What no line may tear: symbols, addresses, a number and its unit.

use super::text_width::{room, width};

/// Half a line of running text, in tenths of a millimetre.
const HALF_LINE: u64 = 824;
/// Most words of a unit.
const UNIT_WORDS: usize = 4;

/// True for a word of running text that no line may tear though it holds a stroke or a hyphen: "17/NQ-CP", "2019-2020",
/// "Wi-Fi", and for a web address. A word longer than half a line is not: kept whole, it would leave a gap as long.
#[must_use]
pub fn is_kept_whole(word: &str) -> bool {
    (is_joined(word) || is_address(word)) && width(word) <= room(HALF_LINE, 14)
}

/// True for an address of the web.
#[must_use]
pub fn is_address(word: &str) -> bool {
    word.contains("://") || word.trim_start_matches(['(', '“', '"']).starts_with("www.")
}

/// An address in the pieces between which a line may end: after its signs, never between two of them.
#[must_use]
pub fn address_pieces(address: &str) -> Vec<&str> {
    let is_sign = |letter: char| {
        matches!(
            letter,
            '/' | '?' | '&' | '=' | '.' | '-' | '_' | '%' | '#' | ','
        )
    };
    let mut pieces = Vec::new();
    let (mut start, mut after_sign) = (0, false);
    for (at, letter) in address.char_indices() {
        if after_sign && letter.is_alphanumeric() {
            pieces.extend(address.get(start..at));
            start = at;
        }
        after_sign = is_sign(letter);
    }
    pieces.extend(address.get(start..));
    pieces
}

fn is_joined(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).any(
        |three| matches!(three, [before, '/' | '-' | '–', after] if before.is_alphanumeric() && after.is_alphanumeric()),
    )
}

/// A line of a cell in its parts between spaces, each true when it stays on one line as far as its own breaks go: symbols,
/// the unit after a number ("12 | triệu đồng") and the unit that ends a heading ("Số tiền | (triệu đồng)"). What is wider
/// than the room does not stay whole, since it would run over the line of the table.
#[must_use]
pub fn cell_parts(line: &str, room: u64) -> Vec<(&str, bool)> {
    let (before, unit) = match unit_at(line).and_then(|at| line.split_at_checked(at)) {
        Some((before, unit)) if unit.contains(' ') && width(unit) <= room => {
            (before.trim_end_matches(' '), Some(unit))
        }
        _ => (line, None),
    };
    let words = before.split(' ').map(|word| {
        (
            word,
            (is_joined(word) || is_address(word)) && width(word) <= room,
        )
    });
    words.chain(unit.map(|unit| (unit, true))).collect()
}

/// Where the unit begins, in a line that is a number and its unit or ends with a unit in parentheses.
fn unit_at(line: &str) -> Option<usize> {
    let at = if line.ends_with(')') {
        line.rfind(" (")? + 1
    } else {
        line.find(' ')? + 1
    };
    let (before, unit) = line.split_at_checked(at)?;
    let number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ' | '-');
    let is_number = before.chars().all(number)
        && before
            .trim_end()
            .ends_with(|last: char| last.is_ascii_digit());
    let is_unit = unit.split(' ').count() <= UNIT_WORDS
        && !unit.contains(|letter: char| letter.is_ascii_digit());
    (is_unit && (line.ends_with(')') || is_number)).then_some(at)
}
