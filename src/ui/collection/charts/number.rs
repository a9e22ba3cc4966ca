//! The charts of a number: bars against its target, and how its values are spread.

use std::sync::Arc;

use leptos::prelude::*;

use super::drawings::{bars_chart, shown_decimals, spread_chart};
use super::figure::{Figure, figure};
use crate::browser::page::go;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::{charts as words, count, totals};
use crate::model::exact::Exact;
use crate::rollup::bars::{Bar, BarChoice, MOST_BARS, bar_choices, bars, first_drawn};
use crate::rollup::histogram::{Bin, histogram};
use crate::rollup::sheet::{SheetKind, SheetRow};
use crate::state::collection::Collecting;
use crate::state::collection::place::{Page, Place};
use crate::ui::collection::controls::{group_choice, group_name, heads, option_choice};
use crate::ui::collection::ranking::{target_cell, target_field};

/// Draws the charts of a number by its address, of the first that has a value without one.
pub fn number(own: Collecting, workspace: Arc<Workspace>, address: &str) -> AnyView {
    let rolled_up = workspace.rolled_up();
    let asked = rolled_up.plan().sheet_row(address);
    let row = asked
        .filter(SheetRow::is_number)
        .or_else(|| first_drawn(rolled_up));
    let Some(row) = row else {
        return view! { <p class="data__none">{words::NO_VALUES}</p> }.into_any();
    };
    let row = Arc::new(row);
    let choice = RwSignal::new(0_usize);
    let controls = controls(own, &workspace, &row, choice);
    let drawn = {
        let (workspace, row) = (workspace.clone(), row.clone());
        move || {
            let shown = Shown {
                workspace: &workspace,
                row: &row,
                group: own.group.get(),
                target: own.target(&row.address),
            };
            view! { {shown.bars(choice.get())}{shown.spread()} }.into_any()
        }
    };
    view! {
        <h2 class="layout__subheading collection__part">{totals::name(&row)}</h2>
        {controls}
        {drawn}
    }
    .into_any()
}

fn controls(
    own: Collecting,
    workspace: &Arc<Workspace>,
    row: &SheetRow,
    choice: RwSignal<usize>,
) -> AnyView {
    let rolled_up = workspace.rolled_up();
    let rows = rolled_up.plan().sheet().into_iter();
    let rows = rows.flat_map(|section| section.rows);
    let rows: Vec<SheetRow> = rows.filter(SheetRow::is_number).collect();
    let names: Vec<String> = rows.iter().map(totals::name).collect();
    let here = rows.iter().position(|one| one.address == row.address);
    let here = Signal::derive(move || here.unwrap_or_default());
    let id = workspace.collection.id.clone();
    let addresses: Vec<String> = rows.into_iter().map(|row| row.address).collect();
    let choose = Callback::new(move |place: usize| {
        if let Some(address) = addresses.get(place) {
            go(&Place::of(&id, Page::Charts(address.clone())));
        }
    });
    let numbers = option_choice("chart-number", words::NUMBER, names, here, choose);
    let groups = rolled_up.groups();
    let groups: Vec<String> = groups.map(|(group, _)| group.to_owned()).collect();
    let several = groups.len() > 1;
    let choose = Callback::new(move |group| own.group.set(group));
    let chosen = own.group.into();
    let group = several.then(|| group_choice("chart-group", totals::GROUP, groups, chosen, choose));
    let whose = {
        let (workspace, row) = (workspace.clone(), row.clone());
        move || {
            let choices = choices(&workspace, &row, own.group.get().as_deref());
            let names: Vec<String> = choices.into_iter().map(words::choice).collect();
            let choose = Callback::new(move |place| choice.set(place));
            option_choice("chart-bars", words::BARS, names, choice.into(), choose)
        }
    };
    let is_indicator = matches!(row.kind, SheetKind::Indicator { .. });
    let target = is_indicator.then(|| target_field(own, row.address.clone()));
    view! { <div class="collection__filters">{numbers}{group}{whose}{target}</div> }.into_any()
}

