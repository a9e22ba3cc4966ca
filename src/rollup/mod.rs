//! Many reports -> one: totals, coverage, group subtotals, indicators from summed parts, and whose each number is.
//!
//! `compile_plan(form, rules)` reads a template once, `roll_up(plan, agencies, reports)` adds its reports up, and
//! `RollUp::put` adds one more without the others. Pure: no clock, no storage, no words. Which file is whose, and what taking it in would do, is
//! `collection`; files themselves are `formats`.

mod addends;
pub mod answers;
pub mod bars;
pub mod cell;
mod cells;
pub mod compile_plan;
pub mod contribution;
pub mod coverage;
mod formulas;
pub mod histogram;
mod in_tables;
pub mod of_contributions;
mod one_row;
pub mod outliers;
pub mod over_time;
pub mod periods;
pub mod plan;
pub mod ranking;
pub mod results;
pub mod roll_up;
pub mod rows;
pub mod sheet;
pub mod sheet_values;
mod split;
pub mod totals;
pub mod unusual;
