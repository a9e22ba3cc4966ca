//! Which rows of a table a change affects: what stands in a row is worked out again there only, so that a key press does
//! not cost more with every row of the table.

use std::collections::BTreeSet;

use crate::assess::lookup::ReportLookup;
use crate::assess::reach::Reach;
use crate::model::answer::FieldPath;
use crate::model::template::Table;
use crate::template::dependencies::is_affected;
use crate::template::form::cell_parts;

/// The rows of a table whose results a change may alter, given how far these look; `None` when any may.
pub(crate) fn rows_affected(
    table: &Table,
    depends_on: &[String],
    reach: Reach,
    changed: &[FieldPath],
    lookup: &ReportLookup<'_>,
) -> Option<Vec<String>> {
    if reach == Reach::Table {
        return None;
    }
    let mut touched = BTreeSet::new();
    for path in changed {
        match cell_parts(path.as_str()) {
            // The mark of a group's heading renumbers the rows below it.
            Some((of, _, column))
                if of == table.id && table.shape.group_by.as_deref() == Some(column) =>
            {
                return None;
            }
            Some((of, row, _)) if of == table.id => touched.insert(row.to_owned()),
            _ if is_affected(depends_on, std::slice::from_ref(path)) => {
                return None;
            }
            _ => false,
        };
    }
    if reach == Reach::RowAbove {
        let rows = lookup.table_rows(table);
        let below: Vec<String> = touched
            .iter()
            .flat_map(|row| rows.below(row))
            .map(|row| row.id.clone())
            .collect();
        touched.extend(below);
    }
    Some(touched.into_iter().collect())
}
