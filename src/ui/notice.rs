//! Notices on top of a page: what was done, what is wrong with storage, what a form still lacks.

use leptos::prelude::*;

use crate::state::app::App;
use crate::text::words::app as words;

/// Notices of the whole app.
#[component]
pub fn Notices(app: App) -> impl IntoView {
    let problem = move || {
        app.storage_problem.get().map(|text| view! { <p class="notice notice--bar notice--bad" role="alert">{text}</p> }.into_any())
    };
    let notice = move || {
        app.notice.get().map(|notice| {
            let class = if notice.good { "notice notice--bar notice--good" } else { "notice notice--bar notice--bad" };
            let undo = notice.undo.then(|| {
                view! { <button class="button button--small" type="button" on:click=move |_| app.undo()>{words::UNDO}</button> }
            });
            view! {
                <div class=class>
                    <p class="notice__text">{notice.text}</p>
                    {undo}
                    <button class="button button--small" type="button" on:click=move |_| app.dismiss_notice()>{words::CLOSE}</button>
                </div>
            }
            .into_any()
        })
    };
    let busy = move || app.busy.get().then(|| view! { <p class="notice notice--bar">{words::READING}</p> }.into_any());
    view! {
        <div class="layout__notices">{problem}<div role="status">{busy}{notice}</div></div>
    }
    .into_any()
}

/// What keeps a form from being accepted. It takes the focus; each entry leads to its field.
#[component]
pub fn ErrorSummary(text: String, entries: AnyView) -> impl IntoView {
    view! {
        <div class="notice notice--bad notice--summary" id="error-summary" tabindex="-1">
            <div role="alert">
                <h2 class="notice__heading">{words::ERROR_SUMMARY}</h2>
                <p class="notice__text">{text}</p>
                <ul class="notice__list">{entries}</ul>
            </div>
        </div>
    }
    .into_any()
}
