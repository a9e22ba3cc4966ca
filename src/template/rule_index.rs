//! Positions of rules: of an indicator by its name, and of all that depends on an answer by the answer's address, so that
//! a change finds what it affects without a look at every rule.

use std::collections::BTreeMap;

use crate::model::answer::FieldPath;
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

/// Positions of the rules of a template, by name.
#[derive(Clone, Debug, Default)]
pub struct RuleIndex(BTreeMap<String, Entry>);

/// What a name stands for.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// The position of the indicator of this name.
    indicator: Option<usize>,
    /// What depends on the answer or table of this name.
    dependents: Vec<Rule>,
}

impl RuleIndex {
    /// Adds an indicator by its id.
    pub(crate) fn add_indicator(&mut self, id: &str, position: usize) {
        self.entry(id).indicator = Some(position);
    }

    /// Adds a rule with an address or table that it depends on.
    pub(crate) fn add(&mut self, rule: Rule, depends_on: &str) {
        self.entry(depends_on).dependents.push(rule);
    }

    fn entry(&mut self, name: &str) -> &mut Entry {
        self.0.entry(name.to_owned()).or_default()
    }

    /// The position of an indicator.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Option<usize> {
        self.0.get(name)?.indicator
    }

    /// What changes at some addresses affect, each once: indicators, then checks, then sentences.
    #[must_use]
    pub fn affected(&self, changed: &[FieldPath]) -> Vec<Rule> {
        let mut affected = Vec::new();
        for path in changed {
            let table = cell_parts(path.as_str()).map(|(table, ..)| table);
            let names = std::iter::once(path.as_str()).chain(table);
            let named = names.filter_map(|name| self.0.get(name));
            // A table that is declared not applicable takes its cells along.
            let cells = format!("{}.", path.as_str());
            let of_cells = self.0.range(cells.clone()..);
            let of_cells = of_cells.take_while(|(name, _)| name.starts_with(&cells));
            let entries = named.chain(of_cells.map(|(_, entry)| entry));
            for rule in entries.flat_map(|entry| &entry.dependents) {
                // A change affects few rules: no set, and no sort, which would be transferred for it.
                if let Err(place) = affected.binary_search(rule) {
                    affected.insert(place, *rule);
                }
            }
        }
        affected
    }
}
