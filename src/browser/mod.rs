//! The only door to the browser, on `web-sys` and gloo: storage, locks between tabs, files, clock, page, paper
//! (docs/decisions/17-browser-interfaces.md).
//!
//! Nothing outside this folder names a browser interface, but for event types in component handlers.
//!
//! What is of one type only is taken for it unchecked: an event by its name, an element that was just made or has an id of the
//! app. Asking the browser for each type took 60 bytes of the first file, 600 in all.

// The one place that may ask for the window (clippy.toml).
#![allow(clippy::disallowed_methods)]

pub mod arrival;
pub mod blank_fields;
pub mod broadcast;
pub mod cell_keys;
pub mod charts;
pub mod clock;
pub mod copying;
pub mod drops;
pub mod editor_keys;
pub mod encryption;
pub mod events;
pub mod fetch;
pub mod files;
pub mod folders;
pub mod fonts;
pub mod grid;
pub mod guidance;
pub mod indexed_db;
pub mod lazy;
pub mod links;
pub mod page;
pub mod page_breaks;
pub mod pagination;
pub mod print;
pub mod program;
pub mod quota;
pub mod random;
pub mod reader_scope;
pub mod readers;
pub mod shortcuts;
pub mod store;
pub mod text;
mod text_control;
pub mod timers;
pub mod translation;
pub mod web_locks;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A plain object with members: options of the browser's functions. web-sys has types for them, of which each setter is a function of
/// its own in the script of a first visit (45 bytes each; docs/performance.md).
fn object<const MEMBERS: usize>(members: [(&str, JsValue); MEMBERS]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // It fails on no plain object.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object
}

/// The browser's window; a page always has one.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
