//! Tools above the form of a section: the search of a field, the sheet of keys, and whether only blank fields are shown.

use leptos::prelude::*;

use super::field_search::search_button;
use super::keys::sheet_button;
use crate::messages::vi::keys as words;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;

/// The tools of a section that was just opened.
pub(super) fn tools(editor: Editor, section: String) -> AnyView {
    editor.open_only_blank(section.clone());
    let own = section.clone();
    let fields = untrack(|| editor.blank_fields(&section));
    // A section that only holds others has nothing to hide.
    let switch = (fields.blank + fields.given > 0).then(|| switch(editor, section));
    let said = page_memo(move |_| {
        let on = editor.shows_only_blank() && fields.blank + fields.given > 0;
        on.then(|| {
            let now = editor.blank_fields(&own);
            words::only_blank(now.blank, now.tables)
        })
    });
    view! {
        <div class="editor__tools">
            {search_button()}{sheet_button()}{switch}
            <p class="field__hint" role="status">{move || said.get()}</p>
        </div>
    }
    .into_any()
}

/// Shows only blank fields, or all.
fn switch(editor: Editor, section: String) -> AnyView {
    const ID: &str = "only-blank";
    let on = page_memo(move |_| editor.shows_only_blank());
    let turn = move |event| editor.show_only_blank(&section, event_target_checked(&event));
    view! {
        <span class="field__option">
            <input class="field__radio" type="checkbox" id=ID prop:checked=on on:change=turn />
            <label for=ID>{words::ONLY_BLANK}</label>
        </span>
    }
    .into_any()
}
