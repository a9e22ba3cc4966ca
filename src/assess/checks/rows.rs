//! Checks in each row of a table: declared rules, percentages stated in a column, groups without rows.

use crate::assess::assessment::{CheckResult, CheckState, RowState};
use crate::assess::checks::asked_for::asked_for;
use crate::assess::checks::comparisons::comparisons;
use crate::assess::checks::run::{HOLDS, Run, UNDECIDED, failing};
use crate::assess::finding::{Finding, Problem};
use crate::assess::reach::{Reach, reach, reach_of_text};
use crate::assess::row_changes::rows_affected;
use crate::assess::rows::InRow;
use crate::assess::sentence_references;
use crate::assess::table_rows::TableRows;
use crate::formula::evaluate::{Lookup, evaluate_in};
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::FieldPath;
use crate::model::template::Table;
use crate::template::check_rule::{CheckRule, DeclaredRule};

impl Run<'_, '_> {
    /// A declared rule that stands outside tables.
    pub(crate) fn declared(&self, rule: &DeclaredRule) -> (CheckState, Vec<Finding>) {
        // One whose table the template does not have is judged in no row.
        if rule.each.is_some() {
            UNDECIDED
        } else {
            self.judged(rule, None)
        }
    }

    /// The table in whose rows the check runs.
    pub(crate) fn table_of_rows(&self) -> Option<&Table> {
        let id = match &self.check.rule {
            CheckRule::Formula(rule) | CheckRule::PartOfWhole { rule, .. } => rule.each.as_ref()?,
            CheckRule::TableReadable(table)
            | CheckRule::TableOutlineLeft(table)
            | CheckRule::ColumnShare { table, .. }
            | CheckRule::ColumnStates { table, .. } => table,
            _ => return None,
        };
        Some(&self.lookup.template.tables.get(id)?.table)
    }

    /// The rows in which changes may alter what the check finds; `None` when they may in any.
    pub(crate) fn rows_affected(
        &self,
        table: &Table,
        changed: &[FieldPath],
    ) -> Option<Vec<String>> {
        let far = match &self.check.rule {
            CheckRule::Formula(rule) => {
                let message = rule
                    .message
                    .as_ref()
                    .map(|message| reach_of_text(message, &table.id, self.lookup.rules));
                reach(&rule.rule, &table.id, self.lookup.rules).max(message.unwrap_or(Reach::Row))
            }
            CheckRule::PartOfWhole { rule, told } => self.reach_of_part(rule, told, &table.id),
            CheckRule::ColumnStates { computed, .. }
            | CheckRule::ColumnShare {
                computed: Some(computed),
                ..
            } => {
                let column = self.lookup.rules.computed(&table.id, computed);
                column.map_or(Reach::Row, |column| {
                    reach(&column.formula, &table.id, self.lookup.rules)
                })
            }
            _ => Reach::Row,
        };
        // Whether the table is left out, or does not apply, is no matter of rows: its own address says so.
        let depends_on: Vec<String> = self
            .check
            .depends_on
            .iter()
            .filter(|need| **need != table.id)
            .cloned()
            .collect();
        if changed.iter().any(|path| path.as_str() == table.id) {
            return None;
        }
        rows_affected(table, &depends_on, far, changed, self.lookup)
    }

    /// The check in every row.
    pub(crate) fn in_all_rows(&self, table: &Table) -> CheckResult {
        let rows = self.lookup.table_rows(table);
        let mut found = Vec::new();
        for row in rows
            .all
            .iter()
            .filter(|row| self.is_checked(table, &rows, &row.id))
        {
            found.push((row.id.clone(), self.in_row(InRow { table, row })));
        }
        self.gathered(&rows, found)
    }

    /// The check in some rows again; what it found in the others stands.
    pub(crate) fn again_in_rows(
        &self,
        table: &Table,
        before: CheckResult,
        again: &[String],
    ) -> CheckResult {
        let rows = self.lookup.table_rows(table);
        let mut findings = before.findings.into_iter();
        let mut found = Vec::new();
        for RowState {
            row,
            state,
            findings: count,
        } in before.rows
        {
            let kept: Vec<Finding> = findings.by_ref().take(count).collect();
            if !again.contains(&row) {
                found.push((row, (state, kept)));
            }
        }
        for row in again
            .iter()
            .filter_map(|id| rows.row(id))
            .filter(|row| self.is_checked(table, &rows, &row.id))
        {
            found.push((row.id.clone(), self.in_row(InRow { table, row })));
        }
        found.sort_by_key(|(row, _)| rows.position(row));
        self.gathered(&rows, found)
    }

    /// True for a row in which the check runs: typed text must be readable also in headings of groups.
    fn is_checked(&self, table: &Table, rows: &TableRows, row: &str) -> bool {
        match &self.check.rule {
            CheckRule::TableReadable(_) => !self.lookup.is_left_out(&table.id),
            _ => rows.counts(row),
        }
    }

