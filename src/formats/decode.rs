//! Exchange file -> report.
//!
//! A file that cannot be used gives a [`FileProblem`]; one that can gives the report and all remarks on it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use crate::formats::answers::place_answers;
use crate::formats::digest::digest_without;
use crate::formats::encode::{REPORT_FORMAT, report_wire};
use crate::formats::problem::{FileProblem, LARGEST_FILE};
use crate::formats::read::{Current, current};
use crate::formats::report_wire::{BasisWire, EventWire, OverrideWire, PeriodWire, ReportFile};
use crate::formats::unknown::{beyond, forget_known};
use crate::formats::wire;
use crate::formats::wire::Wire;
use crate::input::sanitize::clean;
use crate::model::answer::{Answer, Path};
use crate::model::date::parse_iso;
use crate::model::map_of;
use crate::model::period::{Period, PeriodKind};
use crate::model::report::{
    Basis, Event, EventKind, Override, Report, Revision, Status, TemplateRef,
};
use crate::model::template::{FieldKind, Rows};
use crate::template::form::{CompiledField, Form};

/// Most acts that one answer of a file may name; the registry has some dozens, and the form draws each.
const MOST_ACTS: usize = 300;
/// Most rows that a table of a file may have.
const MOST_ROWS: usize = 2_000;

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

/// Something to know about a file that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The digest does not fit: the file was changed after it was exported.
    Altered,
    /// The file has no digest.
    NoDigest,
    /// The template of this page differs from the one that the file was made with.
    OtherTemplate {
        /// Version of the file's template.
        version: u32,
    },
    /// An answer that its field cannot read; it is kept as typed text.
    Unreadable(Path),
    /// Answers that the template does not ask; they are kept in the file but not shown.
    NotAsked(usize),
    /// Answers at cells that the app works out; they are not taken.
    WorkedOut(usize),
    /// It was complete, but is no longer what was declared complete: it comes in as a draft.
    NoLongerComplete,
}

/// Reads an exchange file.
///
/// # Errors
/// Why the file cannot be used.
pub fn decode(text: &str, templates: &[Arc<Form>]) -> Result<Decoded, FileProblem> {
    let Current { found, newest } = current(text, REPORT_FORMAT, LARGEST_FILE)?;
    let file: ReportFile = wire::read(newest.clone())?;
    let template = find_template(&file, templates)?;
    let mut remarks = Vec::new();
    // As the file was written, before any migration.
    let genuine = file
        .digest
        .as_ref()
        .map(|stated| *stated == digest_without(&found, &["digest"]));
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
    let mut report = report(&file, &template)?;
    let placed = place_answers(&file, &template, &mut report, genuine == Some(true));
    // However they came in: as a list, as one text, as text that could not be read.
    let too_many = |(id, placed): (&String, &CompiledField)| {
        let answer = if placed.field.kind == FieldKind::Acts {
            report.answer(&Path::new(id.as_str()))
        } else {
            &Answer::Blank
        };
        matches!(answer, Answer::Text(text) | Answer::Unreadable(text) if text.lines().nth(MOST_ACTS).is_some())
    };
    if template.fields.iter().any(too_many) {
        let what = "tệp nêu quá nhiều căn cứ pháp lý, không thể là của một báo cáo";
        return Err(FileProblem::Value {
            place: "document.bases",
            what,
        });
    }
    remarks.extend(placed.unreadable.into_iter().map(Remark::Unreadable));
    remarks.extend(
        Some(placed.not_asked)
            .filter(|count| *count > 0)
            .map(Remark::NotAsked),
    );
    remarks.extend(
        Some(placed.worked_out)
            .filter(|count| *count > 0)
            .map(Remark::WorkedOut),
    );
    let spoiled = |remark: &Remark| matches!(remark, Remark::Altered | Remark::Unreadable(_));
    if report.status != Status::Draft && remarks.iter().any(spoiled) {
        report.status = Status::Draft;
        remarks.push(Remark::NoLongerComplete);
    }
    let known = report_wire(&report, &template, None)
        .write()
        .unwrap_or_default();
    report.unknown = beyond(&newest, &known).and_then(|mut rest| {
        let is_known = |name: &str| {
            template.field_kind(&Path::new(name)).is_some() || template.tables.contains_key(name)
        };
        forget_known(&mut rest, &is_known);
        rest.as_object()
            .is_some_and(|members| !members.is_empty())
            .then(|| rest.to_string())
    });
    Ok(Decoded {
        report,
        template,
        remarks,
    })
}

fn find_template(file: &ReportFile, templates: &[Arc<Form>]) -> Result<Arc<Form>, FileProblem> {
    let found = templates
        .iter()
        .find(|one| one.id == file.template.id && one.version >= file.template.version);
    found.cloned().ok_or_else(|| FileProblem::UnknownTemplate {
        id: file.template.id.clone(),
        version: file.template.version,
    })
}

