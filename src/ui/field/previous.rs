//! The previous period beside a number, in grey: what was stated then, how much it changed, and what it hands over.
//!
//! Drawn by lazy parts only, and nothing where the report of that period is not on this machine. The button that takes a number
//! over is no stop of Tab: Alt + L in the field presses it.

use leptos::prelude::*;

use crate::browser::grid::leave;
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::since_previous as words;
use crate::model::answer::FieldPath;
use crate::model::number::Number;
use crate::state::editor::{Beside, Editor, control_id};

/// The line of a number, kept current.
pub fn previous_line(editor: Editor, path: FieldPath, beside: Memo<Beside>) -> AnyView {
    let line = move |beside: &Beside| {
        let since = beside
            .since
            .as_ref()
            .map(|since| words::beside(since, beside.handed_over.is_some()));
        let take = beside
            .handed_over
            .map(|number| take(editor, path.clone(), number));
        view! {
            {since.map(|text| view! { <p class="field__previous">{text}</p> }.into_any())}
            {take}
        }
        .into_any()
    };
    (move || beside.with(&line)).into_any()
}

/// The button that takes over what the previous period hands over. It goes with its press; the field is what comes next.
fn take(editor: Editor, path: FieldPath, number: Number) -> AnyView {
    let locked = editor.locked_at(&path);
    let text = words::take(&number);
    let from = editor.continued_label(&path);
    // A row of one line shows the beginning of it.
    let title = words::take_keys(&text, from.as_deref());
    let from = from.map(|label| {
        view! { <span class="field__take-from">{words::stated_as(&label)}</span> }.into_any()
    });
    let press = move |_| {
        let control = control_id(&path);
        // By its key it is pressed from the control, which shows nothing new while it has the focus.
        leave(&control);
        editor.take_over(&path, &number);
        after_draw(move || focus(&control));
    };
    view! {
        <button class="button button--small field__take" type="button" tabindex="-1" aria-keyshortcuts="Alt+L" title=title hidden=locked on:click=press>{text}{from}</button>
    }
    .into_any()
}