    fn in_row(&self, row: InRow<'_>) -> (CheckState, Vec<Finding>) {
        match &self.check.rule {
            CheckRule::Formula(rule) => self.judged(rule, Some(row)),
            CheckRule::TableReadable(_) => {
                let columns = row.table.columns.iter();
                failing(
                    columns
                        .filter_map(|column| self.readable(&row.cell(&column.id)))
                        .collect(),
                )
            }
            CheckRule::TableOutlineLeft(_) => failing(self.outline_left_in(row)),
            CheckRule::PartOfWhole { rule, told } => self.part_of_whole((rule, told), Some(row)),
            CheckRule::ColumnShare {
                column,
                computed,
                limit,
                ..
            } => failing(
                self.column_share(row, column, computed.as_deref(), *limit)
                    .into_iter()
                    .collect(),
            ),
            CheckRule::ColumnStates {
                column,
                computed,
                counts,
                ..
            } => failing(
                self.column_states(row, column, computed, *counts)
                    .into_iter()
                    .collect(),
            ),
            _ => HOLDS,
        }
    }

    /// What was found in the rows, put together.
    fn gathered(
        &self,
        rows: &TableRows,
        found: Vec<(String, (CheckState, Vec<Finding>))>,
    ) -> CheckResult {
        // A declared rule without a row to stand in lacks numbers.
        let none =
            matches!(self.check.rule, CheckRule::Formula(_)) && rows.counted().next().is_none();
        let mut state = if none {
            CheckState::Undecided
        } else {
            CheckState::Holds
        };
        let mut result = CheckResult {
            id: self.check.id.clone(),
            state,
            findings: Vec::new(),
            rows: Vec::new(),
        };
        for (row, (of_row, findings)) in found
            .into_iter()
            .filter(|(_, (state, _))| *state != CheckState::Holds)
        {
            state = if state == CheckState::Fails {
                state
            } else {
                of_row
            };
            result.rows.push(RowState {
                row,
                state: of_row,
                findings: findings.len(),
            });
            result.findings.extend(findings);
        }
        CheckResult { state, ..result }
    }

    pub(super) fn judged(
        &self,
        rule: &DeclaredRule,
        row: Option<InRow<'_>>,
    ) -> (CheckState, Vec<Finding>) {
        let place = row.map(InRow::place);
        match evaluate_in(&rule.rule, self.lookup, place) {
            Outcome::Value(Value::YesNo(true)) => HOLDS,
            Outcome::Value(_) => {
                let problem = match &rule.message {
                    Some(message) => sentence_references::values(message, self.lookup, row),
                    None => None,
                };
                let problem = problem.map_or_else(
                    || Problem::Broken(comparisons(&rule.rule, self.lookup, place)),
                    Problem::Declared,
                );
                let mut fields = Vec::new();
                if let Some(row) = row {
                    let above = self.lookup.above(&row.table.id, &row.row.id);
                    fields.extend(rule.cells.iter().filter_map(
                        |(column, of_above)| match of_above {
                            true => Some(FieldPath::cell(&row.table.id, above.as_ref()?, column)),
                            false => Some(row.cell(column)),
                        },
                    ));
                }
                fields.extend(rule.fields.iter().cloned());
                let finding = Finding {
                    asks: asked_for(&rule.rule, &self.check.family, self.lookup, row),
                    ..self.finding(problem, fields)
                };
                failing(vec![match row {
                    Some(row) => self.in_place(row, finding),
                    None => finding,
                }])
            }
            Outcome::Missing(_) | Outcome::Undefined(_) => UNDECIDED,
        }
    }

    /// A finding about a row as a whole.
    pub(super) fn in_place(&self, row: InRow<'_>, finding: Finding) -> Finding {
        Finding {
            key: format!("{}:{}", self.check.id, row.row.id),
            place: Some(row.to_place()),
            ..finding
        }
    }

    /// Headings of groups below which no row stands, or only rows that hold nothing.
    pub(crate) fn empty_groups(&self, table: &Table) -> Vec<Finding> {
        if self.lookup.report.is_not_applicable(&table.id) {
            return Vec::new();
        }
        let rows = self.lookup.table_rows(table);
        let mut found = Vec::new();
        for (position, row) in rows.all.iter().enumerate().filter(|(_, row)| row.group) {
            let below = rows.all.iter().skip(position + 1);
            let mut below = below.take_while(|row| !row.group);
            if !below.any(|row| rows.counts(&row.id)) {
                let column = table
                    .shape
                    .row_label
                    .as_ref()
                    .or(table.shape.group_by.as_ref());
                let fields = column
                    .map(|column| FieldPath::cell(&table.id, &row.id, column))
                    .into_iter()
                    .collect();
                let finding = self.finding(Problem::EmptyGroup, fields);
                found.push(self.in_place(InRow { table, row }, finding));
            }
        }
        found
    }
}
