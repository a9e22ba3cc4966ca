//! What a file claims against what follows from its answers: whoever receives it works indicators and findings out again.

use std::collections::BTreeMap;

use crate::assess::assessment::{Assessment, IndicatorResult};
use crate::formula::outcome::{Outcome, Undefined};
use crate::input::number::exact;
use crate::model::claims::{ClaimedFinding, ClaimedValue, Claims};
use crate::model::template::Severity;
use crate::template::rules::{CompiledIndicator, Rules};

/// A difference between what a file claims and what follows from its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimDifference {
    /// An indicator comes to something else.
    Indicator {
        /// Its id.
        id: String,
        /// As the file has it; none where the file says nothing of it.
        claimed: Option<ClaimedValue>,
        /// As it follows from the answers; none of an indicator that the template does not have.
        computed: Option<ClaimedValue>,
    },
    /// A finding that the file does not tell.
    FindingNotTold {
        /// Its key.
        key: String,
        /// How grave it is.
        severity: Severity,
    },
    /// A finding that the file tells and that there is not.
    NoSuchFinding {
        /// Its key.
        key: String,
    },
    /// A finding that the file tells as more or less grave.
    Severity {
        /// Its key.
        key: String,
        /// As the file has it; none for a word that is not known.
        claimed: Option<Severity>,
        /// As it is.
        computed: Severity,
    },
}

/// Family of the findings that compare with the previous period.
const PRIOR: &str = "PRIOR";

/// Where a file's results differ from those that follow from its answers, indicators first. Without the report of the previous
/// period (`assessed_with_previous` is false) findings that compare with it are not looked at, nor indicators that need it:
/// whoever wrote the file may have had it.
#[must_use]
pub fn differences(
    claims: &Claims,
    assessment: &Assessment,
    rules: &Rules,
    assessed_with_previous: bool,
) -> Vec<ClaimDifference> {
    let mut differences = indicators(claims, assessment, rules, assessed_with_previous);
    let is_prior = |family: &str| !assessed_with_previous && family == PRIOR;
    let claimed: BTreeMap<&str, &ClaimedFinding> = claims
        .findings
        .iter()
        .filter(|one| !is_prior(&one.family))
        .map(|one| (one.key.as_str(), one))
        .collect();
    let mut found = BTreeMap::new();
    for finding in assessment.findings() {
        if !is_prior(&finding.family) {
            found.insert(finding.key.as_str(), finding.severity);
        }
    }
    for (key, severity) in &found {
        let (key, severity) = ((*key).to_owned(), *severity);
        match claimed.get(key.as_str()) {
            None => differences.push(ClaimDifference::FindingNotTold { key, severity }),
            Some(one) if one.severity != Some(severity) => {
                differences.push(ClaimDifference::Severity {
                    key,
                    claimed: one.severity,
                    computed: severity,
                });
            }
            Some(_) => {}
        }
    }
    let gone = claimed.keys().filter(|key| !found.contains_key(*key));
    differences.extend(gone.map(|key| ClaimDifference::NoSuchFinding {
        key: (*key).to_owned(),
    }));
    differences
}

fn indicators(
    claims: &Claims,
    assessment: &Assessment,
    rules: &Rules,
    assessed_with_previous: bool,
) -> Vec<ClaimDifference> {
    let mut claimed: BTreeMap<&str, &ClaimedValue> = BTreeMap::new();
    for one in &claims.indicators {
        claimed.insert(&one.id, &one.value);
    }
    let mut differences = Vec::new();
    for (result, indicator) in assessment.indicators.iter().zip(&rules.indicators) {
        let said = claimed.remove(result.id.as_str());
        let needs_previous = matches!(&result.outcome, Outcome::Undefined(Undefined::NoPrevious));
        if needs_previous && !assessed_with_previous {
            continue;
        }
        let computed = value(result, indicator);
        if said != Some(&computed) {
            differences.push(ClaimDifference::Indicator {
                id: result.id.clone(),
                claimed: said.cloned(),
                computed: Some(computed),
            });
        }
    }
    let unknown = claimed.into_iter();
    differences.extend(unknown.map(|(id, said)| ClaimDifference::Indicator {
        id: id.to_owned(),
        claimed: Some(said.clone()),
        computed: None,
    }));
    differences
}

/// The number of a result as files have it: rounded to the indicator's decimals, or as it is stated by hand.
#[must_use]
pub fn number_text(result: &IndicatorResult, indicator: &CompiledIndicator) -> Option<String> {
    let number = result.number()?;
    Some(if result.stated {
        number.to_text(number.decimals())
    } else {
        number.to_shortest_text(indicator.definition.decimals)
    })
}

fn value(result: &IndicatorResult, indicator: &CompiledIndicator) -> ClaimedValue {
    let number = number_text(result, indicator).and_then(|text| exact(&text));
    match (&result.outcome, number) {
        (_, Some(number)) => ClaimedValue::Number {
            number,
            stated: result.stated,
        },
        (Outcome::Missing(_), None) => ClaimedValue::Missing,
        (Outcome::Undefined(_), None) => ClaimedValue::Undefined,
        (Outcome::Value(_), None) => ClaimedValue::Unknown,
    }
}
