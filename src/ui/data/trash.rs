//! The trash: removed reports, to bring back or to discard.

use leptos::prelude::*;

use super::controls::button;
use crate::messages::vi::app::CANCEL;
use crate::messages::vi::backup as words;
use crate::state::persistence::{Persistence, TrashEntry};

/// What is in the trash.
pub fn trash(persistence: Persistence) -> AnyView {
    let asking = RwSignal::new(false);
    let content = move || {
        let entries = persistence.data.trash.get();
        if entries.is_empty() {
            return view! { <p class="data__none">{words::TRASH_EMPTY}</p> }.into_any();
        }
        let list: Vec<AnyView> = entries
            .into_iter()
            .map(|entry| trashed(persistence, entry))
            .collect();
        let empty = move || {
            if !asking.get() {
                return button(words::EMPTY_TRASH, "button button--secondary", move || {
                    asking.set(true)
                });
            }
            let confirmed = move || {
                asking.set(false);
                persistence.empty_trash();
            };
            view! {
                <p role="alert">{words::CONFIRM_EMPTY}</p>
                {button(words::CONFIRM, "button", confirmed)}
                {button(CANCEL, "button button--secondary", move || asking.set(false))}
            }
            .into_any()
        };
        view! { <ul class="data__list">{list}</ul><div class="data__actions">{empty}</div> }
            .into_any()
    };
    view! { <p>{words::TRASH_HINT}</p>{content} }.into_any()
}

fn trashed(persistence: Persistence, entry: TrashEntry) -> AnyView {
    let (one, copy, other) = (entry.key.clone(), entry.key.clone(), entry.key);
    let asking = RwSignal::new(false);
    let delete_trashed = move || {
        let key = other.clone();
        if asking.get() {
            button(words::CONFIRM, "button button--secondary", move || {
                persistence.delete_trashed(&key)
            })
        } else {
            button(words::DELETE_TRASHED, "button button--quiet", move || {
                asking.set(true)
            })
        }
    };
    view! {
        <li class="data__entry">
            <p class="data__what">{entry.what}</p>
            <div class="data__actions">
                {button(words::RESTORE_TRASHED, "button button--secondary", move || persistence.restore_trashed(&one))}
                {button(words::DOWNLOAD, "button button--secondary", move || persistence.download_trashed(&copy))}
                {delete_trashed}
            </div>
        </li>
    }
    .into_any()
}
