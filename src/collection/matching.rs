//! Which agency of a list a report is of: by its identifier first, else by name and superior, as `input::agency` compares them.
//!
//! What is not certain is a question with candidates: a report is never counted for an agency by a guess.

use std::collections::{BTreeMap, HashMap};

use crate::input::agency::AgencyKey;
use crate::input::ascii::{base, is_mark};
use crate::model::collection::{Agency, Collection, ReportHead, Subject};

/// Most candidates of a question.
const MOST_CANDIDATES: usize = 8;

/// Whose a report is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// Of an agency of the list or, for a period before it was merged, of one of those that it was merged from.
    Agency {
        /// Position of the agency in the list.
        agency: usize,
        /// Position among its predecessors.
        predecessor: Option<usize>,
    },
    /// Somebody has to say which.
    Doubtful {
        /// Agencies of the list or their predecessors, by their positions, the likeliest first.
        candidates: Vec<Entry>,
        /// Why it is not certain.
        doubt: Doubt,
    },
    /// Of none of the list.
    Unknown,
}

/// Why it is not certain whose a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The identifier is that of one agency, the name that of another.
    NameOfAnother,
    /// The name is that of an agency that has another identifier.
    OtherIdentifier,
    /// The name is that of an agency that has another superior, or it is not known whose it is.
    OtherSuperior,
    /// Several agencies of the list are alike.
    SeveralAlike,
    /// The name is like that of an agency: without marks, or without the place behind it.
    SimilarName,
    /// The agency was merged into another before the period ended.
    Merged,
}

/// Who is meant by an entry of the index: position of an agency in the list, and of one of its predecessors.
pub type Entry = (usize, Option<usize>);

/// The agencies of a list by what they are known by.
#[derive(Debug, Default)]
pub struct AgencyIndex {
    by_identifier: HashMap<String, Vec<Entry>>,
    by_name: HashMap<String, Vec<Entry>>,
    /// Names without marks, in their order.
    plain: BTreeMap<String, Vec<Entry>>,
    keys: HashMap<Entry, AgencyKey>,
    /// How many agencies of the list are in it.
    agencies: usize,
    subjects: Subjects,
}

/// Who owes a report to a collection: its agencies and those that they were merged from, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    /// How many predecessors an agency has, by its id.
    ids: HashMap<String, usize>,
}

impl Subjects {
    /// Of the agencies of a collection.
    #[must_use]
    pub fn of(collection: &Collection) -> Self {
        let mut subjects = Self::default();
        collection.agencies.iter().for_each(|one| subjects.add(one));
        subjects
    }

    fn add(&mut self, agency: &Agency) {
        let known = self.ids.entry(agency.id.clone());
        known.or_insert(agency.predecessors.len());
    }

    /// True for an agency of the list, or one of its predecessors.
    #[must_use]
    pub fn has(&self, subject: &Subject) -> bool {
        let known = self.ids.get(&subject.agency);
        known.is_some_and(|count| subject.predecessor.is_none_or(|place| place < *count))
    }
}

impl AgencyIndex {
    /// Of the agencies of a collection, with those that they were merged from.
    #[must_use]
    pub fn of(collection: &Collection) -> Self {
        let mut index = Self::default();
        while index.add_next(collection) {}
        index
    }

    /// Adds the next agency of a collection, with those that it was merged from; false where none is left. Names take long: of
    /// thousands a caller may rest between them.
    pub fn add_next(&mut self, collection: &Collection) -> bool {
        let position = self.agencies;
        let Some(agency) = collection.agencies.get(position) else {
            return false;
        };
        self.agencies += 1;
        self.subjects.add(agency);
        let superior = |own: &str| -> String {
            let own = if own.is_empty() {
                &collection.superior
            } else {
                own
            };
            own.to_owned()
        };
        let key = AgencyKey::of_words(
            &agency.identifier,
            &agency.name,
            &superior(&agency.superior),
        );
        self.add((position, None), key);
        for (place, one) in agency.predecessors.iter().enumerate() {
            let key = AgencyKey::of_words(&one.identifier, &one.name, &superior(&one.superior));
            self.add((position, Some(place)), key);
        }
        true
    }

    fn add(&mut self, entry: Entry, key: AgencyKey) {
        if !key.identifier().is_empty() {
            let same = self.by_identifier.entry(key.identifier().to_owned());
            same.or_default().push(entry);
        }
        if !key.name().is_empty() {
            let same = self.by_name.entry(key.name().to_owned());
            same.or_default().push(entry);
            self.plain.entry(plain(key.name())).or_default().push(entry);
        }
        self.keys.insert(entry, key);
    }

    /// True for an agency of the list, or one of its predecessors.
    #[must_use]
    pub fn has(&self, subject: &Subject) -> bool {
        self.subjects.has(subject)
    }

