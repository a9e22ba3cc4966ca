//! Answers of an exchange file -> answers of a report.
//!
//! Words come in composed (NFC) and without marks that turn the direction of writing (`input::sanitize`).

use std::borrow::Cow;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::answer_values::{AnswerValue, AnswerValues};
use super::field_kinds::FieldKinds;
use super::file::ReportFile;
use super::number_answer::{Written, number_answer};
use super::rows::Known;
use crate::formats::json::canonical::canonical;
use crate::input::answer as text_answer;
use crate::input::sanitize::clean;
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::parse_iso;
use crate::model::report::Report;
use crate::model::template::FieldKind;
use crate::template::form::{Form, cell_parts};

/// What was found on the way.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// Answers that their fields cannot read; they are kept as typed text.
    pub(super) unreadable: Vec<FieldPath>,
    /// Answers that were read as a person types them, for they are not written as files write them.
    pub(super) as_typed: Vec<FieldPath>,
    /// Addresses with a value that is not taken: beside it stands a reason, or a text that does not read.
    pub(super) contradicted: Vec<FieldPath>,
    /// How many answers the template does not ask.
    pub(super) not_asked: usize,
    /// How many answers stand at cells that the app works out.
    pub(super) worked_out: usize,
    /// Answers at addresses that the template does not know, by the group that they stand in.
    pub(super) unknown: Vec<(&'static str, Map<String, Value>)>,
}

/// Puts the answers of a file into a report; `genuine` says that the file's digest fits.
pub(super) fn place_answers(
    (file, genuine): (&ReportFile<'_>, bool),
    template: &Form,
    known: &Known<'_>,
    report: &mut Report,
) -> Placed {
    let mut placed = Placed::default();
    let mut cells = Cells::new(template, known);
    let mut answers = Vec::new();
    for (name, prefix, group) in [
        ("agency", "agency.", &file.agency),
        ("document", "document.", &file.document),
        ("answers", "", &file.answers),
    ] {
        let mut unknown = Map::new();
        for (key, value) in read_values(group) {
            let value = as_digested(value, genuine);
            let value = value.as_ref();
            let path = match prefix {
                "" => FieldPath::new(key),
                _ => FieldPath::new(format!("{prefix}{key}")),
            };
            let (kind, has_row) = cells.look_up(&path);
            if let Some(kind) = kind.filter(|_| has_row) {
                let stated = file.decimals.get(path.as_str());
                let decimals = stated.map_or(0, |stated| stated.0);
                let given = (value, Written { decimals, genuine });
                answers.extend(placed.place_answer(path, kind, given));
                continue;
            }
            placed.not_asked += 1;
            if !template.tables.contains_key(path.as_str()) {
                let value = serde_json::from_str(value).unwrap_or_default();
                unknown.insert(key.to_owned(), value);
            }
        }
        placed.unknown.push((name, unknown));
    }
    // All at once: they come in order, and one by one each would be searched for from the root.
    report.answers = answers.into_iter().collect();
    placed.place_reasons_and_typed(file, (template, known), report);
    placed
}

impl Placed {
    /// The answer that the template asks at an address; `None` for a blank, and for what is worked out.
    fn place_answer(
        &mut self,
        path: FieldPath,
        kind: &FieldKind,
        (value, written): (&str, Written),
    ) -> Option<(FieldPath, Answer)> {
        // Worked out here from the answers; what a file says of it is not taken.
        if let FieldKind::Computed { .. } = kind {
            self.worked_out += 1;
            return None;
        }
        let answer = answer(kind, value, written);
        if matches!(answer, Answer::Unreadable(_)) {
            self.unreadable.push(path.clone());
        } else if is_misfit(kind, value) && answer != Answer::Blank {
            self.as_typed.push(path.clone());
        }
        (answer != Answer::Blank).then_some((path, answer))
    }

    /// What stands beside the values of a file: reasons why something does not apply, and texts as they were typed.
    fn place_reasons_and_typed(
        &mut self,
        file: &ReportFile<'_>,
        (template, known): (&Form, &Known<'_>),
        report: &mut Report,
    ) {
        let mut set = |path: FieldPath, answer| {
            if report.answer(&path) != &Answer::Blank {
                self.contradicted.push(path.clone());
            }
            report.set(path, answer);
        };
        for (path, reason) in file.not_applicable.iter().flatten() {
            let path = FieldPath::new(path.as_str());
            let takes = template.is_asked(&path) || template.tables.contains_key(path.as_str());
            if takes && known.has(&path) {
                set(path, Answer::NotApplicable(clean(reason)));
            }
        }
        for (path, typed) in file.unreadable.iter().flatten() {
            let path = FieldPath::new(path.as_str());
            if let Some(kind) = template.field_kind(&path).filter(|_| known.has(&path)) {
                let answer = text_answer::read_at(&path, kind, &clean(typed));
                set(path, answer);
            }
        }
    }
}

/// Addresses and the JSON of what stands there.
fn read_values<'a>(group: &'a AnswerValues<'_>) -> impl Iterator<Item = (&'a str, &'a RawValue)> {
    group.0.iter().filter_map(|(key, value)| match value {
        AnswerValue::Read(value) => Some((key.as_ref(), *value)),
        AnswerValue::Answer(_) | AnswerValue::Lines(_) => None,
    })
}

/// The text of a value that is read. Where the digest vouches for the file, that is the text that was digested: zeros at the
/// end of a number, which the canonical form leaves out, say nothing then, or two files of one digest would print differently.
fn as_digested(value: &RawValue, genuine: bool) -> Cow<'_, str> {
    let text = value.get();
    let is_plain = match text.as_bytes().first() {
        Some(b'-' | b'0'..=b'9') => text.bytes().all(|digit| digit.is_ascii_digit()),
        Some(b'[' | b'{') => false,
        _ => true,
    };
    if is_plain || !genuine {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(canonical(&value))
    }
}

