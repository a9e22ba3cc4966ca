//! Rows of a pasted block that stand like the names of groups above the others and have numbers all the same: they are pasted,
//! and a person has to know, since numbers of a group would count a second time.
//!
//! Not here: lines whose numbers are the sums of others (`totals`), rows that are numbered as parents (`parents`).

use crate::formats::clipboard::paste::ordinals::{Ordinal, ordinal};
use crate::formats::clipboard::paste::request::Place;
use crate::model::paste::plan::{Line, LineKind};
use crate::model::paste::target::Target;
use crate::model::template::Field;

/// The rows without a number of their own above others that begin with 1, and those without the words that all others have.
pub(super) fn like_groups(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    lines: &[Line],
) -> Vec<usize> {
    let is_row = |line: &Line| matches!(line.kind, LineKind::Row { group: false, .. });
    let rows: Vec<(usize, &[String])> = (0..)
        .zip(block.iter().map(Vec::as_slice))
        .zip(lines)
        .filter(|(_, line)| is_row(line))
        .map(|(row, _)| row)
        .collect();
    let field = |target: &Target| match target {
        Target::Column { column, .. } => place.table.columns.get(*column),
        _ => None,
    };
    let Some(name) = targets.iter().position(|target| place.is_words(target)) else {
        return Vec::new();
    };
    let is_number = |column: &usize| {
        let field = targets.get(*column).and_then(field);
        field.is_some_and(|field: &Field| field.kind.is_number())
    };
    let has_numbers = |line: &[String]| {
        let mut columns = (0..targets.len()).filter(is_number);
        columns.any(|column| text(line, column).contains(|sign: char| sign.is_ascii_digit()))
    };
    let is_named = |line: &[String]| !text(line, name).is_empty() && has_numbers(line);
    // Those that lack what all others have in a column, each with one of the others below it.
    let lacking = |column: usize, follows: fn(&str) -> bool| -> Vec<usize> {
        let lacks = |line: &[String]| text(line, column).is_empty();
        let found = rows.iter().filter(|(_, line)| lacks(line)).count();
        let below = rows.iter().skip(1).map(|(_, line)| Some(*line));
        let mut pairs = rows.iter().zip(below.chain([None]));
        let stand_above = pairs.all(|((_, line), below)| {
            !lacks(line)
                || is_named(line) && below.is_some_and(|below| follows(text(below, column)))
        });
        if found > 0 && found + 1 < rows.len() && stand_above {
            let lacking = rows.iter().filter(|(_, line)| lacks(line));
            lacking.map(|(at, _)| *at).collect()
        } else {
            Vec::new()
        }
    };
    let mut found: Vec<usize> = Vec::new();
    for (column, target) in targets.iter().enumerate() {
        let is_words = column != name && field(target).is_some_and(|field| !field.kind.is_number());
        if *target == Target::Ordinal {
            found.extend(lacking(column, |text| {
                matches!(ordinal(text), Some(Ordinal::Arabic(1) | Ordinal::Inside))
            }));
        } else if is_words {
            found.extend(lacking(column, |text| !text.is_empty()));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn text(line: &[String], column: usize) -> &str {
    line.get(column).map_or("", |text| text.trim())
}
