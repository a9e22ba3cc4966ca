//! Exact evaluation of a formula.
//!
//! Blank is not zero: an operation with a blank operand is missing and names the blanks; x / 0 is undefined;
//! an answer that does not apply leaves a total. No rounding happens here, except by `round`.

use std::collections::BTreeSet;

use rust_decimal::{Decimal, RoundingStrategy};
use time::Date;

use super::syntax::{Expression, Function, Node, Operator, RowFunction};
use crate::model::answer::Path;

/// A value of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An exact number.
    Number(Decimal),
    /// True or false.
    YesNo(bool),
    /// Words, or the id of an option.
    Words(String),
    /// A date.
    Date(Date),
}

/// What became of a formula. All three are shown to people.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It has a value.
    Value(Value),
    /// These answers are blank.
    Missing(BTreeSet<Path>),
    /// It cannot have a value.
    Undefined(Undefined),
}

/// Why a formula cannot have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// A denominator is zero.
    ZeroDenominator,
    /// An answer is declared not applicable.
    NotApplicable(Path),
    /// A number grew past what can be held exactly.
    TooLarge,
    /// There is no report of the previous period on this machine.
    NoPrevious,
    /// The report of the previous period has no such answer.
    PreviousBlank(Path),
    /// The parts are of kinds that cannot be combined; a checked template has none of these.
    Kinds,
}

/// Where a formula finds its values.
pub trait Lookup {
    /// What stands at an address of this report: an answer, an indicator, a built-in.
    fn value(&self, path: &Path) -> Outcome;
    /// The same address in the previous period's report.
    fn previous(&self, path: &Path) -> Outcome;
    /// Ids of a table's rows; a table that has none yet is missing.
    ///
    /// # Errors
    /// Why there are no rows to go over.
    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome>;
}

/// Evaluates a formula.
pub fn evaluate(expression: &Expression, lookup: &dyn Lookup) -> Outcome {
    Evaluator { lookup, row: None }.outcome(expression)
}

#[derive(Clone, Copy)]
struct Evaluator<'a> {
    lookup: &'a dyn Lookup,
    row: Option<(&'a str, &'a str)>,
}

/// The value of an outcome, or the outcome back.
type Known<T> = Result<T, Outcome>;

