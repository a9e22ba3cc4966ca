//! What a person reads from the page. Nothing here knows the app; what is done on the page is in `person`.
//!
//! What takes a moment is waited for by what is then to be seen, never by time alone.

use std::panic::Location;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement};

use super::page::Page;

/// Drawings of the page after which what is waited for will not come: some five seconds, more on a busy machine.
const GIVEN_UP: usize = 300;

/// Takes note, from the first call on, of what the program warns of on the console.
pub fn note_warnings() {
    let body = "globalThis.warned ??= (() => {
            const [warned, warn] = [[], console.warn];
            console.warn = (...words) => (warned.push(words.join(' ')), warn.apply(console, words));
            return warned;
        })()";
    let _ = Function::new_no_args(body).call0(&JsValue::NULL).unwrap();
}

/// Warnings of signals read where nobody hears of their changes, since the last call: forgotten reactivity, or a reading that
/// has to say that it is none.
pub fn unheard_readings() -> String {
    let body = "return globalThis.warned.splice(0).filter((text) => text.includes('tracking context')).join(' | ')";
    let warned = Function::new_no_args(body).call0(&JsValue::NULL);
    warned.unwrap().as_string().unwrap()
}

impl Page {
    /// The elements that a selector finds, in their order.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|at| found.get(at))
            .map(JsCast::unchecked_into)
            .collect()
    }

    /// The first element that a selector finds.
    #[track_caller]
    pub fn find(&self, selector: &str) -> HtmlElement {
        let found = self.all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
    }

    /// The texts of all elements that a selector finds, spaces as they are seen, joined by `|`.
    pub fn texts(&self, selector: &str) -> String {
        let found = self.all(selector);
        let texts = found.iter().map(|one| text_of(one));
        texts.collect::<Vec<_>>().join("|")
    }

    /// The values of all controls that a selector finds, joined by `|`.
    pub fn values(&self, selector: &str) -> String {
        let found = self.all(selector);
        let values = found.iter().map(|one| property(one, "value"));
        values.collect::<Vec<_>>().join("|")
    }

    /// An attribute of the first element that a selector finds.
    #[track_caller]
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find(selector).get_attribute(name)
    }

    /// True while the element is there and neither it nor anything around it is hidden.
    pub fn is_shown(&self, selector: &str) -> bool {
        self.all(selector).iter().any(is_shown)
    }

    /// True while a box or a radio button is ticked.
    #[track_caller]
    pub fn is_ticked(&self, selector: &str) -> bool {
        let found = Reflect::get(&self.find(selector), &"checked".into());
        found.is_ok_and(|checked| checked.is_truthy())
    }

    /// Waits until the texts of what a selector finds are these.
    #[track_caller]
    pub fn shows(&self, selector: &str, expected: &str) -> impl Future<Output = ()> {
        let place = format!("{}: {selector}", Location::caller());
        wait_for(place, expected.to_owned(), || self.texts(selector))
    }

    /// Waits until the values of the controls that a selector finds are these.
    #[track_caller]
    pub fn holds(&self, selector: &str, expected: &str) -> impl Future<Output = ()> {
        let place = format!("{}: {selector}", Location::caller());
        wait_for(place, expected.to_owned(), || self.values(selector))
    }

    /// Waits until so many elements are found by a selector.
    #[track_caller]
    pub fn counts(&self, selector: &str, expected: usize) -> impl Future<Output = ()> {
        let place = format!("{}: {selector}", Location::caller());
        wait_for(place, expected, || self.all(selector).len())
    }

    /// Waits until the element of an id has the focus.
    #[track_caller]
    pub fn focuses(&self, id: &str) -> impl Future<Output = ()> {
        let place = format!("{}: focus", Location::caller());
        wait_for(place, id.to_owned(), focused)
    }
}

/// What a control is described by: the texts that its `aria-describedby` names, joined by `|`.
#[track_caller]
pub fn described_by(page: &Page, selector: &str) -> String {
    let ids = page.attribute(selector, "aria-describedby");
    let ids = ids.unwrap_or_default();
    let texts = ids.split_whitespace().map(|id| {
        let described = document().get_element_by_id(id);
        text_of(
            &described
                .unwrap_or_else(|| panic!("{selector} is described by {id}, which is not there")),
        )
    });
    texts.collect::<Vec<_>>().join("|")
}

/// Waits for the next drawing of the page, before which all timers without delay are through.
pub async fn drawn() {
    let drawn = Promise::new(&mut |done, _| {
        window().request_animation_frame(&done).unwrap();
    });
    JsFuture::from(drawn).await.unwrap();
}

/// Waits until something is so.
pub async fn until(what: &str, is_so: impl Fn() -> bool) {
    wait_for(what.to_owned(), true, is_so).await;
}

/// The fragment of the address.
pub fn address() -> String {
    window().location().hash().unwrap()
}

/// Tells the window something.
pub fn window_event(name: &str) {
    window().dispatch_event(&Event::new(name).unwrap()).unwrap();
}

/// An empty place for a component, after what an earlier test left behind is gone.
pub fn new_root() -> HtmlElement {
    while let Some(left) = document().get_element_by_id("main") {
        left.remove();
    }
    let root: HtmlElement = document().create_element("main").unwrap().unchecked_into();
    root.set_id("main");
    document().body().unwrap().append_child(&root).unwrap();
    root
}

/// Looks again at each drawing until the value is the expected one; tells both when it never is.
async fn wait_for<T: PartialEq + std::fmt::Debug>(
    place: String,
    expected: T,
    value: impl Fn() -> T,
) {
    tick().await;
    for _ in 0..GIVEN_UP {
        if value() == expected {
            return;
        }
        drawn().await;
    }
    assert_eq!(value(), expected, "{place}");
}

fn focused() -> String {
    document()
        .active_element()
        .map(|one| one.id())
        .unwrap_or_default()
}

/// True while neither the element nor anything around it is hidden.
pub fn is_shown(element: &HtmlElement) -> bool {
    element.closest("[hidden]").unwrap().is_none()
}

fn text_of(element: &Element) -> String {
    let text = element.text_content().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a person reads an element as.
pub fn name_of(element: &HtmlElement) -> String {
    element
        .get_attribute("aria-label")
        .unwrap_or_else(|| text_of(element))
}

/// A property that inputs, areas and lists share.
pub fn property(element: &Element, name: &str) -> String {
    let value = Reflect::get(element, &name.into()).unwrap();
    value.as_string().unwrap_or_default()
}
