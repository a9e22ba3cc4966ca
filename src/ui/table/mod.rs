//! A table of answers: fixed rows, or rows that the officer adds.

mod block;
mod caption;
mod cells;
mod copy;
mod decisions;
mod dialog;
mod field_values;
mod fields;
mod keys;
mod menu;
mod one_value;
mod pager;
mod paste;
mod questions;
mod row;
mod shared;
mod transposed;

use std::cmp::Ordering;

use leptos::prelude::*;

use self::caption::{caption, guidance_id};
use self::cells::{has_totals, total};
use self::copy::copy_as_cells;
use self::keys::Keys;
use self::menu::{RowMenu, row_menu};
use self::pager::pager;
use self::paste::{Pasting, dialog, take};
use self::row::{add_row, row};
use self::shared::{
    Shared, added_row_name, column_class, column_label, heading_words, paste_id, row_name_class,
};
use self::transposed::transposed;
use super::field::{applicability, label_id};
use crate::browser::arrival::reveal_requested;
use crate::browser::lazy::lazy;
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::TOTAL;
use crate::messages::vi::app::UNDO;
use crate::messages::vi::editor as words;
use crate::messages::vi::paste::OPEN as PASTE;
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{Field, Table};
use crate::state::editor::{Editor, TypedField, control_id};
use crate::state::page_memo::page_memo;

pub use self::fields::fields_dialog;

lazy! { table:
    /// Draws a table of a form.
    pub fn table(editor: Editor, definition: Table) -> AnyView {
        after_draw(reveal_requested);
        view! { <ReportTable editor=editor table=definition /> }.into_any()
    }
}

/// Columns that the form has room for between outline and assessment.
const MOST_NARROW: usize = 4;

/// How wide a table is, beside the room between outline and assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableWidth {
    /// There is room to spare.
    Narrow,
    /// It just has room.
    Medium,
    /// It takes the room of the assessment too.
    Wide,
}

/// How wide a table is, by its columns; one whose rows are shown as columns grows with them.
#[must_use]
pub fn width(table: &Table) -> TableWidth {
    if table.shape.transposed {
        return TableWidth::Wide;
    }
    match table.columns.len().cmp(&MOST_NARROW) {
        Ordering::Less => TableWidth::Narrow,
        Ordering::Equal => TableWidth::Medium,
        Ordering::Greater => TableWidth::Wide,
    }
}

/// A table with its caption, guidance and buttons.
#[component]
pub fn ReportTable(
    /// The report that answers it.
    editor: Editor,
    /// As the template declares it.
    table: Table,
) -> impl IntoView {
    // What a command on a table changed can be taken back.
    editor.enable_undo();
    let path = FieldPath::new(table.id.as_str());
    let id = control_id(&path);
    let (label, required) = (table.label.clone(), table.required);
    let class = match (width(&table), table.shape.transposed) {
        (_, true) => "table table--wide table--turned",
        (TableWidth::Wide, false) => "table table--wide",
        _ => "table",
    };
    let mut body = grid(editor, StoredValue::new(table));
    if required {
        let typed = whole(editor, &path);
        body = applicability(editor, path, label, typed, body);
    }
    view! { <div class=class id=id tabindex="-1">{body}</div> }.into_any()
}

/// What stands at the address of the table itself: whether it applies as a whole.
fn whole(editor: Editor, path: &FieldPath) -> Signal<TypedField> {
    let path = path.clone();
    page_memo(move |_| {
        editor.follow_answer(&path);
        let answer = |report: &Report| match report.answer(&path) {
            Answer::NotApplicable(reason) => Some(reason.clone()),
            _ => None,
        };
        TypedField {
            not_applicable: editor.report.with_untracked(answer),
            ..TypedField::default()
        }
    })
    .into()
}

