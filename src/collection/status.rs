//! Where each agency of a collection stands: whether it sent a report, in time, and what was decided of it.

use std::collections::BTreeMap;

use time::Date;

use super::standing::{Standing, newest, standings};
use crate::model::collection::{Agency, Collection, DecisionKind, Submission};
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
    /// What was noted when its report went back, or when it confirmed that there is nothing to report.
    pub note: Option<&'a str>,
}

/// Where each agency stands, in the order of the list. `today` is the day on which it is asked; `open_findings` says how many
/// findings of a report, by digest of its content, are neither fixed nor explained.
#[must_use]
pub fn statuses<'a>(
    collection: &'a Collection,
    today: Date,
    open_findings: &dyn Fn(&str) -> usize,
) -> Vec<AgencyStatus<'a>> {
    let mut standing_of: BTreeMap<&str, Vec<Standing<'a>>> = BTreeMap::new();
    for ((agency, _), standing) in standings(collection) {
        standing_of.entry(agency).or_default().push(standing);
    }
    let mut received: BTreeMap<&str, Vec<&Submission>> = BTreeMap::new();
    for submission in collection.submissions.values() {
        let own = received.entry(submission.agency.as_str()).or_default();
        own.push(submission);
    }
    let agencies = collection.agencies.iter();
    agencies
        .map(|agency| {
            let standings = standing_of.remove(agency.id.as_str()).unwrap_or_default();
            let received = received.remove(agency.id.as_str()).unwrap_or_default();
            let deadline = collection.deadline_of(agency);
            let decision = collection.decisions.get(&agency.id).map(|one| &one.kind);
            let mut status = of(agency, &standings, &received, decision, open_findings);
            let overdue = deadline.is_some_and(|deadline| deadline < today);
            if status.state == State::NotSubmitted && overdue {
                status.state = State::Overdue;
            }
            let first = received
                .iter()
                .filter_map(|one| day_of(&one.received))
                .min();
            status.late = first
                .zip(deadline)
                .is_some_and(|(day, deadline)| day > deadline);
            status
        })
        .collect()
}

fn of<'a>(
    agency: &'a Agency,
    standings: &[Standing<'a>],
    received: &[&'a Submission],
    decision: Option<&'a DecisionKind>,
    open_findings: &dyn Fn(&str) -> usize,
) -> AgencyStatus<'a> {
    let (mut counted, mut contested, mut returned) = (Vec::new(), Vec::new(), false);
    for standing in standings {
        match standing {
            Standing::Report(submission) => counted.push(*submission),
            Standing::Conflict(several) => contested.extend(several.iter().copied()),
            Standing::Returned(_) => returned = true,
        }
    }
    let conflict = !contested.is_empty();
    // What contradicts a report that was chosen stays in sight.
    let decided = decision.and_then(DecisionKind::digest);
    if let Some(chosen) = counted
        .iter()
        .find(|one| Some(one.digest.as_str()) == decided)
    {
        let others = newest(received).into_iter();
        contested
            .extend(others.filter(|one| {
                one.predecessor == chosen.predecessor && one.digest != chosen.digest
            }));
    }
    let open = counted.iter().map(|one| open_findings(&one.digest)).sum();
    let accepted = matches!(decision, Some(DecisionKind::Accepted { digest }) if counted.iter().any(|one| one.digest == *digest));
    let state = match decision {
        _ if conflict => State::Conflict,
        _ if returned => State::Returned,
        _ if accepted => State::Accepted,
        _ if open > 0 => State::OpenFindings,
        _ if !counted.is_empty() => State::Received,
        Some(DecisionKind::NothingToReport { .. }) => State::NothingToReport,
        _ => State::NotSubmitted,
    };
    let note = match (state, decision) {
        (State::Returned, Some(DecisionKind::Returned { note, .. }))
        | (State::NothingToReport, Some(DecisionKind::NothingToReport { note })) => {
            Some(note.as_str())
        }
        _ => None,
    };
    AgencyStatus {
        agency,
        state,
        late: false,
        open_findings: open,
        counted,
        contested,
        note,
    }
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
