//! One row of a table: its cells, and what stands below them. Not here: what can be done with it (`menu`).

use std::cmp::Ordering;

use leptos::prelude::*;

use super::cells::{LiveRow, below_row, cell_path, content, has_below};
use super::menu::{RowMenu, menu_button};
use super::shared::{
    Shared, add_id, added_row_name, column_class, column_label, focus_once_drawn, row_name_class,
};
use crate::messages::vi::editor as words;
use crate::model::answer::FieldPath;
use crate::model::template::{Field, Table};
use crate::state::editor::{Editor, control_id};
use crate::state::page_memo::page_memo;

/// A row: one line of the table for the cells and, while there are messages or comments, one for these.
pub fn row(editor: Editor, table: Shared, menu: RowMenu, id: String) -> AnyView {
    let added = added_row_name(table).is_some();
    let row = LiveRow::new(editor, table, id);
    let columns = table.with_value(|table| table.columns.clone());
    let paths: Vec<FieldPath> = columns
        .iter()
        .map(|column| cell_path(table, &row.id, column))
        .collect();
    let without = page_memo(move |_| !paths.iter().any(|path| has_below(editor, path)));
    let below: Vec<AnyView> = columns
        .iter()
        .map(|column| below_row(editor, table, &row, column))
        .collect();
    let wide = (columns.len() + 2).to_string();
    let naming = table.with_value(Table::naming_column).filter(|_| added);
    let group = row.is_group();
    let cell = |(position, column): (usize, &Field)| {
        let content = content(editor, table, &row, column);
        let grouping = table.with_value(|table| table.shape.group_by.as_ref() == Some(&column.id));
        let place = naming.filter(|_| !grouping).map(|naming| Place {
            naming,
            position,
            after: columns.len() - position,
        });
        let label = table.with_value(|table| column_label(table, column));
        framed((column, label), place, group, content)
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
        view! { <td class="table__action">{menu_button(editor, table, menu, &row)}</td> }.into_any()
    });
    view! {
        <tr class=row_class(group)>
            <th class=row_name_class(added) scope="row"><span class="table__row-word">{word}</span>{ordinal}</th>
            {action}
            {cells}
        </tr>
        <tr class="table__messages" hidden=without><td colspan=wide>{below}</td></tr>
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

/// The button that adds a row.
pub fn add_row(editor: Editor, table: Shared, name: &str) -> AnyView {
    let add = move |_| _ = add_row_and_enter(editor, table);
    view! { <button class="button button--secondary" type="button" id=add_id(table) on:click=add>{words::add_row(name)}</button> }
        .into_any()
}

/// Adds a row and goes to its first cell; the row.
pub fn add_row_and_enter(editor: Editor, table: Shared) -> Option<String> {
    let (row, first) = table.with_value(|table| {
        editor.add_row(&table.id);
        let row = untrack(|| editor.row_ids(table)).pop()?;
        editor.show_row(table, &row);
        let first = FieldPath::cell(&table.id, &row, &table.columns.first()?.id);
        Some((row, control_id(&first)))
    })?;
    focus_once_drawn(first);
    Some(row)
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
fn framed(
    (column, label): (&Field, String),
    place: Option<Place>,
    group: Signal<bool>,
    content: AnyView,
) -> AnyView {
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
