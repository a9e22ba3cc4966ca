//! In which order indicators and computed columns are split, and what of that is used in the end.

use super::{Class, Splitter};
use crate::formula::syntax::Node;
use crate::rollup::plan::{Part, figure_named, part_named};
use crate::template::dependencies::column_name;
use crate::template::rules::Rules;

impl Splitter<'_> {
    /// What an indicator or a computed column is. Those that it builds on come first, one after another: a template may have a
    /// chain of two hundred, and a browser's stack is short.
    pub(super) fn class_of(&mut self, name: &str) -> Class {
        let rules = self.plan.rules.clone();
        let mut waiting = vec![name.to_owned()];
        let mut class = Class::Apart;
        while let Some(next) = waiting.last().cloned() {
            let mut inner = self.unknown_inside(&next, &rules);
            // A checked template has no circles; one that was not stops here too.
            inner.retain(|one| !waiting.contains(one));
            if inner.is_empty() {
                class = match next.split_once("..") {
                    Some((table, column)) => self.column(table, column),
                    None => self.indicator(&next),
                };
                waiting.pop();
            } else {
                waiting.extend(inner);
            }
        }
        class
    }

    /// The indicators and computed columns that one names and that are not known yet; none of one that is.
    fn unknown_inside(&self, name: &str, rules: &Rules) -> Vec<String> {
        let (formula, table) = match name.split_once("..") {
            Some((table, column)) => {
                let computed = rules.computed(table, column);
                (computed.map(|one| &one.formula), Some(table))
            }
            None => (rules.indicator(name).map(|one| &one.formula), None),
        };
        let mut names = Vec::new();
        let Some(formula) = formula.filter(|_| !self.known.contains_key(name)) else {
            return names;
        };
        formula.visit(table, &mut |part, table| {
            let inner = match (&part.node, table) {
                (Node::Name(name), _) => rules.indicator(name).map(|_| name.clone()),
                (Node::RowCell(column), Some(table)) => {
                    let computed = rules.computed(table, column);
                    computed.map(|_| column_name(table, column))
                }
                _ => None,
            };
            names.extend(inner.filter(|inner| !self.known.contains_key(inner)));
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
                Some(Part::Formula(formula)) => formula.visit(None, &mut |part, _| {
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
