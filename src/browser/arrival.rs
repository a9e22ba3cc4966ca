//! Where the focus goes when a page was gone to: to its heading, or to the control that was asked for.

use std::cell::RefCell;

use web_sys::Element;

use super::page::{active_element, element, focus, is_in_field, reveal};

/// A control that the person asked for before it was on the page.
struct RequestedControl {
    id: String,
    /// Its page was drawn, without it: a table that comes later may have it.
    is_page_here: bool,
    /// What had the focus then; who has gone on to another field stays there.
    from: Option<Element>,
}

thread_local! {
    /// The control that the person asked for before its section was on the page.
    static REQUESTED_CONTROL: RefCell<Option<RequestedControl>> = const { RefCell::new(None) };
    /// The heading of a page that the person went to before it could be drawn.
    static PENDING_HEADING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Reveals a control after the navigation to its section ([`focus_after_navigation`]); at once when it is here already.
pub fn reveal_after_navigation(control: &str) {
    reveal_or_request(control, false);
}

/// Reveals a control of the page that is open, as soon as the table that has it was drawn.
pub fn reveal_once_here(control: &str) {
    reveal_or_request(control, true);
}

fn reveal_or_request(control: &str, is_page_here: bool) {
    if !reveal(control) {
        let id = control.to_owned();
        REQUESTED_CONTROL.set(Some(RequestedControl {
            id,
            is_page_here,
            from: active_element(),
        }));
    }
}

/// A page was drawn: the focus goes to the control that was asked for, else to the heading, unless the person is in a field
/// already.
pub fn focus_after_navigation(heading: &str) {
    if element(heading).is_none() {
        PENDING_HEADING.set(Some(heading.to_owned()));
        return;
    }
    // It stays asked for until a table that comes later has it, or another page is gone to.
    if let Some(mut requested) = REQUESTED_CONTROL.take().filter(|one| !one.is_page_here) {
        if reveal(&requested.id) {
            return;
        }
        requested.is_page_here = true;
        REQUESTED_CONTROL.set(Some(requested));
    }
    if !is_in_field() {
        focus(heading);
    }
}

/// Something was drawn later than its page: the control that was asked for may be in it.
pub fn reveal_requested() {
    // Before its page is arrived at it stays asked for: the heading would take the focus from it.
    let requested = REQUESTED_CONTROL.take().filter(|requested| {
        let went_on = is_in_field() && requested.from != active_element();
        !requested.is_page_here || !went_on && !reveal(&requested.id)
    });
    REQUESTED_CONTROL.set(requested);
}

/// The same for a page that was drawn later than the person went to it; nothing happens where no page was waited for.
pub fn focus_after_late_drawing() {
    if let Some(heading) = PENDING_HEADING.take() {
        focus_after_navigation(&heading);
    }
}
