//! Answers of an exchange file -> answers of a report.
//!
//! Words come in composed (NFC) and without marks that turn the direction of writing (`input::sanitize`).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::formats::read::decimal;
use crate::formats::report_wire::ReportFile;
use crate::input::answer as text_answer;
use crate::input::sanitize::clean;
use crate::model::answer::{Answer, Path};
use crate::model::date::parse_iso;
use crate::model::map_of;
use crate::model::number::{MOST_DECIMALS, Number};
use crate::model::report::Report;
use crate::model::template::FieldKind;
use crate::template::form::{Form, cell_parts};

/// What was found on the way.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// Answers that their fields cannot read; they are kept as typed text.
    pub(super) unreadable: Vec<Path>,
    /// How many answers the template does not ask.
    pub(super) not_asked: usize,
    /// How many answers stand at cells that the app works out.
    pub(super) worked_out: usize,
}

/// Puts the answers of a file into a report; `genuine` says that the file's digest fits.
pub(super) fn place_answers(
    file: &ReportFile,
    template: &Form,
    report: &mut Report,
    genuine: bool,
) -> Placed {
    let decimals = map_of(
        file.decimals
            .0
            .iter()
            .map(|(path, decimals)| (path.clone(), *decimals)),
    );
    let grouped = |prefix: &'static str, group: &'_ Map<String, Value>| {
        group
            .iter()
            .map(|(key, value)| (Path::new(format!("{prefix}{key}")), value.clone()))
            .collect::<Vec<_>>()
    };
    let mut all = grouped("agency.", &file.agency);
    all.extend(grouped("document.", &file.document));
    all.extend(grouped("", &file.answers));
    let mut placed = Placed::default();
    let rows = KnownRows::new(template, report);
    for (path, value) in all {
        match template.field_kind(&path).filter(|_| rows.has(&path)) {
            // Worked out here from the answers; what a file says of it is not taken.
            Some(FieldKind::Computed { .. }) => placed.worked_out += 1,
            None => placed.not_asked += 1,
            Some(kind) => {
                let decimals = decimals.get(path.as_str()).copied().unwrap_or_default();
                let answer = answer(kind, &value, Written { decimals, genuine });
                if matches!(answer, Answer::Unreadable(_)) || is_misfit(kind, &value) {
                    placed.unreadable.push(path.clone());
                }
                report.set(path, answer);
            }
        }
    }
    for (path, reason) in &file.not_applicable.0 {
        let path = Path::new(path.as_str());
        if template.is_asked(&path) || template.tables.contains_key(path.as_str()) {
            report.set(path, Answer::NotApplicable(clean(reason)));
        }
    }
    for (path, typed) in &file.unreadable.0 {
        let path = Path::new(path.as_str());
        if let Some(kind) = template.field_kind(&path) {
            report.set(path, text_answer::read(kind, &clean(typed)));
        }
    }
    placed
}

/// True for what is kept as words though no field of words holds such: it is told like what cannot be read.
fn is_misfit(kind: &FieldKind, value: &Value) -> bool {
    let list = *kind == FieldKind::Lines;
    kind.is_words()
        && (matches!(value, Value::Bool(_) | Value::Object(_)) || (value.is_array() && !list))
}

/// The answer that a JSON value stands for in a field of a kind; what does not fit is kept as typed text.
fn answer(kind: &FieldKind, value: &Value, written: Written) -> Answer {
    let text = match value {
        Value::Null => return Answer::Blank,
        Value::Bool(yes) if *kind == FieldKind::YesNo => return Answer::YesNo(*yes),
        Value::Number(number) if kind.is_number() => {
            return number_answer(kind, number.as_str(), written);
        }
        Value::Array(lines) if matches!(kind, FieldKind::Lines | FieldKind::Acts) => {
            let lines: Option<Vec<&str>> = lines.iter().map(Value::as_str).collect();
            clean(&lines.map_or_else(|| value.to_string(), |lines| lines.join("\n")))
        }
        Value::String(text) if !kind.is_number() && *kind != FieldKind::YesNo => clean(text),
        Value::String(text) => return text_answer::read(kind, &clean(text)),
        // As it will be read when the file that is saved from this is opened: "1" in a field of words is words.
        other => return text_answer::read(kind, &clean(&other.to_string())),
    };
    match kind {
        FieldKind::Date if parse_iso(&text).is_none() => Answer::Unreadable(text),
        _ => text_answer::read(kind, &text),
    }
}

/// How a file writes a number.
#[derive(Clone, Copy)]
struct Written {
    /// The decimals that it states for the number beside it.
    decimals: u32,
    /// The file's digest fits: nobody typed the number into the file.
    genuine: bool,
}

fn number_answer(kind: &FieldKind, text: &str, written: Written) -> Answer {
    // As a person here would type it: "1.234" in the file is one and 234 thousandths, never a thousand.
    let unreadable = || Answer::Unreadable(text.replace('.', ","));
    let Some(value) = decimal(text).filter(|value| value.is_zero() || !value.is_sign_negative())
    else {
        return unreadable();
    };
    let most = match kind {
        FieldKind::Count => 0,
        FieldKind::Amount { decimals } => *decimals,
        _ => MOST_DECIMALS,
    };
    // Programs that hold numbers in floating point write 5470 as 5470.0 or 5.47e3. But whoever types 5.470 or 5.000 into a
    // file by hand may mean thousands.
    let may_be_thousands = || {
        text.split_once('.')
            .is_some_and(|(_, decimals)| decimals.len() == 3)
    };
    if value.scale() > most && !written.genuine && may_be_thousands() {
        return unreadable();
    }
    let least = value.normalize().scale();
    let stated = Some(written.decimals).filter(|decimals| *decimals <= most);
    let shown = value.scale().max(stated.unwrap_or_default()).min(most);
    // Of zeros at the end as many as the limits of a number leave room for.
    let number = (least..=shown)
        .rev()
        .find_map(|decimals| Number::with_decimals(value.abs(), decimals));
    number.map_or_else(unreadable, Answer::Number)
}

/// The rows that each table of a report has: looked up once for all cells.
struct KnownRows(BTreeMap<String, BTreeSet<String>>);

impl KnownRows {
    fn new(template: &Form, report: &Report) -> Self {
        let ids = |table| {
            template
                .rows(table, report)
                .into_iter()
                .map(|row| row.id)
                .collect()
        };
        Self(
            template
                .tables
                .iter()
                .map(|(id, placed)| (id.clone(), ids(&placed.table)))
                .collect(),
        )
    }

    /// True unless an address is a cell of a row that the table does not have.
    fn has(&self, path: &Path) -> bool {
        let cell =
            cell_parts(path.as_str()).and_then(|(table, row, _)| Some((self.0.get(table)?, row)));
        cell.is_none_or(|(rows, row)| rows.contains(row))
    }
}
