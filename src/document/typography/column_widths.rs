//! How much room the columns of a table get: numbers as much as they need, so that words beside many of them do not starve;
//! columns of words by what stands in them (`text_columns`).
//!
//! Not here: the widths themselves, which are the sheet's.

use super::line_breaks::balanced;
use super::page_room::{BESIDE, even_share, is_open, page};
use super::text_columns::assign_text_widths;
use super::text_width::{room, width};
use crate::document::tree::{Alignment, Orientation, Row, Table, Width};

/// Least room in which words are read with ease.
const WORDS: u64 = 350;

/// Most lines of a heading, or of words in place of a number, in a column of numbers: as a rule, and where words starve.
const MOST_LINES: [usize; 2] = [3, 7];

/// Gives columns of numbers the least room that holds them, where there are columns of words to take the rest, and those the
/// rest by what stands in them. Widths that were chosen before stay.
pub(in crate::document) fn assign_column_widths(table: &mut Table, orientation: Orientation) {
    let page = page(orientation);
    assign_number_widths(table, page);
    assign_text_widths(table, page);
}

/// No column of numbers gets more than an even share.
fn assign_number_widths(table: &mut Table, page: u64) {
    let words = table
        .columns
        .iter()
        .filter(|column| is_open(column) && column.alignment == Alignment::Left)
        .count();
    for most in MOST_LINES {
        let even = even_share(table, page);
        if words == 0 || most > MOST_LINES[0] && even >= WORDS {
            return;
        }
        for place in 0..table.columns.len() {
            let step = holding(table, place, even, most);
            if let (Some(step), Some(column)) = (step, table.columns.get_mut(place)) {
                column.width = step;
            }
        }
    }
}

/// The least width that holds a column of numbers; `None` for other columns, and when an even share is not more.
fn holding(table: &Table, place: usize, even: u64, most: usize) -> Option<Width> {
    table
        .columns
        .get(place)
        .filter(|column| is_open(column) && column.alignment != Alignment::Left)?;
    [Width::Tight, Width::Narrow, Width::Medium]
        .into_iter()
        .find(|step| {
            let inside = room(step.tenths().saturating_sub(BESIDE), table.points());
            step.tenths() < even
                && texts(table, place, most).all(|(text, lines)| fits(text, inside, lines))
        })
}

/// What stands in a column alone, each with the lines that it may take.
fn texts(table: &Table, place: usize, most: usize) -> impl Iterator<Item = (&str, usize)> {
    let heads = table
        .header
        .iter()
        .filter_map(move |row| row.get(place))
        .map(move |head| (head.text.as_str(), most));
    let cells = table.rows.iter().filter_map(move |row| {
        let (Row::Cells(cells) | Row::Total(cells)) = row else {
            return None;
        };
        let mut start = 0;
        let cell = cells.iter().find(|cell| {
            let here = start;
            start += cell.columns.max(1);
            here == place && cell.columns <= 1
        })?;
        let number = cell
            .text
            .ends_with(|last: char| last.is_ascii_digit() || last == '%');
        Some((
            cell.text.as_str(),
            if cell.remark || !number { most } else { 1 },
        ))
    });
    heads.chain(cells)
}

/// The least width that holds each of some short texts on one line, from one that is wanted at least; the widest of the steps
/// when none does.
pub(in crate::document) fn holding_all<'a>(
    texts: impl Iterator<Item = &'a str> + Clone,
    points: u64,
    least: Width,
) -> Width {
    let steps = [
        Width::Tight,
        Width::Narrow,
        Width::Unit,
        Width::Amount,
        Width::Medium,
    ];
    let holds = |step: &Width| {
        let inside = room(step.tenths().saturating_sub(BESIDE), points);
        step.tenths() >= least.tenths() && texts.clone().all(|text| width(text) <= inside)
    };
    steps.into_iter().find(holds).unwrap_or(Width::Medium)
}

fn fits(text: &str, room: u64, most: usize) -> bool {
    let lines = balanced(text, room);
    lines.len() <= most && lines.iter().all(|line| width(line) <= room)
}
