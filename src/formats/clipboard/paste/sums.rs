//! Lines of a pasted block whose numbers are the sums of others: pasted beside these they would count twice.
//! Not here: columns (`sum_columns`).

use std::ops::Range;

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::labels::is_year;
use crate::formats::clipboard::paste::numbers::Numbers;
use crate::formats::clipboard::paste::ordinals::{Ordinal, ordinal};
use crate::formats::clipboard::paste::request::Place;
use crate::model::answer::{Answer, FieldPath};
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
    pub numbers: &'a Numbers,
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
                .any(|lines| self.sum(at, lines, *column, told).0 == told)
        };
        (!columns.is_empty()).then(|| columns.iter().all(adds_up))
    }

    /// True for a row whose numbers are all the sums of the other rows, or of those above or below it. With few numbers that
    /// may be chance: then there must be more rows, or something else is evident about this one.
    pub fn is_sum(self, at: usize, is_evident: bool) -> bool {
        if self.would_shift() {
            return false;
        }
        let least = self.least(at, is_evident);
        let [before, after] = self.around(at);
        self.is_sum_of_all(at, least)
            || self.adds_up(at, before, least)
            || self.adds_up(at, after, least)
    }

    /// How many rows a sum must have to be no chance.
    pub fn least(self, at: usize, is_evident: bool) -> usize {
        let nonzero = |column: &usize| self.number(at, *column) != Some(Decimal::ZERO);
        let several = self.given(at).into_iter().filter(nonzero).count() > 1;
        if several || is_evident { 2 } else { 3 }
    }

    /// True for a line whose numbers are all the sums of all rows but itself.
    pub fn is_sum_of_all(self, at: usize, least: usize) -> bool {
        self.adds_up(at, 0..self.block.len(), least)
    }

    /// True for a row whose numbers are all the sums of the lines below it that are numbered as its parts.
    pub fn is_sum_of_parts(self, at: usize) -> bool {
        !self.would_shift() && self.adds_up(at, self.parts(at), 1)
    }

    /// True for a line whose numbers are all the sums of those of some rows, of as many in one column.
    pub fn adds_up(self, at: usize, lines: Range<usize>, least: usize) -> bool {
        let columns = self.given(at);
        let told = |column: &usize| self.number(at, *column);
        let sums = |column: &usize| self.sum(at, lines.clone(), *column, told(column));
        let same = |column: &usize| is_same(told(column), sums(column));
        columns
            .iter()
            .any(|column| told(column) != Some(Decimal::ZERO))
            && columns.iter().all(same)
            && columns.iter().any(|column| sums(column).1 >= least)
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

    /// True for a row of which half of the numbers are at least nine tenths of the sums of the other rows.
    pub fn is_about_the_sum(self, at: usize) -> bool {
        let columns = self.given(at);
        let told = columns.iter().filter_map(|column| {
            let told = self.number(at, *column).filter(|told| !told.is_zero());
            Some((*column, told?))
        });
        let is_about = |(column, told): &(usize, Decimal)| {
            let (sum, _) = self.sum(at, 0..self.block.len(), *column, None);
            let [told, sum] = [(Some(*told), 10), (sum, 9)].map(|(number, times)| {
                number.and_then(|number| number.checked_mul(Decimal::from(times)))
            });
            told.is_some() && told >= sum
        };
        let about = told.clone().filter(is_about).count();
        about > 0 && about * 2 >= told.count()
    }

    /// True for a row whose numbers are all the sums of the other rows, or of those above or below it, and not so small that
    /// this is nothing remarkable: small ones are in several columns, over three rows.
    pub fn looks_like_sum(self, at: usize) -> bool {
        let columns = self.given(at);
        let remarkable = columns
            .iter()
            .any(|column| self.number(at, *column) >= Some(Decimal::TEN));
        let nonzero = |column: &&usize| self.number(at, **column) != Some(Decimal::ZERO);
        let several = columns.iter().filter(nonzero).count() > 1;
        let [before, after] = self.around(at);
        let told = |column: &usize| self.number(at, *column);
        let of = |lines: Range<usize>| {
            let sums = |column: &usize| self.sum(at, lines.clone(), *column, told(column));
            let mut beside = columns.iter().map(|column| (told(column), sums(column)));
            let are_sums = beside.all(|(told, sums)| is_same(told, sums));
            let parts = || columns.iter().map(|column| sums(column).1).max();
            are_sums && parts() > Some(if remarkable { 1 } else { 2 }) && (remarkable || several)
        };
        of(0..self.block.len()) || of(before) || of(after)
    }

    /// True for a block without the names of rows that goes over rows of the table that have theirs.
    pub fn is_by_place(self) -> bool {
        self.named_rows() > 0
    }

    /// Rows that have their names follow one another: to leave one out would put the others elsewhere.
    pub fn would_shift(self) -> bool {
        let is_head = |kind: &&Option<LineKind>| {
            matches!(kind, Some(LineKind::Heading | LineKind::Numbering))
        };
        // A blank line between them keeps its place.
        let counts = |kind: &&Option<LineKind>| matches!(kind, None | Some(LineKind::Blank));
        let to = self.kinds.iter().rposition(Option::is_none);
        let lines = self.kinds.iter().take(to.map_or(0, |at| at + 1));
        let pasted = lines.skip_while(is_head).filter(counts).count();
        pasted <= self.named_rows()
    }

    /// The rows of the table from where the block is pasted that have names, where the block brings none.
    fn named_rows(self) -> usize {
        let place = self.place;
        let Rows::Fixed(rows) = &place.table.rows else {
            let Some(column) = place.naming() else {
                return 0;
            };
            let brings = |target: &Target| matches!(target, Target::Column { column: own, .. } if *own == column);
            let field = place.table.columns.get(column);
            let is_named = |id: &&String| {
                field.is_some_and(|field| {
                    let path = FieldPath::cell(&place.table.id, id, &field.id);
                    *place.report.answer(&path) != Answer::Blank
                })
            };
            let rows = place.rows.get(place.row..).unwrap_or_default().iter();
            let named = rows.take_while(is_named).count();
            return if self.targets.iter().any(brings) {
                0
            } else {
                named
            };
        };
        if self.targets.contains(&Target::RowName) {
            return 0;
        }
        rows.len().saturating_sub(place.row)
    }

    pub(super) fn is_row(self, at: usize) -> bool {
        matches!(self.kinds.get(at), Some(None))
    }

    /// The lines before and after one, to the next line of totals or heading of a group.
    fn around(self, at: usize) -> [Range<usize>; 2] {
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
    fn parts(self, at: usize) -> Range<usize> {
        let Some(own) = self.level(at) else {
            return at..at;
        };
        let inner = |one: &usize| self.level(*one).is_some_and(|level| level > own);
        at + 1..at + 1 + (at + 1..self.block.len()).take_while(inner).count()
    }

    /// How deep a line is numbered.
    fn level(self, at: usize) -> Option<u8> {
        let line = self.block.get(at)?;
        let column = line.iter().position(|text| !text.is_empty())?;
        let first = line.get(column)?.trim();
        // A number of data or a year numbers no row.
        if self.is_counted(column) || is_year(first) {
            return Some(1);
        }
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
    pub(super) fn given(self, at: usize) -> Vec<usize> {
        let is_given = |one: &usize| self.is_counted(*one) && self.number(at, *one).is_some();
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
        self.numbers.at(at, column)
    }

    /// The sum of the other rows among some lines, and of how many, as far as it does not pass `most`: no number is below zero,
    /// so that it cannot come back. Most rows are no sums, and each of 500 would be held against all others.
    fn sum(
        self,
        at: usize,
        lines: Range<usize>,
        column: usize,
        most: Option<Decimal>,
    ) -> (Option<Decimal>, usize) {
        let numbers = lines
            .filter(|one| *one != at && self.is_row(*one))
            .filter_map(|one| self.number(one, column));
        let (mut sum, mut count) = (Some(Decimal::ZERO), 0);
        for number in numbers {
            sum = sum.and_then(|sum: Decimal| sum.checked_add(number));
            count += 1;
            if most.is_some() && sum > most {
                break;
            }
        }
        (sum, count)
    }
}

/// True for a number that is a sum; blanks and dashes among its parts count for nothing.
fn is_same(told: Option<Decimal>, (sum, count): (Option<Decimal>, usize)) -> bool {
    sum == told || count == 0 && told == Some(Decimal::ZERO)
}
