//! The answers of a report in one walk: each is touched once, for touching it is most of the work over many reports.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::cell::Cell;
use super::plan::{ColumnPlan, Plan, TablePlan, Target};
use crate::assess::lookup::answers::value;
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::Answer;
use crate::model::report::Report;
use crate::model::template::FieldKind;
use crate::template::form::cell_parts;

/// From so many rows on a row is looked up by a map.
const MANY: usize = 8;

/// Room for the cells of one report after another, made once (docs/performance.md).
#[derive(Debug)]
pub(super) struct Reader<'a> {
    plan: &'a Plan,
    /// In the order of the plan's tables.
    pub tables: Vec<TableCells<'a>>,
}

/// The cells of a table in a report.
#[derive(Debug, Default)]
pub(super) struct TableCells<'a> {
    /// Ids of its rows.
    pub rows: Vec<&'a str>,
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
    /// Makes room for those of a report.
    fn begin(&mut self, table: &'a TablePlan, report: &'a Report, applies: bool) {
        let added = || report.rows.get(&table.id).into_iter().flatten();
        self.rows.clear();
        match &table.rows {
            Some(rows) => self.rows.extend(rows.iter().map(String::as_str)),
            None => self.rows.extend(added().map(String::as_str)),
        }
        self.position_of.clear();
        if self.rows.len() > MANY {
            let rows = self.rows.iter().enumerate();
            self.position_of.extend(rows.map(|(at, row)| (*row, at)));
        }
        self.width = table.columns.len();
        self.cells.clear();
        self.cells
            .resize(self.rows.len() * self.width, &Answer::Blank);
        self.counted.clear();
        self.applies = applies;
    }

    /// The position of a row.
    pub(super) fn row(&self, id: &str) -> Option<usize> {
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

    /// Whether anything of it is answered, as `ReportLookup` has it: a number where it asks for numbers.
    pub(super) fn whole(&self, table: &TablePlan) -> Outcome {
        let is_number =
            |column: &ColumnPlan| column.kind.as_ref().is_some_and(FieldKind::is_number);
        let numbers = table.columns.iter().any(is_number);
        let mut answered = false;
        for (position, column) in table.columns.iter().enumerate() {
            let Some(kind) = column
                .kind
                .as_ref()
                .filter(|_| !numbers || is_number(column))
            else {
                continue;
            };
            answered |= (0..self.rows.len()).any(|row| {
                let answer = self.cell(row, position);
                matches!(value(answer, kind, &table.id), Outcome::Value(_))
            });
        }
        if answered {
            Outcome::Value(Value::YesNo(true))
        } else {
            Cell::Blank.to_outcome(&table.id)
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

/// What the addresses of the cells of a row begin with, and whose cells they are.
#[derive(Clone, Copy)]
struct RowPlace<'a> {
    prefix: &'a str,
    table: usize,
    /// None for one that the table does not have.
    row: Option<usize>,
    /// Among the columns in the order of their ids: where the next one is looked for.
    next: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            tables: plan.tables.iter().map(|_| TableCells::default()).collect(),
        }
    }

    pub(super) fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// Walks over the answers of a report: those outside tables are handed to `see`, blanks included; the cells of tables are
    /// here until the next.
    pub(super) fn read(
        &mut self,
        report: &'a Report,
        left_out: &[&str],
        see: &mut dyn FnMut(Target, &'a Answer),
    ) {
        for (cells, table) in self.tables.iter_mut().zip(&self.plan.tables) {
            let applies = !left_out.contains(&table.section.as_str());
            cells.begin(table, report, applies);
        }
        let mut targets = self.plan.targets.iter().peekable();
        let mut last: Option<RowPlace<'a>> = None;
        for (path, answer) in &report.answers {
            let path = path.as_str();
            // Cells of a row stand together.
            if let Some(row) = &mut last
                && let Some(column) = path.strip_prefix(row.prefix)
            {
                self.put(row, column, answer);
                continue;
            }
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
            if !taken && let Some((mut row, column)) = self.place(path, answer) {
                self.put(&mut row, column, answer);
                last = Some(row);
            }
        }
        targets.for_each(|(_, target)| see(*target, &Answer::Blank));
        for (cells, table) in self.tables.iter_mut().zip(&self.plan.tables) {
            cells.count(table);
        }
    }

    /// The row and the column of an address; none of one that is no cell of a table here.
    fn place(&mut self, path: &'a str, answer: &Answer) -> Option<(RowPlace<'a>, &'a str)> {
        let Some((table, row, column)) = cell_parts(path) else {
            // The table as a whole.
            if let Answer::NotApplicable(_) = answer {
                let cells = self.tables.get_mut(self.plan.table_at(path)?)?;
                cells.applies = false;
            }
            return None;
        };
        let table = self.plan.table_at(table)?;
        let place = RowPlace {
            prefix: path.get(..path.len() - column.len())?,
            table,
            row: self.tables.get(table)?.row(row),
            next: 0,
        };
        Some((place, column))
    }

    fn put(&mut self, place: &mut RowPlace<'_>, column: &str, answer: &'a Answer) {
        let (Some(row), Some(table), Some(cells)) = (
            place.row,
            self.plan.tables.get(place.table),
            self.tables.get_mut(place.table),
        ) else {
            return;
        };
        // Addresses come in order; a blank has none.
        let rest = table.sorted.get(place.next..).unwrap_or_default();
        let is_it = |at: &usize| table.columns.get(*at).is_some_and(|one| one.id == column);
        if let Some(skipped) = rest.iter().position(is_it) {
            let at = rest.get(skipped).copied().unwrap_or_default();
            cells.put(row, at, answer);
            place.next += skipped + 1;
        }
    }
}
