//! Which rows of a table a change touches, and how far from its row a formula looks: what stands in a row is worked out
//! again there only, so that a key press does not cost more with every row of the table.

use std::collections::BTreeSet;

use crate::assess::lookup::ReportLookup;
use crate::formula::syntax::{Expression, Function, Node};
use crate::model::answer::Path;
use crate::model::template::Table;
use crate::template::form::cell_parts;
use crate::template::rules::Rules;
use crate::template::sentence::SentenceText;

/// How far from its row a formula looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// At cells of its own row, and at answers outside the table.
    Row,
    /// Also at the row above.
    RowAbove,
    /// At other rows of the table.
    Table,
}

/// How far a formula looks that stands in the rows of a table.
pub(crate) fn reach(formula: &Expression, table: &str, rules: &Rules) -> Reach {
    let mut farthest = Reach::Row;
    let mut above = false;
    formula.visit(Some(table), &mut |part, inside| {
        let far = match &part.node {
            Node::OverRows(_, over, _) if over == table => Reach::Table,
            Node::Name(name) => reach_of_name(name, table, rules),
            Node::RowCell(column) if inside == Some(table) => reach_of_column(column, table, rules),
            // A computed column of another table may look back at this one.
            Node::RowCell(column) => reach_of_other(inside, column, table, rules),
            Node::Call(Function::Before, _) => {
                above = true;
                Reach::RowAbove
            }
            _ => Reach::Row,
        };
        // The row above of a cell that looks at its row above is two rows away.
        let twice = above
            && farthest.max(far) == Reach::RowAbove
            && matches!(&part.node, Node::RowCell(column)
            if reach_of_column(column, table, rules) == Reach::RowAbove);
        farthest = farthest.max(if twice { Reach::Table } else { far });
    });
    farthest
}

fn reach_of_other(other: Option<&str>, column: &str, table: &str, rules: &Rules) -> Reach {
    let computed = other.and_then(|other| rules.computed(other, column));
    if computed.is_some_and(|column| column.needs.iter().any(|need| is_of(need, table))) {
        Reach::Table
    } else {
        Reach::Row
    }
}

/// True for the id of a table and the addresses of its cells.
fn is_of(name: &str, table: &str) -> bool {
    name == table || cell_parts(name).is_some_and(|(of, ..)| of == table)
}

fn reach_of_column(column: &str, table: &str, rules: &Rules) -> Reach {
    rules
        .computed(table, column)
        .map_or(Reach::Row, |computed| {
            reach(&computed.formula, table, rules)
        })
}

/// How far a name looks that stands in the rows of a table: an indicator over its rows, a cell of a fixed row.
fn reach_of_name(name: &str, table: &str, rules: &Rules) -> Reach {
    if let Some((other, _, column)) = cell_parts(name).filter(|(other, ..)| *other != table) {
        return reach_of_other(Some(other), column, table, rules);
    }
    let indicator = || rules.indicator(name);
    let inside = is_of(name, table)
        || indicator().is_some_and(|one| one.needs.iter().any(|need| is_of(need, table)));
    if inside { Reach::Table } else { Reach::Row }
}

/// How far a text looks that is written for the rows of a table.
pub(crate) fn reach_of_text(text: &SentenceText, table: &str, rules: &Rules) -> Reach {
    let of = |name: &str| match name.strip_prefix("row.") {
        Some(column) => reach_of_column(column, table, rules),
        None if name == "row" => Reach::Row,
        None => reach_of_name(name, table, rules),
    };
    text.names().into_iter().map(of).max().unwrap_or(Reach::Row)
}

/// The rows of a table whose results a change may alter, given how far these look; `None` when any may.
pub(crate) fn rows_touched(
    table: &Table,
    needs: &[String],
    reach: Reach,
    changed: &[Path],
    lookup: &ReportLookup<'_>,
) -> Option<Vec<String>> {
    if reach == Reach::Table {
        return None;
    }
    let mut touched = BTreeSet::new();
    for path in changed {
        match cell_parts(path.as_str()) {
            // The mark of a group's heading renumbers the rows below it.
            Some((of, _, column))
                if of == table.id && table.shape.group_by.as_deref() == Some(column) =>
            {
                return None;
            }
            Some((of, row, _)) if of == table.id => touched.insert(row.to_owned()),
            _ if crate::template::dependencies::is_affected(needs, std::slice::from_ref(path)) => {
                return None;
            }
            _ => false,
        };
    }
    if reach == Reach::RowAbove {
        let rows = lookup.table_rows(table);
        let below: Vec<String> = touched
            .iter()
            .filter_map(|row| rows.below(row))
            .map(|row| row.id.clone())
            .collect();
        touched.extend(below);
    }
    Some(touched.into_iter().collect())
}
