//! Periods: their days by the rule of the template, their names, which follows which.

use bao_cao_so::model::date::to_iso;
use bao_cao_so::model::period::{Anchor, PeriodKind, PeriodRule};
use bao_cao_so::text::period::{days, label};

/// A rule by Nghị định 09/2019/NĐ-CP: from the 15th before the period to the 14th of its last month.
fn rule(kind: PeriodKind, last_month: u8) -> PeriodRule {
    let anchor = |year, month, day| Anchor { year, month, day };
    PeriodRule { kind, from: anchor(-1, 12, 15), to: anchor(0, last_month, 14), source: None }
}

#[track_caller]
fn check(kind: PeriodKind, last_month: u8, index: u8, expected: &str) {
    let period = rule(kind, last_month).period(2021, index).unwrap();
    let text = format!("{}: {} {}, {}", label(&period), to_iso(period.from), to_iso(period.to), days(&period));
    assert_eq!(text, expected);
}

#[test]
fn figures_are_closed_on_the_day_of_the_rule() {
    check(PeriodKind::Year, 12, 1, "năm 2021: 2020-12-15 2021-12-14, 15/12/2020 – 14/12/2021");
    check(PeriodKind::Half, 6, 2, "6 tháng cuối năm 2021: 2021-06-15 2021-12-14, 15/6/2021 – 14/12/2021");
    check(PeriodKind::Quarter, 3, 1, "Quý I/2021: 2020-12-15 2021-03-14, 15/12/2020 – 14/3/2021");
    check(PeriodKind::Quarter, 3, 4, "Quý IV/2021: 2021-09-15 2021-12-14, 15/9/2021 – 14/12/2021");
    check(PeriodKind::Month, 1, 1, "tháng 1 năm 2021: 2020-12-15 2021-01-14, 15/12/2020 – 14/01/2021");
    check(PeriodKind::Month, 1, 12, "tháng 12 năm 2021: 2021-11-15 2021-12-14, 15/11/2021 – 14/12/2021");
}

#[test]
fn there_is_no_period_outside_its_year() {
    assert_eq!(rule(PeriodKind::Quarter, 3).period(2021, 0), None);
    assert_eq!(rule(PeriodKind::Quarter, 3).period(2021, 5), None);
    assert_eq!(rule(PeriodKind::Year, 12).period(1900, 1), None);
}

#[test]
fn a_period_follows_the_one_before_it_over_the_end_of_a_year() {
    let quarter = |year, index| rule(PeriodKind::Quarter, 3).period(year, index).unwrap();
    assert!(quarter(2022, 1).follows(&quarter(2021, 4)));
    assert!(quarter(2021, 3).follows(&quarter(2021, 2)));
    assert!(!quarter(2021, 3).follows(&quarter(2021, 1)));
    assert!(!quarter(2021, 1).follows(&rule(PeriodKind::Year, 12).period(2020, 1).unwrap()));
}
