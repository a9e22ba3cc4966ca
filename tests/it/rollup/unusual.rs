//! Values that stand out or changed much, over all numbers of a roll-up, and how values are spread.

use bao_cao_so::model::exact::Exact;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::PreviousChange;
use bao_cao_so::rollup::bars::{
    BarChoice, MOST_BARS, bar_choices, bars, bars_on_paper, drawn_on_paper, first_drawn,
};
use bao_cao_so::rollup::histogram::histogram;
use bao_cao_so::rollup::outliers::usual_threshold;
use bao_cao_so::rollup::ranking::{First, TargetCount, rank, target_counts};
use bao_cao_so::rollup::roll_up::{Owing, RollUp, roll_up};
use bao_cao_so::rollup::unusual::{Among, Unusual, change_asked_about, usual_change};
use serde_json::json;

use super::{attributed, changed, compiled, fraction, owing, plan, report, rolled};

/// Agencies `a00`, `a01` ... with what came in and what was resolved; an empty text is a blank.
fn reports(values: &[(&str, &str)]) -> Vec<Report> {
    let form = compiled().form;
    let one = |(at, (received, resolved)): (usize, &(&str, &str))| {
        let typed = [("received", *received), ("resolved", *resolved)];
        let typed: Vec<(&str, &str)> = typed
            .into_iter()
            .filter(|(_, one)| !one.is_empty())
            .collect();
        report(&form, &format!("a{at:02}"), &typed)
    };
    values.iter().enumerate().map(one).collect()
}

fn look(rolled_up: &RollUp) -> Unusual {
    look_among(rolled_up, Among::Group)
}

fn look_among(rolled_up: &RollUp, among: Among) -> Unusual {
    let mut found = Unusual::default();
    for row in rolled_up.plan().sheet().iter().flat_map(|one| &one.rows) {
        found.look_at(rolled_up, row, among, &usual_threshold().unwrap());
    }
    found.sort();
    found
}

#[test]
fn every_number_and_every_indicator_is_looked_at_the_farthest_first() {
    let reports = reports(&[
        ("10", "9"),
        ("11", "10"),
        ("12", "11"),
        ("12", "11"),
        ("13", "12"),
        ("14", "13"),
        // By hand: median 12, MAD 1, 0.6745 × 88.
        ("100", "12"),
    ]);
    let found = look(&rolled(&plan(), &reports));
    let told: Vec<(&str, &str)> = found
        .values
        .iter()
        .map(|one| (one.place.address.as_str(), one.place.agency.as_str()))
        .collect();
    // Who received a hundred resolved 12 % of them; the sum of what is to be resolved needs what was carried over, which is blank.
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().all(|(_, agency)| *agency == "a06"), "{told:?}");
    let received = found
        .values
        .iter()
        .find(|one| one.place.address == "received")
        .unwrap();
    assert_eq!(fraction(&received.score), "59.356");
    assert_eq!(fraction(&received.median), "12");
    assert_eq!(received.values, 7);
    assert_eq!(received.place.report.as_deref(), Some("a06"));
    // 3.5 × 1 / 0.6745 on both sides of 12.
    assert_eq!(received.usual.0.to_text(4), "6.8110");
    assert_eq!(received.usual.1.to_text(4), "17.1890");
    let scores: Vec<Exact> = found.values.iter().map(|one| one.score.abs()).collect();
    assert!(scores.is_sorted_by(|one, other| one >= other));
    assert_eq!((found.compared, found.too_few, found.alike), (4, 0, 0));
}

#[test]
fn each_group_is_measured_by_itself_and_what_cannot_be_measured_is_counted() {
    let reports = reports(&[
        ("1", ""),
        ("1", ""),
        ("1", ""),
        ("1", ""),
        ("900", ""),
        ("900", ""),
        ("900", ""),
        ("900", ""),
        ("900", ""),
    ]);
    let groups: Vec<Owing> = reports
        .iter()
        .enumerate()
        .map(|(at, one)| owing(&one.id, if at < 4 { "few" } else { "alike" }))
        .collect();
    let apart = roll_up(&plan(), &groups, &attributed(&reports));
    let found = look(&apart);
    assert_eq!(found.values, []);
    assert_eq!((found.compared, found.too_few, found.alike), (1, 1, 1));
    // All against each other: the median is 900, and most are just there, so that the mean distance measures.
    let found = look_among(&apart, Among::All);
    assert_eq!((found.compared, found.too_few, found.alike), (1, 0, 0));
    assert_eq!(found.values, []);
}

#[test]
fn agencies_of_small_groups_can_be_held_against_all() {
    let values = ["10", "11", "12", "12", "13", "14", "100"].map(|value| (value, ""));
    let reports = reports(&values);
    let groups = reports.iter().map(|one| owing(&one.id, &one.id));
    let apart = roll_up(&plan(), &groups.collect::<Vec<_>>(), &attributed(&reports));
    assert_eq!(look(&apart).too_few, 7);
    let found = look_among(&apart, Among::All);
    assert_eq!(found.values.len(), 1);
    let place = &found.values[0].place;
    assert_eq!(
        (place.agency.as_str(), place.group.as_str()),
        ("a06", "a06")
    );
}

