//! Names of a table's rows and of their cells, alone and inside a sentence.

use crate::assess::lookup::ReportLookup;
use crate::assess::rows::NamedRow;
use crate::formula::labels::Labels;
use crate::input::letters;
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::model::template::{Rows, Table};
use crate::template::form::{Form, cell_parts};

/// First words of names of periods, in small letters; with a number after them they are no proper names.
const PERIODS: [&str; 6] = ["năm ", "quý ", "tháng ", "kỳ ", "giai đoạn ", "đến "];

/// What a row is called: a row that is shown as a column is one.
#[must_use]
pub fn noun(transposed: bool) -> &'static str {
    if transposed { "cột" } else { "dòng" }
}

/// How a sentence mentions a row: "năm 2017", "dòng “Phần mềm”", "dòng 2", "nhóm II “Đào tạo”".
#[must_use]
pub fn mention(row: &NamedRow, table: &Table) -> String {
    let noun = noun(table.shape.transposed);
    if row.group {
        return group(&row.ordinal, &row.name);
    }
    if row.name.is_empty() {
        return numbered(&row.ordinal, &row.within, noun);
    }
    let naming = table.shape.row_label.as_ref();
    let naming = naming.and_then(|id| table.columns.iter().find(|column| column.id == *id));
    named(&row.name, naming.map_or("", |column| &column.label), noun)
}

/// The words of `{row}` in a sentence, and of `{row|lower}` in its middle.
#[must_use]
pub fn in_sentence(row: &NamedRow, table: &Table, lower: bool) -> String {
    let mention = mention(row, table);
    match (lower, row.name.is_empty()) {
        (true, true) => mention,
        (false, true) => letters::capitalize(&mention),
        // A proper name keeps its capital; `mention` knows.
        (true, false) if letters::capitalize(&mention) == letters::capitalize(&row.name) => mention,
        _ => row.name.clone(),
    }
}

/// A row before the name of its column.
#[must_use]
pub fn heading(row: &NamedRow, table: &Table) -> String {
    match &table.rows {
        Rows::Added { name: word } if table.shape.transposed && row.name.is_empty() => {
            letters::capitalize(&format!("{word} {}", row.ordinal))
        }
        Rows::Added { .. } if !table.shape.transposed => letters::capitalize(&mention(row, table)),
        _ => row.name.clone(),
    }
}

/// The name of an address in a report: a cell of an added row with the name or number of its row.
#[must_use]
pub fn label(path: &FieldPath, lookup: &ReportLookup<'_>) -> String {
    let row = |table: &Table, row: &str| lookup.table_rows(table).row(row).cloned();
    added_cell(path, lookup.template, &row).unwrap_or_else(|| lookup.labels().label(path.as_str()))
}

/// The same for a report by itself.
#[must_use]
pub fn label_in(path: &FieldPath, report: &Report, template: &Form) -> String {
    let row = |table: &Table, row: &str| {
        let mut rows = template.named_rows(table, report).into_iter();
        rows.find(|one| one.id == row)
    };
    added_cell(path, template, &row).unwrap_or_else(|| template.label(path))
}

fn added_cell(
    path: &FieldPath,
    template: &Form,
    row: &dyn Fn(&Table, &str) -> Option<NamedRow>,
) -> Option<String> {
    let (table, id, column) = cell_parts(path.as_str())?;
    let table = &template.tables.get(table)?.table;
    if matches!(table.rows, Rows::Fixed(_)) {
        return None;
    }
    let row = in_sentence(&row(table, id)?, table, true);
    let column = template.column_label(&table.id, column);
    Some(format!("{}: {row}, {column}", table.label))
}

/// A row inside a sentence by its name: "năm 2017", "quý I/2018", "dòng “Phần mềm quản lý văn bản”".
#[must_use]
pub fn named(name: &str, column: &str, noun: &str) -> String {
    let small = letters::to_lowercase(name);
    let has_number = small.bytes().any(|byte| byte.is_ascii_digit());
    let leads = !column.is_empty() && small.starts_with(&letters::to_lowercase(column));
    if has_number && (leads || PERIODS.iter().any(|word| small.starts_with(word))) {
        return letters::uncapitalize(name);
    }
    format!("{noun} “{name}”")
}

/// A row without a name by its number: "dòng 2", "nhóm II, dòng 2".
#[must_use]
pub fn numbered(ordinal: &str, group: &str, noun: &str) -> String {
    if group.is_empty() {
        format!("{noun} {ordinal}")
    } else {
        format!("nhóm {group}, {noun} {ordinal}")
    }
}

/// The heading of a group inside a sentence: "nhóm II “Đào tạo”".
fn group(ordinal: &str, name: &str) -> String {
    if name.is_empty() {
        format!("nhóm {ordinal}")
    } else {
        format!("nhóm {ordinal} “{name}”")
    }
}
