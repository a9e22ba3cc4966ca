//! Blocks pasted from a spreadsheet: cells, headings, columns, rows, what stays out.

use std::collections::BTreeMap;
use std::sync::Arc;

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::clipboard::paste::{Choices, Place, plan};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::input::spreadsheet_number::read_cell;
use bao_cao_so::messages::vi::answers::told;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::paste::plan::{Fate, LineKind, Plan};
use bao_cao_so::model::paste::refusal::Refusal;
use bao_cao_so::model::paste::target::{Basis, Target};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::Table;
use bao_cao_so::template::form::Form;

mod alike;
mod beside;
mod cells;
mod columns;
mod dates;
mod every_table;
mod fields;
mod generated;
mod groups;
mod headings;
mod heads_with_digits;
mod later_headings;
mod numbering;
mod numbers;
mod ordinals;
mod parents;
mod printed;
mod readings;
mod rows;
mod rows_or_totals;
mod said;
mod spreadsheets;
mod sums;
mod totals;
mod turned;
mod turned_beside;
mod turned_foot;
mod turned_numbers;
mod unheaded;
mod units;
mod unplaced;

/// Short names of the built-in templates.
const TEMPLATES: [(&str, &str); 5] = [
    ("y25", "bao-cao-nam-chuyen-doi-so"),
    ("y21", "bao-cao-nam-cntt"),
    ("plan", "ket-qua-ke-hoach"),
    ("reso", "tong-hop-nghi-quyet-cpdt"),
    ("stage", "danh-gia-ke-hoach-giai-doan"),
];

/// A table of a template in a report without answers, into which something can be pasted.
struct Sheet {
    template: Arc<Form>,
    report: Report,
    table: Table,
}

impl Sheet {
    fn new(template: &str, table: &str) -> Self {
        let id = TEMPLATES
            .iter()
            .find(|(short, _)| *short == template)
            .unwrap()
            .1;
        let opened = SAMPLES
            .iter()
            .map(|(_, text)| decode(text, &crate::shipped().forms).unwrap());
        let mut found = opened
            .into_iter()
            .find(|one| one.template.id == id)
            .unwrap();
        found.report.answers.clear();
        found.report.rows.clear();
        let table = found.template.tables[table].table.clone();
        Self {
            template: found.template,
            report: found.report,
            table,
        }
    }

    fn rows(&self) -> Vec<String> {
        self.template
            .rows(&self.table, &self.report)
            .into_iter()
            .map(|row| row.id)
            .collect()
    }

    fn plan(
        &self,
        row: usize,
        column: usize,
        text: &str,
        choices: &Choices,
    ) -> Result<Plan, Refusal> {
        let rows = self.rows();
        let place = Place {
            template: &self.template,
            rules: Some(crate::rules(&self.template)),
            table: &self.table,
            report: &self.report,
            rows: &rows,
            row,
            column,
        };
        plan(place, text, choices)
    }

    /// Does what a plan says.
    fn take(&mut self, plan: &Plan) {
        let mut rows = self.rows();
        for at in 0..plan.added {
            rows.push(format!("new{at}"));
        }
        for (row, column, answer) in plan.answers(&self.table) {
            let path = FieldPath::cell(&self.table.id, &rows[row], &self.table.columns[column].id);
            self.report.set(path, answer);
        }
        if plan.added > 0 {
            self.report.rows.insert(self.table.id.clone(), rows);
        }
    }

    /// Pastes a block at the first cell and takes it in.
    fn filled(mut self, text: &str) -> Self {
        let plan = self.plan(0, 0, text, &Choices::default()).unwrap();
        assert!(plan.doubts().is_empty(), "{text:?}: {:?}", plan.doubts());
        self.take(&plan);
        self
    }
}

