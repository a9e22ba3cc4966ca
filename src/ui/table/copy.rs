//! Rows of a table that are selected on the page and copied.

use leptos::prelude::*;

use super::shared::Shared;
use crate::browser::copying::{Selected, on_copy};
use crate::formats::clipboard::copy::block;
use crate::model::answer::FieldPath;
use crate::state::editor::{Editor, control_id};

/// Puts copied rows on the clipboard as cells, as long as the table is on the page.
pub fn copy_as_cells(editor: Editor, table: Shared) {
    let id = table.with_value(|table| control_id(&FieldPath::new(table.id.as_str())));
    let listener = StoredValue::new_local(on_copy(id, move |selected| {
        untrack(|| text(editor, table, &selected))
    }));
    on_cleanup(move || listener.dispose());
}

fn text(editor: Editor, shared: Shared, selected: &Selected) -> String {
    let template = editor.template();
    shared.with_value(|table| {
        let rows: Option<Vec<String>> = match selected {
            // Side by side, each line holds all rows.
            Selected::Rows(controls) if !table.shape.transposed => {
                let row = |control: &String| editor.row_of(table, control);
                Some(controls.iter().filter_map(row).collect())
            }
            _ => None,
        };
        let wanted = |row: &str| {
            let is_in = |rows: &Vec<String>| rows.iter().any(|one| one == row);
            rows.as_ref().is_none_or(is_in)
        };
        let worked_out = |row: &str, column: &str| {
            let words = shared.worked_out(&(row.to_owned(), column.to_owned()));
            words.map(|words| words.text).unwrap_or_default()
        };
        editor
            .report
            .with(|report| block((&template, report), table, wanted, worked_out))
    })
}
