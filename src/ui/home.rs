//! The first page: reports on this machine, or what the app is for.

mod entry;
mod find;

use leptos::prelude::*;

use self::entry::report;
use self::find::{find, found};
use super::lazy::{Drawing, Lazy, Placeholder};
use super::title::page_title;
use crate::browser::lazy::lazy;
use crate::catalog::ListedSample;
use crate::messages::vi::{app as words, backup, persistence as persistence_words, quarantine};
use crate::state::app::{App, Needs, QuarantinedRecord, ReportSummary};
use crate::state::page_memo::page_memo;
use crate::state::route::{COLLECTIONS, Route};

/// The first page.
#[component]
pub fn HomePage(
    /// The app.
    app: App,
) -> impl IntoView {
    page_title(Signal::derive(|| words::NAME.to_owned()));
    let kept = page_memo(move |_| app.kept.get());
    (move || {
        if kept.get() {
            let draw = move || async move { report_list(app).await?.await };
            view! { <Lazy app=app needs=Needs::Templates placeholder=Placeholder::Page draw=draw /> }.into_any()
        } else {
            page(welcome(app), ().into_any())
        }
    })
    .into_any()
}

lazy! { persistence:
    /// Reads the records of this machine and draws the first page with them.
    pub fn report_list(app: App) -> Drawing {
        Box::pin(async move {
            app.compare_first().await?;
            app.list_reports();
            Ok(records(app))
        })
    }
}

/// The page of the worked examples.
#[component]
pub fn ExamplesPage(
    /// The app.
    app: App,
) -> impl IntoView {
    page_title(Signal::derive(|| words::EXAMPLES.to_owned()));
    view! {
        <div class="layout__page">
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::EXAMPLES}</h1>
            <p class="layout__lead">{words::EXAMPLE_HINT}</p>
            {examples(app)}
        </div>
    }
    .into_any()
}

fn records(app: App) -> AnyView {
    let empty = page_memo(move |_| app.report_list().reports.with(Vec::is_empty));
    page(
        (move || {
            if empty.get() { welcome(app) } else { list(app) }
        })
        .into_any(),
        quarantined(app),
    )
}

fn page(content: AnyView, below: AnyView) -> AnyView {
    view! {
        <div class="layout__page home">
            {content}
            <p class="home__drop">{words::DROP_HINT}</p>
            {link("home__collect", Route::Collection(COLLECTIONS.to_owned()).fragment(), words::COLLECT)}
            {below}
        </div>
    }
    .into_any()
}

/// What a first visitor needs to know.
fn welcome(app: App) -> AnyView {
    let point = |(name, text): (&'static str, &'static str)| {
        view! { <li class="home__point"><h2 class="home__point-name">{name}</h2><p>{text}</p></li> }
            .into_any()
    };
    let points: Vec<AnyView> = words::POINTS.into_iter().map(point).collect();
    let action = |button: AnyView, text: &'static str| {
        view! { <li class="home__step">{button}<p>{text}</p></li> }.into_any()
    };
    view! {
        <h1 class="home__title" id="page-title" tabindex="-1">{words::WELCOME}</h1>
        <ul class="home__points">{points}</ul>
        <h2 class="layout__subheading">{words::BEGIN}</h2>
        <ul class="home__steps">
            {action(create_link("button"), words::CREATE_HINT)}
            {action(open_button(app), words::OPEN_HINT)}
        </ul>
        <h2 class="layout__subheading">{words::EXAMPLES}</h2>
        {examples(app)}
    }
    .into_any()
}

fn create_link(class: &'static str) -> AnyView {
    link(class, Route::New.fragment(), words::CREATE)
}

fn link(class: &'static str, href: String, word: &'static str) -> AnyView {
    view! { <a class=class href=href>{word}</a> }.into_any()
}

fn open_button(app: App) -> AnyView {
    view! { <button class="button button--secondary" type="button" on:click=move |_| app.choose_files()>{words::OPEN_FILES}</button> }.into_any()
}

