//! The pages of one report: section, findings, preview, snapshots.

pub mod bar;
mod comment;
mod completion;
mod explanation;
mod field_pasting;
mod field_search;
pub mod finding;
mod finding_line;
pub mod findings_page;
mod guidance;
pub mod history_page;
pub mod indicator;
pub mod keys;
mod links;
pub mod outline;
pub mod preview;
pub mod section;
mod section_top;
pub mod sentence;
mod tools;
mod trail;
mod worded;

use leptos::prelude::*;

use self::bar::{Bar, agency};
use self::finding::SectionFindings;
use self::findings_page::findings_page;
use self::guidance::is_guided;
use self::history_page::history_page;
use self::indicator::Indicators;
use self::outline::Outline;
use self::preview::preview_page;
use self::section::SectionPage;
use super::lazy::{Lazy, Placeholder};
use super::table::{TableWidth, width};
use super::title::page_title;
use crate::browser::lazy::lazy;
use crate::messages::vi::{app, editor as words, findings::page as titles};
use crate::model::template::Item;
use crate::state::app::{App, Needs, open_report};
use crate::state::editor::Editor;
use crate::state::outline::OutlineEntry;
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::template::form::Form;

/// The pages of the report with an id.
#[component]
pub(super) fn ReportScreen(app: App, report: String) -> impl IntoView {
    match app.unsaved_editor(&report) {
        Some(editor) => view! { <OpenReport app=app editor=editor /> }.into_any(),
        None => {
            let draw = move || {
                let report = report.clone();
                async move {
                    match open_report(app, report).await?.await? {
                        Ok(editor) => Ok(view! { <OpenReport app=app editor=editor /> }.into_any()),
                        Err(why) => not_opened(why).await,
                    }
                }
            };
            view! { <Lazy app=app needs=Needs::Templates placeholder=Placeholder::Page draw=draw /> }.into_any()
        }
    }
}

lazy! { persistence:
    /// Says why a report cannot be opened.
    pub fn not_opened(why: String) -> AnyView {
        page_title(Signal::derive(|| app::NOT_OPENED.to_owned()));
        view! {
            <div class="layout__page">
                <h1 class="layout__heading" id="page-title" tabindex="-1">{app::NOT_OPENED}</h1>
                <p class="layout__lead">{why}</p>
                <p><a class="button" href=Route::Home.fragment()>{app::BACK_HOME}</a></p>
            </div>
        }
        .into_any()
    }
}

/// Which page of the report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Section,
    Findings,
    Preview,
    History,
}

#[component]
fn OpenReport(app: App, editor: Editor) -> impl IntoView {
    app.enable_assessment(editor);
    let entries = page_memo(move |_| editor.outline());
    let section = page_memo(move |before: Option<&String>| match app.route.get() {
        Route::Section { section, .. } => section,
        _ => before.cloned().unwrap_or_default(),
    });
    let left = page_memo(move |left: Option<&String>| match app.route.get() {
        Route::Preview { .. } => left.cloned().unwrap_or_default(),
        route => route.fragment(),
    });
    let page = page_memo(move |_| {
        // Nobody else reads it before the preview, and unread it would not know what was left.
        left.with(|_| ());
        match app.route.get() {
            Route::Findings { .. } => Page::Findings,
            Route::Preview { .. } => Page::Preview,
            Route::History { .. } => Page::History,
            // Each by name: a new page of a report is not drawn as a section in silence.
            Route::Section { .. }
            | Route::Home
            | Route::New
            | Route::Examples
            | Route::Import
            | Route::Data
            | Route::Collection(_)
            | Route::Help => Page::Section,
        }
    });
    page_title(Signal::derive(move || {
        let page = match page.get() {
            Page::Findings => titles::FINDINGS.to_owned(),
            Page::Preview => words::PREVIEW.to_owned(),
            Page::History => words::HISTORY.to_owned(),
            Page::Section => title_of(entries, &section.get()),
        };
        words::report_page(&page, &agency(editor))
    }));
    let page = move || match page.get() {
        Page::Section => columns(app, editor, section, entries),
        Page::Preview => {
            let draw = move || preview_page(app, editor, left);
            view! { <Lazy app=app needs=Needs::Assessment(editor) placeholder=Placeholder::Page draw=draw /> }
                .into_any()
        }
        Page::History => {
            let draw = move || history_page(editor);
            view! { <Lazy app=app needs=Needs::Persistence placeholder=Placeholder::Page draw=draw /> }
                .into_any()
        }
        Page::Findings => {
            let draw = move || findings_page(editor);
            view! { <Lazy app=app needs=Needs::Assessment(editor) placeholder=Placeholder::Page draw=draw /> }
                .into_any()
        }
    };
    view! {
        <div class="editor">
            <Bar app=app editor=editor />
            {page}
        </div>
    }
    .into_any()
}

