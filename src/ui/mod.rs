//! What people see: routes, pages, components.
//!
//! No arithmetic, no parsing and no wording here: the core computes, `messages` words, `state` acts.

pub mod collection;
pub mod data;
pub mod editor;
pub mod field;
pub mod help;
pub mod home;
pub mod import;
pub mod new_report;
pub mod notice;
pub mod table;

pub mod app;
mod app_update;
mod lazy;
mod persistence;
mod title;

use crate::browser::{page, translation};

/// Puts the app on the page, in place of the line that says it is opening.
pub fn mount() {
    console_error_panic_hook::set_once();
    page::remove("loading");
    translation::undo_translation();
    leptos::mount::mount_to_body(app::App);
}
