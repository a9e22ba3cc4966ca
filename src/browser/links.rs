//! Addresses of this page that are handed to others.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

use super::page::element;

/// The whole address of a place of this page.
#[must_use]
pub fn address_of(fragment: &str) -> String {
    let location = super::window().map(|window| window.location());
    let whole = location.and_then(|location| location.href().ok());
    let whole = whole.unwrap_or_default();
    let page = whole.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}

/// Puts a text on the clipboard; false where the browser does not let this page.
pub async fn copy(text: &str) -> bool {
    let Some(window) = super::window() else {
        return false;
    };
    // Without https the browser has no clipboard for pages, which web-sys does not know.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    let written = window.navigator().clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}

/// Selects all that stands in a field, so that it can be copied by the keyboard.
pub fn select_text(field: &str) {
    if let Some(element) = element(field) {
        element.unchecked_into::<HtmlInputElement>().select();
    }
}
