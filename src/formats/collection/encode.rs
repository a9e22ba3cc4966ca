//! Collection -> its file.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::file::{AgencyJson, CollectionFile, DecisionJson, PredecessorJson, SubmissionJson};
use super::unknown::{
    FILE, PERIOD, TEMPLATE, TOOL, Unknown, of_agency, of_decision, of_predecessor, of_submission,
};
use crate::formats::json::digest::{PLACEHOLDER, laid_out, with_digest};
use crate::formats::json::read::stands_in_a_file;
use crate::formats::report::encode::{encode_record, period_json};
use crate::formats::report::file::this_tool;
use crate::formats::report::file::{TemplateRefJson, ToolJson};
use crate::model::collection::{Agency, Collection, Decision, DecisionKind, Subject, Submission};
use crate::model::date::to_iso;
use crate::model::file::{COLLECTION_FORMAT, Remark};
use crate::template::form::Form;

/// Writes a collection; `form` is that of its template. The same collection gives the same bytes.
#[must_use]
pub fn encode_collection(collection: &Collection, form: &Form) -> String {
    let mut unknown = Unknown::of_text(collection.unknown.as_deref());
    let submissions = collection.submissions.values();
    let submissions = submissions.map(|one| submission(one, form, &mut unknown));
    let submissions: Vec<SubmissionJson> = submissions.collect();
    let agencies = collection.agencies.iter();
    let agencies = agencies.map(|one| agency(one, &mut unknown)).collect();
    let decisions = collection.decisions.iter();
    let decisions = decisions.map(|(subject, one)| decision(subject, one, &mut unknown));
    let decisions = decisions.collect();
    let file = CollectionFile {
        agencies,
        deadline: collection.deadline.map(to_iso),
        decisions,
        digest: Some(PLACEHOLDER.to_owned()),
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
    // What cannot be used here may be of use to another version: it goes out as it came, whatever its shape.
    let set_aside = collection.set_aside.iter().map(String::as_str);
    let set_aside: Vec<&str> = set_aside.filter(|text| stands_in_a_file(text)).collect();
    if set_aside.is_empty() {
        return with_digest(laid_out(&file));
    }
    let own: Vec<String> = file.submissions.iter().map(laid_out).collect();
    let all: Vec<&str> = own.iter().map(String::as_str).chain(set_aside).collect();
    let text = laid_out(&file);
    whole_file(&text, &all).unwrap_or(text)
}

/// The file of a collection out of its records, of which nothing is read but that they are JSON: those of a later version go out
/// too. None where one is no JSON.
#[must_use]
pub fn whole_file(head: &str, submissions: &[&str]) -> Option<String> {
    let mut members: BTreeMap<String, &RawValue> = serde_json::from_str(head).ok()?;
    let submissions: Vec<&str> = submissions.iter().map(|text| text.trim()).collect();
    let all = RawValue::from_string(format!("[{}]", submissions.join(","))).ok()?;
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

pub(super) fn submission(
    submission: &Submission,
    form: &Form,
    unknown: &mut Unknown,
) -> SubmissionJson {
    let record = encode_record(&submission.report, form);
    SubmissionJson {
        agency: submission.subject.agency.clone(),
        // The record has a digest of its own, which fits.
        altered: submission.remarks.contains(&Remark::Altered),
        file: submission.file.clone(),
        predecessor: predecessor(&submission.subject),
        received: submission.received.clone(),
        report: serde_json::from_str::<Value>(&record).unwrap_or_default(),
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