    /// The position of the agency that is known by a key, or that one known by it was merged into; none where it is not certain.
    pub(super) fn certain(&self, key: &AgencyKey) -> Option<usize> {
        let identified = self.by_identifier.get(key.identifier());
        let identified = identified.filter(|_| !key.identifier().is_empty());
        let is_same = |entry: &&Entry| self.keys.get(*entry).is_some_and(|one| one.is_same(key));
        let mut found: Vec<usize> = match identified {
            Some(identified) => identified.iter().map(|(agency, _)| *agency).collect(),
            None => {
                let named = self.by_name.get(key.name()).into_iter().flatten();
                named.filter(is_same).map(|(agency, _)| *agency).collect()
            }
        };
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Whose a report is.
    #[must_use]
    pub fn find(&self, collection: &Collection, report: &ReportHead) -> Match {
        let key = AgencyKey::of_words(&report.identifier, &report.name, &report.superior);
        let named = self.by_name.get(key.name()).map_or(&[][..], Vec::as_slice);
        let identified = self.by_identifier.get(key.identifier());
        if let Some(identified) = identified.filter(|_| !key.identifier().is_empty()) {
            let another = |entry: &&Entry| !identified.contains(entry);
            let mut candidates = identified.clone();
            return match identified.as_slice() {
                // Who copies a file of another agency writes its own name and forgets the identifier.
                [one] if named.is_empty() || named.contains(one) => {
                    in_its_time(collection, report, *one)
                }
                [_] => {
                    candidates.extend(named.iter().filter(another));
                    doubtful(&candidates, Doubt::NameOfAnother)
                }
                _ => doubtful(&candidates, Doubt::SeveralAlike),
            };
        }
        let is_same = |entry: &&Entry| self.keys.get(*entry).is_some_and(|one| one.is_same(&key));
        let same: Vec<Entry> = named.iter().filter(is_same).copied().collect();
        match (same.as_slice(), named) {
            ([one], _) => in_its_time(collection, report, *one),
            ([_, _, ..], _) => doubtful(&same, Doubt::SeveralAlike),
            ([], [_, ..]) => {
                let has_other = |entry: &Entry| {
                    let one = self.keys.get(entry);
                    !key.identifier().is_empty()
                        && one.is_some_and(|one| !one.identifier().is_empty())
                };
                let doubt = if named.iter().all(has_other) {
                    Doubt::OtherIdentifier
                } else {
                    Doubt::OtherSuperior
                };
                doubtful(named, doubt)
            }
            ([], []) => self.similar(key.name()),
        }
    }

    /// Agencies whose name is like another: the same without marks, or longer or shorter by words at the end, as by the
    /// province behind a department.
    fn similar(&self, name: &str) -> Match {
        let name = plain(name);
        if name.is_empty() {
            return Match::Unknown;
        }
        let mut candidates: Vec<Entry> = Vec::new();
        let mut shorter = Some(name.as_str());
        while let Some(one) = shorter.filter(|one| one.contains(' ') || *one == name) {
            candidates.extend(self.plain.get(one).into_iter().flatten());
            shorter = one.rsplit_once(' ').map(|(before, _)| before);
        }
        let longer = format!("{name} ");
        let behind = self.plain.range(longer.clone()..);
        let behind = behind.take_while(|(one, _)| one.starts_with(&longer));
        candidates.extend(
            behind
                .take(MOST_CANDIDATES)
                .flat_map(|(_, entries)| entries),
        );
        if candidates.is_empty() {
            return Match::Unknown;
        }
        doubtful(&candidates, Doubt::SimilarName)
    }
}

/// An agency, or one that was merged into it, where the period is one of its time.
fn in_its_time(
    collection: &Collection,
    report: &ReportHead,
    (agency, predecessor): Entry,
) -> Match {
    let merged = |place: usize| -> Option<bool> {
        let one: &Agency = collection.agencies.get(agency)?;
        Some(one.predecessors.get(place)?.merged_on <= report.period.to)
    };
    if predecessor.and_then(merged) == Some(true) {
        return doubtful(&[(agency, None)], Doubt::Merged);
    }
    Match::Agency {
        agency,
        predecessor,
    }
}

fn doubtful(entries: &[Entry], doubt: Doubt) -> Match {
    let mut candidates: Vec<Entry> = Vec::new();
    for entry in entries {
        if candidates.len() == MOST_CANDIDATES {
            break;
        }
        if !candidates.contains(entry) {
            candidates.push(*entry);
        }
    }
    Match::Doubtful { candidates, doubt }
}

/// A name in the form of `name_key` without marks.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| !is_mark(*letter));
    let letters: String = letters
        .map(|letter| base(letter).unwrap_or(letter))
        .collect();
    letters.trim().to_owned()
}
