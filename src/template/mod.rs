//! A template as written -> compiled once, every name resolved, every formula parsed and typed: `Form` (what is asked) and
//! `Rules` (what follows), or everything that is wrong with it, each with its place.
//!
//! Pure. Not here: what answers amount to (`assess`), the file a template stands in (`formats`), the words for what is
//! wrong (`messages`).

pub mod built_in;
pub mod check_rule;
mod checks;
mod columns;
pub mod compile;
mod compiler;
pub mod dependencies;
pub mod draft;
pub mod error;
mod fields;
pub mod form;
mod header;
mod indicators;
pub mod labels;
pub mod names;
mod order;
pub mod outline;
pub mod place;
pub mod roll_up;
pub mod rule_index;
pub mod rules;
pub mod sentence;
mod sentences;
mod synthesizes;
mod table_shape;
