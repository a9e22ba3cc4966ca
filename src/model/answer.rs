//! What an officer answered, and where.

use std::borrow::Borrow;

use serde::{Deserialize, Serialize};

use super::number::Number;

/// Address of an answer: `computers`, `agency.name`, or `table.row.column` for a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldPath(String);

impl FieldPath {
    /// An address from its text; nothing is checked, an address that no template knows finds nothing.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The address of a table's cell.
    #[must_use]
    pub fn cell(table: &str, row: &str, column: &str) -> Self {
        let mut text = String::with_capacity(table.len() + row.len() + column.len() + 2);
        for part in [table, ".", row, ".", column] {
            text.push_str(part);
        }
        Self(text)
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Answers are found by the text of their address, without an address being made for it.
impl Borrow<str> for FieldPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// An answer. Blank, zero and not applicable are three different things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Nothing stated; never counts as zero.
    #[default]
    Blank,
    /// The question does not apply to this agency, and why.
    NotApplicable(String),
    /// A count, an amount or a percentage.
    Number(Number),
    /// Words; for a choice the option's id, for a date its ISO 8601 form, for lines one line each.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// Typed text that the field cannot read; kept so that nothing typed is lost, never counted.
    Unreadable(String),
}

impl Answer {
    /// True when something readable was stated, or declared not applicable with a reason.
    #[must_use]
    pub fn is_given(&self) -> bool {
        match self {
            Self::Blank | Self::Unreadable(_) => false,
            Self::NotApplicable(reason) => !reason.trim().is_empty(),
            _ => true,
        }
    }
}
