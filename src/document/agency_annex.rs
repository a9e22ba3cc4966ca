//! The results of each agency as an annex of the department's own report: sections of the template, their indicators side by
//! side, agencies by group, all together below.

use super::tree::{
    Alignment, Annex, Block, Cell, Column, HeaderCell, Level, Orientation, Row, Table, Width,
};
use super::typography::column_widths::assign_column_widths;
use crate::collection::workspace::Workspace;
use crate::formula::outcome::Outcome;
use crate::input::{letters, numbering};
use crate::messages::vi::collection::agency_annex as words;
use crate::rollup::cell::Cell as Value;
use crate::rollup::roll_up::RollUp;
use crate::rollup::sheet::{SheetKind, SheetRow};
use crate::rollup::sheet_values::SheetValue;

/// Indicators that stand side by side at most.
const MOST_COLUMNS: usize = 8;
/// Agencies that are listed; of more, the groups.
const MOST_AGENCIES: usize = 300;

/// The annex; none where no report counts, or the template has no indicators.
#[must_use]
pub fn agency_annex(workspace: &Workspace) -> Option<Annex> {
    let rolled_up = workspace.rolled_up();
    if rolled_up.whole().reported == 0 {
        return None;
    }
    let by_agency = workspace.collection.agencies.len() <= MOST_AGENCIES;
    let mut blocks = Vec::new();
    let mut number = 0;
    for section in rolled_up.plan().sheet() {
        let rows: Vec<SheetRow> = section.rows.into_iter().filter(is_indicator).collect();
        if rows.is_empty() {
            continue;
        }
        number += 1;
        blocks.push(Block::Heading {
            level: Level::One,
            number: numbering::heading(&[number], false),
            text: letters::to_uppercase(&section.title),
        });
        for side_by_side in rows.chunks(MOST_COLUMNS) {
            let mut table = table(workspace, side_by_side, by_agency);
            assign_column_widths(&mut table, Orientation::Landscape);
            blocks.push(Block::Table(table));
        }
    }
    let title = if by_agency {
        words::BY_AGENCY
    } else {
        words::BY_GROUP
    };
    (!blocks.is_empty()).then(|| Annex {
        title: letters::to_uppercase(title),
        orientation: Orientation::Landscape,
        blocks,
        ..Annex::default()
    })
}

/// Indicators of their own; columns of tables stay in the report's own tables.
fn is_indicator(row: &SheetRow) -> bool {
    matches!(row.kind, SheetKind::Indicator { .. }) && row.table.is_none()
}

fn table(workspace: &Workspace, indicators: &[SheetRow], by_agency: bool) -> Table {
    let rolled_up = workspace.rolled_up();
    let mut columns = vec![Column::ORDINAL, Column::NAME];
    let mut header: Vec<HeaderCell> = words::HEADS.map(HeaderCell::new).into();
    for row in indicators {
        columns.push(Column {
            alignment: Alignment::Right,
            width: Width::Narrow,
            names_row: false,
        });
        header.push(HeaderCell::new(words::head(row)));
    }
    let shares: Vec<Vec<(&str, &str, Value)>> = indicators
        .iter()
        .map(|row| {
            let shares = rolled_up.indicator_by_agency(&row.address).into_iter();
            shares
                .map(|share| (share.agency, share.group, share.cell))
                .collect()
        })
        .collect();
    let mut rows = Vec::new();
    let mut ordinal = 0;
    let groups: Vec<&str> = rolled_up.groups().map(|(group, _)| group).collect();
    for group in &groups {
        if by_agency && groups.len() > 1 {
            rows.push(Row::Group(words::group(group).to_owned()));
        }
        let agencies = workspace.collection.agencies.iter();
        for agency in agencies.filter(|one| by_agency && one.group == *group) {
            ordinal += 1;
            let mut cells = vec![Cell::new(ordinal.to_string()), Cell::new(&agency.name)];
            let own = indicators.iter().zip(&shares).map(|(row, shares)| {
                let own = shares.iter().find(|(id, ..)| *id == agency.id);
                own.map_or_else(
                    || Cell::remark(words::NO_REPORT),
                    |(.., cell)| value(row, cell),
                )
            });
            cells.extend(own);
            rows.push(Row::Cells(cells));
        }
        if groups.len() > 1 || !by_agency {
            ordinal += usize::from(!by_agency);
            let place = if by_agency {
                String::new()
            } else {
                ordinal.to_string()
            };
            let name = if by_agency {
                words::subtotal(group)
            } else {
                words::group(group).to_owned()
            };
            let cells = totals(rolled_up, Some(group), (place, name), indicators);
            rows.push(if by_agency {
                Row::Total(cells)
            } else {
                Row::Cells(cells)
            });
        }
    }
    let all = (String::new(), words::ALL.to_owned());
    rows.push(Row::Total(totals(rolled_up, None, all, indicators)));
    Table {
        columns,
        header: vec![header],
        rows,
        ..Table::default()
    }
}

/// What the indicators come to, of a group or of all.
fn totals(
    rolled_up: &RollUp,
    group: Option<&str>,
    (place, name): (String, String),
    indicators: &[SheetRow],
) -> Vec<Cell> {
    let whole;
    let totals = match group.and_then(|group| rolled_up.group(group)) {
        Some(totals) => totals,
        None => {
            whole = rolled_up.whole();
            &whole
        }
    };
    let mut cells = vec![Cell::new(place), Cell::new(name)];
    cells.extend(
        indicators
            .iter()
            .map(|row| match rolled_up.sheet_value(totals, group, row) {
                SheetValue::Number { outcome, .. } => value(row, &cell_of(outcome)),
                SheetValue::Options { .. } | SheetValue::ByAgency => Cell::remark(words::BY_ITSELF),
            }),
    );
    cells
}

fn cell_of(outcome: Outcome) -> Value {
    Value::of_outcome(outcome)
}

/// A number as it is shown; words in its place are short.
fn value(row: &SheetRow, cell: &Value) -> Cell {
    match words::number(row, cell) {
        Some(number) => Cell::new(number),
        None => Cell::remark(words::without_number(cell)),
    }
}
