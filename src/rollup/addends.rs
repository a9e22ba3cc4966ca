//! What a part that is a sum is the sum of: where something of it is blank, what is stated counts all the same.

use std::collections::BTreeSet;

use super::cell::Cell;
use super::coverage::Coverage;
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

/// Who states a figure in some totals; none of what each report works out by itself, of which no totals are kept.
fn coverage_of(totals: &Totals, figure: usize) -> Option<&Coverage> {
    totals.figures.get(figure).map(|total| &total.coverage)
}

impl Plan {
    /// What stands in the place of an indicator of which nobody states a part in some totals, or an addend at all (`whole`): what
    /// nobody states is no zero.
    pub(super) fn lacking(
        &self,
        indicator: &RolledIndicator,
        totals: &Totals,
        whole: &Totals,
    ) -> Option<Cell> {
        let parts = indicator.parts.iter();
        let figures: Vec<Vec<usize>> = parts.map(|part| self.figures_of(*part)).collect();
        // A sum of a group is a part of that of all: it has a value where that has one.
        let unstated = figures.iter().flatten().any(|figure| {
            let coverage = coverage_of(whole, *figure);
            coverage.is_some_and(|coverage| coverage.stating() == 0 && coverage.blank > 0)
        });
        if unstated {
            return Some(Cell::Blank);
        }
        let of_part = |figures: &Vec<usize>| {
            let coverages: Option<Vec<&Coverage>> = figures
                .iter()
                .map(|figure| coverage_of(totals, *figure))
                .collect();
            let coverages = coverages.filter(|all| !all.is_empty())?;
            if coverages.iter().any(|one| one.stating() > 0) {
                return None;
            }
            let is_blank = coverages.iter().any(|one| one.blank > 0);
            Some(if is_blank {
                Cell::Blank
            } else {
                Cell::NotApplicable
            })
        };
        figures.iter().find_map(of_part)
    }

    /// The figures that a part is made of by adding; none of one that is made otherwise.
    fn figures_of(&self, part: usize) -> Vec<usize> {
        let (mut waiting, mut seen, mut figures) = (vec![part], BTreeSet::new(), Vec::new());
        while let Some(next) = waiting.pop() {
            if !seen.insert(next) {
                continue;
            }
            if let Some(Part::Figure(figure)) = self.parts.get(next) {
                figures.push(*figure);
            }
            for addend in self.addends.get(next).into_iter().flatten().flatten() {
                match addend {
                    Addend::Figure(figure) => figures.push(*figure),
                    Addend::Part(part) => waiting.push(*part),
                }
            }
        }
        figures
    }

    /// What a part comes to with the figures of one report, and the parts before it; of a sum that has no value what is stated
    /// of it: what does not apply leaves a sum of many, as it leaves their figures.
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
                cells.fold(Cell::NotApplicable, |sum, cell| sum.plus(cell))
            }
            _ => cell,
        }
    }
}
