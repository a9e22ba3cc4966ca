//! The agencies of a collection: where they stand, how many where, and those that somebody looks for.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::controls::{
    Typed, button, group_choice, group_name, heading, heads, state_chip, state_chips, table_frame,
    typed_field,
};
use super::intake::unfinished;
use crate::collection::overview::{GroupCount, ListedAgency, by_group};
use crate::collection::status::{State, count};
use crate::collection::workspace::Workspace;
use crate::input::date;
use crate::messages::vi::app::CANCEL;
use crate::messages::vi::collection as words;
use crate::state::collection::Collecting;
use crate::state::collection::place::{Page, Place};
use crate::ui::field::InputKind;

/// Rows that are drawn at first, and more each time.
const ROWS: usize = 100;

/// Draws the page.
pub fn agencies(own: Collecting) -> AnyView {
    let content = move || match own.workspace() {
        Some(workspace) if workspace.collection.agencies.is_empty() => no_agency(&workspace),
        Some(workspace) => full(own, &workspace),
        None => ().into_any(),
    };
    view! { {heading(words::AGENCIES.to_owned())}{unfinished(own)}{content}{removal(own)} }
        .into_any()
}

fn list_links(id: &str, first: bool) -> AnyView {
    let class = if first {
        "button"
    } else {
        "button button--secondary"
    };
    view! {
        <a class=class href=Place::of(id, Page::List)>{words::agencies::TITLE}</a>
        <a class="button button--secondary" href=Place::of(id, Page::NewAgency)>{words::agencies::ADD}</a>
    }
    .into_any()
}

fn no_agency(workspace: &Workspace) -> AnyView {
    view! {
        <p class="layout__lead">{words::NO_AGENCY}</p>
        <div class="layout__buttons">{list_links(&workspace.collection.id, true)}</div>
    }
    .into_any()
}

fn full(own: Collecting, workspace: &Workspace) -> AnyView {
    let id = workspace.collection.id.clone();
    let unusable = workspace.unusable.len();
    let unusable = (unusable > 0)
        .then(|| view! { <p class="notice notice--warning">{words::unusable(unusable)}</p> });
    let statuses = workspace.statuses(own.today());
    let reported = statuses
        .iter()
        .filter(|one| !one.counted.is_empty())
        .count();
    let groups = by_group(&statuses);
    view! {
        {unusable}
        <p class="collection__sum">{words::received_of(reported, statuses.len())}</p>
        {counts(own, &count(&statuses))}
        {group_table(&groups)}
        <div class="collection__tools">
            {filters(own, groups)}
            <div class="home__actions">{list_links(&id, false)}</div>
        </div>
        {table(own, id, statuses.iter().map(ListedAgency::of).collect())}
    }
    .into_any()
}

/// How many agencies stand where; each leads to these.
fn counts(own: Collecting, counts: &BTreeMap<State, usize>) -> AnyView {
    let entry = |state: State| {
        let count = counts.get(&state).copied()?;
        let pressed = move || {
            own.filter
                .with(|filter| filter.state == Some(state))
                .to_string()
        };
        let press = move |_| {
            own.filter.update(|filter| {
                filter.state = (filter.state != Some(state)).then_some(state);
            });
        };
        Some(
            view! {
                <li>
                    <button class="collection__count" type="button" aria-pressed=pressed on:click=press>
                        <b>{words::count(count)}</b>" "{state_chip(state)}
                    </button>
                </li>
            }
            .into_any(),
        )
    };
    let entries: Vec<AnyView> = words::STATES.into_iter().filter_map(entry).collect();
    view! { <ul class="collection__counts">{entries}</ul> }.into_any()
}

