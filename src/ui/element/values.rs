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
    fn into_part(self) -> Part;
}

/// A part of the page.
pub enum Part {
    /// Words.
    Words(Value),
    /// Anything else.
    View(AnyView),
}

impl Part {
    /// True for words, whether they change or not.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Words(_))
    }

    /// Words that stay.
    pub(super) fn fixed(&self) -> Text {
        match self {
            Self::Words(Value::Fixed(text)) => text.clone(),
            _ => None,
        }
    }

    /// As a view beside others in one element: what changes gets an element of its own.
    #[inline(never)]
    pub(super) fn beside(self) -> AnyView {
        match self {
            Self::View(view) => view,
            Self::Words(Value::Fixed(text)) => text.unwrap_or_default().into_owned().into_any(),
            words @ Self::Words(Value::Live(_)) => Element::new("span").with_child(words).into_any(),
        }
    }

    /// As a view in a place that may be given to something else: only elements are taken away for certain.
    #[inline(never)]
    pub(super) fn alone(self) -> AnyView {
        match &self {
            // A blank is not translated.
            Self::Words(Value::Fixed(text)) if text.as_deref().is_none_or(|text| text.trim().is_empty()) => self.beside(),
            Self::Words(_) => Element::new("span").with_child(self).into_any(),
            Self::View(_) => self.beside(),
        }
    }
}

/// Parts that are words, as one text.
pub(super) fn joined(parts: Vec<Part>) -> Value {
    let mut values: Vec<Value> = parts
        .into_iter()
        .filter_map(|part| match part {
            Part::Words(value) => Some(value),
            Part::View(_) => None,
        })
        .collect();
    if values.len() == 1 {
        return values.remove(0);
    }
    let changes = values.iter().any(|value| matches!(value, Value::Live(_)));
    let text = move || values.iter().fold(String::new(), |all, value| all + &value.text().unwrap_or_default());
    if changes { Value::Live(Box::new(move || Some(Cow::Owned(text())))) } else { text().into_value() }
}

impl Value {
    fn text(&self) -> Text {
        match self {
            Self::Fixed(text) => text.clone(),
            Self::Live(read) => read(),
        }
    }
}

/// A part where anything may stand.
#[inline(never)]
pub fn in_place(part: Part) -> AnyView {
    part.alone()
}

/// Parts one after another.
#[inline(never)]
pub fn several(parts: Vec<Part>) -> AnyView {
    parts.into_iter().map(Part::alone).collect::<Vec<AnyView>>().into_any()
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
            fn into_part(self) -> Part {
                let $value = self;
                $part
            }
        }
    )* };
}

parts! {
    AnyView: |view| Part::View(view);
    Element: |element| Part::View(element.into_any());
    String: |text| Part::Words(Value::Fixed(Some(Cow::Owned(text))));
    &str: |text| text.to_owned().into_part();
    Option<String>: |text| text.unwrap_or_default().into_part();
    Signal<String>: |text| Part::Words(text.into_value());
    Vec<AnyView>: |parts| Part::View(parts.into_any());
    Option<AnyView>: |part| Part::View(part.unwrap_or_else(|| ().into_any()));
}
