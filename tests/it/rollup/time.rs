//! Periods put together, values that stand out and values that jumped.

use bao_cao_so::model::date::{parse_iso, parse_moment};
use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::cell::Cell;
use bao_cao_so::rollup::contribution::Contribution;
use bao_cao_so::rollup::outliers::{Scale, jumps, outliers, usual_threshold};
use bao_cao_so::rollup::over_time::{PeriodGap, over_time, span};
use bao_cao_so::rollup::roll_up::roll_up;

use super::{compiled, fraction, owing, plan, quarter, report, rolled};

fn quarters(typed: &[&[(&str, &str)]]) -> Vec<Report> {
    let form = compiled().form;
    let of = |(at, typed): (usize, &&[(&str, &str)])| report(&form, &format!("q{at}"), typed);
    typed.iter().enumerate().map(of).collect()
}

#[track_caller]
fn check(whole: &Contribution, address: &str, expected: &str) {
    let plan = plan();
    let found = match whole.figure(&plan, address).unwrap() {
        Cell::Value(number) => fraction(number),
        Cell::Partly(number) => format!("Partly {}", fraction(number)),
        other => format!("{other:?}"),
    };
    assert_eq!(found, expected, "{address}");
}

#[test]
fn flows_add_and_stocks_are_those_of_the_end() {
    let plan = plan();
    let quarters = quarters(&[
        &[
            ("received", "10"),
            ("resolved", "8"),
            ("opening", "2"),
            ("pending", "4"),
            ("people", "5"),
            ("money", "1,5"),
            ("staff.degree.full", "3"),
        ],
        &[
            ("received", "20"),
            ("resolved", "19"),
            ("opening", "4"),
            ("pending", "5"),
            ("people", "6"),
            ("money", "-"),
            ("staff.degree.full", "4"),
        ],
    ]);
    let own: Vec<Contribution> = quarters
        .iter()
        .map(|one| Contribution::of(&plan, one, None))
        .collect();
    let whole = over_time(&plan, &[Some(&own[0]), Some(&own[1])]).unwrap();
    check(&whole, "received", "30");
    check(&whole, "resolved", "27");
    check(&whole, "opening", "2");
    check(&whole, "pending", "5");
    check(&whole, "people", "Undefined(Kinds)");
    check(&whole, "money", "1.5");
    check(&whole, "staff.degree.full", "4");
    // What came in and what was carried over at the beginning: 30 + 2, and 27 of those.
    let mut rolled = roll_up(&plan, &[owing("a", "g")], &[]);
    rolled.put("a", whole);
    super::check(rolled.indicator(None, "load"), "32", 1);
    super::check(rolled.indicator(None, "loadRate"), "84.375", 1);
    super::check(rolled.indicator(None, "rate"), "90", 1);
    let totals = rolled.whole();
    super::check(rolled.figure(&totals, "people"), "Kinds", 0);
}

#[test]
fn a_period_without_a_report_leaves_a_flow_that_is_known_in_part() {
    let plan = plan();
    let quarters = quarters(&[&[
        ("received", "10"),
        ("opening", "2"),
        ("pending", "4"),
        ("firewall", "soft"),
    ]]);
    let own = Contribution::of(&plan, &quarters[0], None);
    let whole = over_time(&plan, &[Some(&own), None]).unwrap();
    check(&whole, "received", "Partly 10");
    check(&whole, "opening", "2");
    check(&whole, "pending", "Blank");
    let whole = over_time(&plan, &[None, Some(&own)]).unwrap();
    check(&whole, "opening", "Blank");
    check(&whole, "pending", "4");
    assert_eq!(over_time(&plan, &[None, None]), None);
    assert_eq!(over_time(&plan, &[]), None);
}

#[test]
fn years_of_agencies_add_to_the_year_of_all() {
    // Over agencies first or over periods first: the same.
    let plan = plan();
    let mut chance = crate::chance::Chance(7);
    let mut own = Vec::new();
    for agency in 0..6 {
        let mut periods = Vec::new();
        for period in 0..4 {
            let (received, pending) =
                (chance.below(900).to_string(), chance.below(900).to_string());
            let form = compiled().form;
            let typed = [
                ("received", received.as_str()),
                ("pending", pending.as_str()),
            ];
            let report = report(&form, &format!("{agency}-{period}"), &typed);
            periods.push(Contribution::of(&plan, &report, None));
        }
        own.push(periods);
    }
    let agencies: Vec<_> = (0..6)
        .map(|agency| owing(&agency.to_string(), "g"))
        .collect();
    let mut year = roll_up(&plan, &agencies, &[]);
    for (agency, periods) in own.iter().enumerate() {
        let periods: Vec<Option<&Contribution>> = periods.iter().map(Some).collect();
        year.put(&agency.to_string(), over_time(&plan, &periods).unwrap());
    }
    let (mut flow, mut stock) = (0, 0);
    for period in 0..4 {
        let mut of_period = roll_up(&plan, &agencies, &[]);
        for (agency, periods) in own.iter().enumerate() {
            of_period.put(&agency.to_string(), periods[period].clone());
        }
        let whole = of_period.whole();
        let number = |address: &str| -> i64 {
            super::shown(&of_period.figure(&whole, address).unwrap().outcome)
                .parse()
                .unwrap()
        };
        flow += number("received");
        stock = number("pending");
    }
    let whole = year.whole();
    super::check(year.figure(&whole, "received"), &flow.to_string(), 6);
    super::check(year.figure(&whole, "pending"), &stock.to_string(), 6);
}

