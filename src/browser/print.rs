//! What the browser puts on paper when a page is printed by Ctrl + P or from the menu.
//!
//! The button of the preview prints the frame with the document. The browser's own command prints the page around it: so
//! the document stands there a second time, unseen on the screen, and alone on paper.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, Element, HtmlIFrameElement};

use super::page;
use crate::document::html::style::STYLE;

/// Id of the document that only paper shows.
const PRINTED: &str = "printed";
/// The sheets of the app.
const APP_SHEETS: &str = "head > link[rel=stylesheet], head > style";

thread_local! {
    /// The document is to be printed as soon as its frame has loaded.
    static REQUESTED: Cell<bool> = const { Cell::new(false) };
}

/// Prints the document as soon as it is on the page ([`take_request`]).
pub fn request() {
    REQUESTED.set(true);
}

/// True when the document is to be printed now; it is told once.
#[must_use]
pub fn take_request() -> bool {
    REQUESTED.take()
}

/// From now on the page prints as the document that a frame has loaded; call it before that document is changed for the
/// screen. A browser without sheets made by the object model goes on printing the page.
pub fn print_as(frame: &str) {
    print_page();
    let _ = stand_in(frame);
}

/// From now on the page prints as it is shown.
pub fn print_page() {
    page::remove(PRINTED);
    if let Some(document) = super::window().and_then(|window| window.document()) {
        document.set_adopted_style_sheets(&Array::new());
        app_sheets("all");
    }
}

fn stand_in(frame: &str) -> Option<()> {
    let document = super::window()?.document()?;
    let frame: HtmlIFrameElement = page::element(frame)?.unchecked_into();
    let content = frame.content_document()?.document_element()?;
    let main = content.query_selector("main").ok()??;
    let sheet = CssStyleSheet::new().ok()?;
    let alone = format!(
        "#{PRINTED} {{ display: none }} @media print {{ {STYLE} body > * {{ display: none }} #{PRINTED} {{ display: block }} }}"
    );
    sheet.replace_sync(&alone).ok()?;
    let copy: Element = document
        .import_node_with_deep(&main, true)
        .ok()?
        .unchecked_into();
    copy.set_id(PRINTED);
    document.body()?.append_child(&copy).ok()?;
    document.set_adopted_style_sheets(&Array::of1(&sheet));
    app_sheets("screen");
    Some(())
}

/// Where the sheets of the app hold: they know nothing of paper.
fn app_sheets(media: &str) {
    for sheet in page::all(APP_SHEETS, None) {
        // The name of the attribute is valid.
        let _ = sheet.set_attribute("media", media);
    }
}
