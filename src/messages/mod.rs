//! Every sentence that people read, one folder a language.
//!
//! Not here: decisions about what is shown where.

pub mod import_facts;
pub mod message;
pub mod vi;
