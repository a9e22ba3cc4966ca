//! The row of the table that each line of a pasted block goes to.

use crate::formats::clipboard::paste::groups::group_name;
use crate::formats::clipboard::paste::labels::is_row;
use crate::formats::clipboard::paste::request::Place;
use crate::model::paste::plan::LineKind;
use crate::model::paste::refusal::Refusal;
use crate::model::paste::target::Target;
use crate::model::template::Rows;

/// The lines with their rows: those of their names where the table names its rows, else one after the other.
pub(super) fn placed(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    kinds: Vec<Option<LineKind>>,
) -> Result<Vec<LineKind>, Refusal> {
    let names = targets.iter().position(|target| *target == Target::RowName);
    match (&place.table.rows, names) {
        (Rows::Fixed(rows), Some(column)) => {
            let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
            by_name(block, &labels, column, targets, kinds)
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

fn by_name(
    block: &[Vec<String>],
    labels: &[&str],
    column: usize,
    targets: &[Target],
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
                unknown.extend(given.then(|| name.to_owned()));
                lines.push(LineKind::Blank);
            }
        }
    }
    if unknown.is_empty() {
        Ok(lines)
    } else {
        Err(Refusal::UnknownRows(unknown))
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
    let mut next = place.row;
    let mut lines = Vec::new();
    for (at, (line, kind)) in block.iter().zip(kinds).enumerate() {
        let blank = kind == Some(LineKind::Blank) || (is_line(kind.as_ref()) && !given(line));
        let group = matches!(kind, Some(LineKind::Row { group: true, .. }));
        if blank {
            let outside =
                headings.is_some_and(|last| at < last) || last.is_none_or(|last| at > last);
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
