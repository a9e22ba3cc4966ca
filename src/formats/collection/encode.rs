//! Collection -> its file.

use serde_json::Value;

use super::file::{AgencyJson, CollectionFile, DecisionJson, PredecessorJson, SubmissionJson};
use super::unknown::{
    FILE, PERIOD, TEMPLATE, Unknown, of_agency, of_decision, of_predecessor, of_submission,
};
use crate::formats::json::digest::{PLACEHOLDER, laid_out, with_digest};
use crate::formats::report::encode::{encode_record, period_kind, this_tool};
use crate::formats::report::file::{PeriodJson, TemplateRefJson};
use crate::messages::vi::period;
use crate::model::collection::{Agency, Collection, Decision, DecisionKind, Submission};
use crate::model::date::to_iso;
use crate::model::file::{COLLECTION_FORMAT, Remark};
use crate::template::form::Form;

/// Writes a collection; `form` is that of its template. The same collection gives the same bytes.
#[must_use]
pub fn encode_collection(collection: &Collection, form: &Form) -> String {
    let mut unknown = Unknown::of_text(collection.unknown.as_deref());
    let submissions = collection.submissions.values();
    let submissions = submissions
        .map(|one| submission(one, form, &mut unknown))
        .collect();
    let agencies = collection.agencies.iter();
    let agencies = agencies.map(|one| agency(one, &mut unknown)).collect();
    let decisions = collection.decisions.iter();
    let decisions = decisions.map(|(agency, one)| decision(agency, one, &mut unknown));
    let decisions = decisions.collect();
    let file = CollectionFile {
        agencies,
        deadline: collection.deadline.map(to_iso),
        decisions,
        digest: Some(PLACEHOLDER.to_owned()),
        format: COLLECTION_FORMAT.to_owned(),
        format_version: 1,
        id: collection.id.clone(),
        period: PeriodJson {
            from: to_iso(collection.period.from),
            index: collection.period.index,
            kind: period_kind(collection.period.kind).to_owned(),
            label: Some(period::label(&collection.period)),
            to: to_iso(collection.period.to),
            year: collection.period.year,
            extra: unknown.take(PERIOD),
        },
        submissions,
        superior: Some(collection.superior.clone()).filter(|words| !words.is_empty()),
        template: TemplateRefJson {
            digest: Some(form.digest.clone()),
            id: collection.template.clone(),
            version: collection.template_version,
            extra: unknown.take(TEMPLATE),
        },
        tool: Some(this_tool()),
        extra: unknown.take(FILE),
    };
    with_digest(laid_out(&file))
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

fn submission(submission: &Submission, form: &Form, unknown: &mut Unknown) -> SubmissionJson {
    let record = encode_record(&submission.report, form);
    SubmissionJson {
        agency: submission.agency.clone(),
        // The record has a digest of its own, which fits.
        altered: submission.remarks.contains(&Remark::Altered),
        file: submission.file.clone(),
        predecessor: submission.predecessor.and_then(|at| u32::try_from(at).ok()),
        received: submission.received.clone(),
        report: serde_json::from_str::<Value>(&record).unwrap_or_default(),
        extra: unknown.take(&of_submission(&submission.digest)),
    }
}

fn decision(agency: &str, decision: &Decision, unknown: &mut Unknown) -> DecisionJson {
    let (kind, note) = match &decision.kind {
        DecisionKind::Chosen { .. } => ("chosen", None),
        DecisionKind::Accepted { .. } => ("accepted", None),
        DecisionKind::Returned { note, .. } => ("returned", Some(note)),
        DecisionKind::NothingToReport { note } => ("nothingToReport", Some(note)),
    };
    DecisionJson {
        agency: agency.to_owned(),
        at: decision.at.clone(),
        digest: decision.kind.digest().map(str::to_owned),
        kind: kind.to_owned(),
        note: note.cloned(),
        extra: unknown.take(&of_decision(agency)),
    }
}
