//! Rows of a table as a block of cells for the clipboard: pasted back (`paste`) it changes nothing, and a spreadsheet takes it.

use crate::formats::csv::{escape_formula, unescape_formula};
use crate::messages::vi::answers::told;
use crate::messages::vi::editor::{ROW_NAME, with_unit};
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Rows, Table};
use crate::template::form::Form;

/// A heading line and the wanted rows, cell by cell as they are shown. `worked_out` gives the words of what the app works out, by row
/// and column.
#[must_use]
pub fn block(
    (form, report): (&Form, &Report),
    table: &Table,
    wanted: impl Fn(&str) -> bool,
    worked_out: impl Fn(&str, &str) -> String,
) -> String {
    let marks_groups = |field: &Field| table.shape.group_by.as_ref() == Some(&field.id);
    let columns: Vec<&Field> = table
        .columns
        .iter()
        .filter(|field| !marks_groups(field))
        .collect();
    let is_named = matches!(table.rows, Rows::Fixed(_));
    let headings = columns
        .iter()
        .map(|field| with_unit(&field.label, field.unit.as_deref()));
    let headings = headings.map(|heading| words(&heading));
    let mut lines = vec![line(is_named.then(|| ROW_NAME.to_owned()), headings)];
    for row in form.named_rows(table, report) {
        if !wanted(&row.id) {
            continue;
        }
        if row.group {
            lines.push(cell(&words(&row.name)));
            continue;
        }
        let cells = columns.iter().map(|field| match field.kind {
            FieldKind::Computed { .. } => worked_out(&row.id, &field.id),
            _ => {
                let path = FieldPath::cell(&table.id, &row.id, &field.id);
                let answer = report.answer(&path);
                let shown = told(&field.kind, answer);
                match answer {
                    Answer::Number(_) => shown,
                    _ => words(&shown),
                }
            }
        });
        lines.push(line(is_named.then(|| words(&row.name)), cells));
    }
    lines.join("\r\n")
}

fn line(name: Option<String>, cells: impl Iterator<Item = String>) -> String {
    let cells = name.into_iter().chain(cells).map(|text| cell(&text));
    cells.collect::<Vec<String>>().join("\t")
}

/// Words that no spreadsheet computes; also those that have an apostrophe of their own, which pasting would take off.
fn words(text: &str) -> String {
    if unescape_formula(text) == text {
        escape_formula(text)
    } else {
        format!("'{text}")
    }
}

/// A cell in quotes where spreadsheets need them.
fn cell(text: &str) -> String {
    let text = text.replace('\t', " ");
    if text.contains(['\r', '\n', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
