//! The sentences of a section: as the app writes them, or as the officer rewrote them.

use leptos::prelude::*;

use super::field_pasting::pasted_block;
use crate::browser::lazy::lazy;
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::narrative as words;
use crate::messages::vi::sentences::{self, Wording};
use crate::model::template::{Section, SentenceStyle};
use crate::state::app::App;
use crate::state::editor::{Editor, sentence_control};
use crate::state::page_memo::page_memo;
use crate::template::rules::Rules;
use crate::ui::field::{
    FieldAria, FieldPasting, FormGroup, InputKind, TextBinding, group, no_error, text_control,
};

/// What is shown of a sentence.
#[derive(Clone, PartialEq)]
struct Shown {
    wording: Wording,
    written: Option<String>,
    style: SentenceStyle,
}

lazy! { findings:
    /// Draws what follows the fields of a section: its sentences, and what is pasted into the fields.
    pub fn narrative(app: App, editor: Editor, section: Section, pasting: FieldPasting) -> AnyView {
        let pasted = pasted_block(app, editor, section.clone(), pasting);
        view! { {pasted}<Narrative editor=editor section=section /> }.into_any()
    }
}

/// All sentences of a section that the document prints or that were rewritten.
#[component]
pub fn Narrative(
    /// The report.
    editor: Editor,
    /// The section that declares them.
    section: Section,
) -> impl IntoView {
    let of_section = |rules: &Rules| -> Vec<String> {
        let sentences = rules.sentences.iter();
        sentences
            .filter(|sentence| sentence.section == section.id)
            .map(|sentence| sentence.id.clone())
            .collect()
    };
    let all = editor
        .rules()
        .map(|rules| of_section(&rules))
        .unwrap_or_default();
    if all.is_empty() {
        return ().into_any();
    }
    let all = StoredValue::new(all);
    // Ids in the template beside those in the report: with `each` there is a sentence for each row of a table.
    let printed = page_memo(move |_| all.with_value(|all| printed_of(editor, all)));
    let waiting = move || {
        let told = |id: &&String| printed.with(|printed| printed.iter().any(|(of, _)| of == *id));
        all.with_value(|all| all.len().saturating_sub(all.iter().filter(told).count()))
    };
    let ids = move || printed.get().into_iter().map(|(_, id)| id);
    let waiting_line = move || {
        let text = Signal::derive(move || words::waiting_sentences(waiting()));
        view! { <p class="editor__waiting">{text}</p> }.into_any()
    };
    view! {
        <section class="editor__narrative" aria-labelledby="narrative">
            <h2 class="editor__subheading" id="narrative">{words::NARRATIVE}</h2>
            <p class="editor__hint">{words::NARRATIVE_HINT}</p>
            <For each=ids key=String::clone let:id>{sentence(editor, id)}</For>
            <Show when=move || { waiting() > 0 }>{waiting_line()}</Show>
        </section>
    }
    .into_any()
}

/// The sentences that the document prints or that were rewritten, of those that a section declares, each beside its
/// declaration.
fn printed_of(editor: Editor, declared: &[String]) -> Vec<(String, String)> {
    // The officer's own words change without an assessment.
    editor.report.track();
    let printed = editor.with_results(|lookup, assessment| {
        let here = assessment.sentences.iter();
        here.filter(|sentence| declared.contains(&sentence.sentence))
            .filter(|sentence| {
                let wording = sentences::wording(sentence, lookup.labels(), lookup.report);
                wording.edited || wording.text.is_some()
            })
            .map(|sentence| (sentence.sentence.clone(), sentence.id.clone()))
            .collect()
    });
    printed.unwrap_or_default()
}

fn shown(editor: Editor, id: &str) -> Option<Shown> {
    // The officer's own words change without an assessment.
    editor.report.track();
    editor.with_results(|lookup, assessment| {
        let sentence = assessment
            .sentences
            .iter()
            .find(|sentence| sentence.id == id)?;
        Some(Shown {
            wording: sentences::wording(sentence, lookup.labels(), lookup.report),
            written: sentences::written(sentence, lookup.labels()),
            style: sentence.style,
        })
    })?
}

