//! Above a long list of reports: a box that searches it, and its order.

use leptos::prelude::*;

use crate::browser::page::{fill, focus};
use crate::messages::vi::app as words;
use crate::model::period::Period;
use crate::state::app::{App, ReportSummary};
use crate::state::page_memo::page_memo;
use crate::storage::list_view::{Findable, ListOrder, ListView, arranged};

/// From so many reports on there is something to search: more than a screen has room for.
const MANY: usize = 8;
/// The search box.
const BOX: &str = "home-find";
/// The choice of the order.
const ORDER: &str = "home-order";
/// The orders, with what they are called in the choice.
const ORDERS: [(ListOrder, &str, &str); 3] = [
    (ListOrder::Changed, "changed", words::SORT_CHANGED),
    (ListOrder::Agency, "agency", words::SORT_AGENCY),
    (ListOrder::Period, "period", words::SORT_PERIOD),
];

/// Id, agency, period and words of a report.
type Shown = (String, String, Period, String);

/// The reports that are to be shown, in their order.
pub(super) fn found(app: App) -> Memo<Vec<String>> {
    let shown = |one: &ReportSummary| -> Shown {
        let (id, agency, days) = (one.id.clone(), one.agency.clone(), one.days.clone());
        (id, agency, days, one.shown_words())
    };
    let shown = page_memo(move |_| {
        let reports = app.report_list().reports.read();
        reports.iter().map(shown).collect::<Vec<Shown>>()
    });
    // Counts come one after the other, and change no words.
    let findable = page_memo(move |_| {
        let findable = |(id, agency, days, words): &Shown| Findable::new(id, agency, days, words);
        shown.with(|all| all.iter().map(findable).collect::<Vec<Findable>>())
    });
    page_memo(move |_| findable.with(|all| app.report_list().view.with(|view| arranged(all, view))))
}

/// The box and the choice, where there are many reports.
pub(super) fn find(app: App, found: Memo<Vec<String>>) -> AnyView {
    let is_here = page_memo(move |_| {
        let as_usual = app
            .report_list()
            .view
            .with(|view| *view == ListView::default());
        !as_usual || app.report_list().reports.with(Vec::len) >= MANY
    });
    view! { <Show when=move || is_here.get()>{controls(app, found)}</Show> }.into_any()
}

fn controls(app: App, found: Memo<Vec<String>>) -> AnyView {
    let ListView { query, order } = app.report_list().view.get_untracked();
    let typed = move |event| {
        let query = event_target_value(&event);
        app.report_list().view.update(|view| view.query = query);
    };
    let turn = move |event| {
        let word = event_target_value(&event);
        if let Some((order, ..)) = ORDERS.iter().find(|(_, known, _)| *known == word) {
            app.report_list().view.update(|view| view.order = *order);
        }
    };
    let option = |(own, word, label): (ListOrder, &'static str, &'static str)| {
        view! { <option value=word selected={own == order}>{label}</option> }.into_any()
    };
    let options: Vec<AnyView> = ORDERS.into_iter().map(option).collect();
    let is_searched = page_memo(move |_| {
        app.report_list()
            .view
            .with(|view| !view.query.trim().is_empty())
    });
    let said = move || {
        if is_searched.get() {
            words::reports_found(
                found.with(Vec::len),
                app.report_list().reports.with(Vec::len),
            )
        } else {
            words::FIND_REPORT_HINT.to_owned()
        }
    };
    let all = move |_| {
        fill(BOX, "");
        app.report_list().view.update(|view| view.query.clear());
        focus(BOX);
    };
    let show_all = move || {
        view! { <button class="button button--small" type="button" on:click=all>{words::FIND_ALL}</button> }.into_any()
    };
    view! {
        <div class="find" role="search">
            <div class="find__box">
                <label class="field__label" for=BOX>{words::FIND_REPORT}</label>
                <input
                    class="field__input" type="search" id=BOX autocomplete="off" aria-describedby="home-found"
                    value=query on:input=typed
                />
            </div>
            <div>
                <label class="field__label" for=ORDER>{words::SORT}</label>
                <select class="field__input field__input--select" id=ORDER autocomplete="off" on:change=turn>{options}</select>
            </div>
            <p class="find__said">
                <span id="home-found" role="status">{said}</span>
                <Show when=move || is_searched.get()>{show_all()}</Show>
            </p>
        </div>
    }
    .into_any()
}
