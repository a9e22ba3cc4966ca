//! What a file says follows from its answers. Whoever receives it works the same out again (`collection::claims`).

use rust_decimal::Decimal;

use super::template::Severity;

/// The results that a file carries for its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Indicators.
    pub indicators: Vec<ClaimedIndicator>,
    /// Findings.
    pub findings: Vec<ClaimedFinding>,
}

/// An indicator as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedIndicator {
    /// Its id.
    pub id: String,
    /// What it comes to.
    pub value: ClaimedValue,
}

/// What an indicator comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimedValue {
    /// A number, rounded to the indicator's decimals or, of one stated by hand, as it is stated.
    Number {
        /// The number.
        number: Decimal,
        /// True for one stated by hand.
        stated: bool,
    },
    /// It lacks answers.
    Missing,
    /// It has no value.
    Undefined,
    /// A word that this version does not know, or a number that is none.
    Unknown,
}

/// A finding as a file has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimedFinding {
    /// Its key.
    pub key: String,
    /// Its family.
    pub family: String,
    /// How grave it is; none for a word that this version does not know.
    pub severity: Option<Severity>,
}
