//! Rows of a table that officers add, of many agencies: one after another, or those of one name added.

use std::collections::HashMap;

use super::answers::in_order;
use super::cell::Cell;
use super::coverage::{Coverage, Sum};
use super::plan::{Plan, is_added};
use super::results::{Aggregate, outcome};
use super::roll_up::{Attributed, Owing};
use super::totals::IndicatorTotal;
use crate::assess::lookup::ReportLookup;
use crate::assess::rows::NamedRow;
use crate::formula::evaluate::Lookup;
use crate::input::abbreviations::spelled_out;
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{FieldKind, Table};
use crate::template::dependencies::column_name;

/// A row of one report.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedRow<'a> {
    /// Id of the agency.
    pub agency: &'a str,
    /// Id of its report.
    pub report: &'a str,
    /// The row with its number and its name in that report.
    pub row: NamedRow,
}

/// Rows of one name, added.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedRow<'a> {
    /// What its rows are known by, however their names are written; empty for a row without a name.
    pub key: String,
    /// The name as the first of them writes it.
    pub name: String,
    /// What the numbers of each column come to, typed and computed ones, by column id; coverage counts rows, not agencies.
    pub cells: Vec<(String, Aggregate)>,
    /// The rows that were added, in the order of the list of agencies.
    pub rows: Vec<ListedRow<'a>>,
}

/// The rows of a table in the order of the list of agencies: no headings of groups, none that hold nothing, none of reports
/// that the table does not apply to.
#[must_use]
pub fn list_rows<'a>(
    plan: &Plan,
    agencies: &[Owing],
    reports: &[Attributed<'a>],
    table: &str,
) -> Vec<ListedRow<'a>> {
    let Some(placed) = plan.form.tables.get(table) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for one in in_order(agencies, reports) {
        let lookup = ReportLookup::new(&plan.form, &plan.rules, one.report, None);
        rows.extend(rows_of(&lookup, &placed.table, &one));
    }
    rows
}

fn rows_of<'a>(
    lookup: &ReportLookup<'_>,
    table: &Table,
    one: &Attributed<'a>,
) -> Vec<ListedRow<'a>> {
    let rows = lookup.table_rows(table);
    let counted = rows.counted().cloned();
    counted
        .map(|row| ListedRow {
            agency: one.agency,
            report: &one.report.id,
            row,
        })
        .collect()
}

/// The rows of a table by name, in the order in which the names come first. Names are compared as formulas compare words:
/// capitals, forms of letters and short forms of agencies do not count. Rows without a name are rows of their own.
#[must_use]
pub fn merge_rows<'a>(
    plan: &Plan,
    agencies: &[Owing],
    reports: &[Attributed<'a>],
    table: &str,
) -> Vec<MergedRow<'a>> {
    let Some(placed) = plan.form.tables.get(table) else {
        return Vec::new();
    };
    let columns = Columns::of(plan, &placed.table);
    let mut sums: Vec<RowSums<'_>> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut row = OneRow {
        figures: vec![Cell::Blank; plan.figures.len()],
        parts: vec![Cell::Blank; plan.parts.len()],
    };
    for one in in_order(agencies, reports) {
        let lookup = ReportLookup::new(&plan.form, &plan.rules, one.report, one.previous);
        for listed in rows_of(&lookup, &placed.table, &one) {
            let (key, name) = columns.name(&placed.table, &listed, one.report);
            let place = match by_name.get(&key) {
                Some(place) if !key.is_empty() => *place,
                _ => {
                    by_name.insert(key.clone(), sums.len());
                    sums.push(columns.no_sums(key, name));
                    sums.len() - 1
                }
            };
            if let Some(merged) = sums.get_mut(place) {
                columns.add(plan, &lookup, listed, (merged, &mut row));
            }
        }
    }
    let rows = sums.into_iter();
    rows.map(|merged| columns.to_row(plan, merged)).collect()
}

/// What of a row is added.
struct Columns {
    table: String,
    /// The column that names rows.
    naming: Option<String>,
    /// Columns whose cells are added: id of each, and the figure that formulas have for it.
    added: Vec<(String, Option<usize>)>,
    /// Rates, and sums of other columns: id, position among the indicators, parts.
    worked_out: Vec<(String, usize, Vec<usize>)>,
    /// All that is worked out for those in a row, each part after those that it names.
    parts: Vec<usize>,
}

/// Figures and parts of one row; each row has all of those that it is asked for.
struct OneRow {
    figures: Vec<Cell>,
    parts: Vec<Cell>,
}

/// The sums of rows of one name.
struct RowSums<'a> {
    key: String,
    name: String,
    added: Vec<(Sum, Coverage)>,
    worked_out: Vec<IndicatorTotal>,
    rows: Vec<ListedRow<'a>>,
}

