//! The menu of a row: what can be done with it, behind one button that Tab passes by (the menu button of WAI-ARIA).
//! From a cell of the row a key opens it; the focus comes back to where it was opened from.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;

use super::cells::LiveRow;
use super::shared::{Shared, add_id, focus_once_drawn, once_drawn};
use crate::browser::grid::{focus_goes_to, place_menu};
use crate::browser::page::{focus, has_focus};
use crate::messages::vi::table as words;
use crate::model::answer::FieldPath;
use crate::state::editor::{Direction, Editor, control_id};

/// The menu of a table's rows: one is open at a time.
#[derive(Clone, Copy)]
pub struct RowMenu {
    open: RwSignal<Option<OpenMenu>>,
}

/// The menu of one row.
#[derive(Clone, PartialEq, Eq)]
struct OpenMenu {
    row: String,
    /// The control that it was opened from.
    from: String,
}

impl RowMenu {
    /// No menu is open.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(None),
        }
    }

    /// Opens the menu of a row, from the control that has the focus.
    pub fn open(self, table: Shared, row: String, from: String) {
        self.open.set(Some(OpenMenu { row, from }));
        let first = item_id(table, Action::Up);
        once_drawn(move || {
            // Placed first: to get the focus elsewhere, it would scroll the page.
            self.place(table);
            focus(&first);
        });
    }

    /// Puts the menu beside what it was opened from, which may have moved since.
    pub fn place(self, table: Shared) {
        let from = |open: &Option<OpenMenu>| open.as_ref().map(|open| open.from.clone());
        // A frame may tell that it was scrolled when its page is gone already.
        if let Some(from) = self.open.try_with_untracked(from).flatten() {
            place_menu(&menu_id(table), &from);
        }
    }

    /// Closes the menu; the focus goes back to where it was opened from.
    fn close(self) {
        if let Some(open) = self.open.get_untracked() {
            focus(&open.from);
            self.open.set(None);
        }
    }

    fn is_of(self, row: &str) -> bool {
        self.open
            .with(|open| open.as_ref().is_some_and(|open| open.row == row))
    }
}

/// What can be done with a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Up,
    Down,
    Remove,
}

impl Action {
    const ALL: [Self; 3] = [Self::Up, Self::Down, Self::Remove];

    fn word(self, row: &str, turned: bool) -> String {
        match (self, turned) {
            (Self::Up, false) => words::MOVE_UP.to_owned(),
            (Self::Down, false) => words::MOVE_DOWN.to_owned(),
            (Self::Up, true) => words::MOVE_LEFT.to_owned(),
            (Self::Down, true) => words::MOVE_RIGHT.to_owned(),
            (Self::Remove, _) => words::remove(row),
        }
    }
}

/// The button that opens a row's menu.
pub fn menu_button(editor: Editor, table: Shared, menu: RowMenu, row: &LiveRow) -> AnyView {
    let id = button_id(table, &row.id);
    let name = row.name;
    let label = Signal::derive(move || words::row_menu(&name.get()));
    let title = Signal::derive(move || words::row_menu_with_key(&name.get()));
    let locked = Signal::derive(move || editor.locked());
    let own = row.id.clone();
    let expanded = Signal::derive(move || menu.is_of(&own));
    let (row, from) = (row.id.clone(), id.clone());
    let press = move |_| {
        if expanded.get_untracked() {
            menu.close();
        } else {
            menu.open(table, row.clone(), from.clone());
        }
    };
    let controls = Signal::derive(move || expanded.get().then(|| menu_id(table)));
    // A press must not take the focus away: the menu would close, and open again at once.
    view! {
        <button
            class="button button--small row-menu__button" type="button" id=id tabindex="-1" hidden=locked
            aria-haspopup="menu" aria-expanded=move || expanded.get().to_string() aria-controls=controls
            aria-label=label title=title aria-keyshortcuts="Alt+Enter"
            on:mousedown=|event| event.prevent_default() on:click=press
        >
            "⋯"
        </button>
    }
    .into_any()
}

/// The menu that is open, above the table: inside it, it would be cut off where the table scrolls.
pub fn row_menu(editor: Editor, table: Shared, menu: RowMenu) -> AnyView {
    let content = move || {
        let open = menu.open.get();
        open.map(|open| opened(editor, table, menu, open))
            .into_any()
    };
    view! { {content} }.into_any()
}

