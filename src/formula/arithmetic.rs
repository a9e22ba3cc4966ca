//! Steps of evaluation that know neither names nor rows: what is missing is gathered, numbers are combined exactly.

use rust_decimal::Decimal;

use super::evaluate::{Known, Outcome, Undefined, Value};
use super::syntax::Operator;

pub(super) fn known(outcome: Outcome) -> Known<Value> {
    match outcome {
        Outcome::Value(value) => Ok(value),
        other => Err(other),
    }
}

/// Both values; the blanks of both sides together when either is missing, else the first that is undefined.
pub(super) fn both<A, B>(left: Known<A>, right: Known<B>) -> Known<(A, B)> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(Outcome::Missing(mut one)), Err(Outcome::Missing(other))) => {
            one.extend(other);
            Err(Outcome::Missing(one))
        }
        (Err(why @ Outcome::Missing(_)), _) | (_, Err(why @ Outcome::Missing(_))) | (Err(why), _) | (_, Err(why)) => {
            Err(why)
        }
    }
}

/// All values, or what is missing in any of them together.
pub(super) fn gathered(parts: impl IntoIterator<Item = Known<Decimal>>) -> Known<Vec<Decimal>> {
    let mut all = Ok(Vec::new());
    for part in parts {
        all = both(all, part).map(|(mut all, next)| {
            all.push(next);
            all
        });
    }
    all
}

pub(super) fn combine(operator: Operator, left: Value, right: Value) -> Known<Value> {
    if operator.is_comparison() {
        let order = match (&left, &right) {
            (Value::Number(left), Value::Number(right)) => left.cmp(right),
            (Value::Date(left), Value::Date(right)) => left.cmp(right),
            (Value::Words(left), Value::Words(right)) => left.cmp(right),
            (Value::YesNo(left), Value::YesNo(right)) => left.cmp(right),
            _ => return Err(Outcome::Undefined(Undefined::Kinds)),
        };
        return Ok(Value::YesNo(match operator {
            Operator::Equal => order.is_eq(),
            Operator::NotEqual => order.is_ne(),
            Operator::Less => order.is_lt(),
            Operator::LessOrEqual => order.is_le(),
            Operator::Greater => order.is_gt(),
            _ => order.is_ge(),
        }));
    }
    let (Value::Number(left), Value::Number(right)) = (left, right) else {
        return Err(Outcome::Undefined(Undefined::Kinds));
    };
    match operator {
        Operator::Add => exact(left.checked_add(right)),
        Operator::Subtract => exact(left.checked_sub(right)),
        Operator::Multiply => exact(left.checked_mul(right)),
        _ => divide(left, right).map(Value::Number),
    }
}

pub(super) fn add_all(numbers: Vec<Decimal>) -> Known<Value> {
    exact(numbers.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add))
}

pub(super) fn exact(number: Option<Decimal>) -> Known<Value> {
    number.map(Value::Number).ok_or(Outcome::Undefined(Undefined::TooLarge))
}

pub(super) fn divide(part: Decimal, whole: Decimal) -> Known<Decimal> {
    if whole.is_zero() {
        return Err(Outcome::Undefined(Undefined::ZeroDenominator));
    }
    part.checked_div(whole).ok_or(Outcome::Undefined(Undefined::TooLarge))
}
