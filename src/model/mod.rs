//! Plain values: template, report, answer, number, period, citation.
//!
//! No I/O, no serde, no words for the screen. Nothing here knows a browser, a file format or a language.

pub mod answer;
pub mod citation;
pub mod date;
pub mod number;
pub mod period;
pub mod report;
pub mod template;
