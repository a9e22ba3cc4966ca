//! The sheet of numbers by agency: agencies as rows, fields and indicators as columns.

use std::collections::BTreeMap;

use super::{Cell, Column, MOST_COLUMNS, Sheet};
use crate::collection::status::AgencyStatus;
use crate::messages::vi::collection as all_words;
use crate::messages::vi::collection::agencies as agency_words;
use crate::messages::vi::collection::totals as total_words;
use crate::messages::vi::collection::workbook as words;
use crate::rollup::cell::Cell as RolledCell;
use crate::rollup::roll_up::RollUp;
use crate::rollup::sheet::SheetRow;
use crate::rollup::sheet_values::AgencyPart;

/// The numbers of each agency; what a sheet has no room for stands on further ones.
pub(super) fn by_agency(rolled_up: &RollUp, statuses: &[AgencyStatus<'_>]) -> Vec<Sheet> {
    let heads = [
        Column::of_words(agency_words::NAME, 38),
        Column::of_words(agency_words::IDENTIFIER, 16),
        Column::of_words(agency_words::GROUP, 16),
        Column::of_words(words::STATE, 18),
    ];
    let sections = rolled_up.plan().sheet();
    let rows: Vec<&SheetRow> = sections.iter().flat_map(|section| &section.rows).collect();
    let at_once = MOST_COLUMNS.saturating_sub(heads.len());
    let parts = rows.chunks(at_once);
    let parts = parts.map(|rows| {
        let mut columns = heads.to_vec();
        columns.extend(rows.iter().map(|row| column(row)));
        Sheet {
            name: words::BY_AGENCY.to_owned(),
            columns,
            rows: cells(rolled_up, statuses, rows),
            frozen: 1,
        }
    });
    parts.collect()
}

fn column(row: &SheetRow) -> Column {
    // Two tables may have rows and columns of one name.
    let name = match (&row.table, &row.row) {
        (Some(table), Some(_)) => format!("{table}: {}", total_words::name(row)),
        _ => total_words::name(row),
    };
    Column::of_numbers(&name, row.unit.as_deref())
}

fn cells(rolled_up: &RollUp, statuses: &[AgencyStatus<'_>], rows: &[&SheetRow]) -> Vec<Vec<Cell>> {
    let mut position_of = BTreeMap::new();
    let mut cells: Vec<Vec<Cell>> = Vec::with_capacity(statuses.len());
    for (position, status) in statuses.iter().enumerate() {
        let agency = status.agency;
        position_of.insert(agency.id.as_str(), position);
        let mut own = Vec::with_capacity(rows.len() + 4);
        own.extend([
            Cell::words(&agency.name),
            Cell::words(&agency.identifier),
            Cell::words(&agency.group),
            Cell::words(all_words::state(status.state)),
        ]);
        cells.push(own);
    }
    for (number, row) in rows.iter().enumerate() {
        for part in rolled_up.parts_behind(row) {
            let own = position_of.get(part.share.agency);
            if let Some(own) = own.and_then(|position| cells.get_mut(*position)) {
                own.resize(number + 4, Cell::Blank);
                own.push(of_part(row, &part));
            }
        }
    }
    cells
}

fn of_part(row: &SheetRow, part: &AgencyPart<'_>) -> Cell {
    if let Some(option) = &part.option {
        return Cell::words(&total_words::option_label(row, option));
    }
    match &part.share.cell {
        RolledCell::Value(value) | RolledCell::Partly(value) => Cell::rolled_up(value, row.kind),
        RolledCell::Blank => Cell::Blank,
        RolledCell::NotApplicable => Cell::words(words::NOT_APPLICABLE),
        RolledCell::Undefined(_) => Cell::words(&total_words::cell(&part.share.cell, row)),
    }
}
