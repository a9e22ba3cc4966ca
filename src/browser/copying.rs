//! Cells of a table that are selected on the page and copied: what controls hold is no text of the page, so that the browser alone
//! would put the words between them on the clipboard.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement, Node, Selection};

use super::page::{all, element};
use super::text_control::TextControl;

/// The tables of a page.
const GRIDS: &str = ".table__grid";
/// Their rows but for totals and messages.
const ROWS: &str = "tbody > .table__row";
/// What holds the first answer of a row, or its result; the button of the row's menu has an id too.
const CONTROL: &str = "td [id^='f-']:not(button)";

/// What is selected of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selected {
    /// All of it.
    Whole,
    /// The rows in which these controls stand.
    Rows(Vec<String>),
}

/// Listens until it is dropped.
pub struct CopyListener {
    _listener: EventListener,
}

/// Hears when several cells of the table in an element are copied, and no other table with them; `block` gives the text that
/// goes to the clipboard in their place.
pub fn on_copy(
    table: String,
    block: impl Fn(Selected) -> String + 'static,
) -> Option<CopyListener> {
    let window = super::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window, "copy", options, move |event| {
        let event = event.unchecked_ref::<ClipboardEvent>();
        if let Some(selected) = selected(event, &table)
            && let Some(data) = event.clipboard_data()
            && data.set_data("text/plain", &block(selected)).is_ok()
        {
            event.prevent_default();
        }
    });
    Some(CopyListener {
        _listener: listener,
    })
}

fn selected(event: &ClipboardEvent, table: &str) -> Option<Selected> {
    let target = event.target()?;
    // A text chosen in a control is copied as it is.
    if target.has_type::<TextControl>() {
        return None;
    }
    let selection = super::window()?.get_selection().ok().flatten()?;
    let grid = element(table)?.query_selector(GRIDS).ok().flatten()?;
    if !touches(&selection, &grid) {
        return None;
    }
    let page = grid.owner_document()?.document_element()?;
    let tables = touched(&selection, &page, GRIDS);
    if tables.len() != 1 || touched(&selection, &grid, "td, th").len() < 2 {
        return None;
    }
    let whole = selection.contains_node_with_allow_partial_containment(&grid, false);
    if whole.unwrap_or_default() {
        return Some(Selected::Whole);
    }
    let control = |row: &HtmlElement| Some(row.query_selector(CONTROL).ok()??.id());
    let rows = touched(&selection, &grid, ROWS);
    Some(Selected::Rows(rows.iter().filter_map(control).collect()))
}

/// True where a part of a node is selected.
fn touches(selection: &Selection, node: &Node) -> bool {
    let touched = selection.contains_node_with_allow_partial_containment(node, true);
    touched.unwrap_or_default()
}

/// The elements of a kind of which a part is selected.
fn touched(selection: &Selection, within: &Element, which: &str) -> Vec<HtmlElement> {
    let mut found = all(which, Some(within));
    found.retain(|one| touches(selection, one));
    found
}
