//! The numbers of a pasted block, each read once: who looks for sums asks for each as often as there are lines.

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::request::Place;
use crate::input::spreadsheet_number::value;
use crate::model::paste::target::Target;

/// The number of each cell that goes into a column of the table, or onto one that is worked out.
pub(super) struct Numbers(Vec<Vec<Option<Decimal>>>);

impl Numbers {
    /// Of a block and the targets of its columns.
    pub fn new(place: Place, block: &[Vec<String>], targets: &[Target]) -> Self {
        let field = |target: &Target| match target {
            Target::Column { column, .. } | Target::Computed(column) => {
                place.table.columns.get(*column)
            }
            _ => None,
        };
        let fields: Vec<_> = targets.iter().map(field).collect();
        let line = |cells: &Vec<String>| {
            let cells = cells.iter().zip(&fields);
            cells
                .map(|(text, field)| value(&field.as_ref()?.kind, text))
                .collect()
        };
        Self(block.iter().map(line).collect())
    }

    /// The number of a cell, `None` for none.
    pub fn at(&self, line: usize, column: usize) -> Option<Decimal> {
        self.0.get(line)?.get(column).copied().flatten()
    }
}
