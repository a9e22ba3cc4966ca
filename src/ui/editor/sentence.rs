//! The sentences of a section: as the app writes them, or as the officer rewrote them.

use leptos::prelude::*;

use crate::engine::assessment::{SentenceResult, Wording};
use crate::model::template::{Section, SentenceStyle};
use crate::platform::page::{after_draw, focus};
use crate::state::editor::Editor;
use crate::text::words::editor as words;
use crate::ui::field::{Frame, Group, Shape, TextControl, TextLink, Ties};

/// What is shown of a sentence.
#[derive(Clone, PartialEq)]
struct Shown {
    wording: Wording,
    written: Option<String>,
    style: SentenceStyle,
}

/// All sentences of a section that the document prints or that were rewritten.
#[component]
pub fn Narrative(editor: Editor, section: Section) -> impl IntoView {
    if section.narrative.is_empty() {
        return ().into_any();
    }
    let all: Vec<String> = section.narrative.into_iter().map(|sentence| sentence.id).collect();
    let total = all.len();
    let printed = Memo::new(move |_| {
        all.iter()
            .filter(|id| shown(editor, id).is_some_and(|shown| shown.wording.edited || shown.wording.text.is_some()))
            .cloned()
            .collect::<Vec<String>>()
    });
    let waiting = Memo::new(move |_| total.saturating_sub(printed.with(Vec::len)));
    view! {
        <section class="editor__narrative" aria-labelledby="narrative">
            <h2 class="editor__subheading" id="narrative">{words::NARRATIVE}</h2>
            <p class="editor__hint">{words::NARRATIVE_HINT}</p>
            <For each=move || printed.get() key=String::clone children=move |id| view! { <SentenceView editor=editor id=id /> } />
            {move || (waiting.get() > 0).then(|| view! {
                <p class="editor__waiting">{words::waiting_sentences(waiting.get())}</p>
            })}
        </section>
    }
    .into_any()
}

fn shown(editor: Editor, id: &str) -> Option<Shown> {
    editor.assessment.with(|assessment| {
        let sentence: &SentenceResult = assessment.sentences.iter().find(|sentence| sentence.id == id)?;
        let wording = editor.report.with(|report| sentence.wording(report));
        Some(Shown { wording, written: sentence.written.clone(), style: sentence.style })
    })
}

#[component]
fn SentenceView(editor: Editor, id: String) -> impl IntoView {
    let own = id.clone();
    let shown = Memo::new(move |_| shown(editor, &own));
    let edited = Memo::new(move |_| shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.wording.edited)));
    move || {
        if edited.get() {
            view! { <Edited editor=editor id=id.clone() shown=shown /> }.into_any()
        } else {
            view! { <Written editor=editor id=id.clone() shown=shown /> }.into_any()
        }
    }
}

/// The app's words, with the button that takes them over.
#[component]
fn Written(editor: Editor, id: String, shown: Memo<Option<Shown>>) -> impl IntoView {
    let text = Memo::new(move |_| shown.with(|shown| shown.as_ref().and_then(|shown| shown.wording.text.clone())).unwrap_or_default());
    let style = shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.style));
    let edit = move |_| {
        editor.edit_sentence(&id, text.get_untracked());
        let id = control(&id);
        after_draw(move || focus(&id));
    };
    view! {
        <div class="editor__sentence">
            <p class=sentence_class(style)>{text}</p>
            <button class="button button--small" type="button" hidden=move || editor.locked() on:click=edit>
                {words::EDIT}<span class="layout__hidden">{move || format!(": {}", text.get())}</span>
            </button>
        </div>
    }
    .into_any()
}

/// The officer's words and, when numbers changed under them, the app's words of today.
#[component]
fn Edited(editor: Editor, id: String, shown: Memo<Option<Shown>>) -> impl IntoView {
    let control_id = control(&id);
    let no_error = Signal::derive(|| None);
    let frame = Frame {
        id: control_id.clone(),
        label: words::SENTENCE.to_owned(),
        hint: words::EDIT_HINT.to_owned(),
        modifier: "field--plain",
        ..Frame::default()
    };
    let (to_edit, to_renew) = (id.clone(), id);
    let link = TextLink {
        value: Signal::derive(move || shown.with(|shown| shown.as_ref().and_then(|shown| shown.wording.text.clone())).unwrap_or_default()),
        locked: Signal::derive(move || editor.locked()),
        typed: Callback::new(move |text| editor.edit_sentence(&to_edit, text)),
        left: Callback::new(|()| ()),
    };
    let ties = Ties::new(&control_id, true, no_error);
    let control = view! { <TextControl ties=ties shape=Shape::Area link=link /> }.into_any();
    let stale = Memo::new(move |_| shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.wording.stale)));
    view! {
        <div class="editor__sentence editor__sentence--edited" class=("editor__sentence--stale", stale)>
            <p class="editor__mark">{move || if stale.get() { words::STALE } else { words::EDITED }}</p>
            <Group frame=frame error=no_error control=control after=().into_any() />
            {move || stale.get().then(|| written_now(shown))}
            <button
                class="button button--small" type="button" hidden=move || editor.locked()
                on:click=move |_| editor.renew_sentence(&to_renew)
            >
                {move || if stale.get() { words::RENEW } else { words::RESTORE }}
            </button>
        </div>
    }
    .into_any()
}

/// What the app would write today.
fn written_now(shown: Memo<Option<Shown>>) -> AnyView {
    let written = move || shown.with(|shown| shown.as_ref().and_then(|shown| shown.written.clone()));
    view! {
        <div class="editor__today">
            {move || match written() {
                Some(text) => view! { <p><b>{words::WRITTEN_NOW}</b>" "{text}</p> }.into_any(),
                None => view! { <p>{words::WRITTEN_NOTHING}</p> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

fn control(sentence: &str) -> String {
    format!("sentence-{sentence}")
}

fn sentence_class(style: Option<SentenceStyle>) -> &'static str {
    match style {
        Some(SentenceStyle::Dash) => "editor__words editor__words--dash",
        Some(SentenceStyle::Plus) => "editor__words editor__words--plus",
        _ => "editor__words",
    }
}
