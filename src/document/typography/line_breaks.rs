//! Line breaks of names and titles, which stand large and alone: even, and never inside a word.
//!
//! Breaking them here makes the longest line known, so that a rule below can be a share of it (Nghị định 30/2020/NĐ-CP,
//! Phụ lục I, II.2b and II.5b), and keeps "NHÂN DÂN" together in every program that shows the document.

use super::text_width::width;
use crate::messages::vi::line_breaking::{Break, break_before};

/// What a break costs, against the squares of how far lines differ from the even length.
const FAIR: u64 = 4_000_000;
const BAD: u64 = 120_000_000;
/// What a line more costs than the fewest: less than a torn word.
const MORE: u64 = 40_000_000;
/// Most words that are broken with care; the name of no agency has so many.
const MOST_WORDS: usize = 60;

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
