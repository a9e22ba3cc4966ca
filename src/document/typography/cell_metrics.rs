//! Metrics of a table's cells: how much room they have, and how high rows become.
//!
//! Not here: the widths of columns, which `column_widths` assigns.

use super::page_room::{BESIDE, even_share, page};
use super::text_width::{FILLED, room, width};
use crate::document::tree::{Cell, Orientation, Row, Table};

/// Height between the margins of a page, in tenths of a millimetre: along its length and across.
const HEIGHT: (u64, u64) = (2569, 1698);
/// What may stand above the first rows of a table on its first page: heads of annex, section and table.
const HEADS: u64 = 800;
/// What stands above a row on any other page: the table's head.
const HEAD: u64 = 250;
/// Metrics of a table's cells on its page.
pub struct CellMetrics<'a> {
    table: &'a Table,
    orientation: Orientation,
    /// Widths of the columns, in tenths of a millimetre.
    columns: Vec<u64>,
}

impl<'a> CellMetrics<'a> {
    /// Of a table on a page that lies so.
    #[must_use]
    pub fn new(table: &'a Table, orientation: Orientation) -> Self {
        let shared = even_share(table, page(orientation));
        let widths = table.columns.iter().map(|column| column.width.tenths());
        Self {
            table,
            orientation,
            columns: widths
                .map(|width| if width == 0 { shared } else { width })
                .collect(),
        }
    }

    /// Room for words in a cell that begins in a column and reaches over so many, in thousandths of the size of type.
    #[must_use]
    pub fn room(&self, start: usize, columns: usize) -> u64 {
        let tenths: u64 = self.columns.iter().skip(start).take(columns.max(1)).sum();
        room(tenths.saturating_sub(BESIDE), self.table.points())
    }

    /// True for a row that may not find a page which holds it whole, below what stands above it there: it has to begin
    /// where it stands, or what leads up to it would be left alone on a page.
    #[must_use]
    pub fn may_exceed_page(&self, position: usize) -> bool {
        let Some(Row::Cells(cells) | Row::Total(cells)) = self.table.rows.get(position) else {
            return false;
        };
        let first = self
            .table
            .rows
            .iter()
            .take(position)
            .all(|row| matches!(row, Row::Group(_)));
        let height = if self.orientation == Orientation::Landscape {
            HEIGHT.1
        } else {
            HEIGHT.0
        };
        self.height(cells) > height - if first { HEADS } else { HEAD }
    }

    /// Height of a row in tenths of a millimetre.
    fn height(&self, cells: &[Cell]) -> u64 {
        let mut start = 0;
        let lines = cells.iter().map(|cell| {
            let room = self.room(start, cell.columns).max(1) * FILLED / 100;
            start += cell.columns.max(1);
            cell.text
                .lines()
                .map(|line| width(line).div_ceil(room.max(1)).max(1))
                .sum::<u64>()
        });
        // Lines of 1,2 times the size; a point is 0,3528 mm.
        lines.max().unwrap_or_default() * self.table.points() * 12 * 3528 / 10_000
    }
}
