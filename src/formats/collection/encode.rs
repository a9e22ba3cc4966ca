//! Collection -> its file.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use thiserror::Error;

use super::file::{
    AgencyJson, CollectionFile, DecisionJson, FollowUpJson, PredecessorJson, SubmissionJson,
};
use super::unknown::{
    FILE, PERIOD, TEMPLATE, TOOL, Unknown, of_agency, of_decision, of_follow_up, of_predecessor,
    of_submission,
};
use crate::formats::json::digest::{PLACEHOLDER, laid_out, with_digest};
use crate::formats::json::read::stands_in_a_file;
use crate::formats::report::encode::period_json;
use crate::formats::report::file::this_tool;
use crate::formats::report::file::{TemplateRefJson, ToolJson};
use crate::model::collection::{Agency, Collection, Decision, DecisionKind, Subject, Submission};
use crate::model::date::to_iso;
use crate::model::file::{COLLECTION_FORMAT, Remark};
use crate::template::form::Form;

/// The report of a submission, by digest of its content, is not at hand, or is no JSON.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no report `{0}`")]
pub struct MissingReport(pub String);

/// Writes a collection; `form` is that of its template, `reports` has the JSON texts of its reports by digest of the content.
/// The same collection gives the same bytes.
///
/// # Errors
/// A report is not at hand: a file without it would say that it was never received.
pub fn encode_collection(
    collection: &Collection,
    reports: &BTreeMap<String, String>,
    form: &Form,
) -> Result<String, MissingReport> {
    let mut unknown = Unknown::of_text(collection.unknown.as_deref());
    // What cannot be used here may be of use to another version: it goes out as it came, whatever its shape.
    let set_aside = collection.set_aside.iter().map(String::as_str);
    let set_aside: Vec<&str> = set_aside.filter(|text| stands_in_a_file(text)).collect();
    let (mut submissions, mut texts) = (Vec::new(), Vec::new());
    for one in collection.submissions.values() {
        let missing = || MissingReport(one.digest.clone());
        let text = reports.get(&one.digest).ok_or_else(missing)?;
        let report = RawValue::from_string(indented(text)).map_err(|_| missing())?;
        if set_aside.is_empty() {
            submissions.push(submission(one, report, &mut unknown));
        } else {
            let (before, behind) = submission_around(one, &mut unknown);
            texts.push(format!("{before}{}{behind}", text.trim()));
        }
    }
    let file = write(collection, submissions, unknown, form);
    if set_aside.is_empty() {
        return Ok(file);
    }
    let all: Vec<&str> = texts.iter().map(String::as_str).chain(set_aside).collect();
    Ok(whole_file(&file, &all).unwrap_or(file))
}

/// The file of a collection as if nothing had been received.
pub(super) fn encode_head(collection: &Collection, form: &Form) -> String {
    let unknown = Unknown::of_text(collection.unknown.as_deref());
    write(collection, Vec::new(), unknown, form)
}

/// One submission as it stands in the file, before and behind the text of its report.
pub(super) fn submission_around(one: &Submission, unknown: &mut Unknown) -> (String, String) {
    let nothing = RawValue::from_string(NO_REPORT.to_owned()).unwrap_or_default();
    let text = laid_out(&submission(one, nothing, unknown));
    let place = format!("\n  \"report\": {NO_REPORT}");
    let (before, behind) = text.split_once(&place).unwrap_or((&text, ""));
    (format!("{before}\n  \"report\": "), behind.to_owned())
}

/// Stands for a report: only a member of the outermost object stands two signs in, and no text holds a line break.
const NO_REPORT: &str = "null";

fn indented(report: &str) -> String {
    report.trim().replace('\n', "\n      ")
}

/// A part of a file as it is by itself: its last line tells how far it stands in.
pub(super) fn outdented(part: &str) -> String {
    let last = part.rsplit_once('\n').map_or("", |(_, last)| last);
    let margin = last.len() - last.trim_start_matches(' ').len();
    part.replace(&format!("\n{}", " ".repeat(margin)), "\n")
}

