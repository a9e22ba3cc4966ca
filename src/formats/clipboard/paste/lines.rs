//! What each line of a pasted block is: headings, numbers of columns, totals, headings of groups, blank, or a row.
//!
//! Not here: where its cells go (`columns`, `cells`).

use crate::formats::clipboard::paste::block::is_unit_line;
use crate::formats::clipboard::paste::groups::{group_lines, group_name};
use crate::formats::clipboard::paste::head::Head;
use crate::formats::clipboard::paste::headings::column_named;
use crate::formats::clipboard::paste::labels::{Label, Words, is_year, key};
use crate::formats::clipboard::paste::numbering::{Candidate, is_numbering};
use crate::formats::clipboard::paste::ordinals::is_count;
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formats::clipboard::paste::total_names::may_be_total;
use crate::formats::clipboard::paste::totals;
use crate::formats::clipboard::paste::units::is_unit;
use crate::formats::clipboard::paste::words_around::UNIT_HEADINGS;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;

/// What each line is as far as the lines alone tell: headings, numbers of columns, blanks; the others are `None`.
pub(super) fn first_look(
    place: Place,
    block: &[Vec<String>],
    (head, labels): (&Head, &[Label]),
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
        let units = is_unit_line(line) || states_units(place, line);
        let later = || again() || labels_of(labels, line).is_some();
        let kind = if at < head.lines || (!kept && (units || later())) {
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

/// The columns that the cells of a line name, where there are several and each names one of its own: headings, also below rows.
/// A heading over the names of rows, and one of their numbers, may stand among them.
pub(super) fn labels_of(labels: &[Label], line: &[String]) -> Option<Vec<(usize, usize)>> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let given = line.iter().enumerate();
    for (at, text) in given.filter(|(_, text)| !text.is_empty()) {
        let words = Words::new(text);
        match column_named(labels, std::slice::from_ref(&words)) {
            Some((column, _)) if found.iter().all(|(_, other)| *other != column) => {
                found.push((at, column));
            }
            None if words.are_ordinal() || words.are_of_rows("") => {}
            _ => return None,
        }
    }
    (found.len() > 1).then_some(found)
}

/// True for a line that says of columns in which unit the table has them: "Đơn vị", "cơ quan", "tài khoản".
fn states_units(place: Place, line: &[String]) -> bool {
    let own = |text: &String| {
        let columns = &place.table.columns;
        let units = columns.iter().filter_map(|field| field.unit.as_deref());
        units.map(key).any(|unit| unit == key(text))
    };
    let mut given = line.iter().filter(|text| !text.is_empty());
    let announces = |text: &String| UNIT_HEADINGS.contains(&key(text).as_str());
    given
        .next()
        .is_some_and(|text| announces(text) || own(text))
        && given.clone().next().is_some()
        && given.all(|text| own(text) || is_unit(text))
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
    // Years follow one another too.
    let mut given = cells
        .clone()
        .filter(|text| !text.is_empty() && !may_be_total(text));
    !given.all(|text| is_year(text))
        && is_count(
            cells
                .map(String::as_str)
                .filter(|text| !may_be_total(text) && group_name(text).is_none()),
            any_start,
        )
}
