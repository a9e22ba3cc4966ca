//! Rows whose names a block changes or brings twice: what a person has to know before the numbers of one thing stand under
//! the name of another.

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::clipboard::paste::request::Place;
use crate::input::letters::search_key;
use crate::messages::vi::answers::told;
use crate::model::answer::{Answer, FieldPath};
use crate::model::paste::plan::{Fate, Line, LineKind, Renamed};
use crate::model::paste::target::{Aside, Target};

/// Rows that get another name and keep answers.
pub(super) fn renamed(place: Place, lines: &[Line]) -> Vec<Renamed> {
    let Some(column) = place.naming() else {
        return Vec::new();
    };
    let Some(field) = place.table.columns.get(column) else {
        return Vec::new();
    };
    let one = |line: &Line| {
        let LineKind::Row { place: row, .. } = line.kind else {
            return None;
        };
        let change = line
            .cells
            .iter()
            .filter_map(|cell| cell.change())
            .find(|change| change.column == column)?;
        let (old, new) = (
            told(&field.kind, &change.old),
            told(&field.kind, &change.new),
        );
        if old.is_empty() || search_key(&old) == search_key(&new) {
            return None;
        }
        let touched = |at: usize| {
            line.cells.iter().any(|cell| match &cell.fate {
                Fate::Placed(change) | Fate::Unreadable(change) => change.column == at,
                Fate::Unchanged { column, .. } => *column == at,
                _ => false,
            })
        };
        let id = place.rows.get(row)?;
        let given = |at: &usize| {
            let field = place.table.columns.get(*at);
            field.is_some_and(|field| {
                *place
                    .report
                    .answer(&FieldPath::cell(&place.table.id, id, &field.id))
                    != Answer::Blank
            })
        };
        let kept = (0..place.table.columns.len())
            .filter(|at| !touched(*at))
            .filter(given)
            .count();
        (kept > 0).then_some(Renamed { old, new, kept })
    };
    lines.iter().filter_map(one).collect()
}

/// Names in new rows that other rows of the table have already.
pub(super) fn repeated(place: Place, lines: &[Line]) -> Vec<String> {
    let Some(column) = place.naming() else {
        return Vec::new();
    };
    let Some(field) = place.table.columns.get(column) else {
        return Vec::new();
    };
    let have: BTreeSet<String> = place
        .rows
        .iter()
        .map(|id| {
            search_key(&told(
                &field.kind,
                place
                    .report
                    .answer(&FieldPath::cell(&place.table.id, id, &field.id)),
            ))
        })
        .collect();
    let one = |line: &Line| {
        let LineKind::Row { place: row, .. } = line.kind else {
            return None;
        };
        let change = line
            .cells
            .iter()
            .filter_map(|cell| cell.change())
            .find(|change| change.column == column)?;
        let new = told(&field.kind, &change.new);
        (row >= place.rows.len() && !new.is_empty() && have.contains(&search_key(&new)))
            .then_some(new)
    };
    lines.iter().filter_map(one).collect()
}

/// Names that several lines of the block bring for new rows, each once.
pub(super) fn twice(place: Place, lines: &[Line]) -> Vec<String> {
    let Some(column) = place.naming() else {
        return Vec::new();
    };
    let name = |line: &Line| {
        let LineKind::Row { place: row, .. } = line.kind else {
            return None;
        };
        let mut changes = line.cells.iter().filter_map(|cell| cell.change());
        let change = changes.find(|change| change.column == column)?;
        match &change.new {
            Answer::Text(text) if row >= place.rows.len() => Some(text.clone()),
            _ => None,
        }
    };
    let mut found: Vec<String> = Vec::new();
    // How often each name came: 500 rows are compared with one another by one look.
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for name in lines.iter().filter_map(name) {
        let came = times.entry(search_key(&name)).or_default();
        *came += 1;
        if *came == 2 {
            found.push(name);
        }
    }
    found
}

/// The pasted columns that are left out although they hold names of rows of the table, and other names than those of the rows
/// that their lines would go to: "Năm 2018, Năm 2017" over the columns of 2017 and 2018.
pub(super) fn crossed(place: Place, targets: &[Target], lines: &[Line]) -> Vec<usize> {
    let Some(names) = row_names(place, targets) else {
        return Vec::new();
    };
    let is_crossed = |at: &usize| {
        let mut given = given_names(lines, *at);
        given.any(|(row, text)| names.contains(&text) && names.get(row) != Some(&text))
    };
    unassigned(targets).filter(is_crossed).collect()
}

/// The pasted columns that hold nothing but the names of the rows that their lines go to: nothing is lost without them.
pub(super) fn same_names(place: Place, targets: &[Target], lines: &[Line]) -> Vec<usize> {
    let Some(names) = row_names(place, targets) else {
        return Vec::new();
    };
    let is_same = |at: &usize| {
        let mut given = given_names(lines, *at).peekable();
        given.peek().is_some() && given.all(|(row, text)| names.get(row) == Some(&text))
    };
    unassigned(targets).filter(is_same).collect()
}

/// The names of the table's rows for comparison, unless the block brings them in a column of their own.
fn row_names(place: Place, targets: &[Target]) -> Option<Vec<String>> {
    let column = place.naming()?;
    let field = place.table.columns.get(column)?;
    let is_taken = |target: &Target| matches!(target, Target::Column { column: taken, .. } if *taken == column);
    if targets.iter().any(is_taken) {
        return None;
    }
    let name = |id: &String| {
        let answer = place
            .report
            .answer(&FieldPath::cell(&place.table.id, id, &field.id));
        search_key(&told(&field.kind, answer))
    };
    Some(place.rows.iter().map(name).collect())
}

/// What a pasted column says in the rows, for comparison, and the rows that it would go to.
fn given_names(lines: &[Line], at: usize) -> impl Iterator<Item = (usize, String)> {
    let of_row = move |line: &Line| {
        let LineKind::Row { place: row, .. } = line.kind else {
            return None;
        };
        let text = line.cells.get(at).map(|cell| search_key(&cell.text))?;
        (!text.is_empty()).then_some((row, text))
    };
    lines.iter().filter_map(of_row)
}

fn unassigned(targets: &[Target]) -> impl Iterator<Item = usize> {
    let aside = |target: &Target| matches!(target, Target::Aside(Aside::NoSuchColumn));
    let targets = targets.iter().enumerate();
    targets
        .filter(move |(_, target)| aside(target))
        .map(|(at, _)| at)
}
