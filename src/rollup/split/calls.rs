//! What calls, operators and functions over rows are to many reports, by what their parts are.

use super::{Class, Splitter, expression, name};
use crate::formula::syntax::{Expression, Function, Node, Operator, RowFunction};
use crate::model::template::{OverTime, RollUp};
use crate::rollup::plan::{figure_name, is_added, is_percent, part_name};

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
                self.of_parts(parts, Adds::Choosing, whole)
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
            (Function::Previous, [one]) => match (self.class(one, table), table) {
                (Class::Additive(_), None) => self.report_formula(formula, formula),
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
        if rules.method_of_table(&placed.table).roll_up == RollUp::None {
            return Class::Apart;
        }
        let Some(value) = arguments.first().filter(|_| function != RowFunction::Count) else {
            return self.report_formula(formula, formula);
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
        let mut adds = true;
        value.visit(Some(over), &mut |part, _| {
            if let Node::RowCell(id) = &part.node {
                adds &= match rules.computed(over, id) {
                    Some(computed) => is_added(&placed.table, computed),
                    None => !is_percent(&placed.table, id),
                };
            }
        });
        if !adds {
            return Class::Apart;
        }
        self.report_formula(formula, formula)
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
        let (sums, constants) = (
            parts.iter().filter(|part| is_additive(part)).count(),
            parts.iter().filter(|part| is_constant(part)).count(),
        );
        let additive = match adds {
            Adds::Each => sums == parts.len(),
            Adds::WithConstants | Adds::Choosing => sums > 0 && sums + constants == parts.len(),
            Adds::FirstOnly => {
                parts.first().is_some_and(is_additive) && sums == 1 && constants + 1 == parts.len()
            }
            Adds::Never => false,
        };
        // Of these the sums of many reports do not tell: 2 × 3 and 4 × 5 are not 6 × 8.
        let of_each =
            matches!(adds, Adds::Choosing) || sums > 1 && matches!(adds, Adds::WithConstants);
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
            (_, true) if of_each => {
                let over_time = self.time_of_parts(&whole).or_none();
                let part = self.add_part(whole, Some(over_time));
                Class::Additive(name(part_name(part)))
            }
            (_, true) => Class::Additive(whole),
            _ => Class::Combined(whole),
        }
    }

    /// A formula that each report works out by itself; what it is in time follows from the numbers of its value.
    fn report_formula(&mut self, formula: &Expression, value: &Expression) -> Class {
        let over_time = self.time_of(value, None).or_none();
        self.in_each_report(formula, over_time)
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
    /// When some are and the others are constants: a product.
    WithConstants,
    /// Likewise, of which one is taken.
    Choosing,
    /// When the first is and the second is a constant.
    FirstOnly,
    /// Never.
    Never,
}
