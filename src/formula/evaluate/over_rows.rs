//! Functions over the rows of a table.

use super::Evaluator;
use crate::formula::arithmetic::{add_all, gathered};
use crate::formula::outcome::{Known, Outcome, Undefined, Value, known};
use crate::formula::syntax::{Expression, Node, RowFunction};
use crate::model::exact::Exact;

impl<'a> Evaluator<'a> {
    pub(super) fn over_rows(
        self,
        function: RowFunction,
        table: &str,
        arguments: &[Expression],
    ) -> Known<Value> {
        let kinds = || Outcome::Undefined(Undefined::Kinds);
        match (function, arguments) {
            (RowFunction::Count, []) => self.sum(table, None, None),
            (RowFunction::Count, [condition]) => self.sum(table, None, Some(condition)),
            (RowFunction::Sum, [value]) => match &value.node {
                // Totals, indicators and explanations ask for the same sums.
                Node::RowCell(column) => {
                    let sum = || match self.sum(table, Some(value), None) {
                        Ok(value) => Outcome::Value(value),
                        Err(outcome) => outcome,
                    };
                    known(self.lookup.column_sum(table, column, &sum))
                }
                _ => self.sum(table, Some(value), None),
            },
            (RowFunction::Sum, [value, condition]) => self.sum(table, Some(value), Some(condition)),
            (RowFunction::First | RowFunction::Last, [value]) => {
                let rows = self.lookup.rows(table)?;
                let row = if function == RowFunction::First {
                    rows.first()
                } else {
                    rows.last()
                };
                self.at(table, row.ok_or_else(kinds)?).value(value)
            }
            _ => Err(kinds()),
        }
    }

    /// The sum of a value, or of ones, over the rows in which a condition is true. Every blank of every row is named. What applies
    /// in none of the rows has no sum: it is not zero.
    fn sum(
        self,
        table: &str,
        value: Option<&Expression>,
        condition: Option<&Expression>,
    ) -> Known<Value> {
        let (mut numbers, mut is_decided, mut absent) = (Vec::new(), false, None);
        for row in self.lookup.rows(table)? {
            let inner = self.at(table, &row);
            let chosen = condition.map_or(Ok(true), |condition| inner.yes_no(condition));
            let number = match chosen {
                Ok(false) => {
                    is_decided = true;
                    continue;
                }
                Ok(true) => value.map_or(Ok(Exact::one()), |value| inner.number(value)),
                Err(outcome) => Err(outcome),
            };
            match number {
                Err(Outcome::Undefined(Undefined::NotApplicable(why))) => absent = Some(why),
                number => numbers.push(number),
            }
        }
        if let (true, false, Some(why)) = (numbers.is_empty(), is_decided, absent) {
            return Err(Outcome::Undefined(Undefined::NotApplicable(why)));
        }
        add_all(gathered(numbers)?)
    }

    /// The same in a row.
    fn at<'b>(self, table: &'b str, row: &'b str) -> Evaluator<'b>
    where
        'a: 'b,
    {
        Evaluator {
            lookup: self.lookup,
            row: Some((table, row)),
        }
    }
}
