//! Lines of a block of which it cannot be told which row of a table with fixed rows they go to.

use crate::model::paste::no_row::NoRow;
use crate::model::paste::plan::{LineKind, Plan};
use crate::model::paste::target::{PastedColumn, Target};

impl Plan {
    /// Lines without a row, about which nothing is decided.
    #[must_use]
    pub fn unplaced(&self) -> Vec<usize> {
        self.unplaced_for(|_| true)
    }

    /// Those that are so for one reason.
    #[must_use]
    pub fn without_row(&self, reason: NoRow) -> Vec<usize> {
        self.unplaced_for(|why| why == reason)
    }

    fn unplaced_for(&self, is_wanted: impl Fn(NoRow) -> bool) -> Vec<usize> {
        let open = |kind: &LineKind| matches!(kind, LineKind::NoRow { why, aside: false } if is_wanted(*why));
        let lines = self.lines.iter().enumerate();
        lines
            .filter(|(_, line)| open(&line.kind))
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
