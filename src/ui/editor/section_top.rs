//! Above the form of a section: that the report is complete, and the finding that the officer came from.

use leptos::prelude::*;

use super::guidance::{guidance, is_guided};
use super::tools::tools;
use super::trail::FindingTrail;
use crate::browser::lazy::lazy;
use crate::messages::vi::{editor as words, since_previous};
use crate::state::editor::{Editor, Trail};
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::template::form::PARTICULARS;
use crate::ui::field::field_extras;

lazy! { findings:
    /// Draws what stands above the form of a section.
    pub fn section_top(editor: Editor, section: String) -> AnyView {
        editor.look_for_previous();
        editor.draw_field_extras(field_extras);
        Effect::new(move |_| editor.tell_what_is_asked());
        let compared = (section == PARTICULARS).then(|| compared_line(editor));
        let here = section.clone();
        let guidance = is_guided(&editor.template(), &section).then(guidance);
        let followed = page_memo(move |_| {
            let here = |trail: &Trail| trail.section == section;
            editor.trail.with(|trail| trail.as_ref().is_some_and(here))
        });
        view! {
            {locked_line(editor)}
            <Show when=move || followed.get()><FindingTrail editor=editor /></Show>
            {compared}
            {tools(editor, here)}
            {guidance}
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
    let found = page_memo(move |_| {
        editor.with_previous(|previous| {
            let section = PARTICULARS.to_owned();
            let report = previous.id.clone();
            let href = Route::Section { report, section }.fragment();
            (since_previous::compared_with(&previous.period), href)
        })
    });
    let line = move || match found.get() {
        Some((text, href)) => view! { {text}" "<a href=href>{since_previous::OPEN}</a> }.into_any(),
        None => since_previous::NONE.into_any(),
    };
    view! { <p class="field__hint">{line}</p> }.into_any()
}
