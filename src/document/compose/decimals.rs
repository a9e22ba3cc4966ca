//! Numbers of one unit have as many decimals everywhere in a document: 485,5 and 485,50 do not meet in it, nor do 98,5% and
//! 97,82%. Each is typed as its source has it; that they are alike is the document's work. Whole numbers stay whole, none is
//! rounded, and none gets a digit that the report's own counts deny.

use std::collections::BTreeMap;

use crate::assess::assess;
use crate::assess::assessment::Assessment;
use crate::assess::since_previous::is_percentage;
use crate::formula::outcome::{Outcome, Value};
use crate::input::number::{format, format_decimals};
use crate::model::answer::{Answer, FieldPath};
use crate::model::exact::Exact;
use crate::model::number::Number;
use crate::model::report::Report;
use crate::model::template::FieldKind;
use crate::template::form::{Form, cell_parts};
use crate::template::rules::Rules;

/// A number with more decimals stands as it is, and makes no other longer than this.
const USUAL: u32 = 2;
/// The unit of rates.
const PERCENT: &str = "%";

/// Writes the numbers of each unit with as many decimals as the one of them that has most, worked out rates among them; true when
/// that changed any.
pub(super) fn equal_decimals(
    (template, rules): (&Form, &Rules),
    report: &mut Report,
    assessment: &Assessment,
) -> bool {
    let rates = decimals_of_rates(template, rules, assessment).min(USUAL);
    let mut most = BTreeMap::from([(PERCENT.to_owned(), rates)]);
    for (path, answer) in &report.answers {
        if let Some((unit, number)) = number_with_decimals(template, path, answer) {
            let most = most.entry(unit).or_default();
            *most = (*most).max(number.decimals()).min(USUAL);
        }
    }
    // 4,2 beside counts that give 4,21 is right as it was stated, 4,20 would be wrong.
    let is_denied = |written: &Number, path: &FieldPath| {
        let other = worked_out(template, path, assessment);
        other.is_some_and(|other| {
            format_decimals(other, written.decimals()) != format(written.value())
        })
    };
    let mut changed = false;
    for (path, answer) in &mut report.answers {
        let written = number_with_decimals(template, path, answer).and_then(|(unit, number)| {
            let decimals = most.get(&unit).copied()?;
            let decimals = decimals.max(number.decimals());
            let written = Number::with_decimals(number.value(), decimals);
            written.filter(|written| *written != number && !is_denied(written, path))
        });
        if let Some(written) = written {
            *answer = Answer::Number(written);
            changed = true;
        }
    }
    changed
}

/// The unit and the number of an answer that has decimals.
fn number_with_decimals(
    template: &Form,
    path: &FieldPath,
    answer: &Answer,
) -> Option<(String, Number)> {
    let Answer::Number(number) = answer else {
        return None;
    };
    let field = template.field(path).filter(|_| number.decimals() > 0)?;
    let unit = if is_percentage(field) {
        Some(PERCENT.to_owned())
    } else {
        field.unit.clone()
    };
    unit.map(|unit| (unit, *number))
}

/// What the app works out in the place of a percentage that is stated.
fn worked_out<'a>(
    template: &Form,
    path: &FieldPath,
    assessment: &'a Assessment,
) -> Option<&'a Exact> {
    let id = template.field(path)?.states.as_ref()?;
    let Some((table, row, _)) = cell_parts(path.as_str()) else {
        let mut indicators = assessment.indicators.iter();
        return indicators
            .find(|one| one.id == *id && !one.stated)?
            .number();
    };
    let table = assessment.tables.iter().find(|one| one.id == table)?;
    match &table.row(row)?.computed(id)?.outcome {
        Outcome::Value(Value::Number(number)) => Some(number),
        _ => None,
    }
}

/// The most decimals of a rate that the app works out; one that is exactly whole has none.
fn decimals_of_rates(template: &Form, rules: &Rules, assessment: &Assessment) -> u32 {
    let is_printed_with_decimals = |outcome: &Outcome| matches!(outcome, Outcome::Value(Value::Number(value)) if value.needed_decimals(0).is_none());
    let rates = assessment.indicators.iter().filter_map(|result| {
        let definition = &rules.indicator(&result.id)?.definition;
        let is_rate = definition.unit.as_deref() == Some(PERCENT) && !result.stated;
        (is_rate && is_printed_with_decimals(&result.outcome)).then_some(definition.decimals)
    });
    let columns = assessment.tables.iter().flat_map(|result| {
        let columns = template.tables.get(&result.id);
        let columns = columns.into_iter().flat_map(|placed| &placed.table.columns);
        columns.filter_map(|field| match field.kind {
            FieldKind::Computed { decimals, .. } if is_percentage(field) => {
                let mut cells = result.rows.iter().filter_map(|row| row.computed(&field.id));
                cells
                    .any(|cell| is_printed_with_decimals(&cell.outcome))
                    .then_some(decimals)
            }
            _ => None,
        })
    });
    rates.chain(columns).max().unwrap_or(0)
}

/// What the report says with its numbers as they are printed; `None` where that is what `assessment` says.
#[must_use]
pub fn assess_as_printed(
    template: &Form,
    rules: &Rules,
    report: &Report,
    previous: Option<&Report>,
    assessment: &Assessment,
) -> Option<Assessment> {
    let mut printed = report.clone();
    equal_decimals((template, rules), &mut printed, assessment).then(|| Assessment {
        // Explanations are of the findings as they stand in the report.
        checks: assessment.checks.clone(),
        ..assess(template, rules, &printed, previous)
    })
}
