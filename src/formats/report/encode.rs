//! Report -> exchange file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::answer_values::{AnswerValue, AnswerValues};
use super::computed::computed;
use super::extra::put_empty_group;
use super::field_kinds::FieldKinds;
use super::file::{
    BasisJson, EventJson, KnownEvent, OverrideJson, PeriodJson, ReportFile, RevisionJson,
    TemplateRefJson, this_tool,
};
use super::rows::listed;
use crate::assess::assessment::Assessment;
use crate::assess::carried::Carried;
use crate::assess::lookup::ReportLookup;
use crate::formats::json::digest::{PLACEHOLDER, digest_of_text, laid_out, with_digest};
use crate::formats::json::entries::Entries;
use crate::formats::json::fields::Whole;
use crate::formats::migrate::NEWEST_REPORT;
use crate::input::period_label::period_label;
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::to_iso;
use crate::model::file::REPORT_FORMAT;
use crate::model::period::{Period, PeriodKind};
use crate::model::report::{Basis, Event, EventKind, ISSUE_FIELDS, Override, Report, Status};
use crate::model::template::FieldKind;
use crate::template::form::Form;
use crate::template::rules::Rules;

/// The file that travels: answers, results for the reader, digest. The same report gives the same bytes.
#[must_use]
pub fn encode(report: &Report, template: &Form, rules: &Rules, assessment: &Assessment) -> String {
    let mut file = content_file(report, template);
    // Results name rows by their numbers among those that travel.
    let mut read = report.clone();
    read.rows = file.rows.iter().flatten().cloned().collect();
    let lookup =
        ReportLookup::assessed(template, rules, &read, assessment).with_carried(Carried::default());
    let content = digest_of_content(&mut file, report, &OUTSIDE);
    file.computed = Some(computed(&lookup, assessment).into());
    file.content_digest = Some(content);
    file.digest = Some(PLACEHOLDER.to_owned());
    with_digest(text_of(&mut file, report))
}

/// The record that is kept on this machine: as [`encode`], without the results and the digest of the content, which are
/// computed again anyway.
#[must_use]
pub fn encode_record(report: &Report, template: &Form) -> String {
    let mut file = report_file(report, template);
    file.digest = Some(PLACEHOLDER.to_owned());
    with_digest(text_of(&mut file, report))
}

/// The same as it is written at a key press: its digest follows when the key press is on the screen (`storage::save`).
#[must_use]
pub fn encode_record_without_digest(report: &Report, template: &Form) -> String {
    text_of(&mut report_file(report, template), report)
}

/// The digest of a report's content: the same whichever version of the app writes it, results and history left out.
#[must_use]
pub fn report_digest(report: &Report, template: &Form) -> String {
    digest_of_content(&mut content_file(report, template), report, &OUTSIDE)
}

/// The digest by which paper is matched to a file: of what the paper is made of, but for number and day, which are often
/// written on it after it was printed. The course of the report (completed, issued again, changed back) leaves it the same.
/// None when the officer wants no check mark on paper.
#[must_use]
pub fn paper_digest(report: &Report, template: &Form) -> Option<String> {
    if report.words("document.checkMark") == "none" {
        return None;
    }
    let mut printed = report.clone();
    for path in ISSUE_FIELDS {
        printed.set(FieldPath::new(path), Answer::Blank);
    }
    let left_out = [&OUTSIDE[..], &COURSE].concat();
    Some(digest_of_content(
        &mut content_file(&printed, template),
        &printed,
        &left_out,
    ))
}

/// Members that are no content.
const OUTSIDE: [&str; 5] = ["computed", "tool", "history", "contentDigest", "digest"];
/// Members that tell how the report went, and comments, which no paper shows.
const COURSE: [&str; 5] = ["status", "completedAt", "revision", "changed", "comments"];

/// The version of the format that digests of content name for ever: papers that were printed from version 1 are matched to
/// their files by these.
const CONTENT_VERSION: u32 = 1;

/// The digest of what a file says, some members left out.
fn digest_of_content(file: &mut ReportFile<'_>, report: &Report, left_out: &[&str]) -> String {
    file.format_version = CONTENT_VERSION;
    let digest = digest_of_text(&text_of(file, report), left_out);
    file.format_version = NEWEST_REPORT;
    digest
}

/// The text of a file. What the report was read with and this version does not know goes back in its place.
fn text_of(file: &mut ReportFile<'_>, report: &Report) -> String {
    let unknown = report.unknown.as_ref();
    for name in unknown.iter().flat_map(|unknown| &unknown.empty_groups) {
        put_empty_group(file, name);
    }
    let text = laid_out(file);
    match unknown.filter(|unknown| !unknown.members.is_empty()) {
        Some(unknown) => (unknown.put_back)(&text, &unknown.members),
        None => text,
    }
}

/// What travels of a report: a row without any answer is no row of it, and stays on this machine.
fn content_file<'a>(report: &'a Report, template: &Form) -> ReportFile<'a> {
    let mut file = report_file(report, template);
    // What this version does not know may stand in such a row.
    let unknown = report.unknown.as_ref();
    if unknown.is_none_or(|unknown| unknown.members.is_empty()) {
        file.rows = listed(report, |table, row| report.holds_row(table, row));
    }
    file
}

