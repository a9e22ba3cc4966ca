//! A pasted block in which lines of totals are looked for: its rows' names, and which of them the table has.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::formats::clipboard::paste::labels::{is_row, key};
use crate::formats::clipboard::paste::numbers::Numbers;
use crate::formats::clipboard::paste::ordinals::is_ordinal;
use crate::formats::clipboard::paste::request::Place;
use crate::formats::clipboard::paste::sums::Sums;
use crate::input::letters::search_key;
use crate::messages::vi::answers::told;
use crate::model::answer::FieldPath;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::{Field, Rows};

/// A block in which lines of totals are looked for.
pub(super) struct Search<'a> {
    pub place: Place<'a>,
    pub block: &'a [Vec<String>],
    pub targets: &'a [Target],
    /// The columns in which a row's name may stand.
    naming: Vec<usize>,
    numbers: Numbers,
    // Asked for each pair of lines: worked out once, when first asked.
    named: OnceCell<Vec<Name>>,
    known: OnceCell<Vec<(usize, BTreeSet<String>)>>,
}

/// The name of a line, as names are compared.
pub(super) struct Name {
    /// Its words, between blanks; one blank for a line without a name.
    pub key: String,
    /// The same with 0 in place of numbers and letters that count.
    pub form: String,
}

impl<'a> Search<'a> {
    pub fn new(place: Place<'a>, block: &'a [Vec<String>], targets: &'a [Target]) -> Self {
        Self {
            place,
            block,
            targets,
            naming: naming(place, targets),
            numbers: Numbers::new(place, block, targets),
            named: OnceCell::new(),
            known: OnceCell::new(),
        }
    }

    pub fn sums<'k>(&'k self, kinds: &'k [Option<LineKind>]) -> Sums<'k> {
        Sums {
            place: self.place,
            block: self.block,
            targets: self.targets,
            kinds,
            numbers: &self.numbers,
        }
    }

    pub fn names(&self, at: usize) -> impl Iterator<Item = (usize, &str)> {
        let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        self.naming
            .iter()
            .filter_map(move |column| Some((*column, line.get(*column)?.as_str())))
            .filter(|(_, name)| !name.is_empty())
    }

    /// The column of the names of rows, where there is one.
    pub fn first_words(&self) -> Option<usize> {
        let names = |target: &Target| *target == Target::RowName || self.place.is_words(target);
        self.targets.iter().position(names)
    }

    /// The name of a line, where a column has them, as names are compared.
    pub fn named(&self, at: usize) -> Option<&Name> {
        let all = self.named.get_or_init(|| {
            let column = self.first_words();
            let text = |line: &Vec<String>| column.and_then(|column| line.get(column).cloned());
            let lines = self.block.iter().map(|line| text(line).unwrap_or_default());
            lines.map(|text| Name::new(&text)).collect()
        });
        all.get(at)
    }

    /// True for a line that bears the name of a row of the table. A blank is no name: a row that was just added has none.
    pub fn is_known(&self, at: usize) -> bool {
        self.names(at)
            .any(|(column, name)| self.is_known_name(self.targets.get(column), name))
    }

    /// True for a name that a row of the table bears itself, in the column that it goes to.
    pub fn is_known_name(&self, target: Option<&Target>, name: &str) -> bool {
        if let Rows::Fixed(rows) = &self.place.table.rows {
            return rows.iter().any(|row| is_row(name, &row.label));
        }
        let own = match target {
            Some(Target::Column { column, .. }) => Some(*column),
            _ => None,
        };
        let name = search_key(name);
        let mut columns = self.known.get_or_init(|| known_names(self.place)).iter();
        columns.any(|(at, names)| own.is_none_or(|own| own == *at) && names.contains(&name))
    }
}

impl Name {
    fn new(text: &str) -> Self {
        let key = key(text);
        let form = key.split(' ').map(|word| {
            let counts = word.bytes().all(|byte| byte.is_ascii_digit()) || is_ordinal(word);
            if counts { "0" } else { word }
        });
        Self {
            form: form.collect::<Vec<&str>>().join(" "),
            key: format!(" {key} "),
        }
    }
}

/// The names that the rows of a table bear, by its columns of words.
fn known_names(place: Place) -> Vec<(usize, BTreeSet<String>)> {
    let columns = place.table.columns.iter().enumerate();
    let words = columns.filter(|(_, field)| field.kind.is_words());
    let names = |(at, field): (usize, &Field)| {
        let name = |id: &String| {
            let path = FieldPath::cell(&place.table.id, id, &field.id);
            search_key(&told(&field.kind, place.report.answer(&path)))
        };
        (at, place.rows.iter().map(name).collect())
    };
    words.map(names).collect()
}

/// The columns in which a row's name may stand: all but those of other words than its first ones.
fn naming(place: Place, targets: &[Target]) -> Vec<usize> {
    let first = targets.iter().position(|target| place.is_words(target));
    let may = |(at, target): (usize, &Target)| {
        (Some(at) == first || !place.is_words(target)).then_some(at)
    };
    targets.iter().enumerate().filter_map(may).collect()
}
