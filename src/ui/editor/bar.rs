//! The bar of a report: whose it is, whether it is saved, what can be done with it.

use leptos::prelude::*;

use super::keys::editor_keys;
use crate::browser::lazy::lazy;
use crate::input::date;
use crate::messages::vi::{app, commands, editor as words, history, period};
use crate::model::report::Stage;
use crate::state::app::{App, Needs, use_app};
use crate::state::editor::{Editor, SaveState, export_json};
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::ui::lazy::{Lazy, Placeholder};

/// The bar on top of a report's pages.
#[component]
pub fn Bar(
    /// The app.
    app: App,
    /// The report.
    editor: Editor,
) -> impl IntoView {
    let agency = Signal::derive(move || agency(editor));
    let period = Signal::derive(move || {
        editor.report.with(|report| {
            words::period_and_issue(&period::label(&report.period), report.revision.number)
        })
    });
    let days = Signal::derive(move || {
        editor.report.with(|report| {
            words::period_days(
                &date::short(report.period.from),
                &date::short(report.period.to),
            )
        })
    });
    let problems = Signal::derive(move || words::problems(editor.problems()));
    let left = Signal::derive(move || app::left(editor.left()));
    let export = move |_| {
        app.loads.run_waiting(move || {
            Box::pin(async move {
                app.assess_with_rules(editor).await?;
                export_json(editor).await
            })
        });
    };
    let id = editor.id();
    let preview = Route::Preview { report: id.clone() }.fragment();
    let findings = Route::Findings { report: id }.fragment();
    let to_fill = findings.clone();
    let stage = page_memo(move |_| editor.stage());
    let status = Signal::derive(move || commands::stage(stage.get()).to_owned());
    let chip = Signal::derive(move || {
        match stage.get() {
            Stage::Draft => "layout__chip",
            Stage::Completed | Stage::Issued => "layout__chip layout__chip--good",
        }
        .to_owned()
    });
    view! {
        <div class="editor__bar">
            <div class="editor__report">
                <p class="editor__agency">
                    <bdi title=agency>{agency}</bdi>
                    <span class=chip>{status}</span>
                    <Show when=move || !editor.completed()><a class="editor__left" href=to_fill.clone()>{left}</a></Show>
                </p>
                <p class="editor__particulars">
                    <span>{period}</span>
                    <span class="editor__days">{days}</span>
                    {saved(app, editor)}
                </p>
            </div>
            <div class="editor__actions">
                <Lazy app=app needs=Needs::PersistenceIfStarted placeholder=Placeholder::Nothing draw=move || undo_buttons(editor) />
                <button class="button button--secondary" type="button" on:click=export>{words::EXPORT_JSON}</button>
                <a class="button button--secondary" href=preview>{words::PREVIEW}</a>
                <a class="button button--secondary" href=findings>{problems}</a>
            </div>
        </div>
    }
    .into_any()
}

lazy! { persistence:
    /// Draws what follows from the report's past: undo, redo, and the way to the page of its snapshots.
    pub fn undo_buttons(editor: Editor) -> AnyView {
        undo_redo_and_history(editor)
    }
}

/// Name of the reporting agency; before it is filled in, that it is not.
pub fn agency(editor: Editor) -> String {
    let name = editor
        .report
        .with(|report| report.words("agency.name").to_owned());
    if name.trim().is_empty() {
        app::UNNAMED.to_owned()
    } else {
        name
    }
}

fn undo_redo_and_history(editor: Editor) -> AnyView {
    let app = use_app();
    let Some(persistence) = app.started_persistence() else {
        return ().into_any();
    };
    let none_back = Signal::derive(move || !editor.can_undo.get() || editor.locked());
    let none_again = Signal::derive(move || !editor.can_redo.get() || editor.locked());
    let back = move |_| {
        let _ = persistence.undo();
    };
    let again = move |_| {
        let _ = persistence.redo();
    };
    let href = Route::History {
        report: editor.id(),
    }
    .fragment();
    view! {
        <button class="button button--secondary" type="button" title=history::UNDO_KEYS disabled=none_back on:click=back>{history::UNDO}</button>
        <button class="button button--secondary" type="button" title=history::REDO_KEYS disabled=none_again on:click=again>{history::REDO}</button>
        <a class="button button--secondary" href=href>{history::TITLE}</a>
        <Lazy app=app needs=Needs::Assessment(editor) placeholder=Placeholder::Nothing draw=move || editor_keys(app, editor) />
    }
    .into_any()
}

/// Whether the report is saved; a failure is said at once. Saved means on disk, whatever of the program is here.
fn saved(app: App, editor: Editor) -> AnyView {
    (move || {
        let here = app.has_persistence();
        let (bad, text) = match (editor.saved.get(), here) {
            (SaveState::Saved { at }, _) => (false, words::saved(&at)),
            (SaveState::Uncertain { at, trying: false }, _) => (false, words::written(&at)),
            (SaveState::Written { .. }, _) | (SaveState::Uncertain { .. }, true) => {
                (false, words::SAVING.to_owned())
            }
            (SaveState::Uncertain { .. }, _) => (false, words::SAVING_IN_DOUBT.to_owned()),
            // The bar above the page says more as soon as persistence is here.
            (SaveState::Unsaved { .. }, true) => (true, words::UNSAVED.to_owned()),
            (SaveState::Unsaved { fault }, _) => (
                true,
                words::unsaved(crate::messages::vi::persistence::render(fault)),
            ),
        };
        let class = if bad {
            "editor__saved editor__saved--not"
        } else {
            "editor__saved"
        };
        let role = if bad { "alert" } else { "none" };
        view! { <span class=class role=role>{text}</span> }.into_any()
    })
    .into_any()
}
