//! The number that the previous period hands over to this one: what was pending then is carried over now.

use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::input::answer::read;
use crate::input::number::format_result;
use crate::model::answer::{Answer, FieldPath};
use crate::model::number::Number;
use crate::model::report::Report;
use crate::template::form::{Form, cell_parts};
use crate::template::rules::Rules;

/// The number that the report of the previous period hands over to a field or cell, by its template (`continues`), where
/// `before` is its address there. None where that report does not say it. What is typed now does not bear on it.
#[must_use]
pub fn handed_over(
    (form, rules): (&Form, &Rules),
    previous: &Report,
    (path, before): (&FieldPath, &FieldPath),
) -> Option<Number> {
    let field = form.field(path)?;
    let name = field.continues.as_ref()?;
    let address = match cell_parts(before.as_str()) {
        Some((table, row, _)) if form.tables.contains_key(table) => {
            FieldPath::cell(table, row, name)
        }
        _ => FieldPath::new(name.as_str()),
    };
    let lookup = ReportLookup::new(form, rules, previous, None);
    let Outcome::Value(Value::Number(value)) = lookup.value(address.as_str()) else {
        return None;
    };
    // As it would be typed: a count takes no decimals.
    match read(&field.kind, format_result(&value).digits()) {
        Answer::Number(number) => Some(number),
        _ => None,
    }
}

/// True where a report states neither the number that is handed over to an address, nor that the question does not apply.
#[must_use]
pub fn is_left_to_take(report: &Report, path: &FieldPath, handed_over: &Number) -> bool {
    match report.answer(path) {
        Answer::NotApplicable(_) => false,
        Answer::Number(stated) => stated.value() != handed_over.value(),
        _ => true,
    }
}
