//! Findings of one kind in one section: what is wrong, what to do, where, and the officer's explanation; as a card beside the
//! form.

use leptos::prelude::*;

use super::explanation::explanation;
use super::links::{field_link, field_links};
use super::worded::{Entry, Groups, Shown, Worded};
use crate::assess::assessment::Standing;
use crate::messages::vi::findings::page as words;
use crate::model::template::Severity;
use crate::state::editor::{Editor, ListedGroup};
use crate::state::page_memo::page_memo;
use crate::state::route::Route;

/// The findings of a section. Blank answers are told of once the officer was there.
#[component]
pub fn SectionFindings(
    /// The report that they are of.
    editor: Editor,
    /// Id of the section.
    section: String,
) -> impl IntoView {
    let own = section.clone();
    let groups = page_memo(move |_| editor.finding_groups());
    let here = page_memo(move |_| {
        let groups = editor.listed_groups().into_iter();
        groups
            .filter(|group| group.section == own)
            .collect::<Vec<ListedGroup>>()
    });
    let told = page_memo(move |_| editor.tells_blanks_of(&section));
    let keys = page_memo(move |_| {
        let told = told.get();
        here.with(|here| {
            let shown = here.iter().filter(|group| told || !group.missing);
            shown.map(|group| group.key.clone()).collect::<Vec<_>>()
        })
    });
    let none = Signal::derive(move || here.with(Vec::is_empty));
    let left = Signal::derive(move || {
        let missing = here.with(|here| {
            let missing = here.iter().filter(|group| group.missing && group.open);
            missing.map(|group| group.waiting).sum::<usize>()
        });
        if told.get() { 0 } else { missing }
    });
    let all = Signal::derive(move || {
        words::all_findings(editor.left(), editor.problems().unwrap_or_default())
    });
    let href = Route::Findings {
        report: editor.id(),
    }
    .fragment();
    view! {
        <section class="assessment__part" aria-labelledby="findings">
            <h2 class="assessment__heading" id="findings">{words::SECTION_FINDINGS}</h2>
            <Show when=move || none.get()><p class="assessment__none">{words::NO_SECTION_FINDINGS}</p></Show>
            <Show when=move || { left.get() > 0 }>
                <p class="assessment__none">{move || words::left_here(left.get())}</p>
            </Show>
            <For each=move || keys.get() key=String::clone let:key>{card(editor, groups, key)}</For>
            <p class="assessment__all"><a href=href>{all}</a></p>
        </section>
    }
    .into_any()
}

/// Beside the form.
fn card(editor: Editor, groups: Groups, key: String) -> AnyView {
    let shown = Shown::new(editor, groups, key.clone());
    let Shown {
        worded, standing, ..
    } = shown;
    let class = Signal::derive(move || match standing.get() {
        Standing::Explained => "assessment__finding assessment__finding--explained".to_owned(),
        _ => "assessment__finding".to_owned(),
    });
    (move || {
        let Some(worded) = worded.get() else {
            return ().into_any();
        };
        view! {
            <article class=class>
                <p class="assessment__top">{mark(&worded)}{state(standing)}</p>
                <p class="assessment__message">{worded.headline.clone()}</p>
                {body(shown, &key, worded, true)}
            </article>
        }
        .into_any()
    })
    .into_any()
}

/// Severity by sign and word; a blank answer is neither error nor warning.
pub(super) fn mark(worded: &Worded) -> Option<AnyView> {
    (!worded.missing).then(|| severity_mark(worded.severity))
}

/// Severity by sign and word.
fn severity_mark(severity: Severity) -> AnyView {
    let class = match severity {
        Severity::Error => "assessment__mark assessment__mark--error",
        Severity::Warning => "assessment__mark assessment__mark--warning",
        Severity::Note => "assessment__mark assessment__mark--note",
    };
    let (sign, word) = (words::severity_sign(severity), words::severity(severity));
    view! { <span class=class><span class="assessment__sign" aria-hidden="true">{sign}</span>{word}</span> }.into_any()
}

/// Whether it is explained.
pub(super) fn state(standing: Memo<Standing>) -> AnyView {
    (move || {
        let (class, word) = match standing.get() {
            Standing::Open => return ().into_any(),
            Standing::Explained => (
                "assessment__state assessment__state--good",
                words::EXPLAINED,
            ),
            Standing::StaleExplanation => ("assessment__state", words::STALE_EXPLANATION),
        };
        view! { <span class=class>{word}</span> }.into_any()
    })
    .into_any()
}

/// Each finding, what to do, the answers concerned, and the explanation.
pub(super) fn body(shown: Shown, key: &str, worded: Worded, brief: bool) -> AnyView {
    let editor = shown.editor;
    let places = places(editor, &worded, if brief { MOST } else { usize::MAX });
    let explanation = if worded.explainable {
        explanation(shown, key, worded.findings, brief)
    } else {
        view! { <p class="assessment__advice">{words::NOT_EXPLAINABLE}</p> }.into_any()
    };
    view! {
        {places}
        {explanation}
    }
    .into_any()
}

/// So many places of a finding stand beside the form: of 500 rows, each key draws them all again.
const MOST: usize = 12;

/// Each finding up to so many, what to do, and the answers concerned.
pub(super) fn places(editor: Editor, worded: &Worded, most: usize) -> AnyView {
    let entry = |entry: &Entry| {
        let words = entry.words.clone();
        let words = match &entry.path {
            Some(path) => field_link(editor, path, words),
            None => words.into_any(),
        };
        let advice = (!entry.advice.is_empty()).then(|| {
            view! { <span class="assessment__advice">" "{entry.advice.clone()}</span> }.into_any()
        });
        view! { <li>{words}{advice}</li> }.into_any()
    };
    let mut entries: Vec<AnyView> = worded.entries.iter().take(most).map(entry).collect();
    let more = worded.entries.len() - entries.len();
    entries.extend((more > 0).then(|| view! { <li>{words::more_places(more)}</li> }.into_any()));
    let entries = (!entries.is_empty())
        .then(|| view! { <ul class="assessment__entries">{entries}</ul> }.into_any());
    let fields = (!worded.concerns.is_empty()).then(|| {
        let concerned = worded.concerns.get(..most).unwrap_or(&worded.concerns);
        let links = field_links(editor, concerned);
        view! { <div class="assessment__concerns"><span>{words::CONCERNS}</span>{links}</div> }
            .into_any()
    });
    view! {
        {entries}
        <p class="assessment__advice">{worded.advice.clone()}</p>
        {fields}
    }
    .into_any()
}
