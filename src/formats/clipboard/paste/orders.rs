//! The ways in which all columns of a block without headings may go at once, for a person to choose one: by their order.
//!
//! Not here: where they go when nobody is asked (`width`).

use crate::formats::clipboard::paste::block::Block;
use crate::formats::clipboard::paste::fit::is_read;
use crate::formats::clipboard::paste::labels::is_year;
use crate::formats::clipboard::paste::lines::counts_rows;
use crate::formats::clipboard::paste::width::{fits, leading};
use crate::input::number::parse;
use crate::model::paste::plan::ColumnOrder;
use crate::model::paste::target::{Aside, Basis, Target};
use crate::model::template::FieldKind;

/// So many ways are offered: who has to choose among more chooses the columns.
const MOST: usize = 3;

/// The ways of a block of which no column has a place yet.
pub(super) fn column_orders(block: Block, targets: &[Target]) -> Vec<ColumnOrder> {
    let is_open = |target: &Target| matches!(target, Target::Open(_));
    if block.head.lines > 0 || block.is_turned || !targets.iter().all(is_open) {
        return Vec::new();
    }
    let mut found: Vec<ColumnOrder> = Vec::new();
    for lead in leads(block) {
        for columns in fits(block.place, block.width() - lead.len()) {
            let by_place = columns.iter().map(|column| {
                Target::of_column(&block.place.table.columns, *column, Basis::Chosen)
            });
            let targets: Vec<Target> = lead.iter().cloned().chain(by_place).collect();
            let order = ColumnOrder {
                with_results: columns.iter().any(|column| is_result(block, *column)),
                numbers_rows: lead.contains(&Target::Ordinal),
                targets,
            };
            // One of a kind: two buttons never say the same.
            let is_told = |one: &ColumnOrder| {
                (one.numbers_rows, one.with_results) == (order.numbers_rows, order.with_results)
            };
            if !found.iter().any(is_told) && may_be(block, &order.targets) {
                found.push(order);
            }
        }
    }
    found.truncate(MOST);
    found
}

/// What may stand before the columns of the table: nothing, numbers of rows, a blank column, names of fixed rows.
fn leads(block: Block) -> Vec<Vec<Target>> {
    let mut leads: Vec<Vec<Target>> = leading(block).into_iter().collect();
    if block.cells(0).next().is_none() {
        leads.push(vec![Target::Aside(Aside::Blank)]);
    } else if counts_rows(block.lines, block.kinds, 0, true) {
        leads.push(vec![Target::Ordinal]);
    }
    leads.push(Vec::new());
    leads.retain(|lead| lead.len() < block.width());
    leads
}

fn is_result(block: Block, column: usize) -> bool {
    let field = block.place.table.columns.get(column);
    field.is_some_and(|field| matches!(field.kind, FieldKind::Computed { .. }))
}

/// True for a way in which each column reads what it gets, and no column of words gets numbers only.
fn may_be(block: Block, targets: &[Target]) -> bool {
    let is_number = |text: &String| parse(text).is_ok() && !is_year(text);
    let reads = |(at, target): (usize, &Target)| {
        let mut cells = block.cells(at).peekable();
        cells.peek().is_none()
            || is_read(block, at, target) && !(block.place.is_words(target) && cells.all(is_number))
    };
    targets.iter().enumerate().all(reads)
}
