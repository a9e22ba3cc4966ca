//! What the parts of a table ask of its declaration.

use leptos::prelude::*;

use crate::model::answer::Path;
use crate::model::template::{Field, FieldKind, Rows, Table};
use crate::state::editor::control_id;

/// A table as the template declares it, shared by its rows.
pub type Shared = StoredValue<Table>;

/// The word for one row of a table whose rows are added.
pub fn added_row_name(table: Shared) -> Option<String> {
    table.with_value(|table| match &table.rows {
        Rows::Added { name } => Some(name.clone()),
        Rows::Fixed(_) => None,
    })
}

/// The column that names the rows: the declared one, else the first that marks no groups.
pub fn naming(table: &Table) -> Option<usize> {
    let first = || {
        table
            .columns
            .iter()
            .map(|column| &column.id)
            .find(|id| Some(*id) != table.shape.group_by.as_ref())
    };
    let label = table.shape.row_label.as_ref().or_else(first);
    table
        .columns
        .iter()
        .position(|column| Some(&column.id) == label)
}

/// How the cells of a column are laid out.
pub fn column_class(field: &Field) -> &'static str {
    match &field.kind {
        kind if kind.is_number() => "table__number",
        FieldKind::Computed { .. } => "table__number table__computed",
        FieldKind::Line | FieldKind::Text | FieldKind::Lines => "table__words",
        FieldKind::Choice(_) => "table__choice table__choice--named",
        _ => "table__choice",
    }
}

/// Id of the button that opens the place to paste in.
pub fn paste_id(table: Shared) -> String {
    table.with_value(|table| format!("{}-paste", control_id(&Path::new(table.id.as_str()))))
}
