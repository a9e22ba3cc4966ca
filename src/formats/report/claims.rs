//! What a file says follows from its answers: read apart from the report, which takes nothing of it.

use serde::Deserialize;

use super::computed::ComputedJson;
use crate::formats::json::numbers::decimal;
use crate::model::claims::{ClaimedFinding, ClaimedIndicator, ClaimedValue, Claims};
use crate::model::template::Severity;

#[derive(Deserialize)]
struct ClaimsWire {
    #[serde(default)]
    computed: Option<ComputedJson>,
}

/// The results that an exchange file carries for its reader; none where it carries none, or where they do not read.
#[must_use]
pub fn claims(text: &str) -> Option<Claims> {
    let file: ClaimsWire = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let computed = file.computed?;
    let indicators = computed.indicators.into_iter().map(|one| {
        let number = one.value.and_then(|value| decimal(value.as_str()));
        let value = match (one.outcome.as_str(), number) {
            ("value" | "stated", Some(number)) => ClaimedValue::Number {
                number,
                stated: one.outcome == "stated",
            },
            ("missing", _) => ClaimedValue::Missing,
            ("undefined", _) => ClaimedValue::Undefined,
            _ => ClaimedValue::Unknown,
        };
        ClaimedIndicator { id: one.id, value }
    });
    let findings = computed.findings.into_iter().map(|one| ClaimedFinding {
        severity: severity_of(&one.severity),
        key: one.key,
        family: one.family,
    });
    Some(Claims {
        indicators: indicators.collect(),
        findings: findings.collect(),
    })
}

fn severity_of(word: &str) -> Option<Severity> {
    match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        _ => None,
    }
}
