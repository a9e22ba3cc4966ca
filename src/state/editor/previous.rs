//! The report of the previous period, beside what is typed now.

use leptos::prelude::*;

use super::core::{BelowField, Editor};
use crate::assess::continued::continued;
use crate::assess::previous_rows::PreviousRows;
use crate::assess::since_previous::{SincePrevious, since_previous};
use crate::browser::store::BrowserStore;
use crate::input::number::format;
use crate::model::answer::FieldPath;
use crate::model::number::Number;
use crate::model::report::Report;
use crate::model::template::Table;
use crate::state::page_memo::page_memo;
use crate::storage::opening::previous_of;
use crate::template::form::cell_parts;

/// What the previous period says beside a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The number that was stated then, and how much it changed.
    pub since: Option<SincePrevious>,
    /// The number with which this one begins, unless it is stated already.
    pub handed_over: Option<Number>,
}

impl Editor {
    /// Reads the report of the previous period, where it is on this machine.
    pub fn with_previous<T>(self, read: impl FnOnce(&Report) -> T) -> Option<T> {
        self.previous
            .with_value(|previous| previous.as_ref().map(read))
    }

    /// Looks for that report once more where it was not here: the agency may have been named since, or the file opened.
    pub fn look_for_previous(self) {
        if self.with_previous(|_| ()).is_some() {
            return;
        }
        let templates = [self.template()];
        let found = self
            .report
            .with_untracked(|report| previous_of(&BrowserStore, report, &templates));
        if let Ok(Some(found)) = found {
            self.previous.set_value(Some(found));
            self.assess_all();
        }
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
    pub fn since_previous(self, path: &FieldPath) -> Memo<Beside> {
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
    ) -> Memo<Beside> {
        let (table, row, column) = (table.clone(), row.to_owned(), column.to_owned());
        let path = FieldPath::cell(&table.id, &row, &column);
        page_memo(move |_| {
            let naming = table.naming_column().and_then(|at| table.columns.get(at));
            if let Some(naming) = naming {
                self.follow_answer(&FieldPath::cell(&table.id, &row, &naming.id));
            }
            let before = rows.with_value(|rows| {
                let template = self.template();
                let rows = rows.as_ref()?;
                self.report.with_untracked(|report| {
                    let found = rows.matching(&template, &table, report, &row)?;
                    Some(FieldPath::cell(&table.id, found, &column))
                })
            });
            before.map_or_else(Beside::default, |before| self.compared(&path, &before))
        })
    }

    /// The name of what the previous period hands over to an address, as its template says it.
    #[must_use]
    pub fn continued_label(self, path: &FieldPath) -> Option<String> {
        let template = self.template();
        let name = template.field(path)?.continues.clone()?;
        let table = cell_parts(path.as_str()).and_then(|(table, ..)| template.tables.get(table));
        match table {
            Some(placed) => {
                let mut columns = placed.table.columns.iter();
                let column = columns.find(|column| column.id == name)?;
                Some(column.label.clone())
            }
            None => Some(template.field(&FieldPath::new(name))?.label.clone()),
        }
    }

    /// Takes over the number with which a field begins, as if it were typed there.
    pub fn take_over(self, path: &FieldPath, number: &Number) {
        self.type_text(path, format(number.value()));
    }

    fn compared(self, path: &FieldPath, before: &FieldPath) -> Beside {
        self.follow_answer(path);
        let rules = self.rules();
        let beside = self.with_previous(|previous| {
            self.report.with_untracked(|report| {
                self.template.with_value(|form| Beside {
                    since: since_previous(form, report, previous, (path, before)),
                    handed_over: rules.as_ref().and_then(|rules| {
                        continued((form, rules), report, previous, (path, before))
                    }),
                })
            })
        });
        beside.unwrap_or_default()
    }
}
