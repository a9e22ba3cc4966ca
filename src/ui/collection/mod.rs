//! The receiving department: collections, their agencies, files that are taken in, totals.

mod agencies;
mod agency;
mod agency_form;
mod agency_list;
mod charts;
mod controls;
mod create;
mod follow_ups;
mod intake;
mod intake_file;
mod list;
mod number;
mod periods;
mod ranking;
mod report;
mod request;
mod requests;
mod synthesis;
mod synthesis_document;
mod synthesis_indicators;
mod synthesis_sources;
mod totals;
mod unusual;
mod unusual_filters;

use leptos::prelude::*;

use self::controls::{button, heading};
use super::title::page_title;
use crate::browser::lazy::lazy;
use crate::messages::vi::collection as words;
use crate::messages::vi::period;
use crate::state::app::App;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, Opened};
use crate::state::page_memo::page_memo;

lazy! { collection:
    /// Draws the pages of collections.
    pub fn collection_page(app: App) -> AnyView {
        view! { <CollectionPage app=app /> }.into_any()
    }
}

/// The pages of collections.
#[component]
pub fn CollectionPage(
    /// The app.
    app: App,
) -> impl IntoView {
    let own = Collecting::new(app);
    page_title(Signal::derive(move || {
        let is_request = own.place.with(|place| matches!(place, Place::Request(_)));
        if is_request {
            words::requests::ASKED
        } else {
            words::TITLE
        }
        .to_owned()
    }));
    let id = page_memo(move |_| {
        own.place
            .with(|place| place.collection().map(str::to_owned))
    });
    let page = move || match id.get() {
        Some(id) => {
            own.open(&id);
            one_collection(own, id)
        }
        None => all_collections(own),
    };
    own.take_drops();
    view! { <div class="collection">{page}</div> }.into_any()
}

fn all_collections(own: Collecting) -> AnyView {
    (move || match own.place.get() {
        Place::Create => create::create(own),
        Place::Request(link) => request::request(own, &link),
        _ => list::list(own),
    })
    .into_any()
}

/// A collection: its name, the ways to its pages, and one of them.
fn one_collection(own: Collecting, id: String) -> AnyView {
    let state = page_memo(move |_| {
        own.opened.with(|opened| match opened {
            Opened::None | Opened::Opening => Err(words::OPENING),
            Opened::Failed(why) => Err(*why),
            Opened::Here(_) => Ok(()),
        })
    });
    (move || match state.get() {
        Err(why) => view! {
            <div class="layout__page">
                {heading(words::TITLE.to_owned())}
                <p class="layout__lead" role="status">{why}</p>
                <a href=Place::List.fragment()>{words::ALL}</a>
            </div>
        }
        .into_any(),
        Ok(()) => {
            let id = id.clone();
            let page = page_memo(move |_| match own.place.get() {
                Place::Of { page, .. } => page,
                _ => Page::Agencies,
            });
            let content = move || draw(own, page.get());
            view! {
                <div class="layout__page">
                    {head(own, &id, page)}
                    {content}
                </div>
            }
            .into_any()
        }
    })
    .into_any()
}

fn draw(own: Collecting, page: Page) -> AnyView {
    match page {
        Page::Agencies => agencies::agencies(own),
        Page::List => agency_list::agency_list(own),
        Page::NewAgency => agency_form::agency_form(own, ""),
        Page::EditAgency(id) => agency_form::agency_form(own, &id),
        Page::Agency(id) => agency::agency(own, id),
        Page::Intake => intake::intake(own),
        Page::Totals => totals::totals(own),
        Page::Number(address) => number::number(own, address),
        Page::Requests => requests::requests(own),
        Page::Syntheses => synthesis::syntheses(own),
        Page::Synthesis(report) => synthesis_sources::synthesis(own, report),
        Page::SynthesisDocument(report) => synthesis_document::document(own, report),
        Page::Unusual => unusual::unusual(own),
        Page::Charts(address) => charts::charts(own, address),
        Page::Report { digest, address } => report::report(own, &digest, address),
    }
}

/// What the collection is, and the ways to its pages.
fn head(own: Collecting, id: &str, page: Memo<Page>) -> AnyView {
    let workspace = own.workspace_now();
    let name = workspace.map(|one| {
        let what = period::label(&one.collection.period);
        (one.template.form.title.clone(), what)
    });
    let (template, period) = name.unwrap_or_default();
    let link = |to: Page, word: &'static str| {
        let href = Place::of(id, to.clone());
        // Also from the pages below it.
        let here = Signal::derive(move || {
            let is = |page: &Page| if *page == to { "page" } else { "true" };
            page.with(|page| (page.heading_page() == to).then(|| is(page)))
        });
        view! { <a class="collection__page" href=href aria-current=here>{word}</a> }.into_any()
    };
    view! {
        <div class="collection__head">
            <p>
                <a href=Place::List.fragment()>{words::ALL}</a>" / "<b>{template}</b>", "{period}
            </p>
            <nav class="collection__pages" aria-label=words::PAGES>
                {link(Page::Agencies, words::AGENCIES)}
                {link(Page::Requests, words::requests::TITLE)}
                {link(Page::Intake, words::INTAKE)}
                {link(Page::Totals, words::TOTALS)}
                {link(Page::Unusual, words::UNUSUAL)}
                {link(Page::Charts(String::new()), words::CHARTS)}
                {link(Page::Syntheses, words::synthesis::TITLE)}
                {button(words::SAVE_BACKUP, "button button--small", move || own.save_backup())}
            </nav>
        </div>
    }
    .into_any()
}
