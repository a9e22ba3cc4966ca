//! Controls for text and for lists of options.
//!
//! A control is never rewritten while it has the focus: what a person or an input method types stays as it is
//! until the control is left.

use leptos::ev::FocusEvent;
use leptos::prelude::*;

use super::group::FieldAria;
use super::pasting::FieldPasting;
use crate::browser::grid::select_for_paste;
use crate::browser::page::show_in;
use crate::messages::vi::editor as words;
use crate::model::template::Choice;
use crate::state::page_memo::page_memo;

/// How a text control looks and which keyboard it asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum InputKind {
    /// One line of words.
    Line,
    /// A number; true when it takes decimals.
    Number(bool),
    /// A date.
    Date,
    /// One line of words that is shown on several where it is long.
    Wrapped,
    /// Words of several lines.
    Area,
}

impl InputKind {
    /// True where any words are typed.
    fn is_words(self) -> bool {
        matches!(self, Self::Line | Self::Wrapped | Self::Area)
    }

    /// True for a control that shows several lines.
    fn is_area(self) -> bool {
        matches!(self, Self::Wrapped | Self::Area)
    }

    /// Which keyboard a phone shows.
    fn keyboard(self) -> &'static str {
        match self {
            Self::Number(false) => "numeric",
            Self::Number(true) => "decimal",
            Self::Line | Self::Date | Self::Wrapped | Self::Area => "text",
        }
    }

    /// The class of a control of one line.
    fn class(self) -> &'static str {
        match self {
            Self::Number(_) => "field__input field__input--number",
            Self::Date => "field__input field__input--date",
            Self::Line | Self::Wrapped | Self::Area => "field__input",
        }
    }
}

/// What a text control shows and whom it tells.
#[derive(Clone, Copy)]
pub struct TextBinding {
    /// The text to show while nobody types here.
    pub value: Signal<String>,
    /// True when it can only be read.
    pub locked: Signal<bool>,
    /// Takes the text after each key press.
    pub typed: Callback<String>,
    /// Told when the control is left.
    pub left: Callback<()>,
    /// Takes several cells that are pasted here.
    pub pasting: Option<FieldPasting>,
}

/// What a choice shows and whom it tells.
#[derive(Clone, Copy)]
pub struct ChoiceBinding {
    /// Id of the chosen option; empty for none.
    pub value: Signal<String>,
    /// True when it can only be read.
    pub locked: Signal<bool>,
    /// Takes the id of the option that was chosen; empty to take the choice back.
    pub chosen: Callback<String>,
}

impl ChoiceBinding {
    fn is(self, id: &str) -> Signal<bool> {
        let id = id.to_owned();
        page_memo(move |_| self.value.with(|value| *value == id)).into()
    }
}

/// A text control.
pub fn text_control(aria: FieldAria, kind: InputKind, link: TextBinding) -> AnyView {
    let focused = RwSignal::new(false);
    // Keeps its last text while the control has the focus, so that nothing is written into it.
    let shown: Signal<String> = page_memo(move |before: Option<&String>| match before {
        Some(text) if focused.get() => text.clone(),
        _ => link.value.get(),
    })
    .into();
    let typed = move |event| {
        focused.set(true);
        link.typed.run(event_target_value(&event));
    };
    // The browser also reports that a control was left when its page is taken away, signals and all: nothing to do then.
    let left = move |event: FocusEvent| {
        if link.left.try_run(()).is_some() {
            focused.set(false);
            show_in(&event, &link.value.get_untracked());
        }
    };
    let FieldAria {
        id,
        name,
        described_by,
        invalid,
    } = aria;
    if kind.is_area() {
        let rows = if kind == InputKind::Area { "2" } else { "1" };
        return view! {
            <textarea
                class="field__input field__input--area" id=id rows=rows autocomplete="off"
                aria-label=name aria-describedby=described_by aria-invalid=invalid
                prop:value=shown readonly=link.locked
                on:focus=move |_| focused.set(true) on:input=typed on:blur=left
            ></textarea>
        }
        .into_any();
    }
    let own = id.clone();
    let paste = move |event| {
        if !kind.is_words() {
            select_for_paste(&event);
        }
        if let Some(pasting) = link.pasting.filter(|_| !link.locked.get_untracked()) {
            pasting.take(&own, kind.is_words(), &event);
            if matches!(kind, InputKind::Number(_)) {
                pasting.take_number(&own, &event);
            }
        }
    };
    view! {
        <input
            class=kind.class() id=id type="text" inputmode=kind.keyboard() autocomplete="off"
            aria-label=name aria-describedby=described_by aria-invalid=invalid
            prop:value=shown readonly=link.locked
            on:focus=move |_| focused.set(true) on:input=typed on:blur=left on:paste=paste
        />
    }
    .into_any()
}

/// One of a few options, all in sight. The first one carries the control's id.
pub fn radios(id: &str, options: Vec<Choice>, link: ChoiceBinding, required: bool) -> AnyView {
    let radio = |(position, option): (usize, Choice)| {
        let own_id = if position == 0 {
            id.to_owned()
        } else {
            format!("{id}-{}", option.id)
        };
        let (value, checked) = (option.id.clone(), link.is(&option.id));
        view! {
            <div class="field__option">
                <input
                    class="field__radio" type="radio" id=own_id.clone() name=id.to_owned() value=option.id
                    prop:checked=checked disabled=link.locked on:change=move |_| link.chosen.run(value.clone())
                />
                <label for=own_id>{option.label}</label>
            </div>
        }
        .into_any()
    };
    let radios: Vec<AnyView> = options.into_iter().enumerate().map(radio).collect();
    let can_clear = Signal::derive(move || {
        !required && !link.locked.get() && link.value.with(|value| !value.is_empty())
    });
    let clear = move || {
        let clear = move |_| link.chosen.run(String::new());
        view! { <button class="button button--link" type="button" tabindex="-1" aria-keyshortcuts="Delete" on:click=clear>{words::UNCHOOSE}</button> }.into_any()
    };
    view! { <div class="field__options">{radios}<Show when=move || can_clear.get()>{clear()}</Show></div> }.into_any()
}

/// One of many options, in a list that opens.
pub fn select(aria: FieldAria, options: Vec<Choice>, link: ChoiceBinding) -> AnyView {
    let blank = Choice {
        id: String::new(),
        label: words::CHOOSE.to_owned(),
    };
    let option = move |option: Choice| {
        let selected = link.is(&option.id);
        view! { <option value=option.id prop:selected=selected>{option.label}</option> }.into_any()
    };
    let known: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
    // What a file or a pasted block has and the template does not: kept, shown, and told to be wrong.
    let strange = move || {
        let text = link.value.get();
        if text.is_empty() || known.contains(&text) {
            return ().into_any();
        }
        view! { <option value=text.clone() selected=true>{text.clone()}</option> }.into_any()
    };
    let list: Vec<AnyView> = std::iter::once(blank).chain(options).map(option).collect();
    let FieldAria {
        id,
        name,
        described_by,
        invalid,
    } = aria;
    view! {
        <select
            class="field__input field__input--select" id=id autocomplete="off"
            aria-label=name aria-describedby=described_by aria-invalid=invalid
            disabled=link.locked on:change=move |event| link.chosen.run(event_target_value(&event))
        >
            {list}
            {strange}
        </select>
    }
    .into_any()
}

/// The options of a yes-or-no question.
#[must_use]
pub fn yes_no() -> Vec<Choice> {
    let option = |id: &str, label: &str| Choice {
        id: id.to_owned(),
        label: label.to_owned(),
    };
    vec![option("yes", words::YES), option("no", words::NO)]
}
