//! One kind of element for all pages; `view!` of the crate `markup` writes the calls.
//!
//! It fits into Leptos as any view does. Only what a page in the browser needs is there: nothing is rendered on a server.
//!
//! Words of the page survive a translator, which puts elements of its own in the place of text nodes: text that changes is
//! always the whole `textContent` of an element of ours, never a text node that may no longer be on the page.

mod values;

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element as Node, Node as AnyNode};
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use crate::platform::dom::{EventInterface, Handler, Listener, event_as, set_property};

pub use self::values::{IntoPart, IntoValue, Part, in_place, several};

/// Text of an attribute, or its absence.
type Text = Option<Cow<'static, str>>;

/// What an attribute is set to.
pub enum Value {
    /// It stays.
    Fixed(Text),
    /// It follows signals.
    Live(Box<dyn Fn() -> Text + Send>),
}

/// An element before it is on the page.
pub struct Element {
    tag: &'static str,
    attributes: Vec<(Name, Value)>,
    listeners: Vec<(&'static str, Handler)>,
    children: Vec<Part>,
}

/// Name of an attribute, or of a property.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Name {
    text: &'static str,
    property: bool,
}

/// All words of an element.
const WORDS: Name = Name { text: "textContent", property: true };

impl Element {
    /// An element with a tag.
    #[must_use]
    #[inline(never)]
    pub fn new(tag: &'static str) -> Self {
        Self { tag, attributes: Vec::new(), listeners: Vec::new(), children: Vec::new() }
    }

    /// With an attribute.
    #[must_use]
    pub fn attribute(self, text: &'static str, value: impl IntoValue) -> Self {
        self.with(text, false, value.into_value())
    }

    /// With a property.
    #[must_use]
    pub fn property(self, text: &'static str, value: impl IntoValue) -> Self {
        self.with(text, true, value.into_value())
    }

    #[inline(never)]
    fn with(mut self, text: &'static str, property: bool, value: Value) -> Self {
        self.attributes.push((Name { text, property }, value));
        self
    }

    /// With something that happens at an event.
    #[must_use]
    pub fn on<E: EventDescriptor>(self, event: E, mut handler: impl FnMut(E::EventType) + Send + 'static) -> Self
    where
        E::EventType: EventInterface,
    {
        let name = match event.name() {
            Cow::Borrowed(name) => name,
            Cow::Owned(_) => "",
        };
        self.listening(name, Box::new(move |event| handler(event_as(event))))
    }

    #[inline(never)]
    fn listening(mut self, event: &'static str, handler: Handler) -> Self {
        self.listeners.push((event, handler));
        self
    }

    /// With a child after those that it has.
    #[must_use]
    pub fn child(self, child: impl IntoPart) -> Self {
        self.with_child(child.into_part())
    }

    #[inline(never)]
    fn with_child(mut self, child: Part) -> Self {
        self.children.push(child);
        self
    }

    /// With its words as a property, where it holds nothing else.
    fn settled(mut self) -> Self {
        if !self.children.is_empty() && self.children.iter().all(Part::is_text) {
            let words = values::joined(std::mem::take(&mut self.children));
            self.attributes.push((WORDS, words));
        }
        self
    }
}

/// An element on the page.
pub struct Placed {
    node: Node,
    tag: &'static str,
    attributes: Vec<(Name, Bound)>,
    listeners: Vec<Listener>,
    children: Vec<Child>,
}

/// A child on the page, and its words where they stay as long as the element does.
struct Child {
    words: Text,
    state: AnyViewState,
}

/// An attribute on the page.
enum Bound {
    Fixed(Text),
    /// Sets it anew as long as this lives.
    Live(#[allow(dead_code)] RenderEffect<Text>),
}

fn set(node: &Node, name: Name, text: Option<&str>) {
    match (name.property, text) {
        (true, text) => set_property(node, name.text, text),
        (false, Some(text)) => Rndr::set_attribute(node, name.text, text),
        (false, None) => Rndr::remove_attribute(node, name.text),
    }
}

fn bind(node: &Node, name: Name, value: Value) -> Bound {
    match value {
        Value::Fixed(text) => {
            if text.is_some() || name.property {
                set(node, name, text.as_deref());
            }
            Bound::Fixed(text)
        }
        Value::Live(read) => {
            let node = node.clone();
            Bound::Live(RenderEffect::new(move |last: Option<Text>| {
                let text = read();
                // The same words again would be read out again, and a translation of them would be lost.
                if name != WORDS || last.as_ref() != Some(&text) {
                    set(&node, name, text.as_deref());
                }
                text
            }))
        }
    }
}

impl Render for Element {
    type State = Placed;

    fn build(self) -> Placed {
        let this = self.settled();
        let node = Rndr::create_element(this.tag, None);
        let attributes = this.attributes.into_iter().map(|(name, value)| (name, bind(&node, name, value))).collect();
        let listeners = this.listeners.into_iter().map(|(event, handler)| Listener::new(&node, event, handler)).collect();
        let place = |child: Part| {
            let words = child.fixed();
            let mut state = child.beside().build();
            state.mount(&node, None);
            Child { words, state }
        };
        let children = this.children.into_iter().map(place).collect();
        Placed { node, tag: this.tag, attributes, listeners, children }
    }

    fn rebuild(self, state: &mut Placed) {
        let this = self.settled();
        if !state.takes(&this) {
            let mut fresh = this.build();
            state.insert_before_this(&mut fresh);
            state.unmount();
            *state = fresh;
            return;
        }
        for ((name, value), (_, bound)) in this.attributes.into_iter().zip(&mut state.attributes) {
            let same = matches!((&value, &*bound), (Value::Fixed(new), Bound::Fixed(old)) if new == old);
            if !same {
                if let (Value::Fixed(None), false) = (&value, name.property) {
                    set(&state.node, name, None);
                }
                *bound = bind(&state.node, name, value);
            }
        }
        for ((_, handler), listener) in this.listeners.into_iter().zip(&state.listeners) {
            listener.replace(handler);
        }
        for (child, old) in this.children.into_iter().zip(&mut state.children) {
            child.beside().rebuild(&mut old.state);
        }
    }
}

impl Placed {
    /// True when an element differs from this one in values and children only.
    fn takes(&self, element: &Element) -> bool {
        self.tag == element.tag
            && self.children.len() == element.children.len()
            && self.children.iter().zip(&element.children).all(|(old, new)| old.words == new.fixed())
            && self.attributes.iter().map(|(name, _)| name).eq(element.attributes.iter().map(|(name, _)| name))
            && self.listeners.iter().map(Listener::event).eq(element.listeners.iter().map(|(event, _)| *event))
    }
}

impl Mountable for Placed {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &Node, marker: Option<&AnyNode>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.node.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Node> {
        vec![self.node.clone()]
    }
}

/// What servers ask of a view. There is none.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Placed {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Element {
    type Output<Added: Attribute> = Self;

    fn add_any_attr<Added: Attribute>(self, _: Added) -> Self {
        self
    }
}