#[test]
fn a_change_is_told_when_it_reaches_the_threshold_in_per_cent_and_in_units() {
    let now = reports(&[
        ("150", "15"),
        ("149", "15"),
        ("0", ""),
        ("9", ""),
        ("12", ""),
        ("", ""),
    ]);
    let before = reports(&[
        ("100", "10"),
        ("100", "15"),
        ("80", ""),
        ("0", ""),
        ("0", ""),
        ("3", ""),
    ]);
    let (now, before) = (rolled(&plan(), &now), rolled(&plan(), &before));
    let row = |address: &str| now.plan().sheet_row(address).unwrap();
    let mut found = Unusual::default();
    found.look_back((&now, &before), &row("received"), usual_change());
    found.sort();
    // The last one states nothing now.
    assert_eq!(found.in_both.len(), 5);
    let told: Vec<(&str, Option<String>)> = found
        .changes
        .iter()
        .map(|one| {
            (
                one.place.agency.as_str(),
                one.change.as_ref().map(|one| one.figure()),
            )
        })
        .collect();
    let figure = |text: &str| Some(text.to_owned());
    // 149 is below half as much more, 9 after nothing below ten units.
    assert_eq!(
        told,
        [
            ("a04", None),
            ("a02", figure("100%")),
            ("a00", figure("50%"))
        ]
    );
    // A percentage in points too: 10 % after 15 %, and 10.07 % after 15 %.
    let mut found = Unusual::default();
    let least = PreviousChange {
        percent: 30,
        least: 4.into(),
    };
    found.look_back((&now, &before), &row("rate"), least);
    let points: Vec<String> = found
        .changes
        .iter()
        .filter_map(|one| one.points.as_ref())
        .map(|one| one.figure())
        .collect();
    assert_eq!(points, ["4,93"]);
}

#[test]
fn the_threshold_of_a_template_is_the_one_that_it_asks_officers_by() {
    assert_eq!(change_asked_about(&plan()), None);
    let template = changed(|template| {
        template["previousChange"] = json!({ "percent": 20, "least": 5 });
    });
    let plan = bao_cao_so::rollup::compile_plan::compile_plan(&template.form, &template.rules);
    let asked = change_asked_about(&plan).unwrap();
    assert_eq!((asked.percent, asked.least), (20, 5.into()));
}

#[test]
fn who_reaches_a_target_is_counted_by_group_and_adds_to_the_whole() {
    let reports = reports(&[("100", "90"), ("100", "89"), ("10", "10"), ("10", "")]);
    let groups = [
        owing("a00", "so"),
        owing("a01", "so"),
        owing("a02", "xa"),
        owing("a03", "xa"),
        owing("a04", "xa"),
    ];
    let rolled_up = roll_up(&plan(), &groups, &attributed(&reports));
    let counts = target_counts(&rolled_up);
    let count = |owing, reached, missed| TargetCount {
        owing,
        reached,
        missed,
    };
    assert_eq!(counts.of("rate", None), Some(count(5, 2, 1)));
    assert_eq!(counts.of("rate", Some("so")), Some(count(2, 1, 1)));
    assert_eq!(counts.of("rate", Some("xa")), Some(count(3, 1, 0)));
    assert_eq!(counts.of("rate", Some("xa")).unwrap().without_value(), 2);
    assert_eq!(counts.of("load", None), None);
}

#[test]
fn any_number_can_be_put_in_order_against_a_level_of_ones_own() {
    let reports = reports(&[("7", ""), ("30", ""), ("", ""), ("30", "")]);
    let rolled_up = rolled(&plan(), &reports);
    let found = rank(
        rolled_up.shares("received"),
        None,
        First::Largest,
        Some(&10.into()),
    );
    let told: Vec<(usize, &str, Option<bool>)> = found
        .ranked
        .iter()
        .map(|one| (one.rank, one.share.agency, one.reached))
        .collect();
    assert_eq!(
        told,
        [
            (1, "a01", Some(true)),
            (1, "a03", Some(true)),
            (3, "a00", Some(false))
        ]
    );
    assert_eq!((found.reached, found.without_value.len()), (2, 1));
}

