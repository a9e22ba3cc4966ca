//! The report of the previous period, beside what is typed now.

use std::sync::Arc;

use leptos::prelude::*;

use super::core::{Editor, FieldExtras, PreviousFinder};
use crate::assess::continued::{handed_over, is_left_to_take};
use crate::assess::previous_rows::PreviousRows;
use crate::assess::since_previous::{SincePrevious, since_previous};
use crate::input::agency::same_agency;
use crate::input::number::format;
use crate::model::answer::FieldPath;
use crate::model::number::Number;
use crate::model::report::Report;
use crate::model::template::Table;
use crate::state::page_memo::page_memo;
use crate::template::form::Form;
use crate::template::form::cell_parts;

/// What the addresses that say whose report it is begin with.
const AGENCY: &str = "agency.";

/// What the previous period says beside a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The number that was stated then, and how much it changed.
    pub since: Option<SincePrevious>,
    /// The number with which this one begins, unless it is stated already.
    pub handed_over: Option<Number>,
}

impl Editor {
    /// Reads the report of the previous period, where it is on this machine; the reader follows whether it is found.
    pub fn with_previous<T>(self, read: impl FnOnce(&Report) -> T) -> Option<T> {
        self.previous_found.track();
        self.previous
            .with_value(|previous| previous.as_ref().map(read))
    }

    /// Lets `find` look for that report whenever somebody asks.
    pub fn find_previous_by(self, find: PreviousFinder) {
        self.previous_finder.set_value(Some(find));
    }

    /// Looks for that report once more where it is not here or is of another agency now: the agency may have been named
    /// since, or the file opened. Before persistence is here nobody can: then it was looked for just now.
    pub fn look_for_previous(self) {
        if let Some(find) = self.previous_finder.get_value() {
            find(true);
        }
    }

    /// The same after a change of some addresses (of all when none are named), where it may have become that of another agency,
    /// or of the one again that it was of.
    pub(super) fn keep_previous_of_agency(self, changed: Option<&[FieldPath]>) {
        let of_agency = |path: &FieldPath| path.as_str().starts_with(AGENCY);
        let may_differ = changed.is_none_or(|changed| changed.iter().any(of_agency));
        let was_here =
            self.previous.with_value(Option::is_some) || self.previous_forgotten.get_value();
        if may_differ
            && was_here
            && let Some(find) = self.previous_finder.get_value()
        {
            find(false);
        }
    }

    /// True when the report of the previous period that was found is of another agency than this one; `None` for no such
    /// report.
    #[must_use]
    pub fn is_previous_of_another(self) -> Option<bool> {
        self.report.try_with_untracked(|report| {
            self.previous
                .with_value(|previous| previous.as_ref().map(|one| !same_agency(one, report)))
        })?
    }

    /// The report of the previous period is of another agency: nothing is compared with it, or taken over.
    pub fn forget_previous(self) {
        self.previous.set_value(None);
        self.previous_forgotten.set_value(true);
        self.previous_found.set(false);
        self.assess_all();
    }

    /// The report of the previous period was found: what is drawn and worked out by it is brought up to date.
    pub fn set_previous(self, found: Report) {
        self.previous.set_value(Some(found));
        self.previous_found.set(true);
        self.assess_all();
    }

    /// Draws something in all fields from now on.
    pub fn draw_field_extras(self, draw: FieldExtras) {
        if self.field_extras.with_untracked(Option::is_none) {
            self.field_extras.set(Some(draw));
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
        let before = path.clone();
        self.beside(path.clone(), move || Some(before.clone()))
    }

    /// The same for a cell of a row, also of one that was added: it follows what names the row too.
    #[must_use]
    pub fn cell_since_previous(
        self,
        table: &Table,
        rows: Memo<Option<PreviousRows>>,
        (row, column): (&str, &str),
    ) -> Memo<Beside> {
        let (table, row, column) = (table.clone(), row.to_owned(), column.to_owned());
        let path = FieldPath::cell(&table.id, &row, &column);
        let before = page_memo(move |_| {
            let naming = table.naming_column().and_then(|at| table.columns.get(at));
            if let Some(naming) = naming {
                self.follow_answer(&FieldPath::cell(&table.id, &row, &naming.id));
            }
            rows.with(|rows| {
                let template = self.template();
                let rows = rows.as_ref()?;
                self.report.with_untracked(|report| {
                    let found = rows.matching(&template, &table, report, &row)?;
                    Some(FieldPath::cell(&table.id, found, &column))
                })
            })
        });
        self.beside(path, move || before.get())
    }

    /// What stands beside an address, of which `before` is the place in the previous report.
    fn beside(
        self,
        path: FieldPath,
        before: impl Fn() -> Option<FieldPath> + Clone + Send + Sync + 'static,
    ) -> Memo<Beside> {
        let handed_over = self.handed_over(&path, before.clone());
        page_memo(move |_| {
            self.follow_answer(&path);
            let Some(before) = before() else {
                return Beside::default();
            };
            let beside = self.with_previous(|previous| {
                self.report.with_untracked(|report| {
                    let since = self.template.with_value(|form| {
                        since_previous(form, report, previous, (&path, &before))
                    });
                    let handed_over = handed_over.and_then(|number| number.get());
                    Beside {
                        since,
                        handed_over: handed_over
                            .filter(|number| is_left_to_take(report, &path, number)),
                    }
                })
            });
            beside.unwrap_or_default()
        })
    }

    /// What the previous report hands over to an address; none where nothing is. A key press does not change it.
    fn handed_over(
        self,
        path: &FieldPath,
        before: impl Fn() -> Option<FieldPath> + Send + Sync + 'static,
    ) -> Option<Memo<Option<Number>>> {
        let continues =
            |form: &Arc<Form>| form.field(path).is_some_and(|one| one.continues.is_some());
        let path = path.clone();
        self.template.with_value(continues).then(|| {
            page_memo(move |_| {
                let rules = self.is_assessed().then(|| self.rules())??;
                let before = before()?;
                self.with_previous(|previous| {
                    self.template
                        .with_value(|form| handed_over((form, &rules), previous, (&path, &before)))
                })?
            })
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
}
