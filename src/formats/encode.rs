//! Report -> exchange file.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value};

use crate::assess::assessment::{Assessment, IndicatorResult, Standing};
use crate::assess::lookup::ReportLookup;
use crate::formats::digest::{digest_without, with_digest};
use crate::formats::migrate::NEWEST_REPORT;
use crate::formats::report_wire::{
    BasisWire, ComputedWire, EventWire, FindingWire, IndicatorResultWire, OverrideWire, PeriodWire,
    ReportFile, RevisionWire, TemplateRefWire, ToolWire,
};
use crate::formats::unknown::put_back;
use crate::formats::wire::{Named, Wire};
use crate::formula::evaluate::Outcome;
use crate::messages::vi::period;
use crate::messages::vi::{assessment as words, findings};
use crate::model::answer::{Answer, Path};
use crate::model::date::to_iso;
use crate::model::period::PeriodKind;
use crate::model::report::{Basis, EventKind, Override, Report, Status};
use crate::model::template::{FieldKind, Severity};
use crate::template::form::Form;
use crate::template::rules::{CompiledIndicator, Rules};

/// The format of one report's file.
pub const REPORT_FORMAT: &str = "bao-cao-so/report";

/// The file that travels: answers, results for the reader, digest. The same report gives the same bytes.
#[must_use]
pub fn encode(report: &Report, template: &Form, rules: &Rules, assessment: &Assessment) -> String {
    let lookup = ReportLookup::assessed(template, rules, report, assessment);
    finish(
        report_wire(report, template, Some(computed(&lookup, assessment))),
        report,
    )
}

/// The record that is kept on this machine: as [`encode`], without the results and the digest of the content, which are
/// computed again anyway: it is written at every key press.
#[must_use]
pub fn encode_record(report: &Report, template: &Form) -> String {
    with_digest(whole(report_wire(report, template, None), report))
}

/// The digest of a report's content: the same whichever version of the app writes it, results and history left out.
#[must_use]
pub fn report_digest(report: &Report, template: &Form) -> String {
    content_digest(&whole(report_wire(report, template, None), report))
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
    for path in WRITTEN_LATER {
        printed.set(Path::new(path), Answer::Blank);
    }
    let file = whole(report_wire(&printed, template, None), &printed);
    Some(digest_without(
        &of_content(file),
        &[&OUTSIDE[..], &COURSE].concat(),
    ))
}

/// Fields that are often filled in on paper.
const WRITTEN_LATER: [&str; 2] = ["document.codeNumber", "document.issuedDate"];
/// Members that are no content.
const OUTSIDE: [&str; 5] = ["computed", "tool", "history", "contentDigest", "digest"];
/// Members that tell how the report went.
const COURSE: [&str; 4] = ["status", "completedAt", "revision", "changed"];

fn content_digest(file: &Value) -> String {
    digest_without(&of_content(file.clone()), &OUTSIDE)
}

/// The version of the format that digests of content name for ever: papers that were printed from version 1 are matched to
/// their files by these.
const CONTENT_VERSION: u32 = 1;

fn of_content(mut file: Value) -> Value {
    if let Some(members) = file.as_object_mut() {
        members.insert("formatVersion".to_owned(), CONTENT_VERSION.into());
    }
    file
}

fn whole(file: ReportFile, report: &Report) -> Value {
    let mut value = file.write().unwrap_or_default();
    if let Some(rest) = report
        .unknown
        .as_ref()
        .and_then(|text| serde_json::from_str(text).ok())
    {
        put_back(&mut value, &rest);
    }
    value
}

fn finish(file: ReportFile, report: &Report) -> String {
    let mut value = whole(file, report);
    let content = content_digest(&value);
    if let Value::Object(members) = &mut value {
        members.insert("contentDigest".to_owned(), Value::String(content));
    }
    with_digest(value)
}

