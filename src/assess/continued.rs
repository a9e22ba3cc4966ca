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

/// The number with which a field or cell begins, by its template (`continues`) and the report of the previous period,
/// where `before` is its address. None where that report does not say it, and where this one states the same already or
/// says that the question does not apply.
#[must_use]
pub fn continued(
    (form, rules): (&Form, &Rules),
    report: &Report,
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
    let Answer::Number(number) = read(&field.kind, format_result(&value).digits()) else {
        return None;
    };
    match report.answer(path) {
        Answer::NotApplicable(_) => None,
        Answer::Number(stated) if stated.value() == number.value() => None,
        _ => Some(number),
    }
}
