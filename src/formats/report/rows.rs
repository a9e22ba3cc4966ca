//! The rows of a file's tables: those that it lists, and those that have cells though it does not list them.

use std::collections::{BTreeMap, BTreeSet};

use super::answer_values::{AnswerValue, AnswerValues};
use super::file::ReportFile;
use crate::formats::json::entries::Entries;
use crate::model::answer::FieldPath;
use crate::model::file::{FileError, InvalidValue};
use crate::model::report::Report;
use crate::model::template::Rows;
use crate::template::form::{Form, cell_parts};

/// Most rows that a table of a file may have.
const MOST_ROWS: usize = 2_000;

/// The rows of a file.
pub(super) struct FileRows {
    /// Ids by table, in their order.
    pub(super) by_table: BTreeMap<String, Vec<String>>,
    /// How many of them the file does not list: a program that writes cells may not know that rows are listed.
    pub(super) added: usize,
}

/// The rows that a file lists, then those that only its cells name.
///
/// # Errors
/// A table with too many rows, or with ids that are none.
pub(super) fn rows(file: &ReportFile<'_>, template: &Form) -> Result<FileRows, FileError> {
    let mut rows = FileRows {
        by_table: BTreeMap::new(),
        added: 0,
    };
    for (table, ids) in file.rows.iter().flatten() {
        if ids.len() > MOST_ROWS
            || is_open(template, table) && !ids.iter().all(|row| is_plain_id(row))
        {
            return Err(FileError::Value(InvalidValue::Rows));
        }
        rows.by_table.insert(table.clone(), unique(ids));
    }
    rows.add_named_by_cells(file, template);
    Ok(rows)
}

impl FileRows {
    fn add_named_by_cells(&mut self, file: &ReportFile<'_>, template: &Form) {
        let words = [&file.not_applicable, &file.unreadable, &file.comments];
        let words = words.into_iter().flatten().flat_map(|group| &group.0);
        let addresses = stated(&file.answers).chain(words.map(|(address, _)| address.as_str()));
        let mut listed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut before = ("", "");
        for address in addresses {
            let Some((table, row, _)) = cell_parts(address) else {
                continue;
            };
            // Cells come row by row.
            if before == (table, row) {
                continue;
            }
            before = (table, row);
            if !is_open(template, table) || !is_plain_id(row) {
                continue;
            }
            let ids = listed.entry(table.to_owned()).or_insert_with(|| {
                let ids = self.by_table.get(table);
                ids.into_iter().flatten().cloned().collect()
            });
            let is_asked = || template.field_kind(&FieldPath::new(address)).is_some();
            if ids.len() < MOST_ROWS && !ids.contains(row) && is_asked() {
                ids.insert(row.to_owned());
                let order = self.by_table.entry(table.to_owned()).or_default();
                order.push(row.to_owned());
                self.added += 1;
            }
        }
    }
}

/// Those rows by table that are wanted; a table without rows is not written.
pub(super) fn listed(
    report: &Report,
    wanted: impl Fn(&str, &str) -> bool,
) -> Option<Entries<Vec<String>>> {
    let of_table = |(table, rows): (&String, &Vec<String>)| {
        let rows = rows.iter().filter(|row| wanted(table, row));
        (table.clone(), rows.cloned().collect::<Vec<String>>())
    };
    let rows = report.rows.iter().map(of_table);
    let rows = rows.filter(|(_, rows)| !rows.is_empty()).collect();
    Some(Entries(rows)).filter(|rows| !rows.is_empty())
}

/// True for ids that may stand in an address, a key and a control's id.
#[must_use]
pub fn is_plain_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The addresses at which a file states something.
fn stated<'a>(group: &'a AnswerValues<'_>) -> impl Iterator<Item = &'a str> {
    let is_stated = |value: &AnswerValue<'_>| match value {
        AnswerValue::Read(value) => value.get() != "null",
        AnswerValue::Answer(_) | AnswerValue::Lines(_) => true,
    };
    let answers = group.0.iter();
    answers
        .filter(move |(_, value)| is_stated(value))
        .map(|(key, _)| key.as_ref())
}

/// True for a table whose rows the officer adds.
fn is_open(template: &Form, table: &str) -> bool {
    let table = template.tables.get(table);
    table.is_some_and(|placed| matches!(placed.table.rows, Rows::Added { .. }))
}

/// Row ids without repetitions, in their order.
fn unique(rows: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let first = rows.iter().filter(|row| seen.insert(row.as_str()));
    first.cloned().collect()
}

/// The addresses that a report has a place for.
pub(super) struct Known<'a> {
    template: &'a Form,
    /// The rows that each table of the report has.
    pub(super) rows: BTreeMap<&'a str, BTreeSet<String>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(template: &'a Form, report: &Report) -> Self {
        let ids = |table| {
            let rows = template.rows(table, report).into_iter();
            rows.map(|row| row.id).collect()
        };
        let tables = template.tables.iter();
        let rows = tables.map(|(id, placed)| (id.as_str(), ids(&placed.table)));
        Self {
            template,
            rows: rows.collect(),
        }
    }

    /// True for a field, a table, or a cell of a row that its table has.
    pub(super) fn has(&self, path: &FieldPath) -> bool {
        let is_row = |(table, row, _): (&str, &str, &str)| {
            let rows = self.rows.get(table);
            rows.is_some_and(|rows| rows.contains(row))
        };
        self.template.tables.contains_key(path.as_str())
            || self.template.field_kind(path).is_some()
                && cell_parts(path.as_str()).is_none_or(is_row)
    }
}
