//! What is unusual: values that stand out in their group, and values that changed much since the period before, the farthest
//! first, each with the way to its report.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{group_choice, heading, heads, more_button, option_choice, table_frame};
use super::periods::{compare_button, previous};
use super::ranking::agency_link;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::{ANY, totals, unusual as words};
use crate::rollup::sheet::SheetRow;
use crate::rollup::unusual::{Unusual, UnusualChange, UnusualValue, ValuePlace};
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, UnusualFilter, UnusualKind};
use crate::state::page_memo::page_memo;

/// Rows that are drawn at first, and more each time.
const ROWS: usize = 100;
/// Kinds in the order in which they are chosen from; the first choice is both.
const KINDS: [UnusualKind; 2] = [UnusualKind::Values, UnusualKind::Changes];

/// Draws the page.
pub fn unusual(own: Collecting) -> AnyView {
    let compared = page_memo(move |_| own.has_previous());
    let content = move || {
        let workspace = own.workspace()?;
        if workspace.rolled_up().whole().reported == 0 {
            return Some(view! { <p class="layout__lead">{totals::NONE}</p> }.into_any());
        }
        let found = RwSignal::new(None);
        // Looked for again when the period before was read.
        own.look_for_unusual(compared.get(), found);
        Some(page(own, workspace, found))
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
    found: RwSignal<Option<Arc<Unusual>>>,
) -> AnyView {
    let filter = RwSignal::new(UnusualFilter::default());
    let controls = controls(&workspace, filter);
    let rows = workspace.rolled_up().plan().sheet().into_iter();
    let rows = rows.flat_map(|section| section.rows);
    let rows: HashMap<String, SheetRow> = rows.map(|row| (row.address.clone(), row)).collect();
    let list = Arc::new(List { workspace, rows });
    let tables = move || match found.get() {
        None => view! { <p class="layout__wait" role="status">{words::LOOKING}</p> }.into_any(),
        Some(found) => {
            let shows = |kind| filter.with(|filter| filter.shows(kind));
            let values = shows(UnusualKind::Values).then(|| values(&list, &found, filter));
            let changes = shows(UnusualKind::Changes).then(|| changes(own, &list, &found, filter));
            view! { {values}{changes} }.into_any()
        }
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

fn controls(workspace: &Workspace, filter: RwSignal<UnusualFilter>) -> AnyView {
    let kinds = [ANY, words::VALUES, words::CHANGES].map(str::to_owned);
    let place = move || {
        let kind = filter.with(|filter| filter.kind);
        let place = KINDS.iter().position(|one| Some(*one) == kind);
        place.map_or(0, |place| place + 1)
    };
    let choose = Callback::new(move |place: usize| {
        let kind = place.checked_sub(1).and_then(|place| KINDS.get(place));
        filter.update(|filter| filter.kind = kind.copied());
    });
    let kind = option_choice(
        "unusual-kind",
        words::KIND,
        kinds.to_vec(),
        Signal::derive(place),
        choose,
    );
    let groups = workspace.rolled_up().groups();
    let groups: Vec<String> = groups.map(|(group, _)| group.to_owned()).collect();
    let chosen = Signal::derive(move || filter.with(|filter| filter.group.clone()));
    let choose = Callback::new(move |group| filter.update(|filter| filter.group = group));
    let group = (groups.len() > 1)
        .then(|| group_choice("unusual-group", totals::GROUP, groups, chosen, choose));
    view! { <div class="collection__filters">{kind}{group}</div> }.into_any()
}

/// What rows are drawn from.
struct List {
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

    fn value(&self, found: &UnusualValue) -> Option<AnyView> {
        let row = self.row(&found.place)?;
        let [_, _, value, median, usual, score] = words::VALUE_HEADS;
        Some(
            view! {
                <tr>
                    {self.number(row)}
                    {self.agency(&found.place)}
                    <td class="collection__number" data-head=value>{totals::number(&found.value, row)}</td>
                    <td class="collection__number" data-head=median>{words::median(found, row)}</td>
                    <td class="collection__number" data-head=usual>{words::usual(found)}</td>
                    <td class="collection__number" data-head=score>{words::score(found)}</td>
                </tr>
            }
            .into_any(),
        )
    }

    fn change(&self, found: &UnusualChange) -> Option<AnyView> {
        let row = self.row(&found.place)?;
        let [_, _, now, then, change] = words::CHANGE_HEADS;
        Some(
            view! {
                <tr>
                    {self.number(row)}
                    {self.agency(&found.place)}
                    <td class="collection__number" data-head=now>{totals::number(&found.now, row)}</td>
                    <td class="collection__number" data-head=then>{totals::number(&found.then, row)}</td>
                    <td class="collection__number" data-head=change>{words::change(found)}</td>
                </tr>
            }
            .into_any(),
        )
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
        let group = |one: &&UnusualValue| filter.with(|filter| filter.takes(&one.place.group));
        let own: Vec<&UnusualValue> = found.values.iter().filter(group).collect();
        let rows = own.iter().take(shown);
        let rows: Vec<AnyView> = rows.filter_map(|one| list.value(one)).collect();
        (rows, own.len())
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
    if found.changes.is_empty() {
        return view! { {head}<p class="data__none">{words::NO_CHANGES}</p> }.into_any();
    }
    let (list, found) = (list.clone(), found.clone());
    let draw = move |shown: usize| {
        let group = |one: &&UnusualChange| filter.with(|filter| filter.takes(&one.place.group));
        let own: Vec<&UnusualChange> = found.changes.iter().filter(group).collect();
        let rows = own.iter().take(shown);
        let rows: Vec<AnyView> = rows.filter_map(|one| list.change(one)).collect();
        (rows, own.len())
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
            return view! { <p class="data__none">{words::NONE_OF_GROUP}</p> }.into_any();
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