/// Whose bars can be read.
fn choices(workspace: &Workspace, row: &SheetRow, group: Option<&str>) -> Vec<BarChoice> {
    let rolled_up = workspace.rolled_up();
    let shares = rolled_up.shares_of_row(row).into_iter();
    let valued = shares
        .filter(|share| group.is_none_or(|group| share.group == group))
        .filter(|share| share.cell.number().is_some());
    let groups = if group.is_some() {
        1
    } else {
        rolled_up.groups().count()
    };
    bar_choices(valued.count(), groups, MOST_BARS)
}

/// Whose a bar is.
pub fn bar_name(workspace: &Workspace, bar: &Bar<'_>) -> String {
    let agency = bar.agency.and_then(|id| workspace.collection.agency(id));
    agency.map_or_else(|| group_name(bar.group), |one| one.name.clone())
}

struct Shown<'a> {
    workspace: &'a Workspace,
    row: &'a SheetRow,
    group: Option<String>,
    target: Option<Exact>,
}

impl Shown<'_> {
    fn bars(&self, place: usize) -> AnyView {
        let group = self.group.as_deref();
        let choices = choices(self.workspace, self.row, group);
        let choice = choices.get(place).or(choices.first());
        let choice = choice.copied().unwrap_or(BarChoice::Agencies);
        let rolled_up = self.workspace.rolled_up();
        let target = self.target.as_ref();
        let found = bars(rolled_up, self.row, group, choice, target);
        if found.is_empty() {
            return view! { <p class="data__none">{words::NO_VALUES}</p> }.into_any();
        }
        let name = |bar| bar_name(self.workspace, bar);
        let names: Vec<String> = found.iter().map(name).collect();
        let mut columns = words::bar_heads(choice).to_vec();
        columns.extend(target.map(|_| words::TARGET));
        let row = |(bar, name): (&Bar<'_>, &String)| {
            let reached = target.map(|_| target_cell(bar.reached));
            view! {
                <tr>
                    <th scope="row"><bdi>{name.clone()}</bdi></th>
                    <td class="collection__number">{totals::number(&bar.value, self.row)}</td>
                    {reached}
                </tr>
            }
            .into_any()
        };
        let rows: Vec<AnyView> = found.iter().zip(&names).map(row).collect();
        let table = view! { <table class="collection__table charts__table">{heads(&columns)}<tbody>{rows}</tbody></table> };
        let drawn = Figure {
            title: words::bars_title(self.row, choice, group),
            chart: bars_chart(&found, &names, self.row, target),
            unit: self.row.unit.clone().unwrap_or_default(),
            decimals: shown_decimals(self.row),
            bars: Some(found.len()),
        };
        figure(drawn, table.into_any())
    }

    fn spread(&self) -> AnyView {
        let rolled_up = self.workspace.rolled_up();
        let group = self.group.as_deref();
        let shares = rolled_up.shares_of_row(self.row).into_iter();
        let values: Vec<Exact> = shares
            .filter(|share| group.is_none_or(|group| share.group == group))
            .filter_map(|share| share.cell.number().cloned())
            .collect();
        let head = view! { <h2 class="layout__subheading collection__part">{words::SPREAD}</h2> };
        let bins = match histogram(&values) {
            Ok(bins) if bins.is_empty() => return ().into_any(),
            Ok(bins) => bins,
            Err(_) => {
                return view! { {head}<p class="data__none">{words::TOO_LARGE}</p> }.into_any();
            }
        };
        let last = bins.last().cloned();
        let row = |bin: &Bin| {
            let name = words::bin(bin, Some(bin) == last.as_ref(), self.row);
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="collection__number">{count(bin.count)}</td>
                </tr>
            }
            .into_any()
        };
        let rows: Vec<AnyView> = bins.iter().map(row).collect();
        let table = view! { <table class="collection__table charts__table">{heads(&words::SPREAD_HEADS)}<tbody>{rows}</tbody></table> };
        let drawn = Figure {
            title: words::SPREAD.to_owned(),
            chart: spread_chart(&bins),
            unit: String::new(),
            decimals: None,
            bars: None,
        };
        view! { {head}{figure(drawn, table.into_any())} }.into_any()
    }
}
