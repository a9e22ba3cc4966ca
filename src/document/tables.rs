//! The tables of a report as the document prints them: numbers in order, groups, computed cells, totals, and tables
//! that stand on their side.

use std::collections::BTreeSet;

use super::data::{ZERO, alignment, cell, column_of, counted_as_zero, is_blank, shared_unit, unit};
use super::tree::{Alignment, Cell, Column, HeaderCell, Row, Table, Width};
use crate::assess::assessment::Assessment;
use crate::assess::lookup::ReportLookup;
use crate::assess::progress::table_is_given;
use crate::assess::rows::NamedRow;
use crate::assess::table_result::{CellResult, TableResult};
use crate::formula::outcome::Outcome;
use crate::messages::message::printed_label;
use crate::messages::vi;
use crate::messages::vi::TOTAL;
use crate::messages::vi::document;
use crate::messages::vi::formula::undefined_on_paper;
use crate::messages::vi::rows::heading;
use crate::model::answer::{Answer, Path};
use crate::model::report::Report;
use crate::model::template::{self, Field, FieldKind, Item, Rows};
use crate::template::form::Form;
use crate::template::labels::TemplateLabels;
use crate::template::rules::Rules;

/// Columns beside which the names of rows get much room.
const FEW_COLUMNS: usize = 4;

/// What the tables of a report are printed from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) template: &'a Form,
    pub(super) rules: &'a Rules,
    pub(super) report: &'a Report,
    pub(super) assessment: &'a Assessment,
}

impl<'a> Source<'a> {
    /// The report looked up, for wording what follows from it.
    pub(super) fn lookup(self) -> ReportLookup<'a> {
        ReportLookup::assessed(self.template, self.rules, self.report, self.assessment)
    }

    /// The names of everything that formulas and sentences mention.
    pub(super) fn names(self) -> TemplateLabels<'a> {
        TemplateLabels {
            form: self.template,
            rules: self.rules,
        }
    }
}

/// The tables of the sections in their order: those that are annexes of their own, and the others. A table that nobody
/// filled in is no annex; the annex with the data says that it is not stated when it is required.
pub(super) fn asked<'a>(
    template: &'a Form,
    report: &Report,
) -> (Vec<&'a template::Table>, Vec<&'a template::Table>) {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for item in template
        .outline(report)
        .into_iter()
        .flat_map(|(_, section)| &section.items)
    {
        let Item::Table(table) = item else { continue };
        let given = says_something(template, report, table);
        let alone = table.shape.annex && given && !template.rows(table, report).is_empty();
        if given || table.required {
            if alone { &mut own } else { &mut others }.push(table);
        }
    }
    (own, others)
}

/// True for a table in which something was typed, readable or not, or that is declared not applicable.
fn says_something(template: &Form, report: &Report, table: &template::Table) -> bool {
    let rows = template.rows(table, report);
    let cells = rows.iter().flat_map(|row| {
        table
            .columns
            .iter()
            .map(|field| Path::cell(&table.id, &row.id, &field.id))
    });
    std::iter::once(Path::new(table.id.as_str()))
        .chain(cells)
        .any(|path| !is_blank(report.answer(&path)))
}

/// A table with a caption, which may be empty.
pub(super) fn printed(source: Source, table: &template::Table, caption: String) -> Table {
    let result = source.assessment.table(&table.id);
    let columns: Vec<&Field> = table
        .columns
        .iter()
        .filter(|field| table.shape.group_by.as_ref() != Some(&field.id))
        .collect();
    let shared = shared_unit(&columns);
    let unit = shared.map_or_else(String::new, document::unit_line);
    let given = table_is_given(source.template, source.report, table);
    let zeros = if given {
        counted_as_zero(source.rules)
    } else {
        BTreeSet::new()
    };
    let mut lines = Lines {
        source,
        table,
        columns,
        rows: Vec::new(),
        result,
        with_units: shared.is_none(),
        zeros,
    };
    lines.rows = lines.filled(source.template.named_rows(table, source.report));
    let (columns, header, rows) = if table.shape.transposed && !lines.rows.is_empty() {
        lines.turned()
    } else {
        lines.upright()
    };
    Table {
        caption,
        unit,
        columns,
        header: vec![header],
        rows,
    }
}

