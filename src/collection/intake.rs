//! Taking files in: a dry run that sorts them without changing anything, and then all of them or none.
//!
//! What a file is does not depend on the order of the files, and files that were taken in are duplicates from then on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::matching::AgencyIndex;
use super::screening::look_at;
use super::sorted::{
    Choice, ConflictKind, Incoming, IntakeError, MOST_IN_CONFLICT, Sorted, Verdict,
};
use super::standing::{newest, place_of};
use crate::model::collection::{Collection, Subject, Submission};

/// Sorts files, one result each in their order; nothing changes. `choices` are what somebody said of them, by position;
/// `at` is the moment of receipt (ISO 8601 with zone).
#[must_use]
pub fn preview(
    collection: &Collection,
    files: &[Incoming],
    choices: &BTreeMap<usize, Choice>,
    at: &str,
) -> Vec<Sorted> {
    compare_all(collection, look_at_all(collection, files, choices, at))
}

/// Compares files that were each looked at by itself (`screening::look_at`) with what is here and with one another.
#[must_use]
pub fn compare_all(collection: &Collection, mut looked_at: Vec<Sorted>) -> Vec<Sorted> {
    mark_duplicates(&mut looked_at);
    compare(collection, &mut looked_at);
    looked_at
}

/// What a collection is with the files of a dry run that are taken in.
#[must_use]
pub fn take_in<'a>(
    collection: &Collection,
    sorted: impl IntoIterator<Item = &'a Sorted>,
) -> Collection {
    let mut after = collection.clone();
    let taken = sorted.into_iter().filter(|one| one.is_taken());
    let taken = taken.filter_map(|one| one.submission.clone());
    let taken = taken.map(|one| (one.digest.clone(), one));
    after.submissions.extend(taken);
    after
}

/// Takes files in, as [`preview`] sorts them: all that are taken, or none. What is a duplicate changes nothing.
///
/// # Errors
/// Everything that is wrong with the choices.
pub fn apply(
    collection: &Collection,
    files: &[Incoming],
    choices: &BTreeMap<usize, Choice>,
    at: &str,
) -> Result<Collection, Vec<IntakeError>> {
    let index = AgencyIndex::of(collection);
    let errors = errors_of(&index, files, choices);
    if !errors.is_empty() {
        return Err(errors);
    }
    let sorted = preview(collection, files, choices, at);
    Ok(take_in(collection, &sorted))
}

fn look_at_all(
    collection: &Collection,
    files: &[Incoming],
    choices: &BTreeMap<usize, Choice>,
    at: &str,
) -> Vec<Sorted> {
    let (index, none) = (AgencyIndex::of(collection), Choice::default());
    let looked_at = files.iter().enumerate().map(|(position, file)| {
        let choice = choices.get(&position).unwrap_or(&none);
        look_at(collection, &index, file, choice, at)
    });
    looked_at.collect()
}

fn errors_of(
    index: &AgencyIndex,
    files: &[Incoming],
    choices: &BTreeMap<usize, Choice>,
) -> Vec<IntakeError> {
    let mut errors = Vec::new();
    for (position, choice) in choices {
        let Some(file) = files.get(*position) else {
            errors.push(IntakeError::NoSuchFile(*position));
            continue;
        };
        if let Some(chosen) = choice.subject.as_ref().filter(|one| !index.has(one)) {
            errors.push(IntakeError::NoSuchAgency {
                file: file.file.clone(),
                chosen: chosen.clone(),
            });
        }
    }
    errors
}

