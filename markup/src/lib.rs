//! `view!` in the notation of Leptos, for the elements of `ui::element`.
//!
//! Leptos gives every element a type of its own, and every type its own code for building and updating; in this app that
//! was a third of the program. Here an element is made by calls on one type. What the notation means is the same, as far as
//! the app uses it: attributes, `prop:`, `on:`, text, blocks, components.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::{format_ident, quote};
use rstml::Infallible;
use rstml::node::{Node, NodeAttribute, NodeElement};

/// An element of the notation as it is, without additions.
type Tag = NodeElement<Infallible>;

/// A part of the page, as an `AnyView`.
#[proc_macro]
pub fn view(input: TokenStream) -> TokenStream {
    let tokens = match rstml::parse2(input.into()) {
        Ok(nodes) => part(&nodes),
        Err(error) => error.to_compile_error(),
    };
    tokens.into()
}

fn part(nodes: &[Node]) -> Tokens {
    let nodes: Vec<Tokens> = nodes.iter().map(node).collect();
    match nodes.as_slice() {
        [only] => quote! { crate::ui::element::in_place(crate::ui::element::IntoPart::into_part(#only)) },
        several => quote! { crate::ui::element::several(vec![#( crate::ui::element::IntoPart::into_part(#several) ),*]) },
    }
}

fn node(node: &Node) -> Tokens {
    match node {
        Node::Element(element) if is_component(element) => component(element),
        Node::Element(element) => html(element),
        Node::Block(block) => quote! { #[allow(unused_braces)] #block },
        Node::Text(text) => {
            let text = &text.value;
            quote! { #text }
        }
        _ => quote! { compile_error!("view! takes elements, components, text in quotes and blocks") },
    }
}

fn is_component(element: &Tag) -> bool {
    element.name().to_string().starts_with(|first: char| first.is_ascii_uppercase())
}

fn component(element: &Tag) -> Tokens {
    let name = element.name();
    let arguments = element.attributes().iter().map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => {
            let (key, value) = (&attribute.key, attribute.value());
            quote! { .#key(#value) }
        }
        NodeAttribute::Block(_) => quote! { compile_error!("a component takes named arguments only") },
    });
    let arguments = quote! { ::leptos::component::component_props_builder(&#name)#( #arguments )*.build() };
    quote! { ::leptos::prelude::IntoAny::into_any(#name(#arguments)) }
}

fn html(element: &Tag) -> Tokens {
    let tag = element.name().to_string();
    let attributes = element.attributes().iter().map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => {
            let key: String = attribute.key.to_string().split_whitespace().collect();
            let value = attribute.value();
            match (key.split_once(':'), value) {
                (Some(("on", event)), Some(value)) => {
                    let event = format_ident!("{event}");
                    quote! { .on(::leptos::ev::#event, #value) }
                }
                (Some(("prop", name)), Some(value)) => quote! { .property(#name, #value) },
                (_, Some(value)) => quote! { .attribute(#key, #value) },
                (_, None) => quote! { .attribute(#key, true) },
            }
        }
        NodeAttribute::Block(_) => quote! { compile_error!("an element takes named attributes only") },
    });
    let children = element.children.iter().map(|child| {
        let child = node(child);
        quote! { .child(#child) }
    });
    quote! { crate::ui::element::Element::new(#tag)#( #attributes )*#( #children )* }
}