struct Lines<'a> {
    source: Source<'a>,
    table: &'a template::Table,
    columns: Vec<&'a Field>,
    rows: Vec<NamedRow>,
    result: Option<&'a TableResult>,
    with_units: bool,
    /// Columns and cells whose blank counts as zero; none in a table that nobody filled in.
    zeros: BTreeSet<String>,
}

impl Lines<'_> {
    fn upright(&self) -> (Vec<Column>, Vec<HeaderCell>, Vec<Row>) {
        let shape = &self.table.shape;
        let named = matches!(self.table.rows, Rows::Fixed(_));
        let numbered = !named || shape.annex;
        let width = if self.columns.len() > FEW_COLUMNS {
            Width::Medium
        } else {
            Width::Wide
        };
        let (mut columns, mut header) = (Vec::new(), Vec::new());
        if numbered {
            columns.push(Column::ORDINAL);
            header.push(HeaderCell::new(document::ORDINAL));
        }
        if named {
            columns.push(Column {
                width,
                ..Column::NAME
            });
            header.push(HeaderCell::new(document::ASKED));
        }
        let leading = columns.len();
        for field in &self.columns {
            let names_row = shape.row_label.as_ref() == Some(&field.id);
            columns.push(Column {
                alignment: alignment(&field.kind),
                names_row,
                ..Column::default()
            });
            header.push(HeaderCell::new(self.heading(field)));
        }
        let mut rows = Vec::new();
        for row in &self.rows {
            if row.group {
                rows.push(Row::Group(
                    format!("{}. {}", row.ordinal, row.name)
                        .trim_end()
                        .to_owned(),
                ));
                continue;
            }
            let lead = [(numbered, &row.ordinal), (named, &row.name)];
            let mut cells: Vec<Cell> = lead
                .into_iter()
                .filter(|(stands, _)| *stands)
                .map(|(_, text)| Cell::new(text.clone()))
                .collect();
            cells.extend(self.columns.iter().map(|field| self.cell(row, field)));
            rows.push(Row::Cells(cells));
        }
        if rows.is_empty() {
            let whole = match self
                .source
                .report
                .answer(&Path::new(self.table.id.as_str()))
            {
                Answer::NotApplicable(reason) => document::not_applicable(reason),
                _ => document::NOT_STATED.to_owned(),
            };
            rows.push(Row::Cells(vec![Cell::remark(whole).across(columns.len())]));
        }
        let before = self.columns.iter().take_while(|field| !field.total).count();
        if let Some(result) = self.result.filter(|result| !result.totals.is_empty()) {
            let mut cells = vec![
                Cell::new(TOTAL)
                    .aligned(Alignment::Left)
                    .across(leading + before),
            ];
            cells.extend(
                self.columns
                    .iter()
                    .skip(before)
                    .map(|field| total(result, field)),
            );
            rows.push(Row::Total(cells));
        }
        (columns, header, rows)
    }

    /// The rows in which something stands, numbered anew, and the headings of groups.
    fn filled(&self, rows: Vec<NamedRow>) -> Vec<NamedRow> {
        let says = |row: &NamedRow| {
            row.group
                || self
                    .table
                    .columns
                    .iter()
                    .any(|field| self.is_zero(row, field) || !is_blank(self.answer(row, field)))
        };
        let mut inside = 0;
        let mut filled: Vec<NamedRow> = rows.into_iter().filter(says).collect();
        for row in &mut filled {
            inside = if row.group { 0 } else { inside + 1 };
            if !row.group {
                row.ordinal = inside.to_string();
            }
        }
        filled
    }

    fn answer(&self, row: &NamedRow, field: &Field) -> &Answer {
        self.source
            .report
            .answer(&Path::cell(&self.table.id, &row.id, &field.id))
    }

    /// True for a blank that the form counts as zero.
    fn is_zero(&self, row: &NamedRow, field: &Field) -> bool {
        let path = Path::cell(&self.table.id, &row.id, &field.id);
        *self.answer(row, field) == Answer::Blank
            && (self.zeros.contains(path.as_str())
                || self.zeros.contains(&column_of(&self.table.id, &field.id)))
    }

    /// Each row as a column; the column that names them is the header.
    fn turned(&self) -> (Vec<Column>, Vec<HeaderCell>, Vec<Row>) {
        let result = self.result.filter(|result| !result.totals.is_empty());
        let mut header = vec![HeaderCell::new(document::ASKED)];
        header.extend(
            self.rows
                .iter()
                .map(|row| HeaderCell::new(heading(row, self.table))),
        );
        header.extend(result.map(|_| HeaderCell::new(TOTAL)));
        let width = if self.rows.len() > FEW_COLUMNS {
            Width::Medium
        } else {
            Width::Wide
        };
        let mut columns = vec![Column {
            width,
            ..Column::NAME
        }];
        columns.resize(header.len(), Column::default());
        let lines = self
            .columns
            .iter()
            .filter(|field| self.table.shape.row_label.as_ref() != Some(&field.id));
        let line = |field: &&Field| {
            let stand = |cell: Cell| {
                if cell.remark {
                    cell
                } else {
                    cell.aligned(alignment(&field.kind))
                }
            };
            let mut cells = vec![Cell::new(self.heading(field))];
            cells.extend(self.rows.iter().map(|row| stand(self.cell(row, field))));
            cells.extend(result.map(|result| stand(total(result, field))));
            Some(Row::Cells(cells)).filter(|_| self.is_stated(field))
        };
        (columns, header, lines.filter_map(line).collect())
    }

    /// True for a line of a turned table that is asked for, or in which something stands.
    fn is_stated(&self, field: &Field) -> bool {
        let stands = |row: &NamedRow| match field.kind {
            FieldKind::Computed { .. } => {
                let cell = self
                    .result
                    .and_then(|result| result.row(&row.id)?.computed(&field.id));
                cell.is_some_and(|cell| !matches!(cell.outcome, Outcome::Missing(_)))
            }
            _ => self.is_zero(row, field) || !is_blank(self.answer(row, field)),
        };
        field.required || self.rows.iter().any(stands)
    }

    fn heading(&self, field: &Field) -> String {
        document::with_unit(
            &printed_label(&field.label),
            if self.with_units { unit(field) } else { "" },
        )
    }

    fn cell(&self, row: &NamedRow, field: &Field) -> Cell {
        if matches!(field.kind, FieldKind::Computed { .. }) {
            let result = self
                .result
                .and_then(|result| result.row(&row.id)?.computed(&field.id));
            return result.map_or_else(Cell::default, |result| worked_out(result, field));
        }
        match self.answer(row, field) {
            _ if self.is_zero(row, field) => Cell::new(ZERO),
            // A year that names its row is no number of thousands: no dots.
            Answer::Number(number) if self.table.shape.row_label.as_ref() == Some(&field.id) => {
                Cell::new(number.value().to_string())
            }
            answer => cell(self.source.template, field, answer),
        }
    }
}

fn total(result: &TableResult, field: &Field) -> Cell {
    result
        .total(&field.id)
        .map_or_else(Cell::default, |total| worked_out(total, field))
}

fn worked_out(cell: &CellResult, field: &Field) -> Cell {
    match cell.outcome {
        Outcome::Value(_) => Cell::new(cell.number(field).unwrap_or_default()),
        Outcome::Missing(_) => Cell::remark(vi::NOT_ENOUGH_DATA),
        Outcome::Undefined(ref why) => Cell::remark(undefined_on_paper(why)),
    }
}
