//! What stands around every page: skip link, masthead, notices, footer; and which page is shown.

use leptos::ev::{DragEvent, MouseEvent};
use leptos::prelude::*;

use super::app_update::update_notice;
use super::collection::collection_page;
use super::data::data_page;
use super::editor::ReportScreen;
use super::help::help_page;
use super::home::{ExamplesPage, HomePage};
use super::import::import_page;
use super::lazy::{Lazy, Placeholder};
use super::new_report::NewReportPage;
use super::notice::Notices;
use super::persistence::persistence_bars;
use crate::browser::arrival::focus_after_navigation;
use crate::browser::page::{after_draw, focus, is_in_field, scroll_to_top};
use crate::messages::vi::app as words;
use crate::state::app::{self as state, Needs, provide_app};
use crate::state::route::Route;

/// Which page is shown; the pages of one report share their editor.
#[derive(Clone, PartialEq, Eq)]
enum Screen {
    Home,
    New,
    Examples,
    Import,
    Help,
    Data,
    Collection,
    Report(String),
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let app = provide_app();
    focus_on_arrival(app);
    let screen = Memo::new(move |_| match app.route.get() {
        Route::Home => Screen::Home,
        Route::New => Screen::New,
        Route::Examples => Screen::Examples,
        Route::Import => Screen::Import,
        Route::Help => Screen::Help,
        Route::Data => Screen::Data,
        Route::Collection(_) => Screen::Collection,
        Route::Section { report, .. }
        | Route::Findings { report }
        | Route::Preview { report }
        | Route::History { report } => Screen::Report(report),
    });
    let page = move || {
        match screen.get() {
        Screen::Home => view! { <HomePage app=app /> }.into_any(),
        Screen::New => view! { <NewReportPage app=app /> }.into_any(),
        Screen::Examples => view! { <ExamplesPage app=app /> }.into_any(),
        Screen::Report(report) => view! { <ReportScreen app=app report=report /> }.into_any(),
        Screen::Import => {
            let draw = move || import_page(app);
            view! { <Lazy app=app needs=Needs::Nothing placeholder=Placeholder::Page draw=draw /> }
                .into_any()
        }
        Screen::Data => {
            view! { <Lazy app=app needs=Needs::Persistence placeholder=Placeholder::Page draw=data_page /> }
                .into_any()
        }
        Screen::Collection => {
            let draw = move || collection_page(app);
            view! { <Lazy app=app needs=Needs::Persistence placeholder=Placeholder::Page draw=draw /> }
                .into_any()
        }
        Screen::Help => {
            view! { <Lazy app=app needs=Needs::Nothing placeholder=Placeholder::Page draw=help_page /> }
                .into_any()
        }
    }
    };
    let drop = move |event: DragEvent| app.open_dropped(&event);
    view! {
        <div class="layout" on:dragover=|event: DragEvent| event.prevent_default() on:drop=drop>
            <Masthead app=app />
            <Lazy app=app needs=Needs::PersistenceIfStarted placeholder=Placeholder::Nothing draw=move || persistence_bars(app) />
            <Notices app=app update=update(app) />
            <main class="layout__main" id="main" tabindex="-1" on:input=move |_| app.leave_notice(true)>{page}</main>
            <footer class="layout__footer">
                <span>{words::DATA_STAYS}</span>
                <span>{words::version(env!("CARGO_PKG_VERSION"))}</span>
            </footer>
        </div>
    }
    .into_any()
}

/// What the scripts around the program tell.
pub fn update(app: state::App) -> AnyView {
    let told = Memo::new(move |_| app.update_status.with(|told| !told.is_empty()));
    (move || {
        if !told.get() {
            return ().into_any();
        }
        let draw = move || update_notice(app);
        view! { <Lazy app=app needs=Needs::Persistence placeholder=Placeholder::Page draw=draw /> }
            .into_any()
    })
    .into_any()
}

/// Moves the focus to the heading of a page that was just opened, unless a field was asked for.
fn focus_on_arrival(app: state::App) {
    Effect::new(move |before: Option<Route>| {
        let route = app.route.get();
        if before.is_some_and(|before| before != route) {
            app.leave_notice(false);
            after_draw(|| {
                if !is_in_field() {
                    scroll_to_top();
                }
                focus_after_navigation("page-title");
            });
        }
        route
    });
}

#[component]
fn Masthead(app: state::App) -> impl IntoView {
    // The fragment of the address is the route, so the skip link moves the focus itself.
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus("main");
    };
    let link = move |route: Route, text: &'static str| {
        let href = route.fragment();
        let here = Signal::derive(move || {
            app.route
                .with(|current| *current == route)
                .then(|| "page".to_owned())
        });
        view! { <a class="layout__link" href=href aria-current=here>{text}</a> }.into_any()
    };
    view! {
        <a class="layout__skip" href="#main" on:click=skip>{words::SKIP}</a>
        <header class="layout__masthead">
            <a class="layout__name" href=Route::Home.fragment()>{words::NAME}</a>
            <p class="layout__purpose">{words::PURPOSE}</p>
            <nav class="layout__navigation" aria-label=words::NAVIGATION>
                {link(Route::Home, words::HOME)}
                {link(Route::Data, words::DATA)}
                {link(Route::Help, words::HELP)}
            </nav>
        </header>
    }
    .into_any()
}
