//! The agencies behind a number: subtotals of groups, and each agency's part, from which its report is opened at that field.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{group_name, heading, heads, table_frame};
use super::totals::covered;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::totals as words;
use crate::rollup::sheet::SheetRow;
use crate::rollup::sheet_values::AgencyPart;
use crate::state::collection::Collecting;
use crate::state::collection::place::{Page, Place};

/// Draws the page of a number by its address.
pub fn number(own: Collecting, address: String) -> AnyView {
    (move || {
        let workspace = own.workspace()?;
        let row = workspace.rolled_up().plan().sheet_row(&address);
        Some(match row {
            Some(row) => page(&workspace, &row),
            None => heading(words::NO_NUMBER.to_owned()),
        })
    })
    .into_any()
}

fn page(workspace: &Arc<Workspace>, row: &SheetRow) -> AnyView {
    let (rolled_up, id) = (workspace.rolled_up(), &workspace.collection.id);
    let value = rolled_up.sheet_value(&rolled_up.whole(), None, row);
    let groups: Vec<AnyView> = rolled_up
        .groups()
        .map(|(group, totals)| {
            let value = rolled_up.sheet_value(totals, Some(group), row);
            view! {
                <tr>
                    <th scope="row">{group_name(group)}</th>
                    <td class="collection__number">{words::value(row, &value)}</td>
                    <td>{covered(&value)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let groups = (groups.len() > 1).then(|| {
        let table = view! {
            <table class="collection__table collection__table--totals collection__table--cards">{heads(&words::GROUP_HEADS)}<tbody>{groups}</tbody></table>
        };
        view! {
            <h2 class="layout__subheading collection__part">{words::SUBTOTALS}</h2>
            {table_frame(words::SUBTOTALS, table.into_any())}
        }
    });
    let parts: Vec<AnyView> = rolled_up
        .parts_behind(row)
        .iter()
        .map(|part| line(workspace, row, part))
        .collect();
    let table = view! {
        <table class="collection__table collection__table--behind collection__table--cards">{heads(&words::BEHIND_HEADS)}<tbody>{parts}</tbody></table>
    };
    view! {
        <p><a href=Place::of(id, Page::Totals)>{words::BACK}</a></p>
        {heading(words::name(row))}
        <p class="collection__sum">{words::value(row, &value)}</p>
        <p>{covered(&value)}</p>
        {groups}
        <h2 class="layout__subheading collection__part">{words::BEHIND}</h2>
        {table_frame(words::BEHIND, table.into_any())}
    }
    .into_any()
}

fn line(workspace: &Workspace, row: &SheetRow, part: &AgencyPart<'_>) -> AnyView {
    let share = &part.share;
    let (collection, group) = (&workspace.collection, group_name(share.group));
    let name = collection.agency(share.agency).map(|one| one.name.clone());
    let report = share.reports.first();
    let report = report.and_then(|report| workspace.counted_report(share.agency, report));
    let href = report.map(|one| {
        let (digest, address) = (one.digest.clone(), row.address.clone());
        Place::of(&collection.id, Page::Report { digest, address })
    });
    let text = match &part.option {
        Some(option) => words::option_label(row, option),
        None => words::cell(&share.cell, row),
    };
    view! {
        <tr>
            <th scope="row"><a class="collection__agency" href=href><bdi>{name}</bdi></a></th>
            <td>{group}</td>
            <td class="collection__number">{text}</td>
            <td class="collection__number">{words::parts(&part.parts)}</td>
        </tr>
    }
    .into_any()
}
