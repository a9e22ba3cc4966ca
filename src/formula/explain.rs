//! A formula in words, and with its numbers put in.

use rust_decimal::Decimal;

use super::evaluate::{Lookup, Outcome, Row, Undefined, Value, evaluate_in};
use super::syntax::{Expression, Function, Node, Operator, RowFunction};
use crate::input::{date, number};
use crate::model::answer::Path;

/// The names that people read.
pub trait Labels {
    /// Name of an answer, an indicator or a built-in.
    fn label(&self, name: &str) -> String;
    /// Name of a table.
    fn table(&self, table: &str) -> String;
    /// Name of a table's column.
    fn column(&self, table: &str, column: &str) -> String;
    /// Name of an option of a choice; a column is addressed as `table..column`.
    fn option(&self, field: &str, option: &str) -> Option<String>;
    /// True for the names of the printed document, which knows no fields to fill in.
    fn on_paper(&self) -> bool {
        false
    }
}

/// The formula with the names of its parts: "Đã giải quyết đúng hạn / Đã giải quyết × 100". `table` is the one in whose
/// rows it stands.
pub fn in_words(expression: &Expression, labels: &dyn Labels, table: Option<&str>) -> String {
    Writer {
        leaves: Leaves::Words(labels, table),
    }
    .write(expression, Level::Lowest)
}

/// The formula with its numbers: "1.189 / 1.194 × 100"; a blank stands as "…".
pub fn in_numbers(expression: &Expression, lookup: &dyn Lookup, row: Row<'_>) -> String {
    Writer {
        leaves: Leaves::Numbers(lookup, row),
    }
    .write(expression, Level::Lowest)
}

/// A value as people read it, with at most six decimals; one too near to zero for them is said to be so, for it is not zero.
#[must_use]
pub fn value_text(value: &Value) -> String {
    match value {
        Value::Number(value) => number::format_result(value),
        Value::YesNo(true) => "đúng".to_owned(),
        Value::YesNo(false) => "sai".to_owned(),
        Value::Words(words) => words.clone(),
        Value::Date(day) => date::short(*day),
    }
}

enum Leaves<'a> {
    /// With the table in whose row the part stands.
    Words(&'a dyn Labels, Option<&'a str>),
    Numbers(&'a dyn Lookup, Row<'a>),
}

struct Writer<'a> {
    leaves: Leaves<'a>,
}

/// How tightly an operator binds; a part that binds less tightly than its place wants parentheses.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Lowest,
    Or,
    And,
    Not,
    Compare,
    Add,
    Multiply,
    Unary,
}

impl<'a> Writer<'a> {
    fn write(&self, expression: &Expression, place: Level) -> String {
        if let Node::Call(Function::OnceFilled, parts) = &expression.node {
            return self.once_filled(parts, expression, place);
        }
        let (level, text) = match &expression.node {
            Node::Number(value) => (Level::Unary, number::format(*value)),
            Node::Words(words) => (Level::Unary, format!("“{words}”")),
            Node::Name(name) => (Level::Unary, self.name(name, expression)),
            Node::RowCell(column) => (Level::Unary, self.cell(column, expression)),
            Node::Negate(inner) => (
                Level::Unary,
                format!("-{}", self.write(inner, Level::Unary)),
            ),
            Node::Not(inner) => (
                Level::Not,
                format!("không phải {}", self.write(inner, Level::Not)),
            ),
            Node::Binary(operator, left, right) => self.binary(*operator, left, right),
            Node::Call(function, arguments) => self.call(*function, arguments, expression),
            Node::OverRows(function, table, arguments) => (
                Level::Unary,
                self.over_rows(*function, table, arguments, expression),
            ),
        };
        // A negative number beside an operator wants parentheses as much as a sum does.
        let level = if text.starts_with('-') && place > Level::Add {
            Level::Lowest
        } else {
            level
        };
        if level < place {
            format!("({text})")
        } else {
            text
        }
    }

    /// As long as nothing is answered there are no numbers; after that only the value is read.
    fn once_filled(&self, parts: &[Expression], whole: &Expression, place: Level) -> String {
        if let Leaves::Numbers(lookup, row) = self.leaves {
            let outcome = evaluate_in(whole, lookup, row);
            if !matches!(outcome, Outcome::Value(_)) {
                return outcome_text(&outcome);
            }
        }
        parts
            .last()
            .map(|value| self.write(value, place))
            .unwrap_or_default()
    }

    fn name(&self, name: &str, expression: &Expression) -> String {
        match self.leaves {
            Leaves::Words(labels, _) => labels.label(name),
            Leaves::Numbers(lookup, row) => outcome_text(&evaluate_in(expression, lookup, row)),
        }
    }

