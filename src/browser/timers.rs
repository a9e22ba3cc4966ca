//! Timers.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::IdleRequestOptions;

/// Calls `act` once, after some milliseconds; nothing calls it off.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, act).forget();
}

/// Calls `act` once, when the browser has nothing else to do, or after so many milliseconds.
pub fn when_idle(milliseconds: u32, act: impl FnOnce() + 'static) {
    let options = IdleRequestOptions::new();
    options.set_timeout(milliseconds);
    let act = Closure::once_into_js(act);
    let act = act.unchecked_ref();
    let window = super::window();
    let asked = window
        .as_ref()
        .map(|window| window.request_idle_callback_with_options(act, &options));
    // Safari has no such thing.
    if let (Some(window), Some(Err(_))) = (window, asked) {
        let _ = window.set_timeout_with_callback(act);
    }
}
