//! What a rule that is false says: the comparison that fails, with the names and numbers of both sides.
//!
//! Rules are written "exception or exception or comparison": the last part is what does not hold, the parts before it are
//! the circumstances in which it had to.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::expression::{in_numbers, in_words, value_text};
use crate::formula::evaluate::{Lookup, Row, evaluate_in};
use crate::formula::labels::Labels;
use crate::formula::outcome::{Outcome, Value};
use crate::formula::syntax::{Expression, Function, Node, Operator};

/// What a rule that is false says: both sides of its comparison, their numbers and the difference.
pub fn explain_failure(
    rule: &Expression,
    lookup: &dyn Lookup,
    labels: &dyn Labels,
    row: Row<'_>,
) -> String {
    let said = Telling {
        lookup,
        labels,
        row,
    }
    .told(rule, false);
    format!("{}.", crate::input::letters::capitalize(&said))
}

struct Telling<'a> {
    lookup: &'a dyn Lookup,
    labels: &'a dyn Labels,
    row: Row<'a>,
}

impl Telling<'_> {
    fn value(&self, expression: &Expression) -> Option<Value> {
        match evaluate_in(expression, self.lookup, self.row) {
            Outcome::Value(value) => Some(value),
            _ => None,
        }
    }

    fn words(&self, expression: &Expression) -> String {
        in_words(expression, self.labels, self.row.map(|(table, _)| table))
    }

    /// What is the case where a condition is false (or true, as `holds` says).
    fn told(&self, condition: &Expression, holds: bool) -> String {
        match &condition.node {
            Node::Not(inner) => self.told(inner, !holds),
            Node::Binary(Operator::Or, ..) if !holds => self.none_of(condition),
            Node::Binary(operator @ (Operator::And | Operator::Or), ..) => {
                // Those that decide: of "and" the false ones, of "or" the true ones, else all.
                let mut parts = Vec::new();
                flatten(condition, *operator, &mut parts);
                let deciding = parts
                    .into_iter()
                    .filter(|part| self.value(part) == Some(Value::YesNo(holds)));
                deciding
                    .map(|part| self.told(part, holds))
                    .collect::<Vec<_>>()
                    .join("; ")
            }
            Node::Binary(operator, left, right) if operator.is_comparison() => {
                self.comparison(*operator, left, right)
            }
            Node::Call(Function::If, parts) => match parts.as_slice() {
                [when, yes, no] => self.told(
                    if self.value(when) == Some(Value::YesNo(true)) {
                        yes
                    } else {
                        no
                    },
                    holds,
                ),
                _ => self.fact(condition, holds),
            },
            Node::Call(Function::OnceFilled, parts) => parts.last().map_or_else(
                || self.fact(condition, holds),
                |value| self.told(value, holds),
            ),
            Node::Call(Function::Filled, parts) => {
                let name = parts.first().map(|one| self.words(one)).unwrap_or_default();
                match (holds, self.labels.on_paper()) {
                    (true, true) => format!("có số liệu về “{name}”"),
                    (false, true) => format!("chưa có số liệu về “{name}”"),
                    (true, false) => format!("đã điền “{name}”"),
                    (false, false) => format!("chưa điền “{name}”"),
                }
            }
            Node::Call(Function::Contains, parts) => {
                let name = |position: usize| {
                    parts
                        .get(position)
                        .map(|part| self.words(part))
                        .unwrap_or_default()
                };
                format!(
                    "“{}” {} {}",
                    name(0),
                    if holds { "có" } else { "không có" },
                    name(1)
                )
            }
            _ => self.fact(condition, holds),
        }
    }

    /// None of the parts of an "or" holds: the last is what is wrong, the others are its circumstances where they tell
    /// more than it does.
    fn none_of(&self, condition: &Expression) -> String {
        let mut parts = Vec::new();
        flatten(condition, Operator::Or, &mut parts);
        let Some((last, before)) = parts.split_last() else {
            return self.fact(condition, false);
        };
        let mut known = mentioned(last);
        let mut circumstances = Vec::new();
        for part in before {
            let names = mentioned(part);
            if !names.is_subset(&known) {
                circumstances.push(self.told(part, false));
                known.extend(names);
            }
        }
        let main = self.told(last, false);
        if circumstances.is_empty() {
            main
        } else {
            format!("{main}; trong khi {}", circumstances.join(", "))
        }
    }

    /// A statement that is neither a comparison nor made of others.
    fn fact(&self, condition: &Expression, holds: bool) -> String {
        format!(
            "“{}”: {}",
            self.words(condition),
            if holds { "có" } else { "không" }
        )
    }

    fn comparison(&self, operator: Operator, left: &Expression, right: &Expression) -> String {
        let (Some(one), Some(other)) = (self.value(left), self.value(right)) else {
            return format!(
                "“{}” {} “{}”",
                self.words(left),
                operator.sign(),
                self.words(right)
            );
        };
        if let (Value::Words(words), Node::Words(_)) = (&one, &right.node) {
            return format!("“{}” là “{}”", self.words(left), self.option(left, words));
        }
        let order = match (&one, &other) {
            (Value::Number(one), Value::Number(other)) => one.cmp(other),
            (Value::Date(one), Value::Date(other)) => one.cmp(other),
            (Value::Words(one), Value::Words(other)) => one.cmp(other),
            (Value::YesNo(one), Value::YesNo(other)) => one.cmp(other),
            _ => Ordering::Equal,
        };
        let only_equality = matches!(operator, Operator::Equal | Operator::NotEqual)
            || !matches!(one, Value::Number(_) | Value::Date(_));
        let relation = match order {
            Ordering::Equal => "bằng",
            _ if only_equality => "khác với",
            Ordering::Less => "nhỏ hơn",
            Ordering::Greater => "lớn hơn",
        };
        let (one_side, other_side) = (self.side(left, &one), self.side(right, &other));
        format!(
            "{one_side} {relation} {other_side}{}",
            difference(&one, &other)
        )
    }

    /// The name of an option that a choice has.
    fn option(&self, choice: &Expression, option: &str) -> String {
        let name = match (&choice.node, self.row) {
            (Node::Name(name), _) => name.clone(),
            (Node::RowCell(column), Some((table, _))) => format!("{table}..{column}"),
            _ => String::new(),
        };
        self.labels
            .option(&name, option)
            .unwrap_or_else(|| option.to_owned())
    }

    /// One side: its name and value, and how the value came about when it has parts.
    fn side(&self, expression: &Expression, value: &Value) -> String {
        let shown = match value {
            Value::YesNo(true) => "có".to_owned(),
            Value::YesNo(false) => "không".to_owned(),
            value => value_text(value),
        };
        if matches!(expression.node, Node::Number(_)) {
            return shown;
        }
        let words = self.words(expression);
        let numbers = in_numbers(expression, self.lookup, self.row);
        let plain = numbers == value_text(value);
        if plain {
            format!("“{words}” ({shown})")
        } else {
            format!("“{words}” ({numbers} = {shown})")
        }
    }
}

fn difference(one: &Value, other: &Value) -> String {
    let (Value::Number(one), Value::Number(other)) = (one, other) else {
        return String::new();
    };
    let gap = one.minus(other).ok().filter(|gap| !gap.is_zero());
    gap.map(|gap| format!("; chênh lệch {}", value_text(&Value::Number(gap.abs()))))
        .unwrap_or_default()
}

/// The parts of a chain of one operator, in their order.
fn flatten<'a>(expression: &'a Expression, operator: Operator, parts: &mut Vec<&'a Expression>) {
    match &expression.node {
        Node::Binary(own, left, right) if *own == operator => {
            flatten(left, operator, parts);
            flatten(right, operator, parts);
        }
        _ => parts.push(expression),
    }
}

/// Names and cells that an expression mentions.
fn mentioned(expression: &Expression) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    expression.visit(None, &mut |part, _| match &part.node {
        Node::Name(name) | Node::RowCell(name) => {
            names.insert(name.clone());
        }
        _ => {}
    });
    names
}
