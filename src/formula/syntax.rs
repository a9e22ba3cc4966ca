//! The tree of a formula.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A node with the text that it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expression {
    /// What it is.
    pub node: Node,
    /// Where it stands: for errors of a template that is being written. What is shipped compiled keeps where it begins,
    /// because fingerprints tell the comparisons of a rule apart by that, and are the same however a rule came here.
    #[serde(with = "start")]
    pub span: Span,
}

/// The start of a span, which is what is shipped of it.
mod start {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Span;

    pub fn serialize<S: Serializer>(span: &Span, out: S) -> Result<S::Ok, S::Error> {
        span.start.serialize(out)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Span, D::Error> {
        usize::deserialize(from).map(|start| Span::new(start, start))
    }
}

/// A part of a text: bytes from its start, always at the edge of a character, the end left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it has ended; the same as `start` where something is missing.
    pub end: usize,
}

impl Span {
    /// From one byte to another.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// What stands there.
    #[must_use]
    pub fn text(self, whole: &str) -> &str {
        whole.get(self.start..self.end).unwrap_or_default()
    }
}

/// What an expression can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Node {
    /// A number written in the formula.
    Number(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// Words in double quotes.
    Words(String),
    /// The address of an answer, an indicator or a built-in.
    Name(String),
    /// `row.column` inside a function over rows, and in what is worked out for each row.
    RowCell(String),
    /// `-x`.
    Negate(Box<Expression>),
    /// `not x`.
    Not(Box<Expression>),
    /// `x operator y`.
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// `function(x, ...)`.
    Call(Function, Vec<Expression>),
    /// `table.count(...)`, `table.sum(...)`, `table.first(...)`, `table.last(...)`.
    OverRows(RowFunction, String, Vec<Expression>),
}

/// Operators between two expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `and`
    And,
    /// `or`
    Or,
}

impl Operator {
    /// The sign in a formula's text.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::And => "and",
            Self::Or => "or",
        }
    }

    /// True for `=` and its kin.
    #[must_use]
    pub fn is_comparison(self) -> bool {
        !matches!(
            self,
            Self::Add | Self::Subtract | Self::Multiply | Self::Divide | Self::And | Self::Or
        )
    }
}

/// Functions of expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Function {
    /// Part of a whole of the same unit, × 100.
    Percent,
    /// One number of another, × 100, whatever their units.
    Ratio,
    /// Sum without what does not apply.
    Total,
    /// Sum.
    Sum,
    /// One of two values by a condition.
    If,
    /// A value, or another where it is blank.
    Coalesce,
    /// Whether something is answered.
    Filled,
    /// The value of the previous period.
    Previous,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// Without its sign.
    Abs,
    /// Rounded half away from zero.
    Round,
    /// How many entries a list has.
    Entries,
    /// Whether an answer holds some words.
    Contains,
    /// The same cell of the row above.
    Before,
    /// A value in which blanks may count as zero, once anything of what it builds on is answered.
    OnceFilled,
    /// How far stated numbers may be off by rounding, together.
    Rounding,
}

impl Function {
    /// Every function with its name.
    pub const ALL: [(Self, &'static str); 17] = [
        (Self::Percent, "percent"),
        (Self::Ratio, "ratio"),
        (Self::Total, "total"),
        (Self::Sum, "sum"),
        (Self::If, "if"),
        (Self::Coalesce, "coalesce"),
        (Self::Filled, "filled"),
        (Self::Previous, "previous"),
        (Self::Min, "min"),
        (Self::Max, "max"),
        (Self::Abs, "abs"),
        (Self::Round, "round"),
        (Self::Entries, "entries"),
        (Self::Contains, "contains"),
        (Self::Before, "before"),
        (Self::OnceFilled, "onceFilled"),
        (Self::Rounding, "rounding"),
    ];

    /// The function of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        of_name(&Self::ALL, name)
    }

    /// How a formula names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(&Self::ALL, self)
    }
}

fn of_name<T: Copy>(all: &[(T, &'static str)], name: &str) -> Option<T> {
    let found = all.iter().find(|(_, known)| *known == name);
    found.map(|(one, _)| *one)
}

fn name_of<T: PartialEq>(all: &[(T, &'static str)], one: T) -> &'static str {
    let found = all.iter().find(|(known, _)| *known == one);
    found.map_or("", |(_, name)| name)
}

/// Functions over a table's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowFunction {
    /// How many rows.
    Count,
    /// Sum over rows.
    Sum,
    /// The value in the first row.
    First,
    /// The value in the last row.
    Last,
}

impl RowFunction {
    /// Every function with its name, which stands behind the table's: `table.count`.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Count, "count"),
        (Self::Sum, "sum"),
        (Self::First, "first"),
        (Self::Last, "last"),
    ];

    /// The function of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        of_name(&Self::ALL, name)
    }

    /// How a formula names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(&Self::ALL, self)
    }
}

impl Expression {
    /// How many parts stand inside one another; evaluation goes as deep.
    #[must_use]
    pub fn depth(&self) -> usize {
        let inner = match &self.node {
            Node::Number(_) | Node::Words(_) | Node::Name(_) | Node::RowCell(_) => 0,
            Node::Negate(inner) | Node::Not(inner) => inner.depth(),
            Node::Binary(_, left, right) => left.depth().max(right.depth()),
            Node::Call(_, parts) | Node::OverRows(_, _, parts) => {
                parts.iter().map(Self::depth).max().unwrap_or_default()
            }
        };
        inner + 1
    }

    /// Visits this expression and all below it, each before its parts, with the table whose row it stands in.
    pub fn visit<'a>(
        &'a self,
        table: Option<&'a str>,
        see: &mut dyn FnMut(&'a Self, Option<&'a str>),
    ) {
        see(self, table);
        let (parts, table) = match &self.node {
            Node::Number(_) | Node::Words(_) | Node::Name(_) | Node::RowCell(_) => return,
            Node::Negate(inner) | Node::Not(inner) => return inner.visit(table, see),
            Node::Binary(_, left, right) => {
                left.visit(table, see);
                return right.visit(table, see);
            }
            Node::Call(_, parts) => (parts, table),
            Node::OverRows(_, over, parts) => (parts, Some(over.as_str())),
        };
        for part in parts {
            part.visit(table, see);
        }
    }
}
