//! The previous period beside a number, in grey: what was stated then, and how much it changed.
//!
//! Drawn by lazy parts only, and nothing where the report of that period is not on this machine.

use leptos::prelude::*;

use crate::assess::since_previous::SincePrevious;
use crate::messages::vi::since_previous as words;
use crate::model::answer::FieldPath;
use crate::state::editor::Editor;

/// The line of a field outside tables.
pub fn previous_of_field(editor: Editor, path: FieldPath) -> AnyView {
    previous_line(editor.since_previous(&path))
}

/// The line of a number, kept current.
pub fn previous_line(since: Memo<Option<SincePrevious>>) -> AnyView {
    let line = |since: &SincePrevious| {
        view! { <p class="field__previous">{words::beside(since)}</p> }.into_any()
    };
    (move || since.with(|since| since.as_ref().map(line))).into_any()
}
