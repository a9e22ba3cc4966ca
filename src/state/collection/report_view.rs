//! The answers of a section of a report that was received, to be read.

use crate::messages::vi::comparison::answer_words;
use crate::messages::vi::rows::heading;
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Item, Table};
use crate::template::form::Form;

/// A section with its answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionAnswers {
    /// Fields outside tables.
    pub fields: Vec<AnswerRow>,
    /// Tables.
    pub tables: Vec<AnswerTable>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRow {
    /// Its address.
    pub address: String,
    /// What was asked.
    pub label: String,
    /// What was answered, with its unit.
    pub answer: String,
}

/// A table with its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerTable {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Names of its columns, that of the rows not among them.
    pub columns: Vec<String>,
    /// Names of its rows, each with its cells.
    pub rows: Vec<(String, Vec<AnswerRow>)>,
}

/// What a report answers in a section.
#[must_use]
pub fn section_answers(form: &Form, report: &Report, section: &str) -> SectionAnswers {
    let mut answers = SectionAnswers::default();
    let items = form.section(section).map(|one| one.items.as_slice());
    for item in items.unwrap_or_default() {
        match item {
            Item::Field(field) => {
                let path = FieldPath::new(field.id.as_str());
                answers.fields.push(row(form, report, &path, field));
            }
            Item::Table(table) => answers.tables.push(table_answers(form, report, table)),
        }
    }
    answers
}

fn row(form: &Form, report: &Report, path: &FieldPath, field: &Field) -> AnswerRow {
    AnswerRow {
        address: path.as_str().to_owned(),
        label: field.label.clone(),
        answer: answer_words(report.answer(path), path, form),
    }
}

fn table_answers(form: &Form, report: &Report, table: &Table) -> AnswerTable {
    // What is worked out in a row is in no file.
    let typed = |field: &&Field| !matches!(field.kind, FieldKind::Computed { .. });
    let columns: Vec<&Field> = table.columns.iter().filter(typed).collect();
    let rows = form.named_rows(table, report);
    let rows = rows.iter().map(|named| {
        let cell = |column: &&Field| {
            let path = FieldPath::cell(&table.id, &named.id, &column.id);
            row(form, report, &path, column)
        };
        (heading(named, table), columns.iter().map(cell).collect())
    });
    AnswerTable {
        id: table.id.clone(),
        label: table.label.clone(),
        rows: rows.collect(),
        columns: columns.iter().map(|column| column.label.clone()).collect(),
    }
}
