//! Running Vietnamese text as data: tokens, citations, dates, figures, references to annexes.
//!
//! Not here: what is said about them (`messages::vi::proofread`), nor which of it is a finding (`assess::checks`).

pub mod annex;
pub mod citation;
pub mod figures;
pub mod list_ends;
pub mod prose;
pub mod sentences;
pub mod tokens;
pub mod written_date;
