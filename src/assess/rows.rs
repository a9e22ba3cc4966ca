//! The rows of a table as people count and name them: headings of groups, numbers and names. The one place that knows them;
//! how a sentence mentions a row is a matter of words (`messages::vi::rows`).

use crate::input::{date, numbering};
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::parse_iso;
use crate::model::report::Report;
use crate::model::template::{Choice, Field, Rows, Table};
use crate::template::form::{Form, cell_parts};
use crate::template::names::option_label;

/// A row with its number and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedRow {
    /// Its id.
    pub id: String,
    /// True for the heading of a group: it is not counted, summed or checked.
    pub group: bool,
    /// Its number: Roman for a group, Arabic inside it (from 1 in each) or in a table without groups.
    pub ordinal: String,
    /// Its name: of a fixed row, or by the column that names rows ("Năm 2017"); may be empty.
    pub name: String,
    /// The number of the group that it stands in; empty outside groups.
    pub within: String,
}

/// A row of a table, by ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: String,
    /// The row.
    pub row: String,
}

/// A row in which a rule is checked or a sentence is written.
#[derive(Clone, Copy)]
pub struct InRow<'a> {
    /// The table.
    pub table: &'a Table,
    /// The row.
    pub row: &'a NamedRow,
}

impl<'a> InRow<'a> {
    /// Ids of table and row, as formulas take them.
    #[must_use]
    pub fn place(self) -> (&'a str, &'a str) {
        (&self.table.id, &self.row.id)
    }

    /// The row by ids.
    #[must_use]
    pub fn to_place(self) -> Place {
        Place {
            table: self.table.id.clone(),
            row: self.row.id.clone(),
        }
    }

    /// The address of a cell of the row.
    #[must_use]
    pub fn cell(self, column: &str) -> FieldPath {
        FieldPath::cell(&self.table.id, &self.row.id, column)
    }
}

impl Form {
    /// The rows of a table in a report, with the names of fixed ones.
    #[must_use]
    pub fn rows(&self, table: &Table, report: &Report) -> Vec<Choice> {
        match &table.rows {
            Rows::Fixed(rows) => rows.clone(),
            Rows::Added { .. } => {
                let ids = report.rows.get(&table.id).cloned().unwrap_or_default();
                ids.into_iter()
                    .map(|id| Choice {
                        id,
                        label: String::new(),
                    })
                    .collect()
            }
        }
    }

    /// True for a row that is the heading of a group.
    #[must_use]
    pub fn is_group(&self, table: &Table, report: &Report, row: &str) -> bool {
        let heads = |column: &String| {
            *report.answer(&FieldPath::cell(&table.id, row, column)) == Answer::YesNo(true)
        };
        table.shape.group_by.as_ref().is_some_and(heads)
    }

    /// The rows of a table in a report with their numbers and names.
    #[must_use]
    pub fn named_rows(&self, table: &Table, report: &Report) -> Vec<NamedRow> {
        let naming = table
            .shape
            .row_label
            .as_ref()
            .and_then(|id| table.columns.iter().find(|column| column.id == *id));
        let (mut groups, mut inside) = (0, 0);
        let mut named = Vec::new();
        for row in self.rows(table, report) {
            let group = self.is_group(table, report, &row.id);
            if group {
                groups += 1;
                inside = 0;
            } else {
                inside += 1;
            }
            let name = naming.map_or(row.label, |column| {
                name(
                    column,
                    report.answer(&FieldPath::cell(&table.id, &row.id, &column.id)),
                )
            });
            let heading = if groups > 0 {
                numbering::roman(groups)
            } else {
                String::new()
            };
            let ordinal = if group {
                heading.clone()
            } else {
                inside.to_string()
            };
            named.push(NamedRow {
                id: row.id,
                group,
                ordinal,
                name,
                within: heading,
            });
        }
        named
    }

    pub(crate) fn cell_label(&self, name: &str) -> Option<String> {
        let (table, row, column) = cell_parts(name)?;
        let table = &self.tables.get(table)?.table;
        let column = table.columns.iter().find(|field| field.id == column)?;
        Some(match &table.rows {
            Rows::Fixed(rows) => {
                let row = rows.iter().find(|choice| choice.id == row)?;
                format!("{}: {}, {}", table.label, row.label, column.label)
            }
            Rows::Added { name } => format!("{}: {name}, {}", table.label, column.label),
        })
    }
}

/// The name that a cell gives to its row.
fn name(column: &Field, answer: &Answer) -> String {
    match answer {
        // A year is no number of thousands: no dots.
        Answer::Number(number) => name_of(&column.label, &number.value().to_string()),
        Answer::Text(text) => match (option_label(&column.kind, text), parse_iso(text)) {
            (Some(label), _) => label,
            (_, Some(day)) => date::short(day),
            _ => name_of(&column.label, text),
        },
        _ => String::new(),
    }
}

/// The name that an answer gives to a row: a bare number stands behind the label of its column ("Năm 2017").
#[must_use]
pub fn name_of(column: &str, answered: &str) -> String {
    let answered = answered.trim();
    if !answered.is_empty() && answered.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{column} {answered}");
    }
    answered.to_owned()
}
