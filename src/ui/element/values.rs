//! What attributes can be set to and what elements can hold.

use std::borrow::Cow;

use leptos::prelude::*;

use super::{Element, Text, Value};

/// What an attribute can be set to.
pub trait IntoValue {
    /// As a value.
    fn into_value(self) -> Value;
}

/// What an element can hold.
pub trait IntoPart {
    /// As a part of the page.
    fn into_part(self) -> AnyView;
}

/// Parts one after another.
#[inline(never)]
pub fn several(parts: Vec<AnyView>) -> AnyView {
    parts.into_any()
}

fn flag(is: bool) -> Text {
    is.then_some(Cow::Borrowed(""))
}

macro_rules! fixed {
    ($($kind:ty: |$value:ident| $text:expr;)*) => { $(
        impl IntoValue for $kind {
            fn into_value(self) -> Value {
                let $value = self;
                Value::Fixed($text)
            }
        }
    )* };
}

fixed! {
    &'static str: |text| Some(Cow::Borrowed(text));
    String: |text| Some(Cow::Owned(text));
    Option<String>: |text| text.map(Cow::Owned);
    Option<&'static str>: |text| text.map(Cow::Borrowed);
    bool: |is| flag(is);
}

macro_rules! live {
    ($($kind:ty: |$value:ident| $text:expr;)*) => { $(
        impl IntoValue for $kind {
            fn into_value(self) -> Value {
                let $value = self;
                Value::Live(Box::new(move || $text))
            }
        }
    )* };
}

live! {
    Signal<String>: |signal| Some(Cow::Owned(signal.get()));
    Signal<Option<String>>: |signal| signal.get().map(Cow::Owned);
    Signal<bool>: |signal| flag(signal.get());
    Memo<bool>: |signal| flag(signal.get());
    Option<Signal<String>>: |signal| signal.map(|signal| Cow::Owned(signal.get()));
}

macro_rules! parts {
    ($($kind:ty: |$value:ident| $part:expr;)*) => { $(
        impl IntoPart for $kind {
            fn into_part(self) -> AnyView {
                let $value = self;
                $part
            }
        }
    )* };
}

parts! {
    AnyView: |view| view;
    Element: |element| element.into_any();
    String: |text| text.into_any();
    &str: |text| text.to_owned().into_any();
    Option<String>: |text| text.map_or_else(|| ().into_any(), IntoPart::into_part);
    Signal<String>: |text| (move || text.get()).into_any();
    Vec<AnyView>: |parts| several(parts);
    Option<AnyView>: |part| part.unwrap_or_else(|| ().into_any());
}
