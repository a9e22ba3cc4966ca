//! The department's own report, created from a collection: what the collection gives its fields, where the report says
//! something else, and taking over what came since.
//!
//! `fills` works out what the collection gives, `compare` holds a report against it, `take_over` writes what nobody wrote
//! otherwise. An answer that a person changed is never written over, unless the person asks for it (`take_one`).

pub mod compare;
pub mod fill;
pub mod fills;
pub mod indicators;
mod rows;
pub mod take_over;
