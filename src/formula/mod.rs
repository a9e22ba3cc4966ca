//! Expression text -> tree -> types -> exact evaluation. Its words are in `messages`.
//!
//! Knows names only through [`evaluate::Lookup`] and [`kinds::Scope`]: no template, no report.

mod arithmetic;
pub mod evaluate;
pub mod kinds;
pub mod labels;
pub mod outcome;
pub mod parse;
pub mod syntax;
