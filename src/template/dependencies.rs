//! What formulas and sentences depend on, and the order in which indicators and computed columns can be computed.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::syntax::{Expression, Node};
use crate::model::answer::Path;
use crate::template::compile::Wrong;
use crate::template::form::cell_parts;
use crate::template::sentence::SentenceText;

/// What the things that are computed depend on, by name: indicators by id, columns by [`column_name`].
pub type Known = BTreeMap<String, Vec<String>>;

/// The name of a column among needs: no row stands between table and column.
pub fn column_name(table: &str, column: &str) -> String {
    Path::cell(table, "", column).as_str().to_owned()
}

/// The computed thing that a need names: an indicator, or the column of a cell.
fn computed_name(need: &str) -> String {
    cell_parts(need).map_or_else(
        || need.to_owned(),
        |(table, _, column)| column_name(table, column),
    )
}

/// Names, tables and columns that a formula mentions; `table` is the one in whose rows it stands.
pub fn needs_of_formula(formula: &Expression, table: Option<&str>) -> Vec<String> {
    let mut needs = BTreeSet::new();
    formula.visit(table, &mut |part, table| match (&part.node, table) {
        (Node::Name(name), _) => {
            needs.insert(name.clone());
        }
        (Node::OverRows(_, over, _), _) => {
            needs.insert(over.clone());
        }
        (Node::RowCell(column), Some(table)) => {
            needs.insert(column_name(table, column));
            needs.insert(table.to_owned());
        }
        _ => {}
    });
    needs.into_iter().collect()
}

/// Names that a sentence mentions, and the table for whose rows it is written.
pub fn needs_of_sentence(text: &SentenceText, table: Option<&str>) -> Vec<String> {
    let mut needs: Vec<String> = table.map(str::to_owned).into_iter().collect();
    for name in text.names() {
        needs.push(match (name.strip_prefix("row."), table) {
            (Some(column), Some(table)) => column_name(table, column),
            _ => name.to_owned(),
        });
    }
    needs
}

/// Needs with those of computed things put in their place: what is left is typed.
pub fn expand(needs: &[String], known: &Known) -> Vec<String> {
    let mut all = BTreeSet::new();
    for need in needs {
        match known.get(&computed_name(need)) {
            Some(inner) => all.extend(inner.iter().cloned()),
            // Beside a typed column stands its table.
            None if need.contains("..") => {}
            None => {
                all.insert(need.clone());
            }
        }
    }
    all.into_iter().collect()
}

/// Something that is computed: an indicator by id, a column by [`column_name`].
pub struct Computed {
    /// Its name.
    pub name: String,
    /// What its formula mentions.
    pub needs: Vec<String>,
    depth: usize,
}

impl Computed {
    /// What is computed by a formula.
    pub fn new(name: &str, needs: &[String], formula: &Expression) -> Self {
        Self {
            name: name.to_owned(),
            needs: needs.to_vec(),
            depth: formula.depth(),
        }
    }
}

/// Deepest that formulas build on one another, counted in parts inside parts: evaluation goes as deep, on a browser's stack.
const DEEPEST: usize = 400;

/// Positions of things that are computed, each after those it needs; else what is wrong with one that needs itself or
/// builds on too much. The work grows with the sum of the needs.
pub fn order(computed: &[Computed]) -> Result<Vec<usize>, Wrong> {
    let mut places = BTreeMap::new();
    for (position, one) in computed.iter().enumerate() {
        places.insert(one.name.as_str(), position);
    }
    // How many needs of each are not yet placed, who waits for each, and how deep each goes.
    let mut waits = vec![0_usize; computed.len()];
    let mut waiting = vec![Vec::new(); computed.len()];
    let mut depths: Vec<usize> = computed.iter().map(|one| one.depth).collect();
    for (position, one) in computed.iter().enumerate() {
        for need in one
            .needs
            .iter()
            .filter_map(|need| places.get(computed_name(need).as_str()))
        {
            if let (Some(count), Some(list)) = (waits.get_mut(position), waiting.get_mut(*need)) {
                *count += 1;
                list.push(position);
            }
        }
    }
    let mut done: Vec<usize> = (0..computed.len())
        .filter(|position| waits.get(*position) == Some(&0))
        .collect();
    let mut next = 0;
    while let Some(&position) = done.get(next) {
        next += 1;
        let below = depths.get(position).copied().unwrap_or_default();
        if let (true, Some(one)) = (below > DEEPEST, computed.get(position)) {
            return Err(Wrong::TooDeep(one.name.clone()));
        }
        for &above in waiting.get(position).into_iter().flatten() {
            let (Some(count), Some(depth), Some(one)) = (
                waits.get_mut(above),
                depths.get_mut(above),
                computed.get(above),
            ) else {
                continue;
            };
            *count -= 1;
            *depth = (*depth).max(below + one.depth);
            if *count == 0 {
                done.push(above);
            }
        }
    }
    let stuck =
        (0..computed.len()).find(|position| waits.get(*position).is_some_and(|count| *count > 0));
    match stuck.and_then(|position| computed.get(position)) {
        Some(one) => Err(Wrong::Cycle(one.name.clone())),
        None => Ok(done),
    }
}

/// True when a change at one of the addresses touches something with these needs.
pub fn touches(needs: &[String], changed: &[Path]) -> bool {
    changed
        .iter()
        .flat_map(touched_needs)
        .any(|touched| needs.iter().any(|need| need == touched))
}

/// The needs that a change at an address touches: the address, and the table of a cell.
pub fn touched_needs(path: &Path) -> impl Iterator<Item = &str> {
    let name = path.as_str();
    let table = cell_parts(name).map(|(table, _, _)| table);
    std::iter::once(name).chain(table)
}
