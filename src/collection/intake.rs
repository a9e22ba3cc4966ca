//! Taking files in: a dry run that sorts them without changing anything, and then all of them or none.
//!
//! What a file is does not depend on the order of the files, and files that were taken in are duplicates from then on.

use std::collections::{BTreeMap, BTreeSet};

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
    sort(collection, &AgencyIndex::of(collection), files, choices, at)
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
    let mut after = collection.clone();
    let sorted = sort(collection, &index, files, choices, at).into_iter();
    let taken = sorted.filter(Sorted::is_taken);
    let taken = taken.filter_map(|one| one.submission);
    let taken = taken.map(|one| (one.digest.clone(), one));
    after.submissions.extend(taken);
    Ok(after)
}

fn sort(
    collection: &Collection,
    index: &AgencyIndex,
    files: &[Incoming],
    choices: &BTreeMap<usize, Choice>,
    at: &str,
) -> Vec<Sorted> {
    let none = Choice::default();
    let looked_at = files.iter().enumerate().map(|(position, file)| {
        let choice = choices.get(&position).unwrap_or(&none);
        look_at(collection, index, file, choice, at)
    });
    let mut sorted: Vec<Sorted> = looked_at.collect();
    mark_duplicates(&mut sorted);
    compare(collection, &mut sorted);
    sorted
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
    order.sort_by_key(|position| {
        let one = sorted.get(*position);
        (one.map(|one| one.file.clone()), *position)
    });
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
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
    let coming: Vec<Submission> = sorted
        .iter()
        .filter_map(|one| one.submission.clone())
        .collect();
    let subjects: BTreeSet<&Subject> = coming.iter().map(|one| &one.subject).collect();
    let here = collection.submissions.values();
    let here = here.filter(|one| subjects.contains(&one.subject));
    let mut all: BTreeMap<&Subject, Vec<&Submission>> = BTreeMap::new();
    for one in here.chain(&coming) {
        all.entry(&one.subject).or_default().push(one);
    }
    // Once for each subject: somebody may send thousands of files of one.
    let all = all.into_iter();
    let all: BTreeMap<&Subject, OfSubject<'_>> = all
        .map(|(subject, all)| (subject, OfSubject::new(&all)))
        .collect();
    for one in sorted.iter_mut() {
        if let Some(own) = &one.submission
            && let Some(all) = all.get(&own.subject)
        {
            one.verdict = all.verdict(own);
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
