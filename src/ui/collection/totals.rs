//! What the reports of a collection add up to: each number with its coverage, of all agencies or of a group, of the period or of a
//! longer time, beside the period before where it is asked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{button, group_choice, heading, heads, table_frame};
use super::periods::{compare_button, is_longer, span_choice, told};
use crate::collection::workspace::Workspace;
use crate::input::numbering;
use crate::messages::vi::collection::workbook::SAVE as SAVE_WORKBOOK;
use crate::messages::vi::collection::{periods, ranking, totals as words};
use crate::rollup::ranking::TargetCount;
use crate::rollup::roll_up::RollUp;
use crate::rollup::sheet::{SheetRow, SheetSection};
use crate::rollup::sheet_values::SheetValue;
use crate::rollup::totals::Totals;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, Numbers, Previous};

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
    // Files are of the period.
    let files = move || {
        let longer = own.numbers().is_some_and(|numbers| is_longer(&numbers));
        (!longer).then(|| {
            view! {
                {button(SAVE_WORKBOOK, "button button--secondary", move || own.save_workbook())}
                {button(words::SAVE_CSV, "button button--secondary", move || own.save_totals_table())}
                {button(words::SAVE_JSON, "button button--secondary", move || own.save_totals())}
            }
        })
    };
    let sections = move || sections(own, &workspace);
    view! {
        <p class="layout__lead">{words::HINT}</p>
        <div class="collection__tools">
            <div class="collection__filters">{span_choice(own)}{choice}</div>
            <div class="home__actions">{compare_button(own)}{files}</div>
        </div>
        {told(own)}
        {sections}
    }
    .into_any()
}

/// What is shown of each number.
struct Shown<'a> {
    workspace: &'a Workspace,
    numbers: &'a Numbers,
    group: Option<&'a str>,
    previous: Previous,
}

fn sections(own: Collecting, workspace: &Workspace) -> AnyView {
    let Some(numbers) = own.numbers() else {
        return ().into_any();
    };
    let group = own.group.get();
    let previous = own.others.previous.with(|now| now.here().cloned());
    let shown = Shown {
        workspace,
        numbers: &numbers,
        group: group.as_deref(),
        // A longer time has none before it.
        previous: previous.flatten().filter(|_| !is_longer(&numbers)),
    };
    let rolled_up = numbers.rolled_up();
    let totals = totals_of(rolled_up, shown.group);
    let before = shown.previous.as_ref();
    let before = before.map(|one| totals_of(&one.attributed.rolled_up, shown.group));
    let sections = rolled_up.plan().sheet().into_iter();
    let sections: Vec<AnyView> = sections
        .map(|section| shown.section(&section, &totals, before.as_ref()))
        .collect();
    sections.into_any()
}

/// What a group or, without one, all add up to.
fn totals_of(rolled_up: &RollUp, group: Option<&str>) -> Totals {
    match group.and_then(|group| rolled_up.group(group)) {
        Some(totals) => totals.clone(),
        None => rolled_up.whole(),
    }
}

impl Shown<'_> {
    fn section(&self, section: &SheetSection, totals: &Totals, before: Option<&Totals>) -> AnyView {
        let parts = self.workspace.template.form.document.parts;
        let number = numbering::heading(&section.place, parts);
        let rows = section.rows.iter();
        let rows: Vec<AnyView> = rows.map(|row| self.line(row, totals, before)).collect();
        let table = (!rows.is_empty()).then(|| {
            let [name, total, coverage] = words::HEADS;
            let columns = match before {
                Some(_) => [&[name, total][..], &periods::HEADS, &[coverage]].concat(),
                None => words::HEADS.to_vec(),
            };
            let class = if before.is_some() {
                "collection__table collection__table--compared collection__table--cards"
            } else {
                "collection__table collection__table--totals collection__table--cards"
            };
            let table = view! { <table class=class>{heads(&columns)}<tbody>{rows}</tbody></table> };
            table_frame(format!("{number} {}", section.title), table.into_any())
        });
        view! {
            <section class="collection__section">
                <h2 class="layout__subheading">{number}" "{section.title.clone()}</h2>
                {table}
            </section>
        }
        .into_any()
    }

    fn line(&self, row: &SheetRow, totals: &Totals, before: Option<&Totals>) -> AnyView {
        let value = self
            .numbers
            .rolled_up()
            .sheet_value(totals, self.group, row);
        let href = Place::of(
            &self.workspace.collection.id,
            Page::Number(row.address.clone()),
        );
        let previous = self.previous.as_ref().zip(before);
        let previous = previous.map(|(previous, totals)| {
            let rolled_up = &previous.attributed.rolled_up;
            let then = rolled_up.sheet_value(totals, self.group, row);
            let change = value.change_since(&then, row);
            view! {
                <td class="collection__number" data-head=periods::HEADS[0]>
                    {words::value(row, &then)}
                    <span class="collection__rest">{periods::other_coverage(&then, &value)}</span>
                </td>
                <td class="collection__number" data-head=periods::HEADS[1]>{periods::change(change.as_ref())}</td>
            }
        });
        view! {
            <tr>
                <th scope="row">{words::name(row)}</th>
                <td class="collection__number"><a href=href>{words::value(row, &value)}<span class="layout__hidden">": "{words::BEHIND}</span></a></td>
                {previous}
                <td>{covered(&value)}{complete(&value, row)}{reached(self.reached(row))}</td>
            </tr>
        }
        .into_any()
    }

    /// How many agencies reach the target of an indicator, in the period.
    fn reached(&self, row: &SheetRow) -> Option<TargetCount> {
        let counts = self.workspace.target_counts();
        counts
            .of(&row.address, self.group)
            .filter(|_| !is_longer(self.numbers))
    }
}

fn reached(count: Option<TargetCount>) -> AnyView {
    let told = count.map(ranking::reached_short);
    told.map(|told| view! { <span class="collection__rest">{told}</span> })
        .into_any()
}

/// What a rate is of those that have all of its parts, where others have only some.
pub fn complete(value: &SheetValue, row: &SheetRow) -> AnyView {
    let told = words::complete(value, row);
    told.map(|told| view! { <span class="collection__rest">{told}</span> })
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
