//! In which order indicators and computed columns are split, and what of that is used in the end.

use std::collections::BTreeSet;

use super::Splitter;
use crate::formula::syntax::{Expression, Node};
use crate::rollup::plan::{Part, figure_named, part_named};
use crate::template::dependencies::{column_name, computed_name};
use crate::template::rules::Rules;

impl Splitter<'_> {
    /// Finds what an indicator or a computed column is. Those that it builds on come first, one after another: a template may
    /// have a chain of two hundred, and a browser's stack is short.
    pub(super) fn split(&mut self, name: &str) {
        let rules = self.plan.rules.clone();
        let mut waiting = vec![name.to_owned()];
        let mut entered = BTreeSet::new();
        while let Some(next) = waiting.pop() {
            let Some((formula, table)) = formula_of(&rules, &next) else {
                continue;
            };
            if self.known.contains_key(&next) {
                continue;
            }
            if entered.insert(next.clone()) {
                // A checked template has no circles; one that was not stops here too.
                let inner = self.unknown_inside(formula, table, &rules);
                let inner: Vec<String> = inner.difference(&entered).cloned().collect();
                waiting.push(next);
                waiting.extend(inner);
                continue;
            }
            self.current.clone_from(&next);
            let class = match next.split_once("..") {
                Some((table, column)) => self.computed_column(table, column),
                None => self.indicator(&next),
            };
            let time = self.time_of(formula, table);
            self.keep(&next, class);
            self.times.insert(next, time);
        }
    }

    /// The indicators and computed columns that a formula names and that are not known yet.
    fn unknown_inside(
        &self,
        formula: &Expression,
        table: Option<&str>,
        rules: &Rules,
    ) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        formula.visit(table, &mut |part, table| {
            let inner = match (&part.node, table) {
                (Node::Name(name), _) => computed_name(name),
                (Node::RowCell(column), Some(table)) => column_name(table, column),
                _ => return,
            };
            if formula_of(rules, &inner).is_some() && !self.known.contains_key(&inner) {
                names.insert(inner);
            }
        });
        names
    }

    /// Splitting finds more to work out in each report than the indicators use in the end.
    pub(super) fn mark_used(&mut self) {
        let mut next: Vec<usize> = Vec::new();
        for indicator in &self.plan.indicators {
            next.extend(&indicator.parts);
        }
        let mut seen = vec![false; self.plan.parts.len()];
        while let Some(part) = next.pop() {
            if seen.get(part).is_none_or(|seen| *seen) {
                continue;
            }
            if let Some(place) = seen.get_mut(part) {
                *place = true;
            }
            let mut figures = Vec::new();
            match self.plan.parts.get(part) {
                Some(Part::Figure(figure)) => figures.push(*figure),
                Some(Part::Formula { formula, .. }) => formula.visit(None, &mut |part, _| {
                    if let Node::Name(name) = &part.node {
                        next.extend(part_named(name));
                        figures.extend(figure_named(name));
                    }
                }),
                None => {}
            }
            for figure in figures {
                if let Some(figure) = self.plan.figures.get_mut(figure) {
                    figure.is_used = true;
                }
            }
        }
    }
}

/// The formula of an indicator or a computed column, with the table in whose rows it stands.
fn formula_of<'a>(rules: &'a Rules, name: &'a str) -> Option<(&'a Expression, Option<&'a str>)> {
    match name.split_once("..") {
        Some((table, column)) => {
            let computed = rules.computed(table, column)?;
            Some((&computed.formula, Some(table)))
        }
        None => Some((&rules.indicator(name)?.formula, None)),
    }
}
