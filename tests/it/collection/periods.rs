//! Collections of several periods: which is the one before, whose its reports are, the time since a year began, and how reports
//! came in.

use std::collections::BTreeMap;
use std::sync::Arc;

use bao_cao_so::collection::attribution::{AttributedRollUp, attribute};
use bao_cao_so::collection::intake::apply;
use bao_cao_so::collection::periods::{
    CollectionHead, SeriesGap, Span, longer_roll_up, previous_of, series,
};
use bao_cao_so::collection::timeline::{DayCount, timeline};
use bao_cao_so::collection::workspace::Workspace;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::collection::{Agency, Collection, Decision, DecisionKind, Subject};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::period::{Period, PeriodKind};
use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::roll_up::RollUp;

use super::{agency, collection, incoming, open, texts};
use crate::rollup::{check, compiled, quarter, report, shown};

fn head(id: &str, period: &Period, files: usize) -> CollectionHead {
    CollectionHead {
        id: id.to_owned(),
        template: compiled().form.id.clone(),
        period: period.clone(),
        files,
    }
}

fn of_period(period: Period) -> Collection {
    Collection {
        period,
        ..collection()
    }
}

#[test]
fn the_collection_before_is_of_the_template_and_the_period_before() {
    let own = of_period(quarter(2025, 2));
    let other_template = CollectionHead {
        template: "other".to_owned(),
        ..head("other", &quarter(2025, 1), 9)
    };
    let same_id = head(&own.id, &quarter(2025, 1), 9);
    let heads = [
        head("year-ago", &quarter(2024, 2), 9),
        other_template,
        same_id,
        head("empty", &quarter(2025, 1), 0),
        head("full", &quarter(2025, 1), 3),
    ];
    assert_eq!(
        previous_of(&own, &heads).map(|one| one.id.as_str()),
        Some("full")
    );
    assert_eq!(previous_of(&own, &heads[..3]), None);
    let first = of_period(quarter(2025, 1));
    let heads = [head("last", &quarter(2024, 4), 1)];
    assert_eq!(
        previous_of(&first, &heads).map(|one| one.id.as_str()),
        Some("last")
    );
}

#[test]
fn a_period_is_the_last_of_a_quarter_and_of_a_year_so_far() {
    let month = |index| Period {
        kind: PeriodKind::Month,
        index,
        ..quarter(2025, 1)
    };
    let year = Period {
        kind: PeriodKind::Year,
        ..quarter(2025, 1)
    };
    for (period, expected) in [
        (month(1), vec![Span::Period]),
        (month(3), vec![Span::Period, Span::Quarter, Span::Year]),
        (month(4), vec![Span::Period, Span::Year]),
        (month(12), vec![Span::Period, Span::Quarter, Span::Year]),
        (quarter(2025, 1), vec![Span::Period]),
        (quarter(2025, 4), vec![Span::Period, Span::Year]),
        (year, vec![Span::Period]),
    ] {
        assert_eq!(Span::of(&period), expected, "{period:?}");
    }
}

#[test]
fn what_is_missing_in_a_series_is_told_with_both_days() {
    let form = compiled().form;
    let day = |iso: &str| parse_iso(iso).unwrap();
    let own = of_period(quarter(2025, 3));
    let heads = [
        head("q2", &quarter(2025, 2), 1),
        head("q1", &quarter(2025, 1), 1),
    ];
    let found = series(&own, &form, &heads, Span::Year).unwrap();
    let ids: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["q1", "q2"]);
    assert_eq!(series(&own, &form, &heads, Span::Period), Ok(Vec::new()));
    let gap = |expected: &str, found: &str| {
        Err(SeriesGap {
            expected: Some(day(expected)),
            found: day(found),
        })
    };
    // The second quarter is missing, then the first.
    assert_eq!(
        series(&own, &form, &heads[1..], Span::Year),
        gap("2025-03-15", "2025-06-15")
    );
    let begins = bao_cao_so::model::period::rule_for(&form.periods, PeriodKind::Quarter)
        .and_then(|rule| rule.period(2025, 1))
        .unwrap();
    let expected = Err(SeriesGap {
        expected: Some(begins.from),
        found: day("2025-03-15"),
    });
    assert_eq!(series(&own, &form, &heads[..1], Span::Year), expected);
    // Days that do not meet.
    let late = Period {
        from: day("2025-03-20"),
        ..quarter(2025, 2)
    };
    let heads = [head("q1", &quarter(2025, 1), 1), head("q2", &late, 1)];
    assert_eq!(
        series(&own, &form, &heads, Span::Year),
        gap("2025-03-15", "2025-03-20")
    );
}

