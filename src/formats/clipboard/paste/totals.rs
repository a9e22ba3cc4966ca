//! Lines of totals in a pasted block: by their names, by numbers that are the sums of others, and by both together.
//!
//! Not here: the names (`total_names`), the sums (`sums`), what else a line may be (`lines`).

use crate::formats::clipboard::paste::labels::{is_row, key};
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formats::clipboard::paste::sums::Sums;
use crate::formats::clipboard::paste::total_names::{Says, says};
use crate::input::letters::search_key;
use crate::messages::vi::answers::told;
use crate::model::answer::FieldPath;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::Rows;

/// A block in which lines of totals are looked for.
struct Search<'a> {
    place: Place<'a>,
    block: &'a [Vec<String>],
    targets: &'a [Target],
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
    for at in 0..block.len() {
        let sums = search.sums(kinds);
        let found = match kinds.get(at) {
            Some(Some(LineKind::Totals { .. })) => Some(sums.are_right(at)),
            Some(None) if !choices.kept.contains(&at) && !search.is_known(at) => {
                // What is evident takes longest to find out.
                if sums.is_sum(at, true) && (sums.is_sum(at, false) || search.is_evident(at, kinds))
                {
                    Some(Some(true))
                } else {
                    search.is_of_all(at, kinds).then_some(Some(false))
                }
            }
            _ => None,
        };
        if let Some((sums, kind)) = found.zip(kinds.get_mut(at)) {
            *kind = Some(LineKind::Totals { sums });
        }
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
    let sums = Sums {
        place,
        block,
        targets,
        kinds,
    };
    let is_row = |at: &usize| matches!(kinds.get(*at), Some(None));
    let ends = [
        (0..block.len()).find(is_row),
        (0..block.len()).rfind(is_row),
    ];
    let fixed = matches!(place.table.rows, Rows::Fixed(_));
    (0..block.len())
        .filter(is_row)
        .filter(|at| !choices.kept.contains(at) && (!fixed || ends.contains(&Some(*at))))
        .filter(|at| sums.looks_like_sum(*at))
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

    fn sums<'k>(&'k self, kinds: &'k [Option<LineKind>]) -> Sums<'k> {
        Sums {
            place: self.place,
            block: self.block,
            targets: self.targets,
            kinds,
        }
    }

    fn names(&self, at: usize) -> impl Iterator<Item = (usize, &str)> {
        let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        self.naming
            .iter()
            .filter_map(move |column| Some((*column, line.get(*column)?.as_str())))
            .filter(|(_, name)| !name.is_empty())
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
    fn is_known(&self, at: usize) -> bool {
        self.names(at)
            .any(|(column, name)| is_known(self.place, self.targets.get(column), name))
    }

    /// True for a line of which more than its numbers says that it is no row like the others: it lacks a name or other words
    /// that they have, or its name hints at a total, or is made of theirs.
    fn is_evident(&self, at: usize, kinds: &[Option<LineKind>]) -> bool {
        let named = |at: usize| {
            let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
            line.iter().any(|text| text.contains(char::is_alphabetic))
        };
        let lacks_name = !named(at) && others(at, kinds).any(named);
        lacks_name
            || self.lacks_words(at, kinds)
            || self.names(at).any(|(_, name)| says(name) != Says::Nothing)
            || self.joins_names(at, kinds)
    }

    /// True when a line has nothing in a column of words or choices that all other rows have filled in.
    fn lacks_words(&self, at: usize, kinds: &[Option<LineKind>]) -> bool {
        self.word_columns().any(|column| {
            let text = |at: usize| self.block.get(at).and_then(|line| line.get(column));
            let given = |at: usize| text(at).is_some_and(|text| !text.is_empty());
            !given(at) && others(at, kinds).count() > 1 && others(at, kinds).all(given)
        })
    }

    fn word_columns(&self) -> impl Iterator<Item = usize> {
        let is_words = move |(at, target): (usize, &Target)| {
            let Target::Column { column, .. } = target else {
                return None;
            };
            let field = self.place.table.columns.get(*column)?;
            (!field.kind.is_number()).then_some(at)
        };
        self.targets.iter().enumerate().filter_map(is_words)
    }

    /// True for a name that holds those of at least two other rows: "2016-2017", "I+II".
    fn joins_names(&self, at: usize, kinds: &[Option<LineKind>]) -> bool {
        let Some(column) = self.first_words() else {
            return false;
        };
        let name = |at: usize| {
            let text = self.block.get(at).and_then(|line| line.get(column));
            text.map(|text| key(text)).unwrap_or_default()
        };
        let own = format!(" {} ", name(at));
        let holds = |at: &usize| {
            let other = name(*at);
            !other.is_empty() && own.contains(&format!(" {other} "))
        };
        others(at, kinds).filter(holds).count() > 1
    }

    fn first_words(&self) -> Option<usize> {
        self.targets.iter().position(|target| {
            *target == Target::RowName
                || matches!(target, Target::Column { column, .. }
                    if self.place.table.columns.get(*column).is_some_and(|field| field.kind.is_words()))
        })
    }

    /// True for "Toàn tỉnh" and the like with numbers as large as those of each other row, and without the words that
    /// these have: totals that do not add up.
    fn is_of_all(&self, at: usize, kinds: &[Option<LineKind>]) -> bool {
        if !self.names(at).any(|(_, name)| says(name) == Says::Whole) {
            return false;
        }
        let others_have_words = self
            .word_columns()
            .filter(|column| Some(*column) != self.first_words())
            .any(|column| {
                others(at, kinds).any(|at| {
                    let text = self.block.get(at).and_then(|line| line.get(column));
                    text.is_some_and(|text| !text.is_empty())
                })
            });
        (!others_have_words || self.lacks_words(at, kinds)) && self.sums(kinds).is_largest(at)
    }
}

/// The other rows among the lines.
fn others(at: usize, kinds: &[Option<LineKind>]) -> impl Iterator<Item = usize> {
    kinds
        .iter()
        .enumerate()
        .filter(move |(other, kind)| *other != at && kind.is_none())
        .map(|(other, _)| other)
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
