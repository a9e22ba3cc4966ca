//! What a part that is a sum is the sum of: where something of it is blank, what is stated counts all the same.

use super::cell::Cell;
use super::plan::{Addend, Part, Plan, figure_named, part_named};
use crate::formula::syntax::{Expression, Function, Node, Operator};

/// The addends of a part that is a sum (`a + b`, `total(a, b)`) of nothing else; none of another one.
pub(super) fn addends(part: &Part) -> Option<Vec<Addend>> {
    let Part::Formula { formula, .. } = part else {
        return None;
    };
    let mut found = Vec::new();
    collect(formula, &mut found).then_some(found)
}

fn collect(formula: &Expression, found: &mut Vec<Addend>) -> bool {
    match &formula.node {
        Node::Name(name) => {
            let figure = figure_named(name).map(Addend::Figure);
            let addend = figure.or_else(|| part_named(name).map(Addend::Part));
            found.extend(addend);
            addend.is_some()
        }
        Node::Binary(Operator::Add, left, right) => collect(left, found) && collect(right, found),
        Node::Call(Function::Total, all) => all.iter().all(|one| collect(one, found)),
        _ => false,
    }
}

impl Plan {
    /// What a part comes to with the figures of one report, and the parts before it; of a sum that has no value what is stated
    /// of it.
    pub(super) fn cell_of_part(&self, position: usize, figures: &[Cell], parts: &[Cell]) -> Cell {
        let Some(part) = self.parts.get(position) else {
            return Cell::Blank;
        };
        let cell = part.work_out(self, figures, parts);
        match (&cell, self.addends.get(position)) {
            (Cell::Blank | Cell::NotApplicable, Some(Some(addends))) => {
                let cells = addends.iter().filter_map(|addend| match addend {
                    Addend::Figure(figure) => figures.get(*figure),
                    Addend::Part(part) => parts.get(*part),
                });
                Cell::part_of_sum(cells)
            }
            _ => cell,
        }
    }
}
