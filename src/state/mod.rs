//! Signals and commands of the running app.
//!
//! Views read signals and call commands; they never set a signal. No wording and no arithmetic here: the core has both.

pub mod app;
pub mod collection;
pub mod editor;
pub mod lazy;
pub mod outline;
pub mod page_memo;
pub mod persistence;
pub mod preview;
pub mod registry;
pub mod replicate;
pub mod route;
