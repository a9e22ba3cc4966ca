//! Where formulas of one report find its cells: in the tables that were read, all else in the report.

use super::cells::TableCells;
use super::plan::{Plan, TablePlan};
use crate::assess::lookup::ReportLookup;
use crate::assess::lookup::answers::value;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::FieldKind;
use crate::template::form::cell_parts;

/// Where formulas find the cells of tables that were read; all else is as in the report.
pub(super) struct InTables<'a> {
    pub plan: &'a Plan,
    pub tables: &'a [TableCells<'a>],
    pub report: ReportLookup<'a>,
}

impl InTables<'_> {
    fn table(&self, id: &str) -> Option<(&TablePlan, &TableCells<'_>)> {
        let at = self.plan.table_at(id)?;
        let cells = self.tables.get(at).filter(|cells| cells.applies)?;
        Some((self.plan.tables.get(at)?, cells))
    }

    /// A typed cell.
    fn typed(&self, table: &str, row: &str, column: &str) -> Option<(&Answer, &FieldKind)> {
        let (own, cells) = self.table(table)?;
        let column = own.columns.iter().position(|one| one.id == column)?;
        let row = cells.row(row)?;
        let kind = own.columns.get(column)?.kind.as_ref()?;
        Some((cells.cell(row, column), kind))
    }
}

impl Lookup for InTables<'_> {
    fn value(&self, path: &str) -> Outcome {
        if let Some((table, row, column)) = cell_parts(path) {
            return match self.typed(table, row, column) {
                Some((answer, kind)) => value(answer, kind, path),
                None => self.report.value(path),
            };
        }
        match self.table(path) {
            Some((own, cells)) => cells.whole(own),
            None => self.report.value(path),
        }
    }

    fn cell(&self, table: &str, row: &str, column: &str) -> Outcome {
        let path = || FieldPath::cell(table, row, column);
        match self.typed(table, row, column) {
            // Most of all: its address is not asked for.
            Some((Answer::Number(number), kind)) if kind.is_number() => {
                Outcome::Value(Value::Number(number.value().into()))
            }
            Some((answer, kind)) => value(answer, kind, path().as_str()),
            None => self.report.value(path().as_str()),
        }
    }

    fn previous(&self, path: &str) -> Outcome {
        self.report.previous(path)
    }

    fn stated_decimals(&self, path: &str) -> Option<u32> {
        self.report.stated_decimals(path)
    }

    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome> {
        match self.table(table) {
            Some((_, cells)) if !cells.counted.is_empty() => {
                let counted = cells.counted.iter();
                let ids = counted.filter_map(|row| cells.rows.get(*row));
                Ok(ids.map(|id| (*id).to_owned()).collect())
            }
            _ => self.report.rows(table),
        }
    }

    fn above(&self, table: &str, row: &str) -> Option<String> {
        self.report.above(table, row)
    }
}