fn sentence(editor: Editor, id: String) -> AnyView {
    let own = id.clone();
    let shown = page_memo(move |_| shown(editor, &own));
    let edited = page_memo(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.wording.edited))
    });
    (move || {
        if edited.get() {
            rewritten(editor, id.clone(), shown)
        } else {
            written(editor, id.clone(), shown)
        }
    })
    .into_any()
}

/// The words that count.
fn text(shown: Memo<Option<Shown>>) -> Signal<String> {
    Signal::derive(move || {
        shown
            .with(|shown| shown.as_ref().and_then(|shown| shown.wording.text.clone()))
            .unwrap_or_default()
    })
}

/// The app's words, with the button that takes them over.
fn written(editor: Editor, id: String, shown: Memo<Option<Shown>>) -> AnyView {
    let text = text(shown);
    let style = shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.style));
    let edit = move |_| {
        editor.edit_sentence(&id, &text.get_untracked());
        let id = sentence_control(&id);
        after_draw(move || focus(&id));
    };
    let locked = Signal::derive(move || editor.locked());
    view! {
        <div class="editor__sentence">
            <p class=sentence_class(style)>{text}</p>
            <button class="button button--small" type="button" hidden=locked on:click=edit>
                {words::EDIT}<span class="layout__hidden">": "{text}</span>
            </button>
        </div>
    }
    .into_any()
}

/// The officer's words and, when numbers changed under them, the app's words of today.
fn rewritten(editor: Editor, id: String, shown: Memo<Option<Shown>>) -> AnyView {
    let form_group = FormGroup {
        id: sentence_control(&id),
        label: words::SENTENCE.to_owned(),
        hint: words::EDIT_HINT.to_owned(),
        modifier: "field--plain",
        ..FormGroup::default()
    };
    let (to_edit, to_confirm, to_renew) = (id.clone(), id.clone(), id);
    let locked = Signal::derive(move || editor.locked());
    let link = TextBinding {
        pasting: None,
        value: text(shown),
        locked,
        typed: Callback::new(move |text: String| editor.edit_sentence(&to_edit, &text)),
        left: Callback::new(|()| ()),
    };
    let control = text_control(
        FieldAria::new(&form_group.id, true, no_error()),
        InputKind::Area,
        link,
    );
    let stale = page_memo(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.wording.stale))
    });
    let pick = move |stale_word: &'static str, word: &'static str| {
        Signal::derive(move || if stale.get() { stale_word } else { word }.to_owned())
    };
    let class = pick(
        "editor__sentence editor__sentence--edited editor__sentence--stale",
        "editor__sentence editor__sentence--edited",
    );
    // It goes with its press; the sentence is what comes next.
    let confirm = move || {
        let id = to_confirm.clone();
        let press = move |_| {
            editor.confirm_sentence(&id);
            let id = sentence_control(&id);
            after_draw(move || focus(&id));
        };
        view! { <button class="button button--small" type="button" on:click=press>{words::STILL_RIGHT}</button> }.into_any()
    };
    let to_settle = Signal::derive(move || stale.get() && !locked.get());
    view! {
        <div class=class>
            <p class="editor__mark">{pick(words::STALE, words::EDITED)}</p>
            {group(form_group, no_error(), control, ().into_any())}
            <Show when=move || stale.get()>{written_now(shown)}</Show>
            <Show when=move || to_settle.get()>{confirm()}</Show>
            <button class="button button--small" type="button" hidden=locked on:click=move |_| editor.renew_sentence(&to_renew)>
                {pick(words::RENEW, words::RESTORE)}
            </button>
        </div>
    }
    .into_any()
}

/// What the app would write today.
fn written_now(shown: Memo<Option<Shown>>) -> AnyView {
    let words = Signal::derive(move || {
        let written = shown.with(|shown| shown.as_ref().and_then(|shown| shown.written.clone()));
        words::written_now(written.as_deref())
    });
    view! { <p class="editor__today">{words}</p> }.into_any()
}

fn sentence_class(style: Option<SentenceStyle>) -> &'static str {
    match style {
        Some(SentenceStyle::Dash) => "editor__words editor__words--dash",
        Some(SentenceStyle::Plus) => "editor__words editor__words--plus",
        _ => "editor__words",
    }
}
