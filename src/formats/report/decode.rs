//! Exchange file -> report.
//!
//! A file that cannot be used gives a [`FileError`]; one that can gives the report and all remarks on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answers::place_answers;
use super::extra::unknown_members;
use super::file::{BasisJson, EventJson, KnownEvent, OverrideJson, PeriodJson, ReportFile};
use super::rows::{FileRows, Known, is_plain_id, rows};
use crate::formats::json::entries::Entries;
use crate::formats::json::read::read;
use crate::formats::versioned::{Migrated, parse_versioned};
use crate::input::sanitize::clean;
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::parse_iso;
use crate::model::file::{FileError, InvalidValue, LARGEST_FILE, REPORT_FORMAT, Remark};
use crate::model::period::{Period, PeriodKind};
use crate::model::report::{
    Basis, Event, EventKind, Override, Report, Revision, Status, TemplateRef,
};
use crate::model::template::FieldKind;
use crate::template::form::{CompiledField, Form};

/// Most acts that one answer of a file may name; the registry has some dozens, and the form draws each.
const MOST_ACTS: usize = 300;

/// A report read from a file.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The report.
    pub report: Report,
    /// The template that it answers.
    pub template: Arc<Form>,
    /// What the person should know before taking it in.
    pub remarks: Vec<Remark>,
}

/// Reads an exchange file.
///
/// # Errors
/// Why the file cannot be used.
pub fn decode(text: &str, templates: &[Arc<Form>]) -> Result<Decoded, FileError> {
    let Migrated { original, current } = parse_versioned(text, REPORT_FORMAT, LARGEST_FILE)?;
    let file: ReportFile = read(&current)?;
    let template = find_template(&file, templates)?;
    // As the file was written, before any migration.
    let genuine = file
        .digest
        .as_ref()
        .map(|stated| *stated == original.digest_without(&["digest"]));
    let mut remarks = Vec::new();
    remarks.extend(match genuine {
        None => Some(Remark::NoDigest),
        Some(false) => Some(Remark::Altered),
        Some(true) => None,
    });
    let stated = file.template.digest.as_ref();
    if file.template.version != template.version
        || stated.is_some_and(|digest| *digest != template.digest)
    {
        remarks.push(Remark::OtherTemplate {
            version: file.template.version,
        });
    }
    let FileRows { by_table, added } = rows(&file, &template)?;
    let mut report = report(&file, &template, by_table)?;
    let known = Known::new(&template, &report);
    report.comments = comments(&file, &known);
    let placed = place_answers(
        (&file, genuine == Some(true)),
        &template,
        &known,
        &mut report,
    );
    check_acts(&report, &template)?;
    remarks.extend(placed.unreadable.into_iter().map(Remark::Unreadable));
    remarks.extend(placed.as_typed.into_iter().map(Remark::ReadAsTyped));
    remarks.extend(placed.contradicted.into_iter().map(Remark::Contradicted));
    let counted = |count: usize, remark: fn(usize) -> Remark| (count > 0).then(|| remark(count));
    remarks.extend(counted(added, Remark::AddedRows));
    remarks.extend(counted(placed.not_asked, Remark::NotAsked));
    remarks.extend(counted(placed.worked_out, Remark::WorkedOut));
    if report.status != Status::Draft && remarks.iter().any(is_spoiling) {
        report.status = Status::Draft;
        remarks.push(Remark::NoLongerComplete);
    }
    let is_known = |address: &str| known.has(&FieldPath::new(address));
    report.unknown = unknown_members(file, placed.unknown, &report, &is_known);
    Ok(Decoded {
        report,
        template,
        remarks,
    })
}

/// True where the report is not the one that was declared complete.
fn is_spoiling(remark: &Remark) -> bool {
    match remark {
        Remark::Altered
        | Remark::Unreadable(_)
        | Remark::ReadAsTyped(_)
        | Remark::Contradicted(_)
        | Remark::AddedRows(_) => true,
        Remark::NoDigest
        | Remark::OtherTemplate { .. }
        | Remark::NotAsked(_)
        | Remark::WorkedOut(_)
        | Remark::NoLongerComplete => false,
    }
}

/// Refuses more acts than one report can rest on, however they came in: as a list, as one text, as text that could not be
/// read.
fn check_acts(report: &Report, template: &Form) -> Result<(), FileError> {
    let too_many = |id: &str, placed: &CompiledField| {
        let answer = if placed.field.kind == FieldKind::Acts {
            report.answer(&FieldPath::new(id))
        } else {
            &Answer::Blank
        };
        matches!(answer, Answer::Text(text) | Answer::Unreadable(text) if text.lines().nth(MOST_ACTS).is_some())
    };
    if template
        .fields
        .iter()
        .any(|(id, placed)| too_many(id, placed))
    {
        return Err(FileError::Value(InvalidValue::TooManyActs));
    }
    Ok(())
}

fn find_template(file: &ReportFile<'_>, templates: &[Arc<Form>]) -> Result<Arc<Form>, FileError> {
    let found = templates
        .iter()
        .find(|one| one.id == file.template.id && one.version >= file.template.version);
    found.cloned().ok_or_else(|| FileError::UnknownTemplate {
        id: file.template.id.clone(),
        version: file.template.version,
    })
}

