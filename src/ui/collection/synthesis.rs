//! The department's own reports: those that were created from the collection, and a new one.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::controls::heading;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::synthesis as words;
use crate::messages::vi::period;
use crate::model::template::Choice;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, OwnReport, Syntheses};
use crate::ui::field::radio_field;

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
pub(super) fn read(own: Collecting) {
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
pub(super) fn not_here(own: Collecting) -> Option<AnyView> {
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
    let question = (words::TEMPLATE, words::TEMPLATE_HINT);
    let template = radio_field(ID, question, options, chosen);
    let waits = Signal::derive(move || own.reports.with(Option::is_none).to_string());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        own.create_synthesis(&chosen.get_untracked());
    };
    view! {
        <form class="layout__form collection__form" on:submit=submit>
            {template}
            <div class="layout__buttons"><button class="button" type="submit" aria-disabled=waits>{words::CREATE}</button></div>
        </form>
    }
    .into_any()
}
