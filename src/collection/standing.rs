//! Which of the reports that were received counts for each agency.
//!
//! It follows from the set of what was received and from the decisions, never from the order in which files came.

use std::collections::BTreeMap;

use crate::model::collection::{Agency, Collection, DecisionKind, Subject, Submission};
use crate::model::report::Status;

/// What counts of the files of one agency, or of one that it was merged from.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing<'a> {
    /// One report.
    Report(&'a Submission),
    /// Several that contradict one another: none counts until one is chosen.
    Conflict(Vec<&'a Submission>),
    /// One that went back: it does not count.
    Returned(&'a Submission),
}

/// What counts, by whose it is; who sent nothing is not among them.
#[must_use]
pub fn standings(collection: &Collection) -> BTreeMap<&Subject, Standing<'_>> {
    let received = received(collection).into_iter();
    received
        .filter_map(|(subject, all)| {
            let decision = collection.decisions.get(subject).map(|one| &one.kind);
            Some((subject, standing(&all, decision)?))
        })
        .collect()
}

/// What was received, by whose it is.
pub(super) fn received(collection: &Collection) -> BTreeMap<&Subject, Vec<&Submission>> {
    let mut received: BTreeMap<&Subject, Vec<&Submission>> = BTreeMap::new();
    for submission in collection.submissions.values() {
        let own = received.entry(&submission.subject).or_default();
        own.push(submission);
    }
    received
}

/// The place of a revision among those of one report: a report that is declared complete follows its own drafts.
#[must_use]
pub fn place_of(submission: &Submission) -> (u32, bool) {
    let report = &submission.report;
    let completed = matches!(report.status, Status::Completed(_));
    (report.revision, completed)
}

/// What counts of the files of one subject.
pub(super) fn standing<'a>(
    all: &[&'a Submission],
    decision: Option<&DecisionKind>,
) -> Option<Standing<'a>> {
    let newest = newest(all);
    let decided = decision.and_then(|one| {
        let digest = one.digest()?;
        let submission = newest.iter().find(|newest| newest.digest == digest)?;
        Some((one, *submission))
    });
    Some(match (decided, newest.as_slice()) {
        (Some((DecisionKind::Returned { .. }, returned)), [_]) => Standing::Returned(returned),
        // Of several, one that went back is out: the others are looked at without it.
        (Some((DecisionKind::Returned { .. }, returned)), _) => {
            let others: Vec<&Submission> = newest
                .iter()
                .filter(|one| one.digest != returned.digest)
                .copied()
                .collect();
            return standing(&others, None);
        }
        (Some((_, chosen)), _) => Standing::Report(chosen),
        (None, [one]) => Standing::Report(one),
        (None, []) => return None,
        (None, several) => Standing::Conflict(several.to_vec()),
    })
}

/// Of each report the newest revision; several of one place contradict one another.
#[must_use]
pub fn newest<'a>(all: &[&'a Submission]) -> Vec<&'a Submission> {
    // Nearly all sent one file.
    if let [one] = all {
        return vec![*one];
    }
    let mut places: BTreeMap<&str, (u32, bool)> = BTreeMap::new();
    for one in all {
        let place = places.entry(one.report.id.as_str()).or_default();
        *place = (*place).max(place_of(one));
    }
    let is_newest =
        |one: &&&'a Submission| places.get(one.report.id.as_str()) == Some(&place_of(one));
    all.iter().filter(is_newest).copied().collect()
}

/// The reports that count, each with the agency that it counts for, in the order of the list.
#[must_use]
pub fn counted(collection: &Collection) -> Vec<(&Agency, &Submission)> {
    let mut of_agency: BTreeMap<&str, Vec<&Submission>> = BTreeMap::new();
    for (subject, standing) in standings(collection) {
        if let Standing::Report(submission) = standing {
            let own = of_agency.entry(subject.agency.as_str()).or_default();
            own.push(submission);
        }
    }
    let mut counted = Vec::new();
    for agency in &collection.agencies {
        let own = of_agency.remove(agency.id.as_str()).unwrap_or_default();
        counted.extend(own.into_iter().map(|one| (agency, one)));
    }
    counted
}
