//! The other tabs of this page: locks on reports, and messages between tabs.
//!
//! Locks need https or this machine itself; elsewhere the messages alone have to do (`state::keeping::tabs`).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::named::{
    answer, call, construct, handler, is_there, list, member, object, of_navigator, set, value,
};

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Only if nobody has it now.
    IfFree,
    /// As soon as nobody has it.
    Waiting,
    /// At once, whoever has it.
    Taking,
}

/// What becomes of asking for a lock.
#[derive(Debug)]
pub enum Answer {
    /// This tab has it.
    Held(Held),
    /// Somebody else has it.
    Busy,
    /// It was taken away.
    Lost,
    /// The browser gives none, as where it keeps nothing of this page.
    Refused,
}

/// A lock that this tab has, until it is released or the page ends.
#[derive(Clone, Debug)]
pub struct Held(Rc<RefCell<Option<Function>>>);

impl Held {
    /// Lets go.
    pub fn release(&self) {
        if let Some(resolve) = self.0.take() {
            let _ = resolve.apply(&JsValue::UNDEFINED, &list(&[]));
        }
    }
}

/// True where the browser offers locks.
#[must_use]
pub fn has_locks() -> bool {
    is_there(&of_navigator("locks"))
}

/// Asks for a lock; `told` hears what becomes of it.
pub fn ask(name: &str, asking: Asking, told: impl Fn(Answer) + Clone + 'static) {
    let options = match asking {
        Asking::IfFree => object(&[("ifAvailable", true.into())]),
        Asking::Waiting => object(&[]),
        Asking::Taking => object(&[("steal", true.into())]),
    };
    let otherwise = told.clone();
    // The lock is held as long as the promise that this gives is open.
    let granted = handler(move |lock| {
        if !is_there(&lock) {
            told(Answer::Busy);
            return JsValue::UNDEFINED;
        }
        let held = Held(Rc::new(RefCell::new(None)));
        let promise = Promise::new(&mut |resolve, _| drop(held.0.replace(Some(resolve))));
        told(Answer::Held(held));
        promise.into()
    });
    let Ok(promise) = call(
        &of_navigator("locks"),
        "request",
        &[name.into(), options, granted],
    ) else {
        return otherwise(Answer::Refused);
    };
    let failed = handler(move |error| {
        // Asking again after any other error would fail again at once, and so on without end.
        let taken = member(&error, "name").as_string().as_deref() == Some("AbortError");
        otherwise(if taken { Answer::Lost } else { Answer::Refused });
        JsValue::UNDEFINED
    });
    let _ = call(&promise, "catch", &[failed]);
}

/// Names of the locks that some tab has.
pub async fn held() -> Vec<String> {
    let Ok(state) = answer(&of_navigator("locks"), "query", &[]).await else {
        return Vec::new();
    };
    let held = value(&member(&state, "held"));
    let name = |lock: &serde_json::Value| lock.get("name")?.as_str().map(str::to_owned);
    held.as_array()
        .into_iter()
        .flatten()
        .filter_map(name)
        .collect()
}

/// Messages between the tabs.
#[derive(Clone, Debug)]
pub struct Channel(Option<JsValue>);

impl Channel {
    /// Opens the channel; `heard` gets what other tabs say, as long as the page lives.
    #[must_use]
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Self {
        let channel = construct("BroadcastChannel", &[name.into()]).ok();
        if let Some(channel) = &channel {
            let listener = handler(move |event| {
                if let Some(text) = member(&event, "data").as_string() {
                    heard(text);
                }
                JsValue::UNDEFINED
            });
            set(channel, "onmessage", &listener);
        }
        Self(channel)
    }

    /// Says something to the other tabs.
    pub fn say(&self, text: &str) {
        if let Some(channel) = &self.0 {
            let _ = call(channel, "postMessage", &list(&[text.into()]).to_vec());
        }
    }
}

/// Calls `act` after some milliseconds.
pub fn later(milliseconds: i32, act: impl FnOnce() + 'static) {
    let act: Function = Closure::once_into_js(act).unchecked_into();
    if let Some(window) = super::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&act, milliseconds);
    }
}

/// Hears when another tab changes the store, but not of keys that begin with `silent`.
pub fn on_record_change(silent: &'static str, changed: impl Fn() + 'static) {
    listen("storage", move |event| {
        // Without a key the whole store was emptied.
        if !member(&event, "key")
            .as_string()
            .is_some_and(|key| key.starts_with(silent))
        {
            changed();
        }
    });
}

/// Hears when the browser shows the page again after it had kept it aside.
pub fn on_return(returned: impl Fn() + 'static) {
    listen("pageshow", move |event| {
        if is_there(&member(&event, "persisted")) {
            returned();
        }
    });
}

/// Listens to an event of the page as long as it lives.
pub fn listen(event: &str, heard: impl Fn(JsValue) + 'static) {
    let listener = handler(move |event| {
        heard(event);
        JsValue::UNDEFINED
    });
    let _ = call(
        &js_sys::global(),
        "addEventListener",
        &[event.into(), listener],
    );
}
