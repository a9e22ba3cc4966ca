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
use crate::model::collection::{Collection, Submission};

/// Sorts files, one result each in their order; nothing changes. `choices` are what somebody said of them, by position;
/// `at` is the moment of receipt (ISO 8601 with zone).
#[must_use]
pub fn preview(
    collection: &Collection,
    files: &[Incoming],
    choices: &BTreeMap<usize, Choice>,
    at: &str,
) -> Vec<Sorted> {
    let index = AgencyIndex::of(collection);
    let none = Choice::default();
    let looked_at = files.iter().enumerate().map(|(position, file)| {
        let choice = choices.get(&position).unwrap_or(&none);
        look_at(collection, &index, file, choice, at)
    });
    let mut sorted: Vec<Sorted> = looked_at.collect();
    mark_duplicates(&mut sorted);
    compare(collection, &mut sorted);
    sorted
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
    let errors = errors_of(collection, files, choices);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut after = collection.clone();
    let left_out = |position: usize| choices.get(&position).is_some_and(|one| one.left_out);
    for (position, one) in preview(collection, files, choices, at)
        .into_iter()
        .enumerate()
    {
        if one.is_taken() && !left_out(position) {
            let submission = one.submission.into_iter();
            after
                .submissions
                .extend(submission.map(|one| (one.digest.clone(), one)));
        }
    }
    Ok(after)
}

fn errors_of(
    collection: &Collection,
    files: &[Incoming],
    choices: &BTreeMap<usize, Choice>,
) -> Vec<IntakeError> {
    let mut errors = Vec::new();
    for (position, choice) in choices {
        let Some(file) = files.get(*position) else {
            errors.push(IntakeError::NoSuchFile(*position));
            continue;
        };
        let chosen = choice.agency.as_ref();
        if let Some(agency) = chosen.filter(|id| collection.agency(id).is_none()) {
            errors.push(IntakeError::NoSuchAgency {
                file: file.file.clone(),
                agency: agency.clone(),
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
    let subject = |one: &Submission| (one.agency.clone(), one.predecessor);
    let coming: Vec<Submission> = sorted
        .iter()
        .filter_map(|one| one.submission.clone())
        .collect();
    let subjects: BTreeSet<_> = coming.iter().map(subject).collect();
    let here = collection.submissions.values();
    let here = here.filter(|one| subjects.contains(&subject(one)));
    let mut all: BTreeMap<_, Vec<&Submission>> = BTreeMap::new();
    for one in here.chain(&coming) {
        all.entry(subject(one)).or_default().push(one);
    }
    // Once for each subject: somebody may send thousands of files of one.
    let newest_of: BTreeMap<_, Vec<&Submission>> = all
        .iter()
        .map(|(subject, all)| (subject.clone(), newest(all)))
        .collect();
    for one in sorted.iter_mut() {
        let Some(own) = &one.submission else {
            continue;
        };
        let subject = subject(own);
        if let (Some(all), Some(newest)) = (all.get(&subject), newest_of.get(&subject)) {
            one.verdict = verdict(own, all, newest);
        }
    }
}

/// What a file is among all that there are of its subject, itself included.
fn verdict(own: &Submission, all: &[&Submission], newest: &[&Submission]) -> Verdict {
    let revision = |one: &Submission| one.report.revision.number;
    let same_report = || all.iter().filter(|one| one.report.id == own.report.id);
    let later = same_report().map(|one| place_of(one)).max();
    if later.is_some_and(|(number, completed)| (number, completed) > place_of(own)) {
        let than = later.map_or(revision(own), |(number, _)| number);
        return Verdict::OlderRevision { than };
    }
    let with: Vec<&&Submission> = newest
        .iter()
        .filter(|one| one.digest != own.digest)
        .collect();
    if !with.is_empty() {
        let same = with.iter().any(|one| one.report.id == own.report.id);
        return Verdict::Conflict {
            with: with
                .iter()
                .take(MOST_IN_CONFLICT)
                .map(|one| one.digest.clone())
                .collect(),
            kind: if same {
                ConflictKind::SameRevision
            } else {
                ConflictKind::OtherReport
            },
        };
    }
    let earlier = same_report().filter(|one| place_of(one) < place_of(own));
    match earlier.map(|one| revision(one)).max() {
        Some(than) => Verdict::NewerRevision { than },
        None => Verdict::New,
    }
}
