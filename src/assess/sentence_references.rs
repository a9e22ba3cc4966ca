//! What the references of a sentence stand for today, and which of its optional parts stay. How values are put into words
//! is `sentence_values`.

use crate::assess::lookup::ReportLookup;
use crate::assess::rows::InRow;
use crate::assess::sentence_values::{Given, Values, answer_words};
use crate::assess::since_previous::{Change, change, is_percentage};
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::input::lines;
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;
use crate::model::template::FieldKind;
use crate::template::form::Form;
use crate::template::sentence::{Part, ReferenceForm, SentenceText};

/// The answer that says to whom the document goes.
const ADDRESSEES: &str = "document.addressees";

/// The values of a text; `None` when one outside optional parts is blank, or when it would be empty with them.
pub fn values(
    text: &SentenceText,
    lookup: &ReportLookup<'_>,
    row: Option<InRow<'_>>,
) -> Option<Values> {
    let mut values = Values::new();
    let mut says = false;
    for part in &text.parts {
        match part {
            Part::Words(words) => says |= !words.trim().is_empty(),
            Part::Reference { name, form } => {
                let given = reference(name, *form, lookup, row)?;
                says |= given.says_something();
                values.push(Some(given));
            }
            Part::Optional(inner) => says |= optional(inner, lookup, row, &mut values),
            Part::List { beginning, items } => {
                says |= list((beginning, items), lookup, row, &mut values);
            }
        }
    }
    says.then_some(values)
}

/// The values of a list, all blank when one of its beginning is; without any part the beginning says nothing either.
fn list(
    (beginning, items): (&[Part], &[Vec<Part>]),
    lookup: &ReportLookup<'_>,
    row: Option<InRow<'_>>,
    values: &mut Values,
) -> bool {
    let start = values.len();
    // A beginning may be nothing, which is whole.
    let begins = beginning.is_empty() || optional(beginning, lookup, row, values);
    let mut stays = false;
    for item in items {
        stays |= optional(item, lookup, row, values);
    }
    let says = begins && stays;
    if !says {
        values.iter_mut().skip(start).for_each(|one| *one = None);
    }
    says
}

/// The values of an optional part, all blank when one is; true when it says something.
fn optional(
    parts: &[Part],
    lookup: &ReportLookup<'_>,
    row: Option<InRow<'_>>,
    values: &mut Values,
) -> bool {
    let start = values.len();
    let mut says = false;
    let mut whole = true;
    for part in parts {
        match part {
            Part::Words(words) => says |= !words.trim().is_empty(),
            Part::Reference { name, form } => {
                let given = whole.then(|| reference(name, *form, lookup, row)).flatten();
                whole &= given.is_some();
                says |= given.as_ref().is_some_and(Given::says_something);
                values.push(given);
            }
            // Optional parts do not nest.
            Part::Optional(_) | Part::List { .. } => {}
        }
    }
    if !whole {
        values.iter_mut().skip(start).for_each(|one| *one = None);
    }
    whole && says
}

fn reference(
    name: &str,
    form: ReferenceForm,
    lookup: &ReportLookup<'_>,
    row: Option<InRow<'_>>,
) -> Option<Given> {
    if name == "period.label" {
        return Some(Given::Period(lookup.report.period.clone()));
    }
    let path = match (name.strip_prefix("row."), row) {
        (Some(column), Some(row)) => row.cell(column),
        (None, Some(row)) if name == "row" => return Some(Given::Row(Box::new(row.row.clone()))),
        _ => FieldPath::new(name),
    };
    if form == ReferenceForm::Change {
        // A row of the same id may be about something else a period later.
        return match row {
            Some(_) => None,
            None => changed(&path, lookup).map(Given::Change),
        };
    }
    let outcome = if form == ReferenceForm::Previous {
        lookup.previous(path.as_str())
    } else {
        lookup.value(path.as_str())
    };
    let Outcome::Value(value) = outcome else {
        return None;
    };
    Some(match value {
        Value::Words(words) if form == ReferenceForm::List => {
            let entries = entries(&path, &words, lookup.template);
            Some(Given::Entries(entries)).filter(Given::says_something)?
        }
        Value::Number(value) if form.leaves_zero_out() && value.is_zero() => {
            return None;
        }
        Value::Number(value) => number(value, &path, form, lookup),
        Value::Date(day) => Given::Date(day),
        Value::YesNo(yes) => Given::YesNo(yes),
        Value::Words(words) => Given::Words(words),
    })
}

/// How much a number changed since the previous period, where both are known.
fn changed(path: &FieldPath, lookup: &ReportLookup<'_>) -> Option<Change> {
    let (now, then) = (lookup.value(path.as_str()), lookup.previous(path.as_str()));
    let (Outcome::Value(Value::Number(now)), Outcome::Value(Value::Number(then))) = (now, then)
    else {
        return None;
    };
    let percentage = match lookup.rules.indicator(path.as_str()) {
        Some(indicator) => indicator.definition.unit.as_deref() == Some("%"),
        None => lookup.template.field(path).is_some_and(is_percentage),
    };
    change(&then, &now, percentage)
}

/// The entries of a list that an answer holds.
fn entries(path: &FieldPath, words: &str, template: &Form) -> Vec<String> {
    if path.as_str() == ADDRESSEES {
        lines::addressees(words)
    } else {
        lines::entries(&answer_words(path.as_str(), words, template, None))
    }
}

/// A number as a sentence prints it: rounded when it is worked out, as it was stated otherwise.
fn number(value: Exact, path: &FieldPath, form: ReferenceForm, lookup: &ReportLookup<'_>) -> Given {
    let (decimals, percent) = match lookup.rules.indicator(path.as_str()) {
        Some(indicator) => {
            // Each period has its own way to the number: counted now, stated by hand then.
            let of_year = if form == ReferenceForm::Previous {
                lookup.before().unwrap_or(lookup)
            } else {
                lookup
            };
            let stated = of_year
                .indicator(path.as_str())
                .is_some_and(|(_, stated)| stated);
            let definition = &indicator.definition;
            let decimals = (!stated).then_some(definition.decimals);
            (decimals, definition.unit.as_deref() == Some("%"))
        }
        None => {
            let field = lookup.template.field(path);
            let decimals = match field.map(|field| &field.kind) {
                Some(FieldKind::Computed { decimals, .. }) => Some(*decimals),
                _ => None,
            };
            (decimals, field.is_some_and(is_percentage))
        }
    };
    Given::Number {
        value,
        decimals,
        percent,
    }
}
