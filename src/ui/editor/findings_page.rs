//! All findings of a report, and its completion.

use leptos::prelude::*;

use super::finding::{FindingGroup, Worded};
use super::links::{field_link, sentence_link};
use crate::browser::lazy::lazy;
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::assessment as words;
use crate::model::template::Severity;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;
use crate::ui::field::{FieldAria, FormGroup, InputKind, TextBinding, group, text_control};
use crate::ui::notice::error_summary;

/// Findings that an error summary lists; the page below lists all.
const MOST_LISTED: usize = 10;

lazy! { findings:
    /// Draws all findings of a report.
    pub fn findings_page(editor: Editor) -> AnyView {
        view! { <FindingsPage editor=editor /> }.into_any()
    }
}

/// The page with all findings.
#[component]
pub fn FindingsPage(
    /// The report.
    editor: Editor,
) -> impl IntoView {
    let failed = RwSignal::new(None::<String>);
    let none = Signal::derive(move || {
        editor
            .assessment
            .with(|assessment| assessment.findings().is_empty())
            && editor.stale_sentences().is_empty()
    });
    let summary = move || {
        failed
            .get()
            .map_or_else(|| ().into_any(), |text| obstacles(editor, text))
    };
    view! {
        <div class="editor__page">
            {summary}
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::FINDINGS}</h1>
            <p class="layout__lead">{words::FINDINGS_HINT}</p>
            {completion(editor, failed)}
            <Show when=move || none.get()><p class="notice notice--good">{words::NO_FINDINGS}</p></Show>
            <FindingGroup editor=editor severity=Severity::Error />
            <FindingGroup editor=editor severity=Severity::Warning />
            {stale_sentences(editor)}
            <FindingGroup editor=editor severity=Severity::Note />
        </div>
    }
    .into_any()
}

/// Rewritten sentences that wait for the officer, with a link to each.
fn stale_sentences(editor: Editor) -> AnyView {
    let stale = page_memo(move |_| editor.stale_sentences());
    let some = Signal::derive(move || stale.with(|stale| !stale.is_empty()));
    let content = move || {
        let heading = Signal::derive(move || words::stale_group(stale.with(Vec::len)));
        let links = move || {
            let link = |sentence| view! { <li>{sentence_link(editor, sentence)}</li> }.into_any();
            let links: Vec<AnyView> = stale.get().into_iter().map(link).collect();
            view! { <ul class="assessment__fields">{links}</ul> }.into_any()
        };
        view! {
            <section class="assessment__part">
                <h2 class="assessment__heading">{heading}</h2>
                {links}
            </section>
        }
        .into_any()
    };
    view! { <Show when=move || some.get()>{content()}</Show> }.into_any()
}

/// Why completion failed, with a link to each field and sentence concerned.
fn obstacles(editor: Editor, text: String) -> AnyView {
    let obstacles: Vec<Worded> = untrack(|| {
        editor.with_results(|lookup, assessment| {
            let open = assessment.obstacles(lookup.report).into_iter();
            open.map(|finding| Worded::new(finding, lookup)).collect()
        })
    })
    .unwrap_or_default();
    let stale = untrack(|| editor.stale_sentences());
    let more = (obstacles.len() + stale.len()).saturating_sub(MOST_LISTED);
    let entry = |worded: Worded| match worded.finding.fields.first() {
        Some(path) => field_link(editor, path, worded.message),
        None => worded.message.into_any(),
    };
    let sentences = stale
        .into_iter()
        .map(|sentence| sentence_link(editor, sentence));
    let mut entries: Vec<AnyView> = obstacles
        .into_iter()
        .map(entry)
        .chain(sentences)
        .take(MOST_LISTED)
        .collect();
    if more > 0 {
        entries.push(words::and_more(more).into_any());
    }
    error_summary(text, entries)
}

/// Completion, or opening again.
fn completion(editor: Editor, failed: RwSignal<Option<String>>) -> AnyView {
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
        let findings = editor.report.with(|report| {
            editor
                .assessment
                .with(|assessment| assessment.obstacles(report).len())
        });
        words::obstacles(findings, editor.stale_sentences().len())
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
        required: true,
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
