//! Typed text <-> values: numbers, dates, answers, and the letters they are written with.
//!
//! Not here: sentences (`messages`), decisions about what is shown where.

pub mod abbreviations;
pub mod agency;
pub mod answer;
pub mod ascii;
pub mod copied_cell;
pub mod date;
pub mod encoding;
pub mod file_kind;
pub mod letters;
pub mod lexicon;
pub mod lines;
pub mod money;
pub mod name_order;
pub mod number;
pub mod numbering;
pub mod period_label;
pub mod sanitize;
pub mod search_words;
pub mod spreadsheet_number;
