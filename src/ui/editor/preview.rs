//! The document as it prints, in a frame of its own.

use leptos::prelude::*;
use markup::view;

use crate::engine::checked::PARTICULARS;
use crate::state::editor::Editor;
use crate::state::route::Route;
use crate::text::words::editor as words;

/// Id of the frame, for printing.
const FRAME: &str = "preview-frame";

/// The page with the document and what can be done with it.
#[component]
pub fn PreviewPage(editor: Editor, section: Memo<String>) -> impl IntoView {
    let section = section.get_untracked();
    let section = if section.is_empty() { PARTICULARS.to_owned() } else { section };
    let back = Route::Section { report: editor.id(), section }.fragment();
    view! {
        <div class="preview">
            <div class="preview__bar">
                <h1 class="preview__heading" id="page-title" tabindex="-1">{words::PREVIEW}</h1>
                <a class="button button--secondary" href=back>{words::BACK}</a>
                <button class="button button--secondary" type="button" on:click=move |_| editor.export_json()>{words::EXPORT_JSON}</button>
                <button class="button button--secondary" type="button" on:click=move |_| editor.export_html()>{words::EXPORT_HTML}</button>
                <button class="button" type="button" on:click=move |_| editor.print(FRAME)>{words::PRINT}</button>
            </div>
            <iframe
                class="preview__frame" id=FRAME title=words::PREVIEW_TITLE
                sandbox="allow-same-origin allow-modals" srcdoc=editor.html()
            ></iframe>
        </div>
    }
    .into_any()
}
