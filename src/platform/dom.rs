//! One element of the page: its properties and its listeners.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event};

/// What happens at an event.
pub type Handler = Box<dyn FnMut(Event) + Send>;

/// An event as the interface that it has.
pub fn event_as<E: JsCast>(event: Event) -> E {
    event.unchecked_into()
}

/// The interface of a kind of event.
pub use wasm_bindgen::JsCast as EventInterface;

/// A handler of one element; it listens as long as this lives.
pub struct Listener {
    element: Element,
    event: &'static str,
    handler: Rc<RefCell<Handler>>,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to an event of an element.
    #[must_use]
    pub fn new(element: &Element, event: &'static str, handler: Handler) -> Self {
        let handler = Rc::new(RefCell::new(handler));
        let own = Rc::clone(&handler);
        let closure = Closure::<dyn FnMut(Event)>::new(move |event| {
            // An event that comes while the same one is handled is the handler's own doing.
            if let Ok(mut handler) = own.try_borrow_mut() {
                handler(event);
            }
        });
        let _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self { element: element.clone(), event, handler, closure }
    }

    /// The event that it listens to.
    #[must_use]
    pub fn event(&self) -> &'static str {
        self.event
    }

    /// Does something else from now on.
    pub fn replace(&self, handler: Handler) {
        if let Ok(mut own) = self.handler.try_borrow_mut() {
            *own = handler;
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.element.remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}

/// Sets a property: the text of `value` and `textContent`, and of the others whether there is one.
pub fn set_property(element: &Element, name: &str, value: Option<&str>) {
    let value =
        if matches!(name, "value" | "textContent") { value.unwrap_or_default().into() } else { value.is_some().into() };
    let _ = js_sys::Reflect::set(element, &name.into(), &value);
}
