//! The outline: every section, what is given in it and what is wrong with it.

use leptos::prelude::*;

use crate::messages::vi::{app, editor as words};
use crate::state::editor::Editor;
use crate::state::outline::OutlineEntry;
use crate::state::page_memo::page_memo;

/// The outline's entries, kept current.
pub(super) type Entries = Memo<Vec<OutlineEntry>>;

/// The outline of the report that is being edited.
#[component]
pub fn Outline(
    /// The report.
    editor: Editor,
    /// Id of the section that is open.
    current: Memo<String>,
    /// The outline's entries, kept current.
    entries: Entries,
    /// Told when a section is chosen.
    chosen: Callback<()>,
) -> impl IntoView {
    let progress = page_memo(move |_| editor.progress());
    let percent: Signal<String> = page_memo(move |_| progress.get().percent().to_string()).into();
    let left: Signal<String> = page_memo(move |_| app::left(progress.get().left())).into();
    let sections = (0..entries.with_untracked(Vec::len)).map(|at| entry(entries, at, current));
    let sections = sections.collect::<Vec<AnyView>>();
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

/// The entry at a position, kept current: a template's sections stay as they are and where they are.
pub(super) fn entry_at(entries: Entries, at: usize) -> Memo<OutlineEntry> {
    page_memo(move |_| entries.with(|entries| entries.get(at).cloned().unwrap_or_default()))
}

/// One entry. Its link is drawn once: one that is drawn again loses the focus.
fn entry(entries: Entries, at: usize, current: Memo<String>) -> AnyView {
    let entry = entry_at(entries, at);
    let OutlineEntry {
        section,
        level,
        href,
        ..
    } = entry.get_untracked();
    let class = format!("outline__entry outline__entry--{level}");
    let link = Signal::derive(move || {
        if entry.with(|entry| entry.left_out) {
            "outline__link outline__link--left-out".to_owned()
        } else {
            "outline__link".to_owned()
        }
    });
    let here = Signal::derive(move || {
        current
            .with(|current| *current == section)
            .then(|| "page".to_owned())
    });
    let inside = move || entry.with(inside);
    view! {
        <li class=class>
            <a class=link href=href aria-current=here>{inside}</a>
        </li>
    }
    .into_any()
}

/// Number, title and counts of an entry.
fn inside(entry: &OutlineEntry) -> AnyView {
    let count = count(entry);
    view! {
        <span class="outline__number">{entry.number.clone()}</span>
        <span class="outline__title">{entry.title.clone()}</span>
        {count}
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
