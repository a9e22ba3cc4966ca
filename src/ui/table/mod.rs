//! A table of answers: fixed rows, or rows that the officer adds.

mod row;

use leptos::prelude::*;

use self::row::{AddRow, Row};
use super::field::{Applicability, label_id};
use crate::model::answer::{Answer, Path};
use crate::model::template::{Choice, Field, FieldKind, Rows, Table};
use crate::state::editor::{Editor, TypedField, control_id};
use crate::text::words::editor as words;

/// A table as the template declares it, shared by its rows.
type Shared = StoredValue<Table>;

/// A table with its caption, guidance and buttons.
#[component]
pub fn ReportTable(editor: Editor, table: Table) -> impl IntoView {
    let path = Path::new(table.id.as_str());
    let id = control_id(&path);
    let hint = table.hint.clone();
    let (label, required) = (table.label.clone(), table.required);
    let shared = StoredValue::new(table);
    let grid = view! { <Grid editor=editor table=shared /> }.into_any();
    let body = if required {
        let typed = whole(editor, &path);
        view! { <Applicability editor=editor path=path label=label typed=typed control=grid /> }.into_any()
    } else {
        grid
    };
    view! {
        <div class="table" id=id tabindex="-1">
            {hint.map(|hint| view! { <p class="table__hint">{hint}</p> })}
            {body}
        </div>
    }
    .into_any()
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

#[component]
fn Grid(editor: Editor, table: Shared) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let template = editor.template();
        editor.report.with(|report| table.with_value(|table| template.rows(table, report)))
    });
    let position = move |row: &str| rows.with(|rows| rows.iter().position(|choice| choice.id == row).map_or(0, |index| index + 1));
    let row = move |row: Choice| {
        let id = row.id.clone();
        let name = Signal::derive(move || {
            if row.label.is_empty() { words::row_name(position(&row.id)) } else { row.label.clone() }
        });
        view! { <Row editor=editor table=table row=id name=name /> }
    };
    let caption = table.with_value(|table| {
        let id = label_id(&control_id(&Path::new(table.id.as_str())));
        view! {
            <caption class="table__caption" id=id>
                {table.label.clone()}
                {table.required.then(|| view! { <span class="field__required">{words::REQUIRED}</span> })}
            </caption>
        }
        .into_any()
    });
    view! {
        <table class="table__grid">
            {caption}
            <thead>{headings(table)}</thead>
            <tbody>
                <For each=move || rows.get() key=|row| row.id.clone() children=row />
            </tbody>
        </table>
        {move || rows.with(Vec::is_empty).then(|| view! { <p class="table__empty">{words::NO_ROWS}</p> })}
        {added_row_name(table).map(|name| view! { <AddRow editor=editor table=table name=name /> })}
    }
    .into_any()
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
            view! { <th class=column_class(field) scope="col">{words::with_unit(&field.label, field.unit.as_deref())}</th> }.into_any()
        };
        table.columns.iter().map(heading).collect::<Vec<AnyView>>()
    });
    view! {
        <tr>
            <th class="table__row-name" scope="col">{if added { words::ROW_NUMBER } else { words::ROW_NAME }}</th>
            {columns}
            {added.then(|| view! { <th scope="col"><span class="layout__hidden">{words::ROW_ACTIONS}</span></th> })}
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
