//! How answers are printed in cells: values, units, what blanks count as.
//!
//! Not applicable and what is required and missing are printed as such, text in place of a number as it is.

use std::collections::BTreeSet;

use super::bases::{acts, short};
use crate::document::tree::{Alignment, Cell};
use crate::formula::syntax::{Function, Node};
use crate::input::{date, number};
use crate::messages::vi::document;
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::parse_iso;
use crate::model::template::{Field, FieldKind};
use crate::template::form::Form;
use crate::template::rules::Rules;

/// A blank that the form counts as zero.
pub(super) const ZERO: &str = "0";

/// An answer as the document prints it.
pub(super) fn cell(template: &Form, field: &Field, answer: &Answer) -> Cell {
    match answer {
        blank if is_blank(blank) && field.required => Cell::remark(if field.kind.is_number() {
            document::NOT_STATED
        } else {
            document::NOT_TOLD
        }),
        Answer::Blank => Cell::default(),
        Answer::NotApplicable(reason) => Cell::remark(document::not_applicable(reason)),
        // What the field cannot read is printed as the agency states it; that it has to be put right is the form's word.
        Answer::Unreadable(typed) => Cell::stated(typed.trim()),
        Answer::Number(value) => Cell::new(number::format(value.value())),
        Answer::YesNo(yes) => Cell::new(if *yes { document::YES } else { document::NO }),
        Answer::Text(text) => Cell::new(words(template, &field.kind, text)),
    }
}

fn words(template: &Form, kind: &FieldKind, text: &str) -> String {
    match kind {
        FieldKind::Date => parse_iso(text).map_or_else(|| text.to_owned(), date::short),
        FieldKind::Choice(options) => options
            .iter()
            .find(|option| option.id == text)
            .map_or(text, |option| &option.label)
            .to_owned(),
        FieldKind::Acts => acts(text)
            .map(|id| short(template, id))
            .collect::<Vec<_>>()
            .join("\n"),
        FieldKind::Line
        | FieldKind::Text
        | FieldKind::Lines
        | FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Percent
        | FieldKind::YesNo
        | FieldKind::Computed { .. } => text.trim().to_owned(),
    }
}

/// True for an answer that says nothing.
pub(super) fn is_blank(answer: &Answer) -> bool {
    match answer {
        Answer::Blank => true,
        Answer::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Fields, columns and cells whose blank an indicator counts as zero: the form says so beside them.
pub(super) fn counted_as_zero(rules: &Rules) -> BTreeSet<String> {
    let mut zeros = BTreeSet::new();
    for indicator in &rules.indicators {
        indicator.formula.visit(None, &mut |part, table| {
            let Node::Call(Function::Coalesce, parts) = &part.node else {
                return;
            };
            let [one, other] = parts.as_slice() else {
                return;
            };
            if !matches!(other.node, Node::Number(number) if number.is_zero()) {
                return;
            }
            match (&one.node, table) {
                (Node::Name(name), _) => {
                    zeros.insert(name.clone());
                }
                (Node::RowCell(column), Some(table)) => {
                    zeros.insert(column_of(table, column));
                }
                _ => {}
            }
        });
    }
    zeros
}

/// Names a column among [`counted_as_zero`].
pub(super) fn column_of(table: &str, column: &str) -> String {
    FieldPath::cell(table, "", column).as_str().to_owned()
}

/// The unit of all number columns, when they have one in common.
pub(super) fn shared_unit<'a>(columns: &[&'a Field]) -> Option<&'a str> {
    let is_number = |field: &&&Field| {
        field.kind.is_number() || matches!(field.kind, FieldKind::Computed { .. })
    };
    let mut units = columns.iter().filter(is_number).map(|field| unit(field));
    let first = units.next().filter(|unit| !unit.is_empty())?;
    units.all(|unit| unit == first).then_some(first)
}

pub(super) fn unit(field: &Field) -> &str {
    match field.kind {
        FieldKind::Percent => "%",
        _ => field.unit.as_deref().unwrap_or_default(),
    }
}

pub(super) fn alignment(kind: &FieldKind) -> Alignment {
    match kind {
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Percent
        | FieldKind::Computed { .. } => Alignment::Right,
        FieldKind::Date | FieldKind::YesNo => Alignment::Centre,
        FieldKind::Line
        | FieldKind::Text
        | FieldKind::Lines
        | FieldKind::Choice(_)
        | FieldKind::Acts => Alignment::Left,
    }
}
