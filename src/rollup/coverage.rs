//! Sums that grow, and how many agencies stand behind each.

use super::cell::Cell;
use crate::formula::outcome::Undefined;
use crate::model::exact::Exact;

/// How many agencies stand behind a number, and why others do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// They have all of it.
    pub value: usize,
    /// They state some of it and left the rest blank: what they state is in the number.
    pub partly: usize,
    /// They sent a report and left it blank.
    pub blank: usize,
    /// It does not apply to them.
    pub not_applicable: usize,
    /// What is worked out has no value with them: a number too large.
    pub undefined: usize,
    /// They confirmed that there is nothing to report.
    pub nothing_to_report: usize,
    /// They owe a report and sent none.
    pub no_report: usize,
    /// Why it has no value with those that are `undefined`; of several reasons the last of the list.
    pub(super) why: Why,
}

/// Why something has no value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// It has.
    #[default]
    HasOne,
    /// It cannot be put together.
    Kinds,
    /// A denominator is zero.
    ZeroDenominator,
    /// A number is too large.
    TooLarge,
}

impl Why {
    fn of(why: &Undefined) -> Self {
        match why {
            Undefined::ZeroDenominator => Self::ZeroDenominator,
            Undefined::TooLarge => Self::TooLarge,
            _ => Self::Kinds,
        }
    }

    /// As formulas say it.
    pub(super) fn to_undefined(self) -> Undefined {
        match self {
            Self::HasOne | Self::Kinds => Undefined::Kinds,
            Self::ZeroDenominator => Undefined::ZeroDenominator,
            Self::TooLarge => Undefined::TooLarge,
        }
    }
}

impl Coverage {
    /// Agencies that owe a report.
    #[must_use]
    pub fn owing(&self) -> usize {
        self.stating()
            + self.blank
            + self.not_applicable
            + self.undefined
            + self.nothing_to_report
            + self.no_report
    }

    /// Agencies of which something is in the number.
    #[must_use]
    pub fn stating(&self) -> usize {
        self.value + self.partly
    }

    pub(super) fn count(&mut self, cell: &Cell) {
        match cell {
            Cell::Value(_) => self.value += 1,
            Cell::Partly(_) => self.partly += 1,
            Cell::Blank => self.blank += 1,
            Cell::NotApplicable => self.not_applicable += 1,
            Cell::Undefined(why) => {
                self.undefined += 1;
                self.why = self.why.max(Why::of(why));
            }
        }
    }

    /// Counts who has all of some cells, by what of them weighs most.
    pub(super) fn count_all<'a>(&mut self, cells: impl Iterator<Item = &'a Cell>) {
        match cells.max_by_key(|cell| gravity(cell)) {
            Some(worst) => self.count(worst),
            // What is made of nothing is the same everywhere.
            None => self.value += 1,
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.value += other.value;
        self.partly += other.partly;
        self.blank += other.blank;
        self.not_applicable += other.not_applicable;
        self.undefined += other.undefined;
        self.nothing_to_report += other.nothing_to_report;
        self.no_report += other.no_report;
        self.why = self.why.max(other.why);
    }
}

/// A sum that grows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sum {
    Of(Exact),
    /// More digits than are computed with.
    TooLarge,
}

impl Default for Sum {
    fn default() -> Self {
        Self::Of(Exact::zero())
    }
}

impl Sum {
    pub(super) fn add(&mut self, number: &Exact) {
        if let Self::Of(sum) = self {
            *self = sum.plus(number).map_or(Self::TooLarge, Self::Of);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        match other {
            Self::Of(number) => self.add(number),
            Self::TooLarge => *self = Self::TooLarge,
        }
    }
}

/// Which of its parts an agency is counted by: as in a formula, what is blank comes before what has no value.
fn gravity(cell: &Cell) -> u8 {
    match cell {
        Cell::Value(_) => 0,
        Cell::NotApplicable => 1,
        Cell::Partly(_) => 2,
        Cell::Undefined(_) => 3,
        Cell::Blank => 4,
    }
}
