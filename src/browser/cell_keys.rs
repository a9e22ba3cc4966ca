//! What a key asks for in a cell of a table, and whether the caret needs it first.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::page::{element, has_focus};
use super::pagination::whole;
use super::shortcuts::is_composed;
use super::text_control::TextControl;
use super::timers::after;

/// What a key asks for in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKey {
    /// The cell above.
    Up,
    /// The cell below.
    Down,
    /// The cell before.
    Left,
    /// The cell after.
    Right,
    /// The cell below, or a new row.
    Enter,
    /// On, in the order of the page.
    Tab,
    /// Out of the table.
    Leave,
    /// What can be done with the row.
    Menu,
    /// The last command taken back.
    Undo,
}

/// A key in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPress {
    /// Id of the control.
    pub control: String,
    /// What is asked for.
    pub key: CellKey,
    /// The key moves the caret over the lines of a text; only where there is no line left does it leave the cell.
    pub caret_first: bool,
}

/// What holds the answer of a cell, by what keys do in it.
enum Holder {
    /// A text of one line, which may be shown on several.
    Line,
    /// A text of several lines.
    Lines,
    /// A list of choices, whose arrow keys choose.
    List,
    /// A box to tick, which has no use for arrow keys.
    Box,
    /// Anything else: a button, a result.
    Other,
}

/// What the key of an event asks for. Keys of an input method and of text editing are left alone: an arrow leaves a text only
/// at its end, Enter only one of a single line.
#[must_use]
pub fn press(event: &KeyboardEvent) -> Option<CellPress> {
    let control: HtmlElement = event.target()?.dyn_into().ok()?;
    let id = control.id();
    if id.is_empty() || is_composed(event) || event.meta_key() {
        return None;
    }
    let key = match (event.ctrl_key(), event.alt_key(), event.shift_key()) {
        (false, false, _) => plain(&event.key(), event.shift_key(), &control)?,
        (true, false, false) => with_control(&event.key(), &control)?,
        (false, true, false) if event.key() == "Enter" => CellKey::Menu,
        _ => return None,
    };
    let over_lines = matches!(event.key().as_str(), "ArrowUp" | "ArrowDown") && !event.ctrl_key();
    let caret_first = over_lines
        && is_shown_on_several_lines(&control)
        && selection(&control).is_some_and(|chosen| !chosen.is_all());
    Some(CellPress {
        control: id,
        key,
        caret_first,
    })
}

/// A key alone, or with Shift.
fn plain(key: &str, shift: bool, control: &HtmlElement) -> Option<CellKey> {
    let holder = holder(control);
    let text = selection(control);
    match (key, shift) {
        ("Enter", _) if matches!(holder, Holder::Lines | Holder::Other) => None,
        ("Enter", true) => Some(CellKey::Up),
        ("Enter", false) => Some(CellKey::Enter),
        ("Escape", false) => Some(CellKey::Leave),
        ("Tab", false) => Some(CellKey::Tab),
        (_, true) => None,
        _ if matches!(holder, Holder::List | Holder::Other) => None,
        ("ArrowUp", _) => Some(CellKey::Up),
        ("ArrowDown", _) => Some(CellKey::Down),
        ("ArrowLeft", _) if text.is_none_or(Selection::is_at_start) => Some(CellKey::Left),
        ("ArrowRight", _) if text.is_none_or(Selection::is_at_end) => Some(CellKey::Right),
        _ => None,
    }
}

/// A key with Ctrl. Sideways it moves the caret by words where there are any.
fn with_control(key: &str, control: &HtmlElement) -> Option<CellKey> {
    let is_text = selection(control).is_some();
    match key {
        "ArrowUp" => Some(CellKey::Up),
        "ArrowDown" => Some(CellKey::Down),
        "ArrowLeft" if !is_text => Some(CellKey::Left),
        "ArrowRight" if !is_text => Some(CellKey::Right),
        "z" => Some(CellKey::Undo),
        _ => None,
    }
}

/// Calls `then` when the key that is being pressed does not move the caret of a text.
pub fn if_caret_stays(id: &str, then: impl FnOnce() + 'static) {
    let id = id.to_owned();
    let before = element(&id).and_then(|control| selection(&control));
    // The browser moves it once the listeners of the key are done.
    after(0, move || {
        let now = element(&id).and_then(|control| selection(&control));
        if has_focus(&id) && now == before {
            then();
        }
    });
}

/// True for a control that takes one line, also when it shows it on several.
pub(super) fn is_one_line(control: &HtmlElement) -> bool {
    !matches!(holder(control), Holder::Lines)
}

/// True for a control whose text is chosen as a whole, or that is empty.
pub(super) fn is_all_chosen(control: &HtmlElement) -> bool {
    selection(control).is_some_and(Selection::is_all)
}

/// True for a text that takes more than one line on the screen, and where that cannot be told.
fn is_shown_on_several_lines(control: &HtmlElement) -> bool {
    let line = super::window()
        .and_then(|window| window.get_computed_style(control).ok().flatten())
        .and_then(|style| style.get_property_value("line-height").ok())
        .and_then(|height| height.strip_suffix("px")?.parse().ok())
        .map_or(0, whole);
    control.matches("textarea").unwrap_or(false) && control.scroll_height() >= 2 * line
}

fn holder(control: &HtmlElement) -> Holder {
    let kinds = [
        ("input[type=checkbox]", Holder::Box),
        ("input, textarea[rows='1']", Holder::Line),
        ("textarea", Holder::Lines),
        ("select", Holder::List),
    ];
    let mut kinds = kinds.into_iter();
    let kind = kinds.find(|(which, _)| control.matches(which).unwrap_or(false));
    kind.map_or(Holder::Other, |(_, kind)| kind)
}

/// What is chosen in a text, in its units.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Selection {
    start: u32,
    end: u32,
    length: u32,
}

impl Selection {
    fn is_at_start(self) -> bool {
        self.end == 0
    }

    fn is_at_end(self) -> bool {
        self.start == self.length
    }

    /// True for a text that is chosen as a whole, as on arrival in its cell, or that is empty.
    fn is_all(self) -> bool {
        self.start == 0 && self.end == self.length
    }
}

/// What is chosen in the text of a control; none where it holds no text.
fn selection(control: &HtmlElement) -> Option<Selection> {
    let text = control.dyn_ref::<TextControl>()?;
    Some(Selection {
        start: text.selection_start()?,
        end: text.selection_end()?,
        length: u32::try_from(text.value().encode_utf16().count()).ok()?,
    })
}
