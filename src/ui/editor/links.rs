//! Links that go to a field: its section opens, its control takes the focus.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::model::answer::Path;
use crate::state::editor::Editor;
use crate::state::route::Route;

/// A link to a field, in the given words.
#[component]
pub fn FieldLink(editor: Editor, path: Path, words: String) -> impl IntoView {
    let section = editor.template().section_of(&path).unwrap_or_default().to_owned();
    let href = Route::Section { report: editor.id(), section }.fragment();
    let go = move |event: MouseEvent| {
        event.prevent_default();
        editor.go_to_field(&path);
    };
    view! { <a href=href on:click=go>{words}</a> }.into_any()
}

/// A list of fields by name.
#[component]
pub fn FieldLinks(editor: Editor, paths: Vec<Path>) -> impl IntoView {
    let link = |path: Path| {
        let words = editor.template().label(&path);
        view! { <li><FieldLink editor=editor path=path words=words /></li> }.into_any()
    };
    let links: Vec<AnyView> = paths.into_iter().map(link).collect();
    view! { <ul class="assessment__fields">{links}</ul> }.into_any()
}
