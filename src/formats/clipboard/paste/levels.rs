//! Rows of two levels in a pasted block that nothing marks: the line of each group is the sum of the lines beneath it, or of
//! those above it.
//!
//! Not here: one line that is the sum of others (`row_or_total`), lines that are numbered as parts (`sums`).

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::search::Search;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;

type Kinds<'k> = &'k [Option<LineKind>];

/// Rows that are the sums of groups of others.
pub(super) struct Levels {
    /// The lines with the sums.
    pub groups: Vec<usize>,
    /// A line that adds them up and is not named so.
    pub total: Option<usize>,
    /// True where a total, words that they lack or large numbers say that this is no chance.
    pub is_evident: bool,
}

/// The numbers of a row, those of each counted column.
type Numbers = Vec<Option<Decimal>>;

impl Search<'_> {
    /// The rows that add up groups of others.
    pub fn levels(&self, kinds: Kinds) -> Option<Levels> {
        let sums = self.sums(kinds);
        let columns: Vec<usize> = (0..self.targets.len())
            .filter(|column| sums.is_counted(*column))
            .collect();
        let numbers = |at: usize| -> Numbers {
            let number = |column: &usize| sums.number(at, *column);
            columns.iter().map(number).collect()
        };
        let rows = |without: Option<usize>| -> Vec<(usize, Numbers)> {
            let is_row = |at: &usize| sums.is_row(*at) && Some(*at) != without;
            let rows = (0..self.block.len()).filter(is_row);
            rows.map(|at| (at, numbers(at))).collect()
        };
        let is_named = |at: &usize| {
            let total = matches!(kinds.get(*at), Some(Some(LineKind::Totals { .. })));
            // One that adds up the rows as they stand says nothing of levels.
            total && sums.are_right(*at) == Some(false)
        };
        let named = (0..self.block.len()).filter(is_named);
        let told: Vec<(Option<usize>, Numbers)> = named.map(|at| (None, numbers(at))).collect();
        let all = rows(None);
        let ends = [all.first(), all.last()].into_iter().flatten();
        let at_ends = ends
            .filter(|(at, _)| self.is_named_otherwise(*at, kinds))
            .map(|(at, numbers)| (Some(*at), numbers.clone()));
        for (without, total) in told.into_iter().chain(at_ends) {
            let rows = rows(without);
            let agrees = |groups: &Vec<(usize, usize)>| adds_up_to(&rows, groups, &total);
            if let Some(groups) = ways(&rows).into_iter().find(agrees) {
                return self.without_known(groups, without, true);
            }
        }
        let is_whole = |groups: &Vec<(usize, usize)>| {
            let lines: usize = groups.iter().map(|(_, parts)| parts + 1).sum();
            lines == all.len() && groups.len() > 1 && groups.iter().any(|(_, parts)| *parts > 1)
        };
        let groups = ways(&all).into_iter().find(is_whole)?;
        let is_evident = self.lack_words(&groups, &all)
            || groups
                .iter()
                .any(|(at, parts)| *parts > 1 && !sums.may_be_chance(*at));
        self.without_known(groups, None, is_evident)
    }

    fn without_known(
        &self,
        groups: Vec<(usize, usize)>,
        total: Option<usize>,
        is_evident: bool,
    ) -> Option<Levels> {
        let groups: Vec<usize> = groups.into_iter().map(|(at, _)| at).collect();
        let known = groups.iter().any(|at| self.is_known(*at));
        (!known).then_some(Levels {
            groups,
            total,
            is_evident,
        })
    }

    /// True when the lines of groups have nothing in a column of words or choices that all others have filled in.
    fn lack_words(&self, groups: &[(usize, usize)], rows: &[(usize, Numbers)]) -> bool {
        let is_group = |at: usize| groups.iter().any(|(group, _)| *group == at);
        let words = |(at, target): (usize, &Target)| {
            let Target::Column { column, .. } = target else {
                return None;
            };
            let field = self.place.table.columns.get(*column)?;
            (!field.kind.is_number()).then_some(at)
        };
        let mut columns = self.targets.iter().enumerate().filter_map(words);
        columns.any(|column| {
            rows.iter().all(|(at, _)| {
                let text = self.block.get(*at).and_then(|line| line.get(column));
                text.is_some_and(|text| !text.is_empty()) != is_group(*at)
            })
        })
    }
}

/// The ways to read rows as groups with their sums, each with how many lines it has: above their parts or below them, of one
/// part or of several only.
fn ways(rows: &[(usize, Numbers)]) -> Vec<Vec<(usize, usize)>> {
    let mut from_below = rows.to_vec();
    from_below.reverse();
    let mut ways: Vec<Vec<(usize, usize)>> = Vec::new();
    for least in [1, 2] {
        ways.extend([rows, from_below.as_slice()].map(|rows| groups(rows, least)));
    }
    ways.retain(|way| !way.is_empty());
    ways
}

/// The groups that follow their sums directly, from the first row on.
fn groups(rows: &[(usize, Numbers)], least: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut rest = rows;
    while let Some(((at, told), below)) = rest.split_first() {
        let parts = parts(told, below).filter(|parts| *parts >= least);
        found.extend(parts.map(|parts| (*at, parts)));
        rest = below.get(parts.unwrap_or(0)..).unwrap_or_default();
    }
    found
}

/// How many of the rows below add up to a number in each column in which one is told.
fn parts(told: &Numbers, below: &[(usize, Numbers)]) -> Option<usize> {
    if told.iter().flatten().all(|number| *number == Decimal::ZERO) {
        return None;
    }
    let mut sums = vec![Decimal::ZERO; told.len()];
    for (place, (_, numbers)) in below.iter().enumerate() {
        for (sum, number) in sums.iter_mut().zip(numbers) {
            *sum = sum.checked_add(number.unwrap_or_default())?;
        }
        let beside = || told.iter().zip(&sums);
        if beside().all(|(told, sum)| told.unwrap_or_default() == *sum) {
            return Some(place + 1);
        }
        if beside().any(|(told, sum)| told.unwrap_or_default() < *sum) {
            return None;
        }
    }
    None
}

/// True when a total is the sum of all rows but those of the groups, in each column in which it tells one.
fn adds_up_to(rows: &[(usize, Numbers)], groups: &[(usize, usize)], total: &Numbers) -> bool {
    let is_group = |at: usize| groups.iter().any(|(group, _)| *group == at);
    let sum = |column: usize| {
        let parts = rows.iter().filter(|(at, _)| !is_group(*at));
        parts
            .filter_map(|(_, numbers)| numbers.get(column).copied().flatten())
            .try_fold(Decimal::ZERO, Decimal::checked_add)
    };
    total
        .iter()
        .enumerate()
        .all(|(column, told)| told.is_none_or(|told| sum(column) == Some(told)))
}
