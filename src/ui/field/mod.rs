//! Fields of a report: frame, control, "not applicable", legal source.
//!
//! Not here: what typed text means (`text::answer`), nor what becomes of it (`state::editor`).

mod acts;
mod cell;
mod control;
mod group;
mod not_applicable;

use leptos::prelude::*;

use crate::model::answer::Path;
use crate::model::template::{Field, FieldKind};
use crate::state::editor::{Editor, TypedField, control_id};
use crate::text::words::{app, editor as words};

pub use acts::Acts;
pub use cell::{Cell, CellPlace};
pub use control::{ChoiceLink, Radios, Select, Shape, TextControl, TextLink, yes_no};
pub use group::{Frame, Group, Message, Ties, error_id, label_id};
pub use not_applicable::Applicability;

/// Options that are shown as radio buttons; more of them open as a list.
const MOST_RADIOS: usize = 4;

/// One field of a report outside tables.
#[component]
pub fn ReportField(editor: Editor, field: Field) -> impl IntoView {
    let path = Path::new(field.id.as_str());
    let id = control_id(&path);
    let typed = editor.typed(&path);
    let error = Signal::derive(move || typed.with(|typed| typed.problem.clone()));
    let can_be_absent = field.states.is_none() && (field.required || field.kind.is_number());
    let frame = Frame {
        id: id.clone(),
        label: field.label.clone(),
        hint: hint(&field),
        required: field.required,
        modifier: modifier(&field),
        several: is_several(&field.kind),
    };
    let control = control(editor, &path, &field, typed, error);
    let control = if can_be_absent {
        view! { <Applicability editor=editor path=path label=field.label.clone() typed=typed control=control /> }.into_any()
    } else {
        control
    };
    view! { <Group frame=frame error=error control=control after=after(editor, &field, typed) /> }
}

/// The control of a field by its kind.
fn control(editor: Editor, path: &Path, field: &Field, typed: Signal<TypedField>, error: Signal<Option<String>>) -> AnyView {
    let id = control_id(path);
    match &field.kind {
        FieldKind::Acts => return view! { <Acts editor=editor path=path.clone() id=id typed=typed /> }.into_any(),
        FieldKind::YesNo => {
            let link = choice_link(editor, path, typed);
            return view! { <Radios id=id options=yes_no() link=link required=field.required /> }.into_any();
        }
        FieldKind::Choice(options) if options.len() <= MOST_RADIOS => {
            let (options, link) = (options.clone(), choice_link(editor, path, typed));
            return view! { <Radios id=id options=options link=link required=field.required /> }.into_any();
        }
        _ => {}
    }
    let ties = Ties::new(&id, !hint(field).is_empty(), error);
    if let FieldKind::Choice(options) = &field.kind {
        return view! { <Select ties=ties options=options.clone() link=choice_link(editor, path, typed) /> }.into_any();
    }
    let unit = unit(field);
    view! {
        <TextControl ties=ties shape=shape(&field.kind) link=text_link(editor, path, typed) />
        {unit.map(|unit| view! { <span class="field__unit" aria-hidden="true">{unit}</span> })}
    }
    .into_any()
}

/// Remark and legal source, below the control.
fn after(editor: Editor, field: &Field, typed: Signal<TypedField>) -> AnyView {
    let template = editor.template();
    let names: Vec<String> = field.acts.iter().filter_map(|id| template.acts.get(id)).map(words::act_name).collect();
    view! {
        {move || typed.with(|typed| typed.remark.clone()).map(|text| view! { <p class="field__remark">{text}</p> }.into_any())}
        {(!names.is_empty()).then(|| view! { <p class="field__source">{words::sources(&names)}</p> })}
    }
    .into_any()
}

/// Links the control of an address to the report.
fn text_link(editor: Editor, path: &Path, typed: Signal<TypedField>) -> TextLink {
    let (to_type, to_leave) = (path.clone(), path.clone());
    TextLink {
        value: Signal::derive(move || typed.with(|typed| typed.text.clone())),
        locked: Signal::derive(move || editor.locked()),
        typed: Callback::new(move |text| editor.type_text(&to_type, text)),
        left: Callback::new(move |()| editor.leave(&to_leave)),
    }
}

fn choice_link(editor: Editor, path: &Path, typed: Signal<TypedField>) -> ChoiceLink {
    let TextLink { value, locked, typed, .. } = text_link(editor, path, typed);
    ChoiceLink { value, locked, chosen: typed }
}

/// Guidance: the template's own, how to type a date or a list, the unit.
fn hint(field: &Field) -> String {
    let kind = match field.kind {
        FieldKind::Date => words::DATE_HINT,
        FieldKind::Lines => words::LINES_HINT,
        _ => "",
    };
    let unit = unit(field).map(|unit| words::unit(&unit)).unwrap_or_default();
    app::sentences(&[field.hint.as_deref().unwrap_or_default(), kind, &unit])
}

fn unit(field: &Field) -> Option<String> {
    let percent = || (field.kind == FieldKind::Percent).then(|| "%".to_owned());
    if field.kind.is_number() { field.unit.clone().or_else(percent) } else { None }
}

fn shape(kind: &FieldKind) -> Shape {
    match kind {
        FieldKind::Count => Shape::Number(false),
        FieldKind::Amount { .. } | FieldKind::Percent => Shape::Number(true),
        FieldKind::Date => Shape::Date,
        FieldKind::Text | FieldKind::Lines => Shape::Area,
        _ => Shape::Line,
    }
}

fn is_several(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::YesNo | FieldKind::Acts => true,
        FieldKind::Choice(options) => options.len() <= MOST_RADIOS,
        _ => false,
    }
}

fn modifier(field: &Field) -> &'static str {
    match field.kind {
        FieldKind::Count | FieldKind::Amount { .. } => "field--number",
        FieldKind::Percent if field.states.is_some() => "field--number field--stated",
        FieldKind::Percent => "field--number",
        FieldKind::Date => "field--date",
        _ => "",
    }
}
