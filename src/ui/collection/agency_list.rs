//! A list of agencies that is taken over: pasted, or opened from a file.

use leptos::prelude::*;

use super::controls::{Typed, button, heading, typed_field};
use crate::messages::vi::app::CANCEL;
use crate::messages::vi::collection::agencies as words;
use crate::state::collection::Collecting;
use crate::state::collection::place::{Page, Place};
use crate::ui::field::InputKind;

/// Draws the page.
pub fn agency_list(own: Collecting) -> AnyView {
    let text = Signal::derive(move || own.list_draft.with(|draft| draft.text.clone()));
    let typed = Callback::new(move |text| own.type_list(text));
    let field = Typed {
        id: "agency-list".to_owned(),
        label: words::PASTE,
        hint: words::HINT,
        kind: InputKind::Area,
    };
    let id = own.workspace_now().map(|one| one.collection.id.clone());
    let back = Place::of(&id.clone().unwrap_or_default(), Page::Agencies);
    let one = Place::of(&id.unwrap_or_default(), Page::NewAgency);
    view! {
        {heading(words::TITLE.to_owned())}
        <div class="layout__form collection__form">
            {typed_field(field, text, typed)}
            <div class="layout__buttons">
                {button(words::LOOK, "button", move || own.look_at_list())}
                {button(words::OPEN_FILE, "button button--secondary", move || own.open_list())}
                <a class="button button--secondary" href=one>{words::ADD}</a>
                <a class="button button--quiet" href=back>{CANCEL}</a>
            </div>
            <div aria-live="polite">{move || looked_at(own)}</div>
        </div>
    }
    .into_any()
}

/// What taking the list over would do, and everything that is wrong with it.
fn looked_at(own: Collecting) -> AnyView {
    own.list_draft.with(|draft| {
        let fault = draft.fault.clone();
        let fault =
            fault.map(|text| view! { <p class="notice notice--bad" role="alert">{text}</p> });
        let problems: Vec<AnyView> = draft
            .problems
            .iter()
            .map(|text| view! { <li>{text.clone()}</li> }.into_any())
            .collect();
        let problems = (!problems.is_empty()).then(|| {
            view! {
                <section class="notice notice--warning notice--summary">
                    <h2 class="notice__heading">{words::PROBLEMS}</h2>
                    <p class="notice__text">{words::PROBLEMS_HINT}</p>
                    <ul class="notice__list">{problems}</ul>
                </section>
            }
        });
        let accept = draft.merged.as_ref().map(|merged| {
            let word = words::accept(merged);
            view! {
                <p>{words::would(merged)}</p>
                <button class="button" type="button" on:click=move |_| own.accept_list()>{word}</button>
            }
        });
        view! { {fault}{problems}{accept} }.into_any()
    })
}
