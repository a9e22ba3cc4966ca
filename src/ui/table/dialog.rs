//! The frame of a dry run in a dialog, and what both kinds of it ask: dashes as zeros, the notation of numbers.
//!
//! Not here: blocks pasted into tables (`paste`), and into plain fields (`fields`).

use leptos::prelude::*;

use crate::browser::grid::show_dialog;
use crate::browser::page::after_draw;
use crate::messages::vi::paste as words;
use crate::messages::vi::paste_account::notation_question;
use crate::model::paste::numbers::{Notation, Notations};

/// A dialog with a dry run: then one button does what it says.
pub struct Frame {
    /// Its id.
    pub id: String,
    /// True when its heading takes the focus.
    pub heading_first: bool,
    /// Answers to what it asks, where they can be given at once; in sight however long the questions are.
    pub answers: AnyView,
    /// True while something is undecided, or nothing would change.
    pub not_ready: Signal<bool>,
    /// What the button says.
    pub says: Signal<String>,
    /// Does it.
    pub accept: Callback<()>,
    /// Told when the dialog is left, also by Esc.
    pub close: Callback<()>,
}

/// Draws a dry run in its dialog, and opens it.
pub fn dialog_frame(frame: Frame, body: AnyView) -> AnyView {
    let Frame {
        id,
        heading_first,
        answers,
        not_ready,
        says,
        accept,
        close,
    } = frame;
    let shown = id.clone();
    after_draw(move || show_dialog(&shown));
    view! {
        <dialog class="dialog" id=id.clone() aria-labelledby=format!("{id}-title") on:close=move |_| close.run(())>
            <h2 class="dialog__title" id=format!("{id}-title") tabindex="-1" autofocus=heading_first>{words::TITLE}</h2>
            {body}
            <div class="layout__buttons dialog__buttons">
                <button class="button" type="button" hidden=not_ready on:click=move |_| accept.run(())>{says}</button>
                {answers}
                <button class="button button--secondary" type="button" on:click=move |_| close.run(())>{words::CANCEL}</button>
            </div>
        </dialog>
    }
    .into_any()
}

/// Questions that keep a block from being pasted.
pub fn questions(questions: Vec<String>) -> Vec<AnyView> {
    let question =
        |text| view! { <p class="notice notice--bad" role="alert">{text}</p> }.into_any();
    questions.into_iter().map(question).collect()
}

/// The question about the notation of numbers, while it is open.
pub fn notation_notice(numbers: &Notations) -> Option<AnyView> {
    let text = notation_question(numbers)?;
    Some(view! { <p class="notice notice--bad" role="alert">{text}</p> }.into_any())
}

/// What a person has to know before pasting.
pub fn notes(notes: Vec<String>) -> Option<AnyView> {
    let note = |text| view! { <li>{text}</li> }.into_any();
    let notes: Vec<AnyView> = notes.into_iter().map(note).collect();
    (!notes.is_empty()).then(|| {
        view! { <ul class="dialog__notes" aria-label=words::NOTES>{notes}</ul> }.into_any()
    })
}

/// Whether dashes are zeros, where there are any.
pub fn dash_choice(dashes: usize, zero: bool, turn: Callback<(&'static str, bool)>) -> AnyView {
    const ID: &str = "paste-dashes";
    if dashes == 0 {
        return ().into_any();
    }
    view! {
        <div class="field__option">
            <input
                class="field__radio" type="checkbox" id=ID prop:checked=zero
                on:change=move |event| turn.run((ID, event_target_checked(&event)))
            />
            <label for=ID>{words::dash_is_zero(dashes)}</label>
        </div>
    }
    .into_any()
}

/// Class of a choice, which stands out while nothing is chosen.
pub fn choice_class(is_open: bool) -> &'static str {
    if is_open {
        "field__option dialog__open"
    } else {
        "field__option"
    }
}

/// In which notation the numbers are, where that matters: asked once for the whole block.
pub fn notation_choice(
    numbers: &Notations,
    turn: Callback<(&'static str, Option<Notation>)>,
) -> AnyView {
    const ID: &str = "paste-notation";
    let matters = numbers.chosen.is_some() || numbers.in_both + numbers.english > 0;
    if !matters {
        return ().into_any();
    }
    let now = match numbers.chosen {
        None if numbers.is_asked => None,
        None => Some(Notation::Vietnamese),
        chosen => chosen,
    };
    let option = |notation: Option<Notation>| {
        let (word, label) = worded(notation);
        view! { <option value=word prop:selected=notation == now>{label}</option> }.into_any()
    };
    let open = numbers.is_asked.then(|| option(None));
    let known = [Notation::Vietnamese, Notation::English];
    let changed = move |event| {
        let word = event_target_value(&event);
        let chosen = known.into_iter().find(|one| worded(Some(*one)).0 == word);
        turn.run((ID, chosen));
    };
    view! {
        <div class=choice_class(numbers.is_asked)>
            <label for=ID>{words::NOTATION}</label>
            <select autocomplete="off" class="field__input field__input--select" id=ID on:change=changed>
                {open}{known.map(|one| option(Some(one))).into_iter().collect::<Vec<_>>()}
            </select>
        </div>
    }
    .into_any()
}

/// A notation as the list knows it, and as people read it.
fn worded(notation: Option<Notation>) -> (&'static str, &'static str) {
    match notation {
        None => ("", words::NOTATION_OPEN),
        Some(Notation::Vietnamese) => ("vi", words::VIETNAMESE),
        Some(Notation::English) => ("en", words::ENGLISH),
    }
}
