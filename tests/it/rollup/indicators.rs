//! Indicators of many agencies: from the sums of their parts, over the agencies that have all of them.

use std::sync::Arc;

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::formats::template::error::TemplateError;
use bao_cao_so::formula::outcome::{Outcome, Value};
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::cell::Cell;
use bao_cao_so::rollup::compile_plan::compile_plan;
use bao_cao_so::rollup::ranking::{First, ranking};
use bao_cao_so::rollup::roll_up::{Attributed, Owing, roll_up};
use bao_cao_so::template::compile::Compiled;
use serde_json::json;

use super::{attributed, check, compiled, fraction, owing, plan, report, rolled, shown};

/// What is typed into a report.
type Typed<'a> = &'a [(&'a str, &'a str)];

fn reports(all: &[Typed<'_>]) -> Vec<Report> {
    let form = compiled().form;
    let one = |(at, typed): (usize, &Typed<'_>)| report(&form, &format!("a{at}"), typed);
    all.iter().enumerate().map(one).collect()
}

#[test]
fn a_rate_of_a_group_is_the_sum_of_numerators_over_the_sum_of_denominators() {
    // 100 % and 50 %: 50.50 %, not 75 %.
    let reports = reports(&[
        &[("resolved", "1"), ("received", "1")],
        &[("resolved", "50"), ("received", "100")],
    ]);
    let rolled = rolled(&plan(), &reports);
    let rate = rolled.indicator(None, "rate").unwrap();
    let Outcome::Value(Value::Number(number)) = &rate.outcome else {
        panic!("{rate:?}");
    };
    assert_eq!(number.to_text(2), "50.50");
    assert_eq!(shown(&rate.outcome), "5100/101");
    check(rolled.indicator(None, "unresolvedRate"), "5000/101", 2);
}

#[test]
fn a_rate_is_that_of_the_sums_and_what_it_is_of_the_complete_stands_beside() {
    let reports = reports(&[
        &[("resolved", "50"), ("received", "100")],
        &[("resolved", "80")],
        &[("received", "70")],
        &[("resolved", "-"), ("received", "5")],
        &[],
        // Nothing came in and nothing was done: it is in the rate, and changes nothing.
        &[("resolved", "0"), ("received", "0")],
    ]);
    let rolled = rolled(&plan(), &reports);
    let rate = rolled.indicator(None, "rate").unwrap();
    // 130 of 175, as the two sums say; the numerator of one and the denominator of another make no rate: 50 of 100.
    assert_eq!(shown(&rate.outcome), "520/7");
    assert_eq!(shown(&rate.complete.unwrap()), "50");
    let coverage = rate.coverage;
    assert_eq!(
        (
            coverage.value,
            coverage.partly,
            coverage.blank,
            coverage.not_applicable,
            coverage.no_report
        ),
        (2, 3, 1, 0, 0)
    );
    let whole = rolled.whole();
    check(rolled.figure(&whole, "resolved"), "130", 3);
    check(rolled.figure(&whole, "received"), "175", 4);
}

#[test]
fn blank_zero_and_not_applicable_are_three_things() {
    let cases: [(&[Typed], &str); 5] = [
        (&[&[], &[]], "missing"),
        (&[&[("received", "0")], &[]], "0"),
        (
            &[&[("received", "-")], &[("received", "-")]],
            "NotApplicable",
        ),
        (&[&[("received", "-")], &[]], "missing"),
        (&[&[("received", "-")], &[("received", "7")]], "7"),
    ];
    for (typed, expected) in cases {
        let rolled = rolled(&plan(), &reports(typed));
        let whole = rolled.whole();
        let figure = rolled.figure(&whole, "received").unwrap();
        assert_eq!(shown(&figure.outcome), expected, "{typed:?}");
    }
    let rolled = rolled(
        &plan(),
        &reports(&[&[("resolved", "0"), ("received", "0")]]),
    );
    check(rolled.indicator(None, "rate"), "ZeroDenominator", 1);
}

#[test]
fn what_does_not_apply_leaves_a_total_of_its_agency() {
    let reports = reports(&[
        &[("received", "10"), ("opening", "-"), ("resolved", "4")],
        &[("received", "20"), ("opening", "5"), ("resolved", "6")],
        // A blank does not: what is stated is in the sum, and that something lacks is told.
        &[("received", "1000"), ("resolved", "1000")],
    ]);
    let rolled = rolled(&plan(), &reports);
    check(rolled.indicator(None, "load"), "1035", 2);
    let rate = rolled.indicator(None, "loadRate").unwrap();
    assert_eq!((rate.coverage.value, rate.coverage.partly), (2, 1));
    // 1,010 of 1,035, and 10 of 35 of those that have both.
    assert_eq!(shown(&rate.outcome), "20200/207");
    assert_eq!(shown(&rate.complete.unwrap()), "200/7");
}

#[test]
fn what_each_report_works_out_by_itself_is_added() {
    let reports = reports(&[
        &[
            ("staff.degree.full", "3"),
            ("platforms.r1.name", "A"),
            ("platforms.r1.connected", "yes"),
            ("platforms.r2.name", "B"),
            ("platforms.r2.connected", "no"),
        ],
        &[
            ("staff.degree.full", "1"),
            ("staff.degree.part", "2"),
            ("platforms.r1.name", "A"),
            ("platforms.r1.connected", "yes"),
        ],
        // Of this one nobody knows whether it is connected.
        &[("staff.other.full", "9"), ("platforms.r1.name", "C")],
    ]);
    let rolled = rolled(&plan(), &reports);
    check(rolled.indicator(None, "degreeStaff"), "6", 3);
    check(rolled.indicator(None, "connected"), "2", 2);
    let rate = rolled.indicator(None, "connectedRate").unwrap();
    assert_eq!((rate.coverage.value, rate.coverage.partly), (2, 1));
    // 2 of the 4 that there are; 2 of 3 where all is known.
    assert_eq!(shown(&rate.outcome), "50");
    assert_eq!(shown(&rate.complete.unwrap()), "200/3");
}

#[test]
fn a_number_that_all_state_alike_is_taken_from_the_latest() {
    let mut reports = reports(&[
        &[("received", "10"), ("communes", "100")],
        &[("received", "20"), ("communes", "102")],
        &[("received", "30")],
    ]);
    reports[0].changed = "2025-03-20T09:00:00+07:00".to_owned();
    // Later on the clock, earlier in time.
    reports[1].changed = "2025-03-20T09:30:00+09:00".to_owned();
    reports[2].changed = "2025-03-21T09:00:00+07:00".to_owned();
    let rolled = rolled(&plan(), &reports);
    assert_eq!(
        rolled
            .latest(None, "communes")
            .number()
            .map(fraction)
            .as_deref(),
        Some("100")
    );
    check(rolled.indicator(None, "perCommune"), "0.6", 3);
}

#[test]
fn growth_is_over_those_of_which_both_periods_are_known() {
    let form = compiled().form;
    let plan = plan();
    let now = reports(&[
        &[("received", "30")],
        &[("received", "50")],
        &[("received", "9")],
    ]);
    let before = [
        report(&form, "b0", &[("received", "20")]),
        report(&form, "b1", &[("received", "60")]),
    ];
    let owing: Vec<Owing> = now.iter().map(|one| owing(&one.id, "g")).collect();
    let mut reports = attributed(&now);
    reports[0].previous = Some(&before[0]);
    reports[1].previous = Some(&before[1]);
    let rolled = roll_up(&plan, &owing, &reports);
    // 80 after 80; the third has no period before.
    check(rolled.indicator(None, "growth"), "0", 2);
}

#[test]
fn a_rate_under_a_condition_of_each_report_stays_with_its_agency() {
    let rolled = rolled(
        &plan(),
        &reports(&[&[("resolved", "1"), ("received", "1"), ("hasLan", "yes")]]),
    );
    assert_eq!(rolled.indicator(None, "byBranch"), None);
    assert_eq!(rolled.indicator(None, "nowhere"), None);
    let apart = rolled.plan().indicators().iter();
    let apart: Vec<&str> = apart
        .filter(|one| !one.is_rolled_up())
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(apart, ["byBranch"]);
}

#[test]
fn each_agency_has_its_part_in_a_rate_and_its_own_rate() {
    let reports = reports(&[
        &[("resolved", "1"), ("received", "4")],
        &[("resolved", "3"), ("received", "3")],
        &[("resolved", "3")],
    ]);
    let rolled = rolled(&plan(), &reports);
    let parts: Vec<(String, Vec<Option<String>>)> = rolled
        .parts_by_agency("rate")
        .into_iter()
        .map(|(share, parts)| {
            let numbers = parts.iter().map(|cell| cell.number().map(fraction));
            (share.reports.join(","), numbers.collect())
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        parts,
        [
            ("a0".to_owned(), vec![some("1"), some("4")]),
            ("a1".to_owned(), vec![some("3"), some("3")]),
            ("a2".to_owned(), vec![some("3"), None]),
        ]
    );
    let own = rolled.indicator_by_agency("rate");
    assert_eq!(own[0].cell, Cell::Value(25.into()));
    assert_eq!(own[2].cell, Cell::Blank);
}

#[test]
fn equal_values_have_one_rank() {
    let reports = reports(&[
        &[("resolved", "9"), ("received", "10")],
        &[("resolved", "1"), ("received", "1")],
        &[("resolved", "90"), ("received", "100")],
        &[("resolved", "1"), ("received", "3")],
        &[],
        // Prints as 90.00 and is not equal.
        &[("resolved", "8999999"), ("received", "10000000")],
    ]);
    let rolled = rolled(&plan(), &reports);
    let by_rate = ranking(&rolled, None, "rate", First::Largest);
    let ranks: Vec<(usize, &str, Option<bool>)> = by_rate
        .ranked
        .iter()
        .map(|one| (one.rank, one.share.agency, one.reached))
        .collect();
    assert_eq!(
        ranks,
        [
            (1, "a1", Some(true)),
            (2, "a0", Some(true)),
            (2, "a2", Some(true)),
            (4, "a5", Some(false)),
            (5, "a3", Some(false)),
        ]
    );
    assert_eq!(by_rate.reached, 3);
    let without: Vec<&str> = by_rate.without_value.iter().map(|one| one.agency).collect();
    assert_eq!(without, ["a4"]);
    let reversed = ranking(&rolled, None, "rate", First::Smallest);
    assert_eq!(
        (reversed.ranked[0].share.agency, reversed.ranked[0].rank),
        ("a3", 1)
    );
    assert_eq!(
        ranking(&rolled, Some("nowhere"), "rate", First::Largest).ranked,
        []
    );
}

#[test]
fn an_agency_by_itself_has_what_assessing_its_report_finds() {
    let catalog = crate::shipped();
    let mut compared = 0;
    for (name, sample) in SAMPLES {
        let mut decoded = decode(sample, &catalog.forms).unwrap();
        // A rate stated by hand stands in for counts in one report, and in no sum.
        for placed in decoded.template.fields.values() {
            if placed.field.states.is_some() {
                let path = FieldPath::new(placed.field.id.as_str());
                decoded.report.set(path, Answer::Blank);
            }
        }
        let template = catalog.template(&decoded.report.template.id).unwrap();
        let plan = Arc::new(compile_plan(&template.form, &template.rules));
        let one = Attributed::new("a", &decoded.report);
        let rolled = roll_up(&plan, &[owing("a", "g")], &[one]);
        let assessment = assess(&template.form, &template.rules, &decoded.report, None);
        for result in &assessment.indicators {
            let own = rolled.indicator_by_agency(&result.id);
            let Some(own) = own.first() else {
                panic!("{name}: {} stays apart", result.id);
            };
            assert_eq!(
                own.cell,
                Cell::of_outcome(result.outcome.clone()),
                "{name}: {}",
                result.id
            );
            compared += 1;
        }
    }
    assert!(compared > 150, "{compared}");
}

/// The template with a chain of indicators, each built twice on the one before.
fn with_chain(first: &str, length: usize) -> Result<Compiled, TemplateError> {
    let text = include_str!("../../data/templates/rollup.json");
    let mut template: serde_json::Value = serde_json::from_str(text).unwrap();
    let indicators = template["indicators"].as_array_mut().unwrap();
    let mut above = first.to_owned();
    for number in 0..length {
        let id = format!("chain{number}");
        let formula = format!("total({above}, {above})");
        indicators
            .push(json!({"id": id, "label": "Nối", "section": "numbers", "formula": formula}));
        above = id;
    }
    decode_template(&template.to_string(), &crate::shipped().built_in)
}

#[test]
fn indicators_that_build_on_one_another_are_worked_out_once_each() {
    // As long as a template may have it; each twice as much as the one before.
    let longest = (1..400)
        .rev()
        .find(|length| with_chain("rate", *length).is_ok())
        .unwrap();
    assert!(longest > 150, "{longest}");
    for (first, start) in [("rate", 50_u32), ("received", 4)] {
        let template = with_chain(first, longest).unwrap();
        let plan = Arc::new(compile_plan(&template.form, &template.rules));
        let typed = [("resolved", "2"), ("received", "4")];
        let report = report(&template.form, "a", &typed);
        let rolled = rolled(&plan, &[report]);
        let small = rolled.indicator(None, "chain9").unwrap();
        assert_eq!(shown(&small.outcome), (start << 10).to_string());
        // Beyond what a document has room for, and told so.
        let last = format!("chain{}", longest - 1);
        let last = rolled.indicator(None, &last).unwrap();
        assert_eq!(shown(&last.outcome), "TooLarge");
    }
}
