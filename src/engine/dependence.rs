//! What formulas and sentences depend on, and the order in which indicators can be computed.

use std::collections::BTreeSet;

use super::checked::{CompiledIndicator, cell_parts};
use super::sentence::SentenceText;
use crate::formula::syntax::{Expression, Node};
use crate::model::answer::Path;

/// Names and tables that a formula mentions.
pub fn needs_of_formula(formula: &Expression) -> Vec<String> {
    let mut needs = BTreeSet::new();
    formula.visit(&mut |part| match &part.node {
        Node::Name(name) => {
            needs.insert(name.clone());
        }
        Node::OverRows(_, table, _) => {
            needs.insert(table.clone());
        }
        _ => {}
    });
    needs.into_iter().collect()
}

/// Names that a sentence mentions.
pub fn needs_of_sentence(text: &SentenceText) -> Vec<String> {
    text.names().into_iter().map(str::to_owned).collect()
}

/// Needs with those of named indicators put in their place.
pub fn expand(needs: &[String], indicators: &[CompiledIndicator]) -> Vec<String> {
    let mut all = BTreeSet::new();
    for need in needs {
        match indicators.iter().find(|one| one.definition.id == *need) {
            Some(one) => {
                all.extend(one.needs.iter().cloned());
                all.extend(one.stated_by.iter().map(|path| path.as_str().to_owned()));
            }
            None => {
                all.insert(need.clone());
            }
        }
    }
    all.into_iter().collect()
}

/// Positions of the indicators, each after those it needs; else the id of one that needs itself.
pub fn order(indicators: &[CompiledIndicator]) -> Result<Vec<usize>, String> {
    let mut done = Vec::new();
    let mut placed: Vec<&str> = Vec::new();
    let ids: Vec<&str> = indicators.iter().map(|one| one.definition.id.as_str()).collect();
    while done.len() < indicators.len() {
        let before = done.len();
        for (position, one) in indicators.iter().enumerate() {
            let id = one.definition.id.as_str();
            let ready = one.needs.iter().all(|need| !ids.contains(&need.as_str()) || placed.contains(&need.as_str()));
            if ready && !placed.contains(&id) {
                placed.push(id);
                done.push(position);
            }
        }
        if done.len() == before {
            let stuck = indicators.iter().find(|one| !placed.contains(&one.definition.id.as_str()));
            return Err(stuck.map(|one| one.definition.id.clone()).unwrap_or_default());
        }
    }
    Ok(done)
}

/// True when a change at one of the addresses touches something with these needs.
pub fn touches(needs: &[String], changed: &[Path]) -> bool {
    changed.iter().any(|path| {
        let name = path.as_str();
        let table = cell_parts(name).map(|(table, _, _)| table);
        needs.iter().any(|need| need == name || Some(need.as_str()) == table)
    })
}
