//! What formulas and sentences depend on, directly and through what is computed.
//!
//! Not here: in which order indicators and computed columns can be computed (`order`).

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::syntax::{Expression, Node};
use crate::model::answer::FieldPath;
use crate::template::form::cell_parts;
use crate::template::sentence::SentenceText;

/// What the things that are computed depend on, by name: indicators by id, columns by [`column_name`].
pub type Dependencies = BTreeMap<String, Vec<String>>;

/// The name of a column among dependencies: no row stands between table and column.
pub fn column_name(table: &str, column: &str) -> String {
    FieldPath::cell(table, "", column).as_str().to_owned()
}

/// What is computed under the name of a dependency: an indicator, or the column of a cell.
pub(crate) fn computed_name(need: &str) -> String {
    cell_parts(need).map_or_else(
        || need.to_owned(),
        |(table, _, column)| column_name(table, column),
    )
}

/// Names, tables and columns that a formula mentions; `table` is the one in whose rows it stands.
pub fn formula_dependencies(formula: &Expression, table: Option<&str>) -> Vec<String> {
    let mut depends_on = BTreeSet::new();
    formula.visit(table, &mut |part, table| match (&part.node, table) {
        (Node::Name(name), _) => {
            depends_on.insert(name.clone());
        }
        (Node::OverRows(_, over, _), _) => {
            depends_on.insert(over.clone());
        }
        (Node::RowCell(column), Some(table)) => {
            depends_on.insert(column_name(table, column));
            depends_on.insert(table.to_owned());
        }
        _ => {}
    });
    depends_on.into_iter().collect()
}

/// Names that a sentence mentions, and the table for whose rows it is written.
pub fn sentence_dependencies(text: &SentenceText, table: Option<&str>) -> Vec<String> {
    let mut depends_on: Vec<String> = table.map(str::to_owned).into_iter().collect();
    for name in text.names() {
        depends_on.push(match (name.strip_prefix("row."), table) {
            (Some(column), Some(table)) => column_name(table, column),
            _ => name.to_owned(),
        });
    }
    depends_on
}

/// Dependencies with those of computed things put in their place: what is left is typed.
pub fn transitive(depends_on: &[String], known: &Dependencies) -> Vec<String> {
    let mut all = BTreeSet::new();
    for need in depends_on {
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

/// True when a change at one of the addresses affects something with these dependencies.
pub fn is_affected(depends_on: &[String], changed: &[FieldPath]) -> bool {
    let is_named = |path: &FieldPath| {
        affected_dependencies(path).any(|name| depends_on.iter().any(|one| one == name))
    };
    // A table that is declared not applicable takes its cells along.
    let is_of_table = |path: &FieldPath| {
        let mut cells = depends_on.iter().filter_map(|one| cell_parts(one));
        cells.any(|(table, ..)| table == path.as_str())
    };
    changed
        .iter()
        .any(|path| is_named(path) || is_of_table(path))
}

/// The dependencies that a change at an address affects: the address, and the table of a cell.
fn affected_dependencies(path: &FieldPath) -> impl Iterator<Item = &str> {
    let name = path.as_str();
    let table = cell_parts(name).map(|(table, _, _)| table);
    std::iter::once(name).chain(table)
}
