//! Events of the window, listened to as long as the page lives.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Function;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, PageTransitionEvent, StorageEvent};

/// How an event is listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listening {
    /// After the controls of the page.
    Passive,
    /// After the controls of the page; the browser's own action may be prevented.
    Preventing,
    /// On the way to the control, before any other listener.
    Capturing,
}

/// Listens to an event of the window.
pub(super) fn listen(
    event: &'static str,
    listening: Listening,
    heard: impl FnMut(&Event) + 'static,
) {
    let Some(window) = super::window() else {
        return;
    };
    let options = EventListenerOptions {
        phase: match listening {
            Listening::Capturing => EventListenerPhase::Capture,
            _ => EventListenerPhase::Bubble,
        },
        passive: listening != Listening::Preventing,
    };
    EventListener::new_with_options(&window, event, options, heard).forget();
}

/// Calls a function at an event of anything that has events, as long as that lives. One function of the browser for all of
/// them: each `on…` of a type is another one, in the program and in its script.
pub(super) fn call_at(target: &EventTarget, event: &str, function: &Function) {
    // It fails for no target and no name.
    let _ = target.add_event_listener_with_callback(event, function);
}

/// Calls `changed` when another tab changes local storage, but not for keys that begin with `ignored`.
pub fn on_storage_change(ignored: &'static str, changed: impl Fn() + 'static) {
    listen("storage", Listening::Passive, move |event| {
        let key = event.unchecked_ref::<StorageEvent>().key();
        // Without a key the whole store was emptied.
        if !key.is_some_and(|key| key.starts_with(ignored)) {
            changed();
        }
    });
}

/// Calls `hidden` when the page is left, also when the browser keeps it for coming back.
pub fn on_page_hide(hidden: impl Fn() + 'static) {
    listen("pagehide", Listening::Passive, move |_| hidden());
}

/// Calls `restored` when the browser shows the page again out of its back/forward cache.
pub fn on_page_restored(restored: impl Fn() + 'static) {
    listen("pageshow", Listening::Passive, move |event| {
        if event.unchecked_ref::<PageTransitionEvent>().persisted() {
            restored();
        }
    });
}