/// True for ids that may stand in an address, a key and a control's id.
#[must_use]
pub fn is_plain_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn report(file: &ReportFile, template: &Form) -> Result<Report, FileProblem> {
    let wrong = |place, what| Err(FileProblem::Value { place, what });
    if !is_plain_id(&file.id) {
        return wrong(
            "id",
            "mã báo cáo chỉ gồm chữ không dấu, chữ số và dấu gạch nối",
        );
    }
    for (table, rows) in &file.rows.0 {
        let added = template
            .tables
            .get(table)
            .is_some_and(|placed| matches!(placed.table.rows, Rows::Added { .. }));
        if rows.len() > MOST_ROWS || added && !rows.iter().all(|row| is_plain_id(row)) {
            return wrong("rows", "bảng có quá nhiều dòng hoặc mã dòng sai quy cách");
        }
    }
    if !(1..=9_999).contains(&file.revision.number) {
        return wrong("revision.number", "số lần ban hành phải từ 1 đến 9999");
    }
    let status = match (file.status.as_str(), &file.completed_at) {
        ("draft", _) => Status::Draft,
        ("completed", Some(at)) => Status::Completed(at.clone()),
        ("completed", None) => Status::Completed(file.changed.clone()),
        _ => return wrong("status", "trạng thái phải là draft hoặc completed"),
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
        rows: map_of(
            file.rows
                .0
                .iter()
                .map(|(table, rows)| (table.clone(), unique(rows))),
        ),
        included: file.included.clone(),
        explanations: map_of(
            file.explanations
                .0
                .iter()
                .map(|(key, wire)| (key.clone(), edit(wire))),
        ),
        edits: map_of(
            file.narratives
                .0
                .iter()
                .map(|(key, wire)| (key.clone(), edit(wire))),
        ),
        status,
        revision: Revision {
            number: file.revision.number,
            replaces: file.revision.replaces.clone(),
            reason: file.revision.reason.as_deref().map(clean),
        },
        history: file.history.iter().map(event).collect(),
        changed: file.changed.clone(),
        unknown: None,
    })
}

/// Row ids without repetitions, in their order.
fn unique(rows: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    rows.iter()
        .filter(|row| seen.insert(row.as_str()))
        .cloned()
        .collect()
}

fn period(wire: &PeriodWire) -> Result<Period, FileProblem> {
    let wrong = FileProblem::Value {
        place: "period",
        what: "kỳ báo cáo không đúng quy cách",
    };
    let (Some(kind), Some(from), Some(to)) = (
        period_kind(&wire.kind),
        parse_iso(&wire.from),
        parse_iso(&wire.to),
    ) else {
        return Err(wrong);
    };
    // The year of a range is one of its own, so that what names it can be told from its days.
    let foreign =
        |year| !(from.year()..=to.year()).contains(&i32::try_from(year).unwrap_or_default());
    if from > to
        || kind == PeriodKind::Range && foreign(wire.year)
        || !(1..=kind.count_in_year()).contains(&wire.index)
        || !(1900..2200).contains(&wire.year)
    {
        return Err(wrong);
    }
    Ok(Period {
        kind,
        year: wire.year,
        index: wire.index,
        from,
        to,
    })
}

/// The kind of period that a word of a file names.
pub(super) fn period_kind(word: &str) -> Option<PeriodKind> {
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

fn edit(wire: &OverrideWire) -> Override {
    let basis = |wire: &BasisWire| Basis {
        fingerprint: clean(&wire.fingerprint),
        values: wire.values.iter().map(|value| clean(value)).collect(),
    };
    Override {
        text: clean(&wire.text),
        based_on: wire.based_on.iter().map(basis).collect(),
    }
}

/// An event; one that this version does not know wholly is kept as it stands.
fn event(value: &Value) -> Event {
    let known = wire::read::<EventWire>(value.clone())
        .ok()
        .filter(|wire| wire.write().as_ref() == Some(value));
    let other = || Event {
        at: String::new(),
        kind: EventKind::Other(value.to_string()),
    };
    let Some(wire) = known else { return other() };
    let kind = match (wire.kind.as_str(), wire.revision, wire.digest, wire.reason) {
        ("created", None, None, None) => EventKind::Created,
        ("completed", Some(revision), Some(digest), None) => {
            EventKind::Completed { revision, digest }
        }
        ("reopened", Some(revision), None, Some(reason)) => {
            EventKind::Reopened { revision, reason }
        }
        _ => return other(),
    };
    Event { at: wire.at, kind }
}
