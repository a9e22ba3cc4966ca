//! A page that is translated although it asks not to be.
//!
//! A translator puts `<font>` elements of its own in the place of text nodes. A framework that keeps text nodes then writes
//! new numbers to nodes that are no longer on the page, and old totals stay on the screen. So each text node comes back as
//! soon as it is replaced: the words of an official document must not be others anyway.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, MutationObserver, MutationRecord, Node};

use super::object;
use super::page::members;

/// Text nodes that come back at most; a translator that replaces them again and again must not keep the page from working.
const MOST: u32 = 50_000;
/// The element that a translator puts around words; the app has none.
const WRAPPER: &str = "FONT";
/// The line in index.html for a page on which a translator had its way.
const WARNING: &str = "translated";

/// Brings text nodes back that a translator replaces, as long as the page is open.
pub fn undo_translation() {
    let Some(body) = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.body())
    else {
        return;
    };
    let restored = Cell::new(0_u32);
    let undo = Closure::<dyn Fn(js_sys::Array, MutationObserver)>::new(
        move |records: js_sys::Array, observer: MutationObserver| {
            for record in records.iter().map(JsCast::unchecked_into::<MutationRecord>) {
                restored.set(restored.get() + restore(&record));
            }
            if restored.get() > MOST {
                observer.disconnect();
                if let Some(warning) = super::page::element(WARNING) {
                    let _ = warning.remove_attribute("hidden");
                }
            }
        },
    );
    let Ok(observer) = MutationObserver::new(undo.as_ref().unchecked_ref()) else {
        return;
    };
    let what = object([("childList", true.into()), ("subtree", true.into())]);
    let _ = observer.observe_with_options(&body, what.unchecked_ref());
    // Both live as long as the page.
    undo.forget();
}

/// Puts the text nodes of one replacement back; how many.
fn restore(record: &MutationRecord) -> u32 {
    let (removed, added) = (record.removed_nodes(), record.added_nodes());
    let wrapper = members(&added).find_map(|node: Node| {
        let element = node.dyn_into::<Element>().ok()?;
        (element.tag_name() == WRAPPER).then_some(element)
    });
    let Some(wrapper) = wrapper else { return 0 };
    let Some(parent) = wrapper.parent_node() else {
        return 0;
    };
    let mut restored = 0;
    for text in members(&removed).filter(|node: &Node| node.node_type() == Node::TEXT_NODE) {
        if parent.insert_before(&text, Some(&wrapper)).is_ok() {
            restored += 1;
        }
    }
    if restored > 0 {
        wrapper.remove();
    }
    restored
}
