//! Keys of the pages of a report: what each asks for, and the way from one field of a form to the next.
//!
//! Keys of an input method are never touched, nor those that a control of the page has taken.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent,
};

use super::grid::go_to;
use super::page::active_element;
use super::shortcuts::{is_composed, is_covered};
use super::text_control::TextControl;

/// The controls that Enter goes through, and the link after the last of them.
const STOPS: &str = "#main :is(.editor__items, .editor__issue) :is(input, textarea, select), \
    #main .table__empty ~ div .button--secondary, #main .editor__neighbour--next";
/// A control of one line that Enter leaves, the cells of tables apart.
const ONE_LINE: &str =
    "#main :is(.editor__items, .editor__issue) > .field input:is([type=text], [type=radio])";

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorKey {
    /// The next answer that is left to fill in.
    NextBlank,
    /// The next finding that waits.
    NextFinding,
    /// The section after this one (true), or the one before.
    Section(bool),
    /// The comment at the field with the focus.
    Comment,
    /// A snapshot of the report.
    Keep,
    /// The document on paper.
    Print,
    /// A field by its name.
    Search,
    /// The sheet of keys.
    Sheet,
}

/// Listens to keys until it is dropped.
pub struct KeyListener {
    _listener: EventListener,
}

/// Hears of the keys of a report's pages; `act` says whether the page did something. Enter goes from field to field by itself.
/// Nothing is heard while a dialog covers the page.
pub fn listen(act: impl Fn(EditorKey) -> bool + 'static) -> Option<KeyListener> {
    let heard = move |event: &web_sys::Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if key.default_prevented() || is_composed(key) {
            return;
        }
        // A dialog is looked for in the whole page, 4 ms with 2,000 fields: not at each digit.
        let done = match asked(key) {
            Some(asked) => !is_covered() && act(asked),
            None if is_plain_enter(key) => {
                !is_covered() && leave_by_enter(key.target(), key.shift_key())
            }
            None => press_beside(key),
        };
        if done {
            key.prevent_default();
        }
    };
    let options = EventListenerOptions::enable_prevent_default();
    let window = super::window()?;
    let listener = EventListener::new_with_options(&window, "keydown", options, heard);
    Some(KeyListener {
        _listener: listener,
    })
}

/// What a key asks for, with exactly the keys held that belong to it.
fn asked(key: &KeyboardEvent) -> Option<EditorKey> {
    let command = key.ctrl_key() || key.meta_key();
    match (command, key.alt_key(), key.shift_key()) {
        (false, true, false) => match key.key().as_str() {
            "ArrowUp" | "ArrowDown" if is_list(key.target().as_ref()) => None,
            "ArrowUp" => Some(EditorKey::Section(false)),
            "ArrowDown" => Some(EditorKey::Section(true)),
            _ if is_letter(key, "n") => Some(EditorKey::NextBlank),
            _ if is_letter(key, "g") => Some(EditorKey::Comment),
            _ if is_letter(key, "v") => Some(EditorKey::NextFinding),
            _ => None,
        },
        (true, false, false) if is_letter(key, "s") => Some(EditorKey::Keep),
        (true, false, false) if is_letter(key, "p") => Some(EditorKey::Print),
        (true, false, false) if is_letter(key, "k") => Some(EditorKey::Search),
        (false, false, _) if key.key() == "/" && !is_typed_in(key.target().as_ref()) => {
            Some(EditorKey::Search)
        }
        // Shift as the layout of the keyboard wants it.
        (false, false, _) if key.key() == "?" && !is_typed_in(key.target().as_ref()) => {
            Some(EditorKey::Sheet)
        }
        _ => None,
    }
}

/// True for the key of a letter. With Alt a Mac types another sign, or begins one: then the place of the key counts.
fn is_letter(key: &KeyboardEvent, letter: &str) -> bool {
    let typed = key.key().to_ascii_lowercase();
    let is_latin = |letter: &str| matches!(letter.as_bytes(), [b'a'..=b'z']);
    typed == letter
        || !is_latin(&typed)
            && key.code().strip_prefix("Key").map(str::to_ascii_lowercase)
                == Some(letter.to_owned())
}

