//! `compile_plan`: a template -> how its reports are rolled up.

use std::collections::HashMap;
use std::sync::Arc;

use super::plan::{ChoiceField, NO, Plan, TablePlan, Target, YES};
use super::split::Splitter;
use crate::model::template::{FieldKind, RollUp, Rows, Table};
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
        parts: Vec::new(),
        indicators: Vec::new(),
        choices: Vec::new(),
        latest: Vec::new(),
        targets: Vec::new(),
        tables: Vec::new(),
        figure_of: HashMap::new(),
        indicator_of: HashMap::new(),
    };
    for (address, placed) in &form.fields {
        plan.add_field(address, placed);
    }
    for placed in form.tables.values() {
        plan.add_table(&placed.table);
    }
    // Tables come after fields, and a report has its answers in one order.
    plan.targets.sort_by(|one, other| one.0.cmp(&other.0));
    Splitter::new(&mut plan).split_all();
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
                let target = Target::Latest(self.latest.len());
                self.latest.push(address.to_owned());
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

    fn add_table(&mut self, table: &Table) {
        if self.rules.method_of_table(table).roll_up == RollUp::None {
            return;
        }
        let mut columns = Vec::new();
        for column in &table.columns {
            let method = self.rules.method_of_column(table, column);
            if method.roll_up != RollUp::Sum {
                continue;
            }
            let mut cells = Vec::new();
            if let Rows::Fixed(rows) = &table.rows {
                for row in rows {
                    let address = format!("{}.{}.{}", table.id, row.id, column.id);
                    let figure = self.add_figure(&address, method.over_time, None);
                    self.targets.push((address, Target::Figure(figure)));
                    cells.push(figure);
                }
            }
            let name = column_name(&table.id, &column.id);
            let figure = self.add_figure(&name, method.over_time, None);
            columns.push((column.id.clone(), figure, cells));
        }
        self.tables.push(TablePlan {
            id: table.id.clone(),
            columns,
        });
    }
}

fn options(kind: &FieldKind) -> Vec<String> {
    match kind {
        FieldKind::Choice(options) => options.iter().map(|option| option.id.clone()).collect(),
        _ => [YES, NO].map(str::to_owned).to_vec(),
    }
}
