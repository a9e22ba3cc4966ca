//! What a rule that is false says.

use std::cmp::Ordering;

use super::evaluate::{Lookup, Outcome, Row, Value, evaluate_in};
use super::explain::{Labels, in_numbers, in_words, value_text};
use super::syntax::{Expression, Node, Operator};

/// What a rule that is false says: both sides of its comparison, their numbers and the difference.
pub fn contradiction(rule: &Expression, lookup: &dyn Lookup, labels: &dyn Labels, row: Row<'_>) -> String {
    let table = row.map(|(table, _)| table);
    let unmet = || format!("Điều kiện không đạt: {}.", in_words(rule, labels, table));
    let Node::Binary(operator, left, right) = &rule.node else { return unmet() };
    let (Outcome::Value(one), Outcome::Value(other)) = (evaluate_in(left, lookup, row), evaluate_in(right, lookup, row))
    else {
        return unmet();
    };
    let (order, difference) = match (&one, &other) {
        (Value::Number(one), Value::Number(other)) => {
            let gap = one.minus(other).ok().filter(|gap| !gap.is_zero()).map(|gap| value_text(&Value::Number(gap.abs())));
            (one.cmp(other), gap.map(|gap| format!("; chênh lệch {gap}")).unwrap_or_default())
        }
        (Value::Date(one), Value::Date(other)) => (one.cmp(other), String::new()),
        (Value::Words(one), Value::Words(other)) => (one.cmp(other), String::new()),
        _ => return unmet(),
    };
    let relation = match order {
        _ if !operator.is_comparison() => return unmet(),
        Ordering::Equal => "bằng",
        _ if *operator == Operator::Equal => "khác với",
        Ordering::Less => "nhỏ hơn",
        Ordering::Greater => "lớn hơn",
    };
    let side = |expression, value| side(expression, value, &in_words(expression, labels, table), lookup, row);
    format!("{} {relation} {}{difference}.", side(left, &one), side(right, &other))
}

/// One side: its name and value, and how the value came about when it has parts.
fn side(expression: &Expression, value: &Value, words: &str, lookup: &dyn Lookup, row: Row<'_>) -> String {
    let shown = value_text(value);
    let numbers = in_numbers(expression, lookup, row);
    if matches!(expression.node, Node::Number(_)) {
        return shown;
    }
    if numbers == shown { format!("“{words}” ({shown})") } else { format!("“{words}” ({numbers} = {shown})") }
}
