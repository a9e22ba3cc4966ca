//! Types of a formula's parts, what names mean, and how many arguments a function takes.
//!
//! Not here: the check itself (`type_check`).

use super::syntax::{Function, RowFunction};

/// Type of a value, with the unit of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
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
    /// Type of the answer, indicator or built-in at an address.
    fn type_of(&self, name: &str) -> Option<Type>;
    /// Type of a table's column; `None` when there is no such column.
    fn column_type(&self, table: &str, column: &str) -> Option<Type>;
    /// True when the name is a table's.
    fn is_table(&self, name: &str) -> bool;
}

/// How many arguments a function takes: at least, and at most where there is a limit.
pub type Arity = (usize, Option<usize>);

impl Function {
    /// How many arguments it takes.
    #[must_use]
    pub fn arity(self) -> Arity {
        match self {
            Self::Filled | Self::Previous | Self::Before | Self::Entries | Self::Abs => {
                (1, Some(1))
            }
            Self::Percent | Self::Ratio | Self::Coalesce | Self::Contains | Self::Round => {
                (2, Some(2))
            }
            Self::If => (3, Some(3)),
            Self::Total | Self::Sum | Self::Min | Self::Max | Self::Rounding => (1, None),
            Self::OnceFilled => (2, None),
        }
    }
}

impl RowFunction {
    /// How many arguments it takes; the last may be a condition.
    #[must_use]
    pub fn arity(self) -> Arity {
        match self {
            Self::Count => (0, Some(1)),
            Self::Sum => (1, Some(2)),
            Self::First | Self::Last => (1, Some(1)),
        }
    }
}
