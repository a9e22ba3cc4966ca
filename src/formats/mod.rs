//! Files that travel: versioned wire types, JSON in and out, migration, digest.
//!
//! Everything that comes in is hostile until decoded; a failure is a [`problem::FileProblem`] whose text says what to do.

mod answers;
pub mod backup;
pub mod backup_wire;
pub mod canonical;
pub mod carried;
pub mod decode;
pub mod digest;
pub mod encode;
pub mod file_name;
mod migrate;
pub mod packed;
pub mod paste;
pub mod problem;
pub mod read;
pub mod report_wire;
pub mod sealed;
pub mod spreadsheet;
pub mod template;
pub mod template_wire;
mod unknown;
pub mod wire;
