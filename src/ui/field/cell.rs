//! The control of a table's cell; row and column name it.

use leptos::prelude::*;

use super::group::Ties;
use super::{Select, TextControl, choice_link, shape, text_link, yes_no};
use crate::model::answer::Path;
use crate::model::template::{Field, FieldKind};
use crate::state::editor::{Editor, TypedField, control_id};

/// Where a cell stands and what it is called.
#[derive(Clone)]
pub struct CellPlace {
    /// Its address.
    pub path: Path,
    /// What its control shows.
    pub typed: Signal<TypedField>,
    /// Row and column, as they are read.
    pub name: Signal<String>,
    /// Its message, which the row shows below.
    pub error: Signal<Option<String>>,
}

/// A control without a frame: the table's headings name it, the row shows its message.
#[component]
pub fn Cell(editor: Editor, field: Field, place: CellPlace) -> impl IntoView {
    let CellPlace { path, typed, name, error } = place;
    let ties = Ties::new(&control_id(&path), false, error).named(name);
    let options = match &field.kind {
        FieldKind::Choice(options) => Some(options.clone()),
        FieldKind::YesNo => Some(yes_no()),
        _ => None,
    };
    match options {
        Some(options) => view! { <Select ties=ties options=options link=choice_link(editor, &path, typed) /> }.into_any(),
        None => view! { <TextControl ties=ties shape=shape(&field.kind) link=text_link(editor, &path, typed) /> }.into_any(),
    }
}
