//! One row of a table: its cells, their messages below, and its buttons.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::cells::{LiveRow, cell_message, cell_path, content, is_unreadable};
use super::shared::{Shared, added_row_name, column_class, naming};
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::editor as words;
use crate::model::answer::FieldPath;
use crate::model::template::Field;
use crate::state::editor::{Editor, control_id};
use crate::state::page_memo::page_memo;

/// A row: one line of the table for the cells and, while there are messages, one for these.
pub fn row(editor: Editor, table: Shared, id: String) -> AnyView {
    let added = added_row_name(table).is_some();
    let row = LiveRow::new(editor, table, id);
    let columns = table.with_value(|table| table.columns.clone());
    let paths: Vec<FieldPath> = columns
        .iter()
        .map(|column| cell_path(table, &row.id, column))
        .collect();
    let without = page_memo(move |_| !paths.iter().any(|path| is_unreadable(editor, path)));
    let messages: Vec<AnyView> = columns
        .iter()
        .map(|column| cell_message(editor, table, &row, column))
        .collect();
    let wide = (columns.len() + 2).to_string();
    let naming = table.with_value(naming).filter(|_| added);
    let group = row.is_group();
    let cell = |(position, column): (usize, &Field)| {
        let content = content(editor, table, &row, column);
        let grouping = table.with_value(|table| table.shape.group_by.as_ref() == Some(&column.id));
        let place = naming.filter(|_| !grouping).map(|naming| Place {
            naming,
            position,
            after: columns.len() - position,
        });
        framed(column, place, group, content)
    };
    let cells: Vec<AnyView> = columns.iter().enumerate().map(cell).collect();
    let named = row.named;
    let ordinal = Signal::derive(move || {
        named
            .get()
            .map(|row| if added { row.ordinal } else { row.name })
            .unwrap_or_default()
    });
    let word = row_word(added, group);
    let action = added.then(|| {
        view! { <td class="table__action">{actions(editor, table, &row)}</td> }.into_any()
    });
    view! {
        <tr class=row_class(group)>
            <th class="table__row-name" scope="row"><span class="table__row-word">{word}</span>{ordinal}</th>
            {cells}
            {action}
        </tr>
        <tr class="table__messages" hidden=without><td colspan=wide>{messages}</td></tr>
    }
    .into_any()
}

/// Where a cell stands in a table with a column that names the rows.
struct Place {
    /// The naming column.
    naming: usize,
    /// The cell's own.
    position: usize,
    /// Columns from the cell's own to the last.
    after: usize,
}

/// Buttons that move a row past its neighbours and remove it. The focus goes with the row, or to the next one.
pub fn actions(editor: Editor, table: Shared, row: &LiveRow) -> AnyView {
    let name = row.name;
    let turned = table.with_value(|table| table.shape.transposed);
    let button = |action: RowAction| {
        let row = row.id.clone();
        let id = button_id(table, &row, action);
        let (sign, word) = match (action, turned) {
            (RowAction::Up, false) => ("↑", words::UP),
            (RowAction::Down, false) => ("↓", words::DOWN),
            (RowAction::Up, true) => ("←", words::LEFT),
            (RowAction::Down, true) => ("→", words::RIGHT),
            (RowAction::Remove, _) => (words::REMOVE_ROW, words::REMOVE_ROW),
        };
        let label = Signal::derive(move || words::of_row(word, &name.get()));
        let act = move |_| {
            let next = next_focus(editor, table, &row, action);
            table.with_value(|table| match action {
                RowAction::Remove => editor.remove_row(&table.id, &row, &name.get_untracked()),
                _ => {
                    editor.move_row(&table.id, &row, action == RowAction::Up);
                    editor.show_row(table, &row);
                }
            });
            after_draw(move || focus(&next));
        };
        view! { <button class="button button--small" type="button" id=id title=word aria-label=label on:click=act>{sign}</button> }
            .into_any()
    };
    let locked = Signal::derive(move || editor.locked());
    let buttons = [RowAction::Up, RowAction::Down, RowAction::Remove]
        .map(button)
        .into_iter()
        .collect::<Vec<AnyView>>();
    view! { <div class="table__buttons" hidden=locked>{buttons}</div> }.into_any()
}

/// What the buttons of a row do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowAction {
    Up,
    Down,
    Remove,
}

/// Adds a row and goes to its first cell.
pub fn add_row(editor: Editor, table: Shared, name: &str) -> AnyView {
    let add = move |_| {
        let first = table.with_value(|table| {
            editor.add_row(&table.id);
            let last = untrack(|| editor.row_ids(table)).pop()?;
            editor.show_row(table, &last);
            Some(control_id(&FieldPath::cell(
                &table.id,
                &last,
                &table.columns.first()?.id,
            )))
        });
        if let Some(control) = first {
            after_draw(move || focus(&control));
        }
    };
    view! { <button class="button button--secondary" type="button" id=add_id(table) on:click=add>{words::add_row(name)}</button> }
        .into_any()
}

/// What stands before the number of a row, where it is a card of its own on a narrow screen.
fn row_word(added: bool, group: Signal<bool>) -> Signal<&'static str> {
    Signal::derive(move || match (added, group.get()) {
        (false, _) => "",
        (true, false) => words::ROW_WORD,
        (true, true) => words::GROUP_WORD,
    })
}

fn row_class(group: Signal<bool>) -> Signal<&'static str> {
    Signal::derive(move || match group.get() {
        true => "table__row table__row--group",
        false => "table__row",
    })
}

/// A cell of a row. The heading of a group reaches over the cells after it, which it does not have.
fn framed(column: &Field, place: Option<Place>, group: Signal<bool>, content: AnyView) -> AnyView {
    let label = words::with_unit(&column.label, column.unit.as_deref());
    let class = column_class(column);
    let Some(Place {
        naming,
        position,
        after,
    }) = place
    else {
        return view! { <td class=class data-label=label>{content}</td> }.into_any();
    };
    let span = Signal::derive(move || {
        if naming == position && group.get() {
            after
        } else {
            1
        }
        .to_string()
    });
    let class = match naming.cmp(&position) {
        Ordering::Less => format!("{class} table__of-row"),
        Ordering::Equal => format!("{class} table__naming"),
        Ordering::Greater => class.to_owned(),
    };
    view! { <td class=class data-label=label colspan=span>{content}</td> }.into_any()
}

fn button_id(table: Shared, row: &str, action: RowAction) -> String {
    let word = match action {
        RowAction::Up => "up",
        RowAction::Down => "down",
        RowAction::Remove => "remove",
    };
    table.with_value(|table| {
        format!(
            "{}-{word}",
            control_id(&FieldPath::new(format!("{}.{row}", table.id)))
        )
    })
}

/// Where the focus goes: with a row that moves; from one that is removed to the next, the one before, or the button
/// that adds.
fn next_focus(editor: Editor, table: Shared, row: &str, action: RowAction) -> String {
    if action != RowAction::Remove {
        return button_id(table, row, action);
    }
    let rows = untrack(|| table.with_value(|table| editor.row_ids(table)));
    let place = rows.iter().position(|id| id == row).unwrap_or_default();
    let next = rows
        .get(place + 1)
        .or_else(|| rows.get(place.checked_sub(1)?));
    next.map_or_else(|| add_id(table), |next| button_id(table, next, action))
}

/// Id of the button that adds a row.
fn add_id(table: Shared) -> String {
    table.with_value(|table| format!("{}-add", control_id(&FieldPath::new(table.id.as_str()))))
}
