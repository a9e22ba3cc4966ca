//! Every word and number form that people read or type: Vietnamese.
//!
//! Another language is one more `words` file and number form. Nothing here decides what is shown where.

pub mod abbreviations;
pub mod agency;
pub mod annex;
pub mod answer;
pub mod ascii;
pub mod citation;
pub mod compounds;
pub mod date;
pub mod digest;
pub mod document;
pub mod encoding;
pub mod figures;
pub mod findings;
pub mod import;
pub mod letters;
pub mod lines;
pub mod number;
pub mod numbering;
pub mod outside;
pub mod period;
pub mod prose;
pub mod rows;
pub mod said;
pub mod slips;
pub mod tokens;
pub mod words;
pub mod written_date;