fn grid(editor: Editor, table: StoredValue<Table>) -> AnyView {
    let page = page_memo(move |_| table.with_value(|table| editor.table_page(table)));
    let rows = page_memo(move |_| page.with(|page| page.rows.clone()));
    let table = Shared::new(editor, table, rows);
    let none = Signal::derive(move || rows.with(Vec::is_empty));
    let turned = table.with_value(|table| table.shape.transposed);
    let (pasting, menu) = (Pasting::new(), RowMenu::new());
    let keys = Keys::new(editor, table, menu);
    copy_as_cells(editor, table);
    // Also on a button below, so that a table without rows can be pasted into, and so that Tab need not stop at another.
    let paste = move |event| take(editor, table, pasting, &event);
    let id = table.with_value(|table| control_id(&FieldPath::new(table.id.as_str())));
    view! {
        {caption(editor, table)}
        <div class="table__pages--above">{pager(editor, table, page)}</div>
        <div class="table__frame" on:scroll=move |_| menu.place(table)>
            <table
                class="table__grid" aria-labelledby=label_id(&id) aria-describedby=guidance_id(&id)
                on:keydown=move |event| keys.press(&event) on:paste=paste
            >
                {if turned { transposed(editor, table, menu, rows) } else { upright(editor, table, menu, rows) }}
            </table>
        </div>
        <Show when=move || none.get()><p class="table__empty">{words::NO_ROWS}</p></Show>
        {pager(editor, table, page)}
        <div on:paste=paste>{tools(editor, table, pasting)}</div>
        {row_menu(editor, table, menu)}
        {dialog(editor, table, pasting)}
    }
    .into_any()
}

/// Headings, rows and totals of a table that stands as it is declared.
fn upright(editor: Editor, table: Shared, menu: RowMenu, rows: Memo<Vec<String>>) -> AnyView {
    let has_totals = has_totals(editor, table);
    let totals = view! { <Show when=move || has_totals.get()>{totals(table)}</Show> }.into_any();
    view! {
        <thead>{headings(table)}</thead>
        <tbody><For each=move || rows.get() key=String::clone let:id>{row(editor, table, menu, id)}</For></tbody>
        {totals}
    }
    .into_any()
}

/// The last line: what columns add up to.
fn totals(table: Shared) -> AnyView {
    let columns = table.with_value(|table| table.columns.clone());
    let lead = columns.iter().take_while(|column| !column.total).count();
    let before = if added_row_name(table).is_some() {
        2
    } else {
        1
    };
    let cell = |column: &Field| {
        let label = table.with_value(|table| column_label(table, column));
        let total = column.total.then(|| total(table, column));
        view! { <td class=column_class(column) data-label=label>{total}</td> }.into_any()
    };
    let cells: Vec<AnyView> = columns.iter().skip(lead).map(cell).collect();
    view! {
        <tfoot>
            <tr class="table__row table__totals">
                <th scope="row" colspan=(lead + before).to_string()>{TOTAL}</th>
                {cells}
            </tr>
        </tfoot>
    }
    .into_any()
}

/// Buttons below a table, and what its last command did.
fn tools(editor: Editor, table: Shared, pasting: Pasting) -> AnyView {
    let locked = Signal::derive(move || editor.locked());
    let id = table.with_value(|table| table.id.clone());
    let last = page_memo(move |_| {
        editor.table_command.with(|command| {
            command
                .as_ref()
                .filter(|command| command.table == id)
                .map(|command| command.said.clone())
        })
    });
    let said = move || {
        let Some(said) = last.get() else {
            return ().into_any();
        };
        let undo = move |_| {
            table.with_value(|table| editor.undo_table_command(&table.id));
            // The page may be left before it is drawn again; the table is gone then.
            let paste = paste_id(table);
            after_draw(move || focus(&paste));
        };
        view! { <span>{said}</span><button class="button button--small" type="button" on:click=undo>{UNDO}</button> }
            .into_any()
    };
    let open = move |_| pasting.open(None, String::new());
    view! {
        <div class="table__tools" hidden=locked>
            {added_row_name(table).map(|name| add_row(editor, table, &name))}
            <button class="button button--quiet" type="button" id=paste_id(table) tabindex="-1" aria-keyshortcuts="Control+V" on:click=open>{PASTE}</button>
            <div class="table__said" role="status">{said}</div>
        </div>
    }
    .into_any()
}

fn headings(table: Shared) -> AnyView {
    let added = added_row_name(table).is_some();
    let columns = table.with_value(|table| {
        let naming = table.naming_column().filter(|_| added);
        let heading = |(at, field): (usize, &Field)| {
            let names = if naming == Some(at) {
                " table__naming"
            } else {
                ""
            };
            let class = format!("{}{names}", column_class(field));
            view! { <th class=class scope="col">{heading_words(table, field)}</th> }.into_any()
        };
        table
            .columns
            .iter()
            .enumerate()
            .map(heading)
            .collect::<Vec<AnyView>>()
    });
    let actions = added.then(|| {
        view! { <th class="table__action" scope="col"><span class="layout__hidden">{words::ROW_ACTIONS}</span></th> }
            .into_any()
    });
    view! {
        <tr>
            <th class=row_name_class(added) scope="col">{if added { words::ROW_NUMBER } else { words::ROW_NAME }}</th>
            {actions}
            {columns}
        </tr>
    }
    .into_any()
}
