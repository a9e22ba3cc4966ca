//! In which notation the numbers of a block are. Not here: how one of them reads (`input::spreadsheet_number`).

use crate::formats::clipboard::paste::ordinals::ordinal;
use crate::input::number::format;
use crate::input::spreadsheet_number::{from_english, is_own, readings, tidied, without_zeros};
use crate::model::paste::numbers::{Notation, Notations, TwoReadings};
use crate::model::template::FieldKind;

/// The cells of a block as their lines are looked at: numbers cleaned, and in Vietnamese notation where English was chosen.
/// What may number a row (2.1) stays as it is.
pub(super) fn looked_at(block: &[Vec<String>], notation: Option<Notation>) -> Vec<Vec<String>> {
    let cell = |text: &String| {
        let tidy = tidied(text);
        let english = || match notation {
            Some(Notation::English) if ordinal(&tidy).is_none() => from_english(&tidy),
            _ => None,
        };
        english().unwrap_or_else(|| tidy.into_owned())
    };
    let line = |line: &Vec<String>| line.iter().map(cell).collect();
    block.iter().map(line).collect()
}

/// What the texts of number columns tell of the notation of a block, each with the kind of its column.
///
/// A number that reads in both ways is asked about once for the block, unless another one can only be Vietnamese: with a comma
/// (`1,189`) because an English sheet writes thousands so, with a dot (`12.500`) only where another number is English.
pub(super) fn notations<'a>(
    cells: impl Iterator<Item = (&'a FieldKind, &'a str)>,
    chosen: Option<Notation>,
) -> Notations {
    let mut found = Notations {
        chosen,
        ..Notations::default()
    };
    let (mut commas, mut dots) = (None, None);
    for (kind, text) in cells.filter(|(kind, _)| kind.is_number()) {
        let tidy = tidied(text);
        let own = is_own(kind, &tidy);
        let english = from_english(&tidy).map(|number| without_zeros(kind, number));
        let is_taken = |number: &String| *kind != FieldKind::Count || is_own(kind, number);
        match (own, english) {
            (true, Some(english)) if english == *tidy => {}
            (true, Some(english)) if is_taken(&english) => {
                found.in_both += 1;
                let first = if tidy.contains(',') {
                    &mut commas
                } else {
                    &mut dots
                };
                first.get_or_insert(text);
            }
            (true, _) => found.vietnamese += usize::from(tidy.contains(['.', ','])),
            (false, Some(_)) => {
                found.english += 1;
                found.english_example.get_or_insert_with(|| text.to_owned());
            }
            (false, None) => {}
        }
    }
    let doubtful = commas.is_some() || found.in_both > 0 && found.english > 0;
    found.is_asked = chosen.is_none() && doubtful && found.vietnamese == 0;
    found.example = commas.or(dots).and_then(two_readings);
    found
}

fn two_readings(text: &str) -> Option<TwoReadings> {
    let reading = |notation| {
        let number = readings(text, Some(notation)).into_iter().next()?;
        Some(format(number.value()))
    };
    Some(TwoReadings {
        text: text.to_owned(),
        vietnamese: reading(Notation::Vietnamese)?,
        english: reading(Notation::English)?,
    })
}
