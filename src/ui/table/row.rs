//! One row of a table: its cells, their messages below, and its button.

use leptos::prelude::*;

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
    let action = added.then(|| view! { <td class="table__action">{actions(editor, table, &row, name)}</td> }.into_any());
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

/// Buttons that move a row past its neighbours and remove it. The focus goes with the row, or to the next one.
fn actions(editor: Editor, table: Shared, row: &str, name: Signal<String>) -> AnyView {
    let button = |action: RowAction| {
        let row = row.to_owned();
        let id = button_id(table, &row, action);
        let (sign, word) = match action {
            RowAction::Up => ("↑", words::UP),
            RowAction::Down => ("↓", words::DOWN),
            RowAction::Remove => (words::REMOVE_ROW, words::REMOVE_ROW),
        };
        let label = Signal::derive(move || words::of_row(word, &name.get()));
        let act = move |_| {
            let next = next_focus(editor, table, &row, action);
            table.with_value(|table| match action {
                RowAction::Remove => editor.remove_row(&table.id, &row, &name.get_untracked()),
                _ => editor.move_row(&table.id, &row, action == RowAction::Up),
            });
            after_draw(move || focus(&next));
        };
        view! { <button class="button button--small" type="button" id=id title=word aria-label=label on:click=act>{sign}</button> }
            .into_any()
    };
    let locked = Signal::derive(move || editor.locked());
    let buttons = [RowAction::Up, RowAction::Down, RowAction::Remove].map(button).into_iter().collect::<Vec<AnyView>>();
    view! { <div class="table__buttons" hidden=locked>{buttons}</div> }.into_any()
}

/// What the buttons of a row do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowAction {
    Up,
    Down,
    Remove,
}

fn button_id(table: Shared, row: &str, action: RowAction) -> String {
    let word = match action {
        RowAction::Up => "up",
        RowAction::Down => "down",
        RowAction::Remove => "remove",
    };
    table.with_value(|table| format!("{}-{word}", control_id(&Path::new(format!("{}.{row}", table.id)))))
}

/// Where the focus goes: with a row that moves; from one that is removed to the next, the one before, or the button
/// that adds.
fn next_focus(editor: Editor, table: Shared, row: &str, action: RowAction) -> String {
    if action != RowAction::Remove {
        return button_id(table, row, action);
    }
    let rows = untrack(|| table.with_value(|table| editor.row_ids(table)));
    let place = rows.iter().position(|id| id == row).unwrap_or_default();
    let next = rows.get(place + 1).or_else(|| rows.get(place.checked_sub(1)?));
    next.map_or_else(|| add_id(table), |next| button_id(table, next, action))
}

/// Id of the button that adds a row.
fn add_id(table: Shared) -> String {
    table.with_value(|table| format!("{}-add", control_id(&Path::new(table.id.as_str()))))
}

/// Adds a row and goes to its first cell.
pub fn add_row(editor: Editor, table: Shared, name: &str) -> AnyView {
    let add = move |_| {
        let first = table.with_value(|table| {
            editor.add_row(&table.id);
            let last = untrack(|| editor.row_ids(table)).pop()?;
            Some(control_id(&Path::cell(&table.id, &last, &table.columns.first()?.id)))
        });
        if let Some(control) = first {
            after_draw(move || focus(&control));
        }
    };
    view! { <button class="button button--secondary" type="button" id=add_id(table) on:click=add>{words::add_row(name)}</button> }
        .into_any()
}
