//! What people see: routes, pages, components.
//!
//! No arithmetic, no parsing and no wording here: the core computes, `text` words, `state` acts.

pub mod editor;
pub mod field;
pub mod table;

mod app;
mod app_update;
mod data;
mod help;
mod history;
mod home;
mod import;
mod lazy;
mod new_report;
mod notice;
mod persistence;

use leptos::prelude::*;

use crate::browser::{page, translation};
use crate::messages::vi;

/// Puts the app on the page, in place of the line that says it is opening.
pub fn mount() {
    console_error_panic_hook::set_once();
    page::remove("loading");
    translation::undo_translation();
    leptos::mount::mount_to_body(app::App);
}

/// Keeps the title of the page.
fn page_title(title: Signal<String>) {
    Effect::new(move |_| page::set_title(&vi::app::page_title(&title.get())));
}
