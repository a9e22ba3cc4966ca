//! Findings as a line of the page of all findings, which opens.

use leptos::prelude::*;

use super::finding::{body, mark, state};
use super::worded::{Groups, Shown};
use crate::assess::assessment::Standing;
use crate::messages::vi::{editor as titles, findings::page as words};
use crate::state::editor::{Editor, group_control};

/// A line of the page of all findings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Listed {
    /// Key of the group.
    pub(super) key: String,
    /// Id of its section.
    pub(super) section: String,
    /// It is the first of its section.
    pub(super) first: bool,
}

/// On the page of all findings: a line that opens.
pub(super) fn line(editor: Editor, groups: Groups, listed: Listed) -> AnyView {
    let Listed {
        key,
        section,
        first,
    } = listed;
    let shown = Shown::new(editor, groups, key.clone());
    let Shown {
        worded, standing, ..
    } = shown;
    let title = editor.section_title(&section);
    let class = if first {
        "findings__section"
    } else {
        // Said again to those who hear the page.
        "findings__section findings__section--again"
    };
    let class_of_line = Signal::derive(move || match standing.get() {
        Standing::Explained => "findings__line assessment__finding--explained".to_owned(),
        _ => "findings__line".to_owned(),
    });
    let content = move || {
        let Some(worded) = worded.get() else {
            return ().into_any();
        };
        let opened = RwSignal::new(false);
        let (key, control) = (key.clone(), group_control(&key));
        let go = {
            let key = key.clone();
            move |_| editor.follow_group(&key)
        };
        let (mark, headline) = (mark(&worded), worded.headline.clone());
        let reached = worded
            .findings
            .first()
            .is_some_and(|finding| !finding.fields.is_empty());
        let heard = titles::about(&headline);
        let draw = move || body(shown, &key, worded.clone(), false);
        view! {
            <details class="findings__details" on:toggle=move |_| opened.set(true)>
                <summary class="findings__summary" id=control>
                    {mark}<span class="findings__headline">{headline}</span>{state(standing)}
                </summary>
                <div class="findings__body"><Show when=move || opened.get()>{draw()}</Show></div>
            </details>
            {reached.then(|| view! {
                <button class="button button--quiet findings__go" type="button" on:click=go>
                    {words::TO_FIELD}<span class="layout__hidden">{heard}</span>
                </button>
            }.into_any())}
        }
        .into_any()
    };
    view! { <li class=class_of_line><span class=class>{title}</span>{content}</li> }.into_any()
}
