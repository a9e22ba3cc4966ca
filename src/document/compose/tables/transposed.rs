//! A table on its side: a row a column.

use super::lines::{FEW_COLUMNS, Lines, total};
use crate::assess::rows::NamedRow;
use crate::document::compose::answer_cells::{alignment, is_blank};
use crate::document::tree::{Cell, Column, HeaderCell, Row, Width};
use crate::formula::outcome::Outcome;
use crate::messages::vi::TOTAL;
use crate::messages::vi::document;
use crate::messages::vi::rows::heading;
use crate::model::template::{Field, FieldKind};

/// Columns, header and rows; the column that names the table's rows is the header.
pub(super) fn transposed(lines: &Lines) -> (Vec<Column>, Vec<HeaderCell>, Vec<Row>) {
    let result = lines.totals();
    let mut header = vec![HeaderCell::new(document::ASKED)];
    header.extend(
        lines
            .rows
            .iter()
            .map(|row| HeaderCell::new(heading(row, lines.table))),
    );
    header.extend(result.map(|_| HeaderCell::new(TOTAL)));
    let width = if lines.rows.len() > FEW_COLUMNS {
        Width::Medium
    } else {
        Width::Wide
    };
    let mut columns = vec![Column {
        width,
        ..Column::NAME
    }];
    columns.resize(header.len(), Column::default());
    let fields = lines
        .columns
        .iter()
        .filter(|field| lines.table.shape.row_label.as_ref() != Some(&field.id));
    let line = |field: &&Field| {
        let stand = |cell: Cell| {
            if cell.remark {
                cell
            } else {
                cell.aligned(alignment(&field.kind))
            }
        };
        let mut cells = vec![Cell::new(lines.heading(field))];
        cells.extend(lines.rows.iter().map(|row| stand(lines.cell(row, field))));
        cells.extend(result.map(|result| stand(total(result, field))));
        Some(Row::Cells(cells)).filter(|_| is_stated(lines, field))
    };
    (columns, header, fields.filter_map(line).collect())
}

/// True for a line that is asked for, or in which something stands.
fn is_stated(lines: &Lines, field: &Field) -> bool {
    let stands = |row: &NamedRow| match field.kind {
        FieldKind::Computed { .. } => {
            let cell = lines
                .result
                .and_then(|result| result.row(&row.id)?.computed(&field.id));
            cell.is_some_and(|cell| !matches!(cell.outcome, Outcome::Missing(_)))
        }
        _ => lines.is_zero(row, field) || !is_blank(lines.answer(row, field)),
    };
    field.required || lines.rows.iter().any(stands)
}
