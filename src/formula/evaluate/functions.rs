//! The functions of formulas.

use super::Evaluator;
use crate::formula::arithmetic::{add_all, both, computed, divide, gathered};
use crate::formula::outcome::{Known, Outcome, Undefined, Value, known};
use crate::formula::syntax::{Expression, Function, Node};
use crate::input::abbreviations::spelled_out;
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;

const KINDS: Outcome = Outcome::Undefined(Undefined::Kinds);

impl Evaluator<'_> {
    pub(super) fn call(self, function: Function, arguments: &[Expression]) -> Known<Value> {
        match (function, arguments) {
            (Function::Percent | Function::Ratio, [part, whole]) => {
                let (part, whole) = both(self.number(part), self.number(whole))?;
                computed(divide(&part, &whole)?.times(&100.into()))
            }
            (Function::Total, parts) => self.total(parts),
            (Function::Sum, parts) => add_all(self.numbers(parts)?),
            (Function::Min, parts) => extreme(self.numbers(parts)?.into_iter().min()),
            (Function::Max, parts) => extreme(self.numbers(parts)?.into_iter().max()),
            (Function::Abs, [one]) => self.number(one).map(|number| Value::Number(number.abs())),
            (Function::Round, [one, decimals]) => {
                let (one, decimals) = both(self.number(one), self.number(decimals))?;
                computed(one.rounded(decimals.to_u32().ok_or(KINDS)?))
            }
            (Function::Rounding, parts) => {
                let stated = parts.iter().filter_map(|part| match &part.node {
                    Node::Name(name) => self.lookup.stated_decimals(name),
                    _ => None,
                });
                add_all(stated.map(Exact::half_unit).collect())
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
            _ => self.choice(function, arguments),
        }
    }

    /// Functions that choose which value counts, by what is answered and where.
    fn choice(self, function: Function, arguments: &[Expression]) -> Known<Value> {
        match (function, arguments) {
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
            (Function::OnceFilled, [answered @ .., value]) => self.once_filled(answered, value),
            (Function::Previous, [one]) => match &one.node {
                Node::Name(name) => known(self.lookup.previous(name)),
                _ => Err(KINDS),
            },
            (Function::Before, [one]) => match &one.node {
                Node::RowCell(column) => self.before(column),
                _ => Err(KINDS),
            },
            _ => Err(KINDS),
        }
    }

    /// The first that is answered decides; else all that could be are named.
    fn once_filled(self, answered: &[Expression], value: &Expression) -> Known<Value> {
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

    /// The same cell of the row above.
    fn before(self, column: &str) -> Known<Value> {
        let (table, row) = self.row.ok_or(KINDS)?;
        let above = self
            .lookup
            .above(table, row)
            .ok_or(Outcome::Undefined(Undefined::FirstRow))?;
        known(
            self.lookup
                .value(FieldPath::cell(table, &above, column).as_str()),
        )
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
}

fn extreme(number: Option<Exact>) -> Known<Value> {
    number.map(Value::Number).ok_or(KINDS)
}
