//! Exact evaluation of a formula.
//!
//! Blank is not zero: an operation with a blank operand is missing and names the blanks; x / 0 is undefined;
//! an answer that does not apply leaves a total. Numbers are rationals: no rounding happens here, except by `round`.

use super::arithmetic::{add_all, both, combine, computed, divide, gathered, known};
use super::syntax::{Expression, Function, Node, Operator, RowFunction};
use super::value::Known;
pub use super::value::{Outcome, Undefined, Value};
use crate::input::abbreviations::spelled_out;
use crate::model::answer::Path;
use crate::model::exact::Exact;

/// Where a formula finds its values.
pub trait Lookup {
    /// What stands at an address of this report: an answer, an indicator, a built-in.
    fn value(&self, path: &Path) -> Outcome;
    /// The same address in the previous period's report.
    fn previous(&self, path: &Path) -> Outcome;
    /// Decimals of a number that a person stated, who may have rounded it; `None` for what is worked out.
    fn stated_decimals(&self, _path: &Path) -> Option<u32> {
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
            Node::OverRows(function, table, arguments) => {
                self.over_rows(*function, table, arguments)
            }
        }
    }

    fn cell(self, column: &str) -> Known<Path> {
        let (table, row) = self.row.ok_or(Outcome::Undefined(Undefined::Kinds))?;
        Ok(Path::cell(table, row, column))
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

    fn call(self, function: Function, arguments: &[Expression]) -> Known<Value> {
        match (function, arguments) {
            (Function::Percent | Function::Ratio, [part, whole]) => {
                let (part, whole) = both(self.number(part), self.number(whole))?;
                computed(divide(&part, &whole)?.times(&100.into()))
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
                Err(Outcome::Missing(_) | Outcome::Undefined(Undefined::NotApplicable(_))) => {
                    self.value(other)
                }
                value => value,
            },
            (Function::Filled, [one]) => Ok(Value::YesNo(!matches!(
                self.value(one),
                Err(Outcome::Missing(_))
            ))),
            (Function::OnceFilled, [answered @ .., value]) => {
                // The first that is answered decides; else all that could be are named.
                let mut none: Known<()> = Ok(());
                for one in answered {
                    match self.value(one) {
                        Ok(_) => return self.value(value),
                        Err(why) => none = both(none, Err::<(), _>(why)).map(|_| ()),
                    }
                }
                none?;
                self.value(value)
            }
            (Function::Rounding, parts) => {
                let stated = parts.iter().filter_map(|part| match &part.node {
                    Node::Name(name) => self.lookup.stated_decimals(&Path::new(name.as_str())),
                    _ => None,
                });
                add_all(stated.map(Exact::half_unit).collect())
            }
            (
                Function::Previous,
                [
                    Expression {
                        node: Node::Name(name),
                        ..
                    },
                ],
            ) => known(self.lookup.previous(&Path::new(name.as_str()))),
            (Function::Min | Function::Max, parts) => {
                let numbers = self.numbers(parts)?.into_iter();
                let chosen = if function == Function::Min {
                    numbers.min()
                } else {
                    numbers.max()
                };
                chosen
                    .map(Value::Number)
                    .ok_or(Outcome::Undefined(Undefined::Kinds))
            }
            (Function::Abs, [one]) => self.number(one).map(|number| Value::Number(number.abs())),
            (Function::Round, [one, decimals]) => {
                let (one, decimals) = both(self.number(one), self.number(decimals))?;
                let decimals = decimals
                    .to_u32()
                    .ok_or(Outcome::Undefined(Undefined::Kinds))?;
                computed(one.rounded(decimals))
            }
            (Function::Entries, [one]) => {
                let entries = self
                    .words(one)?
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                    .count();
                let entries =
                    u32::try_from(entries).map_err(|_| Outcome::Undefined(Undefined::TooLarge))?;
                Ok(Value::Number(entries.into()))
            }
            (Function::Contains, [one, part]) => {
                let (one, part) = both(self.words(one), self.words(part))?;
                Ok(Value::YesNo(
                    spelled_out(&one).contains(&spelled_out(&part)),
                ))
            }
            (
                Function::Before,
                [
                    Expression {
                        node: Node::RowCell(column),
                        ..
                    },
                ],
            ) => {
                let (table, row) = self.row.ok_or(Outcome::Undefined(Undefined::Kinds))?;
                let above = self
                    .lookup
                    .above(table, row)
                    .ok_or(Outcome::Undefined(Undefined::FirstRow))?;
                known(self.lookup.value(&Path::cell(table, &above, column)))
            }
            _ => Err(Outcome::Undefined(Undefined::Kinds)),
        }
    }

    /// All numbers of the parts; every blank of every part is named.
    fn numbers(self, parts: &[Expression]) -> Known<Vec<Exact>> {
        gathered(parts.iter().map(|part| self.number(part)))
    }

    /// A sum that leaves out what does not apply; undefined when nothing applies.
    fn total(self, parts: &[Expression]) -> Known<Value> {
        let mut left_out = None;
        let applicable: Vec<Known<Exact>> = parts
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

    fn over_rows(
        self,
        function: RowFunction,
        table: &str,
        arguments: &[Expression],
    ) -> Known<Value> {
        match (function, arguments) {
            // Totals, indicators and explanations ask for the same sums.
            (
                RowFunction::Sum,
                [
                    Expression {
                        node: Node::RowCell(column),
                        ..
                    },
                ],
            ) => {
                let sum = || {
                    self.gone_over(function, table, arguments)
                        .map_or_else(|outcome| outcome, Outcome::Value)
                };
                known(self.lookup.column_sum(table, column, &sum))
            }
            _ => self.gone_over(function, table, arguments),
        }
    }

    fn gone_over(
        self,
        function: RowFunction,
        table: &str,
        arguments: &[Expression],
    ) -> Known<Value> {
        let (value, condition) = match (function, arguments) {
            (RowFunction::Count, []) => (None, None),
            (RowFunction::Count, [condition]) => (None, Some(condition)),
            (RowFunction::Sum, [value]) => (Some(value), None),
            (RowFunction::Sum, [value, condition]) => (Some(value), Some(condition)),
            (RowFunction::First | RowFunction::Last, [value]) => {
                let rows = self.lookup.rows(table)?;
                let row = if function == RowFunction::First {
                    rows.first()
                } else {
                    rows.last()
                };
                let row = row.ok_or(Outcome::Undefined(Undefined::Kinds))?;
                return Evaluator {
                    lookup: self.lookup,
                    row: Some((table, row)),
                }
                .value(value);
            }
            _ => return Err(Outcome::Undefined(Undefined::Kinds)),
        };
        let mut numbers = Vec::new();
        for row in self.lookup.rows(table)? {
            let inner = Evaluator {
                lookup: self.lookup,
                row: Some((table, &row)),
            };
            let chosen = condition.map_or(Ok(true), |condition| inner.yes_no(condition));
            let number = match chosen {
                Ok(false) => continue,
                Ok(true) => value.map_or(Ok(Exact::one()), |value| inner.number(value)),
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
