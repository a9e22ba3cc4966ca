//! The outline: every section, what is given in it and what is wrong with it.

use leptos::prelude::*;

use crate::state::editor::Editor;
use crate::state::outline::OutlineEntry;
use crate::text::words::{app, editor as words};

/// The outline of the report that is being edited.
#[component]
pub fn Outline(editor: Editor, current: Memo<String>, entries: Memo<Vec<OutlineEntry>>, chosen: Callback<()>) -> impl IntoView {
    let overall = Memo::new(move |_| editor.assessment.with(|assessment| assessment.overall()));
    let ids = Memo::new(move |_| entries.with(|entries| entries.iter().map(|entry| entry.section.clone()).collect::<Vec<String>>()));
    view! {
        <nav class="outline" aria-labelledby="outline">
            <h2 class="outline__heading" id="outline">{words::OUTLINE}</h2>
            <div class="outline__overall">
                <progress class="outline__progress" max="100" value=move || overall.get().percent().to_string() aria-label=words::OUTLINE></progress>
                <span>{move || app::given_of(overall.get().given, overall.get().asked)}</span>
            </div>
            <ol class="outline__list" on:click=move |_| chosen.run(())>
                <For
                    each=move || ids.get() key=String::clone
                    children=move |id| view! { <Entry id=id entries=entries current=current /> }
                />
            </ol>
        </nav>
    }
    .into_any()
}

#[component]
fn Entry(id: String, entries: Memo<Vec<OutlineEntry>>, current: Memo<String>) -> impl IntoView {
    let own = id.clone();
    let entry = Memo::new(move |_| entries.with(|entries| entries.iter().find(|entry| entry.section == own).cloned()));
    let here = Memo::new(move |_| current.with(|current| *current == id).then_some("page"));
    move || {
        entry.get().map(|entry| {
            let class = format!("outline__entry outline__entry--{}", entry.level);
            let count = count(&entry);
            view! {
                <li class=class>
                    <a class="outline__link" class=("outline__link--left-out", entry.left_out) href=entry.href aria-current=here>
                        <span class="outline__number">{entry.number}</span>
                        <span class="outline__title">{entry.title}</span>
                        {count}
                    </a>
                </li>
            }
            .into_any()
        })
    }
}

/// What stands at the end of an entry: left out, problems, done, or how much is given.
fn count(entry: &OutlineEntry) -> AnyView {
    if entry.left_out {
        return view! { <span class="outline__count">{words::LEFT_OUT}</span> }.into_any();
    }
    let given = if entry.asked == 0 {
        ().into_any()
    } else if entry.given == entry.asked {
        view! { <span class="outline__count outline__count--done"><span aria-hidden="true">"✓"</span><span class="layout__hidden">{words::SECTION_DONE}</span></span> }
            .into_any()
    } else {
        view! { <span class="outline__count">{format!("{}/{}", entry.given, entry.asked)}</span> }.into_any()
    };
    view! {
        {(entry.errors > 0).then(|| view! {
            <span class="outline__problems">
                <span aria-hidden="true">"!"</span>{entry.errors}<span class="layout__hidden">" "{words::PROBLEMS_WORD}</span>
            </span>
        })}
        {given}
    }
    .into_any()
}
