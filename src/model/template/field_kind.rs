//! What an answer to a field may be.

use serde::{Deserialize, Serialize};

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is stored.
    pub id: String,
    /// What is read.
    pub label: String,
}

/// Kinds of value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldKind {
    /// A whole number, zero or more.
    Count,
    /// A number, zero or more, with at most so many decimals.
    Amount {
        /// Most decimals.
        decimals: u32,
    },
    /// A percentage stated by hand, zero or more.
    Percent,
    /// One line of words.
    Line,
    /// Words of any length, paragraphs apart by a new line.
    Text,
    /// A list, one entry a line.
    Lines,
    /// One of some options.
    Choice(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// A calendar date.
    Date,
    /// Acts chosen from the registry, one id a line, in the order of citation.
    Acts,
    /// A column worked out from the others of its row; never typed, never stored.
    Computed {
        /// Formula text.
        formula: String,
        /// Decimals on display.
        decimals: u32,
    },
}

impl FieldKind {
    /// True for kinds whose answer is a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Count | Self::Amount { .. } | Self::Percent)
    }

    /// True for kinds whose answer is any words.
    #[must_use]
    pub fn is_words(&self) -> bool {
        matches!(self, Self::Line | Self::Text | Self::Lines)
    }
}
