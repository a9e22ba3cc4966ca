//! Lines of a pasted block that belong to no table: notes and sources below it, who signs, a title above.
//!
//! Such a line has one cell of words among rows with more. Words alone do not make it one, since a row may have its name and no
//! number yet: they must be those of a note, or stand below one. Not here: titles above headings (`headings`).

use crate::formats::clipboard::paste::captions::names_a_time;
use crate::formats::clipboard::paste::groups::group_name;
use crate::formats::clipboard::paste::labels::{is_row, is_year, key};
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formats::clipboard::paste::words_around::{DATED, NOTES, TABLE_TITLES, TIMES};
use crate::input::letters::search_key;
use crate::model::paste::plan::LineKind;
use crate::model::template::Rows;

/// Marks the lines beside the table among those of which nothing is known yet.
pub(super) fn mark(
    place: Place,
    block: &[Vec<String>],
    choices: &Choices,
    kinds: &mut [Option<LineKind>],
) {
    let rows: Vec<usize> = (0..block.len())
        .filter(|at| matches!(kinds.get(*at), Some(None)))
        .collect();
    let lone = |at: &usize| block.get(*at).and_then(|line| lone_words(place, line));
    let full = || rows.iter().filter(|at| lone(at).is_none());
    let number = |at: usize| block.get(at).is_some_and(|line| has_number(line));
    let last = rows
        .iter()
        .rposition(|at| number(*at))
        .map_or(0, |at| at + 1);
    let (counted, ending) = rows.split_at_checked(last).unwrap_or_default();
    let counts = counted.iter().filter(|at| number(**at)).count() * 2 > counted.len();
    let is_above = |at: &usize| full().next().is_some_and(|first| at < first);
    let is_below = |at: &usize| full().next_back().is_some_and(|last| at > last);
    let begins = |at: usize| block.get(at)?.iter().find(|text| !text.is_empty());
    let in_time = full().any(|at| begins(*at).is_some_and(|text| is_time(text)));
    let names_times = in_time
        || place
            .table
            .columns
            .iter()
            .any(|field| is_time(&field.label));
    let mut after_note = false;
    for at in rows.iter().copied() {
        // Who signs stands beside one another, where all rows have numbers.
        let signs = |at: usize| counts && ending.contains(&at);
        let Some(text) = lone(&at).or_else(|| begins(at).filter(|_| signs(at)).map(String::as_str))
        else {
            continue;
        };
        let title = is_above(&at) && (is_title(text) || is_time(text) && !names_times);
        let note = is_note(text) || after_note && (is_below(&at) || signs(at));
        after_note |= note;
        if (note || title)
            && !choices.kept.contains(&at)
            && let Some(kind) = kinds.get_mut(at)
        {
            *kind = Some(LineKind::Beside);
        }
    }
}

/// The only text of a line with room for more, where it is no number and no name of a fixed row or of a group.
fn lone_words<'a>(place: Place, line: &'a [String]) -> Option<&'a str> {
    let text = only_text(line)?;
    let is_known = match &place.table.rows {
        Rows::Fixed(rows) => rows.iter().any(|row| is_row(text, &row.label)),
        Rows::Added { .. } => false,
    };
    let words = text.contains(char::is_alphabetic) && group_name(text).is_none();
    (words && !is_known).then_some(text)
}

/// The only text of a line with room for more.
fn only_text(line: &[String]) -> Option<&str> {
    let mut given = line.iter().filter(|text| !text.is_empty());
    let text = given.next().filter(|_| line.len() > 1)?;
    given.next().is_none().then_some(text)
}

/// True for a line whose only text begins as a note or a title does.
pub(super) fn is_around(line: &[String]) -> bool {
    only_text(line).is_some_and(|text| is_note(text) || is_title(text))
}

pub(super) fn has_number(line: &[String]) -> bool {
    let digits = |text: &String| {
        text.contains(|sign: char| sign.is_ascii_digit()) && !text.contains(char::is_alphabetic)
    };
    line.iter().any(digits)
}

pub(super) fn is_note(text: &str) -> bool {
    let small = search_key(text);
    let small = small.trim_start_matches(['(', '*', '-', ' ']);
    let dated = DATED.iter().all(|word| small.contains(word));
    dated || NOTES.iter().any(|word| small.starts_with(word))
}

fn is_title(text: &str) -> bool {
    let small = search_key(text);
    TABLE_TITLES.iter().any(|word| small.starts_with(word))
}

fn is_time(text: &str) -> bool {
    let key = key(text);
    let mut words = key.split(' ');
    names_a_time(text) || is_year(text) || words.nth(1).is_some_and(|word| TIMES.contains(&word))
}
