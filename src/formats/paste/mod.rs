//! The dry run of a block pasted into a table: where each cell would go, or why it stays out; nothing changes here.
//!
//! `plan` is a pure function; each cell of the block has exactly one [`Fate`]. Not here: the block itself (`spreadsheet`),
//! what typed text means (`input::answer`), sentences (`account`, `messages::vi::paste`).

pub mod account;
mod block;
mod cells;
mod columns;
mod head;
mod headings;
mod labels;
mod lines;
mod names;
mod ordinals;
mod plan;
mod rows;
mod sums;
mod units;
mod width;

use std::collections::{BTreeMap, BTreeSet};

pub use crate::formats::paste::names::Renamed;
pub use crate::formats::paste::plan::{
    Aside, Basis, Cell, Change, Comparison, Doubt, Fate, LeftOut, Line, LineKind, PastedColumn,
    Plan, Target,
};

use crate::formats::paste::block::Block;
use crate::formats::paste::columns::{assign, open_doubles, other_unit};
use crate::formats::paste::labels::Label;
use crate::formats::spreadsheet;
use crate::formats::spreadsheet::{BlockProblem, MOST_ROWS, turned};
use crate::model::report::Report;
use crate::model::template::Table;
use crate::template::form::Form;
use crate::template::rules::Rules;

/// Where a block is pasted.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The template of the report.
    pub template: &'a Form,
    /// Its rules, once they are here: by them the results in a block are compared.
    pub rules: Option<&'a Rules>,
    /// The table.
    pub table: &'a Table,
    /// The report as it stands.
    pub report: &'a Report,
    /// Ids of the table's rows.
    pub rows: &'a [String],
    /// The row of the block's first cell, from 0; one past the last begins a new one.
    pub row: usize,
    /// The column of the block's first cell, from 0.
    pub column: usize,
}

/// What a person decided in place of what the block itself tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// How many lines at the top are headings.
    pub headings: Option<usize>,
    /// Where pasted columns go.
    pub columns: BTreeMap<usize, Target>,
    /// Lines that are pasted although they look like totals, headings of groups or numbers of columns.
    pub kept: BTreeSet<usize>,
    /// True when "-" in a cell for a number stands for 0.
    pub dash_is_zero: bool,
}

/// Why a block cannot be pasted there at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No block.
    Block(BlockProblem),
    /// More rows than are left in a table that gets none.
    TooLong {
        /// Rows of the block.
        pasted: usize,
        /// Rows of the table.
        free: usize,
    },
    /// The table would have more than [`MOST_ROWS`] rows.
    TooManyRows,
    /// Names that no fixed row bears.
    UnknownRows(Vec<String>),
    /// Two lines for one fixed row.
    RowTwice(String),
}

/// What a block would do to a table.
///
/// # Errors
/// [`Refusal`] says why it cannot be pasted there.
pub fn plan(place: Place, text: &str, choices: &Choices) -> Result<Plan, Refusal> {
    let block = spreadsheet::cells(text).map_err(Refusal::Block)?;
    let labels: Vec<Label> = place.table.columns.iter().map(Label::new).collect();
    let block = as_the_table_lies(place.table, &labels, block);
    let head = headings::head(place.table, &labels, &block, choices.headings);
    let kinds = lines::first_look(place, &block, &head, choices);
    let looked = Block {
        place,
        lines: &block,
        kinds: &kinds,
        head: &head,
        labels: &labels,
    };
    let filled = |targets: &[Target], kinds: &[Option<LineKind>]| {
        let mut kinds = kinds.to_vec();
        lines::second_look(place, &block, targets, choices, &mut kinds);
        let kinds = rows::placed(place, &block, targets, kinds)?;
        Ok::<_, Refusal>(cells::fill(place, &block, targets, kinds, choices))
    };
    let agreement = |targets: &[Target]| {
        filled(targets, &kinds).map_or((0, 0), |lines| cells::agreement(&lines))
    };
    let mut targets = assign(looked, &agreement);
    for (at, chosen) in &choices.columns {
        if let Some(target) = targets.get_mut(*at) {
            *target = chosen.clone();
        }
    }
    open_doubles(&mut targets);
    let mut lines = filled(&targets, &kinds)?;
    let crossed = names::crossed(place, &targets, &lines);
    if !crossed.is_empty() {
        for at in crossed {
            if let Some(target) = targets.get_mut(at) {
                *target = Target::Open(Doubt::Order);
            }
        }
        lines = filled(&targets, &kinds)?;
    }
    let last = lines.iter().filter_map(|line| {
        if let LineKind::Row { place, .. } = line.kind {
            Some(place + 1)
        } else {
            None
        }
    });
    let added = last.max().unwrap_or(0).saturating_sub(place.rows.len());
    if place.rows.len() + added > MOST_ROWS {
        return Err(Refusal::TooManyRows);
    }
    let heading = |at: usize| head.texts.get(at).cloned().unwrap_or_default();
    let elsewhere = |at: usize, target: &Target| match target {
        Target::Column { column, .. } => other_unit(looked, at, *column),
        _ => None,
    };
    let pasted = |(at, target): (usize, Target)| PastedColumn {
        heading: heading(at),
        other_unit: elsewhere(at, &target),
        target,
    };
    let columns = targets.into_iter().enumerate().map(pasted).collect();
    let (renamed, repeated) = (
        names::renamed(place, &lines),
        names::repeated(place, &lines),
    );
    Ok(Plan {
        columns,
        lines,
        headings: head.lines,
        added,
        renamed,
        repeated,
    })
}

/// The block with its rows as the rows of the table: turned where the table is shown turned, or where only then its
/// headings name columns.
fn as_the_table_lies(table: &Table, labels: &[Label], block: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let naming = |block: &[Vec<String>]| {
        let head = headings::head(table, labels, block, None);
        head.words
            .iter()
            .filter(|ways| headings::column_named(labels, ways).is_some())
            .count()
    };
    let other = turned(&block);
    let (as_it_is, as_turned) = (naming(&block), naming(&other));
    let turn = if table.shape.transposed {
        as_it_is < 2 || as_turned >= as_it_is
    } else {
        as_it_is == 0 && as_turned > 1
    };
    if turn { other } else { block }
}
