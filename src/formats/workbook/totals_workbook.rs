//! The workbook of a collection: what it is, its totals, the numbers of each agency, the tables of the template, the states of
//! the agencies.

use time::Date;

use super::by_agency::by_agency;
use super::sheet_names::SheetNames;
use super::states::states;
use super::tables::TableSheets;
use super::totals::totals;
use super::{Cell, Column, MOST_ROWS, Sheet, Workbook};
use crate::collection::workspace::Workspace;
use crate::input::date::moment;
use crate::messages::vi::collection as all_words;
use crate::messages::vi::collection::workbook as words;
use crate::messages::vi::period;

/// The workbook of a collection as it stands on a day, with the rows of its reports; `at` is the moment at which it is made
/// (ISO 8601 with zone).
#[must_use]
pub fn totals_workbook(
    workspace: &Workspace,
    tables: TableSheets,
    today: Date,
    at: &str,
) -> Workbook {
    let (rolled_up, statuses) = (workspace.rolled_up(), workspace.statuses(today));
    let form = &workspace.template.form;
    let title = all_words::title(&form.title, &period::label(&workspace.collection.period));
    let mut sheets = vec![totals(rolled_up)];
    sheets.extend(by_agency(rolled_up, &statuses));
    sheets.extend(tables.into_sheets());
    sheets.push(states(&workspace.collection, &statuses));
    let mut all = vec![about(workspace, at)];
    all.extend(sheets.into_iter().flat_map(within_rows));
    let mut names = SheetNames::default();
    for sheet in &mut all {
        sheet.name = names.add(&sheet.name, words::TABLE);
    }
    Workbook { title, sheets: all }
}

/// What the workbook is, and how its cells are to be read.
fn about(workspace: &Workspace, at: &str) -> Sheet {
    let (collection, form) = (&workspace.collection, &workspace.template.form);
    let whole = workspace.rolled_up().whole();
    let line = |what: &str, cell: Cell| vec![Cell::words(what), cell];
    let days = format!(
        "{} ({})",
        period::label(&collection.period),
        period::days(&collection.period)
    );
    let mut rows = vec![
        line(words::TEMPLATE, Cell::words(&form.title)),
        line(
            words::VERSION,
            Cell::words(&format!("{}, {}", form.id, form.version)),
        ),
        line(words::PERIOD, Cell::words(&days)),
        line(words::SUPERIOR, Cell::words(&collection.superior)),
        line(words::MADE, Cell::words(&moment(at))),
        line(words::OWING, Cell::count(whole.owing)),
        line(words::REPORTED, Cell::count(whole.reported)),
        line(
            words::NOTHING_TO_REPORT,
            Cell::count(whole.nothing_to_report),
        ),
    ];
    let notes = words::NOTES.iter().enumerate();
    rows.extend(notes.map(|(position, note)| {
        let head = if position == 0 {
            words::HOW_TO_READ
        } else {
            ""
        };
        line(head, Cell::words(note))
    }));
    Sheet {
        name: words::ABOUT.to_owned(),
        columns: words::ABOUT_HEADS
            .iter()
            .zip([32, 90])
            .map(|(head, width)| Column::of_words(head, width))
            .collect(),
        rows,
        frozen: 0,
    }
}

/// A sheet, or several where it has more rows than one takes.
fn within_rows(sheet: Sheet) -> Vec<Sheet> {
    if sheet.rows.len() <= MOST_ROWS {
        return vec![sheet];
    }
    let parts = sheet.rows.chunks(MOST_ROWS);
    parts
        .map(|rows| Sheet {
            name: sheet.name.clone(),
            columns: sheet.columns.clone(),
            rows: rows.to_vec(),
            frozen: sheet.frozen,
        })
        .collect()
}
