//! Answers of an exchange file -> answers of a report.
//!
//! Words come in composed (NFC) and without marks that turn the direction of writing (`input::sanitize`).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::answer_values::{AnswerValue, AnswerValues};
use super::field_kinds::FieldKinds;
use super::file::ReportFile;
use crate::formats::json::canonical::canonical;
use crate::formats::json::numbers::decimal;
use crate::input::answer as text_answer;
use crate::input::sanitize::clean;
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::parse_iso;
use crate::model::number::{MOST_DECIMALS, MOST_DIGITS, Number};
use crate::model::report::Report;
use crate::model::template::FieldKind;
use crate::template::form::{Form, cell_parts};

/// What was found on the way.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// Answers that their fields cannot read; they are kept as typed text.
    pub(super) unreadable: Vec<FieldPath>,
    /// How many answers the template does not ask.
    pub(super) not_asked: usize,
    /// How many answers stand at cells that the app works out.
    pub(super) worked_out: usize,
    /// Answers at addresses that the template does not know, by the group that they stand in.
    pub(super) unknown: Vec<(&'static str, Map<String, Value>)>,
}

/// Puts the answers of a file into a report; `genuine` says that the file's digest fits.
pub(super) fn place_answers(
    file: &ReportFile<'_>,
    template: &Form,
    report: &mut Report,
    genuine: bool,
) -> Placed {
    let mut placed = Placed::default();
    let mut cells = Cells::new(template, report);
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
            if kind.is_none() && !template.tables.contains_key(path.as_str()) {
                let value = serde_json::from_str(value).unwrap_or_default();
                unknown.insert(key.to_owned(), value);
            }
        }
        placed.unknown.push((name, unknown));
    }
    // All at once: they come in order, and one by one each would be searched for from the root.
    report.answers = answers.into_iter().collect();
    place_reasons_and_typed(file, template, report);
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
        if matches!(answer, Answer::Unreadable(_)) || is_misfit(kind, value) {
            self.unreadable.push(path.clone());
        }
        (answer != Answer::Blank).then_some((path, answer))
    }
}

/// What stands beside the values of a file: reasons why something does not apply, and texts as they were typed.
fn place_reasons_and_typed(file: &ReportFile<'_>, template: &Form, report: &mut Report) {
    for (path, reason) in file.not_applicable.iter().flatten() {
        let path = FieldPath::new(path.as_str());
        if template.is_asked(&path) || template.tables.contains_key(path.as_str()) {
            report.set(path, Answer::NotApplicable(clean(reason)));
        }
    }
    for (path, typed) in file.unreadable.iter().flatten() {
        let path = FieldPath::new(path.as_str());
        if let Some(kind) = template.field_kind(&path) {
            report.set(path, text_answer::read(kind, &clean(typed)));
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

/// True for what is kept as words though no field of words holds such: it is told like what cannot be read.
fn is_misfit(kind: &FieldKind, value: &str) -> bool {
    kind.is_words()
        && match value.as_bytes().first() {
            Some(b't' | b'f' | b'{') => true,
            Some(b'[') => *kind != FieldKind::Lines,
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
            match serde_json::from_str::<Vec<String>>(value) {
                Ok(lines) => clean(&lines.join("\n")),
                Err(_) => clean(&compact(value)),
            }
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
    match kind {
        FieldKind::Date if parse_iso(&text).is_none() => Answer::Unreadable(text),
        _ => text_answer::read(kind, &text),
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

/// How a file writes a number.
#[derive(Clone, Copy)]
struct Written {
    /// The decimals that it states for the number beside it.
    decimals: u32,
    /// The file's digest fits: nobody typed the number into the file.
    genuine: bool,
}

fn number_answer(kind: &FieldKind, text: &str, written: Written) -> Answer {
    // Most numbers are short and whole, and say all of themselves.
    if written.decimals == 0
        && text.len() <= MOST_DIGITS as usize
        && text.bytes().all(|digit| digit.is_ascii_digit())
        && let Some(number) = text.parse::<u64>().ok().map(Decimal::from)
        && let Ok(number) = Number::new(number)
    {
        return Answer::Number(number);
    }
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

/// Looks up addresses that come in order, and whether the table of a cell has its row.
struct Cells<'a> {
    kinds: FieldKinds<'a>,
    /// The rows that each table of the report has.
    rows: BTreeMap<&'a str, BTreeSet<String>>,
    table: &'a str,
    row: String,
    has_row: bool,
}

impl<'a> Cells<'a> {
    fn new(template: &'a Form, report: &Report) -> Self {
        let ids = |table| {
            let rows = template.rows(table, report).into_iter();
            rows.map(|row| row.id).collect()
        };
        let tables = template.tables.iter();
        Self {
            kinds: FieldKinds::new(template),
            rows: tables
                .map(|(id, placed)| (id.as_str(), ids(&placed.table)))
                .collect(),
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
            let Some((table, rows)) = self.rows.get_key_value(table) else {
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
