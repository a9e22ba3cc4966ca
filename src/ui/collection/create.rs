//! A new collection: template, period, deadline, superior.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::controls::{Typed, heading, signal_field};
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::app::CANCEL;
use crate::messages::vi::collection as words;
use crate::state::collection::place::Place;
use crate::state::collection::{Collecting, CreateFault};
use crate::ui::field::InputKind;
use crate::ui::new_report::draft::Draft;
use crate::ui::new_report::{period_fields, summary};
use crate::ui::notice::error_summary;

/// Draws the form.
pub fn create(own: Collecting) -> AnyView {
    let draft = Draft::new(own.app);
    let deadline = RwSignal::new(String::new());
    let superior = RwSignal::new(String::new());
    let wrong_day = RwSignal::new(None);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        draft.failed.set(false);
        wrong_day.set(None);
        let choice = untrack(|| draft.choice());
        let created = own.create(
            &choice,
            &deadline.get_untracked(),
            &superior.get_untracked(),
        );
        match created {
            Ok(()) => return,
            Err(CreateFault::Period(_)) => draft.failed.set(true),
            Err(CreateFault::Deadline(text)) => wrong_day.set(Some(text)),
        }
        after_draw(|| focus("error-summary"));
    };
    let faults = move || match (draft.fault(), wrong_day.get()) {
        (Some(fault), _) => summary(fault),
        (None, Some(text)) => error_summary(String::new(), vec![text.into_any()]),
        (None, None) => ().into_any(),
    };
    let days = move || {
        // The name of the period and its days, once its template is here.
        let came = draft.template.with(|template| own.app.form_came(template));
        let days = came.then(|| draft.preview().ok()).flatten();
        days.map(|days| view! { <p class="notice">{days}</p> })
    };
    view! {
        <div class="layout__page layout__page--narrow">
            {faults}
            {heading(words::CREATE.to_owned())}
            <form class="layout__form" novalidate on:submit=submit>
                {period_fields(draft)}
                <div aria-live="polite">{days}</div>
                {deadline_and_superior(deadline, superior)}
                <div class="layout__buttons">
                    <button class="button" type="submit">{words::CREATE}</button>
                    <a class="button button--secondary" href=Place::List.fragment()>{CANCEL}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn deadline_and_superior(deadline: RwSignal<String>, superior: RwSignal<String>) -> AnyView {
    let deadline_field = Typed {
        id: "collection-deadline".to_owned(),
        label: words::DEADLINE,
        hint: words::DEADLINE_HINT,
        kind: InputKind::Date,
    };
    let superior_field = Typed {
        id: "collection-superior".to_owned(),
        label: words::SUPERIOR,
        hint: words::SUPERIOR_HINT,
        kind: InputKind::Line,
    };
    view! { {signal_field(deadline_field, deadline)}{signal_field(superior_field, superior)} }
        .into_any()
}
