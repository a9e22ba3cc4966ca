//! What a formula is in time, by what it is made of.

use super::Splitter;
use super::in_time::InTime;
use crate::formula::syntax::{Expression, Function, Node, RowFunction};
use crate::model::template::{Field, FieldKind, RollUp, Table};
use crate::rollup::plan::{Part, figure_named, part_named};
use crate::template::dependencies::{column_name, computed_name};
use crate::template::form::cell_parts;
use crate::template::roll_up::Method;

impl Splitter<'_> {
    /// Of a formula over figures and parts.
    pub(super) fn time_of_parts(&self, formula: &Expression) -> InTime {
        let mut time = InTime::Nothing;
        formula.visit(None, &mut |part, _| {
            if let Node::Name(name) = &part.node {
                time = time.and(self.time_of_part(name));
            }
        });
        time
    }

    fn time_of_part(&self, name: &str) -> InTime {
        let figure = |figure: usize| {
            let figure = self.plan.figures.get(figure);
            figure.map_or(InTime::Nothing, |one| InTime::One(one.over_time))
        };
        if let Some(position) = figure_named(name) {
            return figure(position);
        }
        let part = part_named(name).and_then(|position| self.plan.parts.get(position));
        match part {
            Some(Part::Figure(position)) => figure(*position),
            Some(Part::Formula { over_time, .. }) => over_time.map_or(InTime::Mixed, InTime::One),
            None => InTime::Nothing,
        }
    }

    /// Of a formula over answers, through the indicators and computed columns that it names; in the rows of a table, with
    /// its cells.
    pub(super) fn time_of(&self, formula: &Expression, table: Option<&str>) -> InTime {
        let all = |parts: &[Expression], table: Option<&str>| {
            let parts = parts.iter().map(|part| self.time_of(part, table));
            parts.fold(InTime::Nothing, InTime::and)
        };
        match &formula.node {
            Node::Number(_) | Node::Words(_) => InTime::Nothing,
            Node::Name(name) => self.time_of_name(name),
            Node::RowCell(column) => match table {
                Some(table) => self.time_of_column(table, column),
                None => InTime::Nothing,
            },
            Node::Negate(inner) | Node::Not(inner) => self.time_of(inner, table),
            Node::Binary(_, left, right) => {
                self.time_of(left, table).and(self.time_of(right, table))
            }
            Node::Call(Function::Previous, parts) => all(parts, table).one_period_before(),
            Node::Call(_, parts) => all(parts, table),
            // How many rows there are is what the rows are; of another value it is what its columns are.
            Node::OverRows(function, over, parts) => {
                let value = parts.first().filter(|_| *function != RowFunction::Count);
                let value = value.map_or(InTime::Nothing, |value| self.time_of(value, Some(over)));
                match (value, self.plan.form.tables.get(over)) {
                    (InTime::Nothing, Some(placed)) => {
                        InTime::One(self.plan.rules.method_of_table(&placed.table).over_time)
                    }
                    (value, _) => value,
                }
            }
        }
    }

    fn time_of_name(&self, name: &str) -> InTime {
        if let Some(known) = self.times.get(&computed_name(name)) {
            return *known;
        }
        let (form, rules) = (&self.plan.form, &self.plan.rules);
        if let Some(placed) = form.fields.get(name) {
            return stated(&placed.field, rules.method_of_field(&placed.field));
        }
        match cell_parts(name) {
            Some((table, _, column)) => self.time_of_column(table, column),
            None => InTime::Nothing,
        }
    }

    fn time_of_column(&self, table: &str, column: &str) -> InTime {
        if let Some(known) = self.times.get(&column_name(table, column)) {
            return *known;
        }
        let Some(placed) = self.plan.form.tables.get(table) else {
            return InTime::Nothing;
        };
        let table: &Table = &placed.table;
        let column = table.columns.iter().find(|one| one.id == column);
        column.map_or(InTime::Nothing, |column| {
            stated(column, self.plan.rules.method_of_column(table, column))
        })
    }
}

/// What is neither added nor listed is of no time: it is that of the last period, whatever it counts.
fn stated(field: &Field, method: Method) -> InTime {
    let of_time = matches!(method.roll_up, RollUp::Sum | RollUp::List | RollUp::ByName);
    if of_time && field.kind != FieldKind::Date {
        InTime::One(method.over_time)
    } else {
        InTime::Nothing
    }
}
