//! What each line of a pasted block is: headings, numbers of columns, totals, headings of groups, blank, or a row.
//!
//! Not here: where its cells go (`columns`, `cells`).

use crate::formats::clipboard::paste::block::is_unit_line;
use crate::formats::clipboard::paste::head::Head;
use crate::formats::clipboard::paste::numbering::{Candidate, is_numbering};
use crate::formats::clipboard::paste::ordinals::{Ordinal, is_count, ordinal};
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formats::clipboard::paste::total_names::is_total;
use crate::formats::clipboard::paste::totals;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;

/// What each line is as far as the lines alone tell: headings, numbers of columns, blanks; the others are `None`.
pub(super) fn first_look(
    place: Place,
    block: &[Vec<String>],
    head: &Head,
    choices: &Choices,
) -> Vec<Option<LineKind>> {
    let blank = |line: &Vec<String>| line.iter().all(String::is_empty);
    let mut kinds: Vec<Option<LineKind>> = Vec::new();
    let mut numbers: Vec<&Vec<String>> = Vec::new();
    let mut is_first = true;
    for (at, line) in block.iter().enumerate() {
        let again = || {
            !blank(line)
                && block
                    .get(..head.lines)
                    .is_some_and(|lines| lines.contains(line))
        };
        let kept = choices.kept.contains(&at);
        let kind = if at < head.lines || is_unit_line(line) || (again() && !kept) {
            Some(LineKind::Heading)
        } else if blank(line) {
            Some(LineKind::Blank)
        } else {
            let candidate = Candidate {
                place,
                block,
                head,
                at,
                is_first,
                is_again: numbers.contains(&line),
            };
            is_first = false;
            let found = is_numbering(candidate);
            if found {
                numbers.push(line);
            }
            (found && !kept).then_some(LineKind::Numbering)
        };
        kinds.push(kind);
    }
    kinds
}

/// Lines that are no rows although something stands in them: totals and headings of groups, by the names of their rows.
pub(super) fn second_look(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    choices: &Choices,
    kinds: &mut [Option<LineKind>],
) {
    let groups = group_lines(place, block, targets, kinds);
    totals::mark_named(place, block, targets, choices, kinds);
    for at in groups {
        if let Some(kind @ None) = kinds.get_mut(at)
            && !choices.kept.contains(&at)
        {
            *kind = Some(if place.table.shape.group_by.is_some() {
                LineKind::Row {
                    place: 0,
                    group: true,
                }
            } else {
                LineKind::Group
            });
        }
    }
    totals::mark_sums(place, block, targets, choices, kinds);
}

/// Lines with a Roman number or a letter among others with Arabic ones, and lines that hold "I. Words" and nothing else.
fn group_lines(
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
    let arabic =
        rows().any(|(_, line)| matches!(number(line), Some(Ordinal::Arabic(_) | Ordinal::Inside)));
    // A table with groups may be pasted without a row inside them.
    let grouped = place.table.shape.group_by.is_some();
    if arabic || grouped {
        found.extend(
            rows()
                .filter(|(_, line)| number(line) == Some(Ordinal::Letters))
                .map(|(at, _)| at),
        );
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

/// True when a column numbers the rows of a block; lines of totals say something else there.
pub(super) fn counts_rows(
    block: &[Vec<String>],
    kinds: &[Option<LineKind>],
    column: usize,
    any_start: bool,
) -> bool {
    let cells = block
        .iter()
        .zip(kinds)
        .filter(|(_, kind)| kind.is_none())
        .filter_map(|(line, _)| line.get(column));
    is_count(
        cells
            .map(String::as_str)
            .filter(|text| !is_total(text) && group_name(text).is_none()),
        any_start,
    )
}
