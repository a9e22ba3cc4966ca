//! The comment at a field or a cell, and the button that opens it. The button is no stop of Tab: a form of hundreds of fields
//! would have twice as many; Alt + G opens the comment of the field with the focus.

use leptos::prelude::*;

use crate::messages::vi::comments as words;
use crate::messages::vi::rows::label_in;
use crate::model::answer::FieldPath;
use crate::state::editor::Editor;

/// What stands below a field: its comment, else a button that shows while the field is pointed at or typed in.
pub fn comment_of_field(editor: Editor, path: &FieldPath) -> AnyView {
    let comment = editor.comment(path);
    let button = button(editor, path);
    let text = move || {
        comment.with(|text| {
            (!text.is_empty()).then(|| {
                let text = text.clone();
                view! { <p class="field__comment">{words::BEFORE}<bdi>{text}</bdi></p> }.into_any()
            })
        })
    };
    view! { {text}{button} }.into_any()
}

/// The mark of a cell with a comment, which opens it; the row shows it below.
pub fn comment_of_cell(editor: Editor, path: &FieldPath, comment: Memo<String>) -> AnyView {
    let path = path.clone();
    let mark = move || {
        comment.with(|text| {
            (!text.is_empty()).then(|| {
                // The control is described by the comment, the row shows it: not a third time.
                let name = editor
                    .report
                    .with_untracked(|report| label_in(&path, report, &editor.template()));
                let label = words::open(&name);
                let path = path.clone();
                let open = move |_| editor.open_comment(&path);
                view! {
                    <button class="field__mark" type="button" tabindex="-1" aria-label=label on:click=open>{words::COMMENT}</button>
                }
                .into_any()
            })
        })
    };
    mark.into_any()
}

fn button(editor: Editor, path: &FieldPath) -> AnyView {
    let (hidden, label) = (
        editor.locked_at(path),
        words::open(&editor.template().label(path)),
    );
    let path = path.clone();
    let open = move |_| editor.open_comment(&path);
    view! {
        <button class="field__comment-open" type="button" tabindex="-1" title=words::KEYS aria-label=label hidden=hidden on:click=open>
            <svg class="field__comment-icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M2 2.5h12v8H7.5L4.5 13.5v-3H2z"></path>
            </svg>
        </button>
    }
    .into_any()
}
