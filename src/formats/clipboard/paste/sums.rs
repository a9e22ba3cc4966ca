//! Lines of a pasted block whose numbers are the sums of others: pasted beside these they would count twice.
//!
//! Not here: columns (`sum_columns`).

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::ordinals::{Ordinal, ordinal};
use crate::formats::clipboard::paste::request::Place;
use crate::input::spreadsheet_number::value;
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
    /// numbers that may be chance: then there must be more rows, or something else is evident about this one.
    pub fn is_sum(self, at: usize, is_evident: bool) -> bool {
        let columns = self.given(at);
        let nonzero = columns
            .iter()
            .filter(|column| self.number(at, **column) != Some(Decimal::ZERO))
            .count();
        if nonzero == 0 || self.would_shift() {
            return false;
        }
        let least = if nonzero > 1 || is_evident { 2 } else { 3 };
        let [before, after] = self.around(at);
        let of = |lines: std::ops::Range<usize>, least: usize| {
            columns.iter().all(|column| {
                let (sum, count) = self.sum(at, lines.clone(), *column);
                // Blanks and dashes among the parts count for nothing.
                sum == self.number(at, *column)
                    || count == 0 && self.number(at, *column) == Some(Decimal::ZERO)
            }) && columns
                .iter()
                .any(|column| self.sum(at, lines.clone(), *column).1 >= least)
        };
        of(0..self.block.len(), least)
            || of(before, least)
            || of(after, least)
            || of(self.parts(at), 1)
    }

    /// True for a row with a number that can be added to others.
    pub fn has_numbers(self, at: usize) -> bool {
        !self.given(at).is_empty()
    }

    /// True for a row whose numbers are all at least as large as those of the other rows.
    pub fn is_largest(self, at: usize) -> bool {
        let others = || (0..self.block.len()).filter(move |one| *one != at && self.is_row(*one));
        let columns = self.given(at);
        let largest = |column: &usize| {
            let mut numbers = others().filter_map(|one| self.number(one, *column));
            numbers.all(|number| Some(number) <= self.number(at, *column))
        };
        !columns.is_empty()
            && others().any(|one| {
                columns
                    .iter()
                    .any(|column| self.number(one, *column).is_some())
            })
            && columns.iter().all(largest)
    }

    /// True for a row whose numbers are all the sums of the other rows, or of those above or below it, and not so small that
    /// this is nothing remarkable.
    pub fn looks_like_sum(self, at: usize) -> bool {
        let columns = self.given(at);
        let remarkable = columns
            .iter()
            .any(|column| self.number(at, *column) >= Some(Decimal::TEN));
        let [before, after] = self.around(at);
        let of = |lines: std::ops::Range<usize>| {
            let sums = |column: &usize| self.sum(at, lines.clone(), *column);
            columns.iter().all(|column| {
                let (sum, count) = sums(column);
                sum == self.number(at, *column)
                    || count == 0 && self.number(at, *column) == Some(Decimal::ZERO)
            }) && columns.iter().any(|column| sums(column).1 > 1)
        };
        remarkable && (of(0..self.block.len()) || of(before) || of(after))
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

    pub(super) fn is_row(self, at: usize) -> bool {
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

    pub(super) fn is_counted(self, column: usize) -> bool {
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

    pub(super) fn number(self, at: usize, column: usize) -> Option<Decimal> {
        let text = self.block.get(at)?.get(column)?;
        let (Target::Column { column, .. } | Target::Computed(column)) =
            self.targets.get(column)?
        else {
            return None;
        };
        value(&self.place.table.columns.get(*column)?.kind, text)
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
