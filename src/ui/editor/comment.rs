//! The dialog in which the comment at a field is written, and the list of all comments of a report.

use leptos::prelude::*;

use super::links::field_link;
use crate::browser::grid::close_dialog;
use crate::messages::vi::comments as words;
use crate::messages::vi::rows::label_in;
use crate::state::editor::{COMMENT, COMMENT_TEXT, Editor};
use crate::state::page_memo::page_memo;

/// The dialog. What is typed is kept at each key, as everywhere, so that closing it loses nothing.
pub(super) fn comment_dialog(editor: Editor) -> AnyView {
    let title = format!("{COMMENT}-title");
    let hint = format!("{COMMENT}-hint");
    let field = page_memo(move |_| {
        let path = editor.commented.get()?;
        Some(
            editor
                .report
                .with(|report| label_in(&path, report, &editor.template())),
        )
    });
    let locked = Signal::derive(move || editor.locked());
    view! {
        <dialog class="dialog" id=COMMENT aria-labelledby=title on:close=move |_| editor.leave_comment()>
            <h2 class="dialog__title" id=title.clone()>{words::COMMENT}</h2>
            <label class="field__label" for=COMMENT_TEXT>{move || field.get()}</label>
            <textarea
                class="field__input" id=COMMENT_TEXT rows="4" autocomplete="off" aria-describedby=hint.clone()
                prop:readOnly=locked
                on:input=move |event| editor.type_comment(&event_target_value(&event))
            ></textarea>
            <p class="field__hint" id=hint>{words::HINT}</p>
            <div class="layout__buttons dialog__buttons">
                <button class="button" type="button" on:click=move |_| close_dialog(COMMENT)>{words::DONE}</button>
            </div>
        </dialog>
    }
    .into_any()
}

/// All comments, each with the way to its field; nothing where there is none.
pub(super) fn comment_list(editor: Editor) -> AnyView {
    let comments = editor.comments();
    let list = move || {
        comments.with(|comments| {
            let template = editor.template();
            let line = |(path, text): &(_, String)| {
                let name = editor
                    .report
                    .with_untracked(|report| label_in(path, report, &template));
                let text = text.clone();
                view! { <li>{field_link(editor, path, name)}": "<bdi>{text}</bdi></li> }.into_any()
            };
            let lines: Vec<AnyView> = comments.iter().map(line).collect();
            (!lines.is_empty()).then(|| {
                view! {
                    <h2 class="editor__heading">{words::heading(lines.len())}</h2>
                    <p class="field__hint">{words::LIST_HINT}</p>
                    <ul class="assessment__fields">{lines}</ul>
                }
                .into_any()
            })
        })
    };
    list.into_any()
}
