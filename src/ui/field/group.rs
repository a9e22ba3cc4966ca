//! The frame of every control: label, hint, error, and the ids that tie them together.
//!
//! After govuk-frontend: label, then hint, then error, then control. What describes a control of a
//! report is put together here only.

use leptos::prelude::*;

use crate::messages::vi;
use crate::state::editor::Required;

/// What a control must carry so that its label, hint and error are read with it.
#[derive(Clone)]
pub struct FieldAria {
    /// Id of the control.
    pub id: String,
    /// Name of a control that has no visible label of its own, such as a cell.
    pub name: Option<Signal<String>>,
    /// Ids of hint and error.
    pub described_by: Signal<Option<String>>,
    /// `true` while there is a message, else absent.
    pub invalid: Signal<Option<String>>,
}

impl FieldAria {
    /// FieldAria of a control with an id, with a hint or without, and with a message that comes and goes.
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
        let invalid =
            Signal::derive(move || error.with(Option::is_some).then(|| "true".to_owned()));
        Self {
            id: id.to_owned(),
            name: None,
            described_by,
            invalid,
        }
    }

    /// The same for a control that something else describes too, while it is there.
    #[must_use]
    pub fn also_described(self, by: Signal<Option<String>>) -> Self {
        let own = self.described_by;
        let described_by = Signal::derive(move || match (own.get(), by.get()) {
            (Some(own), Some(by)) => Some(format!("{own} {by}")),
            (own, by) => own.or(by),
        });
        Self {
            described_by,
            ..self
        }
    }

    /// The same for a control whose name is not on the screen.
    #[must_use]
    pub fn named(self, name: Signal<String>) -> Self {
        Self {
            name: Some(name),
            ..self
        }
    }
}

/// What stands around a control.
#[derive(Clone, Default)]
pub struct FormGroup {
    /// Id of the control.
    pub id: String,
    /// Label or legend.
    pub label: String,
    /// Guidance; empty for none.
    pub hint: String,
    /// The unit, for readers who hear the page; others see it beside the control.
    pub unit: String,
    /// Whether it is marked as required, or as left blank.
    pub required: Signal<Required>,
    /// Class that lays the group out.
    pub modifier: &'static str,
    /// Several controls under one legend.
    pub several: bool,
}

impl FormGroup {
    /// True when the frame has a hint, seen or only heard.
    #[must_use]
    pub fn has_hint(&self) -> bool {
        !(self.hint.is_empty() && self.unit.is_empty())
    }
}

/// Class of a group that is a row: label and guidance, then the box of a number.
pub const NUMBER: &str = "field--number";

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

/// No message, ever.
#[must_use]
pub fn no_error() -> Signal<Option<String>> {
    Signal::derive(|| None)
}

/// A control in its frame; `after` stands below the control.
pub fn group(
    form_group: FormGroup,
    error: Signal<Option<String>>,
    control: AnyView,
    after: AnyView,
) -> AnyView {
    framed(form_group, error, control, ().into_any(), after)
}

/// The same; in the row of a number `in_text` stands behind the label.
pub fn framed(
    form_group: FormGroup,
    error: Signal<Option<String>>,
    control: AnyView,
    in_text: AnyView,
    after: AnyView,
) -> AnyView {
    let has_hint = form_group.has_hint();
    let FormGroup {
        id,
        label,
        hint,
        unit,
        required,
        modifier,
        several,
    } = form_group;
    let class = Signal::derive(move || {
        format!(
            "field {modifier}{}",
            if error.with(Option::is_some) {
                " field--error"
            } else {
                ""
            }
        )
    });
    let text =
        view! { <span class="field__name">{label}</span>{required_mark(required)} }.into_any();
    let hint = has_hint.then(|| {
        view! { <p class="field__hint" id=hint_id(&id)>{hint}<span class="layout__hidden">" "{unit}</span></p> }.into_any()
    });
    let below =
        view! { {message(error_id(&id), error)}<div class="field__control">{control}</div>{after} }
            .into_any();
    if several {
        let described_by = FieldAria::new(&id, has_hint, error).described_by;
        return view! {
            <fieldset class=class aria-describedby=described_by>
                <legend class="field__label" id=label_id(&id)>{text}</legend>
                {hint}
                {below}
            </fieldset>
        }
        .into_any();
    }
    let text = view! { <label class="field__label" id=label_id(&id) for=id>{text}</label>{hint} }
        .into_any();
    // In a row of numbers they are cut to two lines together.
    let text = if modifier.starts_with(NUMBER) {
        view! { <div class="field__text">{text}{in_text}</div> }.into_any()
    } else {
        text
    };
    view! { <div class=class>{text}{below}</div> }.into_any()
}

/// The mark of a required field, kept current.
pub fn required_mark(required: Signal<Required>) -> AnyView {
    (move || match required.get() {
        Required::No => ().into_any(),
        Required::Yes => view! { <span class="field__required">{vi::editor::REQUIRED}</span> }.into_any(),
        Required::LeftBlank => {
            view! { <span class="field__required field__required--blank">{vi::editor::LEFT_BLANK}</span> }.into_any()
        }
    })
    .into_any()
}

/// The message of a control, while there is one.
pub fn message(id: String, error: Signal<Option<String>>) -> AnyView {
    (move || {
        let Some(text) = error.get() else { return ().into_any() };
        view! {
            <p class="field__error" id=id.clone()><span class="layout__hidden">{vi::app::ERROR_PREFIX}</span>{text}</p>
        }
        .into_any()
    })
    .into_any()
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}
