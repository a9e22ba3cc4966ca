//! Goes through the rows of a long table, of which some are on the screen.

use leptos::prelude::*;

use super::cells::has_totals;
use super::shared::Shared;
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::table as words;
use crate::model::answer::FieldPath;
use crate::state::editor::{Editor, TablePage, control_id};
use crate::state::page_memo::page_memo;

/// Leads to the pages before and after, and to each of them; nothing where the table has only one.
pub fn pager(editor: Editor, table: Shared, page: Memo<TablePage>) -> AnyView {
    // Not the ids of the rows: what stands here stays while they change.
    let place = page_memo(move |_| {
        page.with(|page| TablePage {
            rows: Vec::new(),
            ..page.clone()
        })
    });
    let several = Signal::derive(move || place.with(|place| place.pages > 1));
    let content = move || {
        let turn = move |to: Option<usize>| {
            let Some(to) = to else { return };
            let top = table.with_value(|table| {
                editor.turn_to(&table.id, to);
                control_id(&FieldPath::new(table.id.as_str()))
            });
            after_draw(move || focus(&top));
        };
        let before = move || place.with_untracked(|place| place.page.checked_sub(1));
        let after = move || {
            place.with_untracked(|place| Some(place.page + 1).filter(|page| *page < place.pages))
        };
        let at_start = Signal::derive(move || place.with(|place| place.page == 0));
        let at_end = Signal::derive(move || place.with(|place| place.page + 1 == place.pages));
        let options = move || {
            let option = |(at, span): (usize, (usize, usize))| {
                let chosen = place.with(|place| place.page == at);
                view! { <option value=at.to_string() prop:selected=chosen>{words::rows(span)}</option> }.into_any()
            };
            let options: Vec<AnyView> =
                place.with(|place| place.spans().enumerate().map(option).collect());
            options.into_any()
        };
        // The focus stays on the choice: keys go through it line by line.
        let choose = move |event| {
            let page = event_target_value(&event).parse().unwrap_or_default();
            table.with_value(|table| editor.turn_to(&table.id, page));
        };
        let totals = has_totals(editor, table);
        let all =
            Signal::derive(move || words::of_all(place.with(|place| place.total), totals.get()));
        let name = table.with_value(|table| words::pages_of(&table.label));
        view! {
            <nav class="table__pages" aria-label=name>
                <button class="button button--small" type="button" disabled=at_start on:click=move |_| turn(before())>
                    {words::ROWS_BEFORE}
                </button>
                <select autocomplete="off" class="field__input field__input--select" aria-label=words::ROWS_SHOWN on:change=choose>{options}</select>
                <button class="button button--small" type="button" disabled=at_end on:click=move |_| turn(after())>
                    {words::ROWS_AFTER}
                </button>
                <span class="table__hint">{all}</span>
            </nav>
        }
        .into_any()
    };
    view! { <Show when=move || several.get()>{content()}</Show> }.into_any()
}
