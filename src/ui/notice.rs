//! Notices on top of a page: what was done, what is wrong with storage, what a form still lacks.

use leptos::prelude::*;

use crate::messages::vi::app as words;
use crate::messages::vi::commands::NOT_LOADED;
use crate::state::app::{App, Notice};

/// Notices of the whole app.
#[component]
pub fn Notices(
    /// The app.
    app: App,
    /// What is told of a new version of the app.
    update: AnyView,
) -> impl IntoView {
    let problem = move || match app.storage_problem.get() {
        Some(text) => {
            view! { <p class="notice notice--bar notice--bad" role="alert">{text}</p> }.into_any()
        }
        None => ().into_any(),
    };
    let failed = move || {
        if app.loads.have_failed() {
            let again = Callback::new(move |()| app.loads.try_again());
            let button = button(words::TRY_AGAIN, again);
            view! { <div class="notice notice--bar notice--bad" role="alert"><p class="notice__text">{NOT_LOADED}</p>{button}</div> }.into_any()
        } else {
            ().into_any()
        }
    };
    let busy = move || match app.loads.busy.get() {
        "" => ().into_any(),
        what => view! { <p class="notice notice--bar">{what}</p> }.into_any(),
    };
    let notice = move || {
        app.notice
            .get()
            .map_or_else(|| ().into_any(), |notice| note(app, notice))
    };
    view! { <div class="layout__notices">{problem}{failed}<div role="status">{busy}{notice}{update}</div></div> }.into_any()
}

/// A small button of a notice.
pub fn button(word: &'static str, act: Callback<()>) -> AnyView {
    view! { <button class="button button--small" type="button" on:click=move |_| act.run(())>{word}</button> }.into_any()
}

/// What keeps a form from being accepted. It takes the focus; each entry leads to its field.
pub fn error_summary(text: String, entries: Vec<AnyView>) -> AnyView {
    let entries: Vec<AnyView> = entries
        .into_iter()
        .map(|entry| view! { <li>{entry}</li> }.into_any())
        .collect();
    let text = (!text.is_empty()).then(|| view! { <p class="notice__text">{text}</p> }.into_any());
    view! {
        <div class="notice notice--bad notice--summary" id="error-summary" tabindex="-1">
            <div role="alert">
                <h2 class="notice__heading">{words::ERROR_SUMMARY}</h2>
                {text}
                <ul class="notice__list">{entries}</ul>
            </div>
        </div>
    }
    .into_any()
}

fn note(app: App, notice: Notice) -> AnyView {
    let class = if notice.good {
        "notice notice--bar notice--good"
    } else {
        "notice notice--bar notice--bad"
    };
    let undo = notice
        .undo
        .then(|| button(words::UNDO, Callback::new(move |()| app.undo_removal())));
    let close = button(words::CLOSE, Callback::new(move |()| app.dismiss_notice()));
    view! { <div class=class><p class="notice__text">{notice.text}</p>{undo}{close}</div> }
        .into_any()
}
