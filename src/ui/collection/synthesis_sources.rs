//! Where each answer of the department's own report came from, and where it says something else.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{button, check_option, heading, heads, table_frame};
use super::synthesis::{not_here, read};
use super::synthesis_indicators::indicators;
use crate::browser::arrival::reveal_after_navigation;
use crate::collection::synthesis::compare::{Compared, Counts, FillState, Listed, listed};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::synthesis as words;
use crate::messages::vi::comparison::answer_words;
use crate::messages::vi::period;
use crate::messages::vi::rows::label_in;
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Beside, Collecting, OwnReport};
use crate::state::editor::control_id;
use crate::state::route::Route;
use crate::template::form::PARTICULARS;

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
    let reports = own.reports.get();
    let beside = reports.and_then(|reports| one.compared(workspace, &reports));
    let Some(beside) = beside else {
        return heading(words::TITLE.to_owned());
    };
    let (counts, complete) = (beside.counts, one.is_complete());
    let update = (counts.waiting > 0 && !complete).then(|| {
        let one = one.clone();
        let update = move |_| own.update_synthesis(one.clone());
        view! { <button class="button" type="button" on:click=update>{words::update(counts.waiting)}</button> }
    });
    let collection = &workspace.collection.id;
    let document = Place::of(collection, Page::SynthesisDocument(report.id.clone()));
    let indicators = indicators(collection, &beside.indicators);
    view! {
        {heading(one.template.form.title.clone())}
        <p class="layout__lead">{words::of_period(&period::label(&report.period))}" "{words::counts(&counts)}</p>
        {complete.then(|| view! { <p class="notice">{words::COMPLETE}</p> })}
        {nameless(report)}
        <div class="collection__tools">
            <div class="home__actions">
                {update}
                <a class="button button--secondary" href=Route::of_report(&report.id).fragment()>{words::OPEN}</a>
                <a class="button button--secondary" href=document>{words::DOCUMENT}</a>
            </div>
        </div>
        {indicators}
        {check_option("synthesis-all", words::SHOW_ALL, all)}
        {sources(own, one, report, (workspace, all), beside)}
    }
    .into_any()
}

/// A report that does not say whose it is, and the way to say so.
fn nameless(report: &Report) -> AnyView {
    if !report.words("agency.name").is_empty() {
        return ().into_any();
    }
    let particulars = Route::Section {
        report: report.id.clone(),
        section: PARTICULARS.to_owned(),
    };
    view! { <p class="notice notice--warning">{words::NAMELESS}" "<a href=particulars.fragment()>{words::STATE_NAME}</a></p> }
        .into_any()
}

/// Where each answer came from: those that need a look, or all. What is held against the collection is worked out once for both.
fn sources(
    own: Collecting,
    one: &OwnReport,
    report: &Report,
    (workspace, all): (&Arc<Workspace>, RwSignal<bool>),
    beside: Beside,
) -> AnyView {
    let (one, report, workspace) = (one.clone(), report.clone(), Arc::clone(workspace));
    (move || {
        let listed = listed(&beside.compared, &beside.given).into_iter();
        let shown = listed.filter(|one| all.get() || needs_a_look(one));
        let rows: Vec<AnyView> = shown
            .map(|listed| match listed {
                Listed::Field(compared) => line(own, &one, &report, (&workspace, compared)),
                Listed::Table { table, counts } => table_line(&one, &report, table, &counts),
            })
            .collect();
        if rows.is_empty() {
            return view! { <p class="notice notice--good">{words::ALL_SAME}</p> }.into_any();
        }
        let table = view! {
            <table class="collection__table collection__table--cards">{heads(&words::HEADS)}<tbody>{rows}</tbody></table>
        };
        table_frame(words::SOURCES, table.into_any())
    })
    .into_any()
}

fn needs_a_look(listed: &Listed<'_>) -> bool {
    match listed {
        Listed::Field(one) => !matches!(one.state, FillState::Same | FillState::None(_)),
        Listed::Table { counts, .. } => counts.waiting > 0,
    }
}

/// The rows of a table together.
fn table_line(one: &OwnReport, report: &Report, table: &str, counts: &Counts) -> AnyView {
    let path = FieldPath::new(table);
    let form = &one.template.form;
    let section = Route::Section {
        report: report.id.clone(),
        section: form.section_of(&path).unwrap_or(PARTICULARS).to_owned(),
    };
    let rows = report.rows.get(table).map_or(0, Vec::len);
    let state = if counts.waiting > 0 {
        FillState::Waiting
    } else {
        FillState::Same
    };
    view! {
        <tr>
            <th scope="row"><a href=section.fragment()>{form.label(&path)}</a></th>
            <td>{words::rows(rows)}</td>
            <td>{words::cells(counts)}</td>
            <td>{chip(state)}</td>
        </tr>
    }
    .into_any()
}

fn line(
    own: Collecting,
    one: &OwnReport,
    report: &Report,
    (workspace, compared): (&Workspace, &Compared),
) -> AnyView {
    let (form, fill) = (&one.template.form, &compared.fill);
    let field = Route::Section {
        report: report.id.clone(),
        section: form
            .section_of(&fill.path)
            .unwrap_or(PARTICULARS)
            .to_owned(),
    };
    let control = control_id(&fill.path);
    let given = match &fill.answer {
        Ok(answer) => answer_words(answer, &fill.path, form),
        Err(why) => words::unfilled(*why),
    };
    // Words have no page of their own.
    let given = if fill.coverage.is_some() {
        let number = Place::of(&workspace.collection.id, Page::Number(fill.from.clone()));
        view! { <a href=number>{given}</a> }.into_any()
    } else {
        view! { <span class="collection__said">{given}</span> }.into_any()
    };
    let take = (compared.state == FillState::Edited && fill.answer.is_ok() && !one.is_complete())
        .then(|| {
            let (one, path) = (one.clone(), fill.path.clone());
            button(words::TAKE, "button button--link", move || {
                own.take_from_collection(one.clone(), path.clone());
            })
        });
    view! {
        <tr>
            <th scope="row"><a href=field.fragment() on:click=move |_| reveal_after_navigation(&control)>{label_in(&fill.path, report, form)}</a></th>
            <td class="collection__words"><span class="collection__said">{answer_words(&compared.now, &fill.path, form)}</span></td>
            <td class="collection__words">
                {given}
                <span class="collection__rest">{words::covered(fill.coverage.as_ref())}</span>
            </td>
            <td>{chip(compared.state)}" "{take}</td>
        </tr>
    }
    .into_any()
}

fn chip(state: FillState) -> AnyView {
    let class = match state {
        FillState::Same => "layout__chip layout__chip--good",
        FillState::Waiting | FillState::Withdrawn => "layout__chip layout__chip--warning",
        FillState::Edited => "layout__chip",
        FillState::None(_) => "layout__chip collection__chip--quiet",
    };
    view! { <span class=class>{words::state(state)}</span> }.into_any()
}
