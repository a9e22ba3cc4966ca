//! What happens in the cells of a table: where the focus goes, blocks that are pasted, a dialog above the page.
//!
//! Not here: keys (`cell_keys`).

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, FocusEvent, HtmlDialogElement, HtmlDocument, HtmlElement};

use super::cell_keys::{is_all_chosen, is_one_line};
use super::pagination::whole;
use super::text_control::TextControl;
use crate::input::copied_cell::{are_several_cells, is_one_cell};

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
    if is_one_cell(&copied(event, "text/plain"), &copied(event, "text/html"))
        && let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<TextControl>().ok())
    {
        input.select();
    }
}

/// The text of several cells that are pasted into a control of one line ([`are_several_cells`]); the browser then leaves it
/// to the page.
#[must_use]
pub fn take_cells(event: &ClipboardEvent, is_words: bool) -> Option<String> {
    let text = copied(event, "text/plain");
    are_several_cells(&text, &copied(event, "text/html"), is_words).then(|| {
        event.prevent_default();
        text
    })
}

/// The text that is pasted into a control for a number in the place of all that stands there, where it is more than digits: a
/// spreadsheet may write numbers otherwise. The browser then leaves it to the page. What is put into the middle of a text is a
/// piece of it.
#[must_use]
pub fn take_number(event: &ClipboardEvent) -> Option<String> {
    let text = copied(event, "text/plain");
    let number = text.trim_matches(['\r', '\n', '\t']);
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let control: HtmlElement = event.target()?.dyn_into().ok()?;
    if digits || event.default_prevented() || !is_all_chosen(&control) {
        return None;
    }
    event.prevent_default();
    Some(number.to_owned())
}

/// Types a text into a control in place of all that stands there; the browser's own undo knows of it.
pub fn type_over(id: &str, text: &str) {
    go_to(id);
    let document = super::window()
        .and_then(|window| window.document())
        .map(JsCast::unchecked_into::<HtmlDocument>);
    if let Some(document) = document {
        // Called old by the standard, and without a successor that keeps the undo of a control.
        let _ = document.exec_command_with_show_ui_and_value("insertText", false, text);
    }
}

/// What stands on the clipboard in a form; empty where there is none.
fn copied(event: &ClipboardEvent, form: &str) -> String {
    let data = event.clipboard_data();
    data.and_then(|data| data.get_data(form).ok())
        .unwrap_or_default()
}

/// Goes to a cell; a control of one line shows its text chosen, so that the next key replaces it. False when there is
/// no such cell.
pub fn go_to(id: &str) -> bool {
    let Some(control) = super::page::element(id) else {
        return false;
    };
    let _ = control.focus();
    if let Some(text) = control.dyn_ref::<TextControl>()
        && is_one_line(&control)
    {
        text.select();
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
    if let Some(dialog) = super::page::element(id).map(JsCast::unchecked_into::<HtmlDialogElement>)
    {
        dialog.close();
    }
}

/// Shows a dialog above the page; what is below cannot be reached until it closes.
pub fn show_dialog(id: &str) {
    if let Some(dialog) = super::page::element(id).map(JsCast::unchecked_into::<HtmlDialogElement>)
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// The element that gets the focus which another one loses, by its id; none where the window itself loses it.
#[must_use]
pub fn focus_goes_to(event: &FocusEvent) -> Option<String> {
    let next: HtmlElement = event.related_target()?.dyn_into().ok()?;
    Some(next.id())
}

/// Puts a menu below an element, or above it where there is no room, inside what the menu is laid out in.
pub fn place_menu(menu: &str, anchor: &str) {
    let (Some(menu), Some(anchor)) = (super::page::element(menu), super::page::element(anchor))
    else {
        return;
    };
    let Some(around) = menu.offset_parent() else {
        return;
    };
    let (around, anchor) = (
        around.get_bounding_client_rect(),
        anchor.get_bounding_client_rect(),
    );
    let (width, height) = (menu.offset_width(), menu.offset_height());
    let bottom = super::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .map_or(i32::MAX, whole);
    let left = if whole(anchor.left()) + width > whole(around.right()) {
        whole(anchor.right()) - width
    } else {
        whole(anchor.left())
    };
    let top = if whole(anchor.bottom()) + height > bottom {
        whole(anchor.top()) - height
    } else {
        whole(anchor.bottom())
    };
    let style = menu.style();
    for (side, place) in [
        ("left", left - whole(around.left())),
        ("top", top - whole(around.top())),
    ] {
        // A length that was worked out here cannot be refused.
        let _ = style.set_property(side, &format!("{place}px"));
    }
}
