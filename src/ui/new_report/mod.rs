//! A new report: which template, which period.

mod agencies;
mod copy;
pub mod draft;
mod others;
mod remark;

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;

use self::agencies::agency_choice;
use self::draft::{Draft, place_id};
use self::remark::remark;
use super::field::{
    ChoiceBinding, FieldAria, FormGroup, InputKind, TextBinding, group, no_error, radios,
    text_control,
};
use super::notice::error_summary;
use super::title::page_title;
use crate::browser::page::{self, reveal};
use crate::catalog::ListedTemplate;
use crate::formats::report::encode::period_kind;
use crate::messages::vi::app as words;
use crate::messages::vi::commands::TEMPLATE_COMING;
use crate::messages::vi::period;
use crate::model::period::PeriodKind;
use crate::model::template::Choice;
use crate::state::app::{App, PeriodFault, PeriodPlace};
use crate::state::route::Route;

/// The form of a new report.
#[component]
pub fn NewReportPage(
    /// The app.
    app: App,
) -> impl IntoView {
    page_title(Signal::derive(|| words::CREATE.to_owned()));
    let draft = Draft::new(app);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        draft.begin();
    };
    let days = move || {
        if !draft.template.with(|template| app.form_came(template)) {
            return view! { <p class="layout__wait">{TEMPLATE_COMING}</p> }.into_any();
        }
        draft.preview().map_or_else(
            |_| ().into_any(),
            |days| view! { <p class="notice">{days}</p>{remark(draft)} }.into_any(),
        )
    };
    view! {
        <div class="layout__page layout__page--narrow">
            {move || draft.fault().map_or_else(|| ().into_any(), summary)}
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::CREATE}</h1>
            <form class="layout__form" novalidate on:submit=submit>
                {period_fields(draft)}
                {agency_choice(draft)}
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

/// The template and the period, of a new report or of a collection of reports. In each place where it is drawn: 0.4 KB of the
/// first file after gzip.
#[inline(always)]
pub fn period_fields(draft: Draft) -> AnyView {
    view! {
        {template_choice(draft)}
        {move || kind_choice(draft)}
        {move || index_choice(draft)}
        {move || days_fields(draft)}
    }
    .into_any()
}

/// What is wrong with the choices.
#[inline(always)]
pub fn summary(fault: PeriodFault) -> AnyView {
    let go = move |event: MouseEvent| {
        event.prevent_default();
        reveal(place_id(fault.place));
    };
    let entry = view! { <a href=page::fragment() on:click=go>{fault.text}</a> }.into_any();
    error_summary(String::new(), vec![entry])
}

/// The templates to choose from; a single one is only named.
fn template_choice(draft: Draft) -> AnyView {
    let entries = draft.templates.get_value();
    let description = Signal::derive(move || {
        let template = draft.template.get();
        let found = |entries: &Vec<ListedTemplate>| {
            entries
                .iter()
                .find(|entry| entry.id == template)
                .map(|entry| entry.description.clone())
        };
        draft.templates.with_value(found).unwrap_or_default()
    });
    let choice = if let [only] = entries.as_slice() {
        view! { <p class="field__label">{words::TEMPLATE}</p><p>{only.title.clone()}</p> }
            .into_any()
    } else {
        let options = entries
            .into_iter()
            .map(|entry| Choice {
                id: entry.id,
                label: entry.title,
            })
            .collect();
        choice(
            draft,
            "new-template",
            words::TEMPLATE,
            options,
            draft.template,
        )
    };
    view! { {choice}<p class="field__hint">{description}</p> }.into_any()
}

/// Kinds of period that the template takes, when there are several.
fn kind_choice(draft: Draft) -> AnyView {
    let kinds = draft.kinds();
    if kinds.len() < 2 {
        return ().into_any();
    }
    let option = |kind: PeriodKind| Choice {
        id: period_kind(kind).to_owned(),
        label: period::kind(kind).to_owned(),
    };
    choice(
        draft,
        "new-kind",
        words::PERIOD_KIND,
        kinds.into_iter().map(option).collect(),
        draft.kind,
    )
}

/// Periods of the kind in a year, when there are several.
fn index_choice(draft: Draft) -> AnyView {
    let options = period::options(draft.kind());
    if options.is_empty() {
        return ().into_any();
    }
    let options = options
        .into_iter()
        .map(|(index, label)| Choice {
            id: index.to_string(),
            label,
        })
        .collect();
    choice(
        draft,
        "new-index",
        words::PERIOD_INDEX,
        options,
        draft.index,
    )
}

/// A choice whose first option stands until another of them is chosen.
fn choice(
    draft: Draft,
    id: &str,
    label: &str,
    options: Vec<Choice>,
    chosen: RwSignal<String>,
) -> AnyView {
    let first = options
        .first()
        .map(|option| option.id.clone())
        .unwrap_or_default();
    let ids: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
    let link = ChoiceBinding {
        value: Signal::derive(move || {
            let chosen = chosen.get();
            if ids.contains(&chosen) {
                chosen
            } else {
                first.clone()
            }
        }),
        locked: Signal::derive(|| false),
        chosen: Callback::new(move |id: String| {
            draft.failed.set(false);
            chosen.set(id);
            draft.app.want_form(&draft.template.get_untracked());
        }),
    };
    let form_group = FormGroup {
        id: id.to_owned(),
        label: label.to_owned(),
        several: true,
        ..FormGroup::default()
    };
    group(
        form_group,
        no_error(),
        radios(id, options, link, true),
        ().into_any(),
    )
}

/// The year, or the two days of a range.
fn days_fields(draft: Draft) -> AnyView {
    if draft.kind() != PeriodKind::Range {
        return typed_field(
            draft,
            PeriodPlace::Year,
            draft.year,
            words::YEAR,
            words::YEAR_HINT,
        );
    }
    view! {
        <div class="layout__pair">
            {typed_field(draft, PeriodPlace::From, draft.from, words::FROM, words::FROM_HINT)}
            {typed_field(draft, PeriodPlace::To, draft.to, words::TO, words::TO_HINT)}
        </div>
    }
    .into_any()
}

fn typed_field(
    draft: Draft,
    place: PeriodPlace,
    text: RwSignal<String>,
    label: &str,
    hint: &str,
) -> AnyView {
    // A message stands only after the form was sent, and goes as soon as the text is right.
    let error = Signal::derive(move || {
        let failed = draft.failed.get();
        failed
            .then(|| draft.preview().err())
            .flatten()
            .filter(|fault| fault.place == place)
            .map(|fault| fault.text)
    });
    let id = place_id(place);
    let year = place == PeriodPlace::Year;
    let form_group = FormGroup {
        id: id.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
        modifier: if year { "field--year" } else { "field--date" },
        ..FormGroup::default()
    };
    let link = TextBinding {
        pasting: None,
        value: text.into(),
        locked: Signal::derive(|| false),
        typed: Callback::new(move |typed| text.set(typed)),
        left: Callback::new(|()| ()),
    };
    let shape = if year {
        InputKind::Number(false)
    } else {
        InputKind::Date
    };
    group(
        form_group,
        error,
        text_control(FieldAria::new(id, true, error), shape, link),
        ().into_any(),
    )
}
