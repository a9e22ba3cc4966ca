//! The box in which a report is declared complete, or opened again.

use leptos::prelude::*;

use crate::browser::page::{after_draw, focus};
use crate::messages::vi::assessment as words;
use crate::state::editor::{Editor, Required};
use crate::state::page_memo::page_memo;
use crate::ui::field::{FieldAria, FormGroup, InputKind, TextBinding, group, text_control};

/// Completion, or opening again.
pub(super) fn completion(editor: Editor, failed: RwSignal<Option<String>>) -> AnyView {
    let completed = page_memo(move |_| editor.completed());
    view! {
        <section class="editor__completion" aria-labelledby="completion">
            <h2 class="editor__subheading" id="completion" tabindex="-1">{words::COMPLETION}</h2>
            {move || if completed.get() { reopening(editor) } else { completing(editor, failed) }}
        </section>
    }
    .into_any()
}

/// The report is written in another tab; the bar above the page says so.
fn elsewhere(editor: Editor) -> Signal<bool> {
    page_memo(move |_| editor.read_only.get()).into()
}

fn completing(editor: Editor, failed: RwSignal<Option<String>>) -> AnyView {
    let state = Signal::derive(move || {
        words::obstacles(
            editor.left(),
            editor.problems().unwrap_or_default(),
            editor.stale_sentences().len(),
        )
    });
    let complete = move |_| {
        let result = editor.complete();
        let target = if result.is_err() {
            "error-summary"
        } else {
            "completion"
        };
        failed.set(result.err());
        after_draw(move || focus(target));
    };
    view! {
        <p>{state}" "{words::COMPLETE_HINT}</p>
        <button class="button" type="button" disabled=elsewhere(editor) on:click=complete>{words::COMPLETE}</button>
    }
    .into_any()
}

fn reopening(editor: Editor) -> AnyView {
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let form_group = FormGroup {
        id: "reopen-reason".to_owned(),
        label: words::REOPEN_REASON.to_owned(),
        hint: words::REOPEN_HINT.to_owned(),
        modifier: "field--plain",
        required: Signal::stored(Required::Yes),
        ..FormGroup::default()
    };
    let link = TextBinding {
        value: reason.into(),
        locked: elsewhere(editor),
        typed: Callback::new(move |text| reason.set(text)),
        left: Callback::new(|()| ()),
    };
    let control = text_control(
        FieldAria::new(&form_group.id, true, error.into()),
        InputKind::Area,
        link,
    );
    let reopen = move |_| {
        let result = editor.reopen(reason.get_untracked());
        let target = if result.is_err() {
            "reopen-reason"
        } else {
            "completion"
        };
        error.set(result.err());
        after_draw(move || focus(target));
    };
    view! {
        <p>{words::COMPLETED_HINT}</p>
        {group(form_group, error.into(), control, ().into_any())}
        <button class="button button--secondary" type="button" disabled=elsewhere(editor) on:click=reopen>{words::REOPEN}</button>
    }
    .into_any()
}
