//! Agencies in the order of a number, each with its value and whether it reaches the target; those without a value apart.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{group_choice, group_name, heads, more_button, option_choice, table_frame};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::{self, ranking as words, totals};
use crate::model::exact::Exact;
use crate::rollup::cell::Cell;
use crate::rollup::ranking::{First, Ranked, Ranking, TargetCount, rank};
use crate::rollup::results::Share;
use crate::rollup::sheet::{SheetKind, SheetRow};
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, Numbers};
use crate::ui::field::{FieldAria, FormGroup, InputKind, TextBinding, group, text_control};

/// Rows that are drawn at first, and more each time.
const ROWS: usize = 200;
/// The orders that can be chosen.
const ORDERS: [First; 2] = [First::Largest, First::Smallest];

/// Draws the agencies behind a number, in the order that is chosen.
pub fn ranking(own: Collecting, numbers: Numbers, row: Arc<SheetRow>) -> AnyView {
    let first = RwSignal::new(0_usize);
    let shown = RwSignal::new(ROWS);
    let chosen = row.clone();
    let table = move || {
        let Some(workspace) = own.workspace_now() else {
            return ().into_any();
        };
        let group = own.group.get();
        let order = ORDERS.get(first.get()).copied().unwrap_or(First::Largest);
        let target = own.target(&row.address);
        let rolled_up = numbers.rolled_up();
        let shares = rolled_up.shares_of_row(&row);
        let found = rank(shares, group.as_deref(), order, target.as_ref());
        let page = RankingPage {
            workspace: &workspace,
            numbers: &numbers,
            row: &row,
        };
        view! {
            {page.reached(&found, group.as_deref(), target.as_ref())}
            {page.ranked(&found, target.is_some(), shown)}
            {page.without_value(&found.without_value)}
        }
        .into_any()
    };
    view! {
        <h2 class="layout__subheading collection__part">{words::TITLE}</h2>
        {controls(own, &chosen, first)}
        <div aria-live="polite">{table}</div>
    }
    .into_any()
}

fn controls(own: Collecting, row: &SheetRow, first: RwSignal<usize>) -> AnyView {
    let orders = ORDERS.map(|order| words::order(order).to_owned()).to_vec();
    let choose = Callback::new(move |place| first.set(place));
    let order = option_choice("ranking-order", words::ORDER, orders, first.into(), choose);
    let workspace = own.workspace_now();
    let groups = workspace.map(|workspace| {
        let groups = workspace.rolled_up().groups();
        groups.map(|(group, _)| group.to_owned()).collect()
    });
    let groups: Vec<String> = groups.unwrap_or_default();
    let choose = Callback::new(move |group| own.group.set(group));
    let chosen = own.group.into();
    let group = (groups.len() > 1)
        .then(|| group_choice("ranking-group", totals::GROUP, groups, chosen, choose));
    let is_indicator = matches!(row.kind, SheetKind::Indicator { .. });
    let target = is_indicator.then(|| target_field(own, row.address.clone()));
    view! { <div class="collection__filters">{order}{group}{target}</div> }.into_any()
}

/// The target that values are held against.
pub fn target_field(own: Collecting, indicator: String) -> AnyView {
    let frame = FormGroup {
        id: "ranking-target".to_owned(),
        label: words::LEVEL.to_owned(),
        hint: words::LEVEL_HINT.to_owned(),
        ..FormGroup::default()
    };
    let (shown, checked) = (indicator.clone(), indicator.clone());
    let error = Signal::derive(move || {
        let wrong = own.is_target_unreadable(&checked);
        wrong.then(|| words::NO_NUMBER.to_owned())
    });
    let link = TextBinding {
        pasting: None,
        value: Signal::derive(move || own.target_text(&shown)),
        locked: Signal::derive(|| false),
        typed: Callback::new(move |typed| own.type_target(&indicator, typed)),
        left: Callback::new(|()| ()),
    };
    let aria = FieldAria::new(&frame.id, frame.has_hint(), error);
    let control = text_control(aria, InputKind::Number(true), link);
    group(frame, error, control, ().into_any())
}

struct RankingPage<'a> {
    workspace: &'a Workspace,
    numbers: &'a Numbers,
    row: &'a SheetRow,
}

