//! The control of a table's cell; row and column name it.

use leptos::prelude::*;

use super::binding::{choice_binding, input_kind, text_binding};
use super::control::{InputKind, select, text_control, yes_no};
use super::group::FieldAria;
use crate::model::answer::FieldPath;
use crate::model::template::{Field, FieldKind};
use crate::state::editor::{Editor, TypedField, control_id};

/// Where a cell stands and what it is called.
#[derive(Clone)]
pub struct CellPlace {
    /// Its address.
    pub path: FieldPath,
    /// What its control shows.
    pub typed: Signal<TypedField>,
    /// Row and column, as they are read.
    pub name: Signal<String>,
    /// Its message, which the row shows below.
    pub error: Signal<Option<String>>,
    /// Id of its comment, which the row shows below, while it has one.
    pub comment: Signal<Option<String>>,
}

/// A control without a frame: the table's headings name it, the row shows its message.
pub fn cell(editor: Editor, field: &Field, place: CellPlace) -> AnyView {
    let CellPlace {
        path,
        typed,
        name,
        error,
        comment,
    } = place;
    let aria = FieldAria::new(&control_id(&path), false, error)
        .named(name)
        .also_described(comment);
    match &field.kind {
        FieldKind::Choice(options) => {
            select(aria, options.clone(), choice_binding(editor, &path, typed))
        }
        FieldKind::YesNo => select(aria, yes_no(), choice_binding(editor, &path, typed)),
        FieldKind::Line => {
            text_control(aria, InputKind::Wrapped, text_binding(editor, &path, typed))
        }
        kind => text_control(aria, input_kind(kind), text_binding(editor, &path, typed)),
    }
}

/// A yes-or-no cell as a box to tick, where blank means no: the mark of a group's heading.
pub fn check_box(
    editor: Editor,
    path: &FieldPath,
    typed: Signal<TypedField>,
    name: Signal<String>,
) -> AnyView {
    let link = choice_binding(editor, path, typed);
    let checked = Signal::derive(move || link.value.with(|value| value == "yes"));
    let turn = move |event| {
        link.chosen.run(if event_target_checked(&event) {
            "yes".to_owned()
        } else {
            String::new()
        })
    };
    view! {
        <input
            class="field__radio" type="checkbox" id=control_id(path) aria-label=name
            prop:checked=checked disabled=link.locked on:change=turn
        />
    }
    .into_any()
}
