//! Keys that act on the whole page, and visits of its controls.
//!
//! Who takes Ctrl + Z? While a control was typed in since it got the focus, the browser: it takes back letter by letter, as
//! people know it, and the app hears of it as of any typing, and that it was the browser ([`taken_back`]). Once the control shows again what it showed on arrival, and
//! everywhere else, the app. Keys of an input method are never touched.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsValue;

use super::named::{call, global, handler, is_there, member, whole};
use super::tabs::listen;

thread_local! {
    /// What the control with the focus showed on arrival.
    static ON_ARRIVAL: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The browser's own undo (true) or redo is what is being typed just now.
    static TAKEN_BACK: Cell<Option<bool>> = const { Cell::new(None) };
}

/// Takes note of what the browser's own undo and redo do, before the app hears of it as of typing.
pub fn note_browser_steps() {
    let note = handler(|event| {
        TAKEN_BACK.set(match member(&event, "inputType").as_string().as_deref() {
            Some("historyUndo") => Some(true),
            Some("historyRedo") => Some(false),
            _ => None,
        });
        JsValue::UNDEFINED
    });
    // Captured: on its way to the control.
    let _ = call(
        &js_sys::global(),
        "addEventListener",
        &["input".into(), note, true.into()],
    );
}

/// What the browser just did by itself in the control that is typed in: took back (true) or did again. It is told once.
pub fn taken_back() -> Option<bool> {
    TAKEN_BACK.take()
}

/// Hears when another control gets the focus.
pub fn on_visit(visited: impl Fn() + 'static) {
    listen("focusin", move |event| {
        ON_ARRIVAL.set(member(&member(&event, "target"), "value").as_string());
        visited();
    });
}

/// Hears of the keys that take a step back (true) or do it again (false), unless the browser's own undo has work to do.
/// `step` says whether there was anything to do.
pub fn on_step(step: impl Fn(bool) -> bool + 'static) {
    listen("keydown", move |event| {
        let is = |name: &str| member(&event, name).is_truthy();
        // 229 is the key of an input method where the browser does not say that it composes.
        let composing = is("isComposing") || whole(&member(&event, "keyCode")) == Some(229);
        if composing || is("altKey") || is("defaultPrevented") || !(is("ctrlKey") || is("metaKey"))
        {
            return;
        }
        let key = member(&event, "key")
            .as_string()
            .unwrap_or_default()
            .to_lowercase();
        let back = match (key.as_str(), is("shiftKey")) {
            ("z", false) => true,
            ("y", false) | ("z", true) => false,
            _ => return,
        };
        // While a dialog covers the report neither the app nor the browser takes a step behind it, where it is not seen.
        if !typed_in(&member(&event, "target")) && (covered() || step(back)) {
            let _ = call(&event, "preventDefault", &[]);
        }
    });
}

fn covered() -> bool {
    call(
        &global("document"),
        "querySelector",
        &["dialog[open]".into()],
    )
    .is_ok_and(|dialog| is_there(&dialog))
}

/// True for a control whose text is not what it was on arrival.
fn typed_in(control: &JsValue) -> bool {
    let text = member(control, "value").as_string();
    let kind = member(control, "type").as_string().unwrap_or_default();
    let takes_text = text.is_some()
        && !matches!(
            kind.as_str(),
            "checkbox" | "radio" | "button" | "submit" | "select-one"
        );
    takes_text && ON_ARRIVAL.with_borrow(|arrival| *arrival != text)
}

/// Leaves the control that has the focus.
pub fn leave_control() {
    let active = member(&global("document"), "activeElement");
    // Buttons and links, which show nothing of the report, keep the focus; only controls that are filled in have this member.
    if !member(&active, "readOnly").is_undefined() {
        let _ = call(&active, "blur", &[]);
    }
}
