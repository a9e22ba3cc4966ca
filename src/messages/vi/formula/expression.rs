//! A formula in words, and with its numbers put in. Its functions are in `calls`.

use crate::formula::evaluate::{Lookup, Row, evaluate_in};
use crate::formula::labels::Labels;
use crate::formula::outcome::{Outcome, Value};
use crate::formula::syntax::{Expression, Function, Node, Operator};
use crate::input::number::ResultText;
use crate::input::{date, number};

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
        Value::Number(value) => result_text(&number::format_result(value)),
        Value::YesNo(true) => "đúng".to_owned(),
        Value::YesNo(false) => "sai".to_owned(),
        Value::Words(words) => words.clone(),
        Value::Date(day) => date::short(*day),
    }
}

fn result_text(result: &ResultText) -> String {
    match result {
        ResultText::Digits(digits) => digits.clone(),
        ResultText::NearZero(least) if least.starts_with('-') => format!("trên {least}"),
        ResultText::NearZero(least) => format!("dưới {least}"),
    }
}

pub(super) enum Leaves<'a> {
    /// With the table in whose row the part stands.
    Words(&'a dyn Labels, Option<&'a str>),
    Numbers(&'a dyn Lookup, Row<'a>),
}

pub(super) struct Writer<'a> {
    pub(super) leaves: Leaves<'a>,
}

/// How tightly an operator binds; a part that binds less tightly than its place wants parentheses.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Level {
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
    pub(super) fn write(&self, expression: &Expression, place: Level) -> String {
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
            Leaves::Words(labels, _) => built_in_name(name).unwrap_or_else(|| labels.label(name)),
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
}

pub(super) fn outcome_text(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Value(value) => value_text(value),
        Outcome::Missing(_) => "…".to_owned(),
        Outcome::Undefined(_) => "(không có)".to_owned(),
    }
}

/// The name of a built-in that formulas can mention.
#[must_use]
pub fn built_in_name(name: &str) -> Option<String> {
    let words = match name {
        "period.from" => "ngày đầu kỳ báo cáo",
        "period.to" => "ngày chốt số liệu",
        "period.year" => "năm báo cáo",
        "report.revision" => "lần ban hành",
        "document.replacesItself" => "văn bản thay thế chính nó",
        "agency.ofDistrict" => "tên cơ quan nhắc đến đơn vị cấp huyện",
        _ => return None,
    };
    Some(words.to_owned())
}
