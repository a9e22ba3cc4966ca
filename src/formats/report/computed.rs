//! What follows from the answers, as the file carries it for its reader; a receiver computes it again.

use super::file::{ComputedJson, FindingJson, IndicatorResultJson};
use crate::assess::assessment::{Assessment, IndicatorResult, Standing};
use crate::assess::lookup::ReportLookup;
use crate::formula::outcome::Outcome;
use crate::messages::vi::{assessment as words, findings};
use crate::model::template::Severity;
use crate::template::rules::CompiledIndicator;

/// Indicators and findings of a report.
pub(super) fn computed(lookup: &ReportLookup<'_>, assessment: &Assessment) -> ComputedJson {
    let indicators = assessment.indicators.iter().zip(&lookup.rules.indicators);
    let findings = assessment
        .findings()
        .into_iter()
        .map(|finding| FindingJson {
            key: finding.key.clone(),
            family: finding.family.clone(),
            severity: severity(finding.severity).to_owned(),
            message: findings::render(finding, lookup).screen,
            fields: finding
                .fields
                .iter()
                .map(|path| path.as_str().to_owned())
                .collect(),
            explanation: lookup
                .report
                .explanations
                .get(&finding.key)
                .filter(|_| finding.standing(lookup.report) == Standing::Explained)
                .map(|edit| edit.text.clone()),
        });
    ComputedJson {
        indicators: indicators
            .map(|(result, indicator)| indicator_result(result, indicator, lookup))
            .collect(),
        findings: findings.collect(),
    }
}

fn indicator_result(
    result: &IndicatorResult,
    indicator: &CompiledIndicator,
    lookup: &ReportLookup<'_>,
) -> IndicatorResultJson {
    let definition = &indicator.definition;
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
        shown: words::outcome(result, indicator, lookup.labels()),
        working: words::working(result, indicator, lookup),
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