fn opened(editor: Editor, table: Shared, menu: RowMenu, open: OpenMenu) -> AnyView {
    let row = LiveRow::new(editor, table, open.row.clone());
    let name = row.name;
    let label = Signal::derive(move || words::row_menu(&name.get()));
    let open = StoredValue::new(open);
    let items = Action::ALL.map(|action| item(editor, table, menu, (action, open), name));
    let own = Action::ALL.map(|action| item_id(table, action));
    let left = move |event: FocusEvent| {
        let next = focus_goes_to(&event);
        // While another window has the focus, the page still says which element had it.
        if !own
            .iter()
            .any(|id| next.as_ref() == Some(id) || has_focus(id))
        {
            // The page may be gone, and the menu with it.
            let _ = menu.open.try_set(None);
        }
    };
    view! {
        <div
            class="row-menu" role="menu" id=menu_id(table) aria-label=label
            on:keydown=move |event| press(table, menu, &event) on:focusout=left
        >
            {items.into_iter().collect::<Vec<AnyView>>()}
        </div>
    }
    .into_any()
}

/// One thing that can be done; what cannot be done here is said, and does nothing.
fn item(
    editor: Editor,
    table: Shared,
    menu: RowMenu,
    (action, open): (Action, StoredValue<OpenMenu>),
    name: Signal<String>,
) -> AnyView {
    let turned = table.with_value(|table| table.shape.transposed);
    let word = Signal::derive(move || action.word(&name.get(), turned));
    let moot = open.with_value(|open| is_moot(editor, table, &open.row, action));
    let act = move |_| {
        if !moot {
            let open = open.get_value();
            menu.open.set(None);
            run(editor, table, &open, action);
        }
    };
    let danger = action == Action::Remove;
    view! {
        <button
            class="row-menu__item" class:row-menu__item--danger=danger type="button" role="menuitem" tabindex="-1"
            id=item_id(table, action) aria-disabled=moot.then_some("true") on:click=act
        >
            {word}
        </button>
    }
    .into_any()
}

/// Keys inside the menu: arrows go round, Esc and Tab lead back.
fn press(table: Shared, menu: RowMenu, event: &KeyboardEvent) {
    let now = Action::ALL
        .into_iter()
        .position(|one| has_focus(&item_id(table, one)));
    let now = now.unwrap_or_default();
    let others = Action::ALL.into_iter().cycle();
    let next = match event.key().as_str() {
        "ArrowDown" => others.clone().nth(now + 1),
        "ArrowUp" => others.clone().nth(now + Action::ALL.len() - 1),
        "Home" => Action::ALL.first().copied(),
        "End" => Action::ALL.last().copied(),
        // The browser goes on from where the focus comes back to.
        "Tab" => return menu.close(),
        "Escape" => {
            event.prevent_default();
            return menu.close();
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next {
        focus(&item_id(table, next));
    }
}

/// True for a row that stands at the end already.
fn is_moot(editor: Editor, table: Shared, row: &str, action: Action) -> bool {
    let rows = untrack(|| table.with_value(|table| editor.row_ids(table)));
    let end = match action {
        Action::Up => rows.first(),
        Action::Down => rows.last(),
        Action::Remove => None,
    };
    end.is_some_and(|end| end == row)
}

fn run(editor: Editor, table: Shared, open: &OpenMenu, action: Action) {
    let row = &open.row;
    let next = match action {
        Action::Remove => after_removal(editor, table, open),
        _ => open.from.clone(),
    };
    let name = LiveRow::new(editor, table, row.clone()).name;
    table.with_value(|table| match action {
        Action::Remove => editor.remove_row(&table.id, row, &name.get_untracked()),
        _ => {
            editor.move_row(&table.id, row, action == Action::Up);
            editor.show_row(table, row);
        }
    });
    focus_once_drawn(next);
}

/// Where the focus goes from a row that is removed: to the same place in the next one or the one before, else to the button
/// that adds a row.
fn after_removal(editor: Editor, table: Shared, open: &OpenMenu) -> String {
    let beside = table.with_value(|known| {
        let way = Direction::to_next_row(known);
        let cell = |way| editor.neighbour(known, &open.from, way);
        if editor.row_of(known, &open.from).is_some() {
            return cell(way).or_else(|| cell(way.back()));
        }
        let rows = untrack(|| editor.row_ids(known));
        let place = rows.iter().position(|id| *id == open.row)?;
        let next = rows.get(place + 1);
        let next = next.or_else(|| rows.get(place.checked_sub(1)?))?;
        Some(button_id(table, next))
    });
    beside.unwrap_or_else(|| add_id(table))
}

fn button_id(table: Shared, row: &str) -> String {
    table.with_value(|table| {
        let row = FieldPath::new(format!("{}.{row}", table.id));
        format!("{}-menu", control_id(&row))
    })
}

fn menu_id(table: Shared) -> String {
    table.with_value(|table| {
        let table = FieldPath::new(table.id.as_str());
        format!("{}-menu", control_id(&table))
    })
}

fn item_id(table: Shared, action: Action) -> String {
    let word = match action {
        Action::Up => "up",
        Action::Down => "down",
        Action::Remove => "remove",
    };
    format!("{}-{word}", menu_id(table))
}
