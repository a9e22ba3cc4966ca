//! What a lazy part draws in a field outside tables.

use leptos::prelude::*;

use super::comment::comment_of_field;
use super::previous::previous_line;
use crate::model::answer::FieldPath;
use crate::state::editor::{Editor, FieldPart};

/// Below its control its comment, behind its label the previous period where that is here.
pub fn field_extras(editor: Editor, path: FieldPath, part: FieldPart) -> AnyView {
    if part == FieldPart::Control {
        return comment_of_field(editor, &path);
    }
    // Most reports have none: their fields follow nothing more. It may be found later.
    (move || {
        editor.with_previous(|_| ()).map(|()| {
            let beside = editor.since_previous(&path);
            let line = previous_line(editor, path.clone(), beside);
            view! { <div class="field__since">{line}</div> }.into_any()
        })
    })
    .into_any()
}
