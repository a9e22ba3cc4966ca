//! Outcomes of indicators, ready to be read.

use crate::assess::assessment::IndicatorResult;
use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::{Outcome, Value};
use crate::formula::labels::Labels;
use crate::input::number;
use crate::messages::vi;
use crate::messages::vi::formula::undefined_text;
use crate::messages::vi::formula::{in_numbers, value_text};
use crate::model::answer::Path;
use crate::model::exact::Exact;
use crate::template::rules::CompiledIndicator;

/// The result of an indicator.
pub fn result(indicator: &CompiledIndicator, lookup: &ReportLookup<'_>) -> IndicatorResult {
    let definition = &indicator.definition;
    let (outcome, stated) = lookup.settled(indicator);
    let shown = shown(&outcome, stated, indicator, lookup);
    let numbers = in_numbers(&indicator.formula, lookup, None);
    let working = match &outcome {
        Outcome::Value(_) if stated => format!("{shown} ({})", vi::STATED_BY_HAND),
        // A formula that is a single number explains nothing by repeating it.
        Outcome::Value(value) if numbers == value_text(value) => shown.clone(),
        Outcome::Value(_) => format!("{numbers} = {shown}"),
        _ => numbers,
    };
    let lacks: Vec<Path> = match &outcome {
        Outcome::Missing(paths) => paths.iter().cloned().collect(),
        _ => Vec::new(),
    };
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
        shown,
        working,
        lacks,
        reached,
    }
}

fn shown(
    outcome: &Outcome,
    stated: bool,
    indicator: &CompiledIndicator,
    lookup: &ReportLookup<'_>,
) -> String {
    match outcome {
        Outcome::Value(Value::Number(value)) => {
            let text = if stated {
                number::format_stated(value)
            } else {
                number::format_rounded(value, indicator.definition.decimals)
            };
            with_unit(&text, indicator.definition.unit.as_deref())
        }
        Outcome::Value(_) | Outcome::Missing(_) => vi::NOT_ENOUGH_DATA.to_owned(),
        Outcome::Undefined(why) => undefined_text(why, |path| lookup.labels().label(path.as_str())),
    }
}

/// "97,82%" (the sign attached) or "523 hồ sơ".
pub fn with_unit(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some("%") => format!("{number}%"),
        Some(unit) if !unit.is_empty() => format!("{number} {unit}"),
        _ => number.to_owned(),
    }
}