/// The worked examples, each with what can be seen in it.
fn examples(app: App) -> AnyView {
    let entry = |sample: ListedSample| {
        let open = move |_| app.open_example(&sample.id);
        view! {
            <li class="home__step home__step--example">
                <div>
                    <p class="home__point-name">{sample.title.clone()}</p>
                    <p class="home__template">{sample.description}</p>
                </div>
                <button class="button button--secondary" type="button" on:click=open>
                    {words::OPEN_EXAMPLE}<span class="layout__hidden">": "{sample.title}</span>
                </button>
            </li>
        }
        .into_any()
    };
    let entries: Vec<AnyView> = app.samples().into_iter().map(entry).collect();
    view! { <ul class="home__steps">{entries}</ul> }.into_any()
}

/// The reports on this machine.
fn list(app: App) -> AnyView {
    let ids = found(app);
    let none = Signal::derive(move || ids.with(Vec::is_empty));
    let entry = move |id: String| {
        let counted = id.clone();
        let entry = page_memo(move |_| app.listed(&id, ReportSummary::without_progress));
        // By itself: what is counted later must not take the focus from what stands beside it.
        let progress = page_memo(move |_| app.listed(&counted, |entry| entry.progress)?);
        (move || {
            entry
                .get()
                .map_or_else(|| ().into_any(), |entry| report(app, entry, progress))
        })
        .into_any()
    };
    view! {
        <div class="home__top">
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::HOME}</h1>
            <div class="home__actions">
                {create_link("button")}
                {open_button(app)}
                <a class="button button--secondary" href=Route::Examples.fragment()>{words::OPEN_EXAMPLE}</a>
            </div>
        </div>
        {reminder(app)}
        {find(app, ids)}
        <ul class="home__shelf" hidden=none>
            <For each=move || ids.get() key=String::clone children=entry />
        </ul>
    }
    .into_any()
}

/// Reminds of a backup when one is due.
fn reminder(app: App) -> AnyView {
    let Some(persistence) = app.started_persistence() else {
        return ().into_any();
    };
    let content = || {
        let href = Route::Data.fragment();
        view! { <p class="notice notice--warning"><span class="notice__text">{backup::DUE}</span><a class="button button--small" href=href>{backup::BACKUP}</a></p> }.into_any()
    };
    view! { <Show when=move || persistence.data.due.get()>{content()}</Show> }.into_any()
}

/// Stored records that do not read.
fn quarantined(app: App) -> AnyView {
    let entry = move |record: QuarantinedRecord| {
        let listed = app.listed(record.report(), ReportSummary::clone);
        let next = match (&listed, record.was_moved()) {
            (Some(_), _) => quarantine::RECOVERED,
            (None, true) => quarantine::NOT_RECOVERED,
            // One of a later version waits in its place.
            (None, false) => "",
        };
        let listed = listed.map(|entry| persistence_words::report(&entry.agency, &entry.period));
        let what = record
            .subject
            .as_ref()
            .map(|one| {
                persistence_words::report(
                    &one.agency,
                    &crate::messages::vi::period::label(&one.period),
                )
            })
            .or(listed)
            .unwrap_or_else(|| quarantine::UNNAMED_RECORD.to_owned());
        view! {
            <li class="home__record">
                <p><b>{what}</b>": "{quarantine::render_quarantine_reason(&record.reason)}" "{next}</p>
                <button class="button button--secondary" type="button" on:click=move |_| app.download_quarantined(&record.key)>{words::DOWNLOAD}</button>
            </li>
        }
        .into_any()
    };
    (move || {
        let entries: Vec<AnyView> = app
            .report_list()
            .quarantined
            .get()
            .into_iter()
            .map(entry)
            .collect();
        if entries.is_empty() {
            return ().into_any();
        }
        view! {
            <section class="notice notice--warning notice--summary">
                <h2 class="notice__heading">{words::QUARANTINE}</h2>
                <p class="notice__text">{words::QUARANTINE_HINT}</p>
                <ul class="home__records">{entries}</ul>
            </section>
        }
        .into_any()
    })
    .into_any()
}
