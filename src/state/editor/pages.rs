//! The pages of a long table: a part of its rows is on the screen, the rest waits.
//!
//! A browser lays out every row of a table at each key press, whatever changed in it; what that takes is in
//! docs/performance.md.

use leptos::prelude::*;

use super::core::Editor;
use crate::model::answer::FieldPath;
use crate::model::template::Table;

/// Most rows of a table on the screen.
pub const PAGE_ROWS: usize = 30;

/// The rows of a table that are on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TablePage {
    /// Which page it is, from 0.
    pub page: usize,
    /// All pages of the table; one for a table without rows.
    pub pages: usize,
    /// Ids of the rows on it, in their order.
    pub rows: Vec<String>,
    /// All rows of the table.
    pub total: usize,
}

impl TablePage {
    /// The first and the last row of a page, from 1, for all pages.
    pub fn spans(&self) -> impl Iterator<Item = (usize, usize)> {
        let total = self.total;
        (0..self.pages).map(move |page| (page * PAGE_ROWS + 1, ((page + 1) * PAGE_ROWS).min(total)))
    }
}

impl Editor {
    /// The rows of a table that are on the screen. A transposed table is there as a whole: its rows are few.
    #[must_use]
    pub fn table_page(self, table: &Table) -> TablePage {
        let rows = self.row_ids(table);
        let total = rows.len();
        if table.shape.transposed {
            return TablePage {
                page: 0,
                pages: 1,
                rows,
                total,
            };
        }
        let pages = total.div_ceil(PAGE_ROWS).max(1);
        let page = self
            .pages
            .with(|turned| turned.get(&table.id).copied().unwrap_or_default())
            .min(pages - 1);
        TablePage {
            page,
            pages,
            rows: rows
                .into_iter()
                .skip(page * PAGE_ROWS)
                .take(PAGE_ROWS)
                .collect(),
            total,
        }
    }

    /// Forgets pages of a table that are no more.
    pub(super) fn clamp_page(self, table: &str) {
        let rows = self
            .report
            .with_untracked(|report| report.rows.get(table).map_or(0, Vec::len));
        let last = rows.div_ceil(PAGE_ROWS).saturating_sub(1);
        if self
            .pages
            .with_untracked(|turned| turned.get(table).is_some_and(|page| *page > last))
        {
            self.turn_to(table, last);
        }
    }

    /// Turns to a page of a table.
    pub fn turn_to(self, table: &str, page: usize) {
        self.pages
            .update(|turned| _ = turned.insert(table.to_owned(), page));
    }

    /// Turns to the page with a row of a table, if it is one of its rows. True when another page was on the screen: the row
    /// is there after the next drawing only.
    pub fn show_row(self, table: &Table, row: &str) -> bool {
        let place = untrack(|| self.row_ids(table))
            .iter()
            .position(|id| id == row);
        let page = place
            .filter(|_| !table.shape.transposed)
            .map(|place| place / PAGE_ROWS);
        match page {
            Some(page) if page != untrack(|| self.table_page(table)).page => {
                self.turn_to(&table.id, page);
                true
            }
            _ => false,
        }
    }

    /// The same for the row of an address, whatever it belongs to.
    pub fn show_row_of(self, path: &FieldPath) -> bool {
        let mut parts = path.as_str().split('.');
        let (Some(table), Some(row)) = (parts.next(), parts.next()) else {
            return false;
        };
        let template = self.template();
        template
            .tables
            .get(table)
            .is_some_and(|known| self.show_row(&known.table, row))
    }
}
