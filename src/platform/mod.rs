//! The only door to the browser: local storage, files, clock, page.
//!
//! Nothing outside this folder names a browser interface, but for event types in component handlers.

// The one place that may ask for the window (clippy.toml).
#![allow(clippy::disallowed_methods)]

pub mod beside;
pub mod cells;
pub mod clock;
pub mod dom;
pub mod far;
pub mod files;
pub mod fonts;
pub mod keys;
mod named;
pub mod page;
pub mod paper;
pub mod random;
pub mod room;
pub mod seal;
pub mod second;
pub mod sheets;
pub mod store;
pub mod tabs;
pub mod text;
pub mod turns;

/// The browser's window; a page always has one.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
