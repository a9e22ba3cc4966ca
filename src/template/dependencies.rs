//! What formulas and sentences depend on, directly and through what is computed.
//!
//! Not here: in which order indicators and computed columns can be computed (`order`).

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::syntax::{Expression, Node};
use crate::model::answer::Path;
use crate::template::form::cell_parts;
use crate::template::sentence::SentenceText;

/// What the things that are computed depend on, by name: indicators by id, columns by [`column_name`].
pub type Dependencies = BTreeMap<String, Vec<String>>;

/// The name of a column among needs: no row stands between table and column.
pub fn column_name(table: &str, column: &str) -> String {
    Path::cell(table, "", column).as_str().to_owned()
}

/// What is computed under the name of a need: an indicator, or the column of a cell.
pub(crate) fn computed_name(need: &str) -> String {
    cell_parts(need).map_or_else(
        || need.to_owned(),
        |(table, _, column)| column_name(table, column),
    )
}

/// Names, tables and columns that a formula mentions; `table` is the one in whose rows it stands.
pub fn formula_dependencies(formula: &Expression, table: Option<&str>) -> Vec<String> {
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
pub fn sentence_dependencies(text: &SentenceText, table: Option<&str>) -> Vec<String> {
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
pub fn transitive(needs: &[String], known: &Dependencies) -> Vec<String> {
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

/// True when a change at one of the addresses touches something with these needs.
pub fn is_affected(needs: &[String], changed: &[Path]) -> bool {
    changed.iter().any(|path| {
        let name = path.as_str();
        let table = cell_parts(name).map(|(table, _, _)| table);
        needs
            .iter()
            .any(|need| need == name || Some(need.as_str()) == table)
    })
}
