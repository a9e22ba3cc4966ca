//! Files that travel, a folder a kind of file: versioned serde types, JSON in and out, migration, digest; and what is pasted.
//!
//! Everything that comes in is hostile until decoded; a failure is an [`error::FileError`], and `messages` says what to do.

pub mod agencies;
pub mod archive;
pub mod backup;
pub mod clipboard;
pub mod collection;
pub mod csv;
pub mod embedded_json;
pub mod file_name;
pub mod heading;
pub mod journal;
pub mod json;
mod migrate;
pub mod packed;
pub mod problems;
pub mod report;
pub mod request;
pub mod summaries;
pub mod template;
pub mod totals;
pub mod versioned;
pub mod workbook;
