//! A template as written -> compiled once, every name resolved, every formula parsed and typed: `Form` (what is asked) and
//! `Rules` (what follows).
//!
//! Pure. Not here: what answers amount to (`assess`), nor the file a template stands in (`formats`).

pub mod built_in;
pub mod check_rule;
pub mod checks;
mod columns;
pub mod compile;
pub mod dependencies;
mod fields;
pub mod form;
pub mod labels;
pub mod names;
pub mod outline;
pub mod rule_index;
pub mod rules;
pub mod sentence;
