//! The Web Locks API: which tab of this page writes a report.
//!
//! It needs https or this machine itself; elsewhere messages between the tabs have to do (`browser::broadcast`).

use std::cell::RefCell;
use std::rc::Rc;

use super::object;
use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Navigator};

// `web-sys` has these only behind `--cfg web_sys_unstable_apis`, which its maintainers may change in any version.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Navigator)]
    type NavigatorLocks;
    #[wasm_bindgen(method, getter)]
    fn locks(this: &NavigatorLocks) -> Option<LockManager>;

    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn query(this: &LockManager) -> Result<Promise, JsValue>;

    type LockManagerSnapshot;
    #[wasm_bindgen(method, getter)]
    fn held(this: &LockManagerSnapshot) -> Option<Array>;

    type LockInfo;
    #[wasm_bindgen(method, getter)]
    fn name(this: &LockInfo) -> Option<String>;
}

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockMode {
    /// Only if nobody holds it now.
    IfAvailable,
    /// As soon as nobody holds it.
    Wait,
    /// At once, whoever holds it.
    Steal,
}

/// What becomes of a request for a lock.
#[derive(Debug)]
pub enum LockOutcome {
    /// This tab holds it.
    Granted(LockGuard),
    /// Somebody else holds it.
    Unavailable,
    /// Another tab stole it.
    Stolen,
    /// The browser grants none, as where it keeps nothing of this page.
    Refused,
}

/// A lock that this tab holds, until it is released or the page ends.
#[derive(Clone, Debug)]
pub struct LockGuard(Rc<RefCell<Option<Function>>>);

impl LockGuard {
    /// Releases the lock.
    pub fn release(&self) {
        if let Some(resolve) = self.0.take() {
            // Resolving a promise throws nothing.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}

/// True where the browser offers locks.
#[must_use]
pub fn is_supported() -> bool {
    manager().is_some()
}

fn manager() -> Option<LockManager> {
    let navigator: NavigatorLocks = super::window()?.navigator().unchecked_into();
    navigator.locks()
}

/// Requests a lock; `outcome` hears what becomes of it, also when it is stolen later.
pub fn request(name: &str, mode: LockMode, outcome: impl Fn(LockOutcome) + Clone + 'static) {
    let options = match mode {
        LockMode::IfAvailable => object([("ifAvailable", true.into())]),
        LockMode::Wait => Object::new(),
        LockMode::Steal => object([("steal", true.into())]),
    };
    let failed = outcome.clone();
    // The lock is held as long as the promise that this callback gives is pending.
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            outcome(LockOutcome::Unavailable);
            return JsValue::UNDEFINED;
        }
        let guard = LockGuard(Rc::new(RefCell::new(None)));
        let promise = Promise::new(&mut |resolve, _| drop(guard.0.replace(Some(resolve))));
        outcome(LockOutcome::Granted(guard));
        promise.into()
    });
    let promise = manager().and_then(|manager| {
        manager
            .request(name, &options, granted.unchecked_ref())
            .ok()
    });
    let Some(promise) = promise else {
        return failed(LockOutcome::Refused);
    };
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(error) = JsFuture::from(promise).await {
            // Asking again after any other error would fail again at once, and so on without end.
            let stolen = error
                .dyn_ref::<DomException>()
                .is_some_and(|error| error.name() == "AbortError");
            failed(if stolen {
                LockOutcome::Stolen
            } else {
                LockOutcome::Refused
            });
        }
    });
}

/// Names of the locks that some tab holds.
pub async fn held_names() -> Vec<String> {
    let Some(Ok(query)) = manager().map(|manager| manager.query()) else {
        return Vec::new();
    };
    let Ok(snapshot) = JsFuture::from(query).await else {
        return Vec::new();
    };
    let held = snapshot
        .unchecked_into::<LockManagerSnapshot>()
        .held()
        .unwrap_or_default();
    held.iter()
        .filter_map(|lock| lock.unchecked_into::<LockInfo>().name())
        .collect()
}