/// A report of an agency by its identifier for a period.
fn of(id: &str, identifier: &str, period: &Period, typed: &[(&str, &str)]) -> Report {
    let mut all = vec![("agency.identifier", identifier)];
    all.extend(typed);
    Report {
        period: period.clone(),
        ..report(&compiled().form, id, &all)
    }
}

/// A collection that is open with reports that it received.
fn taken(collection: &Collection, reports: &[Report]) -> Workspace {
    let files: Vec<_> = reports.iter().map(|one| incoming(&one.id, one)).collect();
    let collection = apply(collection, &files, &BTreeMap::new(), super::AT).unwrap();
    let form = compiled().form;
    let written: Vec<String> = reports
        .iter()
        .map(|one| encode_record(one, &form))
        .collect();
    open(collection, &texts(&written))
}

fn figure(rolled_up: &RollUp, address: &str) -> String {
    shown(
        &rolled_up
            .figure(&rolled_up.whole(), address)
            .unwrap()
            .outcome,
    )
}

#[test]
fn reports_of_merged_agencies_stand_under_the_one_that_they_became() {
    let (before, now) = (quarter(2025, 1), quarter(2025, 3));
    // Then two communes of their own lists, and one that is no more.
    let mut earlier = of_period(before.clone());
    earlier.agencies = vec![
        agency("dong", "H.03.1", "UBND xã Tân Hòa Đông"),
        agency("tay", "", "UBND xã Tân Hòa Tây"),
        agency("gone", "H.77", "Ban quản lý dự án"),
        Agency {
            group: "else".to_owned(),
            ..agency("construction", "H.01", "Sở XD")
        },
    ];
    let tay = [
        ("agency.name", "UBND xã Tân Hòa Tây"),
        ("agency.superior", "UBND tỉnh An Giang"),
        ("received", "30"),
    ];
    let earlier = taken(
        &earlier,
        &[
            of("1", "H.03.1", &before, &[("received", "12")]),
            of("2", "", &before, &tay),
            of("3", "H.77", &before, &[("received", "5")]),
            of("4", "H.01", &before, &[("received", "100")]),
        ],
    );
    assert_eq!(earlier.collection.submissions.len(), 4);
    let own = open(of_period(now), &BTreeMap::new());
    let found = attribute(&own, &earlier);
    let rolled_up = &found.rolled_up;
    let shares: Vec<(&str, &str)> = rolled_up
        .shares("received")
        .iter()
        .map(|one| (one.agency, one.group))
        .collect();
    assert_eq!(
        shares,
        [
            ("tan-hoa", "so"),
            ("not-listed/gone", "so"),
            ("xay-dung", "so")
        ]
    );
    assert_eq!(found.not_listed, ["Ban quản lý dự án"]);
    assert_eq!(figure(rolled_up, "received"), "147");
    let commune = rolled_up.shares("received").into_iter().next().unwrap();
    assert_eq!(commune.cell.number().unwrap().to_text(0), "42");
}

/// Id of a report, identifier of its agency, and what it states.
type Stated<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// Three quarters: science says nothing came in the second, health sends none in the first.
fn year() -> (Workspace, Vec<Arc<AttributedRollUp>>) {
    let of_quarter = |index, reports: &[Stated<'_>]| {
        let period = quarter(2025, index);
        let reports: Vec<Report> = reports
            .iter()
            .map(|(id, identifier, typed)| of(id, identifier, &period, typed))
            .collect();
        let mut own = of_period(period);
        own.agencies[1].identifier = "H.02".to_owned();
        taken(&own, &reports)
    };
    let first = of_quarter(
        1,
        &[
            (
                "a1",
                "H.01",
                &[("received", "10"), ("resolved", "10"), ("pending", "4")],
            ),
            (
                "b1",
                "H.02",
                &[("received", "7"), ("resolved", "7"), ("pending", "1")],
            ),
        ],
    );
    let second = of_quarter(
        2,
        &[
            (
                "a2",
                "H.01",
                &[("received", "20"), ("resolved", "5"), ("pending", "9")],
            ),
            (
                "d2",
                "H.04",
                &[("received", "1"), ("resolved", "1"), ("pending", "2")],
            ),
        ],
    );
    let mut decided = second.collection.clone();
    decided.decisions.insert(
        Subject::of_agency("khcn"),
        Decision {
            at: super::AT.to_owned(),
            kind: DecisionKind::NothingToReport {
                note: "x".to_owned(),
            },
        },
    );
    let second = second.changed(decided, []);
    let own = of_quarter(
        3,
        &[
            (
                "a3",
                "H.01",
                &[("received", "30"), ("resolved", "45"), ("pending", "6")],
            ),
            (
                "b3",
                "H.02",
                &[("received", "3"), ("resolved", "0"), ("pending", "8")],
            ),
            (
                "d3",
                "H.04",
                &[("received", "2"), ("resolved", "2"), ("pending", "5")],
            ),
        ],
    );
    let earlier = [&first, &second].map(|one| Arc::new(attribute(&own, one)));
    (own, earlier.to_vec())
}

