//! A table whose rows stand side by side as columns: periods beside each other.

use leptos::prelude::*;

use super::cells::{LiveRow, below_row, cell_path, content, has_below, has_totals, total};
use super::menu::{RowMenu, menu_button};
use super::shared::{Shared, added_row_name, column_class, heading_words};
use crate::messages::vi::{TOTAL, editor as words};
use crate::model::template::Field;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;

/// Headings and lines: one line for each column that the template declares.
pub fn transposed(
    editor: Editor,
    table: Shared,
    menu: RowMenu,
    rows: Memo<Vec<String>>,
) -> AnyView {
    let has_totals = has_totals(editor, table);
    let heading = move |id| {
        let row = LiveRow::new(editor, table, id);
        view! { <th class="table__number" scope="col">{row.name}</th> }.into_any()
    };
    let total_heading =
        view! { <Show when=move || has_totals.get()><th class="table__number" scope="col">{TOTAL}</th></Show> }.into_any();
    let columns = table.with_value(|table| table.columns.clone());
    let lines: Vec<AnyView> = columns
        .into_iter()
        .map(|column| line(editor, table, rows, column, has_totals))
        .collect();
    // Above all lines, because the lines may be many; not in the headings, whose words are read out before each cell.
    let buttons = added_row_name(table).map(|_| {
        let cell = move |id| {
            let row = LiveRow::new(editor, table, id);
            view! { <td class="table__action" data-label=row.name>{menu_button(editor, table, menu, &row)}</td> }.into_any()
        };
        let none = Signal::derive(move || editor.locked() || rows.with(Vec::is_empty));
        let rest = view! { <Show when=move || has_totals.get()><td></td></Show> }.into_any();
        view! {
            <tr class="table__row table__row--actions" hidden=none>
                <th class="table__row-name" scope="row">{words::ROW_ACTIONS}</th>
                <For each=move || rows.get() key=String::clone children=cell />
                {rest}
            </tr>
        }
        .into_any()
    });
    view! {
        <thead>
            <tr>
                <th class="table__row-name" scope="col">{words::ROW_NAME}</th>
                <For each=move || rows.get() key=String::clone children=heading />
                {total_heading}
            </tr>
        </thead>
        <tbody>{buttons}{lines}</tbody>
    }
    .into_any()
}

/// One declared column as a line, and messages and comments below.
fn line(
    editor: Editor,
    table: Shared,
    rows: Memo<Vec<String>>,
    column: Field,
    has_totals: Signal<bool>,
) -> AnyView {
    let label = table.with_value(|table| heading_words(table, &column));
    let class = column_class(&column);
    let column = StoredValue::new(column);
    let cell = move |id| {
        let row = LiveRow::new(editor, table, id);
        let content = column.with_value(|column| content(editor, table, &row, column));
        view! { <td class=class data-label=row.name>{content}</td> }.into_any()
    };
    let below = move |id| {
        let row = LiveRow::new(editor, table, id);
        column.with_value(|column| below_row(editor, table, &row, column))
    };
    let without = page_memo(move |_| {
        let below = |row: &String| {
            column.with_value(|column| has_below(editor, &cell_path(table, row, column)))
        };
        !rows.with(|rows| rows.iter().any(below))
    });
    let wide = Signal::derive(move || (rows.with(Vec::len) + 2).to_string());
    let total = move || {
        let total = column.with_value(|column| column.total.then(|| total(table, column)));
        view! { <td class="table__number table__totals" data-label=TOTAL>{total}</td> }.into_any()
    };
    view! {
        <tr class="table__row">
            <th class="table__row-name" scope="row">{label}</th>
            <For each=move || rows.get() key=String::clone children=cell />
            <Show when=move || has_totals.get()>{total()}</Show>
        </tr>
        <tr class="table__messages" hidden=without>
            <td colspan=wide><For each=move || rows.get() key=String::clone children=below /></td>
        </tr>
    }
    .into_any()
}