/// This program, as it stands in what it writes.
pub(super) fn this_tool() -> ToolWire {
    ToolWire {
        name: "bao-cao-so".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// The wire form of a report, without digest.
pub(super) fn report_wire(
    report: &Report,
    template: &Form,
    computed: Option<ComputedWire>,
) -> ReportFile {
    let mut file = ReportFile {
        format: REPORT_FORMAT.to_owned(),
        format_version: NEWEST_REPORT,
        id: report.id.clone(),
        template: TemplateRefWire {
            id: report.template.id.clone(),
            version: report.template.version,
            digest: Some(report.template.digest.clone()).filter(|digest| !digest.is_empty()),
        },
        period: PeriodWire {
            kind: period_kind(report.period.kind).to_owned(),
            year: report.period.year,
            index: report.period.index,
            from: to_iso(report.period.from),
            to: to_iso(report.period.to),
            label: Some(period::label(&report.period)),
        },
        agency: Map::new(),
        document: Map::new(),
        answers: Map::new(),
        decimals: Named::default(),
        not_applicable: Named::default(),
        unreadable: Named::default(),
        rows: Named(
            report
                .rows
                .iter()
                .map(|(table, rows)| (table.clone(), rows.clone()))
                .collect(),
        ),
        included: report.included.clone(),
        explanations: edits(&report.explanations),
        narratives: edits(&report.edits),
        status: if report.status == Status::Draft {
            "draft"
        } else {
            "completed"
        }
        .to_owned(),
        completed_at: match &report.status {
            Status::Completed(at) => Some(at.clone()),
            Status::Draft => None,
        },
        revision: RevisionWire {
            number: report.revision.number,
            replaces: report.revision.replaces.clone(),
            reason: report.revision.reason.clone(),
        },
        history: report.history.iter().map(event).collect(),
        changed: report.changed.clone(),
        tool: Some(this_tool()),
        computed,
        content_digest: None,
        digest: None,
    };
    place_answers(report, template, &mut file);
    file
}

fn place_answers(report: &Report, template: &Form, file: &mut ReportFile) {
    for (path, answer) in &report.answers {
        if matches!(template.field_kind(path), Some(FieldKind::Computed { .. })) {
            continue;
        }
        let name = path.as_str();
        let value = match answer {
            Answer::Blank => continue,
            Answer::NotApplicable(reason) => {
                file.not_applicable
                    .0
                    .push((name.to_owned(), reason.clone()));
                continue;
            }
            Answer::Unreadable(typed) => {
                file.unreadable.0.push((name.to_owned(), typed.clone()));
                continue;
            }
            Answer::Number(value) => {
                // The digests take no zeros at the end of a number into account, but paper shows them.
                if value.decimals() > value.value().normalize().scale() {
                    file.decimals.0.push((name.to_owned(), value.decimals()));
                }
                number_value(value.value())
            }
            Answer::YesNo(yes) => Value::Bool(*yes),
            Answer::Text(text) => match template.field_kind(path) {
                Some(FieldKind::Lines | FieldKind::Acts) => text
                    .split('\n')
                    .map(|line| Value::String(line.to_owned()))
                    .collect(),
                _ => Value::String(text.clone()),
            },
        };
        let (group, key) = match name.split_once('.') {
            Some(("agency", key)) => (&mut file.agency, key),
            Some(("document", key)) => (&mut file.document, key),
            _ => (&mut file.answers, name),
        };
        group.insert(key.to_owned(), value);
    }
}

/// A JSON number with the exact decimal text.
fn number_value(value: rust_decimal::Decimal) -> Value {
    // The text of a decimal is a JSON number.
    value
        .to_string()
        .parse::<Number>()
        .map_or(Value::Null, Value::Number)
}

fn edits(edits: &BTreeMap<String, Override>) -> Named<OverrideWire> {
    Named(
        edits
            .iter()
            .map(|(key, edit)| {
                (
                    key.clone(),
                    OverrideWire {
                        text: edit.text.clone(),
                        based_on: edit.based_on.iter().map(basis).collect(),
                    },
                )
            })
            .collect(),
    )
}

fn event(event: &crate::model::report::Event) -> Value {
    let mut wire = EventWire {
        at: event.at.clone(),
        kind: String::new(),
        revision: None,
        digest: None,
        reason: None,
    };
    match &event.kind {
        EventKind::Created => wire.kind.push_str("created"),
        EventKind::Completed { revision, digest } => {
            wire.kind.push_str("completed");
            wire.revision = Some(*revision);
            wire.digest = Some(digest.clone());
        }
        EventKind::Reopened { revision, reason } => {
            wire.kind.push_str("reopened");
            wire.revision = Some(*revision);
            wire.reason = Some(reason.clone());
        }
        EventKind::Other(text) => return serde_json::from_str(text).unwrap_or_default(),
    }
    wire.write().unwrap_or_default()
}

fn basis(basis: &Basis) -> BasisWire {
    BasisWire {
        fingerprint: basis.fingerprint.clone(),
        values: basis.values.clone(),
    }
}

fn computed(lookup: &ReportLookup<'_>, assessment: &Assessment) -> ComputedWire {
    let indicators = assessment.indicators.iter().zip(&lookup.rules.indicators);
    let findings = assessment
        .findings()
        .into_iter()
        .map(|finding| FindingWire {
            key: finding.key.clone(),
            family: finding.family.clone(),
            severity: severity(finding.severity).to_owned(),
            message: findings::render(finding, lookup).screen,
            fields: finding
                .fields
                .iter()
                .map(|path| path.as_str().to_owned())
                .collect(),
            explanation: lookup
                .report
                .explanations
                .get(&finding.key)
                .filter(|_| finding.standing(lookup.report) == Standing::Explained)
                .map(|edit| edit.text.clone()),
        });
    ComputedWire {
        indicators: indicators
            .map(|(result, indicator)| indicator_result(result, indicator, lookup))
            .collect(),
        findings: findings.collect(),
    }
}

fn indicator_result(
    result: &IndicatorResult,
    indicator: &CompiledIndicator,
    lookup: &ReportLookup<'_>,
) -> IndicatorResultWire {
    let definition = &indicator.definition;
    let outcome = match &result.outcome {
        Outcome::Value(_) if result.stated => "stated",
        Outcome::Value(_) => "value",
        Outcome::Missing(_) => "missing",
        Outcome::Undefined(_) => "undefined",
    };
    let text = result.number().map(|value| {
        if result.stated {
            value.to_text(value.decimals())
        } else {
            value.to_shortest_text(definition.decimals)
        }
    });
    IndicatorResultWire {
        id: result.id.clone(),
        label: definition.label.clone(),
        outcome: outcome.to_owned(),
        value: text.and_then(|text| text.parse().ok()),
        unit: definition.unit.clone(),
        shown: words::outcome(result, indicator, lookup.labels()),
        working: words::working(result, indicator, lookup),
    }
}

/// The name of a severity in files.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
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
