//! What is dropped on the page while a page takes it: anywhere, before what lies below hears of it.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};

/// Hears of what is dropped until it is dropped itself.
#[derive(Debug)]
pub struct DropListener {
    _listener: Option<EventListener>,
}

/// Calls `dropped` with what is dropped anywhere on the page, and nothing else.
#[must_use]
pub fn listen(dropped: impl Fn(&DragEvent) + 'static) -> DropListener {
    let options = EventListenerOptions {
        passive: false,
        ..EventListenerOptions::run_in_capture_phase()
    };
    let heard = move |event: &Event| {
        event.stop_propagation();
        dropped(event.unchecked_ref());
    };
    let listener = super::window()
        .map(|window| EventListener::new_with_options(&window, "drop", options, heard));
    DropListener {
        _listener: listener,
    }
}
