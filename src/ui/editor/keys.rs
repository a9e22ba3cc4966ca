//! The keys of a report's pages, heard as long as one of them is open, and the dialog with their sheet.

use leptos::prelude::*;

use super::comment::comment_dialog;
use super::field_search::field_search;
use crate::browser::editor_keys::listen;
use crate::browser::grid::{close_dialog, show_dialog};
use crate::browser::lazy::lazy;
use crate::messages::vi::keys as words;
use crate::state::app::{App, KEY_SHEET};
use crate::state::editor::Editor;
use crate::ui::help::pairs;

lazy! { findings:
    /// Listens to the keys of a report's pages.
    pub fn editor_keys(app: App, editor: Editor) -> AnyView {
        view! { <EditorKeys app=app editor=editor /> }.into_any()
    }
}

/// Listens to the keys of a report's pages, and has what they open.
#[component]
pub fn EditorKeys(
    /// The app.
    app: App,
    /// The report.
    editor: Editor,
) -> impl IntoView {
    // It ends with the page.
    let _ = StoredValue::new_local(listen(move |key| app.press(editor, key)));
    let title = format!("{KEY_SHEET}-title");
    view! {
        {field_search(editor)}
        {comment_dialog(editor)}
        <dialog class="dialog" id=KEY_SHEET aria-labelledby=title>
            <h2 class="dialog__title" id=title.clone() tabindex="-1" autofocus>{words::KEYS}</h2>
            {pairs(words::HEADINGS, &words::LIST)}
            <p class="field__hint">{words::MAC}</p>
            <div class="layout__buttons dialog__buttons">
                <button class="button" type="button" on:click=move |_| close_dialog(KEY_SHEET)>{words::CLOSE}</button>
            </div>
        </dialog>
    }
    .into_any()
}

/// The button that opens the sheet of keys.
pub fn sheet_button() -> AnyView {
    view! {
        <button class="button button--small" type="button" title=words::SHEET_KEY on:click=move |_| show_dialog(KEY_SHEET)>{words::KEYS}</button>
    }
    .into_any()
}
