//! The tables of a report as the document prints them: numbers in order, groups, computed cells, totals.
//!
//! How a table stands is `upright` or, with each row as a column, `transposed`.

mod lines;
mod transposed;
mod upright;

use std::collections::BTreeSet;

use self::lines::Lines;
use self::transposed::transposed;
use self::upright::upright;
use super::answer_cells::{counted_as_zero, is_blank, shared_unit};
use super::source::Source;
use crate::assess::progress::table_is_given;
use crate::document::tree::Table;
use crate::messages::vi::document;
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::model::template::{self, Field, Item};
use crate::template::form::Form;

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
        // Rows that a table had before it was declared not applicable are no part of the document.
        let has_rows =
            !report.is_not_applicable(&table.id) && !template.rows(table, report).is_empty();
        let alone = table.shape.annex && given && has_rows;
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
            .map(|field| FieldPath::cell(&table.id, &row.id, &field.id))
    });
    std::iter::once(FieldPath::new(table.id.as_str()))
        .chain(cells)
        .any(|path| !is_blank(report.answer(&path)))
}

/// A table with a caption, which may be empty.
pub(super) fn printed(source: Source, table: &template::Table, caption: String) -> Table {
    let applies = !source.report.is_not_applicable(&table.id);
    let result = source.assessment.table(&table.id).filter(|_| applies);
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
    if applies {
        lines.rows = lines.filled(source.template.named_rows(table, source.report));
    }
    let (columns, header, rows) = if table.shape.transposed && !lines.rows.is_empty() {
        transposed(&lines)
    } else {
        upright(&lines)
    };
    Table {
        caption,
        unit,
        columns,
        header: vec![header],
        rows,
    }
}
