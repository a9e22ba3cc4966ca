//! What follows from the answers, as the file carries it for its reader; a receiver computes it again.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Number, Value};

use crate::assess::assessment::{Assessment, IndicatorResult, Standing};
use crate::assess::lookup::ReportLookup;
use crate::collection::claims::number_text;
use crate::formats::json::fields::null_is_default;
use crate::formula::outcome::Outcome;
use crate::messages::vi::{assessment as words, findings};
use crate::model::template::Severity;
use crate::template::rules::CompiledIndicator;

/// Results as a file has them: looked at when it is read, and not taken. Written as a tree of values, so that the first part of
/// the program, which writes records only, does not write them.
#[derive(Debug, Serialize)]
pub struct Computed(Value);

impl From<ComputedJson> for Computed {
    fn from(results: ComputedJson) -> Self {
        Self(serde_json::to_value(results).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Computed {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        ComputedJson::deserialize(reader).map(|_| Self(Value::Null))
    }
}

/// Results for the reader's convenience.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ComputedJson {
    /// Findings, the gravest first.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub findings: Vec<FindingJson>,
    /// Indicators in the template's order.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub indicators: Vec<IndicatorResultJson>,
}

/// The result of an indicator.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IndicatorResultJson {
    /// Id.
    pub id: String,
    /// Name.
    pub label: String,
    /// `value`, `stated`, `missing` or `undefined`.
    pub outcome: String,
    /// As printed.
    pub shown: String,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The value rounded to the indicator's decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub value: Option<Number>,
    /// The formula with its numbers.
    pub working: String,
}

/// A finding.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingJson {
    /// The officer's explanation, when it stands for today's numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// Family of the check.
    pub family: String,
    /// The answers concerned.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub fields: Vec<String>,
    /// Names it through edits and files.
    pub key: String,
    /// What does not add up.
    pub message: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
}

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
    let text = number_text(result, indicator);
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
