//! The app's own parts that every template is compiled with.

use crate::model::citation::Citation;
use crate::model::period::PeriodRule;
use crate::model::template::{Check, Item};

/// The built-in parts that every template is compiled with.
#[derive(Clone, Debug, Default)]
pub struct BuiltIn {
    /// The section of the particulars.
    pub particulars: Particulars,
    /// Checks of the particulars.
    pub checks: Vec<Check>,
    /// The registry of legal acts.
    pub acts: Vec<Citation>,
    /// The usual days of each kind of period, taken by templates that state none.
    pub periods: Vec<PeriodRule>,
}

/// The built-in section with the particulars of agency and document.
#[derive(Clone, Debug, Default)]
pub struct Particulars {
    /// Heading.
    pub title: String,
    /// Guidance for the officer.
    pub hint: String,
    /// Fields, addresses under `agency.` and `document.`.
    pub items: Vec<Item>,
}
