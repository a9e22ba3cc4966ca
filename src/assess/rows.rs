//! The rows of a table as people see them: headings of groups, numbers and names. The one place that knows them.

use crate::assess::lookup::ReportLookup;
use crate::input::{date, letters, numbering};
use crate::messages::vi::rows as words;
use crate::model::answer::{Answer, Path};
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
    /// How a sentence mentions it: "năm 2017", "dòng “Phần mềm”", "dòng 2", "nhóm II “Đào tạo”".
    pub mention: String,
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

    /// The address of a cell of the row.
    #[must_use]
    pub fn cell(self, column: &str) -> Path {
        Path::cell(&self.table.id, &self.row.id, column)
    }

    /// The name of an address: a cell of this row by its column alone.
    #[must_use]
    pub fn label(self, path: &Path, lookup: &ReportLookup<'_>) -> String {
        match cell_parts(path.as_str()) {
            Some((table, row, column)) if (table, row) == self.place() => {
                lookup.template.column_label(table, column)
            }
            _ => lookup.label(path),
        }
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
            *report.answer(&Path::cell(&table.id, row, column)) == Answer::YesNo(true)
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
        let noun = words::noun(table.shape.transposed);
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
                    report.answer(&Path::cell(&table.id, &row.id, &column.id)),
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
            let mention = if group {
                words::group(&ordinal, &name)
            } else if name.is_empty() {
                words::numbered(&ordinal, &heading, noun)
            } else {
                words::named(&name, naming.map_or("", |column| &column.label), noun)
            };
            named.push(NamedRow {
                id: row.id,
                group,
                ordinal,
                name,
                mention,
            });
        }
        named
    }

    /// The name of an address in a report: a cell of an added row with the name or number of its row.
    #[must_use]
    pub fn label_in(&self, path: &Path, report: &Report) -> String {
        let cell = || {
            let (table, row, column) = cell_parts(path.as_str())?;
            let table = &self.tables.get(table)?.table;
            if matches!(table.rows, Rows::Fixed(_)) {
                return None;
            }
            let row = self
                .named_rows(table, report)
                .into_iter()
                .find(|one| one.id == row)?;
            self.added_cell_label(table, &row, column)
        };
        cell().unwrap_or_else(|| self.label(path))
    }

    /// The name of a cell of an added row; a cell of a fixed row is named by the template alone.
    pub(crate) fn added_cell_label(
        &self,
        table: &Table,
        row: &NamedRow,
        column: &str,
    ) -> Option<String> {
        let label = || {
            format!(
                "{}: {}, {}",
                table.label,
                row_words(row, true),
                self.column_label(&table.id, column)
            )
        };
        (!matches!(table.rows, Rows::Fixed(_))).then(label)
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
        Answer::Number(number) => words::name(&column.label, &number.value().to_string()),
        Answer::Text(text) => match (option_label(&column.kind, text), parse_iso(text)) {
            (Some(label), _) => label,
            (_, Some(day)) => date::short(day),
            _ => words::name(&column.label, text),
        },
        _ => String::new(),
    }
}

/// The words of `{row}` in a sentence, and of `{row|lower}` in its middle.
#[must_use]
pub fn row_words(row: &NamedRow, lower: bool) -> String {
    match (lower, row.name.is_empty()) {
        (true, true) => row.mention.clone(),
        (false, true) => letters::capital_first(&row.mention),
        // A proper name keeps its capital; `mention` knows.
        (true, false)
            if letters::capital_first(&row.mention) == letters::capital_first(&row.name) =>
        {
            row.mention.clone()
        }
        _ => row.name.clone(),
    }
}
