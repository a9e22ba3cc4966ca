//! The results of each agency as an annex of the department's own report: sections of the template, their indicators side by
//! side, agencies by group, all together below.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{
    Alignment, Annex, Block, Cell, Column, HeaderCell, Level, Orientation, Row, Table, Width,
};
use super::typography::column_widths::assign_column_widths;
use crate::collection::workspace::Workspace;
use crate::input::{letters, numbering};
use crate::messages::vi::collection::agency_annex as words;
use crate::rollup::cell::Cell as Value;
use crate::rollup::roll_up::RollUp;
use crate::rollup::sheet::{SheetKind, SheetRow};
use crate::rollup::sheet_values::SheetValue;
use crate::rollup::totals::Totals;

/// Indicators that stand side by side at most.
const MOST_COLUMNS: usize = 8;
/// Agencies that are listed; of more, the groups.
const MOST_AGENCIES: usize = 300;

/// The annex; none where no report counts, or the template has no indicators.
#[must_use]
pub fn agency_annex(workspace: &Workspace) -> Option<Annex> {
    let rolled_up = workspace.rolled_up();
    let whole = rolled_up.whole();
    if whole.reported == 0 {
        return None;
    }
    let by_agency = workspace.collection.agencies.len() <= MOST_AGENCIES;
    let listed = Listed::of(workspace, by_agency);
    let mut blocks: Vec<Block> = listed.missing(workspace).into_iter().collect();
    let (mut number, mut incomplete) = (0, false);
    for section in rolled_up.plan().sheet() {
        let rows: Vec<SheetRow> = section.rows.into_iter().filter(is_indicator).collect();
        if rows.is_empty() {
            continue;
        }
        number += 1;
        incomplete |= rows.iter().any(|row| is_partly(rolled_up, &whole, row));
        blocks.push(Block::Heading {
            level: Level::One,
            number: numbering::heading(&[number], false),
            text: letters::to_uppercase(&section.title),
        });
        for side_by_side in rows.chunks(MOST_COLUMNS) {
            let mut table = listed.table(rolled_up, side_by_side);
            assign_column_widths(&mut table, Orientation::Landscape);
            blocks.push(Block::Table(table));
        }
    }
    if incomplete {
        blocks.push(Block::Paragraph(words::PARTLY_NOTE.to_owned()));
    }
    let title = if by_agency {
        words::BY_AGENCY
    } else {
        words::BY_GROUP
    };
    (number > 0).then(|| Annex {
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

/// The agencies that have a line, by group.
struct Listed<'a> {
    /// Groups in which a report counts, with those of their agencies that have one: id and name; none where groups alone are
    /// listed.
    groups: Vec<(&'a str, Vec<(&'a str, &'a str)>)>,
    by_agency: bool,
}

impl<'a> Listed<'a> {
    fn of(workspace: &'a Workspace, by_agency: bool) -> Self {
        let reported: BTreeSet<&str> = reported(workspace);
        let of_group = |group: &'a str| {
            let agencies = workspace.collection.agencies.iter();
            let own = agencies.filter(|one| one.group == group && reported.contains(&*one.id));
            let own = own.filter(|_| by_agency);
            own.map(|one| (one.id.as_str(), one.name.as_str()))
                .collect()
        };
        let groups = workspace.rolled_up().groups();
        let groups = groups.filter(|(_, totals)| totals.reported > 0);
        Self {
            groups: groups.map(|(group, _)| (group, of_group(group))).collect(),
            by_agency,
        }
    }

    /// Who has none: one sentence in the place of empty lines in every table.
    fn missing(&self, workspace: &Workspace) -> Option<Block> {
        let reported = reported(workspace);
        let agencies = workspace.collection.agencies.iter();
        let names = agencies.filter(|one| !reported.contains(&*one.id));
        let names: Vec<&str> = names.map(|one| one.name.as_str()).collect();
        let text = words::missing(&names, self.by_agency)?;
        Some(Block::Paragraph(text))
    }

    fn table(&self, rolled_up: &RollUp, indicators: &[SheetRow]) -> Table {
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
        let shares: Vec<BTreeMap<&str, Value>> = indicators
            .iter()
            .map(|row| {
                let shares = rolled_up.indicator_by_agency(&row.address).into_iter();
                shares.map(|share| (share.agency, share.cell)).collect()
            })
            .collect();
        let (mut rows, mut ordinal) = (Vec::new(), 0);
        for (group, agencies) in &self.groups {
            let several = self.groups.len() > 1;
            if self.by_agency && several {
                rows.push(Row::Group(words::group(group).to_owned()));
            }
            for (id, name) in agencies {
                ordinal += 1;
                let mut cells = vec![Cell::new(ordinal.to_string()), Cell::new(*name)];
                let own = indicators.iter().zip(&shares);
                cells.extend(own.map(|(row, of)| {
                    let cell = of.get(id).unwrap_or(&Value::Blank);
                    value(row, cell, matches!(cell, Value::Partly(_)))
                }));
                rows.push(Row::Cells(cells));
            }
            if !self.by_agency {
                ordinal += 1;
                let first = (ordinal.to_string(), words::group(group).to_owned());
                rows.push(Row::Cells(totals(
                    rolled_up,
                    Some(group),
                    first,
                    indicators,
                )));
            } else if several && agencies.len() > 1 {
                let first = (String::new(), words::subtotal(group));
                rows.push(Row::Total(totals(
                    rolled_up,
                    Some(group),
                    first,
                    indicators,
                )));
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
}

/// Ids of the agencies of which a report counts.
fn reported(workspace: &Workspace) -> BTreeSet<&str> {
    let counted = workspace.counted_submissions().into_iter();
    counted.map(|(agency, _)| agency).collect()
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
                SheetValue::Number {
                    outcome, coverage, ..
                } => {
                    let is_partly = coverage.is_some_and(|coverage| coverage.partly > 0);
                    value(row, &Value::of_outcome(outcome), is_partly)
                }
                SheetValue::Options { .. } | SheetValue::ByAgency => Cell::remark(words::BY_ITSELF),
            }),
    );
    cells
}

/// A number as it is shown; words in its place are short.
fn value(row: &SheetRow, cell: &Value, is_partly: bool) -> Cell {
    match cell.stated() {
        Some(number) => Cell::new(words::number(row, number, is_partly)),
        None => Cell::remark(words::without_number(cell)),
    }
}

/// True where an agency has only some of an indicator's parts.
fn is_partly(rolled_up: &RollUp, whole: &Totals, row: &SheetRow) -> bool {
    let value = rolled_up.sheet_value(whole, None, row);
    value.coverage().is_some_and(|coverage| coverage.partly > 0)
}
