//! The dry run of opened files: what would happen, then one button.

use leptos::prelude::*;

use super::title::page_title;
use crate::browser::lazy::lazy;
use crate::messages::vi::app as words;
use crate::messages::vi::import_preview;
use crate::state::app::{App, ImportPreview, ImportVerdict};
use crate::state::route::Route;

lazy! { files:
    /// Draws the dry run.
    pub fn import_page(app: App) -> AnyView {
        view! { <ImportPage app=app /> }.into_any()
    }
}

/// The dry run.
#[component]
pub fn ImportPage(
    /// The app.
    app: App,
) -> impl IntoView {
    page_title(Signal::derive(|| words::IMPORT.to_owned()));
    let content = move || {
        match app.import_previews().get() {
        Some(entries) if !entries.is_empty() => preview_import(app, entries),
        _ => view! {
            <p class="layout__lead">{words::IMPORT_EMPTY}</p>
            <div class="layout__buttons">
                <button class="button" type="button" on:click=move |_| app.choose_files()>{words::OPEN_FILES}</button>
                <a class="button button--secondary" href=Route::Home.fragment()>{words::BACK_HOME}</a>
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <div class="layout__page layout__page--narrow">
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::IMPORT}</h1>
            {content}
        </div>
    }
    .into_any()
}

fn preview_import(app: App, entries: Vec<ImportPreview>) -> AnyView {
    let taken = entries
        .iter()
        .filter(|entry| {
            matches!(
                entry.verdict,
                ImportVerdict::Added | ImportVerdict::Replaces
            )
        })
        .count();
    let files: Vec<AnyView> = entries.into_iter().map(file).collect();
    let hint = if taken > 0 {
        words::IMPORT_HINT
    } else {
        words::IMPORT_NONE
    };
    view! {
        <p class="layout__lead">{hint}</p>
        <ul class="home__files">{files}</ul>
        <div class="layout__buttons">
            {(taken > 0).then(|| view! {
                <button class="button" type="button" on:click=move |_| app.accept_import()>{words::accept_files(taken)}</button>
            })}
            <button class="button button--secondary" type="button" on:click=move |_| app.cancel_import()>
                {if taken > 0 { words::CANCEL } else { words::BACK_HOME }}
            </button>
        </div>
    }
    .into_any()
}

fn file(entry: ImportPreview) -> AnyView {
    let (class, word) = match entry.verdict {
        ImportVerdict::Added => ("layout__chip layout__chip--good", words::ADDED),
        ImportVerdict::Replaces => ("layout__chip layout__chip--warning", words::REPLACES),
        ImportVerdict::Same => ("layout__chip", words::SAME),
        ImportVerdict::Refused => ("layout__chip layout__chip--bad", words::REFUSED),
    };
    let lines: Vec<AnyView> = import_preview::render(entry.facts())
        .into_iter()
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect();
    view! {
        <li class="home__file">
            <h2 class="home__agency"><bdi>{entry.file}</bdi>" "<span class=class>{word}</span></h2>
            <ul class="home__lines">{lines}</ul>
        </li>
    }
    .into_any()
}
