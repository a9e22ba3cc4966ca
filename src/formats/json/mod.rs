//! JSON as every file of the app is read and written: guarded, canonical, digested.

pub mod canonical;
pub mod digest;
pub mod entries;
pub mod fields;
mod members;
pub mod numbers;
pub mod read;
mod scalars;
mod sha256;
mod syntax;
