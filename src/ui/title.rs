//! The title of the page.

use leptos::prelude::*;

use crate::browser::page::set_title;
use crate::messages::vi;

/// Keeps the title of the page.
pub fn page_title(title: Signal<String>) {
    Effect::new(move |_| set_title(&vi::app::page_title(&title.get())));
}
