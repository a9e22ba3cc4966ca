//! Where each agency of a collection stands: whether it sent a report, in time, and what was decided of it.

use std::collections::BTreeMap;

use time::Date;

use super::standing::{Standing, newest, received, standing};
use crate::model::collection::{Agency, Collection, DecisionKind, Subject, Submission};
use crate::model::date::parse_iso;

/// Where an agency stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It sent nothing, and there is time.
    NotSubmitted,
    /// It sent nothing, and the deadline is past.
    Overdue,
    /// It confirmed that there is nothing to report.
    NothingToReport,
    /// It sent several reports that contradict one another.
    Conflict,
    /// Its report has findings that are neither fixed nor explained.
    OpenFindings,
    /// Its report is here.
    Received,
    /// Its report was accepted.
    Accepted,
    /// Its report went back.
    Returned,
}

/// Where an agency stands, with what that rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyStatus<'a> {
    /// The agency.
    pub agency: &'a Agency,
    /// Where it stands.
    pub state: State,
    /// Its first report came after the deadline.
    pub late: bool,
    /// Findings of its reports that are neither fixed nor explained.
    pub open_findings: usize,
    /// Reports that count: one, or those of the agencies that it was merged from.
    pub counted: Vec<&'a Submission>,
    /// Reports that contradict one another or what counts.
    pub contested: Vec<&'a Submission>,
    /// What was noted when its report went back, or when it confirmed that there is nothing to report: one note, or those on
    /// the agencies that it was merged from.
    pub notes: Vec<&'a str>,
}

/// Where each agency stands, in the order of the list. `today` is the day on which it is asked; `open_findings` says how many
/// findings of a report, by digest of its content, are neither fixed nor explained.
#[must_use]
pub fn statuses<'a>(
    collection: &'a Collection,
    today: Date,
    open_findings: &dyn Fn(&str) -> usize,
) -> Vec<AgencyStatus<'a>> {
    let mut parts: BTreeMap<&str, Vec<Part<'a>>> = BTreeMap::new();
    for (subject, received) in received(collection) {
        let decision = collection.decisions.get(subject).map(|one| &one.kind);
        let own = parts.entry(subject.agency.as_str()).or_default();
        own.push(Part {
            standing: standing(&received, decision),
            received,
            decision,
        });
    }
    let agencies = collection.agencies.iter();
    agencies
        .map(|agency| {
            let parts = parts.remove(agency.id.as_str()).unwrap_or_default();
            let mut status = of(agency, &parts, open_findings);
            if status.state == State::NotSubmitted {
                say_nothing_to_report(collection, &mut status);
            }
            let deadline = collection.deadline_of(agency);
            let overdue = deadline.is_some_and(|deadline| deadline < today);
            if status.state == State::NotSubmitted && overdue {
                status.state = State::Overdue;
            }
            let received = parts.iter().flat_map(|part| &part.received);
            let first = received.filter_map(|one| day_of(&one.received)).min();
            status.late = first
                .zip(deadline)
                .is_some_and(|(day, deadline)| day > deadline);
            status
        })
        .collect()
}

/// What one of those came to whose reports count for an agency: the agency itself, or one that it was merged from.
struct Part<'a> {
    standing: Option<Standing<'a>>,
    received: Vec<&'a Submission>,
    decision: Option<&'a DecisionKind>,
}

fn of<'a>(
    agency: &'a Agency,
    parts: &[Part<'a>],
    open_findings: &dyn Fn(&str) -> usize,
) -> AgencyStatus<'a> {
    let (mut counted, mut contested, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let (mut conflict, mut returned, mut all_accepted) = (false, false, true);
    let (mut open, mut open_before_decision) = (0, 0);
    for part in parts {
        match &part.standing {
            Some(Standing::Report(submission)) => {
                counted.push(*submission);
                let findings = open_findings(&submission.digest);
                open += findings;
                let decided = part.decision.and_then(DecisionKind::digest);
                if decided == Some(submission.digest.as_str()) {
                    // What contradicts a report that was chosen stays in sight.
                    let others = newest(&part.received).into_iter();
                    contested.extend(others.filter(|one| one.digest != submission.digest));
                }
                let accepted = matches!(part.decision, Some(DecisionKind::Accepted { digest }) if *digest == submission.digest);
                all_accepted &= accepted;
                open_before_decision += if accepted { 0 } else { findings };
            }
            Some(Standing::Conflict(several)) => {
                conflict = true;
                contested.extend(several.iter().copied());
            }
            Some(Standing::Returned(_)) => {
                returned = true;
                if let Some(DecisionKind::Returned { note, .. }) = part.decision {
                    notes.push(note.as_str());
                }
            }
            None => {}
        }
    }
    let state = match counted.is_empty() {
        _ if conflict => State::Conflict,
        _ if returned => State::Returned,
        true => State::NotSubmitted,
        false if all_accepted => State::Accepted,
        false if open_before_decision > 0 => State::OpenFindings,
        false => State::Received,
    };
    AgencyStatus {
        agency,
        state,
        late: false,
        open_findings: open,
        counted,
        contested,
        notes: if state == State::Returned {
            notes
        } else {
            Vec::new()
        },
    }
}

/// Of an agency that sent nothing: whether it confirmed that there is nothing to report, or all those that it was merged from
/// did.
fn say_nothing_to_report<'a>(collection: &'a Collection, status: &mut AgencyStatus<'a>) {
    let note = |predecessor: Option<usize>| -> Option<&'a str> {
        let subject = Subject {
            agency: status.agency.id.clone(),
            predecessor,
        };
        match &collection.decisions.get(&subject)?.kind {
            DecisionKind::NothingToReport { note } => Some(note.as_str()),
            _ => None,
        }
    };
    let predecessors = 0..status.agency.predecessors.len();
    let of_all = || -> Option<Vec<&'a str>> { predecessors.map(|at| note(Some(at))).collect() };
    let notes = match note(None) {
        Some(note) => vec![note],
        None => of_all().unwrap_or_default(),
    };
    if !notes.is_empty() {
        status.state = State::NothingToReport;
        status.notes = notes;
    }
}

/// The day on which the first report of each agency came, by its id; of those of whom none came nothing.
#[must_use]
pub fn first_received(collection: &Collection) -> BTreeMap<&str, Date> {
    let mut first: BTreeMap<&str, Date> = BTreeMap::new();
    for submission in collection.submissions.values() {
        let Some(day) = day_of(&submission.received) else {
            continue;
        };
        let known = first.entry(&submission.subject.agency).or_insert(day);
        *known = (*known).min(day);
    }
    first
}

/// The day of a moment, in the zone that it is written in.
fn day_of(moment: &str) -> Option<Date> {
    parse_iso(moment.split_once('T')?.0)
}

/// How many agencies stand where.
#[must_use]
pub fn count(statuses: &[AgencyStatus<'_>]) -> BTreeMap<State, usize> {
    let mut counts = BTreeMap::new();
    for status in statuses {
        *counts.entry(status.state).or_default() += 1;
    }
    counts
}
