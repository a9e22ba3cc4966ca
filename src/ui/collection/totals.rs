//! What the reports of a collection add up to: each number with its coverage, of all agencies or of a group.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{button, group_choice, heading, heads, table_frame};
use crate::collection::workspace::Workspace;
use crate::input::numbering;
use crate::messages::vi::collection::totals as words;
use crate::messages::vi::collection::workbook::SAVE as SAVE_WORKBOOK;
use crate::rollup::sheet::{SheetRow, SheetSection};
use crate::rollup::sheet_values::SheetValue;
use crate::state::collection::Collecting;
use crate::state::collection::place::{Page, Place};

/// Draws the page.
pub fn totals(own: Collecting) -> AnyView {
    let content = move || {
        let workspace = own.workspace()?;
        if workspace.rolled_up().whole().reported == 0 {
            return Some(view! { <p class="layout__lead">{words::NONE}</p> }.into_any());
        }
        Some(full(own, workspace))
    };
    view! { {heading(words::TITLE.to_owned())}{content} }.into_any()
}

fn full(own: Collecting, workspace: Arc<Workspace>) -> AnyView {
    let groups = workspace.rolled_up().groups();
    let groups: Vec<String> = groups.map(|(group, _)| group.to_owned()).collect();
    let choose = Callback::new(move |group| own.group.set(group));
    let choice = (groups.len() > 1).then(|| {
        group_choice(
            "totals-group",
            words::GROUP,
            groups,
            own.group.into(),
            choose,
        )
    });
    let sections = move || sections(&workspace, own.group.get());
    view! {
        <p class="layout__lead">{words::HINT}</p>
        <div class="collection__tools">
            {choice}
            <div class="home__actions">
                {button(SAVE_WORKBOOK, "button button--secondary", move || own.save_workbook())}
                {button(words::SAVE_CSV, "button button--secondary", move || own.save_totals_table())}
                {button(words::SAVE_JSON, "button button--secondary", move || own.save_totals())}
            </div>
        </div>
        {sections}
    }
    .into_any()
}

fn sections(workspace: &Workspace, group: Option<String>) -> AnyView {
    let rolled_up = workspace.rolled_up();
    let whole;
    let totals = match group.as_deref().and_then(|group| rolled_up.group(group)) {
        Some(totals) => totals,
        None => {
            whole = rolled_up.whole();
            &whole
        }
    };
    let parts = workspace.template.form.document.parts;
    let draw = |section: SheetSection| {
        let number = numbering::heading(&section.place, parts);
        let rows: Vec<AnyView> = section
            .rows
            .iter()
            .map(|row| {
                let value = rolled_up.sheet_value(totals, group.as_deref(), row);
                line(&workspace.collection.id, row, &value)
            })
            .collect();
        let table = (!rows.is_empty()).then(|| {
            let table = view! {
                <table class="collection__table collection__table--totals collection__table--cards">{heads(&words::HEADS)}<tbody>{rows}</tbody></table>
            };
            table_frame(format!("{number} {}", section.title), table.into_any())
        });
        view! {
            <section class="collection__section">
                <h2 class="layout__subheading">{number}" "{section.title}</h2>
                {table}
            </section>
        }
        .into_any()
    };
    let sections: Vec<AnyView> = rolled_up.plan().sheet().into_iter().map(draw).collect();
    sections.into_any()
}

fn line(collection: &str, row: &SheetRow, value: &SheetValue) -> AnyView {
    let href = Place::of(collection, Page::Number(row.address.clone()));
    view! {
        <tr>
            <th scope="row">{words::name(row)}</th>
            <td class="collection__number"><a href=href>{words::value(row, value)}<span class="layout__hidden">": "{words::BEHIND}</span></a></td>
            <td>{covered(value)}</td>
        </tr>
    }
    .into_any()
}

/// How many agencies stand behind a number, and why others do not.
pub fn covered(value: &SheetValue) -> AnyView {
    let Some(coverage) = value.coverage() else {
        return ().into_any();
    };
    let rest = words::rest(coverage);
    view! { {words::coverage(coverage)}<span class="collection__rest">{rest}</span> }.into_any()
}