/// The file of a report as it stands, without results and digests.
fn report_file<'a>(report: &'a Report, template: &Form) -> ReportFile<'a> {
    let mut file = ReportFile {
        agency: AnswerValues::default(),
        answers: AnswerValues::default(),
        changed: report.changed.clone(),
        comments: comments(report),
        completed_at: match &report.status {
            Status::Completed(at) => Some(at.clone()),
            Status::Draft => None,
        },
        computed: None,
        content_digest: None,
        decimals: Entries::default(),
        digest: None,
        document: AnswerValues::default(),
        explanations: overrides(&report.explanations),
        format: REPORT_FORMAT.to_owned(),
        format_version: NEWEST_REPORT,
        history: (!report.history.is_empty()).then(|| report.history.iter().map(event).collect()),
        id: report.id.clone(),
        included: (!report.included.is_empty()).then(|| report.included.clone()),
        narratives: overrides(&report.edits),
        not_applicable: None,
        period: period_json(&report.period, Map::new()),
        revision: RevisionJson {
            number: report.revision.number,
            reason: report.revision.reason.clone(),
            replaces: report.revision.replaces.clone(),
            extra: Map::new(),
        },
        rows: listed(report, |_, _| true),
        status: match &report.status {
            Status::Draft => "draft",
            Status::Completed(_) => "completed",
        }
        .to_owned(),
        template: TemplateRefJson {
            digest: Some(report.template.digest.clone()).filter(|digest| !digest.is_empty()),
            id: report.template.id.clone(),
            version: report.template.version,
            extra: Map::new(),
        },
        tool: Some(this_tool()),
        unreadable: None,
        extra: Map::new(),
    };
    place_answers(report, template, &mut file);
    file
}

/// Comments by address.
fn comments(report: &Report) -> Option<Entries<String>> {
    let comments = report.comments.iter();
    let comments = comments.map(|(path, words)| (path.as_str().to_owned(), words.clone()));
    Some(Entries(comments.collect())).filter(|comments| !comments.is_empty())
}

fn place_answers<'a>(report: &'a Report, template: &Form, file: &mut ReportFile<'a>) {
    let mut kinds = FieldKinds::new(template);
    for (path, answer) in &report.answers {
        let kind = kinds.of(path);
        if matches!(kind, Some(FieldKind::Computed { .. })) {
            continue;
        }
        let name = path.as_str();
        let value = match answer {
            Answer::Blank => continue,
            Answer::NotApplicable(reason) => {
                let group = file.not_applicable.get_or_insert_default();
                group.0.push((name.to_owned(), reason.clone()));
                continue;
            }
            Answer::Unreadable(typed) => {
                let group = file.unreadable.get_or_insert_default();
                group.0.push((name.to_owned(), typed.clone()));
                continue;
            }
            Answer::Text(text) if matches!(kind, Some(FieldKind::Lines | FieldKind::Acts)) => {
                AnswerValue::Lines(text)
            }
            Answer::Number(_) | Answer::YesNo(_) | Answer::Text(_) => AnswerValue::Answer(answer),
        };
        if let Answer::Number(number) = answer
            // The digests take no zeros at the end of a number into account, but paper shows them.
            && number.decimals() > 0
            && number.decimals() > number.value().normalize().scale()
        {
            let decimals = Whole(number.decimals());
            file.decimals.0.push((name.to_owned(), decimals));
        }
        let (group, key) = match name.split_once('.') {
            Some(("agency", key)) => (&mut file.agency, key),
            Some(("document", key)) => (&mut file.document, key),
            _ => (&mut file.answers, name),
        };
        group.0.push((Cow::Borrowed(key), value));
    }
}

fn overrides(edits: &BTreeMap<String, Override>) -> Option<Entries<OverrideJson>> {
    let basis = |basis: &Basis| BasisJson {
        fingerprint: basis.fingerprint.clone(),
        values: basis.values.clone(),
    };
    let one = |edit: &Override| OverrideJson {
        based_on: edit.based_on.iter().map(basis).collect(),
        text: edit.text.clone(),
        extra: Map::new(),
    };
    let entries = edits.iter().map(|(key, edit)| (key.clone(), one(edit)));
    (!edits.is_empty()).then(|| Entries(entries.collect()))
}

fn event(event: &Event) -> EventJson {
    let mut file = KnownEvent {
        at: event.at.clone(),
        ..KnownEvent::default()
    };
    match &event.kind {
        EventKind::Created => file.kind.push_str("created"),
        EventKind::Completed { revision, digest } => {
            file.kind.push_str("completed");
            file.revision = Some(*revision);
            file.digest = Some(digest.clone());
        }
        EventKind::Reopened { revision, reason } => {
            file.kind.push_str("reopened");
            file.revision = Some(*revision);
            file.reason = Some(reason.clone());
        }
        EventKind::Other(text) => {
            // What was read with it puts it back in its place: reading JSON is no work of the first part of the program.
            return EventJson::Other(Value::String(text.clone()));
        }
    }
    EventJson::Known(file)
}

/// A period as files have it, with members of it that this version does not know.
pub(in crate::formats) fn period_json(period: &Period, extra: Map<String, Value>) -> PeriodJson {
    PeriodJson {
        from: to_iso(period.from),
        index: period.index,
        kind: period_kind(period.kind).to_owned(),
        label: Some(period_label(period)),
        to: to_iso(period.to),
        year: period.year,
        extra,
    }
}

/// The name of a kind of period in files.
#[must_use]
pub fn period_kind(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Month => "month",
        PeriodKind::Quarter => "quarter",
        PeriodKind::Half => "half",
        PeriodKind::NineMonths => "nineMonths",
        PeriodKind::Year => "year",
        PeriodKind::Range => "range",
    }
}
