//! One row of a table: its cells, their messages below, and its button.

use leptos::prelude::*;

use super::{Shared, added_row_name, column_class};
use crate::model::answer::Path;
use crate::model::template::Field;
use crate::platform::page::{after_draw, focus};
use crate::state::editor::{Editor, control_id};
use crate::text::words::editor as words;
use crate::ui::field::{Cell, CellPlace, Message, error_id};

/// A row: one line of the table for the cells and, while there are messages, one for these.
#[component]
pub fn Row(editor: Editor, table: Shared, row: String, name: Signal<String>) -> impl IntoView {
    let places: Vec<(Field, CellPlace)> = table.with_value(|table| {
        table.columns.iter().map(|column| (column.clone(), place(editor, &table.id, &row, column, name))).collect()
    });
    let wide = table.with_value(|table| table.columns.len() + 2);
    let errors: Vec<(String, Signal<Option<String>>)> =
        places.iter().map(|(_, place)| (error_id(&control_id(&place.path)), place.error)).collect();
    let messages = errors.clone().into_iter().map(|(id, error)| view! { <Message id=id error=error /> }.into_any());
    let messages: Vec<AnyView> = messages.collect();
    let without = Memo::new(move |_| errors.iter().all(|(_, error)| error.with(Option::is_none)));
    let cells: Vec<AnyView> = places
        .into_iter()
        .map(|(field, place)| {
            let class = column_class(&field);
            let label = words::with_unit(&field.label, field.unit.as_deref());
            view! { <td class=class data-label=label><Cell editor=editor field=field place=place /></td> }.into_any()
        })
        .collect();
    let added = added_row_name(table).is_some();
    view! {
        <tr class="table__row">
            <th class="table__row-name" scope="row">{name}</th>
            {cells}
            {added.then(|| view! { <td class="table__action"><RemoveRow editor=editor table=table row=row name=name /></td> })}
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
#[component]
fn RemoveRow(editor: Editor, table: Shared, row: String, name: Signal<String>) -> impl IntoView {
    let sure = RwSignal::new(false);
    let has_answers = {
        let row = row.clone();
        move || {
            table.with_value(|table| {
                let given = |column: &Field| {
                    editor.report.with_untracked(|report| report.answer(&Path::cell(&table.id, &row, &column.id)).is_given())
                };
                table.columns.iter().any(given)
            })
        }
    };
    let remove = move |_| {
        if sure.get_untracked() || !has_answers() {
            table.with_value(|table| editor.remove_row(&table.id, &row));
        } else {
            sure.set(true);
        }
    };
    view! {
        <button
            class="button button--small" class=("button--danger", sure) type="button" hidden=move || editor.locked()
            aria-label=move || if sure.get() { words::REMOVE_ROW_SURE.to_owned() } else { words::remove_row(&name.get()) }
            on:click=remove on:blur=move |_| sure.set(false)
        >
            {move || if sure.get() { words::REMOVE_ROW_SURE } else { words::REMOVE_ROW }}
        </button>
    }
    .into_any()
}

/// Adds a row and goes to its first cell.
#[component]
pub fn AddRow(editor: Editor, table: Shared, name: String) -> impl IntoView {
    let add = move |_| {
        let first = table.with_value(|table| {
            editor.add_row(&table.id);
            let last = editor.report.with_untracked(|report| report.rows.get(&table.id).and_then(|rows| rows.last().cloned()));
            Some(Path::cell(&table.id, &last?, &table.columns.first()?.id))
        });
        if let Some(path) = first {
            after_draw(move || focus(&control_id(&path)));
        }
    };
    view! {
        <button class="button button--secondary" type="button" hidden=move || editor.locked() on:click=add>
            {words::add_row(&name)}
        </button>
    }
    .into_any()
}
