//! The row of the table that each line of a pasted block goes to.

use crate::formats::clipboard::paste::groups::group_name;
use crate::formats::clipboard::paste::labels::is_row;
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::model::paste::plan::LineKind;
use crate::model::paste::refusal::Refusal;
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
        (Rows::Fixed(_), None) => {
            let lines = in_order(place, block, targets, kinds);
            let pasted = lines
                .iter()
                .filter(|kind| matches!(kind, LineKind::Row { .. } | LineKind::Blank))
                .count();
            let last = lines.iter().filter_map(|kind| {
                if let LineKind::Row { place, .. } = kind {
                    Some(*place)
                } else {
                    None
                }
            });
            match last.max() {
                Some(last) if last >= place.rows.len() => Err(Refusal::TooLong {
                    pasted,
                    free: place.rows.len().saturating_sub(place.row),
                }),
                _ => Ok(lines),
            }
        }
        (Rows::Added { .. }, _) => Ok(in_order(place, block, targets, kinds)),
    }
}

/// The rows that lines name. A line that names none waits for a decision, unless no line names any: then the block is of
/// another table.
fn by_name(
    block: &[Vec<String>],
    (labels, column): (&[&str], usize),
    targets: &[Target],
    choices: &Choices,
    kinds: Vec<Option<LineKind>>,
) -> Result<Vec<LineKind>, Refusal> {
    let (mut lines, mut unknown, mut taken) = (Vec::new(), Vec::new(), Vec::new());
    for (line, kind) in block.iter().zip(kinds) {
        let group = matches!(kind, Some(LineKind::Row { group: true, .. }));
        if let Some(kind) = kind.filter(|_| !group) {
            lines.push(kind);
            continue;
        }
        let name = line.get(column).map_or("", String::as_str);
        match labels.iter().position(|label| is_row(name, label)) {
            Some(place) if taken.contains(&place) => {
                return Err(Refusal::RowTwice(name.to_owned()));
            }
            Some(place) => {
                taken.push(place);
                lines.push(LineKind::Row { place, group });
            }
            None => {
                let given = line
                    .iter()
                    .zip(targets)
                    .any(|(text, target)| !text.is_empty() && *target != Target::Ordinal);
                if given {
                    unknown.push((lines.len(), name.to_owned()));
                }
                lines.push(LineKind::Blank);
            }
        }
    }
    if taken.is_empty() && !unknown.is_empty() {
        let names = unknown.into_iter().map(|(_, name)| name);
        return Err(Refusal::UnknownRows(names.collect()));
    }
    for (at, _) in unknown {
        if let Some(line) = lines.get_mut(at) {
            *line = chosen(choices.rows.get(&at), labels.len(), &mut taken);
        }
    }
    Ok(lines)
}

/// What a person decided about a line that names no row.
fn chosen(choice: Option<&Option<usize>>, rows: usize, taken: &mut Vec<usize>) -> LineKind {
    match choice {
        Some(None) => LineKind::NoSuchRow { aside: true },
        Some(Some(place)) if *place < rows && !taken.contains(place) => {
            taken.push(*place);
            LineKind::Row {
                place: *place,
                group: false,
            }
        }
        _ => LineKind::NoSuchRow { aside: false },
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
