//! Lines of a block that name no row of a table whose rows are fixed.

use crate::model::paste::plan::{LineKind, Plan};
use crate::model::paste::target::{PastedColumn, Target};

impl Plan {
    /// Lines that name no row of the table, about which nothing is decided.
    #[must_use]
    pub fn unplaced(&self) -> Vec<usize> {
        let open = LineKind::NoSuchRow { aside: false };
        let lines = self.lines.iter().enumerate();
        lines
            .filter(|(_, line)| line.kind == open)
            .map(|(at, _)| at)
            .collect()
    }

    /// The name that a line brings for its row.
    #[must_use]
    pub fn row_name(&self, line: usize) -> &str {
        let names = |column: &PastedColumn| column.target == Target::RowName;
        let cell = self.columns.iter().position(names).and_then(|column| {
            let line = self.lines.get(line)?;
            line.cells.get(column)
        });
        cell.map_or("", |cell| cell.text.as_str())
    }

    /// The rows of the table that no line goes to, by their position.
    #[must_use]
    pub fn free_rows(&self, rows: usize) -> Vec<usize> {
        let taken = |row: usize| {
            let mut lines = self.lines.iter();
            lines.any(|line| matches!(line.kind, LineKind::Row { place, .. } if place == row))
        };
        (0..rows).filter(|row| !taken(*row)).collect()
    }
}
