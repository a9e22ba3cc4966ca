//! The frame of every control: label, hint, error, and the ids that tie them together.
//!
//! After govuk-frontend: label, then hint, then error, then control. Nobody else writes `aria-describedby`.

use leptos::prelude::*;

use crate::text::words;

/// What a control must carry so that its label, hint and error are read with it.
#[derive(Clone)]
pub struct Ties {
    /// Id of the control.
    pub id: String,
    /// Name of a control that has no visible label of its own, such as a cell.
    pub name: Option<Signal<String>>,
    /// Ids of hint and error.
    pub described_by: Signal<Option<String>>,
    /// True while there is a message.
    pub invalid: Signal<Option<&'static str>>,
}

impl Ties {
    /// Ties of a control with an id, with a hint or without, and with a message that comes and goes.
    #[must_use]
    pub fn new(id: &str, has_hint: bool, error: Signal<Option<String>>) -> Self {
        let hint = has_hint.then(|| hint_id(id));
        let message = error_id(id);
        let described_by = Signal::derive(move || match (&hint, error.with(Option::is_some)) {
            (Some(hint), true) => Some(format!("{hint} {message}")),
            (Some(hint), false) => Some(hint.clone()),
            (None, true) => Some(message.clone()),
            (None, false) => None,
        });
        let invalid = Signal::derive(move || error.with(Option::is_some).then_some("true"));
        Self { id: id.to_owned(), name: None, described_by, invalid }
    }

    /// The same for a control whose name is not on the screen.
    #[must_use]
    pub fn named(self, name: Signal<String>) -> Self {
        Self { name: Some(name), ..self }
    }
}

/// Id of a control's label.
#[must_use]
pub fn label_id(id: &str) -> String {
    format!("{id}-label")
}

/// Id of a control's message.
#[must_use]
pub fn error_id(id: &str) -> String {
    format!("{id}-error")
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

/// What stands around a control.
#[derive(Clone, Default)]
pub struct Frame {
    /// Id of the control.
    pub id: String,
    /// Label or legend.
    pub label: String,
    /// Guidance; empty for none.
    pub hint: String,
    /// Marked as required.
    pub required: bool,
    /// Class that lays the group out.
    pub modifier: &'static str,
    /// Several controls under one legend.
    pub several: bool,
}

/// A control in its frame; `after` stands below the control (remarks, sources).
#[component]
pub fn Group(frame: Frame, error: Signal<Option<String>>, control: AnyView, after: AnyView) -> impl IntoView {
    let Frame { id, label, hint, required, modifier, several } = frame;
    let class = move || format!("field {modifier}{}", if error.with(Option::is_some) { " field--error" } else { "" });
    let text = view! {
        <span class="field__name">{label}</span>
        {required.then(|| view! { <span class="field__required">{words::editor::REQUIRED}</span> })}
    };
    let below = view! {
        {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=hint_id(&id)>{hint}</p> })}
        <Message id=error_id(&id) error=error />
        <div class="field__control">{control}</div>
        {after}
    };
    if several {
        let described_by = Ties::new(&id, true, error).described_by;
        view! {
            <fieldset class=class aria-describedby=described_by>
                <legend class="field__label" id=label_id(&id)>{text}</legend>
                {below}
            </fieldset>
        }
        .into_any()
    } else {
        view! {
            <div class=class>
                <label class="field__label" id=label_id(&id) for=id>{text}</label>
                {below}
            </div>
        }
        .into_any()
    }
}

/// The message of a control, while there is one.
#[component]
pub fn Message(id: String, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        error.get().map(|text| {
            view! {
                <p class="field__error" id=id.clone()>
                    <span class="layout__hidden">{words::app::ERROR_PREFIX}</span>
                    {text}
                </p>
            }
            .into_any()
        })
    }
}
