//! The roll-up of a hundred reports against two other computations of the same: fractions in Python, and SQL
//! (tests/data/rollup/compute.py, which made the data and stops where those two differ).

use std::collections::BTreeMap;
use std::sync::Arc;

use bao_cao_so::formula::outcome::Outcome;
use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::compile_plan::compile_plan;
use bao_cao_so::rollup::results::Aggregate;
use bao_cao_so::rollup::roll_up::{Attributed, Owing, roll_up};
use serde_json::Value;

use super::{report, set};

const AGENCIES: &str = include_str!("../../data/rollup/agencies.csv");
const ANSWERS: &str = include_str!("../../data/rollup/answers.csv");
const EXPECTED: &str = include_str!("../../data/rollup/expected.json");
const TEMPLATE: &str = "bao-cao-nam-chuyen-doi-so";

/// What a computation has at a number: the fraction, and the coverage.
fn check(what: &str, found: &Aggregate, expected: &Value, number: &str) {
    let count = |name: &str| usize::try_from(expected[name].as_u64().unwrap()).unwrap();
    let coverage = found.coverage;
    let found_counts = [
        coverage.value,
        coverage.partly,
        coverage.blank,
        coverage.not_applicable,
        coverage.no_report,
        coverage.nothing_to_report,
    ];
    let names = [
        "value",
        "partly",
        "blank",
        "na",
        "noReport",
        "nothingToReport",
    ];
    assert_eq!(found_counts, names.map(count), "{what}");
    if let Some(complete) = &found.complete {
        same(
            what,
            complete,
            expected["complete"].as_str().unwrap(),
            coverage.value,
        );
    } else if number == "outcome" && what.ends_with("Rate") && coverage.value > 0 {
        // Where it is not told it is the same number.
        assert_eq!(expected["outcome"], expected["complete"], "{what}");
    }
    same(
        what,
        &found.outcome,
        expected[number].as_str().unwrap(),
        coverage.stating(),
    );
}

fn same(what: &str, found: &Outcome, expected: &str, agencies: usize) {
    match (found, expected.split_once('/')) {
        (
            Outcome::Value(bao_cao_so::formula::outcome::Value::Number(number)),
            Some((above, below)),
        ) => {
            let exact = bao_cao_so::model::exact::Exact::from_fraction(above, below).unwrap();
            assert_eq!(*number, exact, "{what}");
        }
        // A sum of nothing is nothing, not zero.
        (Outcome::Missing(_) | Outcome::Undefined(_), _) => {
            assert!(
                agencies == 0 || expected == "undefined",
                "{what}: {found:?}"
            );
        }
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn totals_coverage_and_rates_are_those_of_two_other_computations() {
    let template = crate::shipped().template(TEMPLATE).unwrap();
    let mut reports: BTreeMap<&str, Report> = BTreeMap::new();
    let mut agencies = Vec::new();
    for line in AGENCIES.lines() {
        let [agency, group, status] = line.split(';').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        agencies.push(Owing {
            agency: agency.to_owned(),
            group: group.to_owned(),
            nothing_to_report: status == "nothing",
        });
        if status == "report" {
            reports.insert(agency, report(&template.form, agency, &[]));
        }
    }
    for line in ANSWERS.lines() {
        let [agency, address, state, value] = line.split(';').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let report = reports.get_mut(agency).unwrap();
        let typed = if state == "na" {
            "-".to_owned()
        } else {
            value.replace('.', ",")
        };
        set(&template.form, report, address, &typed);
    }
    let plan = Arc::new(compile_plan(&template.form, &template.rules));
    let attributed: Vec<Attributed<'_>> = reports
        .iter()
        .map(|(agency, report)| Attributed::new(agency, report))
        .collect();
    let rolled = roll_up(&plan, &agencies, &attributed);
    let expected: BTreeMap<String, Value> = serde_json::from_str(EXPECTED).unwrap();
    assert_eq!(expected.len(), 4);
    let mut compared = 0;
    for (group, expected) in &expected {
        let whole = rolled.whole();
        let (group, totals) = match group.as_str() {
            "" => (None, &whole),
            group => (Some(group), rolled.group(group).unwrap()),
        };
        for (address, expected) in expected["figures"].as_object().unwrap() {
            let found = rolled
                .figure(totals, address)
                .unwrap_or_else(|| panic!("{address}"));
            check(&format!("{group:?} {address}"), &found, expected, "sum");
            compared += 1;
        }
        for (id, expected) in expected["indicators"].as_object().unwrap() {
            let found = rolled
                .indicator(group, id)
                .unwrap_or_else(|| panic!("{id}"));
            check(&format!("{group:?} {id}"), &found, expected, "outcome");
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared}");
}
