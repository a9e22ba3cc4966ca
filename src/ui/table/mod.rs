//! A table of answers: fixed rows, or rows that the officer adds.

mod row;

use leptos::prelude::*;
use markup::view;

use self::row::{add_row, row};
use super::field::{applicability, label_id, required_mark};
use super::live::{each, memo, shown_if};
use crate::model::answer::{Answer, Path};
use crate::model::template::{Field, FieldKind, Rows, Table};
use crate::state::editor::{Editor, TypedField, control_id};
use crate::text::words::editor as words;

/// A table as the template declares it, shared by its rows.
type Shared = StoredValue<Table>;

/// A table with its caption, guidance and buttons.
#[component]
pub fn ReportTable(
    /// The report that answers it.
    editor: Editor,
    /// As the template declares it.
    table: Table,
) -> impl IntoView {
    let path = Path::new(table.id.as_str());
    let id = control_id(&path);
    let (label, required) = (table.label.clone(), table.required);
    let mut body = grid(editor, StoredValue::new(table));
    if required {
        let typed = whole(editor, &path);
        body = applicability(editor, path, label, typed, body);
    }
    view! { <div class="table" id=id tabindex="-1">{body}</div> }.into_any()
}

/// What stands at the address of the table itself: whether it applies as a whole.
fn whole(editor: Editor, path: &Path) -> Signal<TypedField> {
    let path = path.clone();
    Signal::derive(move || {
        let not_applicable = editor.report.with(|report| match report.answer(&path) {
            Answer::NotApplicable(reason) => Some(reason.clone()),
            _ => None,
        });
        TypedField { not_applicable, ..TypedField::default() }
    })
}

fn grid(editor: Editor, table: Shared) -> AnyView {
    let rows = memo(move || {
        let template = editor.template();
        let rows = editor.report.with(|report| table.with_value(|table| template.rows(table, report)));
        rows.into_iter().map(|row| row.id).collect::<Vec<String>>()
    });
    let body = each(rows, move |id| {
        let label = fixed_row_label(table, &id);
        let own = id.clone();
        let name = Signal::derive(move || match &label {
            Some(label) => label.clone(),
            None => words::row_number(rows.with(|rows| rows.iter().position(|row| *row == own))),
        });
        row(editor, table, id, name)
    });
    let none = Signal::derive(move || rows.with(Vec::is_empty));
    view! {
        <table class="table__grid">
            {caption(table)}
            <thead>{headings(table)}</thead>
            <tbody>{body}</tbody>
        </table>
        {shown_if(none, || view! { <p class="table__empty">{words::NO_ROWS}</p> }.into_any())}
        {added_row_name(table).map(|name| add_row(editor, table, &name))}
    }
    .into_any()
}

fn caption(table: Shared) -> AnyView {
    table.with_value(|table| {
        let id = label_id(&control_id(&Path::new(table.id.as_str())));
        let hint = table.hint.clone().map(|hint| view! { <p class="table__hint">{hint}</p> }.into_any());
        view! {
            <caption class="table__caption" id=id>
                <span class="table__name">{table.label.clone()}</span>{table.required.then(required_mark)}{hint}
            </caption>
        }
        .into_any()
    })
}

/// The label of a row that the template declares.
fn fixed_row_label(table: Shared, id: &str) -> Option<String> {
    table.with_value(|table| match &table.rows {
        Rows::Fixed(rows) => rows.iter().find(|row| row.id == id).map(|row| row.label.clone()),
        Rows::Added { .. } => None,
    })
}

/// The word for one row of a table whose rows are added.
fn added_row_name(table: Shared) -> Option<String> {
    table.with_value(|table| match &table.rows {
        Rows::Added { name } => Some(name.clone()),
        Rows::Fixed(_) => None,
    })
}

fn headings(table: Shared) -> AnyView {
    let added = added_row_name(table).is_some();
    let columns = table.with_value(|table| {
        let heading = |field: &Field| {
            view! { <th class=column_class(field) scope="col">{words::with_unit(&field.label, field.unit.as_deref())}</th> }
                .into_any()
        };
        table.columns.iter().map(heading).collect::<Vec<AnyView>>()
    });
    let actions =
        added.then(|| view! { <th scope="col"><span class="layout__hidden">{words::ROW_ACTIONS}</span></th> }.into_any());
    view! {
        <tr>
            <th class="table__row-name" scope="col">{if added { words::ROW_NUMBER } else { words::ROW_NAME }}</th>
            {columns}
            {actions}
        </tr>
    }
    .into_any()
}

fn column_class(field: &Field) -> &'static str {
    match &field.kind {
        kind if kind.is_number() => "table__number",
        FieldKind::Line | FieldKind::Text | FieldKind::Lines => "table__words",
        _ => "",
    }
}