    fn cell(&self, column: &str, expression: &Expression) -> String {
        match self.leaves {
            Leaves::Words(labels, Some(table)) => labels.column(table, column),
            Leaves::Words(_, None) => column.to_owned(),
            Leaves::Numbers(lookup, row) => outcome_text(&evaluate_in(expression, lookup, row)),
        }
    }

    fn binary(&self, operator: Operator, left: &Expression, right: &Expression) -> (Level, String) {
        let (level, sign, tighter) = match operator {
            Operator::Or => (Level::Or, "hoặc", Level::Or),
            Operator::And => (Level::And, "và", Level::And),
            Operator::Add => (Level::Add, "+", Level::Add),
            Operator::Subtract => (Level::Add, "−", Level::Multiply),
            Operator::Multiply => (Level::Multiply, "×", Level::Multiply),
            Operator::Divide => (Level::Multiply, "/", Level::Unary),
            Operator::NotEqual => (Level::Compare, "≠", Level::Add),
            Operator::LessOrEqual => (Level::Compare, "≤", Level::Add),
            Operator::GreaterOrEqual => (Level::Compare, "≥", Level::Add),
            Operator::Equal | Operator::Less | Operator::Greater => {
                (Level::Compare, operator.sign(), Level::Add)
            }
        };
        let first = if level == Level::Compare {
            Level::Add
        } else {
            level
        };
        (
            level,
            format!(
                "{} {sign} {}",
                self.write(left, first),
                self.option(left, right)
                    .unwrap_or_else(|| self.write(right, tighter))
            ),
        )
    }

    /// The name of an option that stands beside the choice which has it.
    fn option(&self, choice: &Expression, option: &Expression) -> Option<String> {
        match (&self.leaves, &choice.node, &option.node) {
            (Leaves::Words(labels, _), Node::Name(name), Node::Words(id)) => {
                labels.option(name, id)
            }
            (Leaves::Words(labels, table), Node::RowCell(column), Node::Words(id)) => {
                labels.option(&format!("{}..{column}", (*table)?), id)
            }
            _ => None,
        }
    }

    fn call(
        &self,
        function: Function,
        arguments: &[Expression],
        whole: &Expression,
    ) -> (Level, String) {
        let list = |separator: &str, level| {
            arguments
                .iter()
                .map(|part| self.write(part, level))
                .collect::<Vec<_>>()
                .join(separator)
        };
        match (function, arguments) {
            (Function::Percent | Function::Ratio, [part, whole]) => (
                Level::Multiply,
                format!(
                    "{} / {} × 100",
                    self.write(part, Level::Multiply),
                    self.write(whole, Level::Unary)
                ),
            ),
            (Function::Total | Function::Sum, _) => (Level::Add, list(" + ", Level::Add)),
            (Function::If, [condition, yes, no]) => (
                Level::Lowest,
                format!(
                    "nếu {} thì {}, không thì {}",
                    self.write(condition, Level::Or),
                    self.write(yes, Level::Or),
                    self.write(no, Level::Or)
                ),
            ),
            (Function::Coalesce, [one, other]) => (Level::Unary, self.coalesce(one, other)),
            (Function::Rounding, _) => match self.leaves {
                Leaves::Words(..) => (Level::Unary, "sai số làm tròn".to_owned()),
                Leaves::Numbers(lookup, row) => {
                    (Level::Unary, outcome_text(&evaluate_in(whole, lookup, row)))
                }
            },
            (Function::Entries | Function::Contains | Function::Before, _) => {
                self.answered(function, arguments, whole)
            }
            (Function::Filled, [one]) if self.on_paper() => (
                Level::Unary,
                format!("có số liệu về {}", self.write(one, Level::Unary)),
            ),
            (Function::Filled, [one]) => (
                Level::Unary,
                format!("đã điền {}", self.write(one, Level::Unary)),
            ),
            (Function::Previous, [one]) => (Level::Unary, self.previous(one)),
            (Function::Abs, [one]) => (
                Level::Unary,
                format!("|{}|", self.write(one, Level::Lowest)),
            ),
            (Function::Round, [one, decimals]) => (
                Level::Unary,
                format!(
                    "làm tròn({}; {})",
                    self.write(one, Level::Lowest),
                    self.write(decimals, Level::Lowest)
                ),
            ),
            (Function::Min, _) => (
                Level::Unary,
                format!("nhỏ nhất({})", list("; ", Level::Lowest)),
            ),
            (
                Function::Max,
                [
                    Expression {
                        node: Node::Number(least),
                        ..
                    },
                    part,
                ],
            ) => self.at_least(*least, part, whole),
            (Function::Max, _) => (
                Level::Unary,
                format!("lớn nhất({})", list("; ", Level::Lowest)),
            ),
            _ => (Level::Unary, list("; ", Level::Lowest)),
        }
    }

