//! What a file is by itself: whether it is of the collection's template and period, whose it is, and whether it was altered.
//!
//! Not here: what it is beside other files (`intake`).

use std::sync::Arc;

use super::matching::{AgencyIndex, Entry, Match};
use super::sorted::{Choice, Incoming, Note, Received, Sorted, Verdict};
use crate::model::collection::{Collection, ReportHead, Subject, Submission};
use crate::model::file::{FileError, Remark};
use crate::model::period::Period;
use crate::model::report::Status;
use crate::model::synthesis::is_created_from;

/// What a file is by itself; one that may be taken in counts as new until it is compared (`intake::compare_all`).
#[must_use]
pub fn look_at(
    collection: &Collection,
    index: &AgencyIndex,
    file: &Incoming,
    choice: &Choice,
    at: &str,
) -> Sorted {
    let mut sorted = by_itself(collection, index, file, choice, at);
    if choice.left_out {
        sorted.verdict = Verdict::LeftOut;
        sorted.submission = None;
    }
    sorted
}

fn by_itself(
    collection: &Collection,
    index: &AgencyIndex,
    file: &Incoming,
    choice: &Choice,
    at: &str,
) -> Sorted {
    let mut sorted = Sorted {
        file: file.file.clone(),
        verdict: Verdict::New,
        subject: None,
        notes: Vec::new(),
        submission: None,
    };
    let received = match &file.content {
        Ok(received) => received,
        Err(error) => {
            sorted.verdict = unreadable(error);
            return sorted;
        }
    };
    sorted.notes = notes(collection, received);
    // What is here already is so whatever else is to be said of it: somebody may have said whose it is.
    if let Some(here) = collection.submissions.get(&received.digest) {
        sorted.subject = Some(here.subject.clone());
        sorted.verdict = Verdict::Duplicate {
            of: here.file.clone(),
        };
        return sorted;
    }
    let subject = match chosen_or_found(collection, index, received, choice) {
        Ok(subject) => subject,
        Err(verdict) => {
            sorted.verdict = refused(collection, received, choice).unwrap_or(verdict);
            return sorted;
        }
    };
    sorted.subject = Some(subject.clone());
    let predecessor = subject.predecessor;
    sorted
        .notes
        .extend(predecessor.map(|position| Note::Predecessor { position }));
    if let Some(verdict) = refused(collection, received, choice) {
        sorted.verdict = verdict;
        return sorted;
    }
    sorted.submission = Some(Submission {
        digest: received.digest.clone(),
        subject,
        received: at.to_owned(),
        file: file.file.clone(),
        report: Arc::clone(&received.report),
        remarks: received.remarks.clone(),
    });
    sorted
}

/// What a file is that was not read.
#[must_use]
pub fn unreadable(error: &FileError) -> Verdict {
    match error {
        FileError::UnknownTemplate { id, version } => Verdict::OtherTemplate {
            id: id.clone(),
            version: *version,
        },
        error => Verdict::Unreadable(error.clone()),
    }
}

/// Why a report that was read is none of this collection, or not to be trusted.
fn refused(collection: &Collection, received: &Received, choice: &Choice) -> Option<Verdict> {
    let altered = received.remarks.contains(&Remark::Altered) && !choice.altered;
    of_another(collection, &received.report).or(altered.then_some(Verdict::Altered))
}

/// Why a report is of another collection.
#[must_use]
pub fn of_another(collection: &Collection, report: &ReportHead) -> Option<Verdict> {
    if is_created_from(&report.id, &collection.id) {
        return Some(Verdict::OwnReport);
    }
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
    None
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

/// Whose a report is.
fn chosen_or_found(
    collection: &Collection,
    index: &AgencyIndex,
    received: &Received,
    choice: &Choice,
) -> Result<Subject, Verdict> {
    if let Some(chosen) = choice.subject.as_ref().filter(|one| index.has(one)) {
        return Ok(chosen.clone());
    }
    let subject = |(agency, predecessor): Entry| {
        let agency = collection.agencies.get(agency)?.id.clone();
        Some(Subject {
            agency,
            predecessor,
        })
    };
    match index.find(collection, &received.report) {
        Match::Agency {
            agency,
            predecessor,
        } => subject((agency, predecessor)).ok_or(Verdict::UnknownAgency),
        Match::Doubtful { candidates, doubt } => Err(Verdict::DoubtfulAgency {
            candidates: candidates.into_iter().filter_map(subject).collect(),
            doubt,
        }),
        Match::Unknown => Err(Verdict::UnknownAgency),
    }
}
