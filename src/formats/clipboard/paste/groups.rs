//! Headings of groups among the lines of a pasted block.

use crate::formats::clipboard::paste::labels::is_wordy;
use crate::formats::clipboard::paste::ordinals::{Ordinal, ordinal};
use crate::formats::clipboard::paste::request::Place;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::Rows;

/// Lines with a Roman number or a letter and without figures among others with Arabic numbers, and lines that hold "I. Words" and nothing else.
pub(super) fn group_lines(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    kinds: &[Option<LineKind>],
) -> Vec<usize> {
    let rows = || {
        block
            .iter()
            .enumerate()
            .filter(|(at, _)| matches!(kinds.get(*at), Some(None)))
    };
    let lone = |line: &Vec<String>| {
        let mut given = line.iter().filter(|text| !text.is_empty());
        given.next().is_some_and(|text| group_name(text).is_some())
            && given.next().is_none()
            && line.len() > 2
    };
    let mut found: Vec<usize> = rows()
        .filter(|(_, line)| lone(line))
        .map(|(at, _)| at)
        .collect();
    let Some(column) = targets.iter().position(|target| *target == Target::Ordinal) else {
        return found;
    };
    let number = |line: &Vec<String>| line.get(column).and_then(|text| ordinal(text));
    // A heading that goes over all columns stands in the first, where the rows have their numbers.
    let heads = |line: &Vec<String>| {
        let mut given = line.iter().enumerate().filter(|(_, text)| !text.is_empty());
        let first = given.next();
        first.is_some_and(|(at, text)| at == column && is_name(text)) && given.next().is_none()
    };
    let arabic =
        rows().any(|(_, line)| matches!(number(line), Some(Ordinal::Arabic(_) | Ordinal::Inside)));
    // A table with groups may be pasted without a row inside them.
    let grouped = place.table.shape.group_by.is_some();
    // Rows that the template names have no headings among them. In other tables figures are those of a row: where rows below it
    // add up to them, it is found as their total (`parents`).
    let is_strict = grouped || matches!(place.table.rows, Rows::Fixed(_));
    let is_row = |line: &[String]| {
        has_data(place, line, targets) && (is_strict || has_figures(place, line, targets))
    };
    if !grouped {
        found.extend(rows().filter(|(_, line)| heads(line)).map(|(at, _)| at));
    }
    if arabic || grouped {
        let letters =
            rows().filter(|(_, line)| number(line) == Some(Ordinal::Letters) && !is_row(line));
        let texts: Vec<(usize, &str)> = rows()
            .map(|(at, line)| (at, line.get(column).map_or("", String::as_str)))
            .collect();
        let parts = small_parts(&texts);
        found.extend(letters.map(|(at, _)| at).filter(|at| !parts.contains(at)));
    }
    found
}

/// True for a line that says more than its name: the heading of a group would print without it.
fn has_data(place: Place, line: &[String], targets: &[Target]) -> bool {
    let name = place.naming();
    let mut cells = line.iter().zip(targets);
    cells.any(|(text, target)| {
        let is_data = matches!(target, Target::Column { column, .. } if Some(*column) != name);
        is_data && text.contains(char::is_alphanumeric)
    })
}

/// True for a line with a number in a column of numbers.
fn has_figures(place: Place, line: &[String], targets: &[Target]) -> bool {
    let mut cells = line.iter().zip(targets);
    cells.any(|(text, target)| {
        let field = match target {
            Target::Column { column, .. } => place.table.columns.get(*column),
            _ => None,
        };
        let counts = field.is_some_and(|field| field.kind.is_number());
        counts && text.contains(|sign: char| sign.is_ascii_digit())
    })
}

/// Lines numbered a, b, c directly below one with an Arabic number: its parts, and no headings.
fn small_parts(numbers: &[(usize, &str)]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut before = None;
    for (at, text) in numbers {
        let number = ordinal(text);
        let is_small = number == Some(Ordinal::Letters) && text.starts_with(char::is_lowercase);
        let begins = matches!(text.trim_end_matches(['.', ')']), "a" | "i")
            && matches!(before, Some(Ordinal::Arabic(_) | Ordinal::Inside));
        inside = is_small && (begins || inside);
        found.extend(inside.then_some(*at));
        before = number;
    }
    found
}

/// The words after the Roman number or letter of a group's heading.
pub(super) fn group_name(text: &str) -> Option<&str> {
    let (number, name) = text.split_once(['.', ')'])?;
    let heading =
        number.chars().all(char::is_uppercase) && ordinal(number) == Some(Ordinal::Letters);
    (heading && name.starts_with(char::is_whitespace)).then(|| name.trim())
}

/// True for words that number no row: a name in the column of numbers.
pub(super) fn is_name(text: &str) -> bool {
    is_wordy(text) && ordinal(text).is_none()
}
