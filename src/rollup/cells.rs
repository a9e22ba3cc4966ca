//! The answers of a report in one walk: each is touched once, for touching it is most of the work over many reports.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::plan::{Plan, TablePlan, Target};
use crate::assess::lookup::ReportLookup;
use crate::assess::lookup::answers::value;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::Outcome;
use crate::model::answer::Answer;
use crate::model::report::Report;
use crate::model::template::FieldKind;
use crate::template::form::cell_parts;

/// From so many rows on a row is looked up by a map.
const MANY: usize = 8;

/// The cells of a table in a report.
#[derive(Debug)]
pub(super) struct TableCells<'a> {
    /// Ids of its rows.
    rows: Vec<&'a str>,
    position_of: HashMap<&'a str, usize>,
    /// Its cells, row by row.
    cells: Vec<&'a Answer>,
    width: usize,
    /// Positions of the rows that count: no headings of groups, none that was added and holds nothing.
    pub counted: Vec<usize>,
    /// False for a table that is left out or does not apply.
    pub applies: bool,
}

impl<'a> TableCells<'a> {
    fn new(table: &'a TablePlan, report: &'a Report, applies: bool) -> Self {
        let rows: Vec<&str> = match &table.rows {
            Some(rows) => rows.iter().map(String::as_str).collect(),
            None => {
                let added = report.rows.get(&table.id).into_iter().flatten();
                added.map(String::as_str).collect()
            }
        };
        let mut position_of = HashMap::new();
        if rows.len() > MANY {
            position_of.extend(rows.iter().enumerate().map(|(at, row)| (*row, at)));
        }
        Self {
            cells: vec![&Answer::Blank; rows.len() * table.columns.len()],
            width: table.columns.len(),
            rows,
            position_of,
            counted: Vec::new(),
            applies,
        }
    }

    fn row(&self, id: &str) -> Option<usize> {
        if self.rows.len() > MANY {
            self.position_of.get(id).copied()
        } else {
            self.rows.iter().position(|row| *row == id)
        }
    }

    /// A cell by the positions of its row and its column.
    pub(super) fn cell(&self, row: usize, column: usize) -> &'a Answer {
        let at = row * self.width + column;
        self.cells.get(at).copied().unwrap_or(&Answer::Blank)
    }

    fn put(&mut self, row: usize, column: usize, answer: &'a Answer) {
        if let Some(place) = self.cells.get_mut(row * self.width + column) {
            *place = answer;
        }
    }

    /// Which rows count, once all cells are in.
    fn count(&mut self, table: &TablePlan) {
        for row in 0..self.rows.len() {
            let group = table.group.map(|column| self.cell(row, column));
            let mut cells = (0..self.width).map(|column| self.cell(row, column));
            let empty = table.rows.is_none() && cells.all(|cell| *cell == Answer::Blank);
            if self.applies && !empty && group != Some(&Answer::YesNo(true)) {
                self.counted.push(row);
            }
        }
    }
}

/// Walks over the answers of a report: those outside tables are handed to `see`, blanks included; the cells of the tables of
/// the plan come back, in its order.
pub(super) fn read<'a>(
    plan: &'a Plan,
    report: &'a Report,
    left_out: &[&str],
    see: &mut dyn FnMut(Target, &'a Answer),
) -> Vec<TableCells<'a>> {
    let applies = |table: &TablePlan| {
        let placed = plan.form.tables.get(&table.id);
        !placed.is_some_and(|placed| left_out.contains(&placed.section.as_str()))
            && !report.is_not_applicable(&table.id)
    };
    let tables = plan.tables.iter();
    let mut cells: Vec<TableCells<'_>> = tables
        .map(|table| TableCells::new(table, report, applies(table)))
        .collect();
    let mut targets = plan.targets.iter().peekable();
    // Cells of a row stand together, and rows of a table.
    let mut last: Option<(usize, &str, usize)> = None;
    for (path, answer) in &report.answers {
        let path = path.as_str();
        let mut taken = false;
        while let Some((address, target)) = targets.peek() {
            match address.as_str().cmp(path) {
                Ordering::Less => see(*target, &Answer::Blank),
                Ordering::Equal => {
                    see(*target, answer);
                    taken = true;
                }
                Ordering::Greater => break,
            }
            targets.next();
        }
        if taken {
            continue;
        }
        let Some((table, row, column)) = cell_parts(path) else {
            continue;
        };
        let at = match last {
            Some((at, known, _)) if known == table => Some(at),
            _ => plan.tables.iter().position(|one| one.id == table),
        };
        let Some((at, own, cells)) = at.and_then(|at| {
            let own = plan.tables.get(at)?;
            Some((at, own, cells.get_mut(at)?))
        }) else {
            continue;
        };
        let known = last.filter(|(of, name, place)| {
            *of == at && *name == table && cells.rows.get(*place).is_some_and(|id| *id == row)
        });
        let place = known.map(|(_, _, place)| place).or_else(|| cells.row(row));
        let column = own.columns.iter().position(|id| id == column);
        if let (Some(place), Some(column)) = (place, column) {
            cells.put(place, column, answer);
            last = Some((at, table, place));
        }
    }
    targets.for_each(|(_, target)| see(*target, &Answer::Blank));
    for (cells, table) in cells.iter_mut().zip(&plan.tables) {
        cells.count(table);
    }
    cells
}

/// Where formulas find the cells of tables that were read; all else is as in the report.
pub(super) struct InTables<'a> {
    pub plan: &'a Plan,
    pub tables: &'a [TableCells<'a>],
    pub report: ReportLookup<'a>,
}

impl InTables<'_> {
    fn table(&self, id: &str) -> Option<(&TablePlan, &TableCells<'_>)> {
        let at = self.plan.tables.iter().position(|one| one.id == id)?;
        let cells = self.tables.get(at).filter(|cells| cells.applies)?;
        Some((self.plan.tables.get(at)?, cells))
    }

    /// A typed cell.
    fn cell(&self, path: &str) -> Option<(&Answer, &FieldKind)> {
        let (table, row, column) = cell_parts(path)?;
        let (own, cells) = self.table(table)?;
        let column = own.columns.iter().position(|id| id == column)?;
        let row = cells.row(row)?;
        let field = self
            .plan
            .form
            .tables
            .get(table)?
            .table
            .columns
            .get(column)?;
        let typed = !matches!(field.kind, FieldKind::Computed { .. });
        typed.then(|| (cells.cell(row, column), &field.kind))
    }
}

impl Lookup for InTables<'_> {
    fn value(&self, path: &str) -> Outcome {
        match self.cell(path) {
            Some((answer, kind)) => value(answer, kind, path),
            None => self.report.value(path),
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
