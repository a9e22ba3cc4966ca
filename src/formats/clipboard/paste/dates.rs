//! Columns of dates in a pasted block that an American spreadsheet wrote: month first.
//!
//! Not here: how a date reads (`input::date`).

use crate::formats::clipboard::paste::request::Place;
use crate::input::date::{Order, order};
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::FieldKind;

/// Pasted columns in which a date with two numbers up to 12 may be of either order: where one can only be read month first and
/// none only day first; where a column tells nothing, in the whole block.
pub(super) fn of_either_order(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    kinds: &[LineKind],
) -> Vec<usize> {
    let is_date = |target: &Target| {
        let Target::Column { column, .. } = target else {
            return false;
        };
        let field = place.table.columns.get(*column);
        field.is_some_and(|field| field.kind == FieldKind::Date)
    };
    let rows = || {
        let lines = block.iter().zip(kinds);
        lines.filter(|(_, kind)| matches!(kind, LineKind::Row { .. }))
    };
    let has = |column: usize, wanted: Order| {
        let mut texts = rows().filter_map(|(line, _)| line.get(column));
        texts.any(|text| order(text) == Some(wanted))
    };
    let columns = targets.iter().enumerate();
    let orders: Vec<(usize, bool, bool)> = columns
        .filter(|(_, target)| is_date(target))
        .map(|(at, _)| (at, has(at, Order::MonthFirst), has(at, Order::DayFirst)))
        .collect();
    let month = orders.iter().any(|(_, month, _)| *month);
    let day = orders.iter().any(|(_, _, day)| *day);
    let is_doubtful =
        |(_, own_month, own_day): &&(usize, bool, bool)| !own_day && (*own_month || month && !day);
    orders
        .iter()
        .filter(is_doubtful)
        .map(|(at, _, _)| *at)
        .collect()
}

/// True for a date that is another day in each order.
pub(super) fn is_of_either_order(text: &str) -> bool {
    order(text) == Some(Order::Either)
}
