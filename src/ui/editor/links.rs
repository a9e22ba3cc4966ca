//! Links that go to a field: its section opens, its control takes the focus.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::assess::assessment::SentenceResult;
use crate::messages::vi::findings::page::stale_sentence;
use crate::messages::vi::sentences::wording;
use crate::model::answer::FieldPath;
use crate::state::editor::Editor;
use crate::state::route::Route;

/// A link to a field, in the given words.
pub fn field_link(editor: Editor, path: &FieldPath, words: String) -> AnyView {
    let section = editor
        .template()
        .section_of(path)
        .unwrap_or_default()
        .to_owned();
    let href = Route::Section {
        report: editor.id(),
        section,
    }
    .fragment();
    let path = path.clone();
    let go = move |event: MouseEvent| {
        event.prevent_default();
        editor.go_to_field(&path);
    };
    view! { <a href=href on:click=go>{words}</a> }.into_any()
}

/// A link to a rewritten sentence whose numbers changed, in its own words.
pub fn sentence_link(editor: Editor, sentence: SentenceResult) -> AnyView {
    let text = untrack(|| {
        editor.with_results(|lookup, _| wording(&sentence, lookup.labels(), lookup.report).text)
    })
    .flatten()
    .unwrap_or_default();
    let href = editor.sentence_href(&sentence);
    let go = move |event: MouseEvent| {
        event.prevent_default();
        editor.go_to_sentence(&sentence);
    };
    view! { <a href=href on:click=go>{stale_sentence(&text)}</a> }.into_any()
}

/// A list of fields by name.
pub fn field_links(editor: Editor, paths: &[FieldPath]) -> AnyView {
    let template = editor.template();
    let link = |path: &FieldPath| {
        view! { <li>{field_link(editor, path, template.label(path))}</li> }.into_any()
    };
    let links: Vec<AnyView> = paths.iter().map(link).collect();
    view! { <ul class="assessment__fields">{links}</ul> }.into_any()
}