impl Columns {
    fn of(plan: &Plan, table: &Table) -> Self {
        let (mut added, mut worked_out) = (Vec::new(), Vec::new());
        for column in &table.columns {
            let name = column_name(&table.id, &column.id);
            match (plan.rules.computed(&table.id, &column.id), &column.kind) {
                (Some(computed), _) if computed.rate || is_added(table, computed) => {
                    // A sum that is no sum of columns stands among the figures under the name of its column.
                    let figure = plan.figure_of.get(&format!("={name}")).copied();
                    let position = plan.indicator_of.get(&name).copied();
                    let indicator = position.and_then(|position| plan.indicators.get(position));
                    match (position, indicator.filter(|one| one.is_rolled_up())) {
                        (Some(position), Some(indicator)) if computed.rate || figure.is_none() => {
                            let parts = indicator.parts.clone();
                            worked_out.push((column.id.clone(), position, parts));
                        }
                        _ if computed.rate => {}
                        _ => added.push((column.id.clone(), figure)),
                    }
                }
                (None, FieldKind::Count | FieldKind::Amount { .. }) => {
                    let figure = plan.figure_of.get(&name).copied();
                    added.extend(figure.map(|figure| (column.id.clone(), Some(figure))));
                }
                _ => {}
            }
        }
        let naming = table.naming_column().and_then(|at| table.columns.get(at));
        Self {
            table: table.id.clone(),
            naming: naming.map(|column| column.id.clone()),
            added,
            parts: plan.with_inner(worked_out.iter().flat_map(|(_, _, parts)| parts)),
            worked_out,
        }
    }

    fn no_sums<'a>(&self, key: String, name: String) -> RowSums<'a> {
        let worked_out = self.worked_out.iter();
        let worked_out = worked_out.map(|(_, _, parts)| IndicatorTotal::of(parts.len()));
        RowSums {
            key,
            name,
            added: vec![Default::default(); self.added.len()],
            worked_out: worked_out.collect(),
            rows: Vec::new(),
        }
    }

    /// What a row is known by, and its name; the key of a row without a name is empty.
    fn name(&self, table: &Table, listed: &ListedRow<'_>, report: &Report) -> (String, String) {
        let answer = self
            .naming
            .as_ref()
            .map(|column| report.answer(&FieldPath::cell(&table.id, &listed.row.id, column)));
        let words = match answer {
            Some(Answer::Text(words)) => words.trim().to_owned(),
            Some(Answer::Number(number)) => number.value().normalize().to_string(),
            _ => String::new(),
        };
        let name = if listed.row.name.is_empty() {
            words.clone()
        } else {
            listed.row.name.clone()
        };
        (spelled_out(&words), name)
    }

    fn add<'a>(
        &self,
        plan: &Plan,
        lookup: &ReportLookup<'_>,
        listed: ListedRow<'a>,
        (merged, row): (&mut RowSums<'a>, &mut OneRow),
    ) {
        for ((column, figure), (sum, coverage)) in self.added.iter().zip(&mut merged.added) {
            let cell = Cell::of_outcome(lookup.cell(&self.table, &listed.row.id, column));
            coverage.count(&cell);
            if let Cell::Value(number) = &cell {
                sum.add(number);
            }
            if let Some(place) = figure.and_then(|figure| row.figures.get_mut(figure)) {
                *place = cell;
            }
        }
        for position in &self.parts {
            let cell = plan.cell_of_part(*position, &row.figures, &row.parts);
            if let Some(place) = row.parts.get_mut(*position) {
                *place = cell;
            }
        }
        for ((_, _, wanted), total) in self.worked_out.iter().zip(&mut merged.worked_out) {
            total.add(wanted.iter().filter_map(|part| row.parts.get(*part)));
        }
        merged.rows.push(listed);
    }

    fn to_row<'a>(&self, plan: &Plan, merged: RowSums<'a>) -> MergedRow<'a> {
        let added = self.added.iter().zip(&merged.added);
        let mut cells: Vec<(String, Aggregate)> = added
            .map(|((column, _), (sum, coverage))| {
                let name = column_name(&self.table, column);
                let aggregate = Aggregate {
                    outcome: outcome(sum, coverage, &name),
                    coverage: *coverage,
                    complete: None,
                };
                (column.clone(), aggregate)
            })
            .collect();
        let latest = |path: &str| Cell::Blank.to_outcome(path);
        for ((column, position, _), total) in self.worked_out.iter().zip(&merged.worked_out) {
            let indicator = plan.indicators.get(*position);
            let aggregate = indicator.and_then(|one| one.of_total(plan, *position, total, &latest));
            cells.extend(aggregate.map(|aggregate| (column.clone(), aggregate)));
        }
        MergedRow {
            key: merged.key,
            name: merged.name,
            cells,
            rows: merged.rows,
        }
    }
}
