//! Rows that agencies added to a table, as rows of the department's report: those of one name added up, or one after another,
//! each with its agency.

use super::fill::{Fill, Fills, Unfilled, answer_of};
use super::fills::Source;
use crate::assess::fingerprint::Fnv;
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::{Field, FieldKind, RollUp, Table};
use crate::rollup::coverage::Coverage;
use crate::rollup::roll_up::Attributed;
use crate::rollup::rows::{ListedRow, MergedRow, list_rows, merge_rows};
use crate::rollup::sheet::SheetKind;
use crate::template::compile::Compiled;
use crate::template::dependencies::column_name;

/// Rows that are taken over at most.
pub const MOST_ROWS: usize = 300;

impl Source<'_> {
    pub(super) fn add_rows(&self, target: &Compiled, table: &Table, fills: &mut Fills) {
        let plan = self.workspace.rolled_up().plan();
        match target.rules.method_of_table(table).roll_up {
            RollUp::ByName => {
                let rows = merge_rows(plan, &self.owing, self.reports, &table.id);
                if !self.has_reports || rows.len() > MOST_ROWS {
                    return too_many(table, fills);
                }
                for row in rows {
                    merged(table, &row, fills);
                }
            }
            RollUp::List => {
                let rows = list_rows(plan, &self.owing, self.reports, &table.id);
                if !self.has_reports || rows.len() > MOST_ROWS {
                    return too_many(table, fills);
                }
                for row in rows {
                    self.listed(table, &row, fills);
                }
            }
            _ => {}
        }
    }

    /// A row as its agency wrote it; the column that names rows says whose it is.
    fn listed(&self, table: &Table, listed: &ListedRow<'_>, fills: &mut Fills) {
        let mut reports = self.reports.iter();
        // Two agencies may have sent one report, each as its own.
        let is_own =
            |one: &&Attributed<'_>| one.agency == listed.agency && one.report.id == listed.report;
        let Some(report) = reports.find(is_own) else {
            return;
        };
        let id = row_id(&[listed.agency, listed.report, &listed.row.id]);
        let naming = table.naming_column();
        for (at, column) in table.columns.iter().enumerate() {
            if matches!(column.kind, FieldKind::Computed { .. } | FieldKind::Acts) {
                continue;
            }
            let path = FieldPath::cell(&table.id, &listed.row.id, &column.id);
            let answer = match report.report.answer(&path) {
                Answer::Text(name) if naming == Some(at) => {
                    Answer::Text(format!("{name} ({})", self.agency(listed.agency)))
                }
                Answer::Blank | Answer::Unreadable(_) => {
                    push(table, &id, column, (Err(Unfilled::NotStated), None), fills);
                    continue;
                }
                answer => answer.clone(),
            };
            push(table, &id, column, (Ok(answer), None), fills);
        }
        fills.rows.entry(table.id.clone()).or_default().push(id);
    }
}

/// Rows of one name, their numbers added.
fn merged(table: &Table, row: &MergedRow<'_>, fills: &mut Fills) {
    let Some(first) = row.rows.first() else {
        return;
    };
    // A row without a name is a row of its own.
    let id = if row.key.is_empty() {
        row_id(&[first.agency, first.report, &first.row.id])
    } else {
        row_id(&[&row.key])
    };
    let naming = table.naming_column();
    for (at, column) in table.columns.iter().enumerate() {
        if naming == Some(at) && !row.name.is_empty() {
            let name = Answer::Text(row.name.clone());
            push(table, &id, column, (Ok(name), None), fills);
            continue;
        }
        let typed = matches!(column.kind, FieldKind::Count | FieldKind::Amount { .. });
        let sum = row.cells.iter().find(|(id, _)| *id == column.id && typed);
        if let Some((_, sum)) = sum {
            let answer = answer_of(&sum.outcome, SheetKind::Figure, &column.kind);
            push(table, &id, column, (answer, None), fills);
        }
    }
    fills.rows.entry(table.id.clone()).or_default().push(id);
}

fn push(
    table: &Table,
    row: &str,
    column: &Field,
    (answer, coverage): (Result<Answer, Unfilled>, Option<Coverage>),
    fills: &mut Fills,
) {
    fills.fills.push(Fill {
        path: FieldPath::cell(&table.id, row, &column.id),
        from: column_name(&table.id, &column.id),
        answer,
        coverage,
    });
}

/// More rows than anybody reads: the table is told, and stays as it is.
fn too_many(table: &Table, fills: &mut Fills) {
    fills.fills.push(Fill {
        path: FieldPath::new(table.id.as_str()),
        from: table.id.clone(),
        answer: Err(Unfilled::TooMany),
        coverage: None,
    });
}

/// An id that the same row has each time.
fn row_id(parts: &[&str]) -> String {
    let mut hash = Fnv::default();
    parts.iter().for_each(|part| hash.add(part));
    format!("s{:016x}", hash.value())
}
