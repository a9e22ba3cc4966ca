//! The department's own reports: those that were created from the collection, a new one, and where each answer of one came from.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::controls::{heading, heads, table_frame};
use super::synthesis_line::{line, table_line};
use crate::collection::synthesis::compare::{FillState, Listed, listed};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::synthesis as words;
use crate::messages::vi::period;
use crate::model::report::Report;
use crate::model::template::Choice;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Beside, Collecting, OwnReport, Syntheses};
use crate::state::route::Route;
use crate::ui::field::{ChoiceBinding, FormGroup, group, no_error, radios};

/// Draws the page of all of them.
pub fn syntheses(own: Collecting) -> AnyView {
    read(own);
    let new = move || own.workspace().map(|workspace| new_report(own, &workspace));
    view! {
        {heading(words::TITLE.to_owned())}
        <p class="layout__lead">{words::LEAD}</p>
        {move || created(own)}
        {new}
    }
    .into_any()
}

/// Reads what these pages show, and the reports again when others count.
fn read(own: Collecting) {
    own.refresh_syntheses();
    Effect::new(move || own.read_reports());
}

/// Those that were created.
fn created(own: Collecting) -> AnyView {
    if let Some(why) = not_here(own) {
        return why;
    }
    let reports = own.own_reports().unwrap_or_default();
    let entries: Vec<AnyView> = reports.iter().map(|one| entry(own, one)).collect();
    (!entries.is_empty())
        .then(|| {
            view! {
                <h2 class="layout__subheading">{words::CREATED}</h2>
                <ul class="collection__syntheses">{entries}</ul>
            }
        })
        .into_any()
}

/// Why the reports cannot be shown yet.
fn not_here(own: Collecting) -> Option<AnyView> {
    let read = own.reports.with(Option::is_some);
    let why = match own.syntheses.get() {
        Syntheses::NoStore => words::NO_STORE,
        Syntheses::Here(_) if read => return None,
        Syntheses::Reading | Syntheses::Here(_) => words::READING,
    };
    Some(view! { <p role="status">{why}</p> }.into_any())
}

fn entry(own: Collecting, one: &OwnReport) -> AnyView {
    let id = own
        .place
        .with_untracked(|place| place.collection().map(str::to_owned));
    let id = id.unwrap_or_default();
    let report = one.synthesis.report.clone();
    let href = Place::of(&id, Page::Synthesis(report));
    let says = match &one.report {
        None => words::GONE.to_owned(),
        Some(_) => own
            .workspace()
            .zip(own.reports.get())
            .and_then(|(workspace, reports)| one.compared(&workspace, &reports))
            .map(|beside| words::counts(&beside.counts))
            .unwrap_or_default(),
    };
    let period = one
        .report
        .as_ref()
        .map(|report| period::label(&report.period));
    view! {
        <li class="collection__entry">
            <a href=href>{one.template.form.title.clone()}</a>" "<span>{period}</span>
            <p class="collection__rest">{says}</p>
        </li>
    }
    .into_any()
}

/// A new one.
fn new_report(own: Collecting, workspace: &Arc<Workspace>) -> AnyView {
    const ID: &str = "synthesis-template";
    if workspace.rolled_up().whole().reported == 0 {
        return view! { <p class="notice">{words::NO_NUMBERS}</p> }.into_any();
    }
    let templates = own.synthesis_templates(workspace);
    let first = templates.first().map(|(id, _)| id.clone());
    let chosen = RwSignal::new(first.unwrap_or_default());
    let option = |(id, label): (String, String)| Choice { id, label };
    let options: Vec<Choice> = templates.into_iter().map(option).collect();
    let binding = ChoiceBinding {
        value: chosen.into(),
        locked: Signal::derive(|| false),
        chosen: Callback::new(move |id| chosen.set(id)),
    };
    let frame = FormGroup {
        id: ID.to_owned(),
        label: words::TEMPLATE.to_owned(),
        hint: words::TEMPLATE_HINT.to_owned(),
        several: true,
        ..FormGroup::default()
    };
    let control = radios(ID, options, binding, true);
    let waits = Signal::derive(move || own.reports.with(Option::is_none).to_string());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        own.create_synthesis(&chosen.get_untracked());
    };
    view! {
        <form class="layout__form collection__form" on:submit=submit>
            {group(frame, no_error(), control, ().into_any())}
            <div class="layout__buttons"><button class="button" type="submit" aria-disabled=waits>{words::CREATE}</button></div>
        </form>
    }
    .into_any()
}

