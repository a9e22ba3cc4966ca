//! Positions of rules: of an indicator by its name, and of all that depends on an answer by the answer's address, so that
//! a change finds what it affects without a look at every rule.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::answer::Path;
use crate::template::form::cell_parts;

/// A rule by its kind and its position among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// An indicator.
    Indicator(usize),
    /// A check.
    Check(usize),
    /// A sentence.
    Sentence(usize),
}

/// Positions of the rules of a template.
#[derive(Clone, Debug, Default)]
pub struct RuleIndex {
    indicators: BTreeMap<String, usize>,
    /// What depends on each address or table.
    dependents: BTreeMap<String, Vec<Rule>>,
}

impl RuleIndex {
    /// Adds an indicator by its id.
    pub(crate) fn add_indicator(&mut self, id: &str, position: usize) {
        self.indicators.insert(id.to_owned(), position);
    }

    /// Adds a rule with the addresses and tables that it depends on.
    pub(crate) fn add<'a>(&mut self, rule: Rule, depends_on: impl IntoIterator<Item = &'a String>) {
        for name in depends_on {
            match self.dependents.get_mut(name) {
                Some(dependents) => dependents.push(rule),
                None => {
                    self.dependents.insert(name.clone(), vec![rule]);
                }
            }
        }
    }

    /// The position of an indicator.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Option<usize> {
        self.indicators.get(name).copied()
    }

    /// What changes at some addresses affect, each once: indicators, then checks, then sentences.
    #[must_use]
    pub fn affected(&self, changed: &[Path]) -> BTreeSet<Rule> {
        let names = changed.iter().flat_map(|path| {
            let table = cell_parts(path.as_str()).map(|(table, ..)| table);
            std::iter::once(path.as_str()).chain(table)
        });
        names
            .filter_map(|name| self.dependents.get(name))
            .flatten()
            .copied()
            .collect()
    }
}
