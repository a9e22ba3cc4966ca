//! What is unusual: values that stand out in their group, and values that changed much since the period before, the farthest
//! first, each with the way to its report.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{heading, heads, more_button, table_frame};
use super::follow_ups;
use super::periods::{compare_button, previous};
use super::ranking::{agency_link, report_href};
use super::unusual_filters::filters;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::{totals, unusual as words};
use crate::model::collection::FollowUp;
use crate::rollup::sheet::SheetRow;
use crate::rollup::unusual::{Among, Unusual, UnusualChange, UnusualValue, ValuePlace};
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, SameNumbers, UnusualFilter, UnusualKind};
use crate::state::page_memo::page_memo;

/// Rows that are drawn at first, and more each time.
const ROWS: usize = 100;

/// Draws the page.
pub fn unusual(own: Collecting) -> AnyView {
    let compared = page_memo(move |_| own.has_previous());
    let among = own.among;
    // A mark at a number changes none: nothing is looked for again, and the list stays where it is.
    let numbers = page_memo(move |_| own.same_numbers());
    let content = move || {
        let SameNumbers(workspace) = numbers.get()?;
        if workspace.rolled_up().whole().reported == 0 {
            return Some(view! { <p class="layout__lead">{totals::NONE}</p> }.into_any());
        }
        Some(page(own, workspace, among, compared))
    };
    view! {
        {heading(words::TITLE.to_owned())}
        <p class="layout__lead">{words::HINT}</p>
        {content}
    }
    .into_any()
}

fn page(
    own: Collecting,
    workspace: Arc<Workspace>,
    among: RwSignal<Among>,
    compared: Memo<bool>,
) -> AnyView {
    let filter = RwSignal::new(UnusualFilter::default());
    let controls = filters(&workspace, among, filter);
    let rows = workspace.rolled_up().plan().sheet().into_iter();
    let rows = rows.flat_map(|section| section.rows);
    let rows: HashMap<String, SheetRow> = rows.map(|row| (row.address.clone(), row)).collect();
    let list = Arc::new(List {
        own,
        workspace,
        rows,
    });
    let tables = move || {
        let found = RwSignal::new(None);
        // Looked for again when the period before was read, or others are held against each other.
        own.look_for_unusual(among.get(), compared.get(), found);
        tables(own, list.clone(), found, filter)
    };
    view! {
        <div class="collection__tools">
            {controls}
            <div class="home__actions">{compare_button(own)}</div>
        </div>
        {tables}
    }
    .into_any()
}

/// What was found, once it was looked for.
fn tables(
    own: Collecting,
    list: Arc<List>,
    found: RwSignal<Option<Arc<Unusual>>>,
    filter: RwSignal<UnusualFilter>,
) -> AnyView {
    (move || match found.get() {
        None => view! { <p class="layout__wait" role="status">{words::LOOKING}</p> }.into_any(),
        Some(found) => {
            let shows = |kind| filter.with(|filter| filter.shows(kind));
            let values = shows(UnusualKind::Values).then(|| values(&list, &found, filter));
            let changes = shows(UnusualKind::Changes).then(|| changes(own, &list, &found, filter));
            view! { {values}{changes} }.into_any()
        }
    })
    .into_any()
}

/// What rows are drawn from.
struct List {
    own: Collecting,
    workspace: Arc<Workspace>,
    rows: HashMap<String, SheetRow>,
}

impl List {
    fn row(&self, place: &ValuePlace) -> Option<&SheetRow> {
        self.rows.get(&place.address)
    }

    /// The name of the number, which leads to all agencies behind it.
    fn number(&self, row: &SheetRow) -> AnyView {
        let page = Page::Number(row.address.clone());
        let href = Place::of(&self.workspace.collection.id, page);
        view! { <th scope="row"><a href=href>{totals::name(row)}</a></th> }.into_any()
    }

    fn agency(&self, place: &ValuePlace) -> AnyView {
        let report = place.report.as_deref();
        let link = agency_link(&self.workspace, &place.agency, report, &place.address);
        let group = place.group.clone();
        view! { <td>{link}<span class="collection__rest">{group}</span></td> }.into_any()
    }

    /// A value, which leads to the field in the report.
    fn in_report(&self, place: &ValuePlace, value: String) -> AnyView {
        let report = place.report.as_deref();
        let href = report_href(&self.workspace, &place.agency, report, &place.address);
        match href {
            Some(href) => view! { <a href=href>{value}</a> }.into_any(),
            None => value.into_any(),
        }
    }

    /// True for a number that is looked for.
    fn takes(&self, place: &ValuePlace, filter: RwSignal<UnusualFilter>) -> bool {
        let marked =
            |filter: &UnusualFilter| !filter.marked || self.own.is_followed_up(&follow_up(place));
        filter.with(|filter| filter.takes(&place.group) && marked(filter))
    }

    /// The first rows of those that are looked for, and how many these are.
    fn drawn<T>(
        &self,
        (all, filter, shown): (&[T], RwSignal<UnusualFilter>, usize),
        place: impl Fn(&T) -> &ValuePlace,
        draw: impl Fn(&Self, &T) -> Option<AnyView>,
    ) -> (Vec<AnyView>, usize) {
        let own = all.iter().filter(|one| self.takes(place(one), filter));
        let own: Vec<&T> = own.collect();
        let rows = own.iter().take(shown);
        let rows = rows.filter_map(|one| draw(self, one)).collect();
        (rows, own.len())
    }

