//! The template file: what a kind of report asks, and what follows from the answers.

pub mod built_in;
pub mod convert;
pub mod decode;
pub mod error;
pub mod file;
pub mod outline;
pub mod words;
