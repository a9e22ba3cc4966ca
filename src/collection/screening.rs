//! What a file is by itself: whether it is of the collection's template and period, whose it is, and whether it was altered.
//!
//! Not here: what it is beside other files (`intake`).

use std::sync::Arc;

use super::matching::{AgencyIndex, Match};
use super::sorted::{Choice, Incoming, Note, Received, Sorted, Verdict};
use crate::model::collection::{Collection, Submission};
use crate::model::file::{FileError, Remark};
use crate::model::period::Period;
use crate::model::report::Status;

/// What a file is by itself; one that may be taken in counts as new until it is compared.
pub(super) fn look_at(
    collection: &Collection,
    index: &AgencyIndex,
    file: &Incoming,
    choice: &Choice,
    at: &str,
) -> Sorted {
    let mut sorted = Sorted {
        file: file.file.clone(),
        verdict: Verdict::New,
        agency: None,
        notes: Vec::new(),
        submission: None,
    };
    let received = match &file.content {
        Ok(received) => received,
        Err(FileError::UnknownTemplate { id, version }) => {
            sorted.verdict = Verdict::OtherTemplate {
                id: id.clone(),
                version: *version,
            };
            return sorted;
        }
        Err(error) => {
            sorted.verdict = Verdict::Unreadable(error.clone());
            return sorted;
        }
    };
    sorted.notes = notes(collection, received);
    // What is here already is so whatever else is to be said of it: somebody may have said whose it is.
    if let Some(here) = collection.submissions.get(&received.digest) {
        sorted.agency = Some(here.agency.clone());
        sorted.verdict = Verdict::Duplicate {
            of: here.file.clone(),
        };
        return sorted;
    }
    let (found, predecessor) = match chosen_or_found(collection, index, received, choice) {
        Ok(found) => found,
        Err(verdict) => {
            sorted.verdict = refused(collection, received, choice).unwrap_or(verdict);
            return sorted;
        }
    };
    sorted.agency = Some(found.clone());
    sorted
        .notes
        .extend(predecessor.map(|position| Note::Predecessor { position }));
    if let Some(verdict) = refused(collection, received, choice) {
        sorted.verdict = verdict;
        return sorted;
    }
    sorted.submission = Some(Submission {
        digest: received.digest.clone(),
        agency: found,
        predecessor,
        received: at.to_owned(),
        file: file.file.clone(),
        report: Arc::clone(&received.report),
        remarks: received.remarks.clone(),
    });
    sorted
}

/// Why a report that was read is none of this collection, or not to be trusted.
fn refused(collection: &Collection, received: &Received, choice: &Choice) -> Option<Verdict> {
    let report = &received.report;
    if report.template.id != collection.template
        || report.template.version > collection.template_version
    {
        return Some(Verdict::OtherTemplate {
            id: report.template.id.clone(),
            version: report.template.version,
        });
    }
    if !report.period.is_same(&collection.period) {
        return Some(Verdict::WrongPeriod {
            expected: collection.period.clone(),
            found: report.period.clone(),
        });
    }
    let altered = received.remarks.contains(&Remark::Altered) && !choice.altered;
    altered.then_some(Verdict::Altered)
}

fn notes(collection: &Collection, received: &Received) -> Vec<Note> {
    let report = &received.report;
    let mut notes = Vec::new();
    if report.template.version < collection.template_version {
        let version = report.template.version;
        notes.push(Note::Migrated { version });
    }
    let days = |period: &Period| (period.from, period.to);
    if report.period.is_same(&collection.period) && days(&report.period) != days(&collection.period)
    {
        notes.push(Note::OtherDays {
            expected: collection.period.clone(),
            found: report.period.clone(),
        });
    }
    if report.status == Status::Draft {
        notes.push(Note::Draft);
    }
    notes.extend(received.remarks.iter().cloned().map(Note::Remark));
    notes
}

/// Id of the agency that a report is of, and its place among the predecessors of that.
fn chosen_or_found(
    collection: &Collection,
    index: &AgencyIndex,
    received: &Received,
    choice: &Choice,
) -> Result<(String, Option<usize>), Verdict> {
    let chosen = choice.agency.as_ref();
    if let Some(chosen) = chosen.filter(|id| collection.agency(id).is_some()) {
        return Ok((chosen.clone(), None));
    }
    let id = |position: usize| {
        let agency = collection.agencies.get(position);
        agency.map(|agency| agency.id.clone())
    };
    match index.find(collection, &received.report) {
        Match::Agency {
            agency,
            predecessor,
        } => id(agency)
            .map(|id| (id, predecessor))
            .ok_or(Verdict::UnknownAgency),
        Match::Doubtful { candidates, doubt } => Err(Verdict::DoubtfulAgency {
            candidates: candidates.into_iter().filter_map(id).collect(),
            doubt,
        }),
        Match::Unknown => Err(Verdict::UnknownAgency),
    }
}
