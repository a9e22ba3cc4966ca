//! A template as written -> a template compiled once: every name resolved, every formula parsed and typed.
//!
//! Pure. Not here: what answers amount to (`assess`), nor the file a template stands in (`formats`).

pub mod check_rule;
pub mod checked;
pub mod checks;
mod columns;
pub mod compile;
pub mod dependencies;
mod fields;
pub mod names;
pub mod outline;
pub mod sentence;
