//! Expression text -> tree -> exact evaluation -> explanation in words.
//!
//! Knows names only through [`evaluate::Lookup`] and [`kinds::Scope`]: no template, no report.

mod arithmetic;
pub mod contradiction;
pub mod evaluate;
pub mod explain;
pub mod kinds;
pub mod parse;
pub mod syntax;
pub mod undefined;
