//! What is pasted: cells of a spreadsheet, and the table that they are meant for.

pub mod copy;
pub mod paste;
pub mod spreadsheet;
