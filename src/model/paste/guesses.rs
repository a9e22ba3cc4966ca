//! Guesses that a person may confirm together: where columns go whose headings are like labels.

use crate::model::paste::plan::Plan;
use crate::model::paste::target::{Aside, Doubt, Target};

impl Plan {
    /// Pasted columns and where each may go: those of which no other column of the table comes into question, and that no other
    /// pasted column has or may have.
    #[must_use]
    pub fn guesses(&self) -> Vec<(usize, usize)> {
        let guesses: Vec<(usize, usize)> =
            self.doubts().into_iter().filter_map(Doubt::guess).collect();
        let is_taken = |column: usize| {
            self.columns.iter().any(|pasted| match pasted.target {
                Target::Column { column: own, .. }
                | Target::Computed(own)
                | Target::Open(Doubt::Twice(own) | Doubt::Incomparable { column: own, .. }) => {
                    own == column
                }
                _ => false,
            })
        };
        let is_sole = |(_, column): &(usize, usize)| {
            let same = guesses.iter().filter(|(_, other)| other == column);
            same.count() == 1 && !is_taken(*column)
        };
        let has_one = |(pasted, _): &(usize, usize)| {
            let pasted = self.columns.get(*pasted);
            pasted.is_some_and(|pasted| pasted.has_one_guess)
        };
        let sole = guesses.iter().filter(|guess| is_sole(guess));
        sole.copied().filter(has_one).collect()
    }

    /// Pasted columns that come into question for no column of the table: with these one press decides for all.
    #[must_use]
    pub fn without_candidates(&self) -> Vec<usize> {
        let waiting = self.waiting();
        let columns = self.columns.iter().enumerate();
        columns
            .filter(|(at, column)| match column.target {
                Target::Open(Doubt::UnknownHeadings) => true,
                Target::Aside(Aside::NoSuchColumn) => waiting.contains(at),
                _ => false,
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// Pasted columns for which nothing is decided: undecided ones, and those that nobody has a place for.
    #[must_use]
    pub fn undecided(&self) -> Vec<usize> {
        let waiting = self.waiting();
        let columns = self.columns.iter().enumerate();
        columns
            .filter(|(at, column)| matches!(column.target, Target::Open(_)) || waiting.contains(at))
            .map(|(at, _)| at)
            .collect()
    }
}