impl Evaluator<'_> {
    fn outcome(self, expression: &Expression) -> Outcome {
        self.value(expression).map_or_else(|outcome| outcome, Outcome::Value)
    }

    fn value(self, expression: &Expression) -> Known<Value> {
        match &expression.node {
            Node::Number(number) => Ok(Value::Number(*number)),
            Node::Words(words) => Ok(Value::Words(words.clone())),
            Node::Name(name) => known(self.lookup.value(&Path::new(name.as_str()))),
            Node::RowCell(column) => known(self.lookup.value(&self.cell(column)?)),
            Node::Negate(inner) => self.number(inner).map(|number| Value::Number(-number)),
            Node::Not(inner) => self.yes_no(inner).map(|truth| Value::YesNo(!truth)),
            Node::Binary(Operator::And, left, right) => self.logic(left, right, false),
            Node::Binary(Operator::Or, left, right) => self.logic(left, right, true),
            Node::Binary(operator, left, right) => {
                let (left, right) = both(self.value(left), self.value(right))?;
                combine(*operator, left, right)
            }
            Node::Call(function, arguments) => self.call(*function, arguments),
            Node::OverRows(function, table, arguments) => self.over_rows(*function, table, arguments),
        }
    }

    fn cell(self, column: &str) -> Known<Path> {
        let (table, row) = self.row.ok_or(Outcome::Undefined(Undefined::Kinds))?;
        Ok(Path::cell(table, row, column))
    }

    fn number(self, expression: &Expression) -> Known<Decimal> {
        match self.value(expression)? {
            Value::Number(number) => Ok(number),
            _ => Err(Outcome::Undefined(Undefined::Kinds)),
        }
    }

    fn yes_no(self, expression: &Expression) -> Known<bool> {
        match self.value(expression)? {
            Value::YesNo(truth) => Ok(truth),
            _ => Err(Outcome::Undefined(Undefined::Kinds)),
        }
    }

    /// `and` (decided by a false) and `or` (decided by a true): a decided side stands even when the other is missing.
    fn logic(self, left: &Expression, right: &Expression, decides: bool) -> Known<Value> {
        let (left, right) = (self.yes_no(left), self.yes_no(right));
        if left == Ok(decides) || right == Ok(decides) {
            return Ok(Value::YesNo(decides));
        }
        both(left, right).map(|_| Value::YesNo(!decides))
    }

    fn call(self, function: Function, arguments: &[Expression]) -> Known<Value> {
        match (function, arguments) {
            (Function::Percent | Function::Ratio, [part, whole]) => {
                let (part, whole) = both(self.number(part), self.number(whole))?;
                divide(part, whole).and_then(|share| exact(share.checked_mul(Decimal::ONE_HUNDRED)))
            }
            (Function::Total, parts) => self.total(parts),
            (Function::Sum, parts) => add_all(self.numbers(parts)?),
            (Function::If, [condition, yes, no]) => {
                if self.yes_no(condition)? {
                    self.value(yes)
                } else {
                    self.value(no)
                }
            }
            (Function::Coalesce, [one, other]) => match self.value(one) {
                Err(Outcome::Missing(_) | Outcome::Undefined(Undefined::NotApplicable(_))) => self.value(other),
                value => value,
            },
            (Function::Filled, [one]) => Ok(Value::YesNo(!matches!(self.value(one), Err(Outcome::Missing(_))))),
            (Function::Previous, [Expression { node: Node::Name(name), .. }]) => {
                known(self.lookup.previous(&Path::new(name.as_str())))
            }
            (Function::Min, parts) => {
                self.numbers(parts)?.into_iter().min().map(Value::Number).ok_or(Outcome::Undefined(Undefined::Kinds))
            }
            (Function::Max, parts) => {
                self.numbers(parts)?.into_iter().max().map(Value::Number).ok_or(Outcome::Undefined(Undefined::Kinds))
            }
            (Function::Abs, [one]) => self.number(one).map(|number| Value::Number(number.abs())),
            (Function::Round, [one, decimals]) => {
                let (one, decimals) = both(self.number(one), self.number(decimals))?;
                let decimals = u32::try_from(decimals).map_err(|_| Outcome::Undefined(Undefined::Kinds))?;
                Ok(Value::Number(one.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)))
            }
            _ => Err(Outcome::Undefined(Undefined::Kinds)),
        }
    }

    /// All numbers of the parts; every blank of every part is named.
    fn numbers(self, parts: &[Expression]) -> Known<Vec<Decimal>> {
        gathered(parts.iter().map(|part| self.number(part)))
    }

    /// A sum that leaves out what does not apply; undefined when nothing applies.
    fn total(self, parts: &[Expression]) -> Known<Value> {
        let mut left_out = None;
        let applicable: Vec<Known<Decimal>> = parts
            .iter()
            .map(|part| self.number(part))
            .filter(|part| match part {
                Err(why @ Outcome::Undefined(Undefined::NotApplicable(_))) => {
                    left_out.get_or_insert_with(|| why.clone());
                    false
                }
                _ => true,
            })
            .collect();
        if let (true, Some(why)) = (applicable.is_empty(), left_out) {
            return Err(why);
        }
        add_all(gathered(applicable)?)
    }

    fn over_rows(self, function: RowFunction, table: &str, arguments: &[Expression]) -> Known<Value> {
        let (value, condition) = match (function, arguments) {
            (RowFunction::Count, []) => (None, None),
            (RowFunction::Count, [condition]) => (None, Some(condition)),
            (RowFunction::Sum, [value]) => (Some(value), None),
            (RowFunction::Sum, [value, condition]) => (Some(value), Some(condition)),
            _ => return Err(Outcome::Undefined(Undefined::Kinds)),
        };
        let mut numbers = Vec::new();
        for row in self.lookup.rows(table)? {
            let inner = Evaluator { lookup: self.lookup, row: Some((table, &row)) };
            let chosen = condition.map_or(Ok(true), |condition| inner.yes_no(condition));
            let number = match chosen {
                Ok(false) => continue,
                Ok(true) => value.map_or(Ok(Decimal::ONE), |value| inner.number(value)),
                Err(outcome) => Err(outcome),
            };
            if matches!(number, Err(Outcome::Undefined(Undefined::NotApplicable(_)))) {
                continue;
            }
            numbers.push(number);
        }
        add_all(gathered(numbers)?)
    }
}

fn known(outcome: Outcome) -> Known<Value> {
    match outcome {
        Outcome::Value(value) => Ok(value),
        other => Err(other),
    }
}

/// Both values; the blanks of both sides together when either is missing, else the first that is undefined.
fn both<A, B>(left: Known<A>, right: Known<B>) -> Known<(A, B)> {
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
fn gathered(parts: impl IntoIterator<Item = Known<Decimal>>) -> Known<Vec<Decimal>> {
    let mut all = Ok(Vec::new());
    for part in parts {
        all = both(all, part).map(|(mut all, next)| {
            all.push(next);
            all
        });
    }
    all
}

fn combine(operator: Operator, left: Value, right: Value) -> Known<Value> {
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

fn add_all(numbers: Vec<Decimal>) -> Known<Value> {
    exact(numbers.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add))
}

fn exact(number: Option<Decimal>) -> Known<Value> {
    number.map(Value::Number).ok_or(Outcome::Undefined(Undefined::TooLarge))
}

fn divide(part: Decimal, whole: Decimal) -> Known<Decimal> {
    if whole.is_zero() {
        return Err(Outcome::Undefined(Undefined::ZeroDenominator));
    }
    part.checked_div(whole).ok_or(Outcome::Undefined(Undefined::TooLarge))
}
