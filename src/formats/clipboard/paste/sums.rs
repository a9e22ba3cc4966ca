//! Lines and columns of a pasted block whose numbers are the sums of others: pasted beside these they would count twice.

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::ordinals::{Ordinal, ordinal};
use crate::formats::clipboard::paste::request::Place;
use crate::input::number::parse;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::{FieldKind, Rows};

/// A block with what is known of its lines and columns.
#[derive(Clone, Copy)]
pub(super) struct Sums<'a> {
    pub place: Place<'a>,
    pub block: &'a [Vec<String>],
    pub targets: &'a [Target],
    pub kinds: &'a [Option<LineKind>],
}

impl Sums<'_> {
    /// Whether the numbers of a line of totals are the sums of other rows: of all, of those since the line of its kind
    /// before, or of those until the next. `None` when there is nothing to compare.
    pub fn are_right(self, at: usize) -> Option<bool> {
        let columns = self.given(at);
        let [before, after] = self.around(at);
        let all = 0..self.block.len();
        let adds_up = |column: &usize| {
            let told = self.number(at, *column);
            [all.clone(), before.clone(), after.clone()]
                .into_iter()
                .any(|lines| self.sum(at, lines, *column).0 == told)
        };
        (!columns.is_empty()).then(|| columns.iter().all(adds_up))
    }

    /// True for a row whose numbers are all the sums of the other rows, of those above or below it, or of its parts. With few
    /// numbers that may be chance: then there must be more rows, or this one lacks the name that others have.
    pub fn is_sum(self, at: usize, lacks_name: bool) -> bool {
        let columns = self.given(at);
        let nonzero = columns
            .iter()
            .filter(|column| self.number(at, **column) != Some(Decimal::ZERO))
            .count();
        if nonzero == 0 || self.would_shift() {
            return false;
        }
        let least = if nonzero > 1 || lacks_name { 2 } else { 3 };
        let [before, after] = self.around(at);
        let of = |lines: std::ops::Range<usize>, least: usize| {
            columns.iter().all(|column| {
                let (sum, count) = self.sum(at, lines.clone(), *column);
                sum == self.number(at, *column) && count >= least.min(2)
            }) && columns
                .iter()
                .any(|column| self.sum(at, lines.clone(), *column).1 >= least)
        };
        of(0..self.block.len(), least)
            || of(before, least)
            || of(after, least)
            || of(self.parts(at), 1)
    }

    /// True for a column of numbers in rows of which each is the sum of the columns beside it. Only a table that works
    /// totals out itself has no place for such a column.
    pub fn has_sum_column(self) -> bool {
        let columns = &self.place.table.columns;
        let totals = columns.iter().any(|field| {
            matches!(field.kind, FieldKind::Computed { .. }) && field.unit.as_deref() != Some("%")
        });
        let rows: Vec<usize> = (0..self.block.len())
            .filter(|at| self.is_row(*at))
            .collect();
        if !totals || rows.len() < 2 {
            return false;
        }
        let taken: Vec<usize> = (0..self.targets.len())
            .filter(|at| {
                matches!(self.targets.get(*at), Some(Target::Column { .. })) && self.is_counted(*at)
            })
            .collect();
        let sums = |column: usize, others: &[usize]| {
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
        };
        taken.iter().enumerate().any(|(place, column)| {
            let before = taken.get(..place).unwrap_or_default();
            let after = taken.get(place + 1..).unwrap_or_default();
            let mut runs = (2..=before.len()).filter_map(|many| before.get(before.len() - many..));
            let mut later = (2..=after.len()).filter_map(|many| after.get(..many));
            runs.any(|run| sums(*column, run)) || later.any(|run| sums(*column, run))
        })
    }

    /// Rows of a table that gets none follow one another: to leave one out would put the others elsewhere.
    fn would_shift(self) -> bool {
        let Rows::Fixed(rows) = &self.place.table.rows else {
            return false;
        };
        let pasted = (0..self.block.len()).filter(|at| self.is_row(*at)).count();
        !self.targets.contains(&Target::RowName)
            && pasted <= rows.len().saturating_sub(self.place.row)
    }

    fn is_row(self, at: usize) -> bool {
        matches!(self.kinds.get(at), Some(None))
    }

    /// The lines before and after one, to the next line of totals or heading of a group.
    fn around(self, at: usize) -> [std::ops::Range<usize>; 2] {
        let breaks = |at: usize| {
            matches!(
                self.kinds.get(at),
                Some(Some(LineKind::Totals { .. } | LineKind::Group))
            )
        };
        let from = (0..at)
            .rev()
            .find(|one| breaks(*one))
            .map_or(0, |one| one + 1);
        let to = (at + 1..self.block.len())
            .find(|one| breaks(*one))
            .unwrap_or(self.block.len());
        [from..at, at + 1..to]
    }

    /// The lines below one that are numbered as its parts: 1 and 1.1, I and 1, a name and names with dashes.
    fn parts(self, at: usize) -> std::ops::Range<usize> {
        let Some(own) = self.level(at) else {
            return at..at;
        };
        let inner = |one: &usize| self.level(*one).is_some_and(|level| level > own);
        at + 1..at + 1 + (at + 1..self.block.len()).take_while(inner).count()
    }

    /// How deep a line is numbered.
    fn level(self, at: usize) -> Option<u8> {
        let mut given = self.block.get(at)?.iter().filter(|text| !text.is_empty());
        let first = given.next()?.trim();
        if first.starts_with(['-', '+', '–', '•', '*']) && first.chars().any(char::is_alphabetic)
        {
            return Some(4);
        }
        let number = first
            .split_once([' ', '.', ')'])
            .map_or(first, |(number, _)| number);
        let inside = first.split(' ').next().unwrap_or_default();
        match (ordinal(inside), ordinal(number)) {
            (Some(Ordinal::Inside), _) => Some(3),
            (_, Some(Ordinal::Arabic(_))) => Some(2),
            (_, Some(Ordinal::Letters)) if number.chars().all(char::is_uppercase) => Some(0),
            _ => Some(1),
        }
    }

    /// The columns in which a line has a number that can be added to others.
    fn given(self, at: usize) -> Vec<usize> {
        let is_given =
            |column: &usize| self.is_counted(*column) && self.number(at, *column).is_some();
        (0..self.targets.len()).filter(is_given).collect()
    }

    fn is_counted(self, column: usize) -> bool {
        let Some(Target::Column { column, .. } | Target::Computed(column)) =
            self.targets.get(column)
        else {
            return false;
        };
        self.place.table.columns.get(*column).is_some_and(|field| {
            let rate = field.unit.as_deref() == Some("%") || field.kind == FieldKind::Percent;
            !rate && (field.kind.is_number() || matches!(field.kind, FieldKind::Computed { .. }))
        })
    }

    fn number(self, at: usize, column: usize) -> Option<Decimal> {
        let text = self.block.get(at)?.get(column)?;
        parse(text.trim_end_matches('%'))
            .ok()
            .map(|number| number.value())
    }

    /// The sum of the other rows among some lines, and of how many.
    fn sum(
        self,
        at: usize,
        lines: std::ops::Range<usize>,
        column: usize,
    ) -> (Option<Decimal>, usize) {
        let numbers: Vec<Decimal> = lines
            .filter(|one| *one != at && self.is_row(*one))
            .filter_map(|one| self.number(one, column))
            .collect();
        let count = numbers.len();
        (
            numbers
                .into_iter()
                .try_fold(Decimal::ZERO, Decimal::checked_add),
            count,
        )
    }
}
