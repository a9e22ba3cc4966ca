//! The page of one section: heading, fields and tables, sentences, the way on.

use leptos::prelude::*;

use super::sentence::Narrative;
use crate::model::template::{Item, Section};
use crate::state::editor::Editor;
use crate::state::outline::OutlineEntry;
use crate::state::route::Route;
use crate::text::words::{app, editor as words};
use crate::ui::field::ReportField;
use crate::ui::table::ReportTable;

/// One section of the report.
#[component]
pub fn SectionPage(editor: Editor, id: String, entries: Memo<Vec<OutlineEntry>>) -> impl IntoView {
    let Some(section) = editor.template().section(&id).cloned() else {
        return view! { <h1 class="layout__heading" id="page-title" tabindex="-1">{app::NOT_OPENED}</h1> }.into_any();
    };
    let own = id.clone();
    let entry = Memo::new(move |_| entries.with(|entries| entries.iter().find(|entry| entry.section == own).cloned()));
    let number = Memo::new(move |_| entry.with(|entry| entry.as_ref().map(|entry| entry.number.clone())).unwrap_or_default());
    let left_out = Memo::new(move |_| entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.left_out)));
    let title = section.short_title.clone().unwrap_or_else(|| section.title.clone());
    let official = section.short_title.as_ref().map(|_| section.title.clone());
    let optional = section.optional.then(|| view! { <TakeUp editor=editor section=id.clone() left_out=left_out /> }.into_any());
    let hint = section.hint.clone();
    let content = move || (!left_out.get()).then(|| content(editor, section.clone(), entries));
    view! {
        <div class="editor__page">
            <Locked editor=editor />
            <h1 class="editor__heading" id="page-title" tabindex="-1">
                <span class="editor__number">{number}</span>" "{title}
            </h1>
            {official.map(|official| view! { <p class="editor__official">{official}</p> })}
            {hint.map(|hint| view! { <p class="editor__hint">{hint}</p> })}
            {optional}
            {content}
            <Neighbours id=id entries=entries />
        </div>
    }
    .into_any()
}

fn content(editor: Editor, section: Section, entries: Memo<Vec<OutlineEntry>>) -> AnyView {
    let items = section.items.iter().cloned().map(|item| match item {
        Item::Field(field) => view! { <ReportField editor=editor field=field /> }.into_any(),
        Item::Table(table) => view! { <ReportTable editor=editor table=table /> }.into_any(),
    });
    let items: Vec<AnyView> = items.collect();
    let parts: Vec<String> = section.sections.iter().map(|part| part.id.clone()).collect();
    let parts = (!parts.is_empty()).then(|| view! { <Parts parts=parts entries=entries /> });
    view! {
        <div class="editor__items">{items}</div>
        <Narrative editor=editor section=section />
        {parts}
    }
    .into_any()
}

/// A line on top of a completed report.
#[component]
fn Locked(editor: Editor) -> impl IntoView {
    let href = Route::Findings { report: editor.id() }.fragment();
    let locked = Memo::new(move |_| editor.locked());
    let problems = Memo::new(move |_| editor.assessment.with(|assessment| assessment.findings().len()));
    move || {
        locked.get().then(|| {
            view! {
                <p class="notice">
                    {words::LOCKED}" "<a href=href.clone()>{words::problems(problems.get())}</a>" "{words::LOCKED_HOW}
                </p>
            }
            .into_any()
        })
    }
}

/// Takes an optional section up or leaves it out.
#[component]
fn TakeUp(editor: Editor, section: String, left_out: Memo<bool>) -> impl IntoView {
    let change = move |event| editor.include(&section, event_target_checked(&event));
    view! {
        <div class="editor__optional">
            <input
                class="field__radio" type="checkbox" id="take-up" aria-describedby="take-up-hint"
                prop:checked=move || !left_out.get() disabled=move || editor.locked() on:change=change
            />
            <label for="take-up">{words::TAKE_UP}</label>
            <p class="field__hint" id="take-up-hint">{words::TAKE_UP_HINT}</p>
        </div>
    }
    .into_any()
}

/// The sections directly inside this one.
#[component]
fn Parts(parts: Vec<String>, entries: Memo<Vec<OutlineEntry>>) -> impl IntoView {
    let inside = Memo::new(move |_| {
        entries.with(|entries| entries.iter().filter(|entry| parts.contains(&entry.section)).cloned().collect::<Vec<OutlineEntry>>())
    });
    let part = |entry: OutlineEntry| {
        let given = if entry.asked > 0 { app::given_of(entry.given, entry.asked) } else { String::new() };
        view! {
            <li class="editor__part">
                <a href=entry.href>{entry.number}" "{entry.title}</a>
                <span class="editor__given">{given}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <h2 class="editor__subheading">{words::CONTAINS}</h2>
        <ol class="editor__parts">{move || inside.get().into_iter().map(part).collect::<Vec<AnyView>>()}</ol>
    }
    .into_any()
}

/// Links to the section before and the one after.
#[component]
fn Neighbours(id: String, entries: Memo<Vec<OutlineEntry>>) -> impl IntoView {
    let neighbour = move |after: bool| {
        let id = id.clone();
        Memo::new(move |_| {
            entries.with(|entries| {
                let here = entries.iter().position(|entry| entry.section == id)?;
                let there = if after { here.checked_add(1)? } else { here.checked_sub(1)? };
                entries.get(there).map(|entry| (entry.href.clone(), format!("{} {}", entry.number, entry.title)))
            })
        })
    };
    let link = |place: Memo<Option<(String, String)>>, word: &'static str, class: &'static str| {
        move || {
            place.get().map(|(href, title)| {
                view! {
                    <a class=class href=href><span class="editor__way">{word}</span><span>{title}</span></a>
                }
                .into_any()
            })
        }
    };
    let (previous, next) = (neighbour(false), neighbour(true));
    view! {
        <nav class="editor__neighbours" aria-label=words::SECTION_LINKS>
            {link(previous, words::PREVIOUS, "editor__neighbour")}
            {link(next, words::NEXT, "editor__neighbour editor__neighbour--next")}
        </nav>
    }
    .into_any()
}
