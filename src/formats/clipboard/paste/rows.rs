//! The row of the table that each line of a pasted block goes to.

use std::collections::BTreeMap;

use crate::formats::clipboard::paste::groups::group_name;
use crate::formats::clipboard::paste::labels::is_row;
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::model::paste::no_row::NoRow;
use crate::model::paste::plan::LineKind;
use crate::model::paste::refusal::{MOST_ASKED, Refusal};
use crate::model::paste::target::Target;
use crate::model::template::Rows;

/// The lines with their rows: those of their names where the table names its rows, else one after the other.
pub(super) fn placed(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    choices: &Choices,
    kinds: Vec<Option<LineKind>>,
) -> Result<Vec<LineKind>, Refusal> {
    let names = targets.iter().position(|target| *target == Target::RowName);
    match (&place.table.rows, names) {
        (Rows::Fixed(rows), Some(column)) => {
            let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
            by_name(block, (&labels, column), targets, choices, kinds)
        }
        (Rows::Fixed(_), None) => by_order(place, block, targets, choices, kinds),
        (Rows::Added { .. }, _) => Ok(in_order(place, block, targets, kinds)),
    }
}

/// The rows that lines name. A line that names none waits for a decision, and so do several that name the same.
fn by_name(
    block: &[Vec<String>],
    (labels, column): (&[&str], usize),
    targets: &[Target],
    choices: &Choices,
    kinds: Vec<Option<LineKind>>,
) -> Result<Vec<LineKind>, Refusal> {
    let (mut lines, mut unknown) = (Vec::new(), Vec::new());
    let mut named: BTreeMap<usize, Vec<(usize, bool)>> = BTreeMap::new();
    for (at, (line, kind)) in block.iter().zip(kinds).enumerate() {
        let group = matches!(kind, Some(LineKind::Row { group: true, .. }));
        if let Some(kind) = kind.filter(|_| !group) {
            lines.push(kind);
            continue;
        }
        lines.push(LineKind::Blank);
        let name = line.get(column).map_or("", String::as_str);
        let says =
            |(text, target): (&String, &Target)| !text.is_empty() && *target != Target::Ordinal;
        match labels.iter().position(|label| is_row(name, label)) {
            Some(place) => named.entry(place).or_default().push((at, group)),
            None if line.iter().zip(targets).any(says) => unknown.push((at, name.to_owned())),
            None => {}
        }
    }
    if named.is_empty() && unknown.len() > MOST_ASKED {
        let names = unknown.into_iter().map(|(_, name)| name);
        return Err(Refusal::UnknownRows(names.collect()));
    }
    let (mut open, mut taken) = (Vec::new(), Vec::new());
    for (place, same) in named {
        let decided = |at: &usize| choices.rows.contains_key(at);
        let aside = |at: &usize| choices.rows.get(at) == Some(&None);
        let left = same.iter().filter(|(at, _)| same.len() == 1 || !aside(at));
        let left: Vec<&(usize, bool)> = left.collect();
        match left.as_slice() {
            // Once all others are put aside, the last one has the name alone.
            [(at, group)] if same.len() == 1 || !decided(at) => {
                taken.push(place);
                set(
                    &mut lines,
                    *at,
                    LineKind::Row {
                        place,
                        group: *group,
                    },
                );
                let others = same.iter().map(|(at, _)| *at).filter(aside);
                open.extend(others.map(|at| (at, NoRow::SameName)));
            }
            _ => open.extend(same.iter().map(|(at, _)| (*at, NoRow::SameName))),
        }
    }
    open.extend(unknown.into_iter().map(|(at, _)| (at, NoRow::NoSuchName)));
    place_chosen(&mut lines, open, labels.len(), choices, taken);
    Ok(lines)
}

