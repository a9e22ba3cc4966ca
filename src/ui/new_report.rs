//! A new report: which template, which period.

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;

use super::field::{ChoiceLink, Frame, Group, Radios, Select, Shape, TextControl, TextLink, Ties};
use super::notice::ErrorSummary;
use super::page_title;
use crate::model::period::PeriodKind;
use crate::model::template::Choice;
use crate::platform::page::{after_draw, focus, reveal};
use crate::state::app::{App, TemplateEntry};
use crate::state::route::Route;
use crate::text::{period, words::app as words};

/// Id of the year's control.
const YEAR: &str = "new-year";

/// What has been chosen so far.
#[derive(Clone, Copy)]
struct Draft {
    app: App,
    templates: StoredValue<Vec<TemplateEntry>>,
    template: RwSignal<String>,
    kind: RwSignal<usize>,
    year: RwSignal<String>,
    index: RwSignal<u8>,
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
        self.kinds().get(self.kind.get()).or(self.kinds().first()).copied().unwrap_or(PeriodKind::Year)
    }

    fn preview(self) -> Result<String, String> {
        self.app.period_preview(&self.template.get(), self.kind(), &self.year.get(), self.index.get())
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
        kind: RwSignal::new(0),
        year: RwSignal::new(app.this_year().to_string()),
        index: RwSignal::new(1),
        failed: RwSignal::new(None),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let made = untrack(|| app.create(&draft.template.get(), draft.kind(), &draft.year.get(), draft.index.get()));
        if let Err(problem) = made {
            draft.failed.set(Some(problem));
            after_draw(|| focus("error-summary"));
        }
    };
    let summary = move || draft.failed.get().map(|text| view! { <Summary text=text /> }.into_any());
    view! {
        <div class="layout__page layout__page--narrow">
            {summary}
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::CREATE}</h1>
            <form class="layout__form" novalidate on:submit=submit>
                <TemplateChoice draft=draft />
                <PeriodChoice draft=draft />
                <YearField draft=draft />
                <p class="notice" aria-live="polite">{move || draft.preview().map_or_else(|problem| problem, |days| words::days_that_count(&days))}</p>
                <div class="layout__buttons">
                    <button class="button" type="submit">{words::CREATE}</button>
                    <a class="button button--secondary" href=Route::Home.fragment()>{words::CANCEL}</a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

#[component]
fn Summary(text: String) -> impl IntoView {
    let go = |event: MouseEvent| {
        event.prevent_default();
        reveal(YEAR);
    };
    let entry = view! { <li><a href=Route::New.fragment() on:click=go>{words::YEAR}</a></li> }.into_any();
    view! { <ErrorSummary text=text entries=entry /> }
}

/// The templates to choose from; a single one is only named.
#[component]
fn TemplateChoice(draft: Draft) -> impl IntoView {
    let entries = draft.templates.get_value();
    let description = move || {
        let template = draft.template.get();
        draft.templates.with_value(|entries| entries.iter().find(|entry| entry.id == template).map(|entry| entry.description.clone()))
    };
    let choice = if let [only] = entries.as_slice() {
        view! { <p class="field__label">{words::TEMPLATE}</p><p>{only.title.clone()}</p> }.into_any()
    } else {
        let options = entries.into_iter().map(|entry| Choice { id: entry.id, label: entry.title }).collect();
        let link = ChoiceLink {
            value: draft.template.into(),
            locked: Signal::derive(|| false),
            chosen: Callback::new(move |id| draft.template.set(id)),
        };
        group("new-template", words::TEMPLATE, view! { <Radios id="new-template".to_owned() options=options link=link required=true /> }.into_any())
    };
    view! { {choice}<p class="field__hint">{description}</p> }.into_any()
}

fn group(id: &str, label: &str, control: AnyView) -> AnyView {
    let frame = Frame { id: id.to_owned(), label: label.to_owned(), several: true, ..Frame::default() };
    view! { <Group frame=frame error=Signal::derive(|| None) control=control after=().into_any() /> }.into_any()
}

/// Kind of period and, where a year has several, which one.
#[component]
fn PeriodChoice(draft: Draft) -> impl IntoView {
    let kinds = Memo::new(move |_| draft.kinds());
    let kind_of = move || {
        let options: Vec<Choice> = kinds.get().into_iter().enumerate().map(|(place, kind)| Choice { id: place.to_string(), label: period::kind(kind).to_owned() }).collect();
        let link = ChoiceLink {
            value: Signal::derive(move || draft.kind.get().to_string()),
            locked: Signal::derive(|| false),
            chosen: Callback::new(move |id: String| draft.kind.set(id.parse().unwrap_or(0))),
        };
        (options.len() > 1).then(|| group("new-kind", words::PERIOD_KIND, view! { <Radios id="new-kind".to_owned() options=options link=link required=true /> }.into_any()))
    };
    let which = Memo::new(move |_| draft.kind());
    let index_of = move || {
        let kind = which.get();
        let options: Vec<Choice> = (1..=kind.count_in_year()).map(|index| Choice { id: index.to_string(), label: words::period_in_year(kind, index) }).collect();
        let link = ChoiceLink {
            value: Signal::derive(move || draft.index.get().to_string()),
            locked: Signal::derive(|| false),
            chosen: Callback::new(move |id: String| draft.index.set(id.parse().unwrap_or(1))),
        };
        let no_error = Signal::derive(|| None);
        let frame = Frame { id: "new-index".to_owned(), label: words::PERIOD_INDEX.to_owned(), ..Frame::default() };
        (options.len() > 1).then(|| {
            let control = view! { <Select ties=Ties::new("new-index", false, no_error) options=options link=link /> }.into_any();
            view! { <Group frame=frame error=no_error control=control after=().into_any() /> }.into_any()
        })
    };
    view! { {kind_of}{index_of} }.into_any()
}

#[component]
fn YearField(draft: Draft) -> impl IntoView {
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
    let control = view! { <TextControl ties=Ties::new(YEAR, true, error) shape=Shape::Number(false) link=link /> }.into_any();
    view! { <Group frame=frame error=error control=control after=().into_any() /> }
}
