//! Fields of a form that are not shown for a while, because they are given.
//!
//! It is done here, to the page as it was drawn: following whether each field is hidden, the first file of the program was
//! 500 bytes larger after gzip.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A field that is hidden.
const HIDDEN: &str = "#main .editor__items > .field[hidden]";
/// A field of the form, from any control in it.
const FIELD: &str = ".editor__items > .field";

/// Hides the fields of some controls and shows all others again. The field with the focus stays: somebody types there.
pub fn hide_fields(controls: &[String]) {
    for field in super::page::all(HIDDEN, None) {
        field.set_hidden(false);
    }
    let active = super::page::active_element().and_then(field_of);
    for field in controls.iter().filter_map(|control| field(control)) {
        if active.as_ref() != Some(&field) {
            field.set_hidden(true);
        }
    }
}

/// Shows the field of a control again.
pub fn show_field(control: &str) {
    if let Some(field) = field(control) {
        field.set_hidden(false);
    }
}

/// The field of a control by its label, which each has.
fn field(control: &str) -> Option<HtmlElement> {
    field_of(super::page::element(&format!("{control}-label"))?.into())
}

fn field_of(inside: Element) -> Option<HtmlElement> {
    inside.closest(FIELD).ok()??.dyn_into().ok()
}
