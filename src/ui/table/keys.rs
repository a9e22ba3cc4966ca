//! Moving between the cells of a table by keys, and where the focus goes.

use leptos::ev::KeyboardEvent;

use super::shared::{Shared, paste_id};
use crate::browser::grid::{self as keys, CellKey};
use crate::browser::page::{after_draw, focus};
use crate::state::editor::Editor;

/// Moves between cells, or takes the last command back where it is the last step of all: then the cell keeps the focus.
pub fn press(editor: Editor, table: Shared, event: &KeyboardEvent) {
    let Some((control, key)) = keys::key(event) else {
        return;
    };
    let id = table.with_value(|table| table.id.clone());
    if key != CellKey::Undo {
        event.prevent_default();
        let next =
            table.with_value(|table| editor.neighbour(table, &control, key == CellKey::Down));
        if let Some(next) = next {
            // The page may be another one then: what is left must still be told so.
            keys::leave(&control);
            show_then(editor, table, &next, |next| _ = keys::go_to(next));
        }
    } else if editor.is_last_step_on(&id) {
        event.prevent_default();
        keys::leave(&control);
        editor.undo_table_command(&id);
        back_after_draw(editor, table, Some(control));
    }
}

/// After the next drawing the focus goes to a cell or, where it is no longer, to the button that pastes.
pub fn back_after_draw(editor: Editor, table: Shared, control: Option<String>) {
    if let Some(control) = &control {
        show_then(editor, table, control, |_| {});
    }
    let paste = paste_id(table);
    after_draw(move || {
        if !control.is_some_and(|control| keys::go_to(&control)) {
            focus(&paste);
        }
    });
}

/// Does something with a cell's control: at once, or once its row is on the screen.
fn show_then(editor: Editor, table: Shared, control: &str, then: impl FnOnce(&str) + 'static) {
    let turned = table.with_value(|table| {
        let row = editor.row_of(table, control);
        row.is_some_and(|row| editor.show_row(table, &row))
    });
    if turned {
        let control = control.to_owned();
        after_draw(move || then(&control));
    } else {
        then(control);
    }
}
