//! What the columns of a table have to do with one another: which one names the rows, which unit they share.

use super::{Field, FieldKind, Table};

/// The unit of shares, which stands beside the counts that it is worked out from.
const PERCENT: &str = "%";

impl Table {
    /// The column that names the rows: the declared one, else the first that marks no groups.
    #[must_use]
    pub fn naming_column(&self) -> Option<usize> {
        let marks_groups = |column: &Field| Some(&column.id) == self.shape.group_by.as_ref();
        let names = |column: &Field| match &self.shape.row_label {
            Some(label) => column.id == *label,
            None => !marks_groups(column),
        };
        self.columns.iter().position(names)
    }

    /// The unit that several columns of numbers have in common, percentages aside: it can be said once for all of them.
    #[must_use]
    pub fn shared_unit(&self) -> Option<&str> {
        let counted = |column: &&Field| match column.kind {
            FieldKind::Count | FieldKind::Amount { .. } => true,
            FieldKind::Computed { .. } => column.unit.as_deref() != Some(PERCENT),
            _ => false,
        };
        let mut units = self.columns.iter().filter(counted).map(|one| &one.unit);
        let first = units.next()?.as_deref()?;
        let (all, others) = units.fold((true, 0), |(all, others), unit| {
            (all && unit.as_deref() == Some(first), others + 1)
        });
        (all && others > 0).then_some(first)
    }
}
