//! What happens in the cells of a table: keys that leave a cell, blocks that are pasted, a dialog above the page.

use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    KeyboardEvent,
};

use crate::input::copied_cell::is_one_cell;

/// What a key asks for in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKey {
    /// The cell above.
    Up,
    /// The cell below.
    Down,
    /// The last command taken back.
    Undo,
}

/// The control of an event and what its key asks for. Keys of an input method and of text editing are left alone:
/// Enter goes on only from a control of one line.
#[must_use]
pub fn key(event: &KeyboardEvent) -> Option<(String, CellKey)> {
    let control: HtmlElement = event.target()?.dyn_into().ok()?;
    let id = control.id();
    // 229 is the key of an input method where the browser does not say that it composes.
    if id.is_empty()
        || event.is_composing()
        || event.key_code() == 229
        || event.alt_key()
        || event.meta_key()
    {
        return None;
    }
    let one_line = is_one_line(&control);
    let wanted = match (event.key().as_str(), event.ctrl_key()) {
        ("Enter", false) if one_line && event.shift_key() => CellKey::Up,
        ("Enter", false) if one_line => CellKey::Down,
        ("ArrowUp", true) => CellKey::Up,
        ("ArrowDown", true) => CellKey::Down,
        ("z", true) if !event.shift_key() => CellKey::Undo,
        _ => return None,
    };
    Some((id, wanted))
}

/// The control that something is pasted into, whether it takes several lines, and the text.
#[must_use]
pub fn pasted(event: &ClipboardEvent) -> Option<(String, bool, String)> {
    let control: HtmlElement = event.target()?.dyn_into().ok()?;
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    Some((control.id(), !is_one_line(&control), text))
}

/// Selects all in a control for a number or a date when a cell of a spreadsheet is pasted ([`is_one_cell`]): it takes the
/// place of all that stands there. The browser puts it in itself, so that its own undo knows of it.
pub fn select_for_paste(event: &ClipboardEvent) {
    let data = event.clipboard_data();
    let copied = |kind: &str| {
        let data = data.as_ref().and_then(|data| data.get_data(kind).ok());
        data.unwrap_or_default()
    };
    if is_one_cell(&copied("text/plain"), &copied("text/html"))
        && let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    {
        input.select();
    }
}

/// True for a control that takes one line, also when it shows it on several.
fn is_one_line(control: &HtmlElement) -> bool {
    control.dyn_ref::<HtmlTextAreaElement>().map_or_else(
        || control.has_type::<HtmlInputElement>(),
        |area| area.rows() == 1,
    )
}

/// Goes to a cell; a control of one line shows its text chosen, so that the next key replaces it. False when there is
/// no such cell.
pub fn go_to(id: &str) -> bool {
    let Some(control) = super::page::element(id) else {
        return false;
    };
    let _ = control.focus();
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.select();
    } else if let Some(area) = control
        .dyn_ref::<HtmlTextAreaElement>()
        .filter(|_| is_one_line(&control))
    {
        area.select();
    }
    true
}

/// Leaves a cell, so that another text can be shown in it.
pub fn leave(id: &str) {
    if let Some(control) = super::page::element(id) {
        let _ = control.blur();
    }
}

/// Closes a dialog; the focus goes back to where it was.
pub fn close_dialog(id: &str) {
    if let Some(dialog) =
        super::page::element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok())
    {
        dialog.close();
    }
}

/// Shows a dialog above the page; what is below cannot be reached until it closes.
pub fn show_dialog(id: &str) {
    if let Some(dialog) =
        super::page::element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok())
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}
