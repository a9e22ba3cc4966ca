//! What each line of a pasted block is: headings, numbers of columns, totals, headings of groups, blank, or a row.
//!
//! Not here: where its cells go (`columns`, `cells`).

use crate::formats::clipboard::paste::block::is_unit_line;
use crate::formats::clipboard::paste::groups::{group_lines, group_name};
use crate::formats::clipboard::paste::head::Head;
use crate::formats::clipboard::paste::labels::{is_row, key};
use crate::formats::clipboard::paste::lexicon::{LEADING, OF_WHAT, TOTAL_WORDS, TOTALS};
use crate::formats::clipboard::paste::ordinals::{
    Numbering, Ordinal, is_count, numbering, ordinal,
};
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formats::clipboard::paste::sums::Sums;
use crate::input::letters::search_key;
use crate::messages::vi::answers::told;
use crate::model::answer::FieldPath;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::Rows;

/// True for words that name a line of totals: "TỔNG CỘNG (I+II)", "Cộng A", "Trong đó:", but not "Tổng đài 1022".
pub(super) fn is_total(words: &str) -> bool {
    let outside = key(words
        .split_once(['(', '['])
        .map_or(words, |(outside, _)| outside));
    let bare = outside.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
    if TOTALS.contains(&bare) {
        return true;
    }
    if LEADING.iter().any(|leading| {
        bare.strip_prefix(leading)
            .is_some_and(|rest| rest.starts_with(' ') || rest.is_empty())
    }) {
        return true;
    }
    let Some((first, rest)) = bare.split_once(' ') else {
        return false;
    };
    let short = rest.split(' ').all(|word| ordinal(word).is_some());
    let what = rest
        .split(' ')
        .next()
        .is_some_and(|word| OF_WHAT.contains(&word));
    TOTAL_WORDS.contains(&first) && (short || what)
}

/// What each line is as far as the lines alone tell: headings, numbers of columns, blanks; the others are `None`.
pub(super) fn first_look(
    place: Place,
    block: &[Vec<String>],
    head: &Head,
    choices: &Choices,
) -> Vec<Option<LineKind>> {
    let blank = |line: &Vec<String>| line.iter().all(String::is_empty);
    let mut kinds: Vec<Option<LineKind>> = Vec::new();
    let mut numbered = false;
    for (at, line) in block.iter().enumerate() {
        let again = || {
            !blank(line)
                && block
                    .get(..head.lines)
                    .is_some_and(|lines| lines.contains(line))
        };
        let kind =
            if at < head.lines || is_unit_line(line) || (again() && !choices.kept.contains(&at)) {
                Some(LineKind::Heading)
            } else if blank(line) {
                Some(LineKind::Blank)
            } else if !numbered && is_numbering(place, block, head, at) {
                numbered = true;
                (!choices.kept.contains(&at)).then_some(LineKind::Numbering)
            } else {
                // Only the first line after the headings numbers columns.
                numbered = true;
                None
            };
        kinds.push(kind);
    }
    kinds
}

/// True for a line that numbers the columns and is no row of data that happens to read 1, 2, 3.
fn is_numbering(place: Place, block: &[Vec<String>], head: &Head, at: usize) -> bool {
    let (Some(line), Some(below)) = (block.get(at), block.get(at + 1..)) else {
        return false;
    };
    let first = |line: &Vec<String>| line.first().cloned().unwrap_or_default();
    let next = below.first().map(first).unwrap_or_default();
    match numbering(line) {
        None => false,
        Some(Numbering::Sure) => true,
        Some(Numbering::Letters) => ordinal(&next) != Some(Ordinal::Letters),
        Some(Numbering::Plain) => {
            // Rows that happen to count: the first of several that are numbered 1, 2, 3, or two alike.
            let numbered = ordinal(&first(line)) == Some(Ordinal::Arabic(1))
                && ordinal(&next) == Some(Ordinal::Arabic(2));
            if numbered || below.first().is_some_and(|line| numbering(line).is_some()) {
                return false;
            }
            let words = |column: usize| {
                let mut texts = below
                    .iter()
                    .filter_map(|line| line.get(column))
                    .filter(|text| !text.is_empty());
                texts.any(|text| text.chars().filter(|sign| sign.is_alphabetic()).count() > 1)
            };
            if (0..line.len()).any(|column| {
                line.get(column).is_some_and(|text| !text.is_empty()) && words(column)
            }) {
                return true;
            }
            let rows = match &place.table.rows {
                Rows::Fixed(rows) => rows.len().checked_sub(place.row),
                Rows::Added { .. } => None,
            };
            let given = below
                .iter()
                .filter(|line| line.iter().any(|text| !text.is_empty()))
                .count();
            match rows {
                Some(rows) if given == rows => true,
                Some(rows) if given + 1 == rows => false,
                _ => head.lines > 0 && given > 0 && line.len() > 2,
            }
        }
    }
}

