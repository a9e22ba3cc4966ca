//! Types and units of a formula's parts, checked once when a template is compiled.
//!
//! One mistake is told once: what is wrong counts as a number that fits every unit.

mod calls;

use super::error::{Expected, TypeError, TypeErrorKind};
use super::syntax::{Expression, Node, Operator, RowFunction, Span};
use super::types::{Arity, Scope, Type};

/// The type of a whole formula. `table` is the one in whose rows it stands.
///
/// # Errors
/// All mistakes found, in the order of the text.
pub fn check_types(
    expression: &Expression,
    scope: &dyn Scope,
    table: Option<&str>,
) -> Result<Type, Vec<TypeError>> {
    let mut checker = Checker {
        scope,
        table: table.map(str::to_owned),
        in_rows: false,
        errors: Vec::new(),
    };
    let found = checker.type_of(expression);
    let mut errors = checker.errors;
    if errors.is_empty() {
        return Ok(found);
    }
    errors.sort_by_key(|error| error.span);
    Err(errors)
}

/// A number that fits every unit.
const ANY: Type = Type::Number(None);

struct Checker<'a> {
    scope: &'a dyn Scope,
    table: Option<String>,
    /// Inside a function that goes over rows.
    in_rows: bool,
    errors: Vec<TypeError>,
}

impl Checker<'_> {
    fn report(&mut self, span: Span, kind: TypeErrorKind) -> Type {
        self.errors.push(TypeError { span, kind });
        ANY
    }

    fn expected(&mut self, span: Span, expected: Expected) -> Type {
        self.report(span, TypeErrorKind::Expected(expected))
    }

    fn type_of(&mut self, expression: &Expression) -> Type {
        let span = expression.span;
        match &expression.node {
            Node::Number(_) => ANY,
            Node::Words(text) => Type::Words(Some(vec![text.clone()])),
            Node::Name(name) => {
                let found = self.scope.type_of(name);
                found.unwrap_or_else(|| self.report(span, TypeErrorKind::UnknownName(name.clone())))
            }
            Node::RowCell(column) => {
                let found = self
                    .table
                    .as_deref()
                    .and_then(|table| self.scope.column_type(table, column));
                found.unwrap_or_else(|| {
                    self.report(span, TypeErrorKind::UnknownColumn(column.clone()))
                })
            }
            Node::Negate(inner) => self.number(inner),
            Node::Not(inner) => {
                self.condition(inner);
                Type::YesNo
            }
            Node::Binary(operator, left, right) => self.binary(*operator, left, right),
            Node::Call(function, arguments) => {
                if self.has_arguments(function.name(), function.arity(), arguments, span) {
                    self.call(*function, arguments)
                } else {
                    ANY
                }
            }
            Node::OverRows(function, table, arguments) => {
                self.over_rows(*function, table, arguments, span)
            }
        }
    }

    fn number(&mut self, expression: &Expression) -> Type {
        match self.type_of(expression) {
            number @ Type::Number(_) => number,
            _ => self.expected(expression.span, Expected::Number),
        }
    }

    fn numbers(&mut self, expressions: &[Expression]) {
        for expression in expressions {
            self.number(expression);
        }
    }

    fn condition(&mut self, expression: &Expression) {
        if self.type_of(expression) != Type::YesNo {
            self.expected(expression.span, Expected::Condition);
        }
    }

    /// Words that the officer types; the options of a choice are none.
    fn typed_words(&mut self, expression: &Expression) {
        if self.type_of(expression) != Type::Words(None) {
            self.expected(expression.span, Expected::TypedWords);
        }
    }

    /// Something that is answered or not: a field, a cell, an indicator, a table.
    fn answered(&mut self, expression: &Expression) {
        match &expression.node {
            Node::Name(name) if self.scope.is_table(name) => {}
            Node::Name(_) | Node::RowCell(_) => {
                self.type_of(expression);
            }
            _ => {
                self.expected(expression.span, Expected::Name);
            }
        }
    }

    fn binary(&mut self, operator: Operator, left: &Expression, right: &Expression) -> Type {
        match operator {
            Operator::And | Operator::Or => {
                self.condition(left);
                self.condition(right);
                Type::YesNo
            }
            Operator::Add | Operator::Subtract => {
                let (one, other) = (self.number(left), self.number(right));
                self.common(&one, &other, right.span)
            }
            Operator::Multiply => match (self.number(left), self.number(right)) {
                (Type::Number(None), other) | (other, Type::Number(None)) => other,
                _ => ANY,
            },
            Operator::Divide => match (self.number(left), self.number(right)) {
                (part, Type::Number(None)) => part,
                _ => ANY,
            },
            _ => {
                let (one, other) = (self.type_of(left), self.type_of(right));
                self.common(&one, &other, right.span);
                Type::YesNo
            }
        }
    }

    /// The type that two parts share, or a mistake at the second.
    fn common(&mut self, one: &Type, other: &Type, span: Span) -> Type {
        match (one, other) {
            (Type::Number(None), Type::Number(unit)) | (Type::Number(unit), Type::Number(None)) => {
                Type::Number(unit.clone())
            }
            (Type::Number(Some(a)), Type::Number(Some(b))) if a != b => {
                self.report(span, TypeErrorKind::Units(a.clone(), b.clone()))
            }
            (Type::Words(Some(options)), Type::Words(Some(words))) => {
                match words.iter().find(|word| !options.contains(word)) {
                    Some(word) if words.len() == 1 => {
                        self.report(span, TypeErrorKind::UnknownOption(word.clone()))
                    }
                    _ => one.clone(),
                }
            }
            (Type::Words(_), Type::Words(_)) => Type::Words(None),
            (one, other) if one == other => one.clone(),
            _ => self.expected(span, Expected::SameType),
        }
    }

    /// False, and a mistake, when a function has too few or too many arguments.
    fn has_arguments(
        &mut self,
        function: &'static str,
        (least, most): Arity,
        arguments: &[Expression],
        span: Span,
    ) -> bool {
        let given = arguments.len();
        let fits = given >= least && most.is_none_or(|most| given <= most);
        if !fits {
            let kind = TypeErrorKind::ArgumentCount {
                function,
                given,
                least,
                most,
            };
            self.report(span, kind);
        }
        fits
    }

    fn over_rows(
        &mut self,
        function: RowFunction,
        table: &str,
        arguments: &[Expression],
        span: Span,
    ) -> Type {
        if !self.scope.is_table(table) {
            return self.report(span, TypeErrorKind::UnknownName(table.to_owned()));
        }
        if self.in_rows {
            return self.report(span, TypeErrorKind::RowsInRows);
        }
        if !self.has_arguments(function.name(), function.arity(), arguments, span) {
            return ANY;
        }
        self.in_rows = true;
        let outer = self.table.replace(table.to_owned());
        let found = match (function, arguments) {
            (RowFunction::Count, condition) => {
                condition
                    .iter()
                    .for_each(|condition| self.condition(condition));
                ANY
            }
            (RowFunction::Sum, [value, condition @ ..]) => {
                condition
                    .iter()
                    .for_each(|condition| self.condition(condition));
                self.number(value)
            }
            (RowFunction::First | RowFunction::Last, [value, ..]) => self.type_of(value),
            _ => ANY,
        };
        self.table = outer;
        self.in_rows = false;
        found
    }
}
