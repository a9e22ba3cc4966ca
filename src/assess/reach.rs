//! How far from its row a formula of a table looks: as far as changes of other rows matter to it.

use crate::formula::syntax::{Expression, Function, Node};
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
    if computed.is_some_and(|column| column.depends_on.iter().any(|need| is_of(need, table))) {
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
        || indicator().is_some_and(|one| one.depends_on.iter().any(|need| is_of(need, table)));
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