fn title_of(entries: Memo<Vec<OutlineEntry>>, section: &str) -> String {
    entries
        .with(|entries| {
            entries
                .iter()
                .find(|entry| entry.section == section)
                .map(|entry| entry.title.clone())
        })
        .unwrap_or_default()
}

/// Outline, form and assessment side by side; where there is no room the outer two open from a bar.
fn columns(
    app: App,
    editor: Editor,
    section: Memo<String>,
    entries: Memo<Vec<OutlineEntry>>,
) -> AnyView {
    let outline_open = RwSignal::new(false);
    let assessment_open = RwSignal::new(false);
    let percent = Signal::derive(move || words::outline_button(editor.progress().percent()));
    let problems = Signal::derive(move || words::assessment_button(editor.problems()));
    let close = Callback::new(move |()| outline_open.set(false));
    let page = move || {
        let (id, editor) = (section.get(), editor.for_page());
        view! { <SectionPage app=app editor=editor id=id entries=entries /> }.into_any()
    };
    let assessment = move || {
        let (section, editor) = (section.get(), editor.for_page());
        let placeholder = Placeholder::Line(words::ASSESSMENT_COMING.to_owned());
        let indicators = {
            let section = section.clone();
            move || section_indicators(editor, section.clone())
        };
        let findings = move || section_findings(editor, section.clone());
        // Indicators come first: the words of findings are as large as all that computes.
        view! {
            <Lazy app=app needs=Needs::Indicators(editor) placeholder=placeholder draw=indicators />
            <Lazy app=app needs=Needs::Assessment(editor) placeholder=Placeholder::Nothing draw=findings />
        }
        .into_any()
    };
    let class = Signal::derive(move || section.with(|id| columns_class(&editor.template(), id)));
    view! {
        <div class="editor__folds">
            {fold("outline-column", outline_open, percent)}
            {fold("assessment-column", assessment_open, problems)}
        </div>
        <div class=class>
            <div class=column_class("editor__column", outline_open) id="outline-column">
                <Outline editor=editor current=section entries=entries chosen=close />
            </div>
            {page}
            <aside class=column_class("editor__column assessment", assessment_open) id="assessment-column" aria-label=words::ASSESSMENT>
                {assessment}
            </aside>
        </div>
    }
    .into_any()
}

/// The widest table of a section takes the room of the assessment too; guidance has a place above it.
fn columns_class(template: &Form, section: &str) -> String {
    let items = template
        .section(section)
        .map(|section| section.items.iter());
    let tables = items.into_iter().flatten().filter_map(|item| match item {
        Item::Table(table) => Some(width(table)),
        Item::Field(_) => None,
    });
    let width = match tables.max() {
        Some(TableWidth::Wide) => " editor__columns--wide",
        Some(TableWidth::Medium) => " editor__columns--medium",
        _ => "",
    };
    let guided = if is_guided(template, section) {
        " editor__columns--guided"
    } else {
        ""
    };
    format!("editor__columns{width}{guided}")
}

lazy! { assess:
    /// Draws the indicators of a section, and of the others.
    pub fn section_indicators(editor: Editor, section: String) -> AnyView {
        view! { <Indicators editor=editor section=section /> }.into_any()
    }
}

lazy! { findings:
    /// Draws the findings of a section.
    pub fn section_findings(editor: Editor, section: String) -> AnyView {
        view! { <SectionFindings editor=editor section=section /> }.into_any()
    }
}

fn column_class(class: &'static str, open: RwSignal<bool>) -> Signal<String> {
    Signal::derive(move || {
        format!(
            "{class}{}",
            if open.get() {
                " editor__column--open"
            } else {
                ""
            }
        )
    })
}

/// The button that opens and closes a column.
fn fold(column: &'static str, open: RwSignal<bool>, text: Signal<String>) -> AnyView {
    let expanded = Signal::derive(move || open.get().to_string());
    let turn = move |_| open.update(|open| *open = !*open);
    view! {
        <button class="button button--secondary" type="button" aria-controls=column aria-expanded=expanded on:click=turn>{text}</button>
    }
    .into_any()
}