fn is_plain_enter(key: &KeyboardEvent) -> bool {
    key.key() == "Enter" && !key.ctrl_key() && !key.meta_key() && !key.alt_key()
}

/// Presses what stands in a field beside its control, where Tab does not stop: that the question does not apply (Alt + Enter),
/// that nothing is chosen (Delete), the number of the previous period (Alt + L), or a button that moves a chosen act (Ctrl +
/// arrow). False where there is no such button, or it is hidden.
fn press_beside(key: &KeyboardEvent) -> bool {
    let held = (key.ctrl_key(), key.alt_key(), key.shift_key());
    let (around, button) = match (held, key.key().as_str()) {
        ((false, true, false), "Enter") => (
            ".field, .table",
            ".field__absent:not(.field__absent--moot, [hidden])",
        ),
        ((false, true, false), _) if is_letter(key, "l") => {
            ("td, .field", ".field__take:not([hidden])")
        }
        ((false, false, false), "Delete") => (".field__options", ".button--link"),
        ((true, false, false), "ArrowUp") => (".field__act", "[id$=-up]"),
        ((true, false, false), "ArrowDown") => (".field__act", "[id$=-down]"),
        _ => return false,
    };
    if is_covered() {
        return false;
    }
    let target = key
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let around = target.and_then(|target| target.closest(around).ok().flatten());
    let found = around.and_then(|around| around.query_selector(button).ok().flatten());
    let Some(button) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    button.click();
    true
}

/// True for a list, which opens by Alt and an arrow.
fn is_list(target: Option<&EventTarget>) -> bool {
    target.is_some_and(|target| target.has_type::<HtmlSelectElement>())
}

/// True where signs are typed.
fn is_typed_in(target: Option<&EventTarget>) -> bool {
    is_list(target) || target.is_some_and(|target| target.has_type::<TextControl>())
}

/// Goes from a field of one line to the next control of the form, or back; false from anything else.
fn leave_by_enter(target: Option<EventTarget>, back: bool) -> bool {
    let from = target.and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(from) = from.filter(|from| from.matches(ONE_LINE).unwrap_or(false)) else {
        return false;
    };
    let mut stops = stops();
    if back {
        stops.reverse();
    }
    let after = stops.iter().skip_while(|stop| **stop != from).skip(1);
    // At either end the key does nothing: there is no form to send.
    let _ = after
        .filter(|stop| is_stop(stop, &stops))
        .find(|stop| takes_focus(stop));
    true
}

fn stops() -> Vec<HtmlElement> {
    super::page::all(STOPS, None)
}

/// True for a control that Tab would stop at: of a group of options the chosen one, or the first.
fn is_stop(stop: &HtmlElement, stops: &[HtmlElement]) -> bool {
    let Some(input) = stop.dyn_ref::<HtmlInputElement>() else {
        return true;
    };
    let is_chosen = |other: &HtmlElement| {
        let other = other.dyn_ref::<HtmlInputElement>();
        other.is_some_and(|other| other.name() == input.name() && other.checked())
    };
    let is_option = input.type_() == "radio" && !input.checked();
    !input.disabled() && (!is_option || input.id() == input.name() && !stops.iter().any(is_chosen))
}

/// Gives the focus to a control; one that is hidden does not take it.
fn takes_focus(stop: &HtmlElement) -> bool {
    if stop.id().is_empty() || !go_to(&stop.id()) {
        let _ = stop.focus();
    }
    let stop: &Element = stop;
    active_element().is_some_and(|active| active == *stop)
}

/// Id of the control that has the focus; of an option the id of its group.
#[must_use]
pub fn control_in_focus() -> String {
    let Some(active) = active_element() else {
        return String::new();
    };
    match active.dyn_ref::<HtmlInputElement>() {
        Some(input) if input.type_() == "radio" => input.name(),
        _ => active.id(),
    }
}
