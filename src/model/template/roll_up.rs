//! How the answers of many agencies become one figure, and the figures of periods one after another that of a longer period.

use serde::{Deserialize, Serialize};

/// How the answers of many agencies become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RollUp {
    /// Numbers are added; of a table with fixed rows, cell by cell.
    Sum,
    /// The answer of the report that was changed last: what every agency states alike, as how many communes there are.
    Latest,
    /// The answers stand one after another, each with its agency; so do the rows of a table.
    List,
    /// How many agencies chose each option.
    Distribution,
    /// Rows of a table that have one name are one row, whose numbers are added.
    ByName,
    /// It stays with its agency.
    None,
}

/// What a figure is in time: whether figures of periods one after another are added.
///
/// Flows and stocks are those of national accounts (System of National Accounts 2008, chapter 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OverTime {
    /// What happened in the period: a year has the sum of its quarters.
    Flow,
    /// What there is at the end of the period: a year has that of its last quarter.
    Stock,
    /// What there was at its beginning, as what was carried over: a year has that of its first quarter.
    OpeningStock,
    /// What cannot be had from parts of the period: who was trained in two quarters is one person in the year.
    None,
}

/// What a template says of how a field, a column or a table is rolled up. What it leaves open follows from the kind
/// (`template::roll_up`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollUpRule {
    /// Over agencies.
    pub roll_up: Option<RollUp>,
    /// Over periods.
    pub over_time: Option<OverTime>,
}
