//! What the parts of a table share: its declaration, and the words of what is worked out in it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::assess::previous_rows::PreviousRows;
use crate::assess::table_result::CellResult;
use crate::browser::grid::go_to;
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::{assessment, editor as words};
use crate::model::answer::FieldPath;
use crate::model::template::{Field, FieldKind, Rows, Table};
use crate::state::editor::{Editor, add_control_id, control_id};
use crate::state::page_memo::page_memo;

/// What is worked out in a table, in words: by row and column, totals with no row.
type Computed = BTreeMap<(String, String), Words>;

/// A result and how it reads.
#[derive(Clone, PartialEq)]
pub struct Words {
    /// The result.
    pub result: CellResult,
    /// As it is read.
    pub text: String,
}

/// A table as the template declares it, shared by its rows, with the words of what is worked out in it.
#[derive(Clone, Copy)]
pub struct Shared {
    table: StoredValue<Table>,
    computed: Memo<Computed>,
    /// Its rows in the report of the previous period.
    pub previous: Memo<Option<PreviousRows>>,
}

impl Shared {
    /// A table, of which these rows are on the screen.
    pub fn new(editor: Editor, table: StoredValue<Table>, rows: Memo<Vec<String>>) -> Self {
        let computed = page_memo(move |before: Option<&Computed>| {
            rows.with(|rows| table.with_value(|table| words_of(editor, table, rows, before)))
        });
        let previous = page_memo(move |_| table.with_value(|table| editor.previous_rows(table)));
        Self {
            table,
            computed,
            previous,
        }
    }

    /// What is worked out in a row, or in the totals, in words.
    pub fn worked_out(self, key: &(String, String)) -> Option<Words> {
        self.computed.with(|all| all.get(key).cloned())
    }

    /// Reads what the template declares.
    pub fn with_value<T>(self, read: impl FnOnce(&Table) -> T) -> T {
        self.table.with_value(read)
    }
}

/// The word for one row of a table whose rows are added.
pub fn added_row_name(table: Shared) -> Option<String> {
    table.with_value(|table| match &table.rows {
        Rows::Added { name } => Some(name.clone()),
        Rows::Fixed(_) => None,
    })
}

/// The heading of a column, with its unit unless the table says it once for all.
pub fn column_label(table: &Table, column: &Field) -> String {
    words::with_unit(&column.label, own_unit(table, column))
}

/// The same on the screen, where a line does not end inside the unit.
pub fn heading_words(table: &Table, column: &Field) -> AnyView {
    let unit = own_unit(table, column).map(|unit| {
        view! { " "<span class="table__own-unit">{words::in_unit(unit)}</span> }.into_any()
    });
    view! { {column.label.clone()}{unit} }.into_any()
}

fn own_unit<'a>(table: &Table, column: &'a Field) -> Option<&'a str> {
    let unit = column.unit.as_deref();
    unit.filter(|unit| table.shared_unit() != Some(unit))
}

/// How the cells of a column are laid out.
pub fn column_class(field: &Field) -> &'static str {
    match &field.kind {
        FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Percent => "table__number",
        FieldKind::Computed { .. } => "table__number table__computed",
        FieldKind::Line | FieldKind::Text | FieldKind::Lines => "table__words",
        FieldKind::Choice(_) => "table__choice table__choice--named",
        FieldKind::YesNo | FieldKind::Date | FieldKind::Acts => "table__choice",
    }
}

/// How the first cell of each line is laid out: numbers of added rows, or names.
pub fn row_name_class(added: bool) -> &'static str {
    if added {
        "table__row-name table__row-name--number"
    } else {
        "table__row-name"
    }
}

/// Does something as soon as what was changed is on the page, not with its next picture: on a slow machine a key would come in
/// between, and be lost.
pub fn once_drawn(then: impl FnOnce() + 'static) {
    spawn_local(async move {
        tick().await;
        then();
    });
}

/// Gives the focus to an element that is about to be there.
pub fn focus_once_drawn(id: String) {
    once_drawn(move || {
        if !go_to(&id) {
            after_draw(move || focus(&id));
        }
    });
}

/// Id of the button that adds a row.
pub fn add_id(table: Shared) -> String {
    table.with_value(|table| add_control_id(&FieldPath::new(table.id.as_str())))
}

/// Id of the button that opens the place to paste in.
pub fn paste_id(table: Shared) -> String {
    table.with_value(|table| format!("{}-paste", control_id(&FieldPath::new(table.id.as_str()))))
}

/// Words what is worked out in some rows and in the totals: with one look-up, and only what changed.
fn words_of(editor: Editor, table: &Table, rows: &[String], before: Option<&Computed>) -> Computed {
    let (mut words, mut changed) = (Computed::new(), Vec::new());
    let mut add = |row: &str, column: &str, result: &CellResult| {
        let key = (row.to_owned(), column.to_owned());
        let known = before.and_then(|before| before.get(&key));
        match known.filter(|known| known.result == *result) {
            Some(known) => _ = words.insert(key, known.clone()),
            None => changed.push((key, result.clone())),
        }
    };
    editor.assessment.with(|assessment| {
        let Some(result) = assessment.table(&table.id) else {
            return;
        };
        for (row, result) in rows.iter().filter_map(|id| Some((id, result.row(id)?))) {
            for (column, cell) in &result.computed {
                add(row, column, cell);
            }
        }
        for (column, cell) in &result.totals {
            add("", column, cell);
        }
    });
    if changed.is_empty() {
        return words;
    }
    let worded = untrack(|| {
        editor.with_results(|lookup, _| {
            let word = |(key, result): ((String, String), CellResult)| {
                let field = table.columns.iter().find(|column| column.id == key.1)?;
                let text = assessment::cell(&result, field, lookup.labels());
                Some((key, Words { result, text }))
            };
            changed.into_iter().filter_map(word).collect::<Vec<_>>()
        })
    });
    words.extend(worded.into_iter().flatten());
    words
}
