//! Commands on the rows of a table. What was removed or pasted last is told beside the table.

use leptos::prelude::*;

use super::cells::{cell_of, is_blank_row};
use super::changed::TableCommand;
use super::core::Editor;
use super::saving::Scope;
use crate::browser::{random, text as browser_text};
use crate::formats::clipboard::paste::{self as clipboard, Choices, plan};
use crate::messages::vi::{editor as words, paste};
use crate::model::answer::{Answer, FieldPath};
use crate::model::diff::{Change, Content, Place};
use crate::model::paste::plan::Plan;
use crate::model::paste::refusal::Refusal;
use crate::model::report::Report;
use crate::model::template::{Rows, Table};
use crate::model::undo::UndoStep;

impl Editor {
    /// Ids of a table's rows in their order; the reader follows the rows, not what is typed in them.
    #[must_use]
    pub fn row_ids(self, table: &Table) -> Vec<String> {
        self.follow_answer(&FieldPath::new(table.id.as_str()));
        let template = self.template();
        self.report
            .with_untracked(|report| template.rows(table, report))
            .into_iter()
            .map(|row| row.id)
            .collect()
    }

    /// Adds an empty row to a table.
    pub fn add_row(self, table: &str) {
        let _ = self.change(Scope::Anywhere, &[FieldPath::new(table)], |report| {
            report
                .rows
                .entry(table.to_owned())
                .or_default()
                .push(new_row())
        });
    }

    /// Takes a row back that was added last of all and is still blank.
    pub fn take_back_row(self, table: &Table, row: &str) {
        if self.was_just_added(table, row) {
            self.withdraw();
        }
    }

    /// True for a row that was added last of all and is still blank.
    #[must_use]
    pub fn was_just_added(self, table: &Table, row: &str) -> bool {
        let added = |step: &UndoStep| match step.changes.as_slice() {
            [
                Change {
                    place: Place::Rows(id),
                    before: Content::Ids(before),
                    after: Content::Ids(Some(after)),
                },
            ] => {
                let rest = before.as_deref().unwrap_or_default();
                *id == table.id
                    && matches!(after.split_last(), Some((last, others)) if last == row && others == rest)
            }
            _ => false,
        };
        let is_last = self
            .steps
            .with_value(|steps| steps.last_done().is_some_and(added));
        let is_here = untrack(|| self.row_ids(table)).iter().any(|id| id == row);
        is_last && is_here && self.is_blank_row(table, row)
    }

    /// Removes a row of a table with its answers.
    pub fn remove_row(self, table: &str, row: &str, name: &str) {
        self.change_rows(table, words::row_removed(name), Vec::new(), |report| {
            let prefix = format!("{table}.{row}.");
            let stays = |path: &FieldPath| !path.as_str().starts_with(&prefix);
            report.answers.retain(|path, _| stays(path));
            report.comments.retain(|path, _| stays(path));
            if let Some(rows) = report.rows.get_mut(table) {
                rows.retain(|id| id != row);
            }
        });
    }

    /// Moves a row past its neighbour.
    pub fn move_row(self, table: &str, row: &str, up: bool) {
        let _ = self.change(Scope::Anywhere, &[FieldPath::new(table)], |report| {
            let Some(rows) = report.rows.get_mut(table) else {
                return;
            };
            let Some(from) = rows.iter().position(|id| id == row) else {
                return;
            };
            let to = if up {
                from.checked_sub(1)
            } else {
                Some(from + 1)
            };
            if let Some(to) = to.filter(|to| *to < rows.len()) {
                rows.swap(from, to);
            }
        });
    }

    /// What a block pasted at a control would do; where that is no cell, at the first one that is free for a block, unless
    /// the table already says all that the block says.
    ///
    /// # Errors
    /// Why it cannot be pasted there.
    pub fn plan_paste(
        self,
        table: &Table,
        at: Option<&str>,
        text: &str,
        choices: &Choices,
    ) -> Result<Plan, Refusal> {
        let rows = untrack(|| self.row_ids(table));
        let (template, rules) = (self.template(), self.rules());
        self.report.with_untracked(|report| {
            let text = browser_text::nfc(text);
            let from = |row, column| {
                plan(
                    clipboard::Place {
                        template: &template,
                        rules: rules.as_deref(),
                        table,
                        report,
                        rows: &rows,
                        row,
                        column,
                    },
                    &text,
                    choices,
                )
            };
            let Some((row, column)) = at.and_then(|control| cell_of(table, &rows, control)) else {
                let again = from(0, 0);
                let same = again
                    .as_ref()
                    .is_ok_and(|plan| plan.changed() + plan.added == 0 && plan.doubts().is_empty());
                return if same {
                    again
                } else {
                    from(first_free(report, table, &rows), 0)
                };
            };
            from(row, column)
        })
    }

    /// Does what a plan says, as one command; the first row that it changes.
    pub fn paste(self, table: &Table, plan: &Plan) -> Option<String> {
        let mut rows = untrack(|| self.row_ids(table));
        let fresh: Vec<String> = (0..plan.added).map(|_| new_row()).collect();
        rows.extend(fresh.iter().cloned());
        let path = |(row, column, answer): (usize, usize, Answer)| {
            Some((
                FieldPath::cell(&table.id, rows.get(row)?, &table.columns.get(column)?.id),
                answer,
            ))
        };
        let answers: Vec<(FieldPath, Answer)> =
            plan.answers(table).into_iter().filter_map(path).collect();
        let cells = answers.iter().map(|(path, _)| path.clone()).collect();
        let first = plan
            .answers(table)
            .into_iter()
            .map(|(row, ..)| row)
            .min()
            .and_then(|row| rows.get(row).cloned());
        self.change_rows(
            &table.id,
            paste::pasted(plan.changed(), plan.added),
            cells,
            |report| {
                if !fresh.is_empty() {
                    report
                        .rows
                        .entry(table.id.clone())
                        .or_default()
                        .extend(fresh);
                }
                for (path, answer) in answers {
                    report.set(path, answer);
                }
            },
        );
        first
    }

    fn change_rows(
        self,
        table: &str,
        said: String,
        mut cells: Vec<FieldPath>,
        change: impl FnOnce(&mut Report),
    ) {
        if self.is_locked_now() {
            return;
        }
        cells.push(FieldPath::new(table));
        let changes = self.change(Scope::Anywhere, &cells, change);
        self.clamp_page(table);
        self.table_command.set(Some(TableCommand {
            table: table.to_owned(),
            said,
            changes,
        }));
    }
}

fn new_row() -> String {
    format!("r{}", random::id().chars().take(8).collect::<String>())
}

/// The row after the last one with an answer; of a table with fixed rows the first.
fn first_free(report: &Report, table: &Table, rows: &[String]) -> usize {
    if matches!(table.rows, Rows::Fixed(_)) {
        return 0;
    }
    let given = |row: &String| !is_blank_row(report, table, row);
    rows.iter().rposition(given).map_or(0, |last| last + 1)
}