/// How each group stands, folded away.
fn group_table(groups: &[GroupCount]) -> AnyView {
    if groups.len() < 2 {
        return ().into_any();
    }
    let states: Vec<State> = words::STATES
        .into_iter()
        .filter(|state| groups.iter().any(|one| one.states.contains_key(state)))
        .collect();
    let mut columns = vec![words::FILTER_GROUP, words::AGENCIES];
    columns.extend(states.iter().map(|state| words::state(*state)));
    let row = |one: &GroupCount| {
        let cell = |state: &State| {
            let count = one.states.get(state).copied().unwrap_or_default();
            view! { <td class="collection__number">{words::count(count)}</td> }.into_any()
        };
        let cells: Vec<AnyView> = states.iter().map(cell).collect();
        view! {
            <tr>
                <th scope="row">{group_name(&one.group)}</th>
                <td class="collection__number">{words::count(one.agencies)}</td>
                {cells}
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = groups.iter().map(row).collect();
    let table =
        view! { <table class="collection__table">{heads(&columns)}<tbody>{rows}</tbody></table> };
    view! {
        <details class="collection__groups">
            <summary>{words::BY_GROUP}</summary>
            {table_frame(words::BY_GROUP, table.into_any())}
        </details>
    }
    .into_any()
}

fn filters(own: Collecting, groups: Vec<GroupCount>) -> AnyView {
    let groups: Vec<String> = groups.into_iter().map(|one| one.group).collect();
    let group = Signal::derive(move || own.filter.with(|filter| filter.group.clone()));
    let choose = Callback::new(move |group| own.filter.update(|filter| filter.group = group));
    let words_of = Signal::derive(move || own.filter.with(|filter| filter.words.clone()));
    let typed = Callback::new(move |words| own.filter.update(|filter| filter.words = words));
    let search = Typed {
        id: "agency-search".to_owned(),
        label: words::FILTER_WORDS,
        hint: "",
        kind: InputKind::Line,
    };
    let choice = (groups.len() > 1)
        .then(|| group_choice("agency-group", words::FILTER_GROUP, groups, group, choose));
    view! { <div class="collection__filters">{typed_field(search, words_of, typed)}{choice}</div> }
        .into_any()
}

fn table(own: Collecting, id: String, agencies: Vec<ListedAgency>) -> AnyView {
    let shown = RwSignal::new(ROWS);
    let content = move || {
        let found = own.filter.with(|filter| {
            let found = filter.find(&agencies);
            found.collect::<Vec<&ListedAgency>>()
        });
        if found.is_empty() {
            return view! { <p class="data__none" role="status">{words::NONE_FOUND}</p> }
                .into_any();
        }
        let rows: Vec<AnyView> = found
            .iter()
            .take(shown.get())
            .map(|one| row(&id, one))
            .collect();
        let (drawn, left) = (rows.len(), found.len() - rows.len());
        let more = (left > 0).then(|| {
            let more = move |_| shown.update(|shown| *shown += ROWS);
            view! { <button class="button button--secondary" type="button" on:click=more>{words::more(left)}</button> }
        });
        let table = view! {
            <table class="collection__table collection__table--cards">
                <caption class="layout__hidden">{words::TABLE}</caption>
                {heads(&words::HEADS)}
                <tbody>{rows}</tbody>
            </table>
        };
        view! {
            <p class="collection__shown" role="status">{words::shown_of(drawn, agencies.len())}</p>
            {table_frame(words::TABLE, table.into_any())}
            {more}
        }
        .into_any()
    };
    view! { <div>{content}</div> }.into_any()
}

fn row(collection: &str, agency: &ListedAgency) -> AnyView {
    let href = Place::of(collection, Page::Agency(agency.id.clone()));
    let received = agency.received.as_deref();
    let received = received.map(date::moment).unwrap_or_default();
    let identifier = (!agency.identifier.is_empty())
        .then(|| view! { <span class="collection__identifier">{agency.identifier.clone()}</span> });
    view! {
        <tr>
            <th scope="row"><a class="collection__agency" href=href><bdi>{agency.name.clone()}</bdi></a>{identifier}</th>
            <td>{agency.group.clone()}</td>
            <td>{state_chips(agency.state, agency.late)}</td>
            <td>{received}</td>
            <td>{words::open_findings(agency.open_findings)}</td>
        </tr>
    }
    .into_any()
}

/// Removing the whole collection, with a question before.
fn removal(own: Collecting) -> AnyView {
    let asked = RwSignal::new(false);
    let content = move || {
        if asked.get() {
            view! {
                <p role="alert">{words::REMOVE_QUESTION}</p>
                <div class="data__actions">
                    {button(words::SAVE_BACKUP, "button", move || own.save_backup())}
                    {button(words::REMOVE_NOW, "button button--secondary", move || own.remove())}
                    {button(CANCEL, "button button--quiet", move || asked.set(false))}
                </div>
            }
            .into_any()
        } else {
            button(words::REMOVE, "button button--quiet", move || {
                asked.set(true)
            })
        }
    };
    view! { <div class="collection__removal">{content}</div> }.into_any()
}
