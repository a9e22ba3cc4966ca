//! The box in which a report is declared complete, or opened again.

use leptos::prelude::*;

use crate::assess::replaced::replaces_itself;
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::{editor as editor_words, findings::page as words};
use crate::model::answer::FieldPath;
use crate::model::reissue::REPLACES;
use crate::model::report::{ISSUE_FIELDS, Stage};
use crate::state::editor::{Editor, Required};
use crate::state::page_memo::page_memo;
use crate::state::route::Route;
use crate::ui::field::{
    FieldAria, FormGroup, InputKind, ReportField, TextBinding, group, text_control,
};

/// Completion, or opening again.
pub(super) fn completion(editor: Editor, failed: RwSignal<Option<String>>) -> AnyView {
    let completed = page_memo(move |_| editor.completed());
    view! {
        <section class="editor__completion" aria-labelledby="completion">
            <h2 class="editor__subheading" id="completion" tabindex="-1">{words::COMPLETION}</h2>
            {move || if completed.get() { reopening(editor) } else { completing(editor, failed) }}
        </section>
    }
    .into_any()
}

/// The report is written in another tab; the bar above the page says so.
fn elsewhere(editor: Editor) -> Signal<bool> {
    page_memo(move |_| editor.read_only.get()).into()
}

fn completing(editor: Editor, failed: RwSignal<Option<String>>) -> AnyView {
    let state = Signal::derive(move || {
        words::obstacles(
            editor.left(),
            editor.problems().unwrap_or_default(),
            editor.stale_sentences().len(),
        )
    });
    let complete = move |_| {
        let result = editor.complete();
        let target = if result.is_err() {
            "error-summary"
        } else {
            "completion"
        };
        failed.set(result.err());
        after_draw(move || focus(target));
    };
    let is_further = page_memo(move |_| editor.report.with(|report| report.revision.number > 1));
    let replaced = move || {
        let field = editor.template().field(&FieldPath::new(REPLACES)).cloned();
        field.map(|field| view! { <ReportField editor=editor field=field /> })
    };
    view! {
        <Show when=move || is_further.get()>
            <p>{words::REISSUE_HINT}</p>
            <div class="editor__issue">{replaced()}</div>
        </Show>
        <p>{state}" "{words::COMPLETE_HINT}</p>
        <button class="button" type="button" disabled=elsewhere(editor) on:click=complete>{words::COMPLETE}</button>
    }
    .into_any()
}

/// What comes after completion, with the particulars that are written then.
fn next_steps(editor: Editor) -> AnyView {
    let is_own = page_memo(move |_| editor.report.with(replaces_itself));
    // With the number of another document it is not issued yet.
    let stage = page_memo(move |_| match is_own.get() {
        true => Stage::Completed,
        false => editor.stage(),
    });
    let hint = move || match stage.get() {
        Stage::Issued => words::ISSUED_HINT,
        Stage::Completed | Stage::Draft => words::COMPLETED_HINT,
    };
    let of_replaced = move || {
        is_own.get().then(|| {
            view! { <p class="notice notice--warning" role="status">{words::OF_REPLACED}</p> }
        })
    };
    let problem = page_memo(move |_| editor.issue_problem());
    let not_issued = move || {
        problem.get().map(|(problem, last)| {
            let says = words::not_issued(problem, last);
            view! { <p class="notice notice--warning" role="status">{says}</p> }
        })
    };
    // The fields stay while they are typed in.
    let issued = Signal::derive(move || stage.get() == Stage::Issued);
    let number = move || {
        if issued.get() {
            words::STEP_NUMBERED
        } else {
            words::STEP_NUMBER
        }
    };
    let template = editor.template();
    let field = |path: &str| {
        let field = template.field(&FieldPath::new(path)).cloned()?;
        Some(view! { <ReportField editor=editor field=field /> }.into_any())
    };
    let fields: Vec<AnyView> = ISSUE_FIELDS.into_iter().filter_map(field).collect();
    let preview = Route::Preview {
        report: editor.id(),
    }
    .fragment();
    view! {
        <p>{hint}</p>
        <ol class="editor__steps">
            <li hidden=issued>{words::STEP_SIGN}" "<a href=preview>{editor_words::PREVIEW}</a></li>
            <li>{number}{of_replaced}{not_issued}<div class="editor__issue">{fields}</div></li>
            <li hidden=issued>{words::STEP_SEND}</li>
        </ol>
    }
    .into_any()
}

fn reopening(editor: Editor) -> AnyView {
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let form_group = FormGroup {
        id: "reopen-reason".to_owned(),
        label: words::REOPEN_REASON.to_owned(),
        hint: words::REOPEN_HINT.to_owned(),
        modifier: "field--plain",
        required: Signal::stored(Required::Yes),
        ..FormGroup::default()
    };
    let link = TextBinding {
        pasting: None,
        value: reason.into(),
        locked: elsewhere(editor),
        typed: Callback::new(move |text| reason.set(text)),
        left: Callback::new(|()| ()),
    };
    let control = text_control(
        FieldAria::new(&form_group.id, true, error.into()),
        InputKind::Area,
        link,
    );
    let reopen = move |_| {
        let result = editor.reopen(reason.get_untracked());
        let target = if result.is_err() {
            "reopen-reason"
        } else {
            "completion"
        };
        error.set(result.err());
        after_draw(move || focus(target));
    };
    view! {
        {next_steps(editor)}
        <h3 class="editor__subheading">{words::REOPENING}</h3>
        {group(form_group, error.into(), control, ().into_any())}
        <button class="button button--secondary" type="button" disabled=elsewhere(editor) on:click=reopen>{words::REOPEN}</button>
    }
    .into_any()
}
