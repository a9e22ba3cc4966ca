//! The only door to the browser: local storage, files, clock, page.
//!
//! Nothing outside this folder names a browser interface, but for event types in component handlers.

// The one place that may ask for the window (clippy.toml).
#![allow(clippy::disallowed_methods)]

pub mod clock;
pub mod fetch;
pub mod files;
pub mod fonts;
pub mod grid;
pub mod indexed_db;
pub mod lazy;
mod named;
pub mod page;
pub mod page_breaks;
pub mod pagination;
pub mod print;
pub mod quota;
pub mod random;
pub mod seal;
pub mod shortcuts;
pub mod store;
pub mod tabs;
pub mod text;
pub mod translation;

/// The browser's window; a page always has one.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
