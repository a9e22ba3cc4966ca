//! Controls for text and for lists of options.
//!
//! A control is never rewritten while it has the focus: what a person or an input method types stays as it is
//! until the control is left.

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use leptos::web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::group::Ties;
use crate::model::template::Choice;
use crate::text::words;

/// How a text control looks and which keyboard it asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of words.
    Line,
    /// A number; true when it takes decimals.
    Number(bool),
    /// A date.
    Date,
    /// Words of several lines.
    Area,
}

/// What a text control shows and whom it tells.
#[derive(Clone, Copy)]
pub struct TextLink {
    /// The text to show while nobody types here.
    pub value: Signal<String>,
    /// True when it can only be read.
    pub locked: Signal<bool>,
    /// Takes the text after each key press.
    pub typed: Callback<String>,
    /// Told when the control is left.
    pub left: Callback<()>,
}

/// A text control.
#[component]
pub fn TextControl(ties: Ties, shape: Shape, link: TextLink) -> impl IntoView {
    let focused = RwSignal::new(false);
    // Keeps its last text while the control has the focus, so that nothing is written into it.
    let shown = Memo::new(move |before: Option<&String>| match before {
        Some(text) if focused.get() => text.clone(),
        _ => link.value.get(),
    });
    let typed = move |event| {
        focused.set(true);
        link.typed.run(event_target_value(&event));
    };
    let left = move || {
        link.left.run(());
        focused.set(false);
        link.value.get_untracked()
    };
    let Ties { id, name, described_by, invalid } = ties;
    if shape == Shape::Area {
        return view! {
            <textarea
                class="field__input field__input--area" id=id rows="2"
                aria-label=name aria-describedby=described_by aria-invalid=invalid
                prop:value=shown readonly=link.locked
                on:focus=move |_| focused.set(true) on:input=typed
                on:blur=move |event: FocusEvent| {
                    let text = left();
                    let area = event_target::<HtmlTextAreaElement>(&event);
                    if area.value() != text { area.set_value(&text); }
                }
            ></textarea>
        }
        .into_any();
    }
    view! {
        <input
            class=class(shape) id=id type="text" inputmode=keyboard(shape) autocomplete="off"
            aria-label=name aria-describedby=described_by aria-invalid=invalid
            prop:value=shown readonly=link.locked
            on:focus=move |_| focused.set(true) on:input=typed
            on:blur=move |event: FocusEvent| {
                let text = left();
                let input = event_target::<HtmlInputElement>(&event);
                if input.value() != text { input.set_value(&text); }
            }
        />
    }
    .into_any()
}

fn class(shape: Shape) -> &'static str {
    match shape {
        Shape::Number(_) => "field__input field__input--number",
        Shape::Date => "field__input field__input--date",
        Shape::Line | Shape::Area => "field__input",
    }
}

fn keyboard(shape: Shape) -> Option<&'static str> {
    match shape {
        Shape::Number(false) => Some("numeric"),
        Shape::Number(true) => Some("decimal"),
        _ => None,
    }
}

/// What a choice shows and whom it tells.
#[derive(Clone, Copy)]
pub struct ChoiceLink {
    /// Id of the chosen option; empty for none.
    pub value: Signal<String>,
    /// True when it can only be read.
    pub locked: Signal<bool>,
    /// Takes the id of the option that was chosen; empty to take the choice back.
    pub chosen: Callback<String>,
}

/// One of a few options, all in sight. The first one carries the control's id.
#[component]
pub fn Radios(id: String, options: Vec<Choice>, link: ChoiceLink, #[prop(optional)] required: bool) -> impl IntoView {
    let radio = |(position, option): (usize, Choice)| {
        let own_id = if position == 0 { id.clone() } else { format!("{id}-{}", option.id) };
        let (value, mine) = (option.id.clone(), option.id);
        let checked = Memo::new(move |_| link.value.with(|value| *value == mine));
        view! {
            <div class="field__option">
                <input
                    class="field__radio" type="radio" id=own_id.clone() name=id.clone() value=value.clone()
                    prop:checked=checked disabled=link.locked on:change=move |_| link.chosen.run(value.clone())
                />
                <label for=own_id>{option.label}</label>
            </div>
        }
        .into_any()
    };
    let radios: Vec<AnyView> = options.into_iter().enumerate().map(radio).collect();
    let can_clear = Memo::new(move |_| !required && !link.locked.get() && link.value.with(|value| !value.is_empty()));
    view! {
        <div class="field__options">
            {radios}
            {move || can_clear.get().then(|| view! {
                <button class="button button--link" type="button" on:click=move |_| link.chosen.run(String::new())>
                    {words::editor::UNCHOOSE}
                </button>
            })}
        </div>
    }
    .into_any()
}

/// One of many options, in a list that opens.
#[component]
pub fn Select(ties: Ties, options: Vec<Choice>, link: ChoiceLink) -> impl IntoView {
    let blank = Choice { id: String::new(), label: words::editor::CHOOSE.to_owned() };
    let option = move |option: Choice| {
        let mine = option.id.clone();
        let selected = Memo::new(move |_| link.value.with(|value| *value == mine));
        view! { <option value=option.id prop:selected=selected>{option.label}</option> }.into_any()
    };
    let list: Vec<AnyView> = std::iter::once(blank).chain(options).map(option).collect();
    let Ties { id, name, described_by, invalid } = ties;
    view! {
        <select
            class="field__input field__input--select" id=id aria-label=name aria-describedby=described_by aria-invalid=invalid
            disabled=link.locked on:change=move |event| link.chosen.run(event_target_value(&event))
        >
            {list}
        </select>
    }
    .into_any()
}

/// The options of a yes-or-no question.
#[must_use]
pub fn yes_no() -> Vec<Choice> {
    let option = |id: &str, label: &str| Choice { id: id.to_owned(), label: label.to_owned() };
    vec![option("yes", words::editor::YES), option("no", words::editor::NO)]
}
