//! What the lines of headings of a pasted block say of each column.
//!
//! Not here: which lines they are (`headings`).

use crate::formats::clipboard::paste::labels::Words;
use crate::formats::clipboard::paste::units;
use crate::formats::clipboard::paste::units::{Stated, is_unit};
use crate::formats::clipboard::paste::words_around::{PARTS, TITLES};
use crate::input::letters::search_key;

/// The lines of headings at the top of a block.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// How many lines it takes, blank ones and titles before it included.
    pub lines: usize,
    /// For each pasted column the fullest way to read its heading; empty without one.
    pub texts: Vec<String>,
    /// For each pasted column the ways to read its heading, the fullest first.
    pub words: Vec<Vec<Words>>,
    /// For each pasted column the cells of its heading, the lowest first.
    cells: Vec<Vec<String>>,
    /// The units that it states for the whole block.
    pub units: Vec<Stated>,
    /// True when what stands above the headings may be a title or the heading of a group over all of them.
    pub is_unclear: bool,
}

impl Head {
    /// The ways to read the heading of a column.
    pub fn of(&self, column: usize) -> &[Words] {
        self.words.get(column).map_or(&[], Vec::as_slice)
    }

    /// The cells of the heading of a column, the lowest first.
    pub fn cells(&self, column: usize) -> &[String] {
        self.cells.get(column).map_or(&[], Vec::as_slice)
    }

    /// True for a heading of numbers of rows.
    pub fn is_ordinal(&self, column: usize) -> bool {
        self.of(column).iter().any(Words::are_ordinal)
    }

    /// True for a column with a heading.
    pub fn is_given(&self, column: usize) -> bool {
        !self.of(column).is_empty()
    }

    /// Reads so many lines as headings, of which some are titles and units of the whole block. A heading that reaches over
    /// several columns stands in the first of them, so each column is also read with what stands at its left in the lines
    /// above its own.
    pub fn read(block: &[Vec<String>], lines: usize, above: usize) -> Self {
        let head = block.get(..lines).unwrap_or_default();
        let (naming, units) = naming_cells(block, head, above);
        let is_unclear = naming
            .iter()
            .take(above)
            .flatten()
            .any(|text| !text.is_empty());
        let mut read = Self {
            lines,
            units,
            is_unclear,
            ..Self::default()
        };
        for column in 0..block.first().map_or(0, Vec::len) {
            let (own, all) = cells_over(&naming, column);
            read.cells.push(all.iter().rev().cloned().collect());
            let ways = ways(&own, &all);
            let words = |(way, several): &(String, bool)| {
                if *several {
                    Words::on_lines(way)
                } else {
                    Words::new(way)
                }
            };
            read.words.push(ways.iter().map(words).collect());
            let fullest = ways.into_iter().next();
            read.texts
                .push(fullest.map(|(way, _)| way).unwrap_or_default());
        }
        read
    }
}

/// The cells of a column's heading that say something: its own, and all that reach over it too.
fn cells_over(naming: &[Vec<&str>], column: usize) -> (Vec<String>, Vec<String>) {
    let own: Vec<&str> = naming
        .iter()
        .filter_map(|line| line.get(column).copied())
        .collect();
    let lowest = own
        .iter()
        .rposition(|text| !text.is_empty() && !is_unit(text));
    let end = lowest.map_or(0, |lowest| lowest + 1);
    let mut all: Vec<&str> = Vec::new();
    for (at, line) in naming.iter().enumerate().take(end) {
        let left = line.get(..=column).unwrap_or_default();
        let mut left = left.iter().rev().copied();
        // What stands in the lowest line is the column's own.
        let text = if Some(at) == lowest {
            own.get(at).copied()
        } else {
            left.find(|text| !text.is_empty())
        };
        all.extend(text);
    }
    all.extend(own.get(end..).unwrap_or_default());
    let given = |texts: Vec<&str>| -> Vec<String> {
        let texts = texts.into_iter().filter(|text| !text.is_empty());
        texts.map(str::to_owned).collect()
    };
    (given(own), given(all))
}

/// The ways to read a heading of several cells: with what reaches over it and without, from each cell on; the fullest first,
/// each once, and whether it is of several cells.
fn ways(own: &[String], all: &[String]) -> Vec<(String, bool)> {
    let mut ways: Vec<(String, bool)> = Vec::new();
    for parts in [own, all] {
        let says = |text: &&String| !PARTS.contains(&search_key(text).trim_end_matches(':'));
        let parts: Vec<&str> = parts.iter().filter(says).map(String::as_str).collect();
        for from in 0..parts.len() {
            let parts = parts.get(from..).unwrap_or_default();
            ways.push((parts.join(" "), parts.len() > 1));
        }
    }
    ways.sort_by_key(|(way, _)| std::cmp::Reverse(way.chars().count()));
    ways.dedup();
    ways
}

/// The cells of lines of headings that say something of columns, and the units that the others state for the whole block: a
/// title above the column of names, a unit of the whole. Where no column has names, what stands above may be the heading of
/// a group as well, and counts.
fn naming_cells<'a>(
    block: &[Vec<String>],
    head: &'a [Vec<String>],
    above: usize,
) -> (Vec<Vec<&'a str>>, Vec<Stated>) {
    let rows = block.get(head.len()..).unwrap_or_default();
    let first = |lines: &[Vec<String>], wanted: &dyn Fn(&str) -> bool| {
        lines
            .iter()
            .filter_map(|line| line.first())
            .filter(|text| !text.is_empty())
            .filter(|text| wanted(text))
            .count()
    };
    let has_names = first(rows, &|text| text.contains(char::is_alphabetic)) * 2
        > first(rows, &|_| true)
        || head
            .iter()
            .filter_map(|line| line.first())
            .any(|text| Words::new(text).are_ordinal());
    let is_title = |text: &str| {
        let small = search_key(text);
        TITLES
            .iter()
            .any(|word| small.trim_start_matches('(').starts_with(word))
    };
    let (mut cells, mut units) = (Vec::new(), Vec::new());
    for (at, line) in head.iter().enumerate() {
        // Numbers of rows, in a block that lies.
        let mut given = line.iter().filter(|text| !text.is_empty());
        let counts = given
            .next()
            .is_some_and(|text| Words::new(text).are_ordinal())
            && given.next().is_some();
        let whole = |column: usize, text: &str| {
            at < above && (counts || is_unit(text) || column == 0 && (has_names || is_title(text)))
        };
        let mut kept: Vec<&str> = Vec::new();
        for (column, text) in line.iter().enumerate() {
            let of_all = whole(column, text);
            if of_all {
                units.extend(units::of_block(text));
            }
            kept.push(if of_all { "" } else { text });
        }
        cells.push(kept);
    }
    (cells, units)
}
