//! The kinds of values at addresses that come in order: cells of one table stand together, so its columns are those of the
//! last one.

use crate::model::answer::FieldPath;
use crate::model::template::{Field, FieldKind};
use crate::template::form::{Form, cell_parts};

/// Looks kinds up.
pub(super) struct FieldKinds<'a> {
    template: &'a Form,
    table: &'a str,
    columns: &'a [Field],
}

impl<'a> FieldKinds<'a> {
    pub(super) fn new(template: &'a Form) -> Self {
        Self {
            template,
            table: "",
            columns: &[],
        }
    }

    /// The kind of value at an address; `None` where the template asks nothing.
    pub(super) fn of(&mut self, path: &FieldPath) -> Option<&'a FieldKind> {
        match cell_parts(path.as_str()) {
            Some((table, _, column)) => self.of_cell(path, table, column),
            None => self.template.field_kind(path),
        }
    }

    /// The same of a cell whose address is taken apart already.
    pub(super) fn of_cell(
        &mut self,
        path: &FieldPath,
        table: &str,
        column: &str,
    ) -> Option<&'a FieldKind> {
        if table != self.table {
            let Some((id, placed)) = self.template.tables.get_key_value(table) else {
                return self.template.field_kind(path);
            };
            (self.table, self.columns) = (id, &placed.table.columns);
        }
        let mut columns = self.columns.iter();
        Some(&columns.find(|field| field.id == column)?.kind)
    }
}
