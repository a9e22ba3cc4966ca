//! A pasted block in which lines of totals are looked for: its rows' names, and which of them the table has.

use crate::formats::clipboard::paste::labels::is_row;
use crate::formats::clipboard::paste::numbers::Numbers;
use crate::formats::clipboard::paste::request::Place;
use crate::formats::clipboard::paste::sums::Sums;
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
    numbers: Numbers,
}

impl<'a> Search<'a> {
    pub fn new(place: Place<'a>, block: &'a [Vec<String>], targets: &'a [Target]) -> Self {
        Self {
            place,
            block,
            targets,
            naming: naming(place, targets),
            numbers: Numbers::new(place, block, targets),
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

    /// True for a line that bears the name of a row of the table. A blank is no name: a row that was just added has none.
    pub fn is_known(&self, at: usize) -> bool {
        self.names(at)
            .any(|(column, name)| is_known(self.place, self.targets.get(column), name))
    }
}

/// The columns in which a row's name may stand: all but those of other words than its first ones.
fn naming(place: Place, targets: &[Target]) -> Vec<usize> {
    let first = targets.iter().position(|target| place.is_words(target));
    let may = |(at, target): (usize, &Target)| {
        (Some(at) == first || !place.is_words(target)).then_some(at)
    };
    targets.iter().enumerate().filter_map(may).collect()
}

/// True for a name that a row of the table bears itself, in the column that it goes to.
pub(super) fn is_known(place: Place, target: Option<&Target>, name: &str) -> bool {
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