fn report(
    file: &ReportFile<'_>,
    template: &Form,
    rows: BTreeMap<String, Vec<String>>,
) -> Result<Report, FileError> {
    let wrong = |value| Err(FileError::Value(value));
    if !is_plain_id(&file.id) {
        return wrong(InvalidValue::ReportId);
    }
    if !(1..=9_999).contains(&file.revision.number) {
        return wrong(InvalidValue::RevisionNumber);
    }
    let status = match (file.status.as_str(), &file.completed_at) {
        ("draft", _) => Status::Draft,
        ("completed", Some(at)) => Status::Completed(at.clone()),
        ("completed", None) => Status::Completed(file.changed.clone()),
        _ => return wrong(InvalidValue::Status),
    };
    Ok(Report {
        id: file.id.clone(),
        template: TemplateRef {
            id: template.id.clone(),
            version: file.template.version,
            digest: file.template.digest.clone().unwrap_or_default(),
        },
        period: period(&file.period)?,
        answers: BTreeMap::new(),
        rows,
        included: file.included.clone().unwrap_or_default(),
        explanations: overrides(file.explanations.as_ref()),
        edits: overrides(file.narratives.as_ref()),
        comments: BTreeMap::new(),
        status,
        revision: Revision {
            number: file.revision.number,
            replaces: file.revision.replaces.clone(),
            reason: file.revision.reason.as_deref().map(clean),
        },
        history: file.history.iter().flatten().map(event).collect(),
        changed: file.changed.clone(),
        unknown: None,
    })
}

/// The period that a file states.
///
/// # Errors
/// It is none.
pub(in crate::formats) fn period(file: &PeriodJson) -> Result<Period, FileError> {
    let wrong = |value| Err(FileError::Value(value));
    let Some(kind) = period_kind(&file.kind) else {
        return wrong(InvalidValue::PeriodKind);
    };
    let (Some(from), Some(to)) = (parse_iso(&file.from), parse_iso(&file.to)) else {
        return wrong(InvalidValue::PeriodDay);
    };
    if from > to {
        return wrong(InvalidValue::PeriodOrder);
    }
    if !(1..=kind.count_in_year()).contains(&file.index) {
        return wrong(InvalidValue::PeriodIndex);
    }
    // The year of a range is one of its own, so that what names it can be told from its days.
    let foreign =
        |year| !(from.year()..=to.year()).contains(&i32::try_from(year).unwrap_or_default());
    if kind == PeriodKind::Range && foreign(file.year) || !(1900..2200).contains(&file.year) {
        return wrong(InvalidValue::PeriodYear);
    }
    Ok(Period {
        kind,
        year: file.year,
        index: file.index,
        from,
        to,
    })
}

/// The kind of period that a word of a file names.
pub(in crate::formats) fn period_kind(word: &str) -> Option<PeriodKind> {
    Some(match word {
        "month" => PeriodKind::Month,
        "quarter" => PeriodKind::Quarter,
        "half" => PeriodKind::Half,
        "nineMonths" => PeriodKind::NineMonths,
        "year" => PeriodKind::Year,
        "range" => PeriodKind::Range,
        _ => return None,
    })
}

/// Comments at addresses that the report has; others are kept as members that this version does not know.
fn comments(file: &ReportFile<'_>, known: &Known<'_>) -> BTreeMap<FieldPath, String> {
    let comments = file.comments.iter().flatten();
    comments
        .map(|(address, words)| (FieldPath::new(address.as_str()), clean(words)))
        .filter(|(path, words)| known.has(path) && !words.trim().is_empty())
        .collect()
}

fn overrides(entries: Option<&Entries<OverrideJson>>) -> BTreeMap<String, Override> {
    let basis = |file: &BasisJson| Basis {
        fingerprint: clean(&file.fingerprint),
        values: file.values.iter().map(|value| clean(value)).collect(),
    };
    let entries = entries.into_iter().flatten();
    entries
        .map(|(key, one)| {
            let edit = Override {
                text: clean(&one.text),
                based_on: one.based_on.iter().map(basis).collect(),
            };
            (key.clone(), edit)
        })
        .collect()
}

/// An event; one that this version does not know wholly is kept as it stands.
fn event(event: &EventJson) -> Event {
    if let EventJson::Known(event) = event
        && let Some(kind) = event_kind(event)
    {
        return Event {
            at: event.at.clone(),
            kind,
        };
    }
    Event {
        at: String::new(),
        kind: EventKind::Other(serde_json::to_string(event).unwrap_or_default()),
    }
}

fn event_kind(event: &KnownEvent) -> Option<EventKind> {
    let (digest, reason) = (event.digest.clone(), event.reason.clone());
    Some(
        match (event.kind.as_str(), event.revision, digest, reason) {
            ("created", None, None, None) => EventKind::Created,
            ("completed", Some(revision), Some(digest), None) => {
                EventKind::Completed { revision, digest }
            }
            ("reopened", Some(revision), None, Some(reason)) => {
                EventKind::Reopened { revision, reason }
            }
            _ => return None,
        },
    )
}