    /// The mark to ask again.
    fn mark(&self, row: &SheetRow, place: &ValuePlace, head: &'static str) -> AnyView {
        let agency = self.workspace.collection.agency(&place.agency);
        let agency = agency.map_or("", |one| one.name.as_str());
        let name = words::mark_of(&totals::name(row), agency);
        let mark = follow_ups::mark(self.own, follow_up(place), name);
        view! { <td data-head=head>{mark}</td> }.into_any()
    }

    fn value(&self, found: &UnusualValue) -> Option<AnyView> {
        let row = self.row(&found.place)?;
        let [_, _, value, median, usual, score, mark] = words::VALUE_HEADS;
        Some(
            view! {
                <tr>
                    {self.number(row)}
                    {self.agency(&found.place)}
                    <td class="collection__number" data-head=value>{self.in_report(&found.place, totals::number(&found.value, row))}</td>
                    <td class="collection__number" data-head=median>{words::median(found, row)}</td>
                    <td class="collection__number" data-head=usual>{words::usual(found)}</td>
                    <td class="collection__number" data-head=score>{words::score(found)}</td>
                    {self.mark(row, &found.place, mark)}
                </tr>
            }
            .into_any(),
        )
    }

    fn change(&self, found: &UnusualChange) -> Option<AnyView> {
        let row = self.row(&found.place)?;
        let [_, _, now, then, change, mark] = words::CHANGE_HEADS;
        Some(
            view! {
                <tr>
                    {self.number(row)}
                    {self.agency(&found.place)}
                    <td class="collection__number" data-head=now>{self.in_report(&found.place, totals::number(&found.now, row))}</td>
                    <td class="collection__number" data-head=then>{totals::number(&found.then, row)}</td>
                    <td class="collection__number" data-head=change>{words::change(found)}</td>
                    {self.mark(row, &found.place, mark)}
                </tr>
            }
            .into_any(),
        )
    }
}

fn follow_up(place: &ValuePlace) -> FollowUp {
    FollowUp {
        agency: place.agency.clone(),
        address: place.address.clone(),
    }
}

fn values(list: &Arc<List>, found: &Arc<Unusual>, filter: RwSignal<UnusualFilter>) -> AnyView {
    let head = view! {
        <h2 class="layout__subheading collection__part">{words::VALUES}</h2>
        <p class="collection__shown">{words::METHOD}</p>
        <p class="collection__shown" role="status">{words::looked_at(found)}</p>
    };
    if found.values.is_empty() {
        let why = if found.compared == 0 {
            words::too_few()
        } else {
            words::NO_VALUES.to_owned()
        };
        return view! { {head}<p class="data__none">{why}</p> }.into_any();
    }
    let (list, found) = (list.clone(), found.clone());
    let draw = move |shown: usize| {
        list.drawn(
            (&found.values, filter, shown),
            |one| &one.place,
            List::value,
        )
    };
    let table = table(words::VALUES, &words::VALUE_HEADS, draw);
    view! { {head}{table} }.into_any()
}

fn changes(
    own: Collecting,
    list: &Arc<List>,
    found: &Arc<Unusual>,
    filter: RwSignal<UnusualFilter>,
) -> AnyView {
    let threshold = own
        .change_threshold()
        .map(|(change, own)| words::threshold(change, own));
    let head = view! {
        <h2 class="layout__subheading collection__part">{words::CHANGES}</h2>
        <p class="collection__shown">{threshold}</p>
        {move || previous(own)}
    };
    let compared = own.others.previous.with(|now| now.here().cloned());
    if compared.flatten().is_none() {
        // What is to be done stands above.
        return view! { {head}<p class="data__none">{words::NOT_COMPARED}</p> }.into_any();
    }
    if found.in_both.is_empty() {
        return view! { {head}<p class="data__none">{words::IN_NEITHER}</p> }.into_any();
    }
    let both = words::in_both(found.in_both.len());
    let head = view! { {head}<p class="collection__shown" role="status">{both}</p> };
    if found.changes.is_empty() {
        return view! { {head}<p class="data__none">{words::NO_CHANGES}</p> }.into_any();
    }
    let (list, found) = (list.clone(), found.clone());
    let draw = move |shown: usize| {
        list.drawn(
            (&found.changes, filter, shown),
            |one| &one.place,
            List::change,
        )
    };
    let table = table(words::CHANGES, &words::CHANGE_HEADS, draw);
    view! { {head}{table} }.into_any()
}

/// A table of which some rows are drawn, and more when they are asked for; `draw` also says how many there are.
fn table(
    name: &'static str,
    columns: &'static [&'static str],
    draw: impl Fn(usize) -> (Vec<AnyView>, usize) + Send + Sync + 'static,
) -> AnyView {
    let shown = RwSignal::new(ROWS);
    (move || {
        let (rows, all) = draw(shown.get());
        if rows.is_empty() {
            return view! { <p class="data__none">{words::NONE_FOUND}</p> }.into_any();
        }
        let left = all - rows.len();
        let table = view! {
            <table class="collection__table collection__table--unusual collection__table--cards">{heads(columns)}<tbody>{rows}</tbody></table>
        };
        view! {
            {table_frame(name, table.into_any())}
            {more_button(left, words::more, move || shown.update(|shown| *shown += ROWS))}
        }
        .into_any()
    })
    .into_any()
}
