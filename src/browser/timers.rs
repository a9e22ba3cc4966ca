//! Timers.

use super::object;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Calls `act` once, after some milliseconds; nothing calls it off.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, act).forget();
}

/// Lets the browser do what it has to do: what follows is another task.
pub async fn pause() {
    let paused = Promise::new(&mut |resolve, _| {
        after(0, move || drop(resolve.call0(&JsValue::NULL)));
    });
    // It is never rejected.
    let _ = JsFuture::from(paused).await;
}

/// Calls `act` once, when the browser has nothing else to do, or after so many milliseconds.
pub fn when_idle(milliseconds: u32, act: impl FnOnce() + 'static) {
    let options = object([("timeout", milliseconds.into())]);
    let act: Function = Closure::once_into_js(act).unchecked_into();
    let asked = super::window()
        .map(|window| window.request_idle_callback_with_options(&act, options.unchecked_ref()));
    // Safari has no such thing.
    if let Some(Err(_)) = asked {
        after(0, move || drop(act.call0(&JsValue::NULL)));
    }
}
