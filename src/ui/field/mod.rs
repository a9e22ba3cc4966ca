//! Fields of a report: frame, control, "not applicable", legal source.
//!
//! Not here: what typed text means (`input::answer`), nor what becomes of it (`state::editor`).

mod acts;
mod binding;
mod cell;
mod comment;
mod control;
mod extras;
mod group;
mod not_applicable;
mod pasting;
mod previous;
mod radio_field;

use leptos::prelude::*;

use crate::messages::vi::editor as words;
use crate::model::answer::FieldPath;
use crate::model::template::{Field, FieldKind};
use crate::state::app::{App, Needs};
use crate::state::editor::{Editor, FieldPart, TypedField, control_id};
use crate::ui::lazy::{Lazy, Placeholder};

pub use cell::{CellPlace, cell, check_box};
pub use comment::comment_of_cell;
pub use control::{ChoiceBinding, InputKind, TextBinding, radios, select, text_control};
pub use extras::field_extras;
pub use group::{
    FieldAria, FormGroup, error_id, group, label_id, message, no_error, required_mark,
};
pub use not_applicable::applicability;
pub use pasting::FieldPasting;
pub use previous::previous_line;
pub use radio_field::radio_field;

use acts::acts;
use binding::{choice_binding, input_kind, text_binding};
use control::yes_no;
use group::{NUMBER, framed};

/// Options that are shown as radio buttons; more of them open as a list.
const MOST_RADIOS: usize = 4;

/// One field of a report outside tables.
#[component]
pub fn ReportField(
    /// The report that answers it.
    editor: Editor,
    /// As the template declares it.
    field: Field,
) -> impl IntoView {
    let path = FieldPath::new(field.id.as_str());
    let typed = editor.typed(&path);
    let error = Signal::derive(move || typed.with(|typed| typed.problem.clone()));
    let absent = typed.with_untracked(|typed| typed.not_applicable.is_some());
    let can_be_absent = absent || editor.template().can_be_absent(&path);
    let form_group = FormGroup {
        id: control_id(&path),
        label: field.label.clone(),
        hint: guidance(editor, &field),
        unit: unit(&field)
            .map(|unit| words::unit(&unit))
            .unwrap_or_default(),
        required: editor.required(&path, field.required),
        modifier: modifier(&field),
        several: is_several(&field.kind),
    };
    let mut control = control(
        editor,
        &path,
        &field,
        typed,
        FieldAria::new(&form_group.id, form_group.has_hint(), error),
    );
    if can_be_absent {
        control = applicability(editor, path.clone(), field.label.clone(), typed, control);
    }
    let in_text = if form_group.modifier.starts_with(NUMBER) {
        drawn(editor, path.clone(), FieldPart::Label)
    } else {
        ().into_any()
    };
    framed(
        form_group,
        error,
        control,
        in_text,
        after(editor, path, typed),
    )
}

/// The control of a field by its kind.
fn control(
    editor: Editor,
    path: &FieldPath,
    field: &Field,
    typed: Signal<TypedField>,
    aria: FieldAria,
) -> AnyView {
    let choice = || choice_binding(editor, path, typed);
    match &field.kind {
        FieldKind::Acts => {
            let place = (path.clone(), aria.id);
            let draw = move || acts(editor, place.0.clone(), place.1.clone(), typed);
            let placeholder = Placeholder::Line(words::ACTS_COMING.to_owned());
            // `use_app` brings what words its panic, 2 KB of the first file after gzip.
            let app = use_context::<App>();
            app.map(|app| {
                view! { <Lazy app=app needs=Needs::Nothing placeholder=placeholder draw=draw /> }
            })
            .into_any()
        }
        FieldKind::YesNo => radios(&aria.id, yes_no(), choice(), field.required),
        FieldKind::Choice(options) if options.len() <= MOST_RADIOS => {
            radios(&aria.id, options.clone(), choice(), field.required)
        }
        FieldKind::Choice(options) => select(aria, options.clone(), choice()),
        kind => {
            let binding = TextBinding {
                pasting: use_context(),
                ..text_binding(editor, path, typed)
            };
            let control = text_control(aria, input_kind(kind), binding);
            let Some(unit) = unit(field) else {
                return control;
            };
            view! { {control}<span class="field__unit" aria-hidden="true">{unit}</span> }.into_any()
        }
    }
}

/// Remark and what a lazy part draws, below the control.
fn after(editor: Editor, path: FieldPath, typed: Signal<TypedField>) -> AnyView {
    let remark = move || match typed.with(|typed| typed.remark.clone()) {
        Some(text) => view! { <p class="field__remark" role="status">{text}</p> }.into_any(),
        None => ().into_any(),
    };
    view! { {remark}{drawn(editor, path, FieldPart::Control)} }.into_any()
}

/// What a lazy part draws in a part of the field.
fn drawn(editor: Editor, path: FieldPath, part: FieldPart) -> AnyView {
    let drawn = move || match editor.field_extras.get() {
        Some(draw) => draw(editor, path.clone(), part),
        None => ().into_any(),
    };
    drawn.into_any()
}

/// Guidance, and the legal acts that the question rests on, in one paragraph.
fn guidance(editor: Editor, field: &Field) -> String {
    let template = editor.template();
    let acts = field.acts.iter().filter_map(|id| template.act(id));
    let names: Vec<String> = acts.map(words::act_name).collect();
    let mut guidance = hint(field);
    if !names.is_empty() {
        if !guidance.is_empty() {
            guidance.push(' ');
        }
        guidance.push_str(&words::sources(&names));
    }
    guidance
}

/// Guidance: the template's own, else how to type a date or a list.
fn hint(field: &Field) -> String {
    let usual = match field.kind {
        FieldKind::Date => words::DATE_HINT,
        FieldKind::Lines => words::LINES_HINT,
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Percent
        | FieldKind::Line
        | FieldKind::Text
        | FieldKind::Choice(_)
        | FieldKind::YesNo
        | FieldKind::Acts
        | FieldKind::Computed { .. } => "",
    };
    field.hint.clone().unwrap_or_else(|| usual.to_owned())
}

fn unit(field: &Field) -> Option<String> {
    let percent = || (field.kind == FieldKind::Percent).then(|| "%".to_owned());
    if field.kind.is_number() {
        field.unit.clone().or_else(percent)
    } else {
        None
    }
}

fn is_several(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::YesNo | FieldKind::Acts => true,
        FieldKind::Choice(options) => options.len() <= MOST_RADIOS,
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Percent
        | FieldKind::Line
        | FieldKind::Text
        | FieldKind::Lines
        | FieldKind::Date
        | FieldKind::Computed { .. } => false,
    }
}

fn modifier(field: &Field) -> &'static str {
    match field.kind {
        FieldKind::Count | FieldKind::Amount { .. } => NUMBER,
        FieldKind::Percent if field.states.is_some() => "field--number field--stated",
        FieldKind::Percent => NUMBER,
        FieldKind::Date => "field--date",
        FieldKind::Line
        | FieldKind::Text
        | FieldKind::Lines
        | FieldKind::Choice(_)
        | FieldKind::YesNo
        | FieldKind::Acts
        | FieldKind::Computed { .. } => "",
    }
}
