//! The exchange file of one report: the file that travels, and the record that is kept on this machine.

mod answer_values;
mod answers;
pub mod claims;
pub mod computed;
pub mod decode;
pub mod encode;
mod extra;
mod field_kinds;
pub mod file;
mod members;
mod number_answer;
pub mod rows;
