//! Splits formulas where adding and dividing part: what is added over agencies, and what is worked out over the sums.
//!
//! Whether a formula may be worked out in each report and added (`a + b`, sums over rows, counts under conditions), only over
//! sums (`percent(a, b)`, `max(0, a - b)`), or not at all over many reports (a rate under a condition of one report).

mod calls;
mod walk;

use std::collections::HashMap;

use super::plan::{Part, Plan, RolledIndicator, figure_name, figure_named, part_name, part_named};
use crate::formula::syntax::{Expression, Function, Node, RowFunction, Span};
use crate::model::template::RollUp;
use crate::template::dependencies::column_name;

/// What a formula is to many reports.
#[derive(Clone, Debug)]
enum Class {
    /// The same in all of them.
    Constant(Expression),
    /// Worked out in each, over its figures, and added.
    Additive(Expression),
    /// Worked out over sums of parts.
    Combined(Expression),
    /// It stays with its report.
    Apart,
}

pub(super) struct Splitter<'a> {
    plan: &'a mut Plan,
    /// The part that each figure is.
    part_of_figure: HashMap<usize, usize>,
    /// What indicators and computed columns are, by name, once asked for.
    known: HashMap<String, Class>,
    /// The parts of indicators and columns that are combined, by name.
    parts_of: HashMap<String, Vec<usize>>,
    /// What is being split: names what is worked out in it.
    current: String,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(plan: &'a mut Plan) -> Self {
        Self {
            plan,
            part_of_figure: HashMap::new(),
            known: HashMap::new(),
            parts_of: HashMap::new(),
            current: String::new(),
        }
    }

    /// All indicators and computed columns of the template.
    pub(super) fn split_all(mut self) {
        let rules = self.plan.rules.clone();
        let indicators = rules.indicators.iter().map(|one| &one.definition.id);
        for name in indicators.chain(rules.columns.keys()) {
            let class = self.class_of(name);
            self.add(name, class);
        }
        self.mark_used();
    }

    fn add(&mut self, id: &str, class: Class) {
        let formula = match class {
            Class::Constant(formula) | Class::Combined(formula) => Some(formula),
            Class::Additive(formula) => Some(name(part_name(self.part(formula)))),
            Class::Apart => None,
        };
        let parts = formula.as_ref().map(|formula| self.parts(formula));
        self.plan.indicators.push(RolledIndicator {
            id: id.to_owned(),
            formula,
            parts: parts.unwrap_or_default(),
        });
    }

    /// The parts that a formula over sums names, those of the indicators in it included, in their order.
    fn parts(&self, formula: &Expression) -> Vec<usize> {
        let mut parts = Vec::new();
        formula.visit(None, &mut |part, _| {
            if let Node::Name(name) = &part.node {
                match (part_named(name), self.parts_of.get(name)) {
                    (Some(part), _) => parts.push(part),
                    (None, Some(inner)) => parts.extend(inner),
                    (None, None) => {}
                }
            }
        });
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// What an indicator is.
    fn indicator(&mut self, id: &str) -> Class {
        let rules = self.plan.rules.clone();
        let Some(indicator) = rules.indicator(id) else {
            return Class::Apart;
        };
        self.named(id, |this| this.class(&indicator.formula, None))
    }

    /// What the total of a column is.
    fn column(&mut self, table: &str, column: &str) -> Class {
        let (form, rules) = (self.plan.form.clone(), self.plan.rules.clone());
        let Some(placed) = form.tables.get(table) else {
            return Class::Apart;
        };
        let name_of = column_name(table, column);
        if let Some(figure) = self.plan.figure_of.get(&name_of) {
            return Class::Additive(name(figure_name(*figure)));
        }
        let Some(computed) = rules.computed(table, column) else {
            return Class::Apart;
        };
        self.named(&name_of, |this| {
            if rules.method_of_table(&placed.table).roll_up == RollUp::None {
                return Class::Apart;
            }
            if computed.rate || is_total_of_cells(&computed.formula) {
                return this.class(&computed.formula, Some(table));
            }
            // Another sum is worked out row by row: `row.a + row.b` has no value where one of the two does not apply.
            let cell = expression(Node::RowCell(column.to_owned()));
            let sum = Node::OverRows(RowFunction::Sum, table.to_owned(), vec![cell]);
            let cells = computed.cells.iter();
            let cells =
                cells.filter_map(|id| placed.table.columns.iter().find(|one| one.id == *id));
            let over_time = this.of_columns(&placed.table, cells);
            this.in_each_report(&expression(sum), over_time)
        })
    }

    /// What a name stands for, worked out once; what is additive is a part of its own.
    fn named(&mut self, id: &str, class: impl FnOnce(&mut Self) -> Class) -> Class {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let above = std::mem::replace(&mut self.current, id.to_owned());
        let class = match class(self) {
            Class::Additive(formula) => Class::Additive(name(part_name(self.part(formula)))),
            Class::Combined(formula) => {
                let parts = self.parts(&formula);
                self.parts_of.insert(id.to_owned(), parts);
                Class::Combined(formula)
            }
            other => other,
        };
        self.current = above;
        self.known.insert(id.to_owned(), class.clone());
        class
    }

    /// The part that a formula over figures is.
    fn part(&mut self, formula: Expression) -> usize {
        let figure = match &formula.node {
            Node::Name(name) => {
                if let Some(part) = part_named(name) {
                    return part;
                }
                figure_named(name)
            }
            _ => None,
        };
        if let Some(known) = figure.and_then(|figure| self.part_of_figure.get(&figure)) {
            return *known;
        }
        let position = self.plan.parts.len();
        self.plan.parts.push(match figure {
            Some(figure) => Part::Figure(figure),
            None => Part::Formula(formula),
        });
        if let Some(figure) = figure {
            self.part_of_figure.insert(figure, position);
        }
        position
    }

    /// A formula; in the rows of a table, cells of the row stand for the totals of their columns.
    fn class(&mut self, formula: &Expression, table: Option<&str>) -> Class {
        match &formula.node {
            Node::Number(_) => Class::Constant(formula.clone()),
            Node::Name(name) => self.name(name, formula),
            Node::RowCell(column) => match table {
                Some(table) => as_named(self.column(table, column), &column_name(table, column)),
                None => Class::Apart,
            },
            Node::Negate(inner) => {
                let negate = |inner| expression(Node::Negate(Box::new(inner)));
                match self.class(inner, table) {
                    Class::Constant(inner) => Class::Constant(negate(inner)),
                    Class::Additive(inner) => Class::Additive(negate(inner)),
                    Class::Combined(inner) => Class::Combined(negate(inner)),
                    Class::Apart => Class::Apart,
                }
            }
            Node::Binary(operator, left, right) => self.binary(*operator, left, right, table),
            Node::Call(function, arguments) => self.call(*function, arguments, formula, table),
            Node::OverRows(function, over, arguments) => {
                self.over_rows(*function, over, arguments, formula)
            }
            Node::Words(_) | Node::Not(_) => Class::Apart,
        }
    }

    fn name(&mut self, path: &str, formula: &Expression) -> Class {
        if let Some(figure) = self.plan.figure_of.get(path) {
            return Class::Additive(name(figure_name(*figure)));
        }
        if self.plan.latest.iter().any(|one| one == path) {
            return Class::Combined(formula.clone());
        }
        let rules = self.plan.rules.clone();
        if rules.indicator(path).is_some() {
            return as_named(self.indicator(path), path);
        }
        Class::Apart
    }
}

/// True for `total(row.a, row.b)`, whose sum over rows is the total of the sums of its columns.
fn is_total_of_cells(formula: &Expression) -> bool {
    match &formula.node {
        Node::Call(Function::Total, parts) => parts
            .iter()
            .all(|part| matches!(part.node, Node::RowCell(_))),
        _ => false,
    }
}

/// A combined formula as others name it, so that nothing is written twice.
fn as_named(class: Class, id: &str) -> Class {
    match class {
        Class::Combined(_) => Class::Combined(name(id.to_owned())),
        other => other,
    }
}

fn name(name: String) -> Expression {
    expression(Node::Name(name))
}

fn expression(node: Node) -> Expression {
    Expression {
        node,
        span: Span::default(),
    }
}
