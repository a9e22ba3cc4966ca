//! What a table asks, above it.

use leptos::prelude::*;

use super::shared::Shared;
use crate::messages::vi::document::unit_line;
use crate::messages::vi::editor as words;
use crate::model::answer::FieldPath;
use crate::state::editor::{Editor, control_id};
use crate::ui::field::{label_id, required_mark};

/// What the table asks. It stands above the frame, not in the table, so that it stays in sight while the table scrolls.
pub fn caption(editor: Editor, table: Shared) -> AnyView {
    table.with_value(|table| {
        let control = control_id(&FieldPath::new(table.id.as_str()));
        let required = editor.required(&FieldPath::new(table.id.as_str()), table.required);
        let lines = [
            table.hint.clone(),
            table.shape.annex.then(|| words::OWN_ANNEX.to_owned()),
        ];
        let unit = table.shared_unit().map(|unit| {
            view! { <p class="table__hint table__unit">{unit_line(unit)}</p> }.into_any()
        });
        let line = |line| view! { <p class="table__hint">{line}</p> }.into_any();
        let lines: Vec<AnyView> = lines.into_iter().flatten().map(line).chain(unit).collect();
        view! {
            <div class="table__caption">
                <p id=label_id(&control)><span class="table__name">{table.label.clone()}</span>{required_mark(required)}</p>
                <div id=guidance_id(&control)>{lines}</div>
            </div>
        }
        .into_any()
    })
}

/// Id of what stands below the name of a table.
pub fn guidance_id(control: &str) -> String {
    format!("{control}-guidance")
}
