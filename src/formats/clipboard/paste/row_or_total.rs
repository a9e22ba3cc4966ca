//! Whether a line of a pasted block whose numbers are the sums of others is a row all the same.
//!
//! Not here: the sums (`sums`), the names of totals (`total_names`).

use crate::formats::clipboard::paste::labels::key;
use crate::formats::clipboard::paste::ordinals::{Ordinal, is_ordinal, ordinal};
use crate::formats::clipboard::paste::search::Search;
use crate::formats::clipboard::paste::total_names::{Says, says};
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;

/// The total of all rows of a block. It has counted each of them, so none of them is a total itself.
pub(super) enum Whole {
    /// A line that is named so.
    Named,
    /// The first or the last line, by its numbers.
    Line(usize),
    /// There is none, or it cannot be told which line it is.
    None,
}

type Kinds<'k> = &'k [Option<LineKind>];

impl Search<'_> {
    /// The total of all rows.
    pub fn whole(&self, kinds: Kinds) -> Whole {
        let sums = self.sums(kinds);
        let is_named = |at: usize| {
            matches!(kinds.get(at), Some(Some(LineKind::Totals { .. })))
                && sums.is_sum_of_all(at, 2)
        };
        if (0..self.block.len()).any(is_named) {
            return Whole::Named;
        }
        let rows: Vec<usize> = others(usize::MAX, kinds).collect();
        let is_whole = |at: &usize| {
            let least = sums.least(*at, self.is_evident(*at, kinds));
            !sums.would_shift()
                && !self.is_known(*at)
                && sums.is_sum_of_all(*at, least)
                && self.stays_out(*at, kinds)
        };
        let ends = [rows.first(), rows.last()];
        let found: Vec<usize> = ends
            .into_iter()
            .flatten()
            .copied()
            .filter(is_whole)
            .collect();
        match found.as_slice() {
            [one] => Whole::Line(*one),
            _ => Whole::None,
        }
    }

    /// True for a row that is the sum of others and a total: its parts stand below it, or more than its numbers says so, or
    /// nothing says that it is a row.
    pub fn is_total(&self, at: usize, kinds: Kinds) -> bool {
        let sums = self.sums(kinds);
        // What is evident takes longest to find out.
        sums.is_sum_of_parts(at) || sums.is_sum(at, true) && self.stays_out(at, kinds)
    }

    /// True for a line that is no row where its numbers are the sums of others. A line whose name has the form of the others'
    /// names, or that is numbered along with them, is one; so is a line with a name of its own or between others whose numbers
    /// may add up by chance, unless it lacks words that these have.
    fn stays_out(&self, at: usize, kinds: Kinds) -> bool {
        if self.is_named_otherwise(at, kinds) {
            return true;
        }
        if self.is_named_alike(at, kinds) || self.is_numbered_along(at, kinds) {
            return false;
        }
        let sums = self.sums(kinds);
        let between =
            others(at, kinds).any(|one| one < at) && others(at, kinds).any(|one| one > at);
        let may_be_chance = (self.has_own_name(at) || between) && sums.may_be_chance(at);
        self.lacks_words(at, kinds) || sums.is_sum(at, false) && !may_be_chance
    }

    fn is_evident(&self, at: usize, kinds: Kinds) -> bool {
        self.lacks_words(at, kinds) || self.is_named_otherwise(at, kinds)
    }

    /// True for a line that lacks a name where the others have one, or whose name hints at a total, or is made of theirs.
    pub fn is_named_otherwise(&self, at: usize, kinds: Kinds) -> bool {
        let has_words = |at: usize| {
            let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
            line.iter().any(|text| text.contains(char::is_alphabetic))
        };
        let lacks_name =
            self.name(at).is_empty() && !has_words(at) && others(at, kinds).any(has_words);
        lacks_name
            || self.names(at).any(|(_, name)| says(name) != Says::Nothing)
            || self.joins_names(at, kinds)
    }

    /// True for a line without any name among rows that all have theirs, with numbers as large as each of these and about as
    /// large as their sums: a total that was rounded, or that counts what is not there.
    pub fn is_nameless_total(&self, at: usize, kinds: Kinds) -> bool {
        let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        let is_bare = !line.iter().any(|text| text.contains(char::is_alphabetic));
        let sums = self.sums(kinds);
        is_bare
            && self.name(at).is_empty()
            && !self.is_numbered_along(at, kinds)
            && others(at, kinds).count() > 1
            && others(at, kinds).all(|one| !self.name(one).is_empty())
            && sums.is_largest(at)
            && sums.is_about_the_sum(at)
    }

    /// True for "2018" among "2016" and "2017", "Lớp C" among "Lớp A" and "Lớp B".
    fn is_named_alike(&self, at: usize, kinds: Kinds) -> bool {
        let form = |at: usize| self.named(at).map(|name| name.form.as_str());
        let own = form(at);
        let named = || others(at, kinds).filter(|one| !self.name(*one).is_empty());
        !self.name(at).is_empty()
            && named().filter(|one| form(*one) == own).count() * 2 > named().count()
    }

    /// True for a line that goes on with the numbers of the rows.
    fn is_numbered_along(&self, at: usize, kinds: Kinds) -> bool {
        let column = self
            .targets
            .iter()
            .position(|target| *target == Target::Ordinal);
        let number = |at: usize| {
            let text = self.block.get(at)?.get(column?)?;
            match ordinal(text) {
                Some(Ordinal::Arabic(number)) => Some(number),
                _ => None,
            }
        };
        let own = number(at);
        own.is_some() && others(at, kinds).all(|one| number(one).is_some() && number(one) != own)
    }

    /// True for a name that says something: "I+II" does not.
    fn has_own_name(&self, at: usize) -> bool {
        let name = key(self.name(at));
        name.split(' ')
            .any(|word| word.chars().count() > 1 && !is_ordinal(word))
    }

    /// The name of a row, where a column has them.
    fn name(&self, at: usize) -> &str {
        let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        let column = self.first_words();
        column
            .and_then(|column| line.get(column))
            .map_or("", String::as_str)
    }

    /// True when a line has nothing in a column of words or choices that all other rows have filled in.
    fn lacks_words(&self, at: usize, kinds: Kinds) -> bool {
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
    fn joins_names(&self, at: usize, kinds: Kinds) -> bool {
        let Some(own) = self.named(at) else {
            return false;
        };
        let holds = |one: &usize| {
            let other = self.named(*one).map_or("", |name| name.key.as_str());
            !other.trim().is_empty() && own.key.contains(other)
        };
        others(at, kinds).filter(holds).count() > 1
    }

    /// True for "Toàn tỉnh" and the like with numbers as large as those of each other row, and without the words that
    /// these have: totals that do not add up.
    pub fn is_of_all(&self, at: usize, kinds: Kinds) -> bool {
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
fn others(at: usize, kinds: Kinds) -> impl Iterator<Item = usize> {
    kinds
        .iter()
        .enumerate()
        .filter(move |(other, kind)| *other != at && kind.is_none())
        .map(|(other, _)| other)
}
