//! Amounts of one unit have as many decimals everywhere in a document: 485,5 and 485,50 do not meet in it. Each is typed as its
//! source has it; that they are alike is the document's work. Whole numbers stay whole, percentages as they were stated.

use std::collections::BTreeMap;

use crate::assess::assess;
use crate::assess::assessment::Assessment;
use crate::assess::since_previous::is_percentage;
use crate::model::answer::{Answer, FieldPath};
use crate::model::number::Number;
use crate::model::report::Report;
use crate::template::form::Form;
use crate::template::rules::Rules;

/// A number with more decimals stands as it is, and makes no other longer than this.
const USUAL: u32 = 2;

/// Writes the numbers of each unit with as many decimals as the one of them that has most; true when that changed any.
pub(super) fn equal_decimals(template: &Form, report: &mut Report) -> bool {
    let mut most: BTreeMap<String, u32> = BTreeMap::new();
    for (path, answer) in &report.answers {
        if let Some((unit, number)) = number_with_decimals(template, path, answer) {
            let most = most.entry(unit).or_default();
            *most = (*most).max(number.decimals()).min(USUAL);
        }
    }
    let mut changed = false;
    for (path, answer) in &mut report.answers {
        let written = number_with_decimals(template, path, answer).and_then(|(unit, number)| {
            let decimals = most.get(&unit).copied()?;
            let decimals = decimals.max(number.decimals());
            Number::with_decimals(number.value(), decimals).filter(|written| *written != number)
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
    let field = template.field(path)?;
    // A stated percentage is as fine as it was stated: another digit would say that it is right.
    let is_amount = !is_percentage(field) && number.decimals() > 0;
    field
        .unit
        .clone()
        .filter(|_| is_amount)
        .map(|unit| (unit, *number))
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
    equal_decimals(template, &mut printed).then(|| Assessment {
        // Explanations are of the findings as they stand in the report.
        checks: assessment.checks.clone(),
        ..assess(template, rules, &printed, previous)
    })
}
