//! How large an answer may be, how far from the period a day, and how much a number may change since the previous period,
//! before the officer is asked whether it is meant.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a template says of the answers to a field that are plausible. What it leaves open follows from the kind of field
/// (`template::built_in::limits`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The largest plausible number, in the unit of the field.
    pub most: Option<u64>,
    /// Years before the first day of the period in which a day is plausible.
    pub years_before: Option<u32>,
    /// Years after the last day of the period in which a day is plausible.
    pub years_after: Option<u32>,
}

/// From which change since the previous period on a number is asked about. Both must be reached: a half more of 4 is no news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviousChange {
    /// Per cent of the number of the previous period, above zero.
    pub percent: u32,
    /// In the unit of the field, of percentages in points; zero or more.
    #[serde(with = "rust_decimal::serde::str")]
    pub least: Decimal,
}
