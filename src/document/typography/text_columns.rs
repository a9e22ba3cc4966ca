//! Columns of words: the one with long sentences gets more room than those with names and short notes, so that rows are low
//! and the table takes few pages.

use std::cmp::Reverse;

use super::page_room::{BESIDE, even_share, is_open};
use super::text_width::{FILLED, room, width};
use crate::document::tree::{Alignment, Column, Row, Table, Width};

/// Widths that a column of words may get; those with the most words share what is left.
const STEPS: [Width; 4] = [Width::Narrow, Width::Amount, Width::Medium, Width::Wide];
/// Of a hundred lines, so many must be saved by a width, or columns stay even.
const WORTH: u64 = 4;
/// How often the columns are gone through.
const TURNS: usize = 3;
/// The head stands on every page: it counts as so many rows.
const HEADS: u64 = 3;

/// Widths of the words in one cell, line by line, and of the longest word.
#[derive(Default)]
struct Needs {
    lines: Vec<u64>,
    longest: u64,
}

impl Needs {
    fn of(text: &str) -> Self {
        let lines = text.lines().map(width).collect();
        Self {
            lines,
            longest: text.split_whitespace().map(width).max().unwrap_or_default(),
        }
    }

    fn height(&self, room: u64) -> u64 {
        let room = (room * FILLED / 100).max(1);
        self.lines
            .iter()
            .map(|line| line.div_ceil(room).max(1))
            .sum()
    }
}

/// What stands in the cells of a table that lie in one column each.
struct Cells {
    /// The head first, with how often each row counts.
    rows: Vec<(u64, Vec<(usize, Needs)>)>,
    /// The longest word of each column.
    longest: Vec<u64>,
}

impl Cells {
    fn of(table: &Table) -> Self {
        let mut rows: Vec<(u64, Vec<(usize, Needs)>)> = Vec::new();
        for row in &table.header {
            let mut start = 0;
            let mut needs = Vec::new();
            for cell in row {
                if cell.columns <= 1 {
                    needs.push((start, Needs::of(&cell.text)));
                }
                start += cell.columns.max(1);
            }
            rows.push((HEADS, needs));
        }
        for row in &table.rows {
            let (Row::Cells(cells) | Row::Total(cells)) = row else {
                continue;
            };
            let mut start = 0;
            let mut needs = Vec::new();
            for cell in cells {
                if cell.columns <= 1 {
                    needs.push((start, Needs::of(&cell.text)));
                }
                start += cell.columns.max(1);
            }
            rows.push((1, needs));
        }
        let mut longest = vec![0; table.columns.len()];
        for (place, needs) in rows.iter().flat_map(|(_, needs)| needs) {
            if let Some(longest) = longest.get_mut(*place) {
                *longest = needs.longest.max(*longest);
            }
        }
        Self { rows, longest }
    }

    /// All words of a column.
    fn needs(&self, column: usize) -> u64 {
        let all = self
            .rows
            .iter()
            .flat_map(|(_, needs)| needs)
            .filter(|(place, _)| *place == column);
        all.flat_map(|(_, needs)| &needs.lines).sum()
    }

    /// Columns whose longest word is torn, though an even share would hold it.
    fn torn(&self, rooms: &[u64], even: &[u64]) -> usize {
        rooms
            .iter()
            .zip(even)
            .zip(&self.longest)
            .filter(|((room, even), longest)| *room < even.min(longest))
            .count()
    }

    /// Lines of all rows, each as many as its highest cell has.
    fn height(&self, rooms: &[u64]) -> u64 {
        let high = |needs: &[(usize, Needs)]| {
            needs
                .iter()
                .map(|(place, needs)| needs.height(rooms.get(*place).copied().unwrap_or(1)))
                .max()
                .unwrap_or(1)
        };
        self.rows
            .iter()
            .map(|(times, needs)| times * high(needs))
            .sum()
    }
}

/// Gives the rest of the room to the columns with the most words, and steps to the others, where that makes the table lower.
/// No word is torn that an even share would hold.
pub(super) fn assign_text_widths(table: &mut Table, page: u64) {
    let cells = Cells::of(table);
    let is_words = |column: &Column| is_open(column) && column.alignment == Alignment::Left;
    let mut words: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, one)| is_words(one))
        .map(|(at, _)| at)
        .collect();
    words.sort_by_key(|place| Reverse(cells.needs(*place)));
    let even = rooms(table, page);
    let lines = cells.height(&even);
    let mut best = (lines * (100 - WORTH) / 100 + 1, None);
    for most in 1..words.len() {
        let mut tried = Table {
            columns: table.columns.clone(),
            ..Table::default()
        };
        let others = words.get(most..).unwrap_or_default();
        let height = lowest(&mut tried, others, page, &cells, &even);
        if height < best.0 {
            best = (height, Some(tried.columns));
        }
    }
    if let (_, Some(columns)) = best {
        table.columns = columns;
    }
}

/// Gives some columns the steps that make a table lowest, one after another until nothing changes; the height.
fn lowest(table: &mut Table, columns: &[usize], page: u64, cells: &Cells, even: &[u64]) -> u64 {
    let mut height = u64::MAX;
    for place in columns {
        set(table, *place, Width::Narrow);
    }
    for _ in 0..TURNS {
        let before = height;
        for place in columns {
            let mut best = None;
            for step in STEPS {
                set(table, *place, step);
                let rooms = rooms(table, page);
                // A word that is torn weighs more than any height.
                let found = (cells.torn(&rooms, even), cells.height(&rooms), step);
                if best.is_none_or(|(torn, height, _)| (found.0, found.1) < (torn, height)) {
                    best = Some(found);
                }
            }
            if let Some((torn, found, step)) = best {
                set(table, *place, step);
                height = if torn == 0 { found } else { u64::MAX };
            }
        }
        if height == before {
            break;
        }
    }
    height
}

fn set(table: &mut Table, place: usize, width: Width) {
    if let Some(column) = table.columns.get_mut(place) {
        column.width = width;
    }
}

/// Room for words in each column.
fn rooms(table: &Table, page: u64) -> Vec<u64> {
    let shared = even_share(table, page);
    let inside = |tenths: u64| room(tenths.saturating_sub(BESIDE), table.points());
    table
        .columns
        .iter()
        .map(|column| {
            inside(if is_open(column) {
                shared
            } else {
                column.width.tenths()
            })
        })
        .collect()
}
