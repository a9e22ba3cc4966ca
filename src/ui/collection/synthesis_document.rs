//! The document of the department's own report with the results of each agency behind it, as it prints.

use leptos::prelude::*;

use super::controls::{button, heading};
use crate::browser::page::print_frame;
use crate::messages::vi::collection::synthesis as words;
use crate::messages::vi::editor::PREVIEW_TITLE;
use crate::messages::vi::editor::{EXPORT_HTML, PRINT};
use crate::messages::vi::preview::EXPORT_PURPOSE;
use crate::state::collection::Collecting;
use crate::state::collection::place::{Page, Place};
use crate::state::page_memo::page_memo;

/// Id of the frame, for printing.
const FRAME: &str = "synthesis-frame";

/// Draws the page.
pub fn document(own: Collecting, report: String) -> AnyView {
    own.refresh_syntheses();
    let id = own
        .place
        .with_untracked(|place| place.collection().map(str::to_owned));
    let back = Place::of(&id.unwrap_or_default(), Page::Synthesis(report.clone()));
    let of = report.clone();
    let html = page_memo(move |_| own.synthesis_html(&of));
    let save = move || own.export_synthesis(&report);
    let save = StoredValue::new(save);
    let content = move || {
        match html.get() {
        None => view! { <p role="status">{words::READING}</p> }.into_any(),
        Some(html) => view! {
            <div class="collection__tools">
                <div class="home__actions">
                    {button(PRINT, "button", || print_frame(FRAME))}
                    {button(EXPORT_HTML, "button button--secondary", move || save.with_value(|save| save()))}
                </div>
            </div>
            <p class="collection__rest">{EXPORT_PURPOSE}</p>
            <iframe
                class="collection__document" id=FRAME title=PREVIEW_TITLE
                sandbox="allow-same-origin allow-modals" srcdoc=html
            ></iframe>
        }
        .into_any(),
    }
    };
    view! {
        <p><a href=back>{words::SOURCES}</a></p>
        {heading(words::DOCUMENT.to_owned())}
        {content}
    }
    .into_any()
}
