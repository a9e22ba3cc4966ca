//! The document of the department's own report with the results of each agency and charts behind it, as it prints.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::charts::paper::paper;
use super::controls::{button, check_option, heading};
use super::synthesis::read;
use crate::browser::charts as chart_script;
use crate::browser::page::print_frame;
use crate::document::chart_annex::DrawnChart;
use crate::messages::vi::app::TRY_AGAIN;
use crate::messages::vi::collection::synthesis as words;
use crate::messages::vi::editor::PREVIEW_TITLE;
use crate::messages::vi::editor::{EXPORT_HTML, PRINT};
use crate::messages::vi::preview::EXPORT_PURPOSE;
use crate::state::collection::Collecting;
use crate::state::collection::place::{Page, Place};
use crate::state::page_memo::page_memo;

/// Id of the frame, for printing.
const FRAME: &str = "synthesis-frame";

/// How far the script of charts is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Coming,
    Here,
    Missing,
}

/// Draws the page.
pub fn document(own: Collecting, report: String) -> AnyView {
    read(own);
    let id = own
        .place
        .with_untracked(|place| place.collection().map(str::to_owned));
    let back = Place::of(&id.unwrap_or_default(), Page::Synthesis(report.clone()));
    let (wanted, script) = (RwSignal::new(true), RwSignal::new(Script::Coming));
    load(script);
    let charts = page_memo(move |_| {
        let drawn = wanted.get() && script.get() == Script::Here;
        let workspace = drawn.then(|| own.workspace()).flatten();
        workspace.map_or_else(Vec::new, |workspace| paper(own, &workspace))
    });
    let (of, of_stale) = (report.clone(), report.clone());
    let html = page_memo(move |_| {
        // Not twice: once without charts, and once more with them.
        if wanted.get() && script.get() == Script::Coming {
            return None;
        }
        charts.with(|charts| own.synthesis_html(&of, charts))
    });
    let content = move || match html.get() {
        None => view! { <p role="status">{words::READING}</p> }.into_any(),
        Some(html) => shown(own, &report, charts, html),
    };
    view! {
        <p><a href=back>{words::SOURCES}</a></p>
        {heading(words::DOCUMENT.to_owned())}
        {stale(own, of_stale)}
        {choice(wanted, script)}
        {content}
    }
    .into_any()
}

/// What the collection has for the report that is not in it yet: the tables of agencies behind it have.
fn stale(own: Collecting, report: String) -> AnyView {
    (move || {
        let (workspace, reports) = (own.workspace()?, own.reports.get()?);
        let beside = own.own_report(&report)?.compared(&workspace, &reports)?;
        let told = words::stale(&beside.counts)?;
        let sources = Place::of(&workspace.collection.id, Page::Synthesis(report.clone()));
        Some(view! { <p class="notice notice--warning">{told}" "<a href=sources>{words::SOURCES}</a></p> })
    })
    .into_any()
}

fn shown(own: Collecting, report: &str, charts: Memo<Vec<DrawnChart>>, html: String) -> AnyView {
    let report = report.to_owned();
    let save = move || charts.with_untracked(|charts| own.export_synthesis(&report, charts));
    view! {
        <div class="collection__tools">
            <div class="home__actions">
                {button(PRINT, "button", || print_frame(FRAME))}
                {button(EXPORT_HTML, "button button--secondary", save)}
            </div>
        </div>
        <p class="collection__rest">{EXPORT_PURPOSE}</p>
        <iframe
            class="collection__document" id=FRAME title=PREVIEW_TITLE
            sandbox="allow-same-origin allow-modals" srcdoc=html
        ></iframe>
    }
    .into_any()
}

/// Whether charts are printed; where what draws them did not come, the document is printed without.
fn choice(wanted: RwSignal<bool>, script: RwSignal<Script>) -> AnyView {
    let missing = move || {
        let missing = wanted.get() && script.get() == Script::Missing;
        let again = move || load(script);
        missing.then(|| {
            view! {
                <div class="notice notice--warning" role="alert">
                    <p>{words::NO_CHARTS}</p>
                    {button(TRY_AGAIN, "button button--secondary button--small", again)}
                </div>
            }
        })
    };
    view! {
        {check_option("synthesis-charts", words::WITH_CHARTS, wanted)}
        {missing}
    }
    .into_any()
}

fn load(script: RwSignal<Script>) {
    script.set(Script::Coming);
    spawn_local(async move {
        let state = match chart_script::load().await {
            Ok(()) => Script::Here,
            Err(_) => Script::Missing,
        };
        // The page may have been left.
        script.try_set(state);
    });
}
