//! How wide text is, in the widths of Times New Roman.

use crate::input::{ascii, letters};

/// Widths of Times New Roman, bold, in thousandths of its size; the upright letters differ by less than a twentieth.
const WIDTHS: [(u64, &str); 14] = [
    (250, " \u{a0}.,"),
    (278, "il/'"),
    (333, "fjt;:-()"),
    (389, "Is"),
    (444, "cerz"),
    (500, "Jagovxy0123456789–“”"),
    (556, "Sbdhknpqu"),
    (611, "FP"),
    (667, "BELTZ"),
    (722, "ACDNRUVXYw"),
    (778, "GHKOQ"),
    (833, "m&"),
    (944, "M"),
    (1000, "W%"),
];
/// Width of what the table does not have.
const USUAL: u64 = 722;
/// Lines hold less than their letters would fill, since words are not torn: so many letters in a hundred.
pub(super) const FILLED: u64 = 94;

/// A length in thousandths of a size of type: so many tenths of a millimetre in so many points.
#[must_use]
pub fn room(tenths: u64, points: u64) -> u64 {
    // A point is 0,352778 mm.
    tenths * 100_000_000 / (points * 352_778)
}

/// The width of a text in thousandths of its size, in the widths of Times New Roman.
#[must_use]
pub fn width(text: &str) -> u64 {
    text.chars()
        .filter(|letter| !ascii::is_mark(*letter))
        .map(letter_width)
        .sum()
}

fn letter_width(letter: char) -> u64 {
    let small = letters::lowercase(letter);
    let base = ascii::base(small).map_or(letter, |base| {
        if small == letter {
            base
        } else {
            letters::uppercase(base)
        }
    });
    WIDTHS
        .iter()
        .find(|(_, signs)| signs.contains(base))
        .map_or(USUAL, |(width, _)| *width)
}
