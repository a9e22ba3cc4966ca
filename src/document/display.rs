//! Lines of names and titles, which stand large and alone: broken evenly and never inside a word; for all writers.
//!
//! Breaking them here makes the longest line known, so that a rule below can be a share of it (Nghị định 30/2020/NĐ-CP,
//! Phụ lục I, II.2b and II.5b), and keeps "NHÂN DÂN" together in every program that shows the document.

use crate::input::{ascii, letters};
use crate::messages::vi::line_breaking::{Break, break_before};

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
/// What a break costs, against the squares of how far lines differ from the even length.
const FAIR: u64 = 4_000_000;
const BAD: u64 = 120_000_000;
/// What a line more costs than the fewest: less than a torn word.
const MORE: u64 = 40_000_000;
/// Half a line of running text, in tenths of a millimetre.
const HALF_LINE: u64 = 824;
/// Most words of a unit.
const UNIT_WORDS: usize = 4;
/// Most words that are broken with care; the name of no agency has so many.
const MOST_WORDS: usize = 60;

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

/// A text in as few lines as fit in the room, as even as they can be, broken where it reads well. Lines that the author
/// broke stay. A word wider than the room stays whole; the program that shows it breaks it.
#[must_use]
pub fn balanced(text: &str, room: u64) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .flat_map(|line| balanced_line(line, room))
        .collect()
}

fn balanced_line(line: &str, room: u64) -> Vec<String> {
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    if width(line) <= room || words.len() > MOST_WORDS {
        return vec![line.to_owned()];
    }
    let widths: Vec<u64> = words.iter().map(|word| width(word)).collect();
    let breaks: Vec<u64> = (0..words.len())
        .map(|place| match break_before(&words, place) {
            Break::Good => 0,
            Break::Fair => FAIR,
            Break::Bad => BAD,
        })
        .collect();
    let fewest = fewest(&widths, room);
    let even = |lines: usize| (width(line) / lines as u64).min(room);
    let (cost, ends) = best(&widths, &breaks, fewest, even(fewest), room);
    let (more, others) = best(&widths, &breaks, fewest + 1, even(fewest + 1), room);
    let mut ends = if more + MORE < cost { others } else { ends };
    let mut from = 0;
    ends.push(words.len());
    let mut broken = Vec::new();
    for end in ends {
        broken.push(words.get(from..end).unwrap_or_default().join(" "));
        from = end;
    }
    broken
}

/// Width of the words of a span on one line.
fn span(widths: &[u64], from: usize, to: usize) -> u64 {
    let words = widths.get(from..to).unwrap_or_default();
    words.iter().sum::<u64>() + 250 * (words.len() as u64).saturating_sub(1)
}

/// The fewest lines that hold all words.
fn fewest(widths: &[u64], room: u64) -> usize {
    let (mut lines, mut from) = (1, 0);
    for to in 1..=widths.len() {
        if span(widths, from, to) > room && to > from + 1 {
            lines += 1;
            from = to - 1;
        }
    }
    lines
}

/// Where to break into so many lines: the cheapest way over all places, and what it costs.
fn best(widths: &[u64], breaks: &[u64], lines: usize, even: u64, room: u64) -> (u64, Vec<usize>) {
    let cost = |from: usize, to: usize| {
        let width = span(widths, from, to);
        let beyond = if width > room && to > from + 1 {
            BAD * 100
        } else {
            0
        };
        width.abs_diff(even).pow(2)
            + beyond
            + if from > 0 {
                breaks.get(from).copied().unwrap_or_default()
            } else {
                0
            }
    };
    // For each number of words: the cost of setting them in the lines so far, and where the last line begins.
    let count = widths.len();
    let mut ways: Vec<(u64, Vec<usize>)> =
        (0..=count).map(|to| (cost(0, to), Vec::new())).collect();
    for line in 1..lines {
        ways = (0..=count)
            .map(|to| {
                let before = ways.iter().enumerate().take(to).skip(line);
                let ends =
                    before.map(|(from, (so_far, ends))| (so_far + cost(from, to), from, ends));
                ends.min_by_key(|(total, ..)| *total)
                    .map_or((u64::MAX / 4, Vec::new()), |(total, from, ends)| {
                        (total, ends.iter().copied().chain([from]).collect())
                    })
            })
            .collect();
    }
    ways.pop().unwrap_or_default()
}
