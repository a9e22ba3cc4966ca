//! Above the form of a section: that the report is complete, and the finding that the officer came from.

use leptos::prelude::*;

use super::tools::tools;
use super::trail::FindingTrail;
use crate::browser::lazy::lazy;
use crate::messages::vi::{editor as words, since_previous};
use crate::state::editor::{Editor, Trail};
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::template::form::PARTICULARS;
use crate::ui::field::previous_of_field;

lazy! { findings:
    /// Draws what stands above the form of a section.
    pub fn section_top(editor: Editor, section: String) -> AnyView {
        editor.look_for_previous();
        if editor.with_previous(|_| ()).is_some() {
            editor.draw_below_fields(previous_of_field);
        }
        let compared = (section == PARTICULARS).then(|| compared_line(editor));
        let here = section.clone();
        let followed = page_memo(move |_| {
            let here = |trail: &Trail| trail.section == section;
            editor.trail.with(|trail| trail.as_ref().is_some_and(here))
        });
        view! {
            {locked_line(editor)}
            <Show when=move || followed.get()><FindingTrail editor=editor /></Show>
            {compared}
            {tools(editor, here)}
        }
        .into_any()
    }
}

/// A line on top of a completed report.
fn locked_line(editor: Editor) -> AnyView {
    let content = move || {
        let href = Route::Findings {
            report: editor.id(),
        }
        .fragment();
        let problems = words::problems(editor.problems());
        view! { <p class="notice"><span>{words::LOCKED}" "<a href=href>{problems}</a>" "{words::LOCKED_HOW}</span></p> }
            .into_any()
    };
    view! { <Show when=move || editor.completed()>{content()}</Show> }.into_any()
}

/// With which report this one is compared, or how to bring it here.
fn compared_line(editor: Editor) -> AnyView {
    let found = editor.with_previous(|previous| {
        let section = PARTICULARS.to_owned();
        let report = previous.id.clone();
        let href = Route::Section { report, section }.fragment();
        (since_previous::compared_with(&previous.period), href)
    });
    match found {
        Some((text, href)) => {
            view! { <p class="field__hint">{text}" "<a href=href>{since_previous::OPEN}</a></p> }
                .into_any()
        }
        None => view! { <p class="field__hint">{since_previous::NONE}</p> }.into_any(),
    }
}
