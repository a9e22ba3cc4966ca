//! Which row of the previous period's report is the same as one of this: by what names it, as people compare two years.
//!
//! Ids do not decide: a row that was copied and given another name is about something else.

use std::collections::BTreeMap;

use crate::input::agency::name_key;
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{Rows, Table};
use crate::template::form::Form;

/// The rows of a table in the report of the previous period, by what names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviousRows {
    /// Ids; none where several rows have one name.
    by_name: BTreeMap<String, Option<String>>,
}

impl PreviousRows {
    /// The rows of a table in a report; those without a name are none.
    #[must_use]
    pub fn new(form: &Form, table: &Table, previous: &Report) -> Self {
        let mut by_name = BTreeMap::new();
        let mut group = String::new();
        for row in form.rows(table, previous) {
            if form.is_group(table, previous, &row.id) {
                group = row_name(table, previous, &row.id);
            } else if let Some(key) = key(table, previous, &row.id, &group) {
                by_name
                    .entry(key)
                    .and_modify(|id| *id = None)
                    .or_insert(Some(row.id));
            }
        }
        Self { by_name }
    }

    /// The row of the previous report that is the same as one of this; none for a heading, a row without a name, and
    /// where several had its name.
    #[must_use]
    pub fn matching(&self, form: &Form, table: &Table, report: &Report, row: &str) -> Option<&str> {
        let group = match table.shape.group_by {
            Some(_) => group_of(form, table, report, row)?,
            None => String::new(),
        };
        let key = key(table, report, row, &group)?;
        self.by_name.get(&key)?.as_deref()
    }
}

/// What names a row, in a form that can be compared; none for one without a name.
fn key(table: &Table, report: &Report, row: &str, group: &str) -> Option<String> {
    if matches!(table.rows, Rows::Fixed(_)) {
        return Some(row.to_owned());
    }
    let name = row_name(table, report, row);
    (!name.is_empty()).then(|| format!("{group}\n{name}"))
}

fn row_name(table: &Table, report: &Report, row: &str) -> String {
    let column = table.naming_column().and_then(|at| table.columns.get(at));
    let Some(column) = column else {
        return String::new();
    };
    match report.answer(&FieldPath::cell(&table.id, row, &column.id)) {
        Answer::Text(text) => name_key(text).trim().to_owned(),
        Answer::Number(number) => number.value().normalize().to_string(),
        _ => String::new(),
    }
}

/// The name of the group that a row stands in; none for a heading itself.
fn group_of(form: &Form, table: &Table, report: &Report, row: &str) -> Option<String> {
    let rows = form.rows(table, report);
    let own = rows.iter().position(|one| one.id == row)?;
    let mut above = rows.iter().take(own + 1).rev();
    let heading = above.find(|one| form.is_group(table, report, &one.id));
    match heading {
        Some(heading) if heading.id == row => None,
        Some(heading) => Some(row_name(table, report, &heading.id)),
        None => Some(String::new()),
    }
}
