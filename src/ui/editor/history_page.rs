//! The page of a report's snapshots: how it stood at some days, what differs from now, and the way back.

use leptos::prelude::*;

use crate::browser::lazy::lazy;
use crate::messages::vi::comparison::Difference;
use crate::messages::vi::history as words;
use crate::state::app::use_app;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;
use crate::state::persistence::{HistoryView, Persistence, SnapshotEntry};

lazy! { files:
    /// Draws the page of a report's snapshots.
    pub fn history_page(editor: Editor) -> AnyView {
        view! { <HistoryPage editor=editor /> }.into_any()
    }
}

/// The page of a report's snapshots.
#[component]
pub fn HistoryPage(
    /// The report.
    editor: Editor,
) -> impl IntoView {
    let Some(persistence) = use_app().started_persistence() else {
        return ().into_any();
    };
    persistence.open_history(editor);
    let snapshots = move || {
        persistence
            .history
            .with(|view| list(persistence, editor, view))
    };
    let message = move || {
        persistence.history.with(|view| match &view.message {
            Some((good, text)) => {
                let class = if *good {
                    "notice notice--good"
                } else {
                    "notice notice--warning"
                };
                view! { <p class=class>{text.clone()}</p> }.into_any()
            }
            None => ().into_any(),
        })
    };
    let locked = page_memo(move |_| editor.read_only.get());
    // Where there is no store for them, nothing is promised.
    let content = move || {
        if persistence.indexed_db_works.get() {
            view! {
                <p class="layout__lead">{words::LEAD}</p>
                <p class="data__actions">
                    <button class="button" type="button" disabled=locked on:click=move |_| persistence.keep_present(editor)>{words::KEEP}</button>
                </p>
            }
            .into_any()
        } else {
            ().into_any()
        }
    };
    view! {
        <div class="layout__page">
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::TITLE}</h1>
            <div role="status">{message}</div>
            {content}
            {snapshots}
        </div>
    }
    .into_any()
}

fn list(persistence: Persistence, editor: Editor, view: &HistoryView) -> AnyView {
    if view.absent {
        return ().into_any();
    }
    if view.snapshots.is_empty() {
        return view! { <p class="data__none">{words::NONE}</p> }.into_any();
    }
    let entries: Vec<AnyView> = view
        .snapshots
        .iter()
        .map(|snapshot| {
            let compared = view
                .compared
                .as_ref()
                .filter(|(key, _)| *key == snapshot.key);
            entry(
                persistence,
                editor,
                snapshot,
                compared.map(|(_, differences)| differences.as_slice()),
            )
        })
        .collect();
    view! { <ul class="data__list">{entries}</ul> }.into_any()
}

fn entry(
    persistence: Persistence,
    editor: Editor,
    snapshot: &SnapshotEntry,
    compared: Option<&[Difference]>,
) -> AnyView {
    let (one, other) = (snapshot.key.clone(), snapshot.key.clone());
    let locked = page_memo(move |_| editor.read_only.get());
    let when = snapshot.when.clone();
    view! {
        <li class="data__entry">
            <p class="data__what"><b>{when.clone()}</b>", "{snapshot.reason}</p>
            <div class="data__actions">
                <button class="button button--secondary" type="button" on:click=move |_| persistence.compare_with_present(editor, one.clone())>
                    {words::COMPARE}<span class="layout__hidden">" "{when.clone()}</span>
                </button>
                <button class="button button--secondary" type="button" disabled=locked on:click=move |_| persistence.restore_snapshot(editor, other.clone())>
                    {words::RESTORE}<span class="layout__hidden">" "{when}</span>
                </button>
            </div>
            {compared.map(differences)}
        </li>
    }
    .into_any()
}

fn differences(differences: &[Difference]) -> AnyView {
    if differences.is_empty() {
        return view! { <p class="data__compared" role="status">{words::SAME}</p> }.into_any();
    }
    let headings: Vec<AnyView> = words::COLUMNS
        .into_iter()
        .map(|heading| view! { <th scope="col">{heading}</th> }.into_any())
        .collect();
    let row = |one: &Difference| {
        view! { <tr><th scope="row">{one.place.clone()}</th><td>{one.before.clone()}</td><td>{one.after.clone()}</td></tr> }
            .into_any()
    };
    let rows: Vec<AnyView> = differences.iter().map(row).collect();
    view! {
        <div class="data__compared">
            <p role="status">{words::differences(differences.len())}</p>
            <table class="data__table"><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}