/// One row after the other, in a table that gets none: where the block has more lines than that, each waits for a decision.
/// Those that are left go in by their order once as many were put aside as are too many.
fn by_order(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    choices: &Choices,
    mut kinds: Vec<Option<LineKind>>,
) -> Result<Vec<LineKind>, Refusal> {
    let is_row = |kind: &LineKind| matches!(kind, LineKind::Row { .. });
    let fits = |lines: &[LineKind]| {
        let rows = place.rows.len();
        !lines
            .iter()
            .any(|kind| matches!(kind, LineKind::Row { place, .. } if *place >= rows))
    };
    let all = in_order(place, block, targets, kinds.clone());
    if fits(&all) {
        return Ok(all);
    }
    let open: Vec<usize> = (0..all.len())
        .filter(|at| all.get(*at).is_some_and(is_row))
        .collect();
    if open.len() > MOST_ASKED {
        let counts = |kind: &&LineKind| is_row(kind) || **kind == LineKind::Blank;
        return Err(Refusal::TooLong {
            pasted: all.iter().filter(counts).count(),
            free: place.rows.len().saturating_sub(place.row),
        });
    }
    let choice = |at: &usize| choices.rows.get(at);
    for at in open.iter().filter(|at| choice(at) == Some(&None)) {
        if let Some(kind) = kinds.get_mut(*at) {
            *kind = Some(LineKind::NoRow {
                why: NoRow::TooMany,
                aside: true,
            });
        }
    }
    let mut lines = in_order(place, block, targets, kinds);
    let is_chosen = open.iter().any(|at| matches!(choice(at), Some(Some(_))));
    if !fits(&lines) || is_chosen {
        let open = open.into_iter().map(|at| (at, NoRow::TooMany));
        place_chosen(
            &mut lines,
            open.collect(),
            place.rows.len(),
            choices,
            Vec::new(),
        );
    }
    Ok(lines)
}

/// Puts what a person decided in the place of lines whose rows nobody knows; rows that are taken take no other line.
fn place_chosen(
    lines: &mut [LineKind],
    open: Vec<(usize, NoRow)>,
    rows: usize,
    choices: &Choices,
    mut taken: Vec<usize>,
) {
    for (at, why) in open {
        let kind = match choices.rows.get(&at) {
            None => LineKind::NoRow { why, aside: false },
            Some(None) => LineKind::NoRow { why, aside: true },
            Some(Some(place)) if *place < rows && !taken.contains(place) => {
                taken.push(*place);
                LineKind::Row {
                    place: *place,
                    group: false,
                }
            }
            Some(Some(_)) => LineKind::NoRow { why, aside: false },
        };
        set(lines, at, kind);
    }
}

fn set(lines: &mut [LineKind], at: usize, kind: LineKind) {
    if let Some(line) = lines.get_mut(at) {
        *line = kind;
    }
}

/// One row after the other from where the block is pasted. A blank line keeps its place, since a column may be pasted
/// alone and have gaps; past the end of the table it makes no row where the others bring their names along.
fn in_order(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    kinds: Vec<Option<LineKind>>,
) -> Vec<LineKind> {
    let names = targets.iter().any(|target| place.is_words(target));
    let headings = kinds
        .iter()
        .rposition(|kind| *kind == Some(LineKind::Heading) || *kind == Some(LineKind::Numbering));
    let given = |line: &[String]| {
        let counts = |target: &Target| !matches!(target, Target::Ordinal);
        line.iter().zip(targets).any(|(text, target)| {
            !text.is_empty() && (counts(target) || group_name(text).is_some())
        })
    };
    let last = kinds
        .iter()
        .zip(block)
        .rposition(|(kind, line)| is_line(kind.as_ref()) && given(line));
    let first = kinds
        .iter()
        .zip(block)
        .position(|(kind, line)| is_line(kind.as_ref()) && given(line));
    let mut next = place.row;
    let mut lines = Vec::new();
    for (at, (line, kind)) in block.iter().zip(kinds).enumerate() {
        let blank = kind == Some(LineKind::Blank) || (is_line(kind.as_ref()) && !given(line));
        let group = matches!(kind, Some(LineKind::Row { group: true, .. }));
        if blank {
            // Above the first of rows that bring their names, a blank line is what a person marked too much of.
            let above = names && headings.is_none() && first.is_some_and(|first| at < first);
            let outside = above
                || headings.is_some_and(|last| at < last)
                || last.is_none_or(|last| at > last);
            if !outside && (next < place.rows.len() || !names) {
                next += 1;
            }
            lines.push(LineKind::Blank);
        } else if is_line(kind.as_ref()) {
            lines.push(LineKind::Row { place: next, group });
            next += 1;
        } else {
            lines.extend(kind);
        }
    }
    lines
}

fn is_line(kind: Option<&LineKind>) -> bool {
    matches!(kind, None | Some(LineKind::Row { .. }))
}