/// What a block does: a line for each row of the table that it changes, `row: column=answer ...`, `+` before a new row, `!`
/// before what cannot be read; one for each line that stays out; one for each doubt.
fn outcome(sheet: &Sheet, plan: &Plan) -> String {
    let mut lines = Vec::new();
    let rows = sheet.rows().len();
    for line in &plan.lines {
        match &line.kind {
            LineKind::Row { place, group } => {
                let cells = line.cells.iter().filter_map(|cell| {
                    let change = cell.change()?;
                    let field = &sheet.table.columns[change.column];
                    let mark = if matches!(change.new, Answer::Unreadable(_)) {
                        "!"
                    } else {
                        ""
                    };
                    assert_eq!(change.row, *place);
                    Some(format!(
                        "{}={mark}{}",
                        field.id,
                        told(&field.kind, &change.new)
                    ))
                });
                let cells: Vec<String> = cells.collect();
                let new = if *place >= rows { "+" } else { "" };
                let group = if *group { " group" } else { "" };
                lines.push(format!("{new}{place}{group}: {}", cells.join(" | ")));
            }
            LineKind::Blank => lines.push("blank".to_owned()),
            kind => lines.push(format!("out: {kind:?}")),
        }
    }
    lines.extend(
        plan.doubts()
            .iter()
            .map(|doubt| format!("doubt: {doubt:?}")),
    );
    lines.join("\n")
}

#[track_caller]
fn check_chosen(sheet: &Sheet, at: (usize, usize), text: &str, choices: &Choices, expected: &str) {
    let found = sheet.plan(at.0, at.1, text, choices);
    let told = match &found {
        Ok(plan) => outcome(sheet, plan),
        Err(refusal) => format!("refused: {refusal:?}"),
    };
    assert_eq!(
        told,
        expected,
        "{text:?}\n{:?}",
        found.map(|plan| plan.columns)
    );
}

/// The outcome of so many lines without names, more than the table has rows.
fn too_many(lines: usize) -> String {
    vec!["out: NoRow { why: TooMany, aside: false }"; lines].join("\n")
}

/// Pastes a block at the first cell of an empty table: `template.table`.
#[track_caller]
fn check(table: &str, text: &str, expected: &str) {
    check_at(table, (0, 0), text, expected);
}

#[track_caller]
fn check_at(table: &str, at: (usize, usize), text: &str, expected: &str) {
    let (template, table) = table.split_once('.').unwrap();
    check_chosen(
        &Sheet::new(template, table),
        at,
        text,
        &Choices::default(),
        expected,
    );
}

/// Each cell of a block has one fate, in the place of the block where it stands; what is placed is what its text reads as,
/// in the row and the column that its line and its column have.
#[track_caller]
fn account(sheet: &Sheet, plan: &Plan, block: &[Vec<String>]) {
    let lying: Vec<Vec<String>> = plan
        .lines
        .iter()
        .map(|line| line.cells.iter().map(|cell| cell.text.clone()).collect())
        .collect();
    let turned = bao_cao_so::formats::clipboard::spreadsheet::turned(block);
    assert!(lying == block || lying == turned, "{lying:?}\n{block:?}");
    let mut taken = BTreeMap::new();
    for line in &plan.lines {
        assert_eq!(line.cells.len(), plan.columns.len());
        for (cell, column) in line.cells.iter().zip(&plan.columns) {
            let place = match &cell.fate {
                Fate::Placed(change) | Fate::Unreadable(change) => {
                    Some((change.row, change.column))
                }
                Fate::Unchanged { row, column } => Some((*row, *column)),
                Fate::Blank => None,
                Fate::LeftOut(_) => None,
            };
            assert_eq!(cell.text.is_empty(), cell.fate == Fate::Blank);
            let Some((row, at)) = place else { continue };
            let LineKind::Row { place, .. } = line.kind else {
                panic!("a cell of no row is placed: {cell:?}")
            };
            assert_eq!(place, row);
            assert_eq!(
                taken.insert((row, at), &cell.text),
                None,
                "two cells in one"
            );
            let Target::Column { column, .. } = column.target else {
                panic!("{cell:?} of {column:?}")
            };
            assert_eq!(column, at);
            if let Some(change) = cell.change() {
                assert_eq!(
                    change.new,
                    read_cell(
                        &sheet.table.columns[at].kind,
                        &cell.text,
                        plan.numbers.chosen
                    )
                );
            }
        }
    }
}

fn chosen(column: usize) -> Target {
    Target::Column {
        column,
        basis: Basis::Chosen,
    }
}