#[test]
fn as_many_bars_are_drawn_as_can_be_read() {
    use BarChoice::{Agencies, Groups, Largest, Smallest};
    assert_eq!(bar_choices(60, 1, MOST_BARS), [Agencies]);
    assert_eq!(bar_choices(60, 3, MOST_BARS), [Agencies, Groups]);
    assert_eq!(
        bar_choices(3_300, 34, MOST_BARS),
        [Groups, Largest, Smallest]
    );
    assert_eq!(bar_choices(3_300, 1, MOST_BARS), [Largest, Smallest]);
    assert_eq!(bar_choices(3_300, 61, MOST_BARS), [Largest, Smallest]);
    let values: Vec<String> = (0..70).map(|value| value.to_string()).collect();
    let reports: Vec<(&str, &str)> = values.iter().map(|one| (one.as_str(), "")).collect();
    let rolled_up = rolled(&plan(), &self::reports(&reports));
    let row = rolled_up.plan().sheet_row("received").unwrap();
    let target = Exact::from(68);
    let drawn = |choice| bars(&rolled_up, &row, None, choice, Some(&target));
    let largest = drawn(Largest);
    assert_eq!((largest.len(), largest[0].agency), (20, Some("a69")));
    let reached: Vec<Option<bool>> = largest[..3].iter().map(|bar| bar.reached).collect();
    assert_eq!(reached, [Some(true), Some(true), Some(false)]);
    assert_eq!(drawn(Smallest)[0].agency, Some("a00"));
    // Of groups the total.
    let groups = drawn(Groups);
    assert_eq!(
        (groups.len(), groups[0].agency, groups[0].group),
        (1, None, "g")
    );
    assert_eq!(fraction(&groups[0].value), "2415");
    assert_eq!(first_drawn(&rolled_up).unwrap().address, "received");
    // A page of paper has less room than the screen.
    let (whose, drawn) = bars_on_paper(&rolled_up, &row, Some(&target));
    assert_eq!((whose, drawn.len()), (Largest, 20));
    assert!(
        drawn_on_paper(&rolled_up, |_| true).is_empty(),
        "no indicator there has a value"
    );
}

#[test]
fn on_paper_stand_indicators_with_a_target_else_the_first_of_each_section() {
    let rolled_up = rolled(&plan(), &reports(&[("10", "5"), ("20", "20")]));
    let drawn = |targets: &[&str]| -> Vec<String> {
        let rows = drawn_on_paper(&rolled_up, |address| targets.contains(&address));
        rows.into_iter().map(|row| row.address).collect()
    };
    assert_eq!(drawn(&["rate"]), ["rate"]);
    // One of which nobody has a value is not drawn, target or not.
    assert_eq!(drawn(&["load"]), drawn(&[]));
    assert_eq!(drawn(&[]), ["rate"]);
}

#[track_caller]
fn bins(values: &[&str], expected: &[(&str, &str, usize)]) {
    let number = |text: &&str| {
        let text = text.replace(',', ".");
        Exact::from(text.parse::<rust_decimal::Decimal>().unwrap())
    };
    let values: Vec<Exact> = values.iter().map(number).collect();
    let found = histogram(&values).unwrap();
    let found: Vec<(String, String, usize)> = found
        .iter()
        .map(|bin| (fraction(&bin.from), fraction(&bin.to), bin.count))
        .collect();
    let expected: Vec<(String, String, usize)> = expected
        .iter()
        .map(|(from, to, count)| ((*from).to_owned(), (*to).to_owned(), *count))
        .collect();
    assert_eq!(found, expected, "{values:?}");
}

#[test]
fn bins_have_round_bounds_and_hold_every_value_once() {
    bins(&[], &[]);
    bins(&["7", "7"], &[("7", "7", 2)]);
    bins(
        &["0", "1", "2", "3"],
        &[("0", "1", 1), ("1", "2", 1), ("2", "3", 2)],
    );
    bins(
        &["12", "13", "17", "25", "31", "40"],
        &[("10", "20", 3), ("20", "30", 1), ("30", "40", 2)],
    );
    bins(
        &["-3", "4"],
        &[
            ("-4", "-2", 1),
            ("-2", "0", 0),
            ("0", "2", 0),
            ("2", "4", 1),
        ],
    );
    bins(
        &["98.25", "99.5", "99.75", "100"],
        &[
            ("98", "98.5", 1),
            ("98.5", "99", 0),
            ("99", "99.5", 0),
            ("99.5", "100", 3),
        ],
    );
    // 0.005 to 1000: one far value does not make thousands of bins.
    bins(&["0.005", "1000"], &[("0", "500", 1), ("500", "1000", 1)]);
}

#[test]
fn there_are_never_more_bins_than_can_be_read() {
    let mut chance = crate::chance::Chance(3);
    for _ in 0..200 {
        let count = chance.below(300) + 1;
        let largest = chance.below(100_000) + 1;
        let values: Vec<Exact> = (0..count)
            .map(|_| Exact::from(u32::try_from(chance.below(largest)).unwrap()))
            .collect();
        let found = histogram(&values).unwrap();
        assert!(found.len() <= 21, "{}", found.len());
        let all: usize = found.iter().map(|bin| bin.count).sum();
        assert_eq!(all, values.len());
        for value in &values {
            assert!(
                found
                    .iter()
                    .any(|bin| bin.from <= *value && *value <= bin.to)
            );
        }
    }
}
