//! The page of one section: heading, fields and tables, sentences, the way on.

use leptos::prelude::*;

use super::outline::{Entries, entry_at};
use super::section_top::section_top;
use super::sentence::narrative;
use crate::messages::vi::{app, editor as words};
use crate::model::template::{Item, Section};
use crate::state::app::{App, Needs};
use crate::state::editor::Editor;
use crate::state::outline::OutlineEntry;
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::template::form::PARTICULARS;
use crate::ui::field::{FieldPasting, ReportField};
use crate::ui::lazy::{Lazy, Placeholder};
use crate::ui::table::table;

/// Items that are drawn at once. The browser lays out, paints and searches under the pointer all that is drawn, at each key.
const BLOCK: usize = 50;

/// One section of the report.
#[component]
pub fn SectionPage(
    /// The app.
    app: App,
    /// The report.
    editor: Editor,
    /// Id of the section.
    id: String,
    /// The outline's entries, kept current.
    entries: Entries,
) -> impl IntoView {
    let Some(section) = editor.template().section(&id).cloned() else {
        return unknown(editor);
    };
    let at = position(entries, &id);
    let entry = entry_at(entries, at);
    let number = Signal::derive(move || entry.with(|entry| entry.number.clone()));
    let left_out = page_memo(move |_| entry.with(|entry| entry.left_out));
    let title = section
        .short_title
        .clone()
        .unwrap_or_else(|| section.title.clone());
    let official = section
        .short_title
        .as_ref()
        .map(|_| paragraph("editor__official", section.title.clone()));
    let hint = section
        .hint
        .clone()
        .map(|hint| paragraph("editor__hint", hint));
    let optional = section
        .optional
        .then(|| take_up(editor, id.clone(), left_out));
    let here = id.clone();
    let top = move || section_top(editor, here.clone());
    let leaving = id.clone();
    on_cleanup(move || editor.leave_section(&leaving));
    let content = move || {
        if left_out.get() {
            ().into_any()
        } else {
            content(app, editor, section.clone(), entries)
        }
    };
    view! {
        <div class="editor__page">
            <Lazy app=app needs=Needs::Assessment(editor) placeholder=Placeholder::Nothing draw=top />
            <h1 class="editor__heading" id="page-title" tabindex="-1"><span class="editor__number">{number}</span>" "{title}</h1>
            {official}
            {hint}
            {optional}
            {content}
            {neighbours(at, entries)}
        </div>
    }
    .into_any()
}

/// The template declares no such section.
fn unknown(editor: Editor) -> AnyView {
    let first = Route::Section {
        report: editor.id(),
        section: PARTICULARS.to_owned(),
    }
    .fragment();
    view! {
        <div class="editor__page">
            <h1 class="editor__heading" id="page-title" tabindex="-1">{words::NO_SECTION}</h1>
            <p>{words::NO_SECTION_HINT}</p>
            <p><a class="button" href=first>{words::TO_FIRST_SECTION}</a></p>
        </div>
    }
    .into_any()
}

fn paragraph(class: &'static str, text: String) -> AnyView {
    view! { <p class=class>{text}</p> }.into_any()
}

fn content(app: App, editor: Editor, section: Section, entries: Entries) -> AnyView {
    let pasting = FieldPasting::default();
    provide_context(pasting);
    let items = section.items.iter().cloned().map(|item| match item {
        Item::Field(field) => view! { <ReportField editor=editor field=field /> }.into_any(),
        Item::Table(definition) => {
            let placeholder = Placeholder::Line(words::table_coming(&definition.label));
            let draw = move || table(editor, definition.clone());
            view! { <Lazy app=app needs=Needs::Assessment(editor) placeholder=placeholder draw=draw /> }.into_any()
        }
    });
    let items = blocks(items.collect());
    let inside = parts(&section.sections, entries);
    let draw = move || narrative(app, editor, section.clone(), pasting);
    let narrative =
        view! { <Lazy app=app needs=Needs::Assessment(editor) placeholder=Placeholder::Nothing draw=draw /> }.into_any();
    view! { {items}{narrative}{inside} }.into_any()
}

/// What the section asks, in one block; many of them in several, each drawn when it comes into sight.
fn blocks(items: Vec<AnyView>) -> Vec<AnyView> {
    let class = if items.len() > BLOCK {
        "editor__items editor__items--block"
    } else {
        "editor__items"
    };
    let mut items = items.into_iter().peekable();
    std::iter::from_fn(|| {
        items.peek()?;
        let block: Vec<AnyView> = items.by_ref().take(BLOCK).collect();
        Some(view! { <div class=class>{block}</div> }.into_any())
    })
    .collect()
}

/// Takes an optional section up or leaves it out.
fn take_up(editor: Editor, section: String, left_out: Memo<bool>) -> AnyView {
    let change = move |event| editor.include(&section, event_target_checked(&event));
    let checked = Signal::derive(move || !left_out.get());
    let locked = Signal::derive(move || editor.locked());
    view! {
        <div class="editor__optional">
            <input
                class="field__radio" type="checkbox" id="take-up" aria-describedby="take-up-hint"
                prop:checked=checked disabled=locked on:change=change
            />
            <label for="take-up">{words::TAKE_UP}</label>
            <p class="field__hint" id="take-up-hint">{words::TAKE_UP_HINT}</p>
        </div>
    }
    .into_any()
}

/// Where a section stands in the outline.
fn position(entries: Entries, section: &str) -> usize {
    let position = |entries: &Vec<OutlineEntry>| {
        let mut entries = entries.iter();
        entries.position(|entry| entry.section == section)
    };
    entries.with_untracked(position).unwrap_or_default()
}

/// The sections directly inside this one.
fn parts(inside: &[Section], entries: Entries) -> AnyView {
    if inside.is_empty() {
        return ().into_any();
    }
    let part = |section: &Section| {
        let entry = entry_at(entries, position(entries, &section.id));
        let left = |entry: &OutlineEntry| {
            if entry.asks {
                app::left(entry.left)
            } else {
                String::new()
            }
        };
        let left = Signal::derive(move || entry.with(left));
        let href = entry.get_untracked().href;
        let title = title(entry);
        view! { <li class="editor__part"><a href=href>{title}</a><span class="editor__given">{left}</span></li> }
            .into_any()
    };
    let list: Vec<AnyView> = inside.iter().map(part).collect();
    view! { <h2 class="editor__subheading editor__subheading--parts">{words::CONTAINS}</h2><ol class="editor__parts">{list}</ol> }.into_any()
}

/// Number and title of a section, kept current: a link that is drawn again loses the focus.
fn title(entry: Memo<OutlineEntry>) -> Signal<String> {
    Signal::derive(move || entry.with(OutlineEntry::full_title))
}

/// Links to the section after, where the keys go on to, and to the one before.
fn neighbours(at: usize, entries: Entries) -> AnyView {
    let is_there = |at: &usize| *at < entries.with_untracked(Vec::len);
    let link = |at: Option<usize>, word: &'static str, class: &'static str| {
        let Some(at) = at.filter(is_there) else {
            return ().into_any();
        };
        let entry = entry_at(entries, at);
        let href = entry.get_untracked().href;
        let title = title(entry);
        view! { <a class=class href=href><span class="editor__way">{word}</span><span>{title}</span></a> }.into_any()
    };
    view! {
        <nav class="editor__neighbours" aria-label=words::SECTION_LINKS>
            {link(at.checked_add(1), words::NEXT, "editor__neighbour editor__neighbour--next")}
            {link(at.checked_sub(1), words::PREVIOUS, "editor__neighbour")}
        </nav>
    }
    .into_any()
}
