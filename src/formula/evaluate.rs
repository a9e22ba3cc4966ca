//! Exact evaluation of a formula.
//!
//! Blank is not zero: an operation with a blank operand is missing and names the blanks; x / 0 is undefined;
//! an answer that does not apply leaves a total. Numbers are rationals: no rounding happens here, except by `round`.

mod functions;
mod over_rows;

use super::arithmetic::{both, combine};
use super::outcome::{Known, Outcome, Undefined, Value, known};
use super::syntax::{Expression, Node, Operator};
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;

/// Where a formula finds its values.
pub trait Lookup {
    /// What stands at an address of this report: an answer, an indicator, a built-in.
    fn value(&self, path: &str) -> Outcome;
    /// What stands in a cell of a table, by the ids of table, row and column.
    fn cell(&self, table: &str, row: &str, column: &str) -> Outcome {
        self.value(FieldPath::cell(table, row, column).as_str())
    }
    /// The same address in the previous period's report.
    fn previous(&self, path: &str) -> Outcome;
    /// Decimals of a number that a person stated, who may have rounded it; `None` for what is worked out.
    fn stated_decimals(&self, _path: &str) -> Option<u32> {
        None
    }
    /// Ids of a table's rows, headings of groups left out; a table that has none yet is missing.
    ///
    /// # Errors
    /// Why there are no rows to go over.
    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome>;
    /// The sum of a table's column; `sum` works it out, and whoever looks up may keep it for the next that asks.
    fn column_sum(&self, table: &str, column: &str, sum: &dyn Fn() -> Outcome) -> Outcome {
        let _ = (table, column);
        sum()
    }
    /// Id of the row above a row; the first row of the table or of its group has none.
    fn above(&self, table: &str, row: &str) -> Option<String>;
}

/// Table and row in which a formula stands, for `row.column`.
pub type Row<'a> = Option<(&'a str, &'a str)>;

/// Evaluates a formula.
pub fn evaluate(expression: &Expression, lookup: &dyn Lookup) -> Outcome {
    evaluate_in(expression, lookup, None)
}

/// Evaluates a formula that stands in a row.
pub fn evaluate_in(expression: &Expression, lookup: &dyn Lookup, row: Row<'_>) -> Outcome {
    Evaluator { lookup, row }.outcome(expression)
}

#[derive(Clone, Copy)]
struct Evaluator<'a> {
    lookup: &'a dyn Lookup,
    row: Row<'a>,
}

impl Evaluator<'_> {
    fn outcome(self, expression: &Expression) -> Outcome {
        match self.value(expression) {
            Ok(Value::Number(number)) if number.is_too_large() => {
                Outcome::Undefined(Undefined::TooLarge)
            }
            Ok(value) => Outcome::Value(value),
            Err(outcome) => outcome,
        }
    }

    fn value(self, expression: &Expression) -> Known<Value> {
        match &expression.node {
            Node::Number(number) => Ok(Value::Number((*number).into())),
            Node::Words(words) => Ok(Value::Words(words.clone())),
            Node::Name(name) => known(self.lookup.value(name)),
            Node::RowCell(column) => {
                let (table, row) = self.row.ok_or(Outcome::Undefined(Undefined::Kinds))?;
                known(self.lookup.cell(table, row, column))
            }
            Node::Negate(inner) => self.number(inner).map(|number| Value::Number(-number)),
            Node::Not(inner) => self.yes_no(inner).map(|truth| Value::YesNo(!truth)),
            Node::Binary(Operator::And, left, right) => self.logic(left, right, false),
            Node::Binary(Operator::Or, left, right) => self.logic(left, right, true),
            Node::Binary(operator, left, right) => {
                let (left, right) = both(self.value(left), self.value(right))?;
                combine(*operator, left, right)
            }
            Node::Call(function, arguments) => self.call(*function, arguments),
            Node::OverRows(function, table, arguments) => {
                self.over_rows(*function, table, arguments)
            }
        }
    }

    fn number(self, expression: &Expression) -> Known<Exact> {
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

    fn words(self, expression: &Expression) -> Known<String> {
        match self.value(expression)? {
            Value::Words(words) => Ok(words),
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
}
