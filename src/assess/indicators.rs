//! Outcomes of indicators.

use crate::assess::assessment::IndicatorResult;
use crate::assess::lookup::ReportLookup;
use crate::formula::outcome::{Outcome, Value};
use crate::model::exact::Exact;
use crate::template::rules::{CompiledIndicator, Rules};

/// The results of all indicators.
pub fn results(rules: &Rules, lookup: &ReportLookup<'_>) -> Vec<IndicatorResult> {
    let all = rules.indicators.iter().enumerate();
    all.map(|one| result(one, lookup)).collect()
}

/// The result of the indicator at a position among the rules.
pub fn result(
    (position, indicator): (usize, &CompiledIndicator),
    lookup: &ReportLookup<'_>,
) -> IndicatorResult {
    let definition = &indicator.definition;
    let (outcome, stated) = lookup.resolve(position);
    let reached = match (&outcome, &definition.target) {
        (Outcome::Value(Value::Number(value)), Some(target)) => {
            Some(*value >= Exact::from(target.at_least))
        }
        _ => None,
    };
    IndicatorResult {
        id: definition.id.clone(),
        outcome,
        stated,
        reached,
    }
}
