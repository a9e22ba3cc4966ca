//! What the pages of collections share: headings, fields, chips.

use leptos::prelude::*;

pub use crate::ui::data::controls::button;

use crate::collection::status::State;
use crate::messages::vi::collection as words;
use crate::ui::field::{
    FieldAria, FormGroup, InputKind, TextBinding, group, no_error, text_control,
};

/// The heading of a page, which takes the focus when the page is opened.
pub fn heading(text: String) -> AnyView {
    view! { <h1 class="layout__heading" id="page-title" tabindex="-1">{text}</h1> }.into_any()
}

/// What an address names is not in the collection, or no longer.
pub fn not_listed() -> AnyView {
    heading(words::NOT_LISTED.to_owned())
}

/// Says that something is on its way, or that it did not come.
pub fn waiting(text: &'static str) -> AnyView {
    view! { <p class="data__none" role="status">{text}</p> }.into_any()
}

/// A field that is typed in.
pub struct Typed {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub label: &'static str,
    /// Guidance; empty for none.
    pub hint: &'static str,
    /// How it looks.
    pub kind: InputKind,
}

/// Draws a field that is typed in.
pub fn typed_field(field: Typed, value: Signal<String>, typed: Callback<String>) -> AnyView {
    kept_field(field, value, typed, Callback::new(|()| ()))
}

/// The same for one that is written when it is left.
pub fn kept_field(
    field: Typed,
    value: Signal<String>,
    typed: Callback<String>,
    left: Callback<()>,
) -> AnyView {
    let Typed {
        id,
        label,
        hint,
        kind,
    } = field;
    let frame = FormGroup {
        id,
        label: label.to_owned(),
        hint: hint.to_owned(),
        ..FormGroup::default()
    };
    let link = TextBinding {
        pasting: None,
        value,
        locked: Signal::derive(|| false),
        typed,
        left,
    };
    let aria = FieldAria::new(&frame.id, frame.has_hint(), no_error());
    group(
        frame,
        no_error(),
        text_control(aria, kind, link),
        ().into_any(),
    )
}

/// A field whose text is a signal.
pub fn signal_field(field: Typed, text: RwSignal<String>) -> AnyView {
    typed_field(field, text.into(), Callback::new(move |new| text.set(new)))
}

/// A list of groups of which one, or all, is chosen.
pub fn group_choice(
    id: &'static str,
    label: &'static str,
    groups: Vec<String>,
    chosen: Signal<Option<String>>,
    choose: Callback<Option<String>>,
) -> AnyView {
    let option = |group: &String| {
        let (name, own) = (group_name(group), group.clone());
        let selected = move || chosen.with(|chosen| chosen.as_ref() == Some(&own));
        view! { <option prop:selected=selected>{name}</option> }.into_any()
    };
    let options: Vec<AnyView> = groups.iter().map(option).collect();
    let changed = move |event| {
        let name = event_target_value(&event);
        let mut groups = groups.iter();
        choose.run(groups.find(|group| group_name(group) == name).cloned());
    };
    let control = view! {
        <select autocomplete="off" class="field__input field__input--select" id=id on:change=changed>
            <option value="">{words::ANY}</option>
            {options}
        </select>
    };
    let frame = FormGroup {
        id: id.to_owned(),
        label: label.to_owned(),
        ..FormGroup::default()
    };
    group(frame, no_error(), control.into_any(), ().into_any())
}

/// A list of which one is chosen, by its position.
pub fn option_choice(
    id: &'static str,
    label: &'static str,
    options: Vec<String>,
    chosen: Signal<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let option = |(place, name): (usize, &String)| {
        let selected = move || chosen.get() == place;
        view! { <option value=place.to_string() prop:selected=selected>{name.clone()}</option> }
            .into_any()
    };
    let options: Vec<AnyView> = options.iter().enumerate().map(option).collect();
    let changed = move |event| {
        if let Ok(place) = event_target_value(&event).parse() {
            choose.run(place);
        }
    };
    let control = view! {
        <select autocomplete="off" class="field__input field__input--select" id=id on:change=changed>{options}</select>
    };
    let frame = FormGroup {
        id: id.to_owned(),
        label: label.to_owned(),
        ..FormGroup::default()
    };
    group(frame, no_error(), control.into_any(), ().into_any())
}

/// Shows more rows of a table.
pub fn more_button(left: usize, word: fn(usize) -> String, more: impl Fn() + 'static) -> AnyView {
    if left == 0 {
        return ().into_any();
    }
    view! { <button class="button button--secondary" type="button" on:click=move |_| more()>{word(left)}</button> }
        .into_any()
}

/// The name of a group.
pub fn group_name(group: &str) -> String {
    if group.is_empty() {
        words::NO_GROUP.to_owned()
    } else {
        group.to_owned()
    }
}

/// Where an agency stands, and whether its report came late.
pub fn state_chips(state: State, late: bool) -> AnyView {
    let late = late.then(
        || view! { " "<span class="layout__chip layout__chip--warning">{words::LATE}</span> },
    );
    view! { {state_chip(state)}{late} }.into_any()
}

/// Where an agency stands.
pub fn state_chip(state: State) -> AnyView {
    let class = match state {
        State::Accepted => "layout__chip layout__chip--good",
        State::Received | State::NothingToReport => "layout__chip",
        State::NotSubmitted => "layout__chip collection__chip--quiet",
        State::OpenFindings | State::Returned => "layout__chip layout__chip--warning",
        State::Overdue | State::Conflict => "layout__chip layout__chip--bad",
    };
    view! { <span class=class>{words::state(state)}</span> }.into_any()
}

/// Something that is shown or not.
pub fn check_option(id: &'static str, label: &'static str, chosen: RwSignal<bool>) -> AnyView {
    view! {
        <div class="field__option">
            <input
                class="field__radio" type="checkbox" id=id prop:checked=chosen
                on:change=move |event| chosen.set(event_target_checked(&event))
            />
            <label for=id>{label}</label>
        </div>
    }
    .into_any()
}

/// A frame in which a wide table scrolls, also by the keyboard.
pub fn table_frame(label: impl Into<String>, table: AnyView) -> AnyView {
    view! { <div class="collection__frame" role="region" aria-label=label.into() tabindex="0">{table}</div> }
        .into_any()
}

/// The heads of a table's columns.
pub fn heads(words: &[&'static str]) -> AnyView {
    let head = |word: &&'static str| view! { <th scope="col">{*word}</th> }.into_any();
    let heads: Vec<AnyView> = words.iter().map(head).collect();
    view! { <thead><tr>{heads}</tr></thead> }.into_any()
}
