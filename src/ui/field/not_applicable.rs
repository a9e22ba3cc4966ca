//! "Không áp dụng" in place of an answer, with its reason.
//!
//! Its button is outside the order of Tab, which goes from field to field; Alt + Enter in the field presses it.

use leptos::prelude::*;

use super::control::{InputKind, TextBinding, text_control};
use super::group::{FieldAria, no_error};
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::editor as words;
use crate::model::answer::FieldPath;
use crate::state::editor::{Editor, TypedField, control_id};
use crate::state::page_memo::page_memo;

/// The control of an answer that can be declared not applicable, and the button that does so.
pub fn applicability(
    editor: Editor,
    path: FieldPath,
    label: String,
    typed: Signal<TypedField>,
    control: AnyView,
) -> AnyView {
    let absent = page_memo(move |_| typed.with(|typed| typed.not_applicable.is_some()));
    let id = control_id(&path);
    let reason = reason(editor, path.clone(), typed);
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
    let (hidden, present) = (
        Signal::derive(move || absent.get()),
        Signal::derive(move || !absent.get()),
    );
    let text = Signal::derive(move || {
        if absent.get() {
            words::APPLICABLE
        } else {
            words::NOT_APPLICABLE
        }
        .to_owned()
    });
    // An answer that is given makes the question moot; the button keeps its place so that nothing jumps.
    let class = Signal::derive(move || {
        let moot = !absent.get() && typed.with(|typed| !typed.text.is_empty());
        if moot {
            "button button--link field__absent field__absent--moot"
        } else {
            "button button--link field__absent"
        }
        .to_owned()
    });
    let locked = Signal::derive(move || editor.locked());
    view! {
        <div class="field__answer" hidden=hidden>{control}</div>
        <div class="field__answer" hidden=present>{reason}</div>
        <button class=class type="button" tabindex="-1" aria-keyshortcuts="Alt+Enter" hidden=locked on:click=toggle>
            {text}<span class="layout__hidden">": "{label}</span>
        </button>
    }
    .into_any()
}

/// The reason, in a control of its own.
fn reason(editor: Editor, path: FieldPath, typed: Signal<TypedField>) -> AnyView {
    let aria = FieldAria::new(&reason_id(&control_id(&path)), false, no_error());
    let link = TextBinding {
        pasting: None,
        value: Signal::derive(move || {
            typed.with(|typed| typed.not_applicable.clone().unwrap_or_default())
        }),
        locked: Signal::derive(move || editor.locked()),
        typed: Callback::new(move |text| editor.declare_not_applicable(&path, text)),
        left: Callback::new(|()| ()),
    };
    view! {
        <label class="field__reason" for=aria.id.clone()>{words::NOT_APPLICABLE_REASON}</label>
        {text_control(aria, InputKind::Line, link)}
    }
    .into_any()
}

fn reason_id(control: &str) -> String {
    format!("{control}-reason")
}
