//! Checks in each row of a table: declared rules, percentages stated in a column, groups without rows.

use super::assessment::{CheckState, Finding};
use super::checked::{CheckRule, CompiledCheck, DeclaredRule};
use super::checks::{HOLDS, Run, UNDECIDED, failing};
use super::dependence::{Known, column_name, expand};
use super::narrative;
use super::on_paper::OnPaper;
use super::rows::InRow;
use crate::formula::contradiction::contradiction;
use crate::formula::evaluate::{Lookup, Outcome, Value, evaluate_in};
use crate::model::answer::Path;
use crate::model::template::{Severity, Table};
use crate::text::said::Said;
use crate::text::{findings, number};

/// The checks that every table has in its rows: RATIO and DENOM of stated columns, EMPTY of groups.
pub(super) fn built_in(table: &Table, known: &Known, checks: &mut Vec<CompiledCheck>) {
    let mut add = |id: String, family: &str, severity, rule, needs| {
        checks.push(CompiledCheck { id, family: family.to_owned(), severity, rule, needs });
    };
    let id = &table.id;
    for (column, computed) in table.columns.iter().filter_map(|column| Some((&column.id, column.states.as_ref()?))) {
        let needs = expand(&[id.clone(), column_name(id, computed)], known);
        for (counts, name, family, severity) in
            [(false, "ratio", "RATIO", Severity::Error), (true, "denom", "DENOM", Severity::Warning)]
        {
            let (table, column, computed) = (id.clone(), column.clone(), computed.clone());
            let rule = CheckRule::ColumnStates { table, column: column.clone(), computed, counts };
            add(format!("{name}:{id}.{column}"), family, severity, rule, needs.clone());
        }
    }
    if table.shape.group_by.is_some() {
        let rule = CheckRule::GroupsFilled(id.clone());
        add(format!("group:{id}"), "EMPTY", Severity::Warning, rule, vec![id.clone()]);
    }
}

impl Run<'_, '_> {
    /// A declared rule, once or in each row of its table.
    pub(super) fn declared(&self, rule: &DeclaredRule) -> (CheckState, Vec<Finding>) {
        let Some(table) = rule.each.as_ref().and_then(|id| self.lookup.template.tables.get(id)) else {
            return self.judged(rule, None);
        };
        let mut all = HOLDS;
        let rows = self.lookup.counted_rows(&table.table);
        for row in &rows {
            let (state, found) = self.judged(rule, Some(InRow { table: &table.table, row }));
            all.1.extend(found);
            all.0 = match (all.0, state) {
                (CheckState::Fails, _) | (_, CheckState::Fails) => CheckState::Fails,
                (CheckState::Undecided, _) | (_, CheckState::Undecided) => CheckState::Undecided,
                _ => CheckState::Holds,
            };
        }
        if rows.is_empty() { UNDECIDED } else { all }
    }

    fn judged(&self, rule: &DeclaredRule, row: Option<InRow<'_>>) -> (CheckState, Vec<Finding>) {
        let place = row.map(InRow::place);
        match evaluate_in(&rule.rule, self.lookup, place) {
            Outcome::Value(Value::YesNo(true)) => HOLDS,
            Outcome::Value(_) => {
                let declared = rule.message.as_ref().and_then(|message| narrative::write(message, self.lookup, row));
                let declared = declared.map(Said::same);
                let made = || {
                    let template = self.lookup.template;
                    let message = Said {
                        screen: contradiction(&rule.rule, self.lookup, template, place),
                        paper: contradiction(&rule.rule, self.lookup, &OnPaper(template), place),
                    };
                    row.map_or(message.clone(), |row| in_row(row, &message))
                };
                let message = declared.unwrap_or_else(made);
                let mut fields = Vec::new();
                if let Some(row) = row {
                    let above = self.lookup.above(&row.table.id, &row.row.id);
                    fields.extend(rule.cells.iter().filter_map(|(column, of_above)| match of_above {
                        true => Some(Path::cell(&row.table.id, above.as_ref()?, column)),
                        false => Some(row.cell(column)),
                    }));
                }
                fields.extend(rule.fields.iter().cloned());
                let mut finding = self.finding(message, rule.advice.clone(), fields);
                if let Some(row) = row {
                    finding.key = format!("{}:{}", self.check.id, row.row.id);
                }
                failing(vec![finding])
            }
            Outcome::Missing(_) | Outcome::Undefined(_) => UNDECIDED,
        }
    }

    /// Percentages stated in a column against the computed one, or without their counts.
    pub(super) fn column_states(&self, table: &Table, column: &str, computed: &str, counts: bool) -> Vec<Finding> {
        let (template, report) = (self.lookup.template, self.lookup.report);
        let mut found = Vec::new();
        for row in &self.lookup.counted_rows(table) {
            let row = InRow { table, row };
            let field = row.cell(column);
            let Outcome::Value(Value::Number(stated)) = self.lookup.value(&field) else { continue };
            let label = row.label(&field, template, report);
            let finding = match self.lookup.value(&row.cell(computed)) {
                Outcome::Value(Value::Number(exact)) if !counts => {
                    let typed = template.computed(&table.id, computed).map(|column| column.cells.as_slice());
                    let cells = typed.unwrap_or_default().iter().map(|cell| row.cell(cell)).collect();
                    self.disagreement(&field, &label, &stated, &exact, cells)
                }
                Outcome::Missing(blank) if counts => {
                    let blank: Vec<Path> = blank.into_iter().collect();
                    let names: Vec<String> = blank.iter().map(|path| row.label(path, template, report)).collect();
                    let message = findings::stated_without_counts(&label, &number::format_stated(&stated), &names);
                    let mut fields = vec![field.clone()];
                    fields.extend(blank);
                    Some(self.finding(message, findings::COUNTS_ADVICE.to_owned(), fields))
                }
                _ => None,
            };
            found.extend(finding.map(|finding| {
                let said = in_row(row, &Said { screen: finding.message, paper: finding.paper });
                let key = format!("{}:{}", self.check.id, row.row.id);
                Finding { key, message: said.screen, paper: said.paper, ..finding }
            }));
        }
        found
    }

    /// Headings of groups below which no row stands.
    pub(super) fn empty_groups(&self, table: &Table) -> Vec<Finding> {
        let rows = self.lookup.template.named_rows(table, self.lookup.report);
        let mut found = Vec::new();
        for (position, row) in rows.iter().enumerate().filter(|(_, row)| row.group) {
            if rows.get(position + 1).is_none_or(|next| next.group) {
                let column = table.shape.row_label.as_ref().or(table.shape.group_by.as_ref());
                let fields = column.map(|column| Path::cell(&table.id, &row.id, column)).into_iter().collect();
                let message = findings::empty_group(&table.label, &row.mention);
                let mut finding = self.finding(message, findings::GROUP_ADVICE.to_owned(), fields);
                finding.key = format!("{}:{}", self.check.id, row.id);
                found.push(finding);
            }
        }
        found
    }
}

fn in_row(row: InRow<'_>, message: &Said) -> Said {
    findings::in_row(&row.table.label, &row.row.mention, message)
}
