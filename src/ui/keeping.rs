//! The bar above the page: a report that is only in memory, or that another tab writes. It stands in the flow of the page,
//! so that it covers nothing.

use leptos::prelude::*;
use markup::view;

use super::live::{live, nothing};
use crate::state::app::App;
use crate::state::keeping::{Keeping, Standing, Unsaved, keeping, take_over};
use crate::state::route::Route;
use crate::text::words::keeping as words;

/// The bar.
pub fn bars(app: App) -> AnyView {
    let Some(keeping) = keeping() else { return nothing() };
    live(move || match (keeping.standing.get(), keeping.unsaved.get()) {
        (Standing::Gone, _) if in_report(app) => gone(app, keeping),
        (_, Some(unsaved)) => only_in_memory(app, unsaved),
        (Standing::Elsewhere, None) if in_report(app) => elsewhere(),
        _ => nothing(),
    })
}

fn in_report(app: App) -> bool {
    app.route.with(|route| route.report().is_some())
}

fn only_in_memory(app: App, unsaved: Unsaved) -> AnyView {
    let actions = match unsaved.editor {
        Some(editor) if in_report(app) => {
            let again = move |_| editor.0.save_again();
            let file = move |_| editor.0.export_json();
            view! {
                <button class="button button--small" type="button" on:click=file>{words::SAVE_FILE}</button>
                <button class="button button--small" type="button" on:click=again>{words::SAVE_AGAIN}</button>
            }
            .into_any()
        }
        _ => {
            let href = Route::Findings { report: unsaved.id }.fragment();
            view! { <a class="button button--small" href=href>{words::GO_TO_UNSAVED}</a> }.into_any()
        }
    };
    view! {
        <div class="keeping keeping--bad" role="alert">
            <p class="keeping__text"><b>{words::UNSAVED}</b>": "{unsaved.why}</p>
            {actions}
        </div>
    }
    .into_any()
}

fn elsewhere() -> AnyView {
    view! {
        <div class="keeping" role="status">
            <p class="keeping__text">{words::ELSEWHERE}</p>
            <button class="button button--small" type="button" on:click=move |_| take_over()>{words::TAKE_OVER}</button>
        </div>
    }
    .into_any()
}

fn gone(_: App, keeping: Keeping) -> AnyView {
    let file = keeping.open_editor().map(|editor| {
        view! { <button class="button button--small" type="button" on:click=move |_| editor.export_json()>{words::SAVE_FILE}</button> }.into_any()
    });
    view! { <div class="keeping keeping--bad" role="alert"><p class="keeping__text">{words::GONE}</p>{file}</div> }
        .into_any()
}
