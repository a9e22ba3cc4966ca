//! Moving between the cells of a table by keys, and where the focus goes.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::menu::RowMenu;
use super::row::add_row_and_enter;
use super::shared::{Shared, add_id, added_row_name, paste_id};
use crate::browser::cell_keys::{self, CellKey, CellPress};
use crate::browser::grid;
use crate::browser::page::{after_draw, focus};
use crate::state::editor::{Direction, Editor};

/// What the keys of a table's cells need to know.
#[derive(Clone, Copy)]
pub struct Keys {
    editor: Editor,
    table: Shared,
    menu: RowMenu,
    /// The row that Tab added last: nobody asked for it in so many words, and blank it does not stay.
    tabbed: StoredValue<Option<String>>,
}

impl Keys {
    /// The keys of a table whose rows have a menu.
    pub fn new(editor: Editor, table: Shared, menu: RowMenu) -> Self {
        Self {
            editor,
            table,
            menu,
            tabbed: StoredValue::new(None),
        }
    }

    /// Does what a key asks for; all others are left to the browser.
    pub fn press(self, event: &KeyboardEvent) {
        let Some(press) = cell_keys::press(event) else {
            return;
        };
        let done = match press.key {
            CellKey::Up => self.go(press, Direction::Up),
            CellKey::Down => self.go(press, Direction::Down),
            CellKey::Enter => self.enter(press),
            CellKey::Left => self.go(press, Direction::Left),
            CellKey::Right => self.go(press, Direction::Right),
            CellKey::Tab => self.add(&press.control),
            CellKey::Leave => self.leave(&press.control),
            CellKey::Menu => self.open_menu(press.control),
            CellKey::Undo => self.undo(press.control),
        };
        if done {
            event.prevent_default();
        }
    }

    /// Goes to the next cell in a direction; at the edge the focus stays.
    fn go(self, press: CellPress, way: Direction) -> bool {
        let CellPress {
            control,
            caret_first,
            ..
        } = press;
        let go = move |control: &str| {
            let next = self
                .table
                .with_value(|table| self.editor.neighbour(table, control, way));
            if let Some(next) = next {
                // The page may be another one then: what is left must still be told so.
                grid::leave(control);
                show_then(self.editor, self.table, &next, |next| _ = grid::go_to(next));
            }
        };
        if caret_first {
            let from = control.clone();
            cell_keys::if_caret_stays(&control, move || go(&from));
        } else {
            go(&control);
        }
        !caret_first
    }

    /// Enter goes down; from the last row it does what Tab does in the last cell.
    fn enter(self, press: CellPress) -> bool {
        let (editor, table) = (self.editor, self.table);
        let row = table.with_value(|table| editor.last_row(table, &press.control));
        match row {
            Some(row) if !untrack(|| editor.locked()) => {
                // Out of a blank row, whoever added it.
                if !self.add_after(&press.control, &row) {
                    focus(&way_out(table));
                }
                true
            }
            _ => self.go(press, Direction::Down),
        }
    }

    /// Tab in the last cell of the last row adds a row, unless that row is blank: then it leads out of the table.
    fn add(self, control: &str) -> bool {
        let (editor, table) = (self.editor, self.table);
        let row = table.with_value(|table| editor.row_that_ends(table, control));
        row.filter(|_| !untrack(|| editor.locked()))
            .is_some_and(|row| self.add_after(control, &row))
    }

    /// Adds a row after the last one, unless that is blank: then it is taken back where nobody asked for it.
    fn add_after(self, control: &str, row: &str) -> bool {
        let (editor, table) = (self.editor, self.table);
        if table.with_value(|table| editor.is_blank_row(table, row)) {
            let tabbed = self
                .tabbed
                .with_value(|tabbed| tabbed.as_deref() == Some(row));
            return tabbed && self.take_back(row);
        }
        grid::leave(control);
        self.tabbed.set_value(add_row_and_enter(editor, table));
        true
    }

    /// Leaves the table, for the buttons below it; a row that was just added and is still blank does not stay.
    fn leave(self, control: &str) -> bool {
        let (editor, table) = (self.editor, self.table);
        let row = table.with_value(|table| editor.row_of(table, control));
        let Some(row) = row.filter(|_| !untrack(|| editor.locked())) else {
            return false;
        };
        if !self.take_back(&row) {
            focus(&way_out(table));
        }
        true
    }

    /// Takes a row back that was just added and that is still blank, and leaves the table.
    fn take_back(self, row: &str) -> bool {
        let (editor, table) = (self.editor, self.table);
        if !table.with_value(|table| editor.was_just_added(table, row)) {
            return false;
        }
        self.tabbed.set_value(None);
        focus(&way_out(table));
        table.with_value(|table| editor.take_back_row(table, row));
        true
    }

    fn open_menu(self, control: String) -> bool {
        let (editor, table) = (self.editor, self.table);
        let has_menu = added_row_name(table).is_some() && !untrack(|| editor.locked());
        let row = table.with_value(|table| editor.row_of(table, &control));
        match row.filter(|_| has_menu) {
            Some(row) => {
                self.menu.open(table, row, control);
                true
            }
            None => false,
        }
    }

    /// Takes the last command on the table back where it is the last step of all; the cell keeps the focus.
    fn undo(self, control: String) -> bool {
        let (editor, table) = (self.editor, self.table);
        let id = table.with_value(|table| table.id.clone());
        let is_last = editor.is_last_step_on(&id);
        if is_last {
            grid::leave(&control);
            editor.undo_table_command(&id);
            back_after_draw(editor, table, Some(control));
        }
        is_last
    }
}

/// The button below a table that the focus goes to.
fn way_out(table: Shared) -> String {
    match added_row_name(table) {
        Some(_) => add_id(table),
        None => paste_id(table),
    }
}

/// After the next drawing the focus goes to a cell or, where it is no longer, to the button that pastes.
pub fn back_after_draw(editor: Editor, table: Shared, control: Option<String>) {
    if let Some(control) = &control {
        show_then(editor, table, control, |_| {});
    }
    let paste = paste_id(table);
    after_draw(move || {
        if !control.is_some_and(|control| grid::go_to(&control)) {
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
