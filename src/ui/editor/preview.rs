//! The document as it prints, on sheets in a frame of its own, and what does not keep to the official layout beside it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::finding::{mark, places};
use super::worded::Worded;
use crate::assess::groups::FindingGroup;
use crate::browser::lazy::lazy;
use crate::document::html::FACES;
use crate::messages::vi::{editor as words, preview as own};
use crate::state::app::App;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;
use crate::state::preview::Preview;
use crate::state::route::Route;
use crate::template::form::PARTICULARS;

/// Id of the frame, for printing.
const FRAME: &str = "preview-frame";

/// Families of the checks of what paper shows beside the figures: the official layout, annexes that are attached, numbers
/// written in one way.
const LAYOUT: [&str; 3] = ["FORM", "ANNEX", "NUMFMT"];

lazy! { document:
    /// Draws the document and what can be done with it.
    pub fn preview_page(app: App, editor: Editor, left: Memo<String>) -> AnyView {
        view! { <PreviewPage app=app editor=editor left=left /> }.into_any()
    }
}

/// The page with the document and what can be done with it.
#[component]
pub fn PreviewPage(
    /// The app.
    app: App,
    /// The report.
    editor: Editor,
    /// Fragment of the page that was left for this one; empty when the app began here.
    left: Memo<String>,
) -> impl IntoView {
    let preview = Preview::new(FRAME);
    on_cleanup(move || preview.close());
    let back = match left.get_untracked() {
        left if left.is_empty() => Route::Section {
            report: editor.id(),
            section: PARTICULARS.to_owned(),
        }
        .fragment(),
        left => left,
    };
    let press = move |event: KeyboardEvent| {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if plain && preview.key(&event.key()) {
            event.prevent_default();
        }
    };
    // Another tab may write the report.
    let html = page_memo(move |_| {
        editor.report.track();
        editor.assessment.track();
        editor.html()
    });
    view! {
        <div class="preview" on:keydown=press>
            <div class="preview__bar">
                <h1 class="preview__heading" id="page-title" tabindex="-1">{words::PREVIEW}</h1>
                <a class="button button--secondary" href=back>{words::BACK}</a>
                <button class="button button--secondary" type="button" on:click=move |_| preview.export(app, editor)>{words::EXPORT_HTML}</button>
                <button class="button" type="button" on:click=move |_| editor.print(FRAME)>{words::PRINT}</button>
            </div>
            <div class="preview__columns">
                <section class="preview__paper" aria-label=words::PREVIEW_TITLE>
                    {tools(preview)}
                    <iframe
                        class="preview__frame" id=FRAME title=words::PREVIEW_TITLE
                        sandbox="allow-same-origin allow-modals" srcdoc=html on:load=move |_| preview.loaded()
                    ></iframe>
                    {notes(preview)}
                </section>
                <aside class="preview__layout" aria-labelledby="layout-findings">{layout(editor)}</aside>
            </div>
        </div>
    }
    .into_any()
}

/// Zoom and the number of sheets.
fn tools(preview: Preview) -> AnyView {
    let sheets = Signal::derive(move || preview.sheets.with(|sheets| own::sheets(sheets)));
    let percent = Signal::derive(move || own::percent(preview.percent.get()));
    let fitted = Signal::derive(move || preview.fitted.get().to_string());
    let smallest = Signal::derive(move || preview.smallest().to_string());
    let largest = Signal::derive(move || preview.largest().to_string());
    view! {
        <div class="preview__tools" role="group" aria-label=own::TOOLS title=own::KEYS>
            <button
                class="button button--small preview__step" type="button" aria-label=own::SMALLER aria-disabled=smallest
                on:click=move |_| preview.smaller()
            >"−"</button>
            <span class="preview__percent" role="status">{percent}</span>
            <button
                class="button button--small preview__step" type="button" aria-label=own::LARGER aria-disabled=largest
                on:click=move |_| preview.larger()
            >"+"</button>
            <button class="button button--small" type="button" aria-pressed=fitted on:click=move |_| preview.fit()>{own::FIT}</button>
            <span class="preview__count" role="status">{sheets}</span>
        </div>
    }
    .into_any()
}

/// The face of type, and where paper may differ.
fn notes(preview: Preview) -> AnyView {
    let face = move || match preview.face.get() {
        Some(found) => view! { {own::face(FACES[0], found)} }.into_any(),
        None => ().into_any(),
    };
    view! {
        <p class="preview__note" role="status">{face}</p>
        <p class="preview__note">{own::EXPORT_PURPOSE}</p>
        <p class="preview__note">{own::MAY_DIFFER}</p>
    }
    .into_any()
}

/// Findings of the layout and of the particulars, each with links to its fields.
fn layout(editor: Editor) -> AnyView {
    let here = page_memo(move |_| {
        let groups = editor.finding_groups().into_iter();
        groups
            .filter(concerns_layout)
            .collect::<Vec<FindingGroup>>()
    });
    let none = Signal::derive(move || here.with(Vec::is_empty));
    let findings = move || {
        let report = editor.id();
        Route::Findings { report }.fragment()
    };
    let draft = Signal::derive(move || !editor.completed());
    let draft_note = move || {
        view! { <p class="preview__draft">{own::DRAFT}" "<a href=findings()>{own::TO_COMPLETION}</a></p> }.into_any()
    };
    let stale = page_memo(move |_| editor.stale_sentences().len());
    let stale_note = move || {
        view! { <p class="preview__draft">{move || own::stale_sentences(stale.get())}" "<a href=findings()>{own::TO_STALE_SENTENCES}</a></p> }.into_any()
    };
    view! {
        <Show when=move || draft.get()>{draft_note()}</Show>
        <Show when=move || { stale.get() > 0 }>{stale_note()}</Show>
        <h2 class="assessment__heading" id="layout-findings">{own::LAYOUT}</h2>
        <Show when=move || none.get()><p class="assessment__none">{own::LAYOUT_COMPLETE}</p></Show>
        <For each=move || here.get() key=|group| group.key.clone() let:group>{card(editor, &group)}</For>
        <p class="assessment__all"><a href=findings()>{own::ALL_FINDINGS}</a></p>
    }
    .into_any()
}

fn concerns_layout(group: &FindingGroup) -> bool {
    group.section == PARTICULARS
        || group
            .findings
            .iter()
            .any(|finding| LAYOUT.contains(&finding.family.as_str()))
}

fn card(editor: Editor, group: &FindingGroup) -> AnyView {
    let Some(worded) = untrack(|| editor.word_group(group, Worded::new)) else {
        return ().into_any();
    };
    view! {
        <article class="assessment__finding">
            <p class="assessment__top">{mark(&worded)}</p>
            <p class="assessment__message">{worded.headline.clone()}</p>
            {places(editor, &worded, usize::MAX)}
        </article>
    }
    .into_any()
}
