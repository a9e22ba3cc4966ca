//! The report of the previous period, beside what is typed now.

use leptos::prelude::*;

use super::core::{BelowField, Editor};
use crate::assess::previous_rows::{PreviousRows, naming_column};
use crate::assess::since_previous::{SincePrevious, since_previous};
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::model::template::Table;
use crate::state::page_memo::page_memo;

impl Editor {
    /// Reads the report of the previous period, where it is on this machine.
    pub fn with_previous<T>(self, read: impl FnOnce(&Report) -> T) -> Option<T> {
        self.previous
            .with_value(|previous| previous.as_ref().map(read))
    }

    /// Draws something below the controls of all fields from now on.
    pub fn draw_below_fields(self, draw: BelowField) {
        if self.below_fields.with_untracked(Option::is_none) {
            self.below_fields.set(Some(draw));
        }
    }

    /// The rows of a table in the report of the previous period.
    #[must_use]
    pub fn previous_rows(self, table: &Table) -> Option<PreviousRows> {
        self.with_previous(|previous| PreviousRows::new(&self.template(), table, previous))
    }

    /// The number of the previous period at an address, and how much it changed; the reader follows this address only.
    #[must_use]
    pub fn since_previous(self, path: &FieldPath) -> Memo<Option<SincePrevious>> {
        let path = path.clone();
        page_memo(move |_| self.compared(&path, &path))
    }

    /// The same for a cell of a row, also of one that was added: it follows what names the row too.
    #[must_use]
    pub fn cell_since_previous(
        self,
        table: &Table,
        rows: StoredValue<Option<PreviousRows>>,
        (row, column): (&str, &str),
    ) -> Memo<Option<SincePrevious>> {
        let (table, row, column) = (table.clone(), row.to_owned(), column.to_owned());
        let path = FieldPath::cell(&table.id, &row, &column);
        page_memo(move |_| {
            if let Some(naming) = naming_column(&table) {
                self.follow_answer(&FieldPath::cell(&table.id, &row, &naming.id));
            }
            let before = rows.with_value(|rows| {
                let rows = rows.as_ref()?;
                let template = self.template();
                let found = self.report.with_untracked(|report| {
                    rows.matching(&template, &table, report, &row)
                        .map(str::to_owned)
                });
                Some(FieldPath::cell(&table.id, &found?, &column))
            })?;
            self.compared(&path, &before)
        })
    }

    fn compared(self, path: &FieldPath, before: &FieldPath) -> Option<SincePrevious> {
        self.follow_answer(path);
        self.with_previous(|previous| {
            self.report.with_untracked(|report| {
                self.template
                    .with_value(|form| since_previous(form, report, previous, (path, before)))
            })
        })?
    }
}
