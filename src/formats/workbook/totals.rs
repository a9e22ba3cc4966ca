//! The sheet of totals: a row for each number, of all agencies and of each group.

use super::{Cell, Column, Sheet};
use crate::formula::outcome::{Outcome, Value};
use crate::messages::vi::collection::totals as total_words;
use crate::messages::vi::collection::workbook as words;
use crate::rollup::coverage::Coverage;
use crate::rollup::roll_up::RollUp;
use crate::rollup::sheet::{SheetRow, SheetSection};
use crate::rollup::sheet_values::SheetValue;
use crate::rollup::totals::Totals;

/// The totals of a roll-up.
pub(super) fn totals(rolled_up: &RollUp) -> Sheet {
    let whole = rolled_up.whole();
    let groups: Vec<(Option<&str>, &Totals)> = rolled_up
        .groups()
        .map(|(group, totals)| (Some(group), totals))
        .collect();
    let mut all = vec![(None, &whole)];
    // One group is all agencies.
    all.extend(
        groups
            .into_iter()
            .filter(|_| rolled_up.groups().count() > 1),
    );
    let mut rows = Vec::new();
    for section in rolled_up.plan().sheet() {
        for row in &section.rows {
            let values = all.iter();
            let values: Vec<SheetValue> = values
                .map(|(group, totals)| rolled_up.sheet_value(totals, *group, row))
                .collect();
            rows.extend(rows_of(&section, row, &values));
        }
    }
    Sheet {
        name: total_words::TITLE.to_owned(),
        columns: columns(&all),
        rows,
        frozen: 4,
    }
}

fn columns(all: &[(Option<&str>, &Totals)]) -> Vec<Column> {
    let widths = [28, 24, 24, 40, 14];
    let heads = words::TOTAL_HEADS.iter().zip(widths);
    let mut columns: Vec<Column> = heads
        .map(|(head, width)| Column::of_words(head, width))
        .collect();
    for (group, _) in all {
        let name = words::group(*group);
        columns.push(Column::of_words(&name, 18));
        columns.push(Column::of_words(&words::with_value(&name), 12));
        columns.push(Column::of_words(&words::with_part(&name), 12));
        columns.push(Column::of_words(&words::owing(&name), 12));
        columns.push(Column::of_words(&words::of_complete(&name), 12));
    }
    columns
}

/// The row of a number; of a choice, a row for each of its options.
fn rows_of(section: &SheetSection, row: &SheetRow, values: &[SheetValue]) -> Vec<Vec<Cell>> {
    let head = |label: &str| -> Vec<Cell> {
        let words = |words: &Option<String>| Cell::words(words.as_deref().unwrap_or_default());
        vec![
            Cell::words(&section.title),
            words(&row.table),
            words(&row.row),
            Cell::words(label),
            words(&row.unit),
        ]
    };
    let options = values.iter().find_map(|value| match value {
        SheetValue::Options { counts, .. } => Some(counts),
        _ => None,
    });
    let Some(options) = options else {
        let mut cells = head(&total_words::label(row));
        for value in values {
            cells.push(of_value(row, value));
            cells.extend(of_coverage(value.coverage()));
            cells.push(of_complete(row, value));
        }
        return vec![cells];
    };
    let options = options.iter().map(|(id, _)| id);
    options
        .map(|id| {
            let option = total_words::option_label(row, id);
            let mut cells = head(&format!("{}: {option}", row.label));
            for value in values {
                cells.push(how_often(value, id));
                cells.extend(of_coverage(value.coverage()));
                cells.push(Cell::Blank);
            }
            cells
        })
        .collect()
}

fn how_often(value: &SheetValue, option: &str) -> Cell {
    let SheetValue::Options { counts, .. } = value else {
        return Cell::Blank;
    };
    let count = counts.iter().find(|(id, _)| id == option);
    count.map_or(Cell::Blank, |(_, count)| Cell::count(*count))
}

fn of_value(row: &SheetRow, value: &SheetValue) -> Cell {
    match value {
        SheetValue::Number {
            outcome: Outcome::Value(Value::Number(number)),
            ..
        } => Cell::rolled_up(number, row.kind),
        other => Cell::words(&total_words::value(row, other)),
    }
}

/// Of a rate: what it is of the agencies that have all of its parts.
fn of_complete(row: &SheetRow, value: &SheetValue) -> Cell {
    match value {
        SheetValue::Number {
            complete: Some(Outcome::Value(Value::Number(number))),
            ..
        } => Cell::rolled_up(number, row.kind),
        _ => Cell::Blank,
    }
}

fn of_coverage(coverage: Option<&Coverage>) -> [Cell; 3] {
    match coverage {
        Some(coverage) => [
            Cell::count(coverage.value),
            Cell::count(coverage.partly),
            Cell::count(coverage.owing()),
        ],
        None => [Cell::Blank, Cell::Blank, Cell::Blank],
    }
}