/// Lines that are no rows although something stands in them: totals and headings of groups, by the names of their rows
/// and by their numbers.
pub(super) fn second_look(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    choices: &Choices,
    kinds: &mut [Option<LineKind>],
) {
    let naming = naming(place, targets);
    let groups = group_lines(place, block, targets, kinds);
    for (at, line) in block.iter().enumerate() {
        let Some(kind @ None) = kinds.get_mut(at) else {
            continue;
        };
        if choices.kept.contains(&at) {
            continue;
        }
        let mut names = naming.iter().filter_map(|column| line.get(*column));
        if names.any(|name| is_total(name) && !is_known(place, name)) {
            *kind = Some(LineKind::Totals { sums: None });
        } else if groups.contains(&at) {
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
    let known = |line: &[String]| {
        let mut names = naming.iter().filter_map(|column| line.get(*column));
        names.any(|name| is_known(place, name))
    };
    let is_row = |(at, line): (usize, &Vec<String>)| choices.kept.contains(&at) || known(line);
    let rows: Vec<bool> = block.iter().enumerate().map(is_row).collect();
    compare_sums(place, block, targets, &rows, kinds);
}

/// Whether the numbers of each line of totals are right, and which other lines are totals by their numbers; of those
/// `rows` says which are rows whatever their numbers.
fn compare_sums(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    rows: &[bool],
    kinds: &mut [Option<LineKind>],
) {
    let named = |line: &Vec<String>| line.iter().any(|text| text.contains(char::is_alphabetic));
    let any = block
        .iter()
        .zip(kinds.iter())
        .any(|(line, kind)| kind.is_none() && named(line));
    for (at, (line, is_row)) in block.iter().zip(rows).enumerate() {
        let sums = Sums {
            place,
            block,
            targets,
            kinds,
        };
        let found = match kinds.get(at) {
            Some(Some(LineKind::Totals { .. })) => Some(sums.are_right(at)),
            Some(None) if !is_row => sums.is_sum(at, any && !named(line)).then_some(Some(true)),
            _ => None,
        };
        if let Some((sums, kind)) = found.zip(kinds.get_mut(at)) {
            *kind = Some(LineKind::Totals { sums });
        }
    }
}

/// The columns in which a row's name may stand: all but those of other words than its first ones.
fn naming(place: Place, targets: &[Target]) -> Vec<usize> {
    let is_words = |target: &Target| match target {
        Target::Column { column, .. } => place
            .table
            .columns
            .get(*column)
            .is_some_and(|column| column.kind.is_words()),
        _ => false,
    };
    let first = targets.iter().position(is_words);
    let may =
        |(at, target): (usize, &Target)| (Some(at) == first || !is_words(target)).then_some(at);
    targets.iter().enumerate().filter_map(may).collect()
}

/// True for a name that a row of the table bears itself.
fn is_known(place: Place, name: &str) -> bool {
    match &place.table.rows {
        Rows::Fixed(rows) => rows.iter().any(|row| is_row(name, &row.label)),
        Rows::Added { .. } => {
            let words = |id: &String| {
                place
                    .table
                    .columns
                    .iter()
                    .filter(|column| column.kind.is_words())
                    .any(|column| {
                        let answer =
                            place
                                .report
                                .answer(&FieldPath::cell(&place.table.id, id, &column.id));
                        search_key(&told(&column.kind, answer)) == search_key(name)
                    })
            };
            place.rows.iter().any(words)
        }
    }
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
