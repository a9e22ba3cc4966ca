//! One row of a table: its cells, their messages below, and its button.

use leptos::prelude::*;
use markup::view;

use super::{Shared, added_row_name, column_class};
use crate::model::answer::Path;
use crate::model::template::Field;
use crate::platform::page::{after_draw, focus};
use crate::state::editor::{Editor, control_id};
use crate::text::words::editor as words;
use crate::ui::field::{CellPlace, cell, error_id, message};

/// A row: one line of the table for the cells and, while there are messages, one for these.
pub fn row(editor: Editor, table: Shared, row: String, name: Signal<String>) -> AnyView {
    let added = added_row_name(table).is_some();
    let (word, text) = (if added { words::ROW_WORD } else { "" }, name);
    let name = Signal::derive(move || format!("{word}{}", text.get()));
    let places: Vec<(Field, CellPlace)> = table.with_value(|table| {
        table.columns.iter().map(|column| (column.clone(), place(editor, &table.id, &row, column, name))).collect()
    });
    let wide = table.with_value(|table| table.columns.len() + 2);
    let errors: Vec<Signal<Option<String>>> = places.iter().map(|(_, place)| place.error).collect();
    let messages: Vec<AnyView> =
        places.iter().map(|(_, place)| message(error_id(&control_id(&place.path)), place.error)).collect();
    let without = Signal::derive(move || errors.iter().all(|error| error.with(Option::is_none)));
    let cell = |(field, place): (Field, CellPlace)| {
        let label = words::with_unit(&field.label, field.unit.as_deref());
        view! { <td class=column_class(&field) data-label=label>{cell(editor, &field, place)}</td> }.into_any()
    };
    let cells: Vec<AnyView> = places.into_iter().map(cell).collect();
    let action = added.then(|| view! { <td class="table__action">{remove_row(editor, table, row, name)}</td> }.into_any());
    view! {
        <tr class="table__row">
            <th class="table__row-name" scope="row"><span class="table__row-word">{word}</span>{text}</th>
            {cells}
            {action}
        </tr>
        <tr class="table__messages" hidden=without><td colspan=wide.to_string()>{messages}</td></tr>
    }
    .into_any()
}

/// A cell's address, its name of row and column, and its message.
fn place(editor: Editor, table: &str, row: &str, column: &Field, name: Signal<String>) -> CellPlace {
    let path = Path::cell(table, row, &column.id);
    let typed = editor.typed(&path);
    let label = column.label.clone();
    let name = Signal::derive(move || words::cell_name(&name.get(), &label));
    let error = Signal::derive(move || {
        typed.with(|typed| typed.problem.as_ref().map(|problem| format!("{}: {problem}", name.get())))
    });
    CellPlace { path, typed, name, error }
}

/// Removes a row; one with answers goes at the second press.
fn remove_row(editor: Editor, table: Shared, row: String, name: Signal<String>) -> AnyView {
    let sure = RwSignal::new(false);
    let remove = move |_| {
        if sure.get_untracked() || !has_answers(editor, table, &row) {
            table.with_value(|table| editor.remove_row(&table.id, &row));
        } else {
            sure.set(true);
        }
    };
    let locked = Signal::derive(move || editor.locked());
    let class = Signal::derive(move || {
        if sure.get() { "button button--small button--danger" } else { "button button--small" }.to_owned()
    });
    let text = Signal::derive(move || if sure.get() { words::REMOVE_ROW_SURE } else { words::REMOVE_ROW }.to_owned());
    let label =
        Signal::derive(move || if sure.get() { words::REMOVE_ROW_SURE.to_owned() } else { words::remove_row(&name.get()) });
    view! {
        <button class=class type="button" hidden=locked aria-label=label on:click=remove on:blur=move |_| sure.set(false)>
            {text}
        </button>
    }
    .into_any()
}

fn has_answers(editor: Editor, table: Shared, row: &str) -> bool {
    table.with_value(|table| {
        editor.report.with_untracked(|report| {
            table.columns.iter().any(|column| report.answer(&Path::cell(&table.id, row, &column.id)).is_given())
        })
    })
}

/// Adds a row and goes to its first cell.
pub fn add_row(editor: Editor, table: Shared, name: &str) -> AnyView {
    let add = move |_| {
        let first = table.with_value(|table| {
            editor.add_row(&table.id);
            let last =
                editor.report.with_untracked(|report| report.rows.get(&table.id).and_then(|rows| rows.last().cloned()));
            Some(Path::cell(&table.id, &last?, &table.columns.first()?.id))
        });
        if let Some(path) = first {
            after_draw(move || focus(&control_id(&path)));
        }
    };
    let locked = Signal::derive(move || editor.locked());
    view! { <button class="button button--secondary" type="button" hidden=locked on:click=add>{words::add_row(name)}</button> }.into_any()
}
