//! Where formulas of parts find figures of one report, and formulas of indicators the sums of parts.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use super::cell::Cell;
use super::plan::{Part, Plan, RolledIndicator, figure_named, part_named};
use crate::formula::evaluate::{Lookup, evaluate};
use crate::formula::outcome::{Outcome, Undefined};
use crate::formula::syntax::Node;

/// Figures of one report, and its parts as far as they were worked out.
struct OfReport<'a> {
    plan: &'a Plan,
    figures: &'a [Cell],
    parts: &'a [Cell],
}

/// Values that are the same in all reports.
pub(super) struct OfConstants<'a>(pub &'a HashMap<String, Outcome>);

impl Lookup for OfConstants<'_> {
    fn value(&self, path: &str) -> Outcome {
        let known = self.0.get(path).cloned();
        known.unwrap_or_else(|| Outcome::Missing(BTreeSet::new()))
    }

    fn previous(&self, _: &str) -> Outcome {
        Outcome::Undefined(Undefined::NoPrevious)
    }

    fn rows(&self, _: &str) -> Result<Vec<String>, Outcome> {
        Err(Outcome::Undefined(Undefined::Kinds))
    }

    fn above(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

impl Part {
    /// What a part comes to with the figures of one report, and the parts before it.
    pub(super) fn work_out(&self, plan: &Plan, figures: &[Cell], parts: &[Cell]) -> Cell {
        match self {
            Self::Figure(figure) => figures.get(*figure).cloned().unwrap_or(Cell::Blank),
            Self::Formula { formula, .. } => {
                let report = OfReport {
                    plan,
                    figures,
                    parts,
                };
                Cell::of_outcome(evaluate(formula, &report))
            }
        }
    }
}

impl Lookup for OfReport<'_> {
    fn value(&self, path: &str) -> Outcome {
        if let Some(position) = figure_named(path)
            && let Some(cell) = self.figures.get(position)
        {
            let figure = self.plan.figures.get(position);
            return cell.to_outcome(figure.map_or(path, |figure| &figure.address));
        }
        match part_named(path).and_then(|position| self.parts.get(position)) {
            Some(cell) => cell.to_outcome(path),
            None => OfConstants(&self.plan.constants).value(path),
        }
    }

    fn previous(&self, _: &str) -> Outcome {
        Outcome::Undefined(Undefined::NoPrevious)
    }

    fn rows(&self, _: &str) -> Result<Vec<String>, Outcome> {
        Err(Outcome::Undefined(Undefined::Kinds))
    }

    fn above(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

/// Sums of parts, and the indicators that are made of them.
pub(super) struct OfSums<'a> {
    pub plan: &'a Plan,
    /// The sum of a part.
    pub sum: &'a dyn Fn(usize) -> Outcome,
    /// The latest value of a number of which the latest counts.
    pub latest: &'a dyn Fn(&str) -> Outcome,
    /// Indicators and latest values, each worked out once.
    known: RefCell<HashMap<String, Outcome>>,
}

impl<'a> OfSums<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        sum: &'a dyn Fn(usize) -> Outcome,
        latest: &'a dyn Fn(&str) -> Outcome,
    ) -> Self {
        Self {
            plan,
            sum,
            latest,
            known: RefCell::default(),
        }
    }

    /// An indicator at a position of the plan; none where it stays with its agency. Those that it builds on come first, one
    /// after another: a template may have a chain of two hundred, and a browser's stack is short.
    pub(super) fn indicator(&self, position: usize) -> Option<Outcome> {
        let own = self.plan.indicators.get(position)?;
        own.formula.as_ref()?;
        let mut waiting = vec![own];
        while let Some(next) = waiting.last() {
            if self.known.borrow().contains_key(&next.id) {
                waiting.pop();
                continue;
            }
            let formula = next.formula.as_ref()?;
            let mut inner: Vec<&RolledIndicator> = Vec::new();
            formula.visit(None, &mut |part, _| {
                if let Node::Name(name) = &part.node
                    && let Some(indicator) = self.plan.indicator(name)
                    && !self.known.borrow().contains_key(name)
                {
                    inner.push(indicator);
                }
            });
            if inner.is_empty() {
                let outcome = evaluate(formula, self);
                self.known.borrow_mut().insert(next.id.clone(), outcome);
                waiting.pop();
            } else {
                waiting.extend(inner);
            }
        }
        self.known.borrow().get(&own.id).cloned()
    }
}

impl Lookup for OfSums<'_> {
    fn value(&self, path: &str) -> Outcome {
        if let Some(part) = part_named(path) {
            return (self.sum)(part);
        }
        if let Some(known) = self.known.borrow().get(path) {
            return known.clone();
        }
        let outcome = (self.latest)(path);
        let mut known = self.known.borrow_mut();
        known.insert(path.to_owned(), outcome.clone());
        outcome
    }

    fn previous(&self, _: &str) -> Outcome {
        Outcome::Undefined(Undefined::NoPrevious)
    }

    fn rows(&self, _: &str) -> Result<Vec<String>, Outcome> {
        Err(Outcome::Undefined(Undefined::Kinds))
    }

    fn above(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}
