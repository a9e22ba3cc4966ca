//! Parts of indicators: added as each report, and each period, has them by itself.

use std::sync::Arc;

use bao_cao_so::formula::outcome::{Outcome, Value};
use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::cell::Cell;
use bao_cao_so::rollup::compile_plan::compile_plan;
use bao_cao_so::rollup::contribution::Contribution;
use bao_cao_so::rollup::over_time::over_time;
use bao_cao_so::rollup::plan::Plan;
use bao_cao_so::rollup::roll_up::{Attributed, RollUp, roll_up};
use bao_cao_so::template::compile::Compiled;

use super::properties::complete;
use super::{check, owing, report, shown, with_indicators};
use crate::chance::Chance;

fn template() -> Compiled {
    with_indicators(&[
        ("known", "coalesce(resolved, 0)"),
        ("knownRate", "percent(coalesce(resolved, 0), received)"),
        ("cost", "received * money"),
        ("costRate", "percent(received * money, received)"),
        ("better", "coalesce(known - 1, known)"),
        ("pendingBefore", "previous(pending)"),
        ("receivedBefore", "previous(received)"),
        ("loadBefore", "previous(load)"),
        ("twicePending", "pending * 2"),
        ("pendingWithLan", "if(hasLan, twicePending, 0)"),
        ("people2", "onceFilled(hasLan, people)"),
        ("fullWithLan", "if(hasLan, staff.sum(row.full), 0)"),
    ])
}

fn plan(template: &Compiled) -> Arc<Plan> {
    Arc::new(compile_plan(&template.form, &template.rules))
}

/// All reports are of one agency, which was merged from those that sent them.
fn merged(plan: &Arc<Plan>, reports: &[Report]) -> RollUp {
    let of_one = |report| Attributed::new("a", report);
    let reports: Vec<Attributed<'_>> = reports.iter().map(of_one).collect();
    roll_up(plan, &[owing("a", "g")], &reports)
}

#[test]
fn an_agency_that_stands_for_several_adds_what_each_of_them_has() {
    let template = template();
    let plan = plan(&template);
    let reports = [
        report(&template.form, "r", &[("received", "2"), ("money", "3")]),
        report(
            &template.form,
            "s",
            &[("received", "4"), ("money", "5"), ("resolved", "3")],
        ),
    ];
    let merged = merged(&plan, &reports);
    // Of the first a blank counts as zero; of both together it would be the whole.
    check(merged.indicator(None, "known"), "3", 1);
    check(merged.indicator(None, "knownRate"), "50", 1);
    // 2 × 3 and 4 × 5, not 6 × 8.
    check(merged.indicator(None, "cost"), "26", 1);
    check(merged.indicator(None, "costRate"), "1300/3", 1);
}

#[test]
fn a_roll_up_of_merged_agencies_is_that_of_the_agencies_by_themselves() {
    let template = template();
    let plan = plan(&template);
    for seed in 1..6 {
        let mut chance = Chance(seed);
        let reports: Vec<Report> = (0..6)
            .map(|number| complete(&template.form, &mut chance, &format!("r{number}")))
            .collect();
        let apart = super::rolled(&plan, &reports);
        let merged = merged(&plan, &reports);
        let mut compared = 0;
        for one in plan.indicators() {
            let [apart, merged] = [&apart, &merged].map(|all| all.indicator(None, &one.id));
            let (Some(apart), Some(merged)) = (apart, merged) else {
                continue;
            };
            if let Outcome::Value(Value::Number(_)) = apart.outcome {
                assert_eq!(shown(&merged.outcome), shown(&apart.outcome), "{}", one.id);
                compared += 1;
            }
        }
        assert!(compared > 12, "{compared}");
    }
}

/// What periods one after another come to, in an indicator.
#[track_caller]
fn check_periods(periods: &[&[(&str, &str)]], indicator: &str, expected: &str) {
    let template = template();
    let plan = plan(&template);
    let number =
        |(at, typed): (usize, &&[(&str, &str)])| report(&template.form, &format!("q{at}"), typed);
    let reports: Vec<Report> = periods.iter().enumerate().map(number).collect();
    let before = [None].into_iter().chain(reports.iter().map(Some));
    let own: Vec<Contribution> = reports
        .iter()
        .zip(before)
        .map(|(one, before)| Contribution::of(&plan, one, before))
        .collect();
    let own: Vec<Option<&Contribution>> = own.iter().map(Some).collect();
    let mut rolled = roll_up(&plan, &[owing("a", "g")], &[]);
    rolled.put("a", over_time(&plan, &own).unwrap());
    let found = rolled.indicator(None, indicator).unwrap();
    assert_eq!(shown(&found.outcome), expected, "{indicator}");
}

#[test]
fn a_year_adds_what_each_of_its_quarters_has() {
    let quarters: [&[_]; 2] = [
        &[("received", "2"), ("money", "3")],
        &[("received", "4"), ("money", "5"), ("resolved", "3")],
    ];
    check_periods(&quarters, "known", "3");
    check_periods(&quarters, "knownRate", "50");
    check_periods(&quarters, "cost", "26");
}

