//! Above the form, when the officer came from the page of all findings: which one, the next one, and the way back.

use leptos::prelude::*;

use super::worded::Worded;
use crate::messages::vi::findings::page as words;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;

/// The finding that the officer came from.
#[component]
pub fn FindingTrail(
    /// The report.
    editor: Editor,
) -> impl IntoView {
    let told = page_memo(move |_| {
        let key = editor.trail.get()?.key;
        let groups = editor.finding_groups();
        let group = groups.iter().find(|group| group.key == key)?;
        let worded = editor.word_group(group, Worded::new)?;
        Some(worded.headline)
    });
    let next = page_memo(move |_| editor.next_group());
    let waits = Signal::derive(move || next.with(Option::is_some));
    let go = move |_| {
        if let Some(key) = next.get_untracked() {
            editor.follow_group(&key);
        }
    };
    let what = move || match told.get() {
        Some(headline) => {
            view! { <span>{words::LOOKING_AT}" "</span><strong>{headline}</strong> }.into_any()
        }
        None => view! { <span>{words::MENDED}</span> }.into_any(),
    };
    view! {
        <div class="trail" role="status">
            <p class="trail__what">{what}</p>
            <div class="trail__buttons">
                <button class="button button--small" type="button" on:click=move |_| editor.leave_trail()>{words::BACK_TO_FINDINGS}</button>
                <Show when=move || waits.get()>
                    <button class="button button--small" type="button" on:click=go>{words::NEXT_FINDING}</button>
                </Show>
            </div>
        </div>
    }
    .into_any()
}