fn write(
    collection: &Collection,
    submissions: Vec<SubmissionJson>,
    mut unknown: Unknown,
    form: &Form,
) -> String {
    let agencies = collection.agencies.iter();
    let agencies = agencies.map(|one| agency(one, &mut unknown)).collect();
    let decisions = collection.decisions.iter();
    let decisions = decisions.map(|(subject, one)| decision(subject, one, &mut unknown));
    let decisions = decisions.collect();
    let follow_ups = collection.follow_ups.iter();
    let follow_ups = follow_ups.map(|(one, at)| FollowUpJson {
        address: one.address.clone(),
        agency: one.agency.clone(),
        at: at.clone(),
        extra: unknown.take(&of_follow_up(one)),
    });
    let follow_ups = follow_ups.collect();
    let file = CollectionFile {
        agencies,
        asked_by: collection.asked_by.clone(),
        deadline: collection.deadline.map(to_iso),
        decisions,
        digest: Some(PLACEHOLDER.to_owned()),
        follow_ups,
        format: COLLECTION_FORMAT.to_owned(),
        format_version: 1,
        id: collection.id.clone(),
        period: period_json(&collection.period, unknown.take(PERIOD)),
        submissions,
        superior: Some(collection.superior.clone()).filter(|words| !words.is_empty()),
        template: TemplateRefJson {
            digest: Some(form.digest.clone()),
            id: collection.template.clone(),
            version: collection.template_version,
            extra: unknown.take(TEMPLATE),
        },
        tool: Some(ToolJson {
            extra: unknown.take(TOOL),
            ..this_tool()
        }),
        extra: unknown.take(FILE),
    };
    with_digest(laid_out(&file))
}

/// The file of a collection out of its records, of which nothing is read but that they are JSON: those of a later version go out
/// too. None where one is no JSON.
#[must_use]
pub fn whole_file(head: &str, submissions: &[&str]) -> Option<String> {
    let mut members: BTreeMap<String, &RawValue> = serde_json::from_str(head).ok()?;
    let indented = |text: &&str| text.trim().replace('\n', "\n    ");
    let texts: Vec<String> = submissions.iter().map(indented).collect();
    let all = format!("[\n    {}\n  ]", texts.join(",\n    "));
    let all = RawValue::from_string(all).ok()?;
    let digest = RawValue::from_string(format!("\"{PLACEHOLDER}\"")).ok()?;
    if !submissions.is_empty() {
        members.insert("submissions".to_owned(), &all);
    }
    members.insert("digest".to_owned(), &digest);
    Some(with_digest(laid_out(&members)))
}

fn agency(agency: &Agency, unknown: &mut Unknown) -> AgencyJson {
    let predecessors = agency.predecessors.iter().enumerate();
    let predecessors = predecessors.map(|(position, one)| PredecessorJson {
        identifier: one.identifier.clone(),
        merged_on: to_iso(one.merged_on),
        name: one.name.clone(),
        superior: one.superior.clone(),
        extra: unknown.take(&of_predecessor(&agency.id, position)),
    });
    let predecessors = predecessors.collect();
    AgencyJson {
        deadline: agency.deadline.map(to_iso),
        group: agency.group.clone(),
        id: agency.id.clone(),
        identifier: agency.identifier.clone(),
        name: agency.name.clone(),
        predecessors,
        superior: agency.superior.clone(),
        extra: unknown.take(&of_agency(&agency.id)),
    }
}

fn submission(
    submission: &Submission,
    report: Box<RawValue>,
    unknown: &mut Unknown,
) -> SubmissionJson {
    SubmissionJson {
        agency: submission.subject.agency.clone(),
        altered: submission.remarks.contains(&Remark::Altered),
        file: submission.file.clone(),
        predecessor: predecessor(&submission.subject),
        received: submission.received.clone(),
        report,
        extra: unknown.take(&of_submission(&submission.digest)),
    }
}

fn predecessor(subject: &Subject) -> Option<u32> {
    subject.predecessor.and_then(|at| u32::try_from(at).ok())
}

fn decision(subject: &Subject, decision: &Decision, unknown: &mut Unknown) -> DecisionJson {
    let (kind, note) = match &decision.kind {
        DecisionKind::Chosen { .. } => ("chosen", None),
        DecisionKind::Accepted { .. } => ("accepted", None),
        DecisionKind::Returned { note, .. } => ("returned", Some(note)),
        DecisionKind::NothingToReport { note } => ("nothingToReport", Some(note)),
    };
    DecisionJson {
        agency: subject.agency.clone(),
        at: decision.at.clone(),
        digest: decision.kind.digest().map(str::to_owned),
        kind: kind.to_owned(),
        note: note.cloned(),
        predecessor: predecessor(subject),
        extra: unknown.take(&of_decision(subject)),
    }
}
