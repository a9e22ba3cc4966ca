//! "Không áp dụng" in place of an answer, with its reason.

use leptos::prelude::*;

use super::control::{Shape, TextControl, TextLink};
use super::group::Ties;
use crate::model::answer::Path;
use crate::platform::page::{after_draw, focus};
use crate::state::editor::{Editor, TypedField, control_id};
use crate::text::words::editor as words;

/// The control of an answer that can be declared not applicable, and the button that does so.
#[component]
pub fn Applicability(editor: Editor, path: Path, label: String, typed: Signal<TypedField>, control: AnyView) -> impl IntoView {
    let absent = Memo::new(move |_| typed.with(|typed| typed.not_applicable.is_some()));
    let id = control_id(&path);
    let reason = view! { <Reason editor=editor path=path.clone() typed=typed /> }.into_any();
    let toggle = move |_| {
        let next = if absent.get_untracked() {
            editor.make_applicable(&path);
            id.clone()
        } else {
            editor.declare_not_applicable(&path, String::new());
            reason_id(&id)
        };
        after_draw(move || focus(&next));
    };
    view! {
        <div class="field__answer" hidden=absent>{control}</div>
        <div class="field__answer" hidden=move || !absent.get()>{reason}</div>
        <button class="button button--link field__absent" type="button" hidden=move || editor.locked() on:click=toggle>
            {move || if absent.get() { words::APPLICABLE } else { words::NOT_APPLICABLE }}
            <span class="layout__hidden">": "{label}</span>
        </button>
    }
    .into_any()
}

/// The reason, in a control of its own.
#[component]
fn Reason(editor: Editor, path: Path, typed: Signal<TypedField>) -> impl IntoView {
    let ties = Ties::new(&reason_id(&control_id(&path)), false, Signal::derive(|| None));
    let link = TextLink {
        value: Signal::derive(move || typed.with(|typed| typed.not_applicable.clone().unwrap_or_default())),
        locked: Signal::derive(move || editor.locked()),
        typed: Callback::new(move |text| editor.declare_not_applicable(&path, text)),
        left: Callback::new(|()| ()),
    };
    view! {
        <label class="field__reason" for=ties.id.clone()>{words::NOT_APPLICABLE_REASON}</label>
        <TextControl ties=ties shape=Shape::Line link=link />
    }
    .into_any()
}

fn reason_id(control: &str) -> String {
    format!("{control}-reason")
}