#[test]
fn periods_follow_one_another_without_a_day_between() {
    let day = |iso: &str| parse_iso(iso).unwrap();
    let year: Vec<_> = (1..=4).map(|index| quarter(2025, index)).collect();
    assert_eq!(span(&year), Ok((day("2024-12-15"), day("2025-12-14"))));
    assert_eq!(span(&year[..2]), Ok((day("2024-12-15"), day("2025-06-14"))));
    assert_eq!(span(&[]), Err(PeriodGap::NoPeriod));
    let (first, third) = (quarter(2025, 1), quarter(2025, 3));
    let gap = |found: &str| PeriodGap::Between {
        earlier: 0,
        expected: day("2025-03-15"),
        found: day(found),
    };
    assert_eq!(span(&[first.clone(), third]), Err(gap("2025-06-15")));
    assert_eq!(span(&[first.clone(), first]), Err(gap("2024-12-15")));
}

fn with_values(values: &[&str]) -> Vec<Report> {
    let form = compiled().form;
    let of = |(at, value): (usize, &&str)| match *value {
        "" => report(&form, &format!("a{at:02}"), &[]),
        value => report(&form, &format!("a{at:02}"), &[("received", value)]),
    };
    values.iter().enumerate().map(of).collect()
}

#[test]
fn a_value_stands_out_by_its_distance_from_the_median() {
    // By hand: median 12, distances 2 1 0 0 1 2 88, MAD 1; 0.6745 × 88.
    let reports = with_values(&["10", "11", "12", "12", "13", "14", "100", ""]);
    let rolled = rolled(&plan(), &reports);
    let shares = rolled.shares("received");
    let found = outliers(&shares, &usual_threshold().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(fraction(&found.median), "12");
    assert_eq!(
        (fraction(&found.distance), found.scale),
        ("1".to_owned(), Scale::MedianDistance)
    );
    let of: Vec<(&str, String)> = found
        .outliers
        .iter()
        .map(|one| (one.share.agency, fraction(&one.score)))
        .collect();
    assert_eq!(of, [("a06", "59.356".to_owned())]);
}

#[test]
fn where_most_values_are_one_the_mean_distance_measures() {
    let reports = with_values(&["5", "5", "5", "5", "5", "5", "5", "20"]);
    let rolled = rolled(&plan(), &reports);
    let found = outliers(&rolled.shares("received"), &usual_threshold().unwrap())
        .unwrap()
        .unwrap();
    assert_eq!(
        (fraction(&found.distance), found.scale),
        ("1.875".to_owned(), Scale::MeanDistance)
    );
    // 15 / (1.253314 × 1.875) = 6.38…
    assert_eq!(found.outliers[0].score.to_text(2), "6.38");
}

#[test]
fn few_values_or_equal_ones_have_no_outlier() {
    for values in [&["1", "1", "1", "900"][..], &["7"; 9]] {
        let reports = with_values(values);
        let rolled = rolled(&plan(), &reports);
        let found = outliers(&rolled.shares("received"), &usual_threshold().unwrap());
        assert_eq!(found, Ok(None), "{values:?}");
    }
}

#[test]
fn jumps_are_told_with_both_numbers() {
    let now = with_values(&["150", "99", "0", "7", "40", ""]);
    let before = with_values(&["100", "100", "80", "0", "", "3"]);
    let (now, before) = (rolled(&plan(), &now), rolled(&plan(), &before));
    let found = jumps(
        &now.shares("received"),
        &before.shares("received"),
        &50.into(),
    )
    .unwrap();
    let of: Vec<(&str, Option<String>)> = found
        .iter()
        .map(|one| (one.share.agency, one.percent.as_ref().map(fraction)))
        .collect();
    assert_eq!(
        of,
        [
            ("a03", None),
            ("a02", Some("-100".to_owned())),
            ("a00", Some("50".to_owned())),
        ]
    );
}

#[test]
fn moments_of_several_zones_compare() {
    for (text, expected) in [
        ("1970-01-01T00:00:00Z", Some(0)),
        ("1970-01-01T07:00:00+07:00", Some(0)),
        ("1969-12-31T19:00:00-05:00", Some(0)),
        ("2025-03-20T08:00:00.250+07:00", Some(1_742_432_400)),
        ("2025-03-20T08:00+07:00", Some(1_742_432_400)),
        ("2025-03-20", None),
        ("2025-02-30T08:00:00Z", None),
        ("2025-03-20T25:00:00Z", None),
        ("2025-03-20T8:00:00Z", None),
        ("2025-03-20T08:00:00", None),
        ("ngày 20 tháng 3", None),
        ("2025-03-20T08:00:00+7", None),
        ("", None),
    ] {
        assert_eq!(parse_moment(text), expected, "{text}");
    }
}
