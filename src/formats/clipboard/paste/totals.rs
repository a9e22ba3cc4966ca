//! Lines of totals in a pasted block: by their names, by numbers that are the sums of others, and by both together.
//!
//! Not here: the names (`total_names`), the sums (`sums`), whether a line with both may be a row all the same (`row_or_total`).

use crate::formats::clipboard::paste::labels::is_wordy;
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formats::clipboard::paste::row_or_total::Whole;
use crate::formats::clipboard::paste::search::Search;
use crate::formats::clipboard::paste::total_names::{Says, says};
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::Rows;

/// Marks the lines that are named like totals.
pub(super) fn mark_named(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    choices: &Choices,
    kinds: &mut [Option<LineKind>],
) {
    let search = Search::new(place, block, targets);
    for at in 0..block.len() {
        if matches!(kinds.get(at), Some(None))
            && !choices.kept.contains(&at)
            && search.is_named_total(at, kinds)
            && let Some(kind) = kinds.get_mut(at)
        {
            *kind = Some(LineKind::Totals { sums: None });
        }
    }
}

/// Marks the rows whose numbers are those of totals, and says of all lines of totals whether they are right.
pub(super) fn mark_sums(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    choices: &Choices,
    kinds: &mut [Option<LineKind>],
) {
    let search = Search::new(place, block, targets);
    let is_total = |kind: &Option<LineKind>| matches!(kind, Some(LineKind::Totals { .. }));
    let named: Vec<usize> = (0..block.len())
        .filter(|at| kinds.get(*at).is_some_and(is_total))
        .collect();
    let mut whole = search.whole(kinds);
    // A total of all rows has counted those that are numbered as parents as well.
    let may_have_parents = matches!(whole, Whole::None) && !search.sums(kinds).is_by_place();
    if may_have_parents && search.mark_parents(choices, kinds) {
        whole = search.whole(kinds);
    }
    match whole {
        Whole::Line(at) if !choices.kept.contains(&at) => mark(kinds, at, Some(true)),
        Whole::Line(_) | Whole::Named => {}
        // Without names one line left out in the middle would put the others elsewhere.
        Whole::None if search.sums(kinds).is_by_place() => {}
        Whole::None => {
            if let Some(levels) = search.levels(kinds).filter(|levels| levels.is_evident) {
                let groups = levels.groups.into_iter().chain(levels.total);
                groups
                    .filter(|at| !choices.kept.contains(at))
                    .for_each(|at| mark(kinds, at, Some(true)));
            } else {
                search.mark_each(choices, kinds);
            }
            search.mark_nameless(choices, kinds);
        }
    }
    for at in named {
        let sums = search.sums(kinds).are_right(at);
        mark(kinds, at, sums);
    }
}

fn mark(kinds: &mut [Option<LineKind>], at: usize, sums: Option<bool>) {
    if let Some(kind) = kinds.get_mut(at) {
        *kind = Some(LineKind::Totals { sums });
    }
}

/// The rows whose numbers are the sums of others although nothing else says that they are totals: they are pasted, and a
/// person has to know. In a table that gets no rows only the last line counts.
pub(super) fn like_totals(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    choices: &Choices,
    kinds: &[Option<LineKind>],
) -> Vec<usize> {
    let search = Search::new(place, block, targets);
    let sums = search.sums(kinds);
    // A total that has counted each row says that it is one.
    let is_whole = |at: usize| {
        matches!(kinds.get(at), Some(Some(LineKind::Totals { .. }))) && sums.is_sum_of_all(at, 2)
    };
    if (0..block.len()).any(is_whole) {
        return Vec::new();
    }
    let levels = search.levels(kinds).map(|levels| levels.groups);
    let is_row = |at: &usize| matches!(kinds.get(*at), Some(None));
    let ends = [
        (0..block.len()).find(is_row),
        (0..block.len()).rfind(is_row),
    ];
    let fixed = matches!(place.table.rows, Rows::Fixed(_));
    (0..block.len())
        .filter(is_row)
        .filter(|at| !choices.kept.contains(at) && (!fixed || ends.contains(&Some(*at))))
        .filter(|at| {
            let adds_up = || sums.looks_like_sum(*at) || sums.is_sum(*at, false);
            levels.as_ref().is_some_and(|groups| groups.contains(at)) || adds_up()
        })
        .collect()
}

impl Search<'_> {
    /// Marks one row after the other that is a total by itself.
    fn mark_each(&self, choices: &Choices, kinds: &mut [Option<LineKind>]) {
        for at in 0..self.block.len() {
            let may_be = matches!(kinds.get(at), Some(None))
                && !choices.kept.contains(&at)
                && !self.is_known(at);
            if may_be && self.is_total(at, kinds) {
                mark(kinds, at, Some(true));
            } else if may_be && self.is_of_all(at, kinds) {
                mark(kinds, at, Some(false));
            }
        }
    }

    /// Marks the first and the last row where they lack a name and look like totals that do not add up.
    fn mark_nameless(&self, choices: &Choices, kinds: &mut [Option<LineKind>]) {
        for at in 0..self.block.len() {
            let may_be = matches!(kinds.get(at), Some(None)) && !choices.kept.contains(&at);
            if may_be && self.is_end(at, kinds) && self.is_nameless_total(at, kinds) {
                mark(kinds, at, Some(false));
            }
        }
    }

    /// True for the first or the last of several rows.
    fn is_end(&self, at: usize, kinds: &[Option<LineKind>]) -> bool {
        let is_row = |kind: &Option<LineKind>| kind.is_none();
        let before = kinds.iter().take(at).any(is_row);
        before != kinds.iter().skip(at + 1).any(is_row)
    }

    fn has_words_before(&self, at: usize, column: usize) -> bool {
        let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        let mut before = line.iter().take(column);
        before.any(|text| is_wordy(text))
    }

    fn is_named_total(&self, at: usize, kinds: &[Option<LineKind>]) -> bool {
        let numbers = self.sums(kinds).has_numbers(at);
        self.names(at).any(|(column, name)| {
            // A note beside the rows may well begin with "Tổng".
            let noted = matches!(self.targets.get(column), Some(Target::Aside(_)));
            let total = match says(name) {
                // "Tổng" behind other words, in a line without numbers, is a heading among headings.
                Says::Total => numbers || !self.has_words_before(at, column),
                Says::TotalOfNumbers => numbers && !noted,
                Says::TotalAtEnd => numbers && !noted && self.is_end(at, kinds),
                _ => false,
            };
            total && !self.is_known_name(self.targets.get(column), name)
        })
    }
}
