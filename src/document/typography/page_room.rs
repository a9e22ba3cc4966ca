//! The room that a page gives to the columns of a table, in tenths of a millimetre.

use crate::document::tree::{Column, Orientation, Table, Width};

/// Width of the text on a page along its length and across.
const PAGE: (u64, u64) = (1648, 2518);
/// What the space beside words and the line take of a column.
pub(super) const BESIDE: u64 = 32;

/// Between the margins of a page that lies so.
pub(super) fn page(orientation: Orientation) -> u64 {
    if orientation == Orientation::Landscape {
        PAGE.1
    } else {
        PAGE.0
    }
}

/// What each column of no chosen width gets.
pub(super) fn even_share(table: &Table, page: u64) -> u64 {
    let open = table
        .columns
        .iter()
        .filter(|column| is_open(column))
        .count() as u64;
    let taken: u64 = table
        .columns
        .iter()
        .map(|column| column.width.tenths())
        .sum();
    page.saturating_sub(taken) / open.max(1)
}

/// True for a column of no chosen width.
pub(super) fn is_open(column: &Column) -> bool {
    column.width == Width::Shared
}
