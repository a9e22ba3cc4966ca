//! The data of a report as tables: every field and every table of the sections that it takes up.
//!
//! Blank, not applicable and unreadable are printed as such; nothing is left out.

use super::bases::{acts, short};
use super::tree::{Alignment, Cell, Column, HeaderCell, Row, Table, Width};
use crate::engine::checked::CheckedTemplate;
use crate::model::answer::{Answer, Path};
use crate::model::date::parse_iso;
use crate::model::report::Report;
use crate::model::template::{self, Field, FieldKind, Item, Rows};
use crate::text::{date, document, number, numbering};

/// Columns beside which the names of rows get much room.
const FEW_COLUMNS: usize = 4;

/// Characters from which words take the room of their label too.
const LONG_TEXT: usize = 120;

/// The answers outside tables, grouped by section; `None` when the template asks none.
pub(super) fn fields(template: &CheckedTemplate, report: &Report) -> Option<Table> {
    let mut rows = Vec::new();
    let mut pending: Vec<(usize, String)> = Vec::new();
    let mut count = 0_usize;
    for (place, section) in template.outline(report) {
        // A section's heading is printed with its first field, or with that of a section inside it.
        pending.retain(|(depth, _)| *depth < place.len());
        pending.push((place.len(), format!("{} {}", numbering::heading(&place), section.title)));
        for item in &section.items {
            let Item::Field(field) = item else { continue };
            rows.extend(pending.drain(..).map(|(_, heading)| Row::Group(heading)));
            count += 1;
            rows.push(field_row(template, report, field, count));
        }
    }
    (count > 0).then(|| Table {
        columns: vec![
            Column::ORDINAL,
            Column::NAME,
            Column { alignment: Alignment::Centre, width: Width::Narrow, names_row: false },
            Column { alignment: Alignment::Right, width: Width::Medium, names_row: false },
        ],
        header: vec![[document::ORDINAL, document::ASKED, document::UNIT, document::ANSWERED].map(HeaderCell::new).to_vec()],
        rows,
        ..Table::default()
    })
}

fn field_row(template: &CheckedTemplate, report: &Report, field: &Field, position: usize) -> Row {
    let position = Cell::new(position.to_string());
    let label = Cell::new(field.label.clone());
    let answer = cell(template, field, report.answer(&Path::new(field.id.as_str())));
    if field.kind.is_number() {
        return Row::Cells(vec![position, label, Cell::new(unit(field)), answer]);
    }
    if answer.text.chars().count() < LONG_TEXT {
        // Words need no unit and take its room.
        return Row::Cells(vec![position, label, answer.aligned(Alignment::Left).across(2)]);
    }
    Row::Cells(vec![position, Cell { text: format!("{}:\n{}", field.label, answer.text), ..answer }.across(3)])
}

/// The tables of the sections, numbered through.
pub(super) fn tables(template: &CheckedTemplate, report: &Report) -> Vec<Table> {
    let outline = template.outline(report);
    let items = outline.into_iter().flat_map(|(_, section)| &section.items);
    let asked = items.filter_map(|item| match item {
        Item::Table(table) => Some(table),
        Item::Field(_) => None,
    });
    asked.enumerate().map(|(position, table)| printed(template, report, table, position + 1)).collect()
}

fn printed(template: &CheckedTemplate, report: &Report, table: &template::Table, number: usize) -> Table {
    let shared_unit = shared_unit(&table.columns);
    let added = matches!(table.rows, Rows::Added { .. });
    let width = if table.columns.len() > FEW_COLUMNS { Width::Medium } else { Width::Wide };
    let mut columns = vec![if added { Column::ORDINAL } else { Column { width, ..Column::NAME } }];
    columns.extend(table.columns.iter().map(|field| Column { alignment: alignment(&field.kind), ..Column::default() }));
    let mut header = vec![HeaderCell::new(if added { document::ORDINAL } else { document::ASKED })];
    header.extend(table.columns.iter().map(|field| {
        let unit = if shared_unit.is_some() { "" } else { unit(field) };
        HeaderCell::new(document::with_unit(&field.label, unit))
    }));
    let mut rows: Vec<Row> = Vec::new();
    for (position, row) in template.rows(table, report).into_iter().enumerate() {
        let first = if added { (position + 1).to_string() } else { row.label };
        let mut cells = vec![Cell::new(first)];
        cells.extend(
            table
                .columns
                .iter()
                .map(|field| cell(template, field, report.answer(&Path::cell(&table.id, &row.id, &field.id)))),
        );
        rows.push(Row::Cells(cells));
    }
    if rows.is_empty() {
        rows.push(Row::Cells(vec![Cell::remark(document::NOT_STATED).across(columns.len())]));
    }
    Table {
        caption: document::table_caption(number, &table.label),
        unit: shared_unit.map_or_else(String::new, document::unit_line),
        columns,
        header: vec![header],
        rows,
    }
}

/// The unit of all number columns, when they have one in common.
fn shared_unit(columns: &[Field]) -> Option<&str> {
    let mut units = columns.iter().filter(|field| field.kind.is_number()).map(unit);
    let first = units.next().filter(|unit| !unit.is_empty())?;
    units.all(|unit| unit == first).then_some(first)
}

fn unit(field: &Field) -> &str {
    match field.kind {
        FieldKind::Percent => "%",
        _ => field.unit.as_deref().unwrap_or_default(),
    }
}

fn alignment(kind: &FieldKind) -> Alignment {
    match kind {
        FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Percent | FieldKind::Computed { .. } => Alignment::Right,
        FieldKind::Date | FieldKind::YesNo => Alignment::Centre,
        FieldKind::Line | FieldKind::Text | FieldKind::Lines | FieldKind::Choice(_) | FieldKind::Acts => Alignment::Left,
    }
}

/// An answer as the document prints it.
fn cell(template: &CheckedTemplate, field: &Field, answer: &Answer) -> Cell {
    match answer {
        Answer::Blank => Cell::remark(document::NOT_STATED),
        Answer::NotApplicable(reason) => Cell::remark(document::not_applicable(reason)),
        Answer::Unreadable(typed) => Cell::remark(document::unreadable(typed)),
        Answer::Number(value) => Cell::new(number::format(value.value())),
        Answer::YesNo(yes) => Cell::new(if *yes { document::YES } else { document::NO }),
        Answer::Text(text) if text.trim().is_empty() => Cell::remark(document::NOT_STATED),
        Answer::Text(text) => Cell::new(words(template, &field.kind, text)),
    }
}

fn words(template: &CheckedTemplate, kind: &FieldKind, text: &str) -> String {
    match kind {
        FieldKind::Date => parse_iso(text).map_or_else(|| text.to_owned(), date::short),
        FieldKind::Choice(options) => {
            options.iter().find(|option| option.id == text).map_or(text, |option| &option.label).to_owned()
        }
        FieldKind::Acts => acts(text).map(|id| short(template, id)).collect::<Vec<_>>().join("\n"),
        _ => text.trim().to_owned(),
    }
}
