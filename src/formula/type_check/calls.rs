//! Types of the functions of a formula.

use super::{ANY, Checker};
use crate::formula::error::Expected;
use crate::formula::syntax::{Expression, Function, Node};
use crate::formula::types::Type;

impl Checker<'_> {
    /// A function with as many arguments as it takes.
    pub(super) fn call(&mut self, function: Function, arguments: &[Expression]) -> Type {
        let percent = || Type::Number(Some("%".to_owned()));
        match (function, arguments) {
            (Function::Percent, [part, whole]) => {
                let (one, other) = (self.number(part), self.number(whole));
                self.common(&one, &other, whole.span);
                percent()
            }
            (Function::Ratio, both) => {
                self.numbers(both);
                percent()
            }
            (
                Function::Total | Function::Sum | Function::Min | Function::Max,
                [first, rest @ ..],
            ) => {
                let mut all = self.number(first);
                for part in rest {
                    let next = self.number(part);
                    all = self.common(&all, &next, part.span);
                }
                all
            }
            (Function::If, [condition, yes, no]) => {
                self.condition(condition);
                let (one, other) = (self.type_of(yes), self.type_of(no));
                self.common(&one, &other, no.span)
            }
            (Function::Coalesce, [one, other]) => {
                let (value, instead) = (self.type_of(one), self.type_of(other));
                self.common(&value, &instead, other.span)
            }
            (Function::OnceFilled, [answered @ .., value]) => {
                for one in answered {
                    self.answered(one);
                }
                self.type_of(value)
            }
            (Function::Abs, [one]) => self.number(one),
            (Function::Round, [one, decimals]) => {
                if !matches!(decimals.node, Node::Number(_)) {
                    self.expected(decimals.span, Expected::Decimals);
                }
                self.number(one)
            }
            (_, arguments) => self.about_answers(function, arguments),
        }
    }

    /// A function that looks at how something was answered.
    fn about_answers(&mut self, function: Function, arguments: &[Expression]) -> Type {
        match (function, arguments) {
            (Function::Filled, [one]) => {
                self.answered(one);
                Type::YesNo
            }
            (Function::Rounding, [first, rest @ ..]) => {
                let stated = self.number(first);
                self.numbers(rest);
                for part in arguments {
                    if !matches!(part.node, Node::Name(_)) {
                        self.expected(part.span, Expected::Name);
                    }
                }
                stated
            }
            (Function::Previous, [one]) if !matches!(one.node, Node::Name(_)) => {
                self.expected(one.span, Expected::Name)
            }
            (Function::Before, [one]) if !matches!(one.node, Node::RowCell(_)) => {
                self.expected(one.span, Expected::RowCell)
            }
            (Function::Previous | Function::Before, [one]) => self.type_of(one),
            (Function::Entries, [one]) => {
                self.typed_words(one);
                ANY
            }
            (Function::Contains, [one, part]) => {
                self.typed_words(one);
                if !matches!(&part.node, Node::Words(words) if !words.trim().is_empty()) {
                    self.expected(part.span, Expected::QuotedWords);
                }
                Type::YesNo
            }
            // `has_arguments` lets no other through.
            _ => ANY,
        }
    }
}
