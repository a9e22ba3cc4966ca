//! What a file claims of itself against what follows from its answers.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::collection::claims::{ClaimDifference, differences};
use bao_cao_so::formats::report::claims::claims;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::model::claims::ClaimedValue;
use bao_cao_so::model::template::Severity;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// A sample as it is exported, changed as JSON, and the differences that its receiver finds.
fn received(sample: usize, change: impl Fn(&mut Value)) -> Vec<ClaimDifference> {
    let decoded = decode(SAMPLES[sample].1, &crate::shipped().forms).unwrap();
    let (form, rules) = (&decoded.template, crate::rules(&decoded.template));
    let text = encode(
        &decoded.report,
        form,
        rules,
        &assess(form, rules, &decoded.report, None),
    );
    let mut file: Value = serde_json::from_str(&text).unwrap();
    change(&mut file);
    let text = file.to_string();
    let again = decode(&text, &crate::shipped().forms).unwrap();
    let assessment = assess(form, rules, &again.report, None);
    differences(&claims(&text).unwrap(), &assessment, rules, false)
}

#[test]
fn a_file_as_it_is_exported_claims_what_is_so() {
    for (sample, (name, _)) in SAMPLES.iter().enumerate() {
        assert_eq!(received(sample, |_| {}), [], "{name}");
    }
}

fn indicator<'a>(file: &'a mut Value, id: &str) -> &'a mut Value {
    let all = file["computed"]["indicators"].as_array_mut().unwrap();
    all.iter_mut().find(|one| one["id"] == id).unwrap()
}

#[test]
fn an_indicator_that_is_something_else_is_told_with_both_values() {
    let number = |text: &str| ClaimedValue::Number {
        number: text.parse::<Decimal>().unwrap(),
        stated: false,
    };
    let found = received(0, |file| {
        indicator(file, "onlineDossierRate")["value"] = json!(99.5)
    });
    assert_eq!(
        found,
        [ClaimDifference::Indicator {
            id: "onlineDossierRate".to_owned(),
            claimed: Some(number("99.5")),
            computed: Some(number("20.65")),
        }]
    );
    // An answer that was changed by hand: what follows from it is no longer what the file says.
    let found = received(0, |file| file["answers"]["onlineDossiers"] = json!(500));
    assert!(found.len() > 2, "{found:?}");
    let told = |id: &str| {
        found
            .iter()
            .any(|one| matches!(one, ClaimDifference::Indicator { id: of, .. } if of == id))
    };
    assert!(told("onlineDossierRate") && !told("mailIssuedRate"));
    assert!(
        found
            .iter()
            .any(|one| matches!(one, ClaimDifference::FindingNotTold { .. }))
    );
}

#[test]
fn what_is_missing_or_not_known_is_a_difference() {
    let found = received(0, |file| {
        indicator(file, "onlineDossierRate")["outcome"] = json!("guessed");
        indicator(file, "onTimeRate")["id"] = json!("nowhere");
    });
    let of: Vec<(&str, bool, bool)> = found
        .iter()
        .map(|one| match one {
            ClaimDifference::Indicator {
                id,
                claimed,
                computed,
            } => (id.as_str(), claimed.is_some(), computed.is_some()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        of,
        [
            ("onlineDossierRate", true, true),
            ("onTimeRate", false, true),
            ("nowhere", true, false)
        ]
    );
}

#[test]
fn findings_are_compared_by_key_and_severity() {
    let found = received(1, |file| {
        let findings = file["computed"]["findings"].as_array_mut().unwrap();
        findings[0]["severity"] = json!("note");
        findings[1]["key"] = json!("made-up");
    });
    let mut told: Vec<&str> = found
        .iter()
        .map(|one| match one {
            ClaimDifference::Severity {
                claimed, computed, ..
            } => {
                assert!(*claimed == Some(Severity::Note) && *computed != Severity::Note);
                "severity"
            }
            ClaimDifference::FindingNotTold { key, .. } if key != "made-up" => "not told",
            ClaimDifference::NoSuchFinding { key } if key == "made-up" => "no such",
            other => panic!("{other:?}"),
        })
        .collect();
    told.sort_unstable();
    assert_eq!(told, ["no such", "not told", "severity"]);
}

#[test]
fn a_file_without_results_claims_nothing() {
    assert_eq!(claims("{}"), None);
    assert_eq!(claims("no JSON"), None);
    assert_eq!(claims(r#"{"computed": 5}"#), None);
    let empty = claims(r#"{"computed": {}}"#).unwrap();
    assert_eq!((empty.indicators.len(), empty.findings.len()), (0, 0));
}
