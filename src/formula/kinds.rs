//! Kinds and units of a formula's parts, checked once when a template is loaded.

use super::syntax::{Expression, Function, Node, Operator, RowFunction};

/// Kind of a value, with the unit of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number; `None` fits every unit.
    Number(Option<String>),
    /// True or false.
    YesNo,
    /// Words; a choice lists its options.
    Words(Option<Vec<String>>),
    /// A date.
    Date,
}

/// What a name means where a formula stands.
pub trait Scope {
    /// Kind of the answer, indicator or built-in at an address.
    fn kind(&self, name: &str) -> Option<Kind>;
    /// Kind of a table's column; `None` when there is no such column.
    fn column(&self, table: &str, column: &str) -> Option<Kind>;
    /// True when the name is a table's.
    fn is_table(&self, name: &str) -> bool;
}

/// What is wrong with a formula that reads well, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindError {
    /// Bytes from the start of the formula.
    pub at: usize,
    /// What is wrong.
    pub what: KindProblem,
}

/// Kinds of mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KindProblem {
    /// No answer, indicator or table of this name.
    UnknownName(String),
    /// No such column in the table.
    UnknownColumn(String),
    /// The option is not one of the choice's.
    UnknownOption(String),
    /// Two units that cannot be added or compared.
    Units(String, String),
    /// Something else than what stands there is needed.
    Needs(&'static str),
    /// A function with the wrong count of arguments.
    Arguments,
    /// Rows gone over inside rows: the work would grow by the count of rows with each level.
    RowsInRows,
}

/// The kind of a whole formula, or everything that is wrong in it. `table` is the one in whose rows it stands.
///
/// # Errors
/// All mistakes found, in the order of the text.
pub fn kind_of(
    expression: &Expression,
    scope: &dyn Scope,
    table: Option<&str>,
) -> Result<Kind, Vec<KindError>> {
    let mut checker = Checker {
        scope,
        table: table.map(str::to_owned),
        in_rows: false,
        errors: Vec::new(),
    };
    let kind = checker.kind(expression);
    if checker.errors.is_empty() {
        Ok(kind)
    } else {
        Err(checker.errors)
    }
}

/// A number that fits every unit: what a mistake counts as, so that one mistake is told once.
const ANY: Kind = Kind::Number(None);

struct Checker<'a> {
    scope: &'a dyn Scope,
    table: Option<String>,
    /// Inside a function that goes over rows.
    in_rows: bool,
    errors: Vec<KindError>,
}

