//! All findings of a report, and its completion.

use leptos::prelude::*;

use super::finding::FindingGroup;
use super::links::FieldLink;
use crate::engine::assessment::Finding;
use crate::model::template::Severity;
use crate::platform::page::{after_draw, focus};
use crate::state::editor::Editor;
use crate::text::words::assessment as words;
use crate::ui::field::{Frame, Group, Shape, TextControl, TextLink, Ties};
use crate::ui::notice::ErrorSummary;

/// Findings that an error summary lists; the page below lists all.
const MOST_LISTED: usize = 10;

/// The page with all findings.
#[component]
pub fn FindingsPage(editor: Editor) -> impl IntoView {
    let failed = RwSignal::new(None::<String>);
    let none = Memo::new(move |_| editor.assessment.with(|assessment| assessment.findings().is_empty()));
    let summary = move || failed.get().map(|text| view! { <Obstacles editor=editor text=text /> }.into_any());
    view! {
        <div class="editor__page">
            {summary}
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::FINDINGS}</h1>
            <p class="layout__lead">{words::FINDINGS_HINT}</p>
            <Completion editor=editor failed=failed />
            {move || none.get().then(|| view! { <p class="notice notice--good">{words::NO_FINDINGS}</p> })}
            <FindingGroup editor=editor severity=Severity::Error />
            <FindingGroup editor=editor severity=Severity::Warning />
            <FindingGroup editor=editor severity=Severity::Note />
        </div>
    }
    .into_any()
}

/// Why completion failed, with a link to each field concerned.
#[component]
fn Obstacles(editor: Editor, text: String) -> impl IntoView {
    let obstacles: Vec<Finding> = editor.report.with_untracked(|report| {
        editor.assessment.with_untracked(|assessment| assessment.obstacles(report).into_iter().cloned().collect())
    });
    let more = obstacles.len().saturating_sub(MOST_LISTED);
    let entry = |finding: Finding| {
        let link = match finding.fields.into_iter().next() {
            Some(path) => view! { <FieldLink editor=editor path=path words=finding.message /> }.into_any(),
            None => finding.message.into_any(),
        };
        view! { <li>{link}</li> }.into_any()
    };
    let entries: Vec<AnyView> = obstacles.into_iter().take(MOST_LISTED).map(entry).collect();
    let more = (more > 0).then(|| view! { <li>{words::and_more(more)}</li> });
    view! { <ErrorSummary text=text entries=view! { {entries}{more} }.into_any() /> }
}

/// Completion, or opening again.
#[component]
fn Completion(editor: Editor, failed: RwSignal<Option<String>>) -> impl IntoView {
    let obstacles = Memo::new(move |_| {
        editor.report.with(|report| editor.assessment.with(|assessment| assessment.obstacles(report).len()))
    });
    let complete = move |_| {
        failed.set(editor.complete().err());
        let target = if failed.with_untracked(Option::is_some) { "error-summary" } else { "completion" };
        after_draw(move || focus(target));
    };
    let open = move || {
        view! {
            <p>{move || words::obstacles(obstacles.get())}" "{words::COMPLETE_HINT}</p>
            <button class="button" type="button" on:click=complete>{words::COMPLETE}</button>
        }
        .into_any()
    };
    view! {
        <section class="editor__completion" aria-labelledby="completion">
            <h2 class="editor__subheading" id="completion" tabindex="-1">{words::COMPLETION}</h2>
            {move || if editor.locked() { view! { <Reopening editor=editor /> }.into_any() } else { open() }}
        </section>
    }
    .into_any()
}

#[component]
fn Reopening(editor: Editor) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let frame = Frame {
        id: "reopen-reason".to_owned(),
        label: words::REOPEN_REASON.to_owned(),
        hint: words::REOPEN_HINT.to_owned(),
        modifier: "field--plain",
        required: true,
        ..Frame::default()
    };
    let link = TextLink {
        value: reason.into(),
        locked: Signal::derive(|| false),
        typed: Callback::new(move |text| reason.set(text)),
        left: Callback::new(|()| ()),
    };
    let ties = Ties::new("reopen-reason", true, error.into());
    let control = view! { <TextControl ties=ties shape=Shape::Area link=link /> }.into_any();
    let reopen = move |_| {
        if let Err(problem) = editor.reopen(reason.get_untracked()) {
            error.set(Some(problem));
            after_draw(|| focus("reopen-reason"));
        }
    };
    view! {
        <p>{words::COMPLETED_HINT}</p>
        <Group frame=frame error=error.into() control=control after=().into_any() />
        <button class="button button--secondary" type="button" on:click=reopen>{words::REOPEN}</button>
    }
    .into_any()
}
