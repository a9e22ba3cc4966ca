//! Lines of totals in a pasted block: by their names, by numbers that are the sums of others, and by both together.
//!
//! Not here: the names (`total_names`), the sums (`sums`), whether a line with both may be a row all the same (`row_or_total`).

use crate::formats::clipboard::paste::labels::is_row;
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formats::clipboard::paste::row_or_total::Whole;
use crate::formats::clipboard::paste::sums::Sums;
use crate::formats::clipboard::paste::total_names::{Says, says};
use crate::input::letters::search_key;
use crate::messages::vi::answers::told;
use crate::model::answer::FieldPath;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::Rows;

/// A block in which lines of totals are looked for.
pub(super) struct Search<'a> {
    pub place: Place<'a>,
    pub block: &'a [Vec<String>],
    pub targets: &'a [Target],
    /// The columns in which a row's name may stand.
    naming: Vec<usize>,
}

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
    match search.whole(kinds) {
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

impl<'a> Search<'a> {
    fn new(place: Place<'a>, block: &'a [Vec<String>], targets: &'a [Target]) -> Self {
        Self {
            place,
            block,
            targets,
            naming: naming(place, targets),
        }
    }

    pub fn sums<'k>(&'k self, kinds: &'k [Option<LineKind>]) -> Sums<'k> {
        Sums {
            place: self.place,
            block: self.block,
            targets: self.targets,
            kinds,
        }
    }

    pub fn names(&self, at: usize) -> impl Iterator<Item = (usize, &str)> {
        let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        self.naming
            .iter()
            .filter_map(move |column| Some((*column, line.get(*column)?.as_str())))
            .filter(|(_, name)| !name.is_empty())
    }

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

    fn is_named_total(&self, at: usize, kinds: &[Option<LineKind>]) -> bool {
        let numbers = self.sums(kinds).has_numbers(at);
        self.names(at).any(|(column, name)| {
            // A note beside the rows may well begin with "Tổng".
            let noted = matches!(self.targets.get(column), Some(Target::Aside(_)));
            let total = match says(name) {
                Says::Total => true,
                Says::TotalOfNumbers => numbers && !noted,
                _ => false,
            };
            total && !is_known(self.place, self.targets.get(column), name)
        })
    }

    /// True for a line that bears the name of a row of the table. A blank is no name: a row that was just added has none.
    pub fn is_known(&self, at: usize) -> bool {
        self.names(at)
            .any(|(column, name)| is_known(self.place, self.targets.get(column), name))
    }
}

/// The columns in which a row's name may stand: all but those of other words than its first ones.
fn naming(place: Place, targets: &[Target]) -> Vec<usize> {
    let is_words = |target: &Target| match target {
        Target::Column { column, .. } => place
            .table
            .columns
            .get(*column)
            .is_some_and(|column| column.kind.is_words()),
        _ => false,
    };
    let first = targets.iter().position(is_words);
    let may =
        |(at, target): (usize, &Target)| (Some(at) == first || !is_words(target)).then_some(at);
    targets.iter().enumerate().filter_map(may).collect()
}

/// True for a name that a row of the table bears itself, in the column that it goes to.
fn is_known(place: Place, target: Option<&Target>, name: &str) -> bool {
    match &place.table.rows {
        Rows::Fixed(rows) => rows.iter().any(|row| is_row(name, &row.label)),
        Rows::Added { .. } => {
            let own = match target {
                Some(Target::Column { column, .. }) => Some(*column),
                _ => None,
            };
            let columns = place.table.columns.iter().enumerate();
            let words: Vec<_> = columns
                .filter(|(at, field)| field.kind.is_words() && own.is_none_or(|own| own == *at))
                .map(|(_, field)| field)
                .collect();
            let bears = |id: &String| {
                words.iter().any(|field| {
                    let path = FieldPath::cell(&place.table.id, id, &field.id);
                    search_key(&told(&field.kind, place.report.answer(&path))) == search_key(name)
                })
            };
            place.rows.iter().any(bears)
        }
    }
}
