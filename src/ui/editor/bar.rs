//! The bar of a report: whose it is, whether it is saved, what can be done with it.

use leptos::prelude::*;

use crate::model::answer::Path;
use crate::state::editor::{Editor, SaveState};
use crate::state::route::Route;
use crate::text::words::{app, editor as words};
use crate::text::period;

/// The bar on top of a report's pages.
#[component]
pub fn Bar(editor: Editor) -> impl IntoView {
    let agency = Memo::new(move |_| agency(editor));
    let period = Memo::new(move |_| {
        editor.report.with(|report| app::capitalised(&period::label(&report.period)))
    });
    let revision = Memo::new(move |_| editor.report.with(|report| app::revision(report.revision.number)));
    let problems = Memo::new(move |_| editor.assessment.with(|assessment| assessment.findings().len()));
    let id = editor.id();
    let preview = Route::Preview { report: id.clone() }.fragment();
    let findings = Route::Findings { report: id }.fragment();
    let status = move || if editor.locked() { words::COMPLETED } else { words::DRAFT };
    view! {
        <div class="editor__bar">
            <div class="editor__report">
                <p class="editor__agency">{agency}</p>
                <p class="editor__particulars">
                    <span>{period}</span>
                    <span class="layout__chip" class=("layout__chip--good", move || editor.locked())>{status}</span>
                    {move || revision.get()}
                    <Saved editor=editor />
                </p>
            </div>
            <div class="editor__actions">
                <button class="button button--secondary" type="button" on:click=move |_| editor.export_json()>{words::EXPORT_JSON}</button>
                <a class="button button--secondary" href=preview>{words::PREVIEW}</a>
                <a class="button button--secondary" href=findings>{move || words::problems(problems.get())}</a>
            </div>
        </div>
    }
    .into_any()
}

/// Name of the reporting agency; before it is filled in, that it is not.
pub fn agency(editor: Editor) -> String {
    let name = editor.report.with(|report| report.words(Path::new("agency.name").as_str()).to_owned());
    if name.trim().is_empty() { app::UNNAMED.to_owned() } else { name }
}

/// Whether the report is saved; a failure is said at once.
#[component]
fn Saved(editor: Editor) -> impl IntoView {
    move || match editor.saved.get() {
        SaveState::Saved { at } => view! { <span class="editor__saved">{words::saved(&at)}</span> }.into_any(),
        SaveState::Unsaved { why } => {
            view! { <span class="editor__saved editor__saved--not" role="alert">{words::unsaved(&why)}</span> }.into_any()
        }
    }
}