#[test]
fn what_there_was_before_a_period_is_known_of_stocks_only() {
    let quarters: [&[_]; 3] = [
        &[("received", "10"), ("pending", "1"), ("opening", "5")],
        &[("received", "20"), ("pending", "2"), ("opening", "6")],
        &[("received", "40"), ("pending", "3"), ("opening", "7")],
    ];
    // At the beginning of the second quarter there was what the first left.
    let template = template();
    let plan = plan(&template);
    let [first, second, third] =
        [0, 1, 2].map(|at| report(&template.form, &format!("q{at}"), quarters[at]));
    let own = [
        Contribution::of(&plan, &second, Some(&first)),
        Contribution::of(&plan, &third, Some(&second)),
    ];
    let mut rolled = roll_up(&plan, &[owing("a", "g")], &[]);
    rolled.put(
        "a",
        over_time(&plan, &[Some(&own[0]), Some(&own[1])]).unwrap(),
    );
    let outcome = |rolled: &RollUp, id: &str| shown(&rolled.indicator(None, id).unwrap().outcome);
    assert_eq!(outcome(&rolled, "pendingBefore"), "1");
    // What came in before both quarters is not what came in before each of them.
    for id in ["receivedBefore", "loadBefore", "growth"] {
        assert_eq!(outcome(&rolled, id), "Kinds", "{id}");
    }
    // One period is what it is.
    rolled.put("a", over_time(&plan, &[Some(&own[1])]).unwrap());
    assert_eq!(outcome(&rolled, "receivedBefore"), "20");
    assert_eq!(outcome(&rolled, "people2"), "missing");
}

#[test]
fn what_a_report_decides_is_in_time_what_its_indicators_are() {
    let quarters: [&[_]; 2] = [
        &[
            ("pending", "4"),
            ("hasLan", "yes"),
            ("people", "3"),
            ("staff.degree.full", "1"),
            ("staff.other.full", "1"),
        ],
        &[
            ("pending", "5"),
            ("hasLan", "yes"),
            ("people", "4"),
            ("staff.degree.full", "2"),
            ("staff.other.full", "2"),
        ],
    ];
    // A stock, named by an indicator: that of the end, not the sum.
    check_periods(&quarters, "pendingWithLan", "10");
    check_periods(&quarters, "fullWithLan", "4");
    check_periods(&quarters, "people2", "Kinds");
}

#[test]
fn constants_that_build_on_one_another_are_worked_out_once_each() {
    let mut chain = vec![("c0".to_owned(), "1 + 1".to_owned())];
    for number in 1..60 {
        let before = number - 1;
        chain.push((format!("c{number}"), format!("c{before} + c{before}")));
    }
    chain.push(("times".to_owned(), "received * c3".to_owned()));
    chain.push(("share".to_owned(), "percent(c2, received)".to_owned()));
    let chain: Vec<(&str, &str)> = chain
        .iter()
        .map(|(id, formula)| (id.as_str(), formula.as_str()))
        .collect();
    let template = with_indicators(&chain);
    let plan = plan(&template);
    let report = report(&template.form, "a", &[("received", "4")]);
    let rolled = super::rolled(&plan, &[report]);
    check(rolled.indicator(None, "c59"), &(1_u64 << 60).to_string(), 1);
    check(rolled.indicator(None, "times"), "64", 1);
    check(rolled.indicator(None, "share"), "200", 1);
    assert_eq!(
        rolled.indicator_by_agency("times")[0].cell,
        Cell::Value(64.into())
    );
}

#[test]
fn behind_what_has_no_parts_stand_those_who_state_what_it_is_made_of() {
    let template = with_indicators(&[
        ("hundred", "50 + 50"),
        ("twiceCommunes", "communes * 2"),
        ("moreCommunes", "twiceCommunes + hundred"),
    ]);
    let plan = plan(&template);
    let reports = [
        report(&template.form, "a", &[("communes", "10")]),
        report(&template.form, "b", &[]),
        report(&template.form, "c", &[("communes", "-")]),
    ];
    let agencies = ["a", "b", "c", "d"].map(|one| owing(one, "g"));
    let rolled = roll_up(&plan, &agencies, &super::attributed(&reports));
    for (id, value, counts) in [
        ("hundred", "100", [3, 0, 0, 1]),
        ("twiceCommunes", "20", [1, 1, 1, 1]),
        ("moreCommunes", "120", [1, 1, 1, 1]),
    ] {
        let found = rolled.indicator(None, id).unwrap();
        assert_eq!(shown(&found.outcome), value, "{id}");
        let coverage = found.coverage;
        let found = [
            coverage.value,
            coverage.blank,
            coverage.not_applicable,
            coverage.no_report,
        ];
        assert_eq!(found, counts, "{id}");
    }
}

#[test]
fn ten_thousand_reports_of_one_agency_are_put_together() {
    let template = template();
    let plan = plan(&template);
    let one = report(&template.form, "r", &[("received", "2"), ("money", "3")]);
    let reports: Vec<Report> = (0..10_000)
        .map(|number| Report {
            id: format!("r{number}"),
            ..one.clone()
        })
        .collect();
    let merged = merged(&plan, &reports);
    check(merged.indicator(None, "cost"), "60000", 1);
}