impl RankingPage<'_> {
    fn reached(&self, found: &Ranking<'_>, group: Option<&str>, target: Option<&Exact>) -> AnyView {
        let rolled_up = self.numbers.rolled_up();
        let owing = match group.and_then(|group| rolled_up.group(group)) {
            Some(totals) => totals.owing,
            None => rolled_up.whole().owing,
        };
        let count = TargetCount::of_ranking(found, owing);
        target
            .map(|target| {
                let told = words::reached_of(count, target, self.row);
                view! { <p class="collection__reached">{told}</p> }
            })
            .into_any()
    }

    fn ranked(&self, found: &Ranking<'_>, has_target: bool, shown: RwSignal<usize>) -> AnyView {
        if found.ranked.is_empty() {
            return view! { <p class="data__none">{words::NONE}</p> }.into_any();
        }
        let is_indicator = matches!(self.row.kind, SheetKind::Indicator { .. });
        let mut columns: Vec<&'static str> = if is_indicator {
            words::HEADS.to_vec()
        } else {
            words::FIGURE_HEADS.to_vec()
        };
        columns.extend(has_target.then_some(words::TARGET_HEAD));
        let parts = if is_indicator {
            self.numbers.rolled_up().parts_by_agency(&self.row.address)
        } else {
            Vec::new()
        };
        let parts: HashMap<&str, &[Cell]> = by_agency(&parts);
        let line = |one: &Ranked<'_>| {
            let parts = is_indicator.then(|| {
                let own = parts.get(one.share.agency).copied().unwrap_or_default();
                view! { <td class="collection__number" data-head=words::HEADS[4]>{totals::parts(own)}</td> }
            });
            let reached = has_target.then(|| target_cell(one.reached));
            view! {
                <tr>
                    <td class="collection__number" data-head=words::HEADS[0]>{collection::count(one.rank)}</td>
                    <th scope="row">{self.agency(&one.share)}</th>
                    <td>{group_name(one.share.group)}</td>
                    <td class="collection__number" data-head=words::HEADS[3]>{totals::number(&one.value, self.row)}</td>
                    {parts}
                    {reached}
                </tr>
            }
            .into_any()
        };
        let rows: Vec<AnyView> = found.ranked.iter().take(shown.get()).map(line).collect();
        let (drawn, all) = (rows.len(), found.ranked.len());
        let table = view! {
            <table class="collection__table collection__table--ranking collection__table--cards">{heads(&columns)}<tbody>{rows}</tbody></table>
        };
        view! {
            {table_frame(words::TITLE, table.into_any())}
            {more_button(all - drawn, collection::more, move || shown.update(|shown| *shown += ROWS))}
        }
        .into_any()
    }

    fn without_value(&self, shares: &[Share<'_>]) -> AnyView {
        if shares.is_empty() {
            return ().into_any();
        }
        let parts = self.numbers.rolled_up().parts_by_agency(&self.row.address);
        let parts: HashMap<&str, &[Cell]> = by_agency(&parts);
        let line = |share: &Share<'_>| {
            let own = parts.get(share.agency).copied().unwrap_or_default();
            view! {
                <tr>
                    <th scope="row">{self.agency(share)}</th>
                    <td>{group_name(share.group)}</td>
                    <td>{totals::cell_of_parts(&share.cell, own, self.row)}</td>
                </tr>
            }
            .into_any()
        };
        let rows: Vec<AnyView> = shares.iter().take(ROWS).map(line).collect();
        let table = view! {
            <table class="collection__table collection__table--cards">{heads(&words::WITHOUT_HEADS)}<tbody>{rows}</tbody></table>
        };
        view! {
            <h2 class="layout__subheading collection__part">{words::without_value(shares.len())}</h2>
            {table_frame(words::WITHOUT_VALUE, table.into_any())}
        }
        .into_any()
    }

    /// The name of an agency, which leads to the field in its report.
    fn agency(&self, share: &Share<'_>) -> AnyView {
        agency_link(
            self.workspace,
            share.agency,
            share.reports.first().copied(),
            &self.row.address,
        )
    }
}

fn by_agency<'a>(parts: &'a [(Share<'a>, Vec<Cell>)]) -> HashMap<&'a str, &'a [Cell]> {
    let parts = parts.iter();
    parts
        .map(|(share, parts)| (share.agency, parts.as_slice()))
        .collect()
}

/// The name of an agency, which leads to a field in its report.
pub fn agency_link(
    workspace: &Workspace,
    agency: &str,
    report: Option<&str>,
    address: &str,
) -> AnyView {
    let name = workspace.collection.agency(agency);
    let name = name.map(|one| one.name.clone());
    let href = report_href(workspace, agency, report, address);
    match name.zip(href) {
        Some((name, href)) => {
            view! { <a class="collection__agency" href=href><bdi>{name}</bdi></a> }.into_any()
        }
        None => view! { <span>{collection::NOT_LISTED}</span> }.into_any(),
    }
}

/// The way to a field in the report of an agency, or to the agency; none where it is not in the list.
pub fn report_href(
    workspace: &Workspace,
    agency: &str,
    report: Option<&str>,
    address: &str,
) -> Option<String> {
    let collection = &workspace.collection;
    // Who is only in the list of an earlier period has no page here.
    collection.agency(agency)?;
    let report = report.and_then(|report| workspace.counted_report(agency, report));
    let page = match report {
        Some(one) => Page::Report {
            digest: one.digest.clone(),
            address: address.to_owned(),
        },
        None => Page::Agency(agency.to_owned()),
    };
    Some(Place::of(&collection.id, page))
}

/// Whether the target is reached, in words.
pub fn target_cell(reached: Option<bool>) -> AnyView {
    let Some(reached) = reached else {
        return view! { <td></td> }.into_any();
    };
    let class = if reached {
        "layout__chip layout__chip--good"
    } else {
        "layout__chip layout__chip--warning"
    };
    view! { <td><span class=class>{words::reached(reached)}</span></td> }.into_any()
}
