//! The outline: every section, what is given in it and what is wrong with it.

use leptos::prelude::*;

use crate::messages::vi::{app, editor as words};
use crate::state::editor::Editor;
use crate::state::outline::OutlineEntry;
use crate::state::page_memo::page_memo;

/// The outline of the report that is being edited.
#[component]
pub fn Outline(
    /// The report.
    editor: Editor,
    /// Id of the section that is open.
    current: Memo<String>,
    /// The outline's entries, kept current.
    entries: Memo<Vec<OutlineEntry>>,
    /// Told when a section is chosen.
    chosen: Callback<()>,
) -> impl IntoView {
    let progress = page_memo(move |_| editor.progress());
    let percent: Signal<String> = page_memo(move |_| progress.get().percent().to_string()).into();
    let left: Signal<String> = page_memo(move |_| app::left(progress.get().left())).into();
    let ids = page_memo(move |_| {
        entries.with(|entries| {
            entries
                .iter()
                .map(|entry| entry.section.clone())
                .collect::<Vec<String>>()
        })
    });
    // A template's sections stay as they are: no need to tell which moved.
    let sections = move || {
        let ids = ids.get().into_iter();
        let drawn: Vec<AnyView> = ids.map(|id| entry(id, entries, current)).collect();
        drawn.into_any()
    };
    view! {
        <nav class="outline" aria-labelledby="outline">
            <h2 class="outline__heading" id="outline">{words::OUTLINE}</h2>
            <div class="outline__overall">
                <progress class="outline__progress" max="100" value=percent aria-label=words::OUTLINE></progress>
                <span>{left}</span>
            </div>
            <ol class="outline__list" on:click=move |_| chosen.run(())>
                {sections}
            </ol>
        </nav>
    }
    .into_any()
}

/// What a part of a link says of an entry; empty where there is none.
pub(super) fn part_of(
    entry: Memo<Option<OutlineEntry>>,
    part: fn(&OutlineEntry) -> String,
) -> Signal<String> {
    Signal::derive(move || entry.with(|entry| entry.as_ref().map(part).unwrap_or_default()))
}

/// One entry. It is drawn once and each part of it follows by itself: a link that is drawn again loses the focus.
fn entry(id: String, entries: Memo<Vec<OutlineEntry>>, current: Memo<String>) -> AnyView {
    let own = id.clone();
    let entry = page_memo(move |_| {
        entries.with(|entries| entries.iter().find(|entry| entry.section == own).cloned())
    });
    let here = page_memo(move |_| current.with(|current| *current == id));
    let part = move |part: fn(&OutlineEntry) -> String| part_of(entry, part);
    let class = part(|entry| format!("outline__entry outline__entry--{}", entry.level));
    let link = part(|entry| {
        let left_out = if entry.left_out {
            " outline__link--left-out"
        } else {
            ""
        };
        format!("outline__link{left_out}")
    });
    let href = part(|entry| entry.href.clone());
    let number = part(|entry| entry.number.clone());
    let title = part(|entry| entry.title.clone());
    let count = move || entry.with(|entry| entry.as_ref().map(count));
    let here = Signal::derive(move || here.get().then(|| "page".to_owned()));
    view! {
        <li class=class>
            <a class=link href=href aria-current=here>
                <span class="outline__number">{number}</span>
                <span class="outline__title">{title}</span>
                {count}
            </a>
        </li>
    }
    .into_any()
}

/// What stands at the end of an entry: left out, problems, done, or how much is left to fill in.
fn count(entry: &OutlineEntry) -> AnyView {
    let (class, sign, heard) = if entry.left_out {
        ("outline__count", words::LEFT_OUT.to_owned(), "")
    } else if entry.left > 0 {
        (
            "outline__count",
            words::left_short(entry.left),
            words::LEFT_WORD,
        )
    } else if !entry.asks || entry.problems > 0 {
        ("outline__count", String::new(), "")
    } else {
        (
            "outline__count outline__count--done",
            "✓".to_owned(),
            words::SECTION_DONE,
        )
    };
    let problems = (entry.problems > 0).then(|| {
        let class = if entry.wrong { "outline__problems outline__problems--wrong" } else { "outline__problems" };
        view! {
            <span class=class><span aria-hidden="true">"!\u{2009}"</span>{entry.problems.to_string()}<span class="layout__hidden">" "{words::PROBLEMS_WORD}</span></span>
        }
        .into_any()
    });
    view! { {problems}<span class=class>{sign}<span class="layout__hidden">{heard}</span></span> }
        .into_any()
}
