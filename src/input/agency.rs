//! Which agency a report is of: the one rule by which two reports are of the same.
//!
//! Used where last period's report is looked for, where an opened file is compared with the reports here, and where the
//! list tells namesakes apart.

use crate::input::abbreviations::spelled_out;
use crate::input::letters::{nfc, to_lowercase};
use crate::input::lexicon;
use crate::input::sanitize::is_invisible;
use crate::model::report::Report;

/// What tells an agency from others, in a form that can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyKey {
    identifier: String,
    name: String,
    superior: String,
}

impl AgencyKey {
    /// Of the agency of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let [identifier, name, superior] =
            ["agency.identifier", "agency.name", "agency.superior"].map(|path| report.words(path));
        Self::of_words(identifier, name, superior)
    }

    /// Of an agency as it is written in a report.
    #[must_use]
    pub fn of_words(identifier: &str, name: &str, superior: &str) -> Self {
        Self {
            identifier: identifier_key(identifier),
            name: name_key(name),
            superior: name_key(superior),
        }
    }

    /// The identifier in the form in which identifiers are compared; empty where none is stated.
    #[must_use]
    pub fn identifier(&self) -> &str {
        &self.identifier
    }

    /// The name in the form of [`name_key`]; empty where none is stated.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the superior, likewise.
    #[must_use]
    pub fn superior(&self) -> &str {
        &self.superior
    }

    /// True where neither a name nor an identifier is stated: any agency may be meant.
    #[must_use]
    pub fn is_of_nobody(&self) -> bool {
        self.identifier.is_empty() && self.name.trim().is_empty()
    }

    /// True when both are of one agency.
    ///
    /// * Both state an identifier: it decides alone.
    /// * Else the names must be equal, and the names of their superiors: every province has a "Sở Xây dựng". Spelling does
    ///   not count ([`name_key`]).
    /// * A blank name is the name of nobody: two reports without a name are of two agencies. A blank superior equals only
    ///   a blank one; whose "Sở Xây dựng" it is nobody knows.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if !self.identifier.is_empty() && !other.identifier.is_empty() {
            return self.identifier == other.identifier;
        }
        !self.name.is_empty() && self.name == other.name && self.superior == other.superior
    }

    /// True when two different agencies would read alike where only the name is shown.
    #[must_use]
    pub fn is_namesake(&self, other: &Self) -> bool {
        !self.name.is_empty() && self.name == other.name && !self.is_same(other)
    }
}

/// True when two reports are of one agency ([`AgencyKey::is_same`]).
#[must_use]
pub fn same_agency(one: &Report, other: &Report) -> bool {
    AgencyKey::of(one).is_same(&AgencyKey::of(other))
}

/// True when two reports of different agencies would read alike where only the agency's name is shown.
#[must_use]
pub fn are_namesakes(one: &Report, other: &Report) -> bool {
    AgencyKey::of(one).is_namesake(&AgencyKey::of(other))
}

/// An identifier without spaces, in small letters.
fn identifier_key(words: &str) -> String {
    to_lowercase(words)
        .chars()
        .filter(|letter| !letter.is_whitespace() && !is_invisible(*letter))
        .collect()
}

/// What is the same in all ways to write the name of one agency: composed or decomposed letters, capitals, spaces of any
/// kind, both places of a tone mark, apostrophes and dashes of any form, dots, and short forms such as UBND.
#[must_use]
pub fn name_key(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for letter in words.chars().filter(|letter| !is_invisible(*letter)) {
        match letter {
            '’' | '‘' | 'ʼ' | '`' | '´' | '′' | 'ʹ' | '＇' => plain.push('\''),
            // A dash is a word of its own, whether spaces stand around it or not.
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => {
                plain.push_str(" - ")
            }
            '.' | ',' => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    spelled_out(&plain)
}

/// True when the name of an agency says that it is of a district, a town, a township or a city of a province: "Phòng Nội vụ
/// huyện Tri Tôn". A word of such a unit with nothing behind it, or in the name of a commune ("xã Bình Huyện"), says nothing;
/// schools and hospitals keep the name of a district that is no more.
#[must_use]
pub fn is_of_district(name: &str) -> bool {
    let key = name_key(name);
    let key = key.trim();
    if lexicon::KEEP_NAMES
        .iter()
        .any(|first| key.starts_with(first))
    {
        return false;
    }
    if let Some((_, behind)) = key.split_once(lexicon::CITY)
        && lexicon::CITY_OF.iter().any(|of| behind.contains(of))
    {
        return true;
    }
    if let Some((_, city)) = key.split_once(lexicon::PEOPLES_CITY)
        && !lexicon::CENTRAL_CITIES
            .iter()
            .any(|central| city.starts_with(central))
    {
        return true;
    }
    if names_unit(name) {
        return true;
    }
    let words: Vec<&str> = key.split_whitespace().collect();
    (0..words.len()).any(|place| {
        let (before, from) = words.split_at(place);
        let begins = |unit: &&[&str]| from.starts_with(unit) && from.len() > unit.len();
        lexicon::DISTRICT_UNITS.iter().any(begins) && !ends_in_commune(before)
    })
}

/// True where a unit stands in small letters before a name: "xã An Bình huyện Châu Phú", unlike "xã Bình Huyện".
fn names_unit(name: &str) -> bool {
    let name = nfc(name);
    let words: Vec<&str> = name
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    (1..words.len()).any(|place| {
        let (_, from) = words.split_at(place);
        let unit = lexicon::DISTRICT_UNITS
            .iter()
            .find(|unit| from.starts_with(unit));
        let behind = unit.and_then(|unit| from.get(unit.len())?.chars().next());
        behind.is_some_and(char::is_uppercase)
    })
}

/// True when one of the last two words begins the name of a commune.
fn ends_in_commune(words: &[&str]) -> bool {
    let is_unit = |place: usize| {
        let word = |place: usize| words.get(place).copied().unwrap_or_default();
        let beside = [
            place.checked_sub(1).map(word).unwrap_or_default(),
            word(place + 1),
        ];
        lexicon::COMMUNE_UNITS.contains(&word(place))
            && !beside
                .iter()
                .any(|word| lexicon::NOT_COMMUNE.contains(word))
    };
    (words.len().saturating_sub(2)..words.len()).any(is_unit)
}