/// Marks what stands in several files: of these the one whose name comes first is taken.
fn mark_duplicates(sorted: &mut [Sorted]) {
    let mut order: Vec<usize> = (0..sorted.len()).collect();
    let name = |position: usize| sorted.get(position).map(|one| one.file.as_str());
    // As it is stable, of one name the position decides.
    order.sort_by(|one, other| name(*one).cmp(&name(*other)));
    let mut seen: HashMap<String, String> = HashMap::with_capacity(sorted.len());
    for position in order {
        let Some(one) = sorted.get_mut(position) else {
            continue;
        };
        let Some(digest) = one.submission.as_ref().map(|own| own.digest.clone()) else {
            continue;
        };
        if let Some(of) = seen.get(&digest) {
            one.verdict = Verdict::Duplicate { of: of.clone() };
            one.submission = None;
        } else {
            seen.insert(digest, one.file.clone());
        }
    }
}

/// Compares what is left with what is here and with one another, subject by subject.
fn compare(collection: &Collection, sorted: &mut [Sorted]) {
    let coming: Vec<&Submission> = sorted
        .iter()
        .filter_map(|one| one.submission.as_ref())
        .collect();
    let subjects: BTreeSet<&Subject> = coming.iter().map(|one| &one.subject).collect();
    let here = collection.submissions.values();
    let here = here.filter(|one| subjects.contains(&one.subject));
    let mut all: BTreeMap<&Subject, Vec<&Submission>> = BTreeMap::new();
    for one in here.chain(coming) {
        all.entry(&one.subject).or_default().push(one);
    }
    // Once for each subject: somebody may send thousands of files of one.
    let all = all.into_iter();
    let all: BTreeMap<&Subject, OfSubject<'_>> = all
        .map(|(subject, all)| (subject, OfSubject::new(&all)))
        .collect();
    let verdict = |one: &Sorted| {
        let own = one.submission.as_ref()?;
        Some(all.get(&own.subject)?.verdict(own))
    };
    let verdicts: Vec<Option<Verdict>> = sorted.iter().map(verdict).collect();
    for (one, verdict) in sorted.iter_mut().zip(verdicts) {
        if let Some(verdict) = verdict {
            one.verdict = verdict;
        }
    }
}

/// All that there is of one subject.
struct OfSubject<'a> {
    newest: Vec<&'a Submission>,
    /// The places of a report's revisions, in their order, by its id.
    places: BTreeMap<&'a str, Vec<(u32, bool)>>,
    /// How many of the newest are of one report, by its id.
    newest_of: BTreeMap<&'a str, usize>,
}

impl<'a> OfSubject<'a> {
    fn new(all: &[&'a Submission]) -> Self {
        let mut places: BTreeMap<&str, Vec<(u32, bool)>> = BTreeMap::new();
        for one in all {
            let of_report = places.entry(one.report.id.as_str()).or_default();
            of_report.push(place_of(one));
        }
        places
            .values_mut()
            .for_each(|places| places.sort_unstable());
        let newest = newest(all);
        let mut newest_of: BTreeMap<&str, usize> = BTreeMap::new();
        for one in &newest {
            *newest_of.entry(one.report.id.as_str()).or_default() += 1;
        }
        Self {
            newest,
            places,
            newest_of,
        }
    }

    /// What a file is among all of them, itself included.
    fn verdict(&self, own: &Submission) -> Verdict {
        let id = own.report.id.as_str();
        let places = self.places.get(id).map_or(&[][..], Vec::as_slice);
        let place = place_of(own);
        if let Some((than, _)) = places.last().filter(|last| **last > place) {
            return Verdict::OlderRevision { than: *than };
        }
        let others = self.newest.iter().filter(|one| one.digest != own.digest);
        let with: Vec<String> = others
            .take(MOST_IN_CONFLICT)
            .map(|one| one.digest.clone())
            .collect();
        if !with.is_empty() {
            let same = self.newest_of.get(id).is_some_and(|count| *count > 1);
            return Verdict::Conflict {
                with,
                kind: if same {
                    ConflictKind::SameRevision
                } else {
                    ConflictKind::OtherReport
                },
            };
        }
        let earlier = places.partition_point(|one| *one < place).checked_sub(1);
        match earlier.and_then(|at| places.get(at)) {
            Some((than, _)) => Verdict::NewerRevision { than: *than },
            None => Verdict::New,
        }
    }
}
