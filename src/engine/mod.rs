//! What a report's answers amount to: `assess(template, report, previous)` -> outcomes, findings, narrative, progress.
//!
//! Pure: no clock, no storage, no language choice. `compile` turns a template into what `assess` works on, once.

mod acts;
pub mod assess;
pub mod assessment;
pub mod check_rule;
pub mod checked;
pub mod checks;
mod columns;
pub mod compile;
mod declare;
mod dependence;
mod indicators;
pub mod lookup;
mod names;
mod narrative;
pub mod on_paper;
pub mod outliers;
pub mod outline;
pub mod overrides;
mod plausible;
pub(crate) mod progress;
mod row_changes;
mod row_checks;
pub mod rows;
mod rules;
pub mod sentence;
pub mod table_result;
pub(crate) mod table_rows;
pub mod tables;
pub mod texts;
