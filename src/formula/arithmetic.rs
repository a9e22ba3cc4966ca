//! Steps of evaluation that know neither names nor rows: what is missing is gathered, numbers are combined exactly.

use std::cmp::Ordering;

use super::outcome::{Known, Outcome, Undefined, Value};
use super::syntax::Operator;
use crate::input::abbreviations::compare;
use crate::model::exact::Exact;
use crate::model::exact_error::ExactError;

/// Both values; the blanks of both sides together when either is missing, else the first that is undefined.
pub(super) fn both<A, B>(left: Known<A>, right: Known<B>) -> Known<(A, B)> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(Outcome::Missing(mut one)), Err(Outcome::Missing(other))) => {
            one.extend(other);
            Err(Outcome::Missing(one))
        }
        (Err(why @ Outcome::Missing(_)), _)
        | (_, Err(why @ Outcome::Missing(_)))
        | (Err(why), _)
        | (_, Err(why)) => Err(why),
    }
}

/// All values, or what is missing in any of them together.
pub(super) fn gathered(parts: impl IntoIterator<Item = Known<Exact>>) -> Known<Vec<Exact>> {
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
            (Value::Words(left), Value::Words(right)) if left == right => Ordering::Equal,
            // Capitals and spellings do not make another word.
            (Value::Words(left), Value::Words(right)) => compare(left, right),
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
    computed(match operator {
        Operator::Add => left.plus(&right),
        Operator::Subtract => left.minus(&right),
        Operator::Multiply => left.times(&right),
        _ => left.divided_by(&right),
    })
}

pub(super) fn add_all(numbers: Vec<Exact>) -> Known<Value> {
    computed(
        numbers
            .iter()
            .try_fold(Exact::zero(), |sum, number| sum.plus(number)),
    )
}

pub(super) fn divide(part: &Exact, whole: &Exact) -> Known<Exact> {
    part.divided_by(whole).map_err(undefined)
}

pub(super) fn computed(number: Result<Exact, ExactError>) -> Known<Value> {
    number.map(Value::Number).map_err(undefined)
}

fn undefined(why: ExactError) -> Outcome {
    Outcome::Undefined(match why {
        ExactError::ZeroDenominator => Undefined::ZeroDenominator,
        ExactError::TooLarge => Undefined::TooLarge,
    })
}
