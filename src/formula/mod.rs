//! Expression text -> tree -> types -> exact evaluation. Its words are in `messages`.
//!
//! Knows names only through [`evaluate::Lookup`] and [`types::Scope`]: no template, no report.

mod arithmetic;
pub mod error;
pub mod evaluate;
pub mod labels;
pub mod outcome;
pub mod parse;
pub mod syntax;
pub mod type_check;
pub mod types;
