//! The page itself: title, address, focus, print.

use std::cell::RefCell;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FocusEvent, HtmlElement, HtmlIFrameElement, HtmlInputElement, Window,
};

use super::events::{Listening, listen};
use super::object;
use super::text_control::TextControl;

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = super::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The fragment of the address.
#[must_use]
pub fn fragment() -> String {
    super::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to a fragment; the browser's back button returns.
pub fn go(fragment: &str) {
    if let Some(window) = super::window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Calls `changed` whenever the fragment changes, as long as the page lives.
pub fn on_fragment_change(changed: impl Fn() + 'static) {
    listen("hashchange", Listening::Passive, move |_| changed());
}

/// What the scripts around the program last told about the version of the app (`assets/offline.js`, the one-file edition);
/// empty when nothing.
#[must_use]
pub fn update_status() -> String {
    let page = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    page.and_then(|page| page.get_attribute("data-news"))
        .unwrap_or_default()
}

/// Calls `changed` whenever those scripts tell something, as long as the page lives.
pub fn on_update_status(changed: impl Fn() + 'static) {
    listen("bao-cao-so-news", Listening::Passive, move |_| changed());
}

/// Tells those scripts that the person agrees to the new version.
pub fn accept_update() {
    tell("bao-cao-so-yes");
}

/// Tells the scripts around the program something.
pub(super) fn tell(event: &str) {
    if let (Some(window), Ok(event)) = (super::window(), web_sys::Event::new(event)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Calls `found` when there is an IndexedDB database of this app although local storage may be empty (assets/boot.js tells).
pub fn on_indexed_db_found(found: impl Fn() + 'static) {
    listen("indexed-db-found", Listening::Passive, move |_| found());
}

pub(super) fn element(id: &str) -> Option<HtmlElement> {
    super::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

/// The members of one of the browser's lists (nodes, boxes, rules), all of which are of type `T`.
pub(super) fn members<T: JsCast>(list: &JsValue) -> impl Iterator<Item = T> {
    Array::from(list).into_iter().map(JsCast::unchecked_into)
}

/// The elements inside one, or on the whole page, that a selector finds, in their order.
pub(super) fn all(selector: &str, inside: Option<&Element>) -> Vec<HtmlElement> {
    let page = || super::window()?.document()?.document_element();
    let found = inside
        .cloned()
        .or_else(page)
        .and_then(|inside| inside.query_selector_all(selector).ok());
    found.map_or_else(Vec::new, |found| members(&found).collect())
}

/// The element that has the focus.
pub(super) fn active_element() -> Option<Element> {
    super::window()?.document()?.active_element()
}

/// Gives the focus to an element.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Opens or closes every part of an element that folds away, those inside others left as they are.
pub fn open_all(id: &str, open: bool) {
    let Some(list) = element(id) else { return };
    for details in all("details:not(details details)", Some(&list)) {
        let _ = if open {
            details.set_attribute("open", "")
        } else {
            details.remove_attribute("open")
        };
    }
}

/// True when the element of an id has the focus.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    active_element().is_some_and(|active| active.id() == id)
}

/// Brings an element to the top of the view.
pub fn scroll_to_top() {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Puts a text into the control of an event, where it differs from what stands there.
pub fn show_in(event: &FocusEvent, text: &str) {
    if let Some(target) = event.target() {
        put(&target, text);
    }
}

/// Puts a text into the control of an id, which nobody is typing in.
pub fn fill(id: &str, text: &str) {
    if let Some(control) = element(id) {
        put(&control, text);
    }
}

fn put(control: &impl JsCast, text: &str) {
    if let Some(control) = control.dyn_ref::<TextControl>()
        && control.value() != text
    {
        control.set_value(text);
    }
}

/// Ticks the box of an event, or takes the tick away.
pub fn set_checked(event: &Event, checked: bool) {
    let target = event.target();
    if let Some(Ok(input)) = target.map(JsCast::dyn_into::<HtmlInputElement>) {
        input.set_checked(checked);
    }
}

/// Scrolls the label of a control into view, then gives the control the focus without scrolling (the GOV.UK pattern).
/// False when the control is not on the page.
pub fn reveal(control: &str) -> bool {
    let Some(target) = element(control) else {
        return false;
    };
    let label = element(&format!("{control}-label")).unwrap_or_else(|| target.clone());
    scroll_to(&label, "center");
    let still = object([("preventScroll", true.into())]);
    let _ = target.focus_with_options(still.unchecked_ref());
    // As Tab does it: the next key replaces what stands there.
    if let Some(input) = target.dyn_ref::<TextControl>()
        && input.kind() != "textarea"
    {
        input.select();
    }
    true
}

/// Scrolls an option of a list into view, whose list keeps the focus elsewhere.
pub fn show_option(id: &str) {
    if let Some(option) = element(id) {
        scroll_to(&option, "nearest");
    }
}

fn scroll_to(element: &Element, block: &str) {
    let options = object([("block", block.into())]);
    element.scroll_into_view_with_scroll_into_view_options(options.unchecked_ref());
}

/// Scrolls what has the focus out from under the bars of the page (`scroll-padding`), where it is covered.
pub fn uncover_focused() {
    if let Some(focused) = active_element() {
        scroll_to(&focused, "nearest");
    }
}

/// True while the focus is in a field of the page: on a slow machine a person may type before the page was drawn, and the
/// focus is theirs then.
#[must_use]
pub fn is_in_field() -> bool {
    active_element().is_some_and(|focused| {
        focused
            .matches("#main :is(input, textarea, select)")
            .unwrap_or(false)
    })
}

/// Calls `then` after the page was drawn anew.
pub fn after_draw(then: impl FnOnce() + 'static) {
    if let Some(window) = super::window() {
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}

thread_local! {
    /// Hears of the page being left.
    static LEAVING: RefCell<Option<EventListener>> = const { RefCell::new(None) };
    /// Hears of another size of the window.
    static RESIZED: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Asks before the page is left while something is not saved.
pub fn ask_before_leaving(ask: bool) {
    let options = EventListenerOptions::enable_prevent_default();
    let question = |window: Window| {
        let ask = Event::prevent_default;
        EventListener::new_with_options(&window, "beforeunload", options, ask)
    };
    LEAVING.set(super::window().filter(|_| ask).map(question));
}

/// Calls `resized` whenever the window has another size, until another call; `None` ends it.
pub fn on_resize(resized: Option<Box<dyn Fn()>>) {
    let listener = |(window, resized): (Window, Box<dyn Fn()>)| {
        EventListener::new(&window, "resize", move |_| resized())
    };
    RESIZED.set(super::window().zip(resized).map(listener));
}

/// Prints the document in a frame.
pub fn print_frame(id: &str) {
    let frame = element(id).map(JsCast::unchecked_into::<HtmlIFrameElement>);
    if let Some(inner) = frame.and_then(|frame| frame.content_window()) {
        let _ = inner.focus();
        let _ = inner.print();
    }
}

/// Removes an element of the static page.
pub fn remove(id: &str) {
    if let Some(element) = element(id) {
        element.remove();
    }
}
