//! A sheet for each table of the template: the rows of all agencies, one below the other.

use super::{Cell, Column, Sheet};
use crate::assess::lookup::ReportLookup;
use crate::assess::rows::NamedRow;
use crate::assess::table_result::{RowResult, TableResult};
use crate::assess::tables;
use crate::formula::outcome::{Outcome, Value};
use crate::messages::vi::collection::agencies as agency_words;
use crate::messages::vi::collection::workbook as words;
use crate::messages::vi::comparison::answer_words;
use crate::messages::vi::formula::undefined_text;
use crate::messages::vi::rows::heading;
use crate::model::answer::{Answer, FieldPath};
use crate::model::collection::{Agency, Submission};
use crate::model::date::parse_iso;
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Item, Rows, Table};
use crate::rollup::sheet::SheetKind;
use crate::template::compile::Compiled;
use crate::template::outline::walk;

/// The sheets of a collection's tables, in the order of the template's outline. Reports come one after another, in the order of
/// their agencies, and none of them is kept.
#[derive(Debug)]
pub struct TableSheets {
    template: Compiled,
    sheets: Vec<(Table, Sheet)>,
}

impl TableSheets {
    /// Of the tables of a template, without rows as yet.
    #[must_use]
    pub fn new(template: &Compiled) -> Self {
        let mut outline = Vec::new();
        let sections = &template.form.sections;
        walk(sections, &mut Vec::new(), &|_| true, &mut outline);
        let items = outline.into_iter().flat_map(|(_, section)| &section.items);
        let tables = items.filter_map(|item| match item {
            Item::Table(table) => Some((table.clone(), sheet(table))),
            Item::Field(_) => None,
        });
        Self {
            sheets: tables.collect(),
            template: template.clone(),
        }
    }

    /// True where the template has no table: no report need be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sheets.is_empty()
    }

    /// Adds the rows of a report that counts for an agency.
    pub fn add(&mut self, agency: &Agency, submission: &Submission, report: &Report) {
        let reported = Reported {
            agency,
            submission,
            report,
            template: &self.template,
        };
        for (table, sheet) in &mut self.sheets {
            sheet.rows.extend(reported.rows(table));
        }
    }

    pub(super) fn into_sheets(self) -> impl Iterator<Item = Sheet> {
        self.sheets.into_iter().map(|(_, sheet)| sheet)
    }
}

fn sheet(table: &Table) -> Sheet {
    let mut columns = vec![
        Column::of_words(agency_words::NAME, 38),
        Column::of_words(agency_words::GROUP, 16),
        Column::of_words(words::ROW, 30),
    ];
    columns.extend(table.columns.iter().map(column));
    Sheet {
        name: table.label.clone(),
        columns,
        rows: Vec::new(),
        frozen: 3,
    }
}

fn column(field: &Field) -> Column {
    let unit = field.unit.as_deref();
    if field.kind.is_words() {
        Column::of_words(&field.label, 36)
    } else {
        Column::of_numbers(&field.label, unit)
    }
}

/// A report that counts for an agency.
#[derive(Clone, Copy)]
struct Reported<'a> {
    agency: &'a Agency,
    submission: &'a Submission,
    report: &'a Report,
    template: &'a Compiled,
}

impl Reported<'_> {
    fn rows(self, table: &Table) -> Vec<Vec<Cell>> {
        let named = self.template.form.named_rows(table, self.report);
        let is_added = matches!(table.rows, Rows::Added { .. });
        let has_answers = |row: &NamedRow| {
            let given = |column: &Field| *self.answer(table, row, column) != Answer::Blank;
            table.columns.iter().any(given)
        };
        // A table that was left alone says nothing; neither does an added row without an answer.
        if !named.iter().any(has_answers) {
            return Vec::new();
        }
        let worked_out = worked_out(self.template, self.report, table);
        let named = named.iter().filter(|row| !is_added || has_answers(row));
        named
            .map(|row| {
                let computed = worked_out.as_ref().and_then(|table| table.row(&row.id));
                let columns = table.columns.iter();
                let mut cells = vec![
                    Cell::words(&self.agency_name()),
                    Cell::words(&self.agency.group),
                    Cell::words(&heading(row, table)),
                ];
                cells.extend(columns.map(|column| self.cell(table, row, column, computed)));
                cells
            })
            .collect()
    }

    /// The name of the agency and, where the report is of one that it was merged from, of that.
    fn agency_name(self) -> String {
        let predecessor = self.submission.subject.predecessor;
        let predecessor = predecessor.and_then(|position| self.agency.predecessors.get(position));
        match predecessor {
            Some(one) => words::merged(&self.agency.name, &one.name),
            None => self.agency.name.clone(),
        }
    }

    fn answer(&self, table: &Table, row: &NamedRow, column: &Field) -> &Answer {
        let path = FieldPath::cell(&table.id, &row.id, &column.id);
        self.report.answer(&path)
    }

    fn cell(
        self,
        table: &Table,
        row: &NamedRow,
        column: &Field,
        computed: Option<&RowResult>,
    ) -> Cell {
        if let FieldKind::Computed { decimals, .. } = column.kind {
            let found = computed.and_then(|row| row.computed(&column.id));
            return found.map_or(Cell::Blank, |found| {
                of_outcome(&found.outcome, column, decimals)
            });
        }
        let path = FieldPath::cell(&table.id, &row.id, &column.id);
        match (&column.kind, self.report.answer(&path)) {
            (_, Answer::Blank) => Cell::Blank,
            (_, Answer::Number(number)) => {
                let decimals = number.decimals();
                Cell::number(&number.value().to_string(), decimals)
            }
            (FieldKind::Date, Answer::Text(text)) => {
                parse_iso(text).map_or_else(|| Cell::words(text), Cell::Day)
            }
            (kind, Answer::Text(text)) if kind.is_words() => Cell::words(text),
            (_, Answer::Unreadable(text)) => Cell::words(text),
            (_, answer) => Cell::words(&answer_words(answer, &path, &self.template.form)),
        }
    }
}

/// What is worked out in the table, where it has such columns.
fn worked_out(template: &Compiled, report: &Report, table: &Table) -> Option<TableResult> {
    let is_computed = |field: &Field| matches!(field.kind, FieldKind::Computed { .. });
    table.columns.iter().any(is_computed).then(|| {
        let lookup = ReportLookup::new(&template.form, &template.rules, report, None);
        tables::result(table, &lookup)
    })
}

fn of_outcome(outcome: &Outcome, column: &Field, decimals: u32) -> Cell {
    match outcome {
        Outcome::Value(Value::Number(number)) => {
            Cell::rolled_up(number, SheetKind::Indicator { decimals })
        }
        Outcome::Value(_) | Outcome::Missing(_) => Cell::Blank,
        Outcome::Undefined(why) => Cell::words(&undefined_text(why, |_| column.label.clone())),
    }
}
