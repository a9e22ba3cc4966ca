//! Functions of a formula in words, and with their numbers put in.

use super::expression::{Leaves, Level, Writer, outcome_text};
use crate::formula::evaluate::evaluate_in;
use crate::formula::outcome::{Outcome, Undefined};
use crate::formula::syntax::{Expression, Function, Node, RowFunction};

impl Writer<'_> {
    pub(super) fn call(
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
        let unary = |text: String| (Level::Unary, text);
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
            (Function::Coalesce, [one, other]) => unary(self.coalesce(one, other)),
            (Function::Filled, [one]) => unary(self.filled(one)),
            (Function::Previous, [one]) => unary(self.previous(one)),
            (Function::Abs, [one]) => unary(format!("|{}|", self.write(one, Level::Lowest))),
            (Function::Round, [_, _]) => unary(format!("làm tròn({})", list("; ", Level::Lowest))),
            (Function::Max, [least, part]) if matches!(least.node, Node::Number(_)) => {
                self.at_least(least, part, whole)
            }
            (Function::Min, _) => unary(format!("nhỏ nhất({})", list("; ", Level::Lowest))),
            (Function::Max, _) => unary(format!("lớn nhất({})", list("; ", Level::Lowest))),
            (Function::Entries | Function::Contains | Function::Before | Function::Rounding, _) => {
                self.answered(function, arguments, whole)
            }
            _ => unary(list("; ", Level::Lowest)),
        }
    }

    fn filled(&self, one: &Expression) -> String {
        let one = self.write(one, Level::Unary);
        if self.on_paper() {
            format!("có số liệu về {one}")
        } else {
            format!("đã điền {one}")
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
            Function::Rounding => (Level::Unary, "sai số làm tròn".to_owned()),
            Function::Entries => (Level::Unary, format!("số ý của {}", part(0))),
            Function::Contains => (Level::Compare, format!("{} có {}", part(0), part(1))),
            _ => (Level::Unary, format!("{} liền trước", part(0))),
        }
    }

    /// A part that is held above a number: "100 − Tỷ lệ, không nhỏ hơn 0"; with numbers the part alone where it is above.
    fn at_least(
        &self,
        least: &Expression,
        part: &Expression,
        whole: &Expression,
    ) -> (Level, String) {
        let least_text = self.write(least, Level::Lowest);
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
            (Leaves::Numbers(lookup, _), Node::Name(name)) => outcome_text(&lookup.previous(name)),
            _ => format!("{} của kỳ trước", self.write(one, Level::Unary)),
        }
    }

    pub(super) fn over_rows(
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
