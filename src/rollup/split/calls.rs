//! What calls, operators and functions over rows are to many reports, by what their parts are.

use super::{Class, Splitter, expression, name};
use crate::formula::syntax::{Expression, Function, Node, Operator, RowFunction};
use crate::model::template::{Field, FieldKind, OverTime, RollUp, Table};
use crate::rollup::plan::{figure_name, part_name};
use crate::template::form::cell_parts;

impl Splitter<'_> {
    /// A product of two answers is one of each report: what many of something cost is added over agencies.
    pub(super) fn binary(
        &mut self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
        table: Option<&str>,
    ) -> Class {
        let parts = vec![self.class(left, table), self.class(right, table)];
        let adds = match operator {
            Operator::Add | Operator::Subtract => Adds::Each,
            Operator::Multiply => Adds::WithConstants,
            Operator::Divide => Adds::FirstOnly,
            _ => return Class::Apart,
        };
        self.of_parts(parts, adds, |parts| {
            let mut parts = parts.into_iter().map(Box::new);
            match (parts.next(), parts.next()) {
                (Some(left), Some(right)) => Node::Binary(operator, left, right),
                _ => Node::Words(String::new()),
            }
        })
    }

    pub(super) fn call(
        &mut self,
        function: Function,
        arguments: &[Expression],
        formula: &Expression,
        table: Option<&str>,
    ) -> Class {
        let whole = |parts: Vec<Expression>| Node::Call(function, parts);
        match (function, arguments) {
            (Function::Total | Function::Sum, parts) => {
                let parts = parts.iter().map(|part| self.class(part, table)).collect();
                self.of_parts(parts, Adds::Each, whole)
            }
            (Function::Coalesce, parts) => {
                let parts = parts.iter().map(|part| self.class(part, table)).collect();
                self.of_parts(parts, Adds::WithConstants, whole)
            }
            (
                Function::Percent
                | Function::Ratio
                | Function::Min
                | Function::Max
                | Function::Abs
                | Function::Round,
                parts,
            ) => {
                let parts = parts.iter().map(|part| self.class(part, table)).collect();
                self.of_parts(parts, Adds::Never, whole)
            }
            (Function::OnceFilled, [.., value]) => match self.class(value, table) {
                Class::Additive(_) => self.report_formula(formula, value),
                other => other,
            },
            (Function::If, [_, yes, no]) => {
                let branches = [self.class(yes, table), self.class(no, table)];
                let adds = branches
                    .iter()
                    .all(|one| matches!(one, Class::Constant(_) | Class::Additive(_)));
                match (adds, table) {
                    (true, None) => self.report_formula(formula, formula),
                    _ => Class::Apart,
                }
            }
            // What was there when the period began.
            (Function::Previous, [one]) => match (self.class(one, table), table) {
                (Class::Additive(_), None) => self.in_each_report(formula, OverTime::OpeningStock),
                _ => Class::Apart,
            },
            (Function::Entries, [_]) if table.is_none() => self.report_formula(formula, formula),
            _ => Class::Apart,
        }
    }

    pub(super) fn over_rows(
        &mut self,
        function: RowFunction,
        over: &str,
        arguments: &[Expression],
        formula: &Expression,
    ) -> Class {
        let (form, rules) = (self.plan.form.clone(), self.plan.rules.clone());
        let Some(placed) = form.tables.get(over) else {
            return Class::Apart;
        };
        let method = rules.method_of_table(&placed.table);
        if method.roll_up == RollUp::None {
            return Class::Apart;
        }
        let Some(value) = arguments.first().filter(|_| function != RowFunction::Count) else {
            return self.in_each_report(formula, method.over_time);
        };
        if let (RowFunction::Sum, [value]) = (function, arguments)
            && let Node::RowCell(column) = &value.node
        {
            return match self.column(over, column) {
                Class::Additive(sum) => Class::Additive(sum),
                // Rates are not added.
                _ => Class::Apart,
            };
        }
        let mut columns: Vec<&Field> = Vec::new();
        let mut adds = true;
        value.visit(Some(over), &mut |part, _| {
            if let Node::RowCell(id) = &part.node {
                adds &= rules
                    .computed(over, id)
                    .is_none_or(|computed| !computed.rate);
                columns.extend(placed.table.columns.iter().filter(|one| one.id == *id));
            }
        });
        adds &= columns.iter().all(|one| one.kind != FieldKind::Percent);
        if !adds {
            return Class::Apart;
        }
        let over_time = self.of_columns(&placed.table, columns.into_iter());
        self.in_each_report(formula, over_time)
    }

    /// A formula of parts: added as a whole where all its parts are, else over the sums of each.
    fn of_parts(
        &mut self,
        parts: Vec<Class>,
        adds: Adds,
        whole: impl FnOnce(Vec<Expression>) -> Node,
    ) -> Class {
        if parts.iter().any(|part| matches!(part, Class::Apart)) {
            return Class::Apart;
        }
        let is_additive = |part: &Class| matches!(part, Class::Additive(_));
        let is_constant = |part: &Class| matches!(part, Class::Constant(_));
        let constant = parts.iter().all(is_constant);
        let additive = match adds {
            Adds::Each => parts.iter().all(is_additive),
            Adds::WithConstants => {
                parts.iter().any(is_additive)
                    && parts
                        .iter()
                        .all(|part| is_additive(part) || is_constant(part))
            }
            Adds::FirstOnly => {
                parts.first().is_some_and(is_additive) && parts.iter().skip(1).all(is_constant)
            }
            Adds::Never => false,
        };
        let mut inner = Vec::new();
        for part in parts {
            inner.push(match part {
                Class::Additive(part) if !additive => name(part_name(self.part(part))),
                Class::Constant(part) | Class::Additive(part) | Class::Combined(part) => part,
                Class::Apart => return Class::Apart,
            });
        }
        let whole = expression(whole(inner));
        match (constant, additive) {
            (true, _) => Class::Constant(whole),
            (_, true) => Class::Additive(whole),
            _ => Class::Combined(whole),
        }
    }

    /// A formula that each report works out by itself; what it is in time follows from the fields of its value.
    fn report_formula(&mut self, formula: &Expression, value: &Expression) -> Class {
        let (form, rules) = (self.plan.form.clone(), self.plan.rules.clone());
        let mut kinds = Vec::new();
        value.visit(None, &mut |part, table| match (&part.node, table) {
            (Node::Name(name), _) => {
                let field = form.fields.get(name).map(|placed| &placed.field);
                let field = field.filter(|field| !matches!(field.kind, FieldKind::YesNo));
                kinds.extend(field.map(|field| rules.method_of_field(field).over_time));
                if let Some((table, _, column)) = cell_parts(name)
                    && let Some(placed) = form.tables.get(table)
                {
                    let columns = placed.table.columns.iter();
                    let column = columns.filter(|one| one.id == column);
                    kinds.extend(
                        column.map(|one| rules.method_of_column(&placed.table, one).over_time),
                    );
                }
            }
            (Node::OverRows(_, over, _), _) => {
                let table = form.tables.get(over).map(|placed| &placed.table);
                kinds.extend(table.map(|table| rules.method_of_table(table).over_time));
            }
            _ => {}
        });
        self.in_each_report(formula, common(kinds))
    }

    /// What columns have in common over periods.
    pub(super) fn of_columns<'b>(
        &self,
        table: &Table,
        columns: impl Iterator<Item = &'b Field>,
    ) -> OverTime {
        let rules = &self.plan.rules;
        common(columns.map(|column| rules.method_of_column(table, column).over_time))
    }

    /// A formula that is worked out in each report and added.
    pub(super) fn in_each_report(&mut self, formula: &Expression, over_time: OverTime) -> Class {
        let formula = Some(formula.clone());
        // Several in one indicator have one name: nobody looks for them by it.
        let name_of = format!("={}", self.current);
        let figure = self.plan.add_figure(&name_of, over_time, formula);
        Class::Additive(name(figure_name(figure)))
    }
}

/// Of which parts a formula is added over agencies as a whole.
#[derive(Clone, Copy)]
enum Adds {
    /// When each of them is.
    Each,
    /// When some are and the others are constants.
    WithConstants,
    /// When the first is and the second is a constant.
    FirstOnly,
    /// Never.
    Never,
}

/// What all have in common; what differs cannot be put together over periods as one.
fn common(kinds: impl IntoIterator<Item = OverTime>) -> OverTime {
    let mut kinds = kinds.into_iter();
    let first = kinds.next().unwrap_or(OverTime::Flow);
    if kinds.all(|one| one == first) {
        first
    } else {
        OverTime::None
    }
}
