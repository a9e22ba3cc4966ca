//! What `input` and `textarea` have in common: the text in them and what of it is chosen.
//!
//! `web-sys` has a type for each, with the same members.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, HtmlElement, Node};

#[wasm_bindgen]
extern "C" {
    /// An `input` or a `textarea`.
    #[wasm_bindgen(extends = HtmlElement, extends = Element, extends = Node, extends = EventTarget)]
    #[wasm_bindgen(extends = js_sys::Object, is_type_of = is_text_control)]
    pub(super) type TextControl;

    /// `checkbox`, `date` and so on; of a `textarea` its own name.
    #[wasm_bindgen(method, getter, js_name = type)]
    pub(super) fn kind(this: &TextControl) -> String;

    #[wasm_bindgen(method, getter)]
    pub(super) fn value(this: &TextControl) -> String;

    #[wasm_bindgen(method, setter)]
    pub(super) fn set_value(this: &TextControl, text: &str);

    /// Chooses all of the text.
    #[wasm_bindgen(method)]
    pub(super) fn select(this: &TextControl);

    /// Where what is chosen begins, in UTF-16 units; none where nothing can be chosen, as in a box that is ticked.
    #[wasm_bindgen(method, getter, js_name = selectionStart)]
    pub(super) fn selection_start(this: &TextControl) -> Option<u32>;

    /// Where it ends.
    #[wasm_bindgen(method, getter, js_name = selectionEnd)]
    pub(super) fn selection_end(this: &TextControl) -> Option<u32>;
}

fn is_text_control(value: &JsValue) -> bool {
    value
        .dyn_ref::<Element>()
        .is_some_and(|element| element.matches("input, textarea").unwrap_or(false))
}
