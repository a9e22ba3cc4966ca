//! The file of a collection: everything that a receiving department gathered, in one file.

pub mod decode;
pub mod encode;
pub mod file;
pub mod records;
pub mod submission;
pub mod synthesis;
mod unknown;
