//! How large an answer may be, and how far from the period a day, before the officer is asked whether it is meant.

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
