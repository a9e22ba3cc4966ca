//! The page itself: title, address, focus, print.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    FocusEvent, FocusOptions, HtmlElement, HtmlIFrameElement, HtmlInputElement,
    HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

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
    listen("hashchange", changed);
}

/// Calls `changed` whenever another tab changes the store, as long as the page lives.
pub fn on_store_change(changed: impl Fn() + 'static) {
    listen("storage", changed);
}

/// What the scripts around the program last told (`assets/offline.js`, the one-file edition); empty when nothing.
#[must_use]
pub fn news() -> String {
    let page = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    page.and_then(|page| page.get_attribute("data-news"))
        .unwrap_or_default()
}

/// Calls `changed` whenever those scripts tell something, as long as the page lives.
pub fn on_news(changed: impl Fn() + 'static) {
    listen("bao-cao-so-news", changed);
}

/// Tells those scripts that the person agrees to the new version.
pub fn agree_to_news() {
    if let (Some(window), Ok(event)) = (super::window(), web_sys::Event::new("bao-cao-so-yes")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Calls `found` when there is a far store although the near one may be empty (assets/boot.js tells).
pub fn on_far_store(found: impl Fn() + 'static) {
    listen("far-store", found);
}

fn listen(event: &str, happened: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(happened);
    if let Some(window) = super::window() {
        let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    }
    // The page listens as long as it lives.
    listener.forget();
}

pub(super) fn element(id: &str) -> Option<HtmlElement> {
    super::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

/// Gives the focus to an element.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// True when the element of an id has the focus.
#[must_use]
pub fn has_focus(id: &str) -> bool {
    let active = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    active.is_some_and(|active| active.id() == id)
}

/// Brings an element to the top of the view.
pub fn scroll_to_top() {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Puts a text into the control of an event, where it differs from what stands there.
pub fn show_in(event: &FocusEvent, text: &str) {
    let Some(target) = event.target() else { return };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) if input.value() != text => input.set_value(text),
        Ok(_) => {}
        Err(target) => match target.dyn_into::<HtmlTextAreaElement>() {
            Ok(area) if area.value() != text => area.set_value(text),
            _ => {}
        },
    }
}

/// Scrolls the label of a control into view, then gives the control the focus without scrolling (the GOV.UK pattern).
/// False when the control is not on the page.
pub fn reveal(control: &str) -> bool {
    let Some(target) = element(control) else {
        return false;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element(&format!("{control}-label"))
        .unwrap_or_else(|| target.clone())
        .scroll_into_view_with_scroll_into_view_options(&options);
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    let _ = target.focus_with_options(&still);
    true
}

/// Scrolls what has the focus out from under the bars of the page (`scroll-padding`), where it is covered.
pub fn uncover_focused() {
    let focused = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    if let Some(focused) = focused {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        focused.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

thread_local! {
    /// The control that the person asked for before its section was on the page.
    static AWAITED: RefCell<Option<String>> = const { RefCell::new(None) };
    /// The heading of a page that the person went to before it could be drawn.
    static LATE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Reveals a control as soon as its section has arrived ([`arrive`]); at once when it is here already.
pub fn await_control(control: &str) {
    if !reveal(control) {
        AWAITED.set(Some(control.to_owned()));
    }
}

/// A page was drawn: the focus goes to the control that was asked for, else to the heading, unless the person is in a field
/// already.
pub fn arrive(heading: &str) {
    if element(heading).is_none() {
        LATE.set(Some(heading.to_owned()));
        return;
    }
    let awaited = AWAITED.take();
    if !awaited.is_some_and(|control| reveal(&control)) && !is_in_field() {
        focus(heading);
    }
}

/// True while the focus is in a field of the page: on a slow machine a person may type before the page has arrived, and the
/// focus is theirs then.
#[must_use]
pub fn is_in_field() -> bool {
    let focused = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    focused.is_some_and(|focused| {
        focused
            .matches("#main :is(input, textarea, select)")
            .unwrap_or(false)
    })
}

/// Arrives at a page that was drawn after the person had gone to it; nothing happens where nobody waits.
pub fn arrive_late() {
    if let Some(heading) = LATE.take() {
        arrive(&heading);
    }
}

/// Calls `then` after the page was drawn anew.
pub fn after_draw(then: impl FnOnce() + 'static) {
    if let Some(window) = super::window() {
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}

/// Asks before the page is left while something is not saved.
pub fn ask_before_leaving(ask: bool) {
    let Some(window) = super::window() else {
        return;
    };
    if ask {
        let question =
            Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| event.prevent_default());
        window.set_onbeforeunload(Some(question.as_ref().unchecked_ref()));
        // The window holds it until the next call.
        question.forget();
    } else {
        window.set_onbeforeunload(None);
    }
}

/// Calls `resized` whenever the window has another size, until another call; `None` ends it.
pub fn on_resize(resized: Option<Box<dyn Fn()>>) {
    let Some(window) = super::window() else {
        return;
    };
    let Some(resized) = resized else {
        return window.set_onresize(None);
    };
    let listener = Closure::<dyn Fn()>::new(resized);
    window.set_onresize(Some(listener.as_ref().unchecked_ref()));
    // The window holds it until the next call.
    listener.forget();
}

/// Prints the document in a frame.
pub fn print_frame(id: &str) {
    let frame = element(id).and_then(|element| element.dyn_into::<HtmlIFrameElement>().ok());
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
