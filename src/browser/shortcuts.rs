//! Keys that act on the whole page, and visits of its controls.
//!
//! Who takes Ctrl + Z? While a control was typed in since it got the focus, the browser: it takes back letter by letter, as
//! people know it, and the app hears of it as of any typing, and that it was the browser ([`taken_back`]). Once the control
//! shows again what it showed on arrival, and everywhere else, the app. Keys of an input method are never touched.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, InputEvent, KeyboardEvent};

use super::events::{Listening, listen};
use super::page::active_element;
use super::text_control::TextControl;

/// The key code of an input method, where the browser does not say that it composes.
const INPUT_METHOD: u32 = 229;
/// Types of inputs that hold no text.
const WITHOUT_TEXT: [&str; 4] = ["checkbox", "radio", "button", "submit"];

thread_local! {
    /// What the control with the focus showed on arrival.
    static ON_ARRIVAL: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The browser's own undo (true) or redo is what is being typed just now.
    static TAKEN_BACK: Cell<Option<bool>> = const { Cell::new(None) };
    /// Counts how often another control got the focus; none while nobody counts.
    static VISIT: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Takes note, from the first call on, of visits of controls and of what the browser's own undo and redo do there, before
/// the app hears of it as of typing.
pub fn note_visits() {
    if VISIT.get().is_some() {
        return;
    }
    VISIT.set(Some(0));
    listen("focusin", Listening::Passive, |event| {
        ON_ARRIVAL.set(event.target().and_then(|target| text_in(&target)));
        VISIT.set(VISIT.get().map(|visit| visit.wrapping_add(1)));
    });
    listen("input", Listening::Capturing, |event| {
        let kind = event.dyn_ref::<InputEvent>().map(InputEvent::input_type);
        TAKEN_BACK.set(match kind.as_deref() {
            Some("historyUndo") => Some(true),
            Some("historyRedo") => Some(false),
            _ => None,
        });
    });
}

/// What the browser just did by itself in the control that is typed in: took back (true) or did again. It is told once.
pub fn taken_back() -> Option<bool> {
    TAKEN_BACK.take()
}

/// The visit of a control that is going on.
pub fn visit() -> u32 {
    VISIT.get().unwrap_or_default()
}

/// Hears of the keys that take a step back (true) or do it again (false), unless the browser's own undo has work to do.
/// `step` says whether there was anything to do.
pub fn on_step(step: impl Fn(bool) -> bool + 'static) {
    listen("keydown", Listening::Preventing, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let Some(back) = step_of(key) else { return };
        // While a dialog covers the report neither the app nor the browser takes a step behind it, where it is not seen.
        let typed = event.target().is_some_and(|target| is_typed_in(&target));
        if !typed && (is_covered() || step(back)) {
            event.prevent_default();
        }
    });
}

/// The step that a key asks for: back (true) or again (false).
fn step_of(key: &KeyboardEvent) -> Option<bool> {
    let command = key.ctrl_key() || key.meta_key();
    if is_composed(key) || !command || key.alt_key() || key.default_prevented() {
        return None;
    }
    match (key.key().to_lowercase().as_str(), key.shift_key()) {
        ("z", false) => Some(true),
        ("y", false) | ("z", true) => Some(false),
        _ => None,
    }
}

/// True for a key of an input method.
#[must_use]
pub fn is_composed(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == INPUT_METHOD
}

/// True while a dialog covers the page.
pub(super) fn is_covered() -> bool {
    !super::page::all("dialog[open]", None).is_empty()
}

/// True for a control whose text is not what it was on arrival.
fn is_typed_in(control: &EventTarget) -> bool {
    let text = text_in(control);
    text.is_some() && ON_ARRIVAL.with_borrow(|arrival| *arrival != text)
}

/// The text of a control that holds one.
fn text_in(control: &EventTarget) -> Option<String> {
    let control = control.dyn_ref::<TextControl>()?;
    (!WITHOUT_TEXT.contains(&control.kind().as_str())).then(|| control.value())
}

/// Leaves the control that has the focus.
pub fn leave_control() {
    let active = active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
    // Buttons and links, which show nothing of the report, keep the focus.
    if let Some(active) = active
        && active.has_type::<TextControl>()
    {
        // Losing the focus cannot fail.
        let _ = active.blur();
    }
}
