//! The dry run of a block pasted into a table: where each cell would go, or why it stays out; nothing changes here.
//!
//! `plan` is a pure function; each cell of the block has exactly one [`Fate`]. Not here: the block itself (`spreadsheet`),
//! what typed text means (`input::answer`), sentences (`account`, `messages::vi::paste`).

pub mod account;
mod alike;
mod beside;
mod block;
mod captions;
mod cells;
mod chance;
mod column_numbers;
mod columns;
mod dates;
mod field_columns;
pub mod fields;
mod fit;
mod groups;
mod head;
mod headings;
mod labels;
mod levels;
mod lexicon;
mod like_groups;
mod lines;
mod lying;
mod names;
mod notation;
mod numbering;
mod numbers;
pub mod one_value;
mod orders;
mod ordinals;
mod parents;
mod request;
mod row_or_total;
mod rows;
mod search;
mod sum_columns;
mod sums;
mod tokens;
mod total_names;
mod totals;
mod turned_foot;
mod units;
mod width;
mod words_around;

pub use crate::formats::clipboard::paste::request::{Choices, Place};

use crate::formats::clipboard::paste::block::Block;
use crate::formats::clipboard::paste::columns::{assign, has_one_guess, open_doubles};
use crate::formats::clipboard::paste::fit::other_unit;
use crate::formats::clipboard::paste::labels::Label;
use crate::formats::clipboard::paste::orders::column_orders;
use crate::formats::clipboard::spreadsheet;
use crate::model::paste::numbers::Notations;
use crate::model::paste::plan::{Line, LineKind, Plan};
use crate::model::paste::refusal::{MOST_ROWS, Refusal};
use crate::model::paste::target::{Aside, Doubt, PastedColumn, Target};

/// What a block would do to a table.
///
/// # Errors
/// [`Refusal`] says why it cannot be pasted there.
pub fn plan(place: Place, text: &str, choices: &Choices) -> Result<Plan, Refusal> {
    let block = spreadsheet::cells(text).map_err(Refusal::Block)?;
    let labels: Vec<Label> = place.table.columns.iter().map(Label::new).collect();
    let lying = lying::as_the_table_lies(place, &labels, block);
    let block = &lying.lines;
    let mut read = notation::looked_at(block, choices.notation);
    let has_ordinals = lying.take_out(&mut read);
    let head = headings::head(place.table, &labels, &read, choices.headings);
    let mut kinds = lines::first_look(place, &read, (&head, &labels), choices);
    if !lying.is_turned {
        beside::mark(place, &read, choices, &mut kinds);
    }
    lying.mark_ordinals((&read, has_ordinals), choices, &mut kinds);
    let looked = Block {
        place,
        lines: &read,
        kinds: &kinds,
        head: &head,
        labels: &labels,
        is_turned: lying.is_turned,
    };
    let filled = |targets: &[Target]| fill(looked, block, targets, choices);
    let agreement =
        |targets: &[Target]| filled(targets).map_or((0, 0), |(lines, _)| cells::agreement(&lines));
    let mut targets = assign(looked, &agreement);
    lying::tell(&mut targets, &lying);
    for (at, chosen) in &choices.columns {
        if let Some(target) = targets.get_mut(*at) {
            *target = chosen.clone();
        }
    }
    open_doubles(&mut targets);
    let (mut lines, mut like_totals) = filled(&targets)?;
    let crossed = names::crossed(place, &targets, &lines);
    if !crossed.is_empty() {
        for at in crossed {
            if let Some(target) = targets.get_mut(at) {
                *target = Target::Open(Doubt::Order);
            }
        }
        (lines, like_totals) = filled(&targets)?;
    }
    for at in names::same_names(place, &targets, &lines) {
        if let Some(target) = targets.get_mut(at) {
            *target = Target::Aside(Aside::RowNames);
        }
    }
    Ok(Plan {
        headings: head.lines,
        added: added_rows(place, &lines)?,
        renamed: names::renamed(place, &lines),
        repeated: names::repeated(place, &lines),
        twice_named: names::twice(place, &lines),
        numbers: notations(place, &targets, &lines, choices),
        like_groups: like_groups::like_groups(place, looked.lines, &targets, &lines),
        like_totals,
        lines,
        orders: column_orders(looked, &targets),
        columns: pasted_columns(looked, targets),
    })
}

/// What the numbers of a block tell of their notation.
fn notations(place: Place, targets: &[Target], lines: &[Line], choices: &Choices) -> Notations {
    let rows = lines
        .iter()
        .filter(|line| matches!(line.kind, LineKind::Row { .. }));
    let cells = rows.flat_map(|line| line.cells.iter().zip(targets));
    let of_column = cells.filter_map(|(cell, target)| match target {
        Target::Column { column, .. } => {
            let field = place.table.columns.get(*column)?;
            Some((&field.kind, cell.text.as_str()))
        }
        _ => None,
    });
    notation::notations(of_column, choices.notation)
}

/// The lines of a block with their cells, where its columns go to these targets, and those of them that look like totals.
fn fill(
    looked: Block,
    texts: &[Vec<String>],
    targets: &[Target],
    choices: &Choices,
) -> Result<(Vec<Line>, Vec<usize>), Refusal> {
    let (place, block) = (looked.place, looked.lines);
    let mut kinds = looked.kinds.to_vec();
    lines::second_look(place, block, targets, choices, &mut kinds);
    let like_totals = totals::like_totals(place, block, targets, choices, &kinds);
    let kinds = rows::placed(place, block, targets, choices, kinds)?;
    let lines = cells::fill(place, texts, targets, kinds, choices);
    Ok((lines, like_totals))
}

/// How many rows the table lacks for the lines of a block.
fn added_rows(place: Place, lines: &[Line]) -> Result<usize, Refusal> {
    let last = lines.iter().filter_map(|line| match line.kind {
        LineKind::Row { place, .. } => Some(place + 1),
        _ => None,
    });
    let added = last.max().unwrap_or(0).saturating_sub(place.rows.len());
    if place.rows.len() + added > MOST_ROWS {
        return Err(Refusal::TooManyRows);
    }
    Ok(added)
}

/// The columns of a block with their headings, and with their units where the table's are others.
fn pasted_columns(looked: Block, targets: Vec<Target>) -> Vec<PastedColumn> {
    let pasted = |(at, target): (usize, Target)| PastedColumn {
        heading: looked.head.texts.get(at).cloned().unwrap_or_default(),
        other_unit: match &target {
            Target::Column { column, .. } => other_unit(looked, at, *column),
            _ => None,
        },
        has_one_guess: match &target {
            Target::Open(Doubt::AsRows { .. }) => true,
            Target::Open(Doubt::Alike { .. }) => has_one_guess(looked, at),
            _ => false,
        },
        target,
    };
    targets.into_iter().enumerate().map(pasted).collect()
}
