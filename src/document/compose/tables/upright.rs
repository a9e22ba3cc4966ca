//! A table as it stands: a row a line.

use super::lines::{FEW_COLUMNS, Lines, total};
use crate::assess::rows::NamedRow;
use crate::document::compose::answer_cells::alignment;
use crate::document::tree::{Alignment, Cell, Column, HeaderCell, Row, Width};
use crate::messages::vi::TOTAL;
use crate::messages::vi::document;
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::Rows;

/// Columns, header and rows.
pub(super) fn upright(lines: &Lines) -> (Vec<Column>, Vec<HeaderCell>, Vec<Row>) {
    let shape = &lines.table.shape;
    let named = matches!(lines.table.rows, Rows::Fixed(_));
    let numbered = !named || shape.annex;
    let (mut columns, mut header) = leading(lines, numbered, named);
    let leading = columns.len();
    for field in &lines.columns {
        let names_row = shape.row_label.as_ref() == Some(&field.id);
        columns.push(Column {
            alignment: alignment(&field.kind),
            names_row,
            ..Column::default()
        });
        header.push(HeaderCell::new(lines.heading(field)));
    }
    let row = |row| self::row(lines, row, numbered, named);
    let mut rows: Vec<Row> = lines.rows.iter().map(row).collect();
    if rows.is_empty() {
        rows.push(no_rows(lines, columns.len()));
    }
    rows.extend(totals(lines, leading));
    (columns, header, rows)
}

/// The columns with numbers and names of rows.
fn leading(lines: &Lines, numbered: bool, named: bool) -> (Vec<Column>, Vec<HeaderCell>) {
    let width = if lines.columns.len() > FEW_COLUMNS {
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
    (columns, header)
}

fn row(lines: &Lines, row: &NamedRow, numbered: bool, named: bool) -> Row {
    if row.group {
        let heading = format!("{}. {}", row.ordinal, row.name);
        return Row::Group(heading.trim_end().to_owned());
    }
    let lead = [(numbered, &row.ordinal), (named, &row.name)];
    let mut cells: Vec<Cell> = lead
        .into_iter()
        .filter(|(stands, _)| *stands)
        .map(|(_, text)| Cell::new(text.clone()))
        .collect();
    cells.extend(lines.columns.iter().map(|field| lines.cell(row, field)));
    Row::Cells(cells)
}

/// What stands in place of rows.
fn no_rows(lines: &Lines, columns: usize) -> Row {
    let table = FieldPath::new(lines.table.id.as_str());
    let whole = match lines.source.report.answer(&table) {
        Answer::NotApplicable(reason) => document::not_applicable(reason),
        _ => document::NOT_STATED.to_owned(),
    };
    Row::Cells(vec![Cell::remark(whole).across(columns)])
}

/// The row of totals, where columns are added up.
fn totals(lines: &Lines, leading: usize) -> Option<Row> {
    let result = lines.totals()?;
    let mut fields = lines.columns.iter().peekable();
    let mut before = 0;
    while fields.next_if(|field| !field.total).is_some() {
        before += 1;
    }
    let mut cells = vec![
        Cell::new(TOTAL)
            .aligned(Alignment::Left)
            .across(leading + before),
    ];
    cells.extend(fields.map(|field| total(result, field)));
    Some(Row::Total(cells))
}
