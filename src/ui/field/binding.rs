//! What ties a control to the answer at an address.

use leptos::prelude::*;

use super::control::{ChoiceBinding, InputKind, TextBinding};
use crate::model::answer::FieldPath;
use crate::model::template::FieldKind;
use crate::state::editor::{Editor, TypedField};

/// Links the control of an address to the report.
pub fn text_binding(editor: Editor, path: &FieldPath, typed: Signal<TypedField>) -> TextBinding {
    let (to_type, to_leave) = (path.clone(), path.clone());
    TextBinding {
        value: Signal::derive(move || typed.with(|typed| typed.text.clone())),
        locked: editor.locked_at(path),
        typed: Callback::new(move |text| editor.type_text(&to_type, text)),
        left: Callback::new(move |()| editor.leave(&to_leave)),
        pasting: None,
    }
}

/// The same for a control that offers options.
pub fn choice_binding(
    editor: Editor,
    path: &FieldPath,
    typed: Signal<TypedField>,
) -> ChoiceBinding {
    let TextBinding {
        value,
        locked,
        typed,
        ..
    } = text_binding(editor, path, typed);
    ChoiceBinding {
        value,
        locked,
        chosen: typed,
    }
}

/// How the text control of a kind of field looks.
pub fn input_kind(kind: &FieldKind) -> InputKind {
    match kind {
        FieldKind::Count => InputKind::Number(false),
        FieldKind::Amount { .. } | FieldKind::Percent => InputKind::Number(true),
        FieldKind::Date => InputKind::Date,
        FieldKind::Text | FieldKind::Lines => InputKind::Area,
        FieldKind::Line
        | FieldKind::Choice(_)
        | FieldKind::YesNo
        | FieldKind::Acts
        | FieldKind::Computed { .. } => InputKind::Line,
    }
}
