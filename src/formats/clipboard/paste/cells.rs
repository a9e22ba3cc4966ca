//! What becomes of each cell of a pasted block, once lines and columns are known.

use crate::assess::lookup::ReportLookup;
use crate::assess::rows::name_of;
use crate::assess::table_result::CellResult;
use crate::assess::tables;
use crate::formats::clipboard::paste::dates::{is_of_either_order, of_either_order};
use crate::formats::clipboard::paste::groups::{group_name, is_name};
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formula::outcome::{Outcome, Value};
use crate::input::letters::search_key;
use crate::input::number::{format, format_decimals};
use crate::input::spreadsheet_number::{is_dash, read_cell, readings};
use crate::messages::vi::answers::told;
use crate::messages::vi::document::{NOT_STATED, NOT_TOLD, not_applicable};
use crate::model::answer::{Answer, FieldPath};
use crate::model::number::Number;
use crate::model::paste::numbers::Notation;
use crate::model::paste::plan::{Cell, Change, Comparison, Fate, LeftOut, Line, LineKind};
use crate::model::paste::target::Target;
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Rows};

/// The lines with the fates of their cells; results are compared with what the table would then work out.
pub(super) fn fill(
    place: Place,
    block: &[Vec<String>],
    targets: &[Target],
    kinds: Vec<LineKind>,
    choices: &Choices,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let dates = of_either_order(place, block, targets, &kinds);
    for (texts, kind) in block.iter().zip(kinds) {
        let group = place
            .naming()
            .filter(|_| matches!(kind, LineKind::Row { group: true, .. }));
        let named = group.and_then(|column| name_of_group(texts, targets, column));
        let cells = texts
            .iter()
            .zip(targets)
            .enumerate()
            .map(|(at, (text, target))| {
                let fate = match (group, named) {
                    // A group's name may stand behind its number, in the column of numbers.
                    (Some(column), Some((cell, name))) if cell == at => {
                        group_cell(place, &kind, column, name, choices)
                    }
                    _ if matches!(kind, LineKind::Row { .. })
                        && dates.contains(&at)
                        && is_of_either_order(text) =>
                    {
                        Fate::LeftOut(LeftOut::DayOrMonth)
                    }
                    _ => fate(place, &kind, target, text, choices),
                };
                Cell {
                    text: text.clone(),
                    fate,
                }
            });
        let cells = cells.collect();
        lines.push(Line { kind, cells });
    }
    if targets
        .iter()
        .any(|target| matches!(target, Target::Computed(_)))
    {
        compare(place, targets, &mut lines, choices.notation);
    }
    lines
}

/// The cell of a group's line with its name, and that name: the one in the column that names rows; where that is blank or
/// not there, the first with "I. Words".
fn name_of_group<'a>(
    texts: &'a [String],
    targets: &[Target],
    naming: usize,
) -> Option<(usize, &'a str)> {
    let own =
        |target: &Target| matches!(target, Target::Column { column, .. } if *column == naming);
    let in_place = texts
        .iter()
        .zip(targets)
        .position(|(text, target)| own(target) && !text.is_empty());
    let at = in_place.or_else(|| texts.iter().position(|text| group_name(text).is_some()))?;
    let text = texts.get(at)?;
    Some((at, group_name(text).unwrap_or(text)))
}

fn group_cell(place: Place, kind: &LineKind, column: usize, name: &str, choices: &Choices) -> Fate {
    match kind {
        LineKind::Row { place: row, .. } => placed(place, *row, column, name, choices),
        _ => Fate::LeftOut(LeftOut::Line),
    }
}

fn fate(place: Place, kind: &LineKind, target: &Target, text: &str, choices: &Choices) -> Fate {
    if text.is_empty() {
        return Fate::Blank;
    }
    let LineKind::Row { place: row, .. } = kind else {
        return Fate::LeftOut(LeftOut::Line);
    };
    let row = *row;
    match target {
        Target::Column { column, .. } => placed(place, row, *column, text, choices),
        Target::Computed(_) => Fate::LeftOut(LeftOut::Computed(Comparison::Unknown)),
        Target::RowName => Fate::LeftOut(LeftOut::RowName),
        Target::Ordinal if is_name(text) => Fate::LeftOut(LeftOut::WordsAmongOrdinals),
        Target::Ordinal => Fate::LeftOut(LeftOut::Ordinal),
        Target::Aside(_) => Fate::LeftOut(LeftOut::Column),
        Target::Open(_) => Fate::LeftOut(LeftOut::Undecided),
    }
}

fn placed(place: Place, row: usize, column: usize, text: &str, choices: &Choices) -> Fate {
    let Some(field) = place.table.columns.get(column) else {
        return Fate::LeftOut(LeftOut::Column);
    };
    let id = place.rows.get(row);
    let old = id.map_or(&Answer::Blank, |id| {
        place
            .report
            .answer(&FieldPath::cell(&place.table.id, id, &field.id))
    });
    let new = answer_of(&field.kind, text, choices.dash_is_zero, choices.notation);
    if is_same(old, &new) || prints_so(old, text) || shows_the_same(place, column, field, old, text)
    {
        return Fate::Unchanged { row, column };
    }
    let unreadable = matches!(new, Answer::Unreadable(_));
    let change = Change {
        row,
        column,
        old: old.clone(),
        new,
    };
    if unreadable {
        Fate::Unreadable(change)
    } else {
        Fate::Placed(change)
    }
}

