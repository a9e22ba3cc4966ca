//! What follows from the answers, as the file carries it for its reader; a receiver computes it again.

use super::file::{ComputedJson, FindingJson, IndicatorResultJson};
use crate::assess::assessment::{Assessment, IndicatorResult, Standing};
use crate::formula::evaluate::Outcome;
use crate::model::report::Report;
use crate::model::template::{Indicator, Severity};
use crate::template::rules::Rules;

/// Indicators and findings of a report.
pub(super) fn computed(report: &Report, rules: &Rules, assessment: &Assessment) -> ComputedJson {
    let indicators = assessment.indicators.iter().zip(&rules.indicators);
    let findings = assessment
        .findings()
        .into_iter()
        .map(|finding| FindingJson {
            key: finding.key.clone(),
            family: finding.family.clone(),
            severity: severity(finding.severity).to_owned(),
            message: finding.message.clone(),
            fields: finding
                .fields
                .iter()
                .map(|path| path.as_str().to_owned())
                .collect(),
            explanation: report
                .explanations
                .get(&finding.key)
                .filter(|_| finding.standing(report) == Standing::Explained)
                .map(|edit| edit.text.clone()),
        });
    ComputedJson {
        indicators: indicators
            .map(|(result, indicator)| indicator_result(result, &indicator.definition))
            .collect(),
        findings: findings.collect(),
    }
}

fn indicator_result(result: &IndicatorResult, definition: &Indicator) -> IndicatorResultJson {
    let outcome = match &result.outcome {
        Outcome::Value(_) if result.stated => "stated",
        Outcome::Value(_) => "value",
        Outcome::Missing(_) => "missing",
        Outcome::Undefined(_) => "undefined",
    };
    let text = result.number().map(|value| {
        if result.stated {
            value.to_text(value.decimals())
        } else {
            value.to_shortest_text(definition.decimals)
        }
    });
    IndicatorResultJson {
        id: result.id.clone(),
        label: definition.label.clone(),
        outcome: outcome.to_owned(),
        value: text.and_then(|text| text.parse().ok()),
        unit: definition.unit.clone(),
        shown: result.shown.clone(),
        working: result.working.clone(),
    }
}

/// The name of a severity in files.
#[must_use]
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
