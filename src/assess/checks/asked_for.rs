//! The blank answers that a declared rule asks for: where it is false for want of them, they are left to fill in and nothing
//! is wrong yet.

use crate::assess::finding::EMPTY;
use crate::assess::lookup::ReportLookup;
use crate::assess::progress::table_is_given;
use crate::assess::rows::InRow;
use crate::formula::syntax::{Expression, Function, Node, Operator};
use crate::model::answer::FieldPath;
use crate::model::template::FieldKind;

/// The blank answers that a rule of a family asks for where it is false; none where one of several would do. A rule with
/// exceptions asks in its last part, which is what it says is wrong; one of the family EMPTY anywhere.
pub(super) fn asked_for(
    rule: &Expression,
    family: &str,
    lookup: &ReportLookup<'_>,
    row: Option<InRow<'_>>,
) -> Vec<FieldPath> {
    let mut asks = rule;
    while let Node::Binary(Operator::Or, _, last) = &asks.node
        && family != EMPTY
    {
        asks = last;
    }
    let mut asked = wanted(asks, lookup, row);
    asked.retain(|path| is_blank(path, lookup));
    asked
}

/// The addresses that a rule wants given: `filled(x)`, and tables whose rows it counts.
fn wanted(rule: &Expression, lookup: &ReportLookup<'_>, row: Option<InRow<'_>>) -> Vec<FieldPath> {
    let wanted = |part: &Expression| wanted(part, lookup, row);
    let address = |part: &Expression| match (&part.node, row) {
        (Node::Name(name), _) => Some(FieldPath::new(name.as_str())),
        (Node::RowCell(column), Some(row)) => Some(row.cell(column)),
        _ => None,
    };
    match &rule.node {
        Node::Call(Function::Filled, parts) => parts.iter().filter_map(address).collect(),
        Node::OverRows(_, table, _) => vec![FieldPath::new(table.as_str())],
        Node::Call(_, parts) => parts.iter().flat_map(wanted).collect(),
        Node::Binary(operator, left, right) => {
            let (mut left, right) = (wanted(left), wanted(right));
            if *operator == Operator::Or && !left.is_empty() && !right.is_empty() {
                // A list gives its count; who has none is asked for the count.
                let is_list = |path: &FieldPath| lookup.template.tables.contains_key(path.as_str());
                return if right.iter().all(is_list) {
                    left
                } else {
                    Vec::new()
                };
            }
            left.extend(right);
            left
        }
        Node::Negate(inner) => wanted(inner),
        // What must not be given is not asked for.
        Node::Not(_) | Node::Number(_) | Node::Words(_) | Node::Name(_) | Node::RowCell(_) => {
            Vec::new()
        }
    }
}

/// True for an address of the form that is not given. Nobody can give what is computed.
fn is_blank(path: &FieldPath, lookup: &ReportLookup<'_>) -> bool {
    let (form, report) = (lookup.template, lookup.report);
    match form.tables.get(path.as_str()) {
        Some(placed) => !table_is_given(form, report, &placed.table),
        None => {
            form.field_kind(path)
                .is_some_and(|kind| !matches!(kind, FieldKind::Computed { .. }))
                && !report.answer(path).is_given()
        }
    }
}
