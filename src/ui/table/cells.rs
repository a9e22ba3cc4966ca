//! The cells of a table: what is asked, what is worked out, what a column adds up to.

use leptos::prelude::*;

use super::shared::{Shared, Words};
use crate::assess::rows::NamedRow;
use crate::assess::table_result::TableResult;
use crate::formula::outcome::Outcome;
use crate::messages::vi::{comments, editor as words, rows};
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::{Field, FieldKind};
use crate::state::editor::{Editor, control_id};
use crate::state::page_memo::page_memo;
use crate::ui::field::{
    CellPlace, cell, check_box, comment_of_cell, error_id, message, previous_line,
};

/// A row with its name, kept current.
#[derive(Clone)]
pub struct LiveRow {
    /// Its id.
    pub id: String,
    /// Its number and its name.
    pub named: Memo<Option<NamedRow>>,
    /// How it is mentioned before a cell.
    pub name: Signal<String>,
}

impl LiveRow {
    /// The row with an id.
    pub fn new(editor: Editor, table: Shared, id: String) -> Self {
        let own = id.clone();
        let named = page_memo(move |_| {
            with_result(editor, table, |table| {
                table.row(&own).map(|one| one.row.clone())
            })
        });
        let name = Signal::derive(move || {
            let Some(row) = named.get() else {
                return String::new();
            };
            table.with_value(|table| rows::heading(&row, table))
        });
        Self { id, named, name }
    }

    /// True while it is the heading of a group.
    pub fn is_group(&self) -> Signal<bool> {
        let named = self.named;
        Signal::derive(move || named.with(|row| row.as_ref().is_some_and(|row| row.group)))
    }
}

/// The address of a row's cell.
pub fn cell_path(table: Shared, row: &str, column: &Field) -> FieldPath {
    table.with_value(|table| FieldPath::cell(&table.id, row, &column.id))
}

/// The control of a row's cell, or what is worked out there.
pub fn content(editor: Editor, table: Shared, row: &LiveRow, column: &Field) -> AnyView {
    let path = cell_path(table, &row.id, column);
    if matches!(column.kind, FieldKind::Computed { .. }) {
        let value = computed(table, row.id.clone(), column);
        return view! { <span id=control_id(&path) tabindex="-1">{value}</span> }.into_any();
    }
    let id = row.id.clone();
    let (row, label) = (row.name, column.label.clone());
    let name = Signal::derive(move || words::cell_name(&row.get(), &label));
    let typed = editor.typed(&path);
    if table.with_value(|table| table.shape.group_by.as_ref() == Some(&column.id)) {
        return check_box(editor, &path, typed, name);
    }
    let error = Signal::derive(move || {
        typed.with(|typed| {
            typed
                .problem
                .as_ref()
                .map(|problem| format!("{}: {problem}", name.get()))
        })
    });
    let comment = editor.comment(&path);
    let described = comment_id(&path);
    let described = move || {
        comment
            .with(|text| !text.is_empty())
            .then(|| described.clone())
    };
    let control = cell(
        editor,
        column,
        CellPlace {
            path: path.clone(),
            typed,
            name,
            error,
            comment: Signal::derive(described),
        },
    );
    let comment = comment_of_cell(editor, &path, comment);
    let previous = column
        .kind
        .is_number()
        .then(|| of_previous(editor, table, &id, column));
    view! { {control}{previous}{comment} }.into_any()
}

/// The number of the previous period, below the control of a cell, as soon as that report is found.
fn of_previous(editor: Editor, table: Shared, row: &str, column: &Field) -> AnyView {
    let (row, column) = (row.to_owned(), column.clone());
    (move || {
        // Most reports have none: their cells follow nothing more.
        if table.previous.with(Option::is_none) {
            return ().into_any();
        }
        let cell = (row.as_str(), column.id.as_str());
        let since = table.with_value(|one| editor.cell_since_previous(one, table.previous, cell));
        previous_line(editor, cell_path(table, &row, &column), since)
    })
    .into_any()
}

/// What stands below a row for one of its cells: its message and its comment, while there is one.
pub fn below_row(editor: Editor, table: Shared, row: &LiveRow, column: &Field) -> AnyView {
    let path = cell_path(table, &row.id, column);
    let (row, label, typed) = (row.name, column.label.clone(), editor.typed(&path));
    let name = Signal::derive(move || words::cell_name(&row.get(), &label));
    let error = Signal::derive(move || {
        typed.with(|typed| Some(format!("{}: {}", name.get(), typed.problem.as_ref()?)))
    });
    let (comment, id) = (editor.comment(&path), comment_id(&path));
    let comment = move || {
        let text = comment.get();
        (!text.is_empty()).then(|| {
            view! { <p class="field__comment" id=id.clone()>{comments::at(&name.get())}<bdi>{text}</bdi></p> }.into_any()
        })
    };
    view! { {message(error_id(&control_id(&path)), error)}{comment} }.into_any()
}

/// True while something stands below a row for a cell: it holds text that it cannot read, or has a comment.
pub fn has_below(editor: Editor, path: &FieldPath) -> bool {
    editor.follow_answer(path);
    editor.report.with_untracked(|report| {
        matches!(report.answer(path), Answer::Unreadable(_)) || report.comments.contains_key(path)
    })
}

/// Id of the comment of a cell.
fn comment_id(path: &FieldPath) -> String {
    format!("{}-comment", control_id(path))
}

/// The total of a column, kept current.
pub fn total(table: Shared, column: &Field) -> AnyView {
    computed(table, String::new(), column)
}

/// True while the table has totals to show.
pub fn has_totals(editor: Editor, table: Shared) -> Signal<bool> {
    page_memo(move |_| {
        with_result(editor, table, |table| Some(!table.totals.is_empty())).unwrap_or(false)
    })
    .into()
}

fn with_result<T>(
    editor: Editor,
    table: Shared,
    read: impl FnOnce(&TableResult) -> Option<T>,
) -> Option<T> {
    table.with_value(|table| {
        editor
            .assessment
            .with(|assessment| assessment.table(&table.id).and_then(read))
    })
}

/// What is worked out in a row, or in the totals, kept current.
fn computed(table: Shared, row: String, column: &Field) -> AnyView {
    let key = (row, column.id.clone());
    let shown = page_memo(move |_| table.worked_out(&key));
    let view = |words: &Words| {
        let class = if matches!(words.result.outcome, Outcome::Value(_)) {
            "table__value"
        } else {
            "table__value table__value--none"
        };
        view! { <span class=class>{words.text.clone()}</span> }.into_any()
    };
    (move || shown.with(|words| words.as_ref().map(view))).into_any()
}