/// True for what is read though files write it otherwise: a day as it is typed, true or a list in a field of words.
fn is_misfit(kind: &FieldKind, value: &str) -> bool {
    match (kind, value.as_bytes().first()) {
        (FieldKind::Date, Some(b'"')) => parse_iso(&unquoted(value)).is_none(),
        (FieldKind::Lines, Some(b'[')) => serde_json::from_str::<Vec<String>>(value).is_err(),
        (kind, Some(b't' | b'f' | b'{' | b'[')) => kind.is_words(),
        _ => false,
    }
}

/// The answer that a JSON value stands for in a field of a kind; what does not fit is kept as typed text.
fn answer(kind: &FieldKind, value: &str, written: Written) -> Answer {
    let text = match value.as_bytes().first() {
        None | Some(b'n') => return Answer::Blank,
        Some(b't' | b'f') if *kind == FieldKind::YesNo => return Answer::YesNo(value == "true"),
        Some(b'-' | b'0'..=b'9') if kind.is_number() => return number_answer(kind, value, written),
        Some(b'[') if matches!(kind, FieldKind::Lines | FieldKind::Acts) => {
            let lines = serde_json::from_str::<Vec<Value>>(value).unwrap_or_default();
            let lines: Vec<String> = lines.into_iter().map(words_of).collect();
            clean(&lines.join("\n"))
        }
        Some(b'"') => {
            let text = clean(&unquoted(value));
            if kind.is_number() || *kind == FieldKind::YesNo {
                return text_answer::read(kind, &text);
            }
            text
        }
        // As it will be read when the file that is saved from this is opened: "1" in a field of words is words.
        Some(_) => return text_answer::read(kind, &clean(&compact(value))),
    };
    text_answer::read(kind, &text)
}

/// The words of an item of a list; of what is no text its JSON.
fn words_of(item: Value) -> String {
    match item {
        Value::String(words) => words,
        other => other.to_string(),
    }
}

/// The words of a JSON text.
fn unquoted(value: &str) -> Cow<'_, str> {
    let inside = value.get(1..value.len().saturating_sub(1));
    match inside.filter(|inside| !inside.contains('\\')) {
        Some(inside) => Cow::Borrowed(inside),
        None => Cow::Owned(serde_json::from_str(value).unwrap_or_default()),
    }
}

/// JSON without layout.
fn compact(value: &str) -> String {
    serde_json::from_str::<Value>(value)
        .unwrap_or_default()
        .to_string()
}

/// Looks up addresses that come in order, and whether the table of a cell has its row.
struct Cells<'a> {
    kinds: FieldKinds<'a>,
    known: &'a Known<'a>,
    table: &'a str,
    row: String,
    has_row: bool,
}

impl<'a> Cells<'a> {
    fn new(template: &'a Form, known: &'a Known<'a>) -> Self {
        Self {
            kinds: FieldKinds::new(template),
            known,
            table: "",
            row: String::new(),
            has_row: false,
        }
    }

    /// The kind of value at an address, and true unless it is a cell of a row that the table does not have.
    fn look_up(&mut self, path: &FieldPath) -> (Option<&'a FieldKind>, bool) {
        let Some((table, row, column)) = cell_parts(path.as_str()) else {
            return (self.kinds.of(path), true);
        };
        let kind = self.kinds.of_cell(path, table, column);
        if self.table != table || self.row != row {
            let Some((table, rows)) = self.known.rows.get_key_value(table) else {
                return (kind, true);
            };
            self.has_row = rows.contains(row);
            self.table = table;
            self.row.clear();
            self.row.push_str(row);
        }
        (kind, self.has_row)
    }
}
