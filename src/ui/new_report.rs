//! A new report: which template, which period.

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;
use markup::view;

use super::field::{ChoiceLink, Frame, Shape, TextLink, Ties, group, no_error, radios, text_control};
use super::live::{live, nothing};
use super::notice::error_summary;
use super::page_title;
use crate::model::period::PeriodKind;
use crate::model::template::Choice;
use crate::platform::page::{after_draw, focus, reveal};
use crate::state::app::{App, TemplateEntry};
use crate::state::route::Route;
use crate::text::period;
use crate::text::words::app as words;

/// Id of the year's control.
const YEAR: &str = "new-year";

/// What has been chosen so far.
#[derive(Clone, Copy)]
struct Draft {
    app: App,
    templates: StoredValue<Vec<TemplateEntry>>,
    template: RwSignal<String>,
    kind: RwSignal<String>,
    year: RwSignal<String>,
    index: RwSignal<String>,
    failed: RwSignal<Option<String>>,
}

impl Draft {
    fn kinds(self) -> Vec<PeriodKind> {
        let template = self.template.get();
        self.templates
            .with_value(|templates| templates.iter().find(|entry| entry.id == template).map(|entry| entry.periods.clone()))
            .unwrap_or_default()
    }

    fn kind(self) -> PeriodKind {
        let (kinds, chosen) = (self.kinds(), self.kind.get());
        let found = kinds.iter().find(|kind| period::kind(**kind) == chosen).or(kinds.first());
        found.copied().unwrap_or(PeriodKind::Year)
    }

    fn index(self) -> u8 {
        self.index.get().parse().unwrap_or(1)
    }

    fn preview(self) -> Result<String, String> {
        self.app.period_preview(&self.template.get(), self.kind(), &self.year.get(), self.index())
    }
}

/// The form of a new report.
#[component]
pub fn NewReportPage(app: App) -> impl IntoView {
    page_title(Signal::derive(|| words::CREATE.to_owned()));
    let templates = app.templates();
    let draft = Draft {
        app,
        template: RwSignal::new(templates.first().map(|entry| entry.id.clone()).unwrap_or_default()),
        templates: StoredValue::new(templates),
        kind: RwSignal::new(String::new()),
        year: RwSignal::new(app.this_year().to_string()),
        index: RwSignal::new(String::new()),
        failed: RwSignal::new(None),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Err(problem) = untrack(|| app.create(&draft.template.get(), draft.kind(), &draft.year.get(), draft.index())) {
            draft.failed.set(Some(problem));
            after_draw(|| focus("error-summary"));
        }
    };
    let days = live(move || match draft.preview() {
        Ok(days) => view! { <p class="notice">{days}</p> }.into_any(),
        Err(_) => nothing(),
    });
    view! {
        <div class="layout__page layout__page--narrow">
            {live(move || draft.failed.get().map_or_else(nothing, summary))}
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::CREATE}</h1>
            <form class="layout__form" novalidate on:submit=submit>
                {template_choice(draft)}
                {live(move || kind_choice(draft))}
                {live(move || index_choice(draft))}
                {year_field(draft)}
                <div aria-live="polite">{days}</div>
                <div class="layout__buttons">
                    <button class="button" type="submit">{words::CREATE}</button>
                    <a class="button button--secondary" href=Route::Home.fragment()>{words::CANCEL}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn summary(problem: String) -> AnyView {
    let go = |event: MouseEvent| {
        event.prevent_default();
        reveal(YEAR);
    };
    let entry = view! { <a href=Route::New.fragment() on:click=go>{problem}</a> }.into_any();
    error_summary(String::new(), vec![entry])
}

/// The templates to choose from; a single one is only named.
fn template_choice(draft: Draft) -> AnyView {
    let entries = draft.templates.get_value();
    let description = Signal::derive(move || {
        let template = draft.template.get();
        let found = |entries: &Vec<TemplateEntry>| {
            entries.iter().find(|entry| entry.id == template).map(|entry| entry.description.clone())
        };
        draft.templates.with_value(found).unwrap_or_default()
    });
    let choice = if let [only] = entries.as_slice() {
        view! { <p class="field__label">{words::TEMPLATE}</p><p>{only.title.clone()}</p> }.into_any()
    } else {
        let options = entries.into_iter().map(|entry| Choice { id: entry.id, label: entry.title }).collect();
        choice("new-template", words::TEMPLATE, options, draft.template)
    };
    view! { {choice}<p class="field__hint">{description}</p> }.into_any()
}

/// Kinds of period that the template takes, when there are several.
fn kind_choice(draft: Draft) -> AnyView {
    let kinds = draft.kinds();
    if kinds.len() < 2 {
        return nothing();
    }
    let option = |kind: PeriodKind| Choice { id: period::kind(kind).to_owned(), label: period::kind(kind).to_owned() };
    choice("new-kind", words::PERIOD_KIND, kinds.into_iter().map(option).collect(), draft.kind)
}

/// Periods of the kind in a year, when there are several.
fn index_choice(draft: Draft) -> AnyView {
    let kind = draft.kind();
    if kind.count_in_year() < 2 {
        return nothing();
    }
    let option = |index: u8| Choice { id: index.to_string(), label: words::period_in_year(kind, index) };
    choice("new-index", words::PERIOD_INDEX, (1..=kind.count_in_year()).map(option).collect(), draft.index)
}

/// A choice whose first option stands until another is chosen.
fn choice(id: &str, label: &str, options: Vec<Choice>, chosen: RwSignal<String>) -> AnyView {
    let first = options.first().map(|option| option.id.clone()).unwrap_or_default();
    let link = ChoiceLink {
        value: Signal::derive(move || if chosen.with(String::is_empty) { first.clone() } else { chosen.get() }),
        locked: Signal::derive(|| false),
        chosen: Callback::new(move |id| chosen.set(id)),
    };
    let frame = Frame { id: id.to_owned(), label: label.to_owned(), several: true, ..Frame::default() };
    group(frame, no_error(), radios(id, options, link, true), nothing())
}

fn year_field(draft: Draft) -> AnyView {
    // A message stands only after the form was sent, and goes as soon as the year is right.
    let error = Signal::derive(move || draft.failed.get().and_then(|_| draft.preview().err()));
    let frame = Frame {
        id: YEAR.to_owned(),
        label: words::YEAR.to_owned(),
        hint: words::YEAR_HINT.to_owned(),
        modifier: "field--year",
        ..Frame::default()
    };
    let link = TextLink {
        value: draft.year.into(),
        locked: Signal::derive(|| false),
        typed: Callback::new(move |year| draft.year.set(year)),
        left: Callback::new(|()| ()),
    };
    let control = text_control(Ties::new(YEAR, true, error), Shape::Number(false), link);
    group(frame, error, control, nothing())
}