#[test]
fn a_year_so_far_adds_what_happened_and_takes_what_there_is_at_its_end() {
    let (own, earlier) = year();
    let longer = longer_roll_up(&own, &earlier);
    let whole = longer.whole();
    // 10 + 20 + 30, 7 + nothing + 3, and what health states of its quarters.
    check(longer.figure(&whole, "received"), "73", 2);
    assert_eq!(
        longer.figure(&whole, "received").unwrap().coverage.partly,
        1
    );
    // At the end of the third quarter.
    check(longer.figure(&whole, "pending"), "19", 3);
    // 70 of 73, from summed parts; 67 of 70 of those that have both for the whole time.
    check(longer.indicator(None, "rate"), "7000/73", 2);
    let complete = longer.indicator(None, "rate").unwrap().complete;
    assert_eq!(shown(&complete.unwrap()), "670/7");
    check(longer.figure(&whole, "people"), "Kinds", 0);
    assert_eq!((whole.owing, whole.reported), (4, 3));
    // The number of an agency stands with its last report.
    let shares = longer.shares("received");
    assert_eq!(shares[0].reports, ["a3"]);
}

#[test]
fn periods_first_or_agencies_first_is_the_same() {
    let (own, earlier) = year();
    let longer = longer_roll_up(&own, &earlier[1..]);
    let second = &earlier[1].rolled_up;
    for address in ["received", "resolved"] {
        let of = |rolled_up: &RollUp, agency: &str| -> i64 {
            let mut shares = rolled_up.shares(address).into_iter();
            let found = shares.find(|one| one.agency == agency);
            found.map_or(0, |one| {
                one.cell.number().unwrap().to_text(0).parse().unwrap()
            })
        };
        for agency in ["xay-dung", "khcn", "y-te"] {
            assert_eq!(
                of(&longer, agency),
                of(second, agency) + of(own.rolled_up(), agency),
                "{agency} {address}"
            );
        }
    }
}

#[test]
fn reports_are_counted_by_the_day_on_which_the_first_of_an_agency_came() {
    let period = quarter(2025, 1);
    let at = |collection: &Collection, moment: &str, report: Report| {
        let files = [incoming(&report.id, &report)];
        apply(collection, &files, &BTreeMap::new(), moment).unwrap()
    };
    let empty = of_period(period.clone());
    assert_eq!(timeline(&empty).days, []);
    let one = at(
        &empty,
        "2025-03-19T23:30:00+07:00",
        of("a", "H.01", &period, &[("received", "1")]),
    );
    let two = at(
        &one,
        "2025-03-21T08:00:00+07:00",
        of("d", "H.04", &period, &[("received", "1")]),
    );
    // A later revision of the same agency is no agency more.
    let mut again = of("a", "H.01", &period, &[("received", "2")]);
    again.revision.number = 2;
    let three = at(&two, "2025-03-22T08:00:00+07:00", again);
    let found = timeline(&three);
    let day = |iso: &str, came, so_far| DayCount {
        day: parse_iso(iso).unwrap(),
        came,
        so_far,
    };
    assert_eq!(
        found.days,
        [day("2025-03-19", 1, 1), day("2025-03-21", 1, 2)]
    );
    assert_eq!((found.owing, found.in_time), (4, 1));
    assert_eq!(found.deadline, parse_iso("2025-03-20"));
}

#[test]
fn a_chart_has_each_day_of_a_short_time_and_only_days_with_reports_of_a_long_one() {
    let period = quarter(2025, 1);
    let report = of("a", "H.01", &period, &[("received", "1")]);
    let files = [incoming("a", &report)];
    let at = "2025-03-17T08:00:00+07:00";
    let full = apply(&of_period(period), &files, &BTreeMap::new(), at).unwrap();
    let drawn = |most| -> Vec<(String, usize, usize)> {
        let days = timeline(&full).drawn(most).into_iter();
        let told = days.map(|one| (one.day.to_string(), one.came, one.so_far));
        told.collect()
    };
    let day = |iso: &str, came, so_far| (iso.to_owned(), came, so_far);
    // Up to the deadline.
    let expected = [
        day("2025-03-17", 1, 1),
        day("2025-03-18", 0, 1),
        day("2025-03-19", 0, 1),
        day("2025-03-20", 0, 1),
    ];
    assert_eq!(drawn(4), expected);
    assert_eq!(drawn(3), [expected[0].clone(), expected[3].clone()]);
    let nothing = of_period(quarter(2025, 1));
    assert_eq!(timeline(&nothing).drawn(9).len(), 1);
}
