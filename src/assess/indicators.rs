//! Outcomes of indicators.

use crate::assess::assessment::IndicatorResult;
use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::{Outcome, Value};
use crate::model::exact::Exact;
use crate::template::rules::{CompiledIndicator, Rules};

/// The results of all indicators.
pub fn results(rules: &Rules, lookup: &ReportLookup<'_>) -> Vec<IndicatorResult> {
    let all = rules.indicators.iter();
    all.map(|one| result(one, lookup)).collect()
}

/// The result of an indicator.
pub fn result(indicator: &CompiledIndicator, lookup: &ReportLookup<'_>) -> IndicatorResult {
    let definition = &indicator.definition;
    let (outcome, stated) = lookup.settled(indicator);
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
