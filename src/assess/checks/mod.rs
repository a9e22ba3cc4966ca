//! The checks of a report: declared rules and those that every template has, a file a family.

mod asked_for;
pub mod comparisons;
pub mod dispatch;
mod given;
pub mod legal_acts;
mod lexicon;
mod limits;
pub mod outliers;
pub mod plausibility;
pub mod proofreading;
pub mod rows;
pub mod run;
mod shares;
mod stated;
mod years;
