//! Columns of a pasted block that are sums or rates of the columns beside them, which the table works out itself.
//!
//! Not here: lines (`sums`).

use rust_decimal::{Decimal, RoundingStrategy};

use crate::formats::clipboard::paste::sums::Sums;
use crate::model::paste::target::Target;
use crate::model::template::{Field, FieldKind};

/// The smallest sum in a single row that is no chance.
const REMARKABLE: Decimal = Decimal::ONE_HUNDRED;

/// So many small rates are no chance either.
const MANY: usize = 3;

/// True for a column that adds up others.
pub(super) fn is_total(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Computed { .. }) && field.unit.as_deref() != Some("%")
}

impl Sums<'_> {
    /// True for a column of numbers in rows of which each is the sum of the columns beside it. Only a table that works
    /// totals out itself has no place for such a column. One row alone tells it by large numbers, and in a block with
    /// all columns only beside those that the table adds up together with it: all that was received may be resolved in time.
    pub fn has_sum_column(self, is_whole: bool) -> bool {
        let rows = self.rows();
        if !self.place.table.columns.iter().any(is_total) || rows.is_empty() {
            return false;
        }
        let taken = self.taken();
        let sums = |column: usize, others: &[usize]| {
            self.is_sum_of(&rows, column, others)
                && (rows.len() > 1
                    || self.is_remarkable(&rows, column, others)
                        && !(is_whole && self.are_apart(column, others)))
        };
        taken.iter().enumerate().any(|(place, column)| {
            let before = taken.get(..place).unwrap_or_default();
            let after = taken.get(place + 1..).unwrap_or_default();
            let mut runs = (2..=before.len()).filter_map(|many| before.get(before.len() - many..));
            let mut later = (2..=after.len()).filter_map(|many| after.get(..many));
            runs.any(|run| sums(*column, run)) || later.any(|run| sums(*column, run))
        })
    }

    /// True for a block of which the last column is in several rows the sum of all before it, and of more than one in some row.
    /// A table that works no totals out may well have the sum of its columns in the first, but none behind them.
    pub fn ends_with_sum(self) -> bool {
        let (rows, taken) = (self.rows(), self.taken());
        let Some((last, parts)) = taken.split_last() else {
            return false;
        };
        let has_several = |row: &usize| {
            let given = |part: &&usize| {
                let number = self.number(*row, **part);
                number.is_some_and(|number| number != Decimal::ZERO)
            };
            parts.iter().filter(given).count() > 1
        };
        rows.len() > 1 && rows.iter().any(has_several) && self.is_sum_of(&rows, *last, parts)
    }

    /// True for a column that says in at least two rows, and in half of them, what one column before it is of another in
    /// hundredths. Only a table that works rates out itself has no place for it.
    pub fn has_rate_column(self) -> bool {
        let rate = |field: &Field| {
            matches!(field.kind, FieldKind::Computed { .. }) && field.unit.as_deref() == Some("%")
        };
        if !self.place.table.columns.iter().any(rate) {
            return false;
        }
        let (rows, taken) = (self.rows(), self.taken());
        let is_rate = |column: usize, part: usize, whole: usize| {
            let given = || rows.iter().filter_map(move |row| self.number(*row, column));
            let same = rows
                .iter()
                .filter(|row| self.is_rate_of(**row, column, part, whole));
            // 1 in 100 and 2 in 100 may be chance: of small numbers many are rates of some others.
            let tells = |row: &&usize| {
                let rate = self.number(**row, column);
                rate.is_some_and(|rate| rate >= Decimal::TEN || rate.scale() > 0)
            };
            let (telling, same) = (same.clone().filter(tells).count(), same.count());
            given().all(|number| number <= Decimal::ONE_HUNDRED)
                && (telling > 1 || same > MANY)
                && same * 2 >= given().count()
        };
        // A column in which people state percentages has them.
        let is_stated = |at: usize| match self.targets.get(at) {
            Some(Target::Column { column, .. }) => {
                let field = self.place.table.columns.get(*column);
                field.is_some_and(|field| matches!(field.kind, FieldKind::Percent))
            }
            _ => false,
        };
        taken.iter().enumerate().any(|(place, column)| {
            let before = taken.get(..place).unwrap_or_default();
            !is_stated(*column)
                && before.iter().any(|part| {
                    let mut wholes = before.iter().filter(|whole| *whole != part);
                    wholes.any(|whole| is_rate(*column, *part, *whole))
                })
        })
    }

    /// True when each result in the block is, in some row, another number than all others of it and than 0: what was received
    /// online may be all that was received, and all of it resolved early.
    pub fn results_tell(self) -> bool {
        let columns = || 0..self.targets.len();
        let is_result = |at: &usize| matches!(self.targets.get(*at), Some(Target::Computed(_)));
        let tells = |row: &usize, at: usize| {
            let told = self.number(*row, at);
            told.is_some_and(|told| told != Decimal::ZERO)
                && columns().all(|other| other == at || self.number(*row, other) != told)
        };
        let rows = self.rows();
        columns()
            .filter(is_result)
            .all(|at| rows.iter().any(|row| tells(row, at)))
    }

    fn rows(self) -> Vec<usize> {
        (0..self.block.len())
            .filter(|at| self.is_row(*at))
            .collect()
    }

    /// The pasted columns of numbers that go into the table.
    fn taken(self) -> Vec<usize> {
        (0..self.targets.len())
            .filter(|at| {
                matches!(self.targets.get(*at), Some(Target::Column { .. })) && self.is_counted(*at)
            })
            .collect()
    }

    fn is_sum_of(self, rows: &[usize], column: usize, others: &[usize]) -> bool {
        let mut nonzero = false;
        let equal = rows.iter().all(|row| {
            let parts: Option<Vec<Decimal>> = others
                .iter()
                .map(|other| self.number(*row, *other))
                .collect();
            let Some((told, parts)) = self.number(*row, column).zip(parts) else {
                return false;
            };
            nonzero |= told != Decimal::ZERO;
            parts
                .into_iter()
                .try_fold(Decimal::ZERO, Decimal::checked_add)
                == Some(told)
        });
        equal && nonzero
    }

    /// True for a sum in each row that is no chance: a large one of more than one number, or one of more than two.
    fn is_remarkable(self, rows: &[usize], column: usize, others: &[usize]) -> bool {
        rows.iter().all(|row| {
            let given = |other: &&usize| {
                self.number(*row, **other)
                    .is_some_and(|number| number != Decimal::ZERO)
            };
            let least = match others.iter().filter(given).count() {
                0 | 1 => return false,
                2 => REMARKABLE,
                _ => Decimal::TEN,
            };
            self.number(*row, column) >= Some(least)
        })
    }

    /// True when the table adds up some of the columns without another of them.
    fn are_apart(self, column: usize, others: &[usize]) -> bool {
        let of = |at: usize| match self.targets.get(at) {
            Some(Target::Column { column, .. }) => Some(*column),
            _ => None,
        };
        let places: Vec<usize> = others
            .iter()
            .chain([&column])
            .filter_map(|at| of(*at))
            .collect();
        let (first, last) = (places.iter().min(), places.iter().max());
        let Some((first, last)) = first.zip(last) else {
            return false;
        };
        let between = self.place.table.columns.get(*first..*last);
        between.is_some_and(|fields| fields.iter().any(is_total))
    }

    fn is_rate_of(self, row: usize, column: usize, part: usize, whole: usize) -> bool {
        let numbers = (
            self.number(row, column),
            self.number(row, part),
            self.number(row, whole),
        );
        let (Some(told), Some(part), Some(whole)) = numbers else {
            return false;
        };
        if part <= Decimal::ZERO || part > whole {
            return false;
        }
        let rate = part
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|hundredfold| hundredfold.checked_div(whole));
        rate.is_some_and(|rate| {
            rate.round_dp_with_strategy(told.scale(), RoundingStrategy::MidpointAwayFromZero)
                == told
        })
    }
}
