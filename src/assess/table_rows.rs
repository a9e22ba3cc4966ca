//! The rows of a table in one report, gone over once: what each is called, whether it counts, and where it stands.
//!
//! Made by the look-up when a table is first asked for; nothing here outlives an assessment.

use std::collections::BTreeMap;

use crate::assess::rows::NamedRow;

/// The rows of a table in a report.
#[derive(Debug, Default)]
pub struct TableRows {
    /// All rows in their order.
    pub all: Vec<NamedRow>,
    /// Positions of the rows that count: no headings of groups, no rows that were added and hold nothing yet; none at all
    /// of a table that does not apply.
    counted: Vec<usize>,
    positions: BTreeMap<String, usize>,
}

impl TableRows {
    /// The rows with their names; `counts` says which of them count.
    pub fn new(all: Vec<NamedRow>, counts: impl Fn(&NamedRow) -> bool) -> Self {
        let counted = all
            .iter()
            .enumerate()
            .filter(|(_, row)| counts(row))
            .map(|(position, _)| position)
            .collect();
        // Collected, they would bring a sort of their own: 2 KB after gzip of what indicators wait for.
        let mut positions = BTreeMap::new();
        for (position, row) in all.iter().enumerate() {
            positions.insert(row.id.clone(), position);
        }
        Self {
            all,
            counted,
            positions,
        }
    }

    /// The rows that count, in their order.
    pub fn counted(&self) -> impl Iterator<Item = &NamedRow> {
        self.counted
            .iter()
            .filter_map(|position| self.all.get(*position))
    }

    /// True for a row that counts.
    pub fn counts(&self, id: &str) -> bool {
        self.position(id)
            .is_some_and(|position| self.counted.binary_search(&position).is_ok())
    }

    /// A row by id.
    pub fn row(&self, id: &str) -> Option<&NamedRow> {
        self.all.get(self.position(id)?)
    }

    /// Where a row stands, from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The row before another, unless that is the first of the table or of its group; rows that hold nothing yet are no
    /// rows in between.
    pub fn above(&self, id: &str) -> Option<&NamedRow> {
        let before = self.all.get(..self.position(id)?)?;
        let mut before = before.iter().rev();
        before
            .find(|row| row.group || self.counts(&row.id))
            .filter(|row| !row.group)
    }

    /// The rows after another as far as one that counts: those for which it may be the row above.
    pub fn below(&self, id: &str) -> Vec<&NamedRow> {
        let mut below = Vec::new();
        let after = self.position(id).map_or(self.all.len(), |at| at + 1);
        for row in self.all.iter().skip(after) {
            below.push(row);
            if self.counts(&row.id) {
                break;
            }
        }
        below
    }
}