/// Draws one of them beside what the collection gives it.
pub fn synthesis(own: Collecting, report: String) -> AnyView {
    read(own);
    let all = RwSignal::new(false);
    let id = own
        .place
        .with_untracked(|place| place.collection().map(str::to_owned));
    let id = id.unwrap_or_default();
    let content = move || {
        if let Some(why) = not_here(own) {
            return why;
        }
        let workspace = own.workspace();
        match (own.own_report(&report), workspace) {
            (Some(one), Some(workspace)) => match &one.report {
                Some(report) => beside(own, &one, report, (&workspace, all)),
                None => {
                    view! { {heading(words::TITLE.to_owned())}<p class="notice">{words::GONE}</p> }
                        .into_any()
                }
            },
            _ => heading(words::GONE.to_owned()),
        }
    };
    view! {
        <p><a href=Place::of(&id, Page::Syntheses)>{words::BACK}</a></p>
        {content}
    }
    .into_any()
}

fn beside(
    own: Collecting,
    one: &OwnReport,
    report: &Report,
    (workspace, all): (&Arc<Workspace>, RwSignal<bool>),
) -> AnyView {
    let Some(Beside {
        given,
        compared,
        counts,
    }) = own
        .reports
        .get()
        .and_then(|reports| one.compared(workspace, &reports))
    else {
        return heading(words::TITLE.to_owned());
    };
    let complete = one.is_complete();
    let update = (counts.waiting > 0 && !complete).then(|| {
        let one = one.clone();
        let update = move |_| own.update_synthesis(one.clone());
        view! { <button class="button" type="button" on:click=update>{words::update(counts.waiting)}</button> }
    });
    let rows: Vec<AnyView> = listed(&compared, &given)
        .into_iter()
        .filter(|one| all.get() || needs_a_look(one))
        .map(|listed| match listed {
            Listed::Field(compared) => line(own, one, report, (workspace, compared)),
            Listed::Table { table, counts } => table_line(one, report, table, &counts),
        })
        .collect();
    let none = rows
        .is_empty()
        .then(|| view! { <p class="notice notice--good">{words::ALL_SAME}</p> });
    let table = (!rows.is_empty()).then(|| {
        let table = view! {
            <table class="collection__table collection__table--cards">{heads(&words::HEADS)}<tbody>{rows}</tbody></table>
        };
        table_frame(words::SOURCES, table.into_any())
    });
    let document = Place::of(
        &workspace.collection.id,
        Page::SynthesisDocument(report.id.clone()),
    );
    view! {
        {heading(one.template.form.title.clone())}
        <p class="layout__lead">{words::of_period(&period::label(&report.period))}" "{words::counts(&counts)}</p>
        {complete.then(|| view! { <p class="notice">{words::COMPLETE}</p> })}
        <div class="collection__tools">
            <div class="home__actions">
                {update}
                <a class="button button--secondary" href=Route::of_report(&report.id).fragment()>{words::OPEN}</a>
                <a class="button button--secondary" href=document>{words::DOCUMENT}</a>
            </div>
        </div>
        {show_all(all)}
        {none}
        {table}
    }
    .into_any()
}

fn needs_a_look(listed: &Listed<'_>) -> bool {
    match listed {
        Listed::Field(one) => !matches!(one.state, FillState::Same | FillState::None(_)),
        Listed::Table { counts, .. } => counts.waiting > 0,
    }
}

fn show_all(all: RwSignal<bool>) -> AnyView {
    view! {
        <div class="field__option">
            <input
                class="field__radio" type="checkbox" id="synthesis-all" prop:checked=all
                on:change=move |event| all.set(event_target_checked(&event))
            />
            <label for="synthesis-all">{words::SHOW_ALL}</label>
        </div>
    }
    .into_any()
}
