//! A report that was received, to be read: one section at a time, at the field that was asked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{heading, heads, not_listed, table_frame, waiting};
use crate::browser::page::{after_draw, show_option};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection as words;
use crate::model::collection::Submission;
use crate::model::report::Report;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{
    AnswerRow, AnswerTable, Collecting, FromStore, SectionAnswers, name_of, section_answers,
};
use crate::template::form::table_of;

/// Id of the answer that was asked for.
const ASKED: &str = "asked-answer";

/// Draws the report of a digest, at an address.
pub fn report(own: Collecting, digest: &str, address: String) -> AnyView {
    let workspace = own.workspace_now();
    let found = workspace.as_ref().and_then(|workspace| {
        let received = workspace.collection.submissions.get(digest)?;
        Some(page(own, workspace, received, address))
    });
    found.unwrap_or_else(not_listed)
}

fn page(
    own: Collecting,
    workspace: &Arc<Workspace>,
    received: &Submission,
    address: String,
) -> AnyView {
    let name = name_of(&workspace.collection, Some(&received.subject));
    let back = Place::of(
        &workspace.collection.id,
        Page::Agency(received.subject.agency.clone()),
    );
    let form = &workspace.template.form;
    let number = form.section(&address).is_none() && !address.is_empty();
    let number = number.then(|| {
        let href = Place::of(&workspace.collection.id, Page::Number(address.clone()));
        view! { " / "<a href=href>{words::BACK_TO_NUMBER}</a> }
    });
    let read = own.report(&received.digest);
    let (workspace, digest) = (Arc::clone(workspace), received.digest.clone());
    let content = move || match read.get() {
        FromStore::Coming => waiting(words::READING_REPORT),
        FromStore::Failed => waiting(words::NOT_READ),
        FromStore::Here(report) => section(&workspace, &digest, &report, &address),
    };
    view! {
        <p><a href=back>{name.clone()}</a>{number}</p>
        {heading(words::report_of(&name))}
        <p class="layout__lead">{words::READ_ONLY}" "<bdi>{received.file.clone()}</bdi></p>
        {content}
    }
    .into_any()
}

/// The section of an address, and the ways to the others.
fn section(workspace: &Workspace, digest: &str, report: &Report, address: &str) -> AnyView {
    let form = &workspace.template.form;
    let indicator = workspace.template.rules.indicator(address);
    let section = match indicator {
        Some(one) => one.definition.section.clone(),
        None => {
            let of_address = form
                .section_at(address)
                .or(form.section(address).map(|_| address));
            let first = form.sections.first().map(|one| one.id.as_str());
            of_address.or(first).unwrap_or_default().to_owned()
        }
    };
    let title = form.section(&section).map(|one| one.title.clone());
    after_draw(|| show_option(ASKED));
    view! {
        <h2 class="layout__subheading">{title}</h2>
        {answers(&section_answers(form, report, &section), address)}
        {sections(workspace, digest, report, &section)}
    }
    .into_any()
}

fn answers(answers: &SectionAnswers, address: &str) -> AnyView {
    if answers.fields.is_empty() && answers.tables.is_empty() {
        return view! { <p class="data__none">{words::NO_FIELDS}</p> }.into_any();
    }
    let row = |one: &AnswerRow| {
        let asked = one.address == address;
        view! {
            <tr class:collection__asked=asked id=asked.then_some(ASKED)>
                <th scope="row">{one.label.clone()}</th>
                <td>{one.answer.clone()}</td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = answers.fields.iter().map(row).collect();
    let fields = (!rows.is_empty()).then(|| {
        let table = view! {
            <table class="collection__table collection__table--cards collection__table--answers">{heads(&words::ANSWER_HEADS)}<tbody>{rows}</tbody></table>
        };
        table_frame(words::READ_ONLY, table.into_any())
    });
    let tables: Vec<AnyView> = answers
        .tables
        .iter()
        .map(|one| answer_table(one, address))
        .collect();
    view! { {fields}{tables} }.into_any()
}

fn answer_table(table: &AnswerTable, address: &str) -> AnyView {
    let head = |label: &String| view! { <th scope="col">{label.clone()}</th> }.into_any();
    let columns: Vec<AnyView> = table.columns.iter().map(head).collect();
    let row = |(name, cells): &(String, Vec<AnswerRow>)| {
        let cell = |one: &AnswerRow| {
            let asked = one.address == address;
            view! { <td class:collection__asked=asked id=asked.then_some(ASKED)>{one.answer.clone()}</td> }
                .into_any()
        };
        let cells: Vec<AnyView> = cells.iter().map(cell).collect();
        view! { <tr><th scope="row">{name.clone()}</th>{cells}</tr> }.into_any()
    };
    let rows: Vec<AnyView> = table.rows.iter().map(row).collect();
    let empty = rows
        .is_empty()
        .then(|| view! { <p class="data__none">{words::NO_ROWS}</p> });
    let whole = table_of(address) == table.id;
    view! {
        <h3 class="collection__caption" class:collection__asked=whole>{table.label.clone()}</h3>
        {empty}
        <div class="collection__frame" role="region" aria-label=table.label.clone() tabindex="0">
            <table class="collection__table"><thead><tr><td></td>{columns}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

/// The ways to the other sections of the report.
fn sections(workspace: &Workspace, digest: &str, report: &Report, shown: &str) -> AnyView {
    let outline = workspace.template.form.outline(report);
    let link = |(_, section): &(Vec<usize>, &crate::model::template::Section)| {
        let page = Page::Report {
            digest: digest.to_owned(),
            address: section.id.clone(),
        };
        let href = Place::of(&workspace.collection.id, page);
        let here = (section.id == shown).then_some("page");
        view! { <li><a href=href aria-current=here>{section.title.clone()}</a></li> }.into_any()
    };
    let links: Vec<AnyView> = outline.iter().map(link).collect();
    view! {
        <h2 class="layout__subheading collection__part">{words::SECTIONS}</h2>
        <ul class="data__lines">{links}</ul>
    }
    .into_any()
}