    /// Functions that look at an answer rather than calculate: with numbers put in they are their result.
    fn answered(
        &self,
        function: Function,
        arguments: &[Expression],
        whole: &Expression,
    ) -> (Level, String) {
        if let Leaves::Numbers(lookup, row) = self.leaves {
            return (Level::Unary, outcome_text(&evaluate_in(whole, lookup, row)));
        }
        let part = |position: usize| {
            arguments
                .get(position)
                .map_or_else(String::new, |part| self.write(part, Level::Unary))
        };
        match function {
            Function::Entries => (Level::Unary, format!("số ý của {}", part(0))),
            Function::Contains => (Level::Compare, format!("{} có {}", part(0), part(1))),
            _ => (Level::Unary, format!("{} liền trước", part(0))),
        }
    }

    /// A part that is held above a number: "100 − Tỷ lệ, không nhỏ hơn 0"; with numbers the part alone where it is above.
    fn at_least(&self, least: Decimal, part: &Expression, whole: &Expression) -> (Level, String) {
        let least_text = number::format(least);
        match self.leaves {
            Leaves::Words(..) => (
                Level::Lowest,
                format!(
                    "{}, không nhỏ hơn {least_text}",
                    self.write(part, Level::Add)
                ),
            ),
            Leaves::Numbers(lookup, row)
                if evaluate_in(part, lookup, row) == evaluate_in(whole, lookup, row) =>
            {
                (Level::Add, self.write(part, Level::Add))
            }
            Leaves::Numbers(..) => (
                Level::Unary,
                format!(
                    "lớn nhất({least_text}; {})",
                    self.write(part, Level::Lowest)
                ),
            ),
        }
    }

    fn on_paper(&self) -> bool {
        matches!(self.leaves, Leaves::Words(labels, _) if labels.on_paper())
    }

    fn coalesce(&self, one: &Expression, other: &Expression) -> String {
        let instead = self.write(other, Level::Unary);
        match self.leaves {
            // Which figure counts for a blank is the form's matter; another answer in its place is the reader's.
            Leaves::Words(..)
                if self.on_paper() && matches!(other.node, Node::Number(_) | Node::Words(_)) =>
            {
                self.write(one, Level::Unary)
            }
            Leaves::Words(..) if self.on_paper() => {
                format!("{}, không có thì {instead}", self.write(one, Level::Unary))
            }
            Leaves::Words(..) => format!(
                "{} (để trống tính là {instead})",
                self.write(one, Level::Unary)
            ),
            Leaves::Numbers(lookup, row) => match evaluate_in(one, lookup, row) {
                Outcome::Missing(_) | Outcome::Undefined(Undefined::NotApplicable(_)) => instead,
                outcome => outcome_text(&outcome),
            },
        }
    }

    fn previous(&self, one: &Expression) -> String {
        match (&self.leaves, &one.node) {
            (Leaves::Numbers(lookup, _), Node::Name(name)) => {
                outcome_text(&lookup.previous(&Path::new(name.as_str())))
            }
            _ => format!("{} của kỳ trước", self.write(one, Level::Unary)),
        }
    }

    fn over_rows(
        &self,
        function: RowFunction,
        table: &str,
        arguments: &[Expression],
        whole: &Expression,
    ) -> String {
        let labels = match self.leaves {
            Leaves::Numbers(lookup, row) => return outcome_text(&evaluate_in(whole, lookup, row)),
            Leaves::Words(labels, _) => labels,
        };
        let inner = Writer {
            leaves: Leaves::Words(labels, Some(table)),
        };
        let name = labels.table(table);
        let (value, condition) = match (function, arguments) {
            (RowFunction::Count, rest) => (None, rest.first()),
            (_, rest) => (rest.first(), rest.get(1)),
        };
        let mut text = match value {
            Some(value) if function == RowFunction::First => {
                format!(
                    "{} đầu tiên ở bảng {name}",
                    inner.write(value, Level::Unary)
                )
            }
            Some(value) if function == RowFunction::Last => {
                format!(
                    "{} cuối cùng ở bảng {name}",
                    inner.write(value, Level::Unary)
                )
            }
            Some(value) => format!("tổng {} ở bảng {name}", inner.write(value, Level::Unary)),
            None => format!("số dòng ở bảng {name}"),
        };
        if let Some(condition) = condition {
            let condition = inner.write(condition, Level::Compare);
            text.push_str(&format!(
                " (chỉ tính dòng có {})",
                condition.trim_start_matches("có ")
            ));
        }
        text
    }
}

fn outcome_text(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Value(value) => value_text(value),
        Outcome::Missing(_) => "…".to_owned(),
        Outcome::Undefined(_) => "(không có)".to_owned(),
    }
}