/// The answer that a cell stands for; a dash alone is 0 where somebody said so.
pub(super) fn answer_of(
    kind: &FieldKind,
    text: &str,
    dash_is_zero: bool,
    notation: Option<Notation>,
) -> Answer {
    if dash_is_zero && kind.is_number() && is_dash(text) {
        Answer::Number(0.into())
    } else {
        read_cell(kind, text, notation)
    }
}

/// True for answers that are printed alike: 98,5 and 98,50 are not.
pub(super) fn is_same(old: &Answer, new: &Answer) -> bool {
    match (old, new) {
        (Answer::Number(old), Answer::Number(new)) => {
            old.value() == new.value() && old.decimals() == new.decimals()
        }
        _ => old == new,
    }
}

/// True for the words by which the document prints that nothing is stated, or that a cell does not apply, where that is so.
fn prints_so(old: &Answer, text: &str) -> bool {
    let text = search_key(text);
    match old {
        Answer::Blank => [NOT_STATED, NOT_TOLD].map(search_key).contains(&text),
        Answer::NotApplicable(reason) => search_key(&not_applicable(reason)) == text,
        _ => false,
    }
}

/// True for the name of a row as the app itself shows it: a bare number stands behind the label of its column.
fn shows_the_same(place: Place, column: usize, field: &Field, old: &Answer, text: &str) -> bool {
    let old = told(&field.kind, old);
    place.naming() == Some(column)
        && !old.is_empty()
        && search_key(&name_of(&field.label, &old)) == search_key(text)
}

/// Puts the results of the block beside those that the table would work out with the cells that the block brings.
fn compare(place: Place, targets: &[Target], lines: &mut [Line], notation: Option<Notation>) {
    let Some(rules) = place.rules else { return };
    let mut report: Report = place.report.clone();
    let mut ids = place.rows.to_vec();
    for line in lines.iter() {
        let LineKind::Row { place: row, .. } = line.kind else {
            continue;
        };
        while ids.len() <= row && matches!(place.table.rows, Rows::Added { .. }) {
            // Ids of rows have small letters and digits only, so this is nobody's.
            ids.push(format!("new_{}", ids.len()));
        }
        for change in line.cells.iter().filter_map(Cell::change) {
            if let (Some(id), Some(field)) =
                (ids.get(change.row), place.table.columns.get(change.column))
            {
                report.set(
                    FieldPath::cell(&place.table.id, id, &field.id),
                    change.new.clone(),
                );
            }
        }
    }
    if matches!(place.table.rows, Rows::Added { .. }) {
        report.rows.insert(place.table.id.clone(), ids.clone());
    }
    let result = tables::result(
        place.table,
        &ReportLookup::new(place.template, rules, &report, None),
    );
    for line in lines {
        let LineKind::Row { place: row, .. } = line.kind else {
            continue;
        };
        let own = ids.get(row).and_then(|id| result.row(id));
        for (cell, target) in line.cells.iter_mut().zip(targets) {
            if let (Target::Computed(column), Fate::LeftOut(LeftOut::Computed(found))) =
                (target, &mut cell.fate)
            {
                let field = place.table.columns.get(*column);
                let own = own
                    .zip(field)
                    .and_then(|(own, field)| own.computed(&field.id));
                *found = own.zip(field).map_or(Comparison::Unknown, |(own, field)| {
                    comparison(&cell.text, own, field, notation)
                });
            }
        }
    }
}

/// A stated result and the one that is worked out: the same when it is that one rounded to its own decimals, in one of the
/// notations that may be meant.
fn comparison(
    text: &str,
    own: &CellResult,
    field: &Field,
    notation: Option<Notation>,
) -> Comparison {
    let Outcome::Value(Value::Number(value)) = &own.outcome else {
        return Comparison::Unknown;
    };
    let readings = readings(text, notation);
    if readings.is_empty() {
        return Comparison::Unknown;
    }
    let is_own =
        |stated: &Number| format_decimals(value, stated.decimals()) == format(stated.value());
    if readings.iter().any(is_own) {
        Comparison::Same
    } else {
        Comparison::Differs(own.number(field).unwrap_or_default())
    }
}

/// How many results of a block are those of the table, and how many are not.
pub(super) fn agreement(lines: &[Line]) -> (usize, usize) {
    let of = |wanted: fn(&Comparison) -> bool| {
        let cells = lines.iter().flat_map(|line| &line.cells);
        cells.filter(|cell| matches!(&cell.fate, Fate::LeftOut(LeftOut::Computed(found)) if wanted(found))).count()
    };
    (
        of(|found| *found == Comparison::Same),
        of(|found| matches!(found, Comparison::Differs(_))),
    )
}
