//! The agencies behind a number: subtotals of groups, and each agency's part in the order of its size, from which its report is
//! opened at that field.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{group_name, heading, heads, table_frame};
use super::periods::{is_longer, told};
use super::ranking::{agency_link, ranking};
use super::totals::{complete, covered};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::ranking::CHART;
use crate::messages::vi::collection::totals as words;
use crate::rollup::sheet::SheetRow;
use crate::rollup::sheet_values::AgencyPart;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, Numbers};

/// Draws the page of a number by its address.
pub fn number(own: Collecting, address: String) -> AnyView {
    (move || {
        let workspace = own.workspace()?;
        let numbers = own.numbers()?;
        let row = numbers.rolled_up().plan().sheet_row(&address);
        Some(match row {
            Some(row) => page(own, &workspace, numbers, row),
            None => heading(words::NO_NUMBER.to_owned()),
        })
    })
    .into_any()
}

fn page(own: Collecting, workspace: &Workspace, numbers: Numbers, row: SheetRow) -> AnyView {
    let id = &workspace.collection.id;
    let rolled_up = numbers.rolled_up();
    let value = rolled_up.sheet_value(&rolled_up.whole(), None, &row);
    let chart = (row.is_number() && !is_longer(&numbers)).then(|| {
        let href = Place::of(id, Page::Charts(row.address.clone()));
        view! { " / "<a href=href>{CHART}</a> }
    });
    let longer = is_longer(&numbers).then(|| told(own));
    let groups = groups(&numbers, &row);
    let head = view! {
        <p><a href=Place::of(id, Page::Totals)>{words::BACK}</a>{chart}</p>
        {heading(words::name(&row))}
        {longer}
        <p class="collection__sum">{words::value(&row, &value)}</p>
        <p>{covered(&value)}{complete(&value, &row)}</p>
        {groups}
    };
    let behind = if row.is_number() {
        ranking(own, numbers, Arc::new(row))
    } else {
        parts(workspace, &numbers, &row)
    };
    view! { {head}{behind} }.into_any()
}

/// Subtotals, where there are several groups.
fn groups(numbers: &Numbers, row: &SheetRow) -> AnyView {
    let rolled_up = numbers.rolled_up();
    let groups: Vec<AnyView> = rolled_up
        .groups()
        .map(|(group, totals)| {
            let value = rolled_up.sheet_value(totals, Some(group), row);
            view! {
                <tr>
                    <th scope="row">{group_name(group)}</th>
                    <td class="collection__number">{words::value(row, &value)}</td>
                    <td>{covered(&value)}{complete(&value, row)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let groups_count = groups.len();
    if groups_count < 2 {
        return ().into_any();
    }
    let table = view! {
        <table class="collection__table collection__table--totals collection__table--cards">{heads(&words::GROUP_HEADS)}<tbody>{groups}</tbody></table>
    };
    let table = table_frame(words::SUBTOTALS, table.into_any());
    if groups_count > FEW_GROUPS {
        // Many groups would stand before the agencies that most come for.
        return view! { <details class="collection__part"><summary>{words::subtotals(groups_count)}</summary>{table}</details> }.into_any();
    }
    view! {
        <h2 class="layout__subheading collection__part">{words::SUBTOTALS}</h2>
        {table}
    }
    .into_any()
}

/// Groups that are listed without being asked for.
const FEW_GROUPS: usize = 8;

/// What each agency chose.
fn parts(workspace: &Workspace, numbers: &Numbers, row: &SheetRow) -> AnyView {
    let parts = numbers.rolled_up().parts_behind(row);
    let parts: Vec<AnyView> = parts
        .iter()
        .map(|part| line(workspace, row, part))
        .collect();
    let [agency, group, part, _] = words::BEHIND_HEADS;
    let table = view! {
        <table class="collection__table collection__table--cards">{heads(&[agency, group, part])}<tbody>{parts}</tbody></table>
    };
    view! {
        <h2 class="layout__subheading collection__part">{words::BEHIND}</h2>
        {table_frame(words::BEHIND, table.into_any())}
    }
    .into_any()
}

fn line(workspace: &Workspace, row: &SheetRow, part: &AgencyPart<'_>) -> AnyView {
    let share = &part.share;
    let report = share.reports.first().copied();
    let text = match &part.option {
        Some(option) => words::option_label(row, option),
        None => words::cell(&share.cell, row),
    };
    view! {
        <tr>
            <th scope="row">{agency_link(workspace, share.agency, report, &row.address)}</th>
            <td>{group_name(share.group)}</td>
            <td>{text}</td>
        </tr>
    }
    .into_any()
}
