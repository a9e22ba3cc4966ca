//! `compile_plan`: a template -> how its reports are rolled up.

use std::collections::HashMap;
use std::sync::Arc;

use super::addends::addends;
use super::plan::{AddedColumn, ChoiceField, ColumnPlan, NO, Plan, TablePlan, Target, YES};
use super::split::Splitter;
use crate::model::answer::FieldPath;
use crate::model::template::{Field, FieldKind, RollUp, Rows, Table};
use crate::template::dependencies::column_name;
use crate::template::form::{CompiledField, Form, PARTICULARS};
use crate::template::rules::Rules;

/// Reads a template for rolling up.
#[must_use]
pub fn compile_plan(form: &Arc<Form>, rules: &Arc<Rules>) -> Plan {
    let mut plan = Plan {
        form: Arc::clone(form),
        rules: Arc::clone(rules),
        figures: Vec::new(),
        stated: 0,
        parts: Vec::new(),
        addends: Vec::new(),
        indicators: Vec::new(),
        choices: Vec::new(),
        latest: Vec::new(),
        latest_of: HashMap::new(),
        targets: Vec::new(),
        tables: Vec::new(),
        figure_of: HashMap::new(),
        indicator_of: HashMap::new(),
        constants: HashMap::new(),
    };
    for (address, placed) in &form.fields {
        plan.add_field(address, placed);
    }
    for placed in form.tables.values() {
        plan.add_table(&placed.table, &placed.section);
    }
    plan.stated = plan.figures.len();
    Splitter::new(&mut plan).split_all();
    plan.addends = plan.parts.iter().map(addends).collect();
    for (position, one) in plan.indicators.iter().enumerate() {
        plan.indicator_of.insert(one.id.clone(), position);
    }
    plan
}

impl Plan {
    /// The particulars of agency and document belong to their report alone.
    fn add_field(&mut self, address: &str, placed: &CompiledField) {
        if placed.section == PARTICULARS {
            return;
        }
        let method = self.rules.method_of_field(&placed.field);
        match (method.roll_up, &placed.field.kind) {
            (RollUp::Sum, _) => {
                let figure = self.add_figure(address, method.over_time, None);
                self.targets
                    .push((address.to_owned(), Target::Figure(figure)));
            }
            (RollUp::Latest, kind) if kind.is_number() => {
                let position = self.latest.len();
                let target = Target::Latest(position);
                self.latest.push(address.to_owned());
                self.latest_of.insert(address.to_owned(), position);
                self.targets.push((address.to_owned(), target));
            }
            (RollUp::Distribution, kind) => {
                let target = Target::Choice(self.choices.len());
                self.choices.push(ChoiceField {
                    address: address.to_owned(),
                    options: options(kind),
                });
                self.targets.push((address.to_owned(), target));
            }
            _ => {}
        }
    }

    fn add_table(&mut self, table: &Table, section: &str) {
        if self.rules.method_of_table(table).roll_up == RollUp::None {
            return;
        }
        let mut added = Vec::new();
        for (position, column) in table.columns.iter().enumerate() {
            let method = self.rules.method_of_column(table, column);
            if method.roll_up != RollUp::Sum {
                continue;
            }
            let mut cells = Vec::new();
            if let Rows::Fixed(rows) = &table.rows {
                for row in rows {
                    let address = FieldPath::cell(&table.id, &row.id, &column.id);
                    cells.push(self.add_figure(address.as_str(), method.over_time, None));
                }
            }
            let name = column_name(&table.id, &column.id);
            added.push(AddedColumn {
                column: position,
                sum: self.add_figure(&name, method.over_time, None),
                cells,
            });
        }
        let groups = table.shape.group_by.as_ref();
        self.tables.push(TablePlan {
            id: table.id.clone(),
            section: section.to_owned(),
            sorted: sorted_columns(table),
            columns: table.columns.iter().map(column_plan).collect(),
            group: groups.and_then(|id| table.columns.iter().position(|one| one.id == *id)),
            rows: match &table.rows {
                Rows::Fixed(rows) => Some(rows.iter().map(|row| row.id.clone()).collect()),
                Rows::Added { .. } => None,
            },
            added,
        });
    }
}

fn sorted_columns(table: &Table) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    let mut columns: Vec<(&str, usize)> = columns.map(|(at, one)| (one.id.as_str(), at)).collect();
    columns.sort_unstable();
    columns.into_iter().map(|(_, at)| at).collect()
}

fn column_plan(column: &Field) -> ColumnPlan {
    let typed = !matches!(column.kind, FieldKind::Computed { .. });
    ColumnPlan {
        id: column.id.clone(),
        kind: typed.then(|| column.kind.clone()),
    }
}

fn options(kind: &FieldKind) -> Vec<String> {
    match kind {
        FieldKind::Choice(options) => options.iter().map(|option| option.id.clone()).collect(),
        _ => [YES, NO].map(str::to_owned).to_vec(),
    }
}
