//! Splits formulas where adding and dividing part: what is added over agencies, and what is worked out over the sums.
//!
//! Whether a formula may be worked out in each report and added (`a + b`, sums over rows, counts under conditions), only over
//! sums (`percent(a, b)`, `max(0, a - b)`), or not at all over many reports (a rate under a condition of one report).

mod calls;
mod in_time;
mod time_of;
mod walk;

use std::collections::{BTreeSet, HashMap};

use self::in_time::InTime;
use super::formulas::OfConstants;
use super::plan::{
    Part, Plan, RolledIndicator, figure_name, figure_named, is_added, part_name, part_named,
};
use crate::formula::evaluate::evaluate;
use crate::formula::syntax::{Expression, Function, Node, RowFunction, Span};
use crate::model::template::{OverTime, RollUp};
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

/// What is put into a formula over sums.
#[derive(Debug, Default)]
struct MadeOf {
    /// Parts, in their order.
    parts: BTreeSet<usize>,
    /// Numbers of which the latest counts.
    latest: BTreeSet<usize>,
}

pub(super) struct Splitter<'a> {
    plan: &'a mut Plan,
    /// The part that each figure is.
    part_of_figure: HashMap<usize, usize>,
    /// What indicators and computed columns are, by name, each after those that it names.
    known: HashMap<String, Class>,
    /// What they are in time.
    times: HashMap<String, InTime>,
    /// What indicators and columns that are combined are made of, by name.
    parts_of: HashMap<String, MadeOf>,
    /// What is being split: names what is worked out in it.
    current: String,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(plan: &'a mut Plan) -> Self {
        Self {
            plan,
            part_of_figure: HashMap::new(),
            known: HashMap::new(),
            times: HashMap::new(),
            parts_of: HashMap::new(),
            current: String::new(),
        }
    }

    /// All indicators and computed columns of the template.
    pub(super) fn split_all(mut self) {
        let rules = self.plan.rules.clone();
        let indicators = rules.indicators.iter().map(|one| &one.definition.id);
        for name in indicators.chain(rules.columns.keys()) {
            self.split(name);
            let class = self.known.get(name).cloned();
            self.add(name, class.unwrap_or(Class::Apart));
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
        let MadeOf { parts, latest } = parts.unwrap_or_default();
        self.plan.indicators.push(RolledIndicator {
            id: id.to_owned(),
            formula,
            parts: parts.into_iter().collect(),
            latest: latest.into_iter().collect(),
        });
    }

    /// What a formula over sums names, with that of the indicators in it.
    fn parts(&self, formula: &Expression) -> MadeOf {
        let mut all = MadeOf::default();
        formula.visit(None, &mut |part, _| {
            if let Node::Name(name) = &part.node {
                all.parts.extend(part_named(name));
                all.latest.extend(self.plan.latest_of.get(name));
                if let Some(inner) = self.parts_of.get(name) {
                    all.parts.extend(&inner.parts);
                    all.latest.extend(&inner.latest);
                }
            }
        });
        all
    }

    /// What an indicator is.
    fn indicator(&mut self, id: &str) -> Class {
        let rules = self.plan.rules.clone();
        match rules.indicator(id) {
            Some(indicator) => self.class(&indicator.formula, None),
            None => Class::Apart,
        }
    }

    /// What the total of a computed column is.
    fn computed_column(&mut self, table: &str, column: &str) -> Class {
        let (form, rules) = (self.plan.form.clone(), self.plan.rules.clone());
        let (Some(placed), Some(computed)) =
            (form.tables.get(table), rules.computed(table, column))
        else {
            return Class::Apart;
        };
        if rules.method_of_table(&placed.table).roll_up == RollUp::None {
            return Class::Apart;
        }
        if !computed.rate && !is_added(&placed.table, computed) {
            return Class::Apart;
        }
        if computed.rate || is_total_of_cells(&computed.formula) {
            return self.class(&computed.formula, Some(table));
        }
        // Another sum is worked out row by row: `row.a + row.b` has no value where one of the two does not apply.
        let cell = expression(Node::RowCell(column.to_owned()));
        let sum = Node::OverRows(RowFunction::Sum, table.to_owned(), vec![cell]);
        let over_time = self.time_of(&computed.formula, Some(table)).or_none();
        self.in_each_report(&expression(sum), over_time)
    }

    /// Keeps what an indicator or a column is, for all that name it; what is additive is a part of its own.
    fn keep(&mut self, id: &str, class: Class) {
        let class = match class {
            Class::Additive(formula) => Class::Additive(name(part_name(self.part(formula)))),
            Class::Combined(formula) => {
                let parts = self.parts(&formula);
                self.parts_of.insert(id.to_owned(), parts);
                Class::Combined(formula)
            }
            Class::Constant(formula) => {
                let value = evaluate(&formula, &OfConstants(&self.plan.constants));
                self.plan.constants.insert(id.to_owned(), value);
                Class::Constant(formula)
            }
            Class::Apart => Class::Apart,
        };
        self.known.insert(id.to_owned(), class);
    }

    /// An indicator or a computed column as others name it: nothing is written twice, or formulas would grow with each that
    /// builds on another.
    fn named(&self, id: &str) -> Class {
        let by_name = || name(id.to_owned());
        match self.known.get(id) {
            Some(Class::Additive(part)) => Class::Additive(part.clone()),
            Some(Class::Combined(_)) => Class::Combined(by_name()),
            Some(Class::Constant(_)) => Class::Constant(by_name()),
            Some(Class::Apart) | None => Class::Apart,
        }
    }

    /// What the total of a column is.
    fn column(&self, table: &str, column: &str) -> Class {
        let name_of = column_name(table, column);
        match self.plan.figure_of.get(&name_of) {
            Some(figure) => Class::Additive(name(figure_name(*figure))),
            None => self.named(&name_of),
        }
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
        let Some(figure) = figure else {
            let over_time = self.time_of_parts(&formula).of_sum();
            return self.add_part(formula, over_time);
        };
        let position = self.plan.parts.len();
        self.plan.parts.push(Part::Figure(figure));
        self.part_of_figure.insert(figure, position);
        position
    }

    fn add_part(&mut self, formula: Expression, over_time: Option<OverTime>) -> usize {
        let position = self.plan.parts.len();
        self.plan.parts.push(Part::Formula { formula, over_time });
        position
    }

    /// A formula; in the rows of a table, cells of the row stand for the totals of their columns.
    fn class(&mut self, formula: &Expression, table: Option<&str>) -> Class {
        match &formula.node {
            Node::Number(_) => Class::Constant(formula.clone()),
            Node::Name(name) => self.name(name, formula),
            Node::RowCell(column) => match table {
                Some(table) => self.column(table, column),
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

    fn name(&self, path: &str, formula: &Expression) -> Class {
        if let Some(figure) = self.plan.figure_of.get(path) {
            return Class::Additive(name(figure_name(*figure)));
        }
        if self.plan.latest_of.contains_key(path) {
            return Class::Combined(formula.clone());
        }
        self.named(path)
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

fn name(name: String) -> Expression {
    expression(Node::Name(name))
}

fn expression(node: Node) -> Expression {
    Expression {
        node,
        span: Span::default(),
    }
}
