//! Rows of a block that bring a name and nothing else: they may be notes.

use crate::model::answer::Answer;
use crate::model::paste::plan::{Cell, Fate, LeftOut, Line, LineKind, Plan};

impl Plan {
    /// Rows that bring a name and nothing else, among others that bring more: by their position in the block.
    #[must_use]
    pub fn only_named(&self) -> Vec<usize> {
        let rows = self.lines.iter().enumerate();
        let rows: Vec<(usize, &Line)> = rows
            .filter(|(_, line)| matches!(line.kind, LineKind::Row { group: false, .. }))
            .collect();
        let named = rows.iter().filter(|(_, line)| is_named_alone(line));
        let named: Vec<usize> = named.map(|(at, _)| *at).collect();
        if named.len() * 2 < rows.len() {
            named
        } else {
            Vec::new()
        }
    }
}

fn is_named_alone(line: &Line) -> bool {
    let says = |cell: &&Cell| {
        !matches!(
            cell.fate,
            Fate::Blank | Fate::LeftOut(LeftOut::Ordinal | LeftOut::RowName)
        )
    };
    let given: Vec<&Cell> = line.cells.iter().filter(says).collect();
    let words = |cell: &Cell| {
        matches!(
            cell.change().map(|change| &change.new),
            Some(Answer::Text(_))
        )
    };
    matches!(given.as_slice(), [one] if words(one))
}