impl Checker<'_> {
    fn wrong(&mut self, at: usize, what: KindProblem) -> Kind {
        self.errors.push(KindError { at, what });
        ANY
    }

    fn kind(&mut self, expression: &Expression) -> Kind {
        let at = expression.at;
        match &expression.node {
            Node::Number(_) => ANY,
            Node::Words(text) => Kind::Words(Some(vec![text.clone()])),
            Node::Name(name) => {
                let kind = self.scope.kind(name);
                kind.unwrap_or_else(|| self.wrong(at, KindProblem::UnknownName(name.clone())))
            }
            Node::RowCell(column) => {
                let kind = self
                    .table
                    .as_deref()
                    .and_then(|table| self.scope.column(table, column));
                kind.unwrap_or_else(|| self.wrong(at, KindProblem::UnknownColumn(column.clone())))
            }
            Node::Negate(inner) => self.number(inner),
            Node::Not(inner) => {
                self.yes_no(inner);
                Kind::YesNo
            }
            Node::Binary(operator, left, right) => self.binary(*operator, left, right, at),
            Node::Call(function, arguments) => self.call(*function, arguments, at),
            Node::OverRows(function, table, arguments) => {
                self.over_rows(*function, table, arguments, at)
            }
        }
    }

    fn number(&mut self, expression: &Expression) -> Kind {
        match self.kind(expression) {
            kind @ Kind::Number(_) => kind,
            _ => self.wrong(expression.at, KindProblem::Needs("số")),
        }
    }

    fn yes_no(&mut self, expression: &Expression) {
        if self.kind(expression) != Kind::YesNo {
            self.wrong(expression.at, KindProblem::Needs("điều kiện đúng hoặc sai"));
        }
    }

    /// Words that the officer types; the options of a choice are none.
    fn free_words(&mut self, expression: &Expression) {
        if self.kind(expression) != Kind::Words(None) {
            self.wrong(expression.at, KindProblem::Needs("ô chữ"));
        }
    }

    /// Something that is answered or not: a field, a cell, an indicator, a table.
    fn answered(&mut self, expression: &Expression) {
        match &expression.node {
            Node::Name(name) if self.scope.is_table(name) => {}
            Node::Name(_) | Node::RowCell(_) => {
                self.kind(expression);
            }
            _ => {
                self.wrong(expression.at, KindProblem::Needs("tên một ô số liệu"));
            }
        }
    }

    fn binary(
        &mut self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
        at: usize,
    ) -> Kind {
        match operator {
            Operator::And | Operator::Or => {
                self.yes_no(left);
                self.yes_no(right);
                Kind::YesNo
            }
            Operator::Add | Operator::Subtract => {
                let (one, other) = (self.number(left), self.number(right));
                self.common(&one, &other, right.at)
            }
            Operator::Multiply => match (self.number(left), self.number(right)) {
                (Kind::Number(None), kind) | (kind, Kind::Number(None)) => kind,
                _ => ANY,
            },
            Operator::Divide => match (self.number(left), self.number(right)) {
                (kind, Kind::Number(None)) => kind,
                _ => ANY,
            },
            _ => {
                let (one, other) = (self.kind(left), self.kind(right));
                self.common(&one, &other, right.at.max(at));
                Kind::YesNo
            }
        }
    }

    /// The kind that two parts share, or a mistake at the second.
    fn common(&mut self, one: &Kind, other: &Kind, at: usize) -> Kind {
        match (one, other) {
            (Kind::Number(None), Kind::Number(unit)) | (Kind::Number(unit), Kind::Number(None)) => {
                Kind::Number(unit.clone())
            }
            (Kind::Number(Some(a)), Kind::Number(Some(b))) if a != b => {
                self.wrong(at, KindProblem::Units(a.clone(), b.clone()))
            }
            (Kind::Words(Some(options)), Kind::Words(Some(words))) => {
                match words.iter().find(|word| !options.contains(word)) {
                    Some(word) if words.len() == 1 => {
                        self.wrong(at, KindProblem::UnknownOption(word.clone()))
                    }
                    _ => one.clone(),
                }
            }
            (Kind::Words(_), Kind::Words(_)) => Kind::Words(None),
            (one, other) if one == other => one.clone(),
            _ => self.wrong(at, KindProblem::Needs("hai vế cùng loại")),
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expression], at: usize) -> Kind {
        let percent = || Kind::Number(Some("%".to_owned()));
        match (function, arguments) {
            (Function::Percent, [part, whole]) => {
                let (one, other) = (self.number(part), self.number(whole));
                self.common(&one, &other, whole.at);
                percent()
            }
            (Function::Ratio, [one, other]) => {
                self.number(one);
                self.number(other);
                percent()
            }
            (Function::Rounding, [first, rest @ ..]) => {
                let kind = self.number(first);
                for part in rest {
                    self.number(part);
                }
                for part in arguments
                    .iter()
                    .filter(|part| !matches!(part.node, Node::Name(_)))
                {
                    self.wrong(part.at, KindProblem::Needs("tên một ô số liệu"));
                }
                kind
            }
            (
                Function::Total | Function::Sum | Function::Min | Function::Max,
                [first, rest @ ..],
            ) => {
                let mut kind = self.number(first);
                for part in rest {
                    let next = self.number(part);
                    kind = self.common(&kind, &next, part.at);
                }
                kind
            }
            (Function::If, [condition, yes, no]) => {
                self.yes_no(condition);
                let (one, other) = (self.kind(yes), self.kind(no));
                self.common(&one, &other, no.at)
            }
            (Function::Coalesce, [one, other]) => {
                let (kind, instead) = (self.kind(one), self.kind(other));
                self.common(&kind, &instead, other.at)
            }
            (Function::Filled, [one]) => {
                self.answered(one);
                Kind::YesNo
            }
            (Function::OnceFilled, [answered @ .., value]) if !answered.is_empty() => {
                for one in answered {
                    self.answered(one);
                }
                self.kind(value)
            }
            (Function::Previous, [one]) => {
                if !matches!(one.node, Node::Name(_)) {
                    return self.wrong(one.at, KindProblem::Needs("tên một ô số liệu"));
                }
                self.kind(one)
            }
            (Function::Before, [one]) => {
                if !matches!(one.node, Node::RowCell(_)) {
                    return self.wrong(one.at, KindProblem::Needs("tên một cột (row.cột)"));
                }
                self.kind(one)
            }
            (Function::Entries, [one]) => {
                self.free_words(one);
                ANY
            }
            (Function::Contains, [one, part]) => {
                self.free_words(one);
                if !matches!(&part.node, Node::Words(words) if !words.trim().is_empty()) {
                    self.wrong(part.at, KindProblem::Needs("từ ngữ trong ngoặc kép"));
                }
                Kind::YesNo
            }
            (Function::Abs, [one]) => self.number(one),
            (Function::Round, [one, decimals]) => {
                if !matches!(decimals.node, Node::Number(_)) {
                    self.wrong(decimals.at, KindProblem::Needs("số chữ số thập phân"));
                }
                self.number(one)
            }
            _ => self.wrong(at, KindProblem::Arguments),
        }
    }

    fn over_rows(
        &mut self,
        function: RowFunction,
        table: &str,
        arguments: &[Expression],
        at: usize,
    ) -> Kind {
        if !self.scope.is_table(table) {
            return self.wrong(at, KindProblem::UnknownName(table.to_owned()));
        }
        if self.in_rows {
            return self.wrong(at, KindProblem::RowsInRows);
        }
        self.in_rows = true;
        let outer = self.table.replace(table.to_owned());
        let kind = match (function, arguments) {
            (RowFunction::Count, []) => ANY,
            (RowFunction::Count, [condition]) => {
                self.yes_no(condition);
                ANY
            }
            (RowFunction::Sum, [value]) => self.number(value),
            (RowFunction::First | RowFunction::Last, [value]) => self.kind(value),
            (RowFunction::Sum, [value, condition]) => {
                self.yes_no(condition);
                self.number(value)
            }
            _ => self.wrong(at, KindProblem::Arguments),
        };
        self.table = outer;
        self.in_rows = false;
        kind
    }
}
