//! The comparisons that show why a declared rule is false, with their values: what its explanation is made of.
//!
//! Goes the way that `messages::vi::formula::explain_failure` words: of "and" the parts that are false, of "exception or comparison" the
//! last part, and the exceptions where they tell more than it does.

use std::collections::BTreeSet;

use crate::assess::finding::Comparison;
use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::{Row, evaluate_in};
use crate::formula::outcome::{Outcome, Value};
use crate::formula::syntax::{Expression, Function, Node, Operator};

/// The comparisons that show why a rule is false, in the order in which they are told.
pub fn comparisons(rule: &Expression, lookup: &ReportLookup<'_>, row: Row<'_>) -> Vec<Comparison> {
    let mut search = Search {
        lookup,
        row,
        found: Vec::new(),
    };
    search.condition(rule, false);
    search.found
}

struct Search<'a, 'b> {
    lookup: &'a ReportLookup<'b>,
    row: Row<'a>,
    found: Vec<Comparison>,
}

impl Search<'_, '_> {
    fn value(&self, expression: &Expression) -> Option<Value> {
        match evaluate_in(expression, self.lookup, self.row) {
            Outcome::Value(value) => Some(value),
            _ => None,
        }
    }

    /// What shows that a condition is false (or true, as `holds` says).
    fn condition(&mut self, condition: &Expression, holds: bool) {
        match &condition.node {
            Node::Not(inner) => self.condition(inner, !holds),
            Node::Binary(Operator::Or, ..) if !holds => self.none_of(condition),
            Node::Binary(operator @ (Operator::And | Operator::Or), ..) => {
                for part in chain(condition, *operator) {
                    if self.value(part) == Some(Value::YesNo(holds)) {
                        self.condition(part, holds);
                    }
                }
            }
            Node::Binary(_, left, right) => self.note(condition, &[left, right]),
            Node::Call(Function::If, parts) => match parts.as_slice() {
                [when, yes, no] => {
                    let taken = self.value(when) == Some(Value::YesNo(true));
                    self.condition(if taken { yes } else { no }, holds);
                }
                _ => self.note(condition, &[]),
            },
            Node::Call(Function::OnceFilled, parts) => match parts.last() {
                Some(value) => self.condition(value, holds),
                None => self.note(condition, &[]),
            },
            _ => self.note(condition, &[]),
        }
    }

    fn none_of(&mut self, condition: &Expression) {
        let parts = chain(condition, Operator::Or);
        let Some((last, before)) = parts.split_last() else {
            return;
        };
        self.condition(last, false);
        let mut known = mentioned(last);
        for part in before {
            let names = mentioned(part);
            if !names.is_subset(&known) {
                self.condition(part, false);
                known.extend(names);
            }
        }
    }

    /// A comparison with the values of its sides and, where these are worked out, of what they are worked out from.
    fn note(&mut self, condition: &Expression, sides: &[&Expression]) {
        let mut values = Vec::new();
        for side in sides {
            values.extend(self.value(side));
            if !matches!(side.node, Node::Name(_) | Node::RowCell(_)) {
                self.operands(side, &mut values);
            }
        }
        self.found.push(Comparison {
            at: condition.span.start,
            values,
        });
    }

    /// The numbers that an explanation of a sum or a rate puts in.
    fn operands(&self, expression: &Expression, values: &mut Vec<Value>) {
        match &expression.node {
            Node::Name(_) | Node::RowCell(_) => values.extend(self.value(expression)),
            Node::Binary(_, left, right) => {
                self.operands(left, values);
                self.operands(right, values);
            }
            Node::Negate(inner) => self.operands(inner, values),
            Node::Call(
                Function::Percent | Function::Ratio | Function::Total | Function::Sum,
                parts,
            ) => parts.iter().for_each(|part| self.operands(part, values)),
            _ => {}
        }
    }
}

/// The parts of a chain of one operator, in their order.
fn chain(expression: &Expression, operator: Operator) -> Vec<&Expression> {
    match &expression.node {
        Node::Binary(own, left, right) if *own == operator => {
            let mut parts = chain(left, operator);
            parts.extend(chain(right, operator));
            parts
        }
        _ => vec![expression],
    }
}

/// Names and cells that an expression mentions.
fn mentioned(expression: &Expression) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    expression.visit(None, &mut |part, _| {
        if let Node::Name(name) | Node::RowCell(name) = &part.node {
            names.insert(name.as_str());
        }
    });
    names
}
