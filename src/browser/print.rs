//! What the browser puts on paper when a page is printed by Ctrl + P or from the menu.
//!
//! The button of the preview prints the frame with the document. The browser's own command prints the page around it: so
//! the document stands there a second time, unseen on the screen, and alone on paper.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, HtmlIFrameElement, Node};

use super::{named, page};
use crate::document::html::style::STYLE;

/// Id of the document that only paper shows.
const PRINTED: &str = "printed";
/// The sheets of the app.
const APP_SHEETS: &str = "head > link[rel=stylesheet], head > style";

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
        named::set(&document, "adoptedStyleSheets", &named::list(&[]));
        app_sheets(&document, "all");
    }
}

fn stand_in(frame: &str) -> Option<()> {
    let document = super::window()?.document()?;
    let frame: HtmlIFrameElement = page::element(frame)?.dyn_into().ok()?;
    let main = frame.content_document()?.query_selector("main").ok()??;
    let sheet = named::construct("CSSStyleSheet", &[]).ok()?;
    let alone = format!(
        "#{PRINTED} {{ display: none }} @media print {{ {STYLE} body > * {{ display: none }} #{PRINTED} {{ display: block }} }}"
    );
    named::call(&sheet, "replaceSync", &[alone.into()]).ok()?;
    let copy: Node = named::call(&document, "importNode", &[main.into(), JsValue::TRUE])
        .ok()?
        .unchecked_into();
    copy.unchecked_ref::<HtmlElement>().set_id(PRINTED);
    document.body()?.append_child(&copy).ok()?;
    named::set(&document, "adoptedStyleSheets", &named::list(&[sheet]));
    app_sheets(&document, "screen");
    Some(())
}

/// Where the sheets of the app hold: they know nothing of paper.
fn app_sheets(document: &Document, media: &str) {
    let Ok(sheets) = document.query_selector_all(APP_SHEETS) else {
        return;
    };
    (0..sheets.length())
        .filter_map(|place| sheets.item(place))
        .for_each(|sheet| named::set(&sheet, "media", &media.into()));
}
