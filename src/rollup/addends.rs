//! What a part that is a sum is the sum of: where something of it is blank, what is stated counts all the same.

use std::collections::BTreeSet;

use super::cell::Cell;
use super::plan::{Addend, Part, Plan, RolledIndicator, figure_named, part_named};
use super::totals::Totals;
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
    /// The address of a figure that is added in an indicator and that nobody states in some totals.
    pub(super) fn lacking(&self, indicator: &RolledIndicator, totals: &Totals) -> Option<&str> {
        let mut waiting = indicator.parts.clone();
        let mut seen = BTreeSet::new();
        while let Some(next) = waiting.pop() {
            if !seen.insert(next) {
                continue;
            }
            let mut figures = Vec::new();
            if let Some(Part::Figure(figure)) = self.parts.get(next) {
                figures.push(*figure);
            }
            for addend in self.addends.get(next).into_iter().flatten().flatten() {
                match addend {
                    Addend::Figure(figure) => figures.push(*figure),
                    Addend::Part(part) => waiting.push(*part),
                }
            }
            // Of what each report works out by itself no totals are kept.
            let lacks = |figure: &usize| {
                let total = totals.figures.get(*figure);
                total.is_some_and(|total| total.coverage.stating() == 0 && total.coverage.blank > 0)
            };
            if let Some(lacking) = figures.into_iter().find(lacks) {
                return self.figures.get(lacking).map(|one| one.address.as_str());
            }
        }
        None
    }

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
