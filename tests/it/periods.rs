//! Periods: their days by the rule of the template, their names, which follows which, ranges from typed days.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::file_name::file_name;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::{encode, period_kind};
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::messages::vi::period::{
    days, label, of_year, off_usual_in, options, preview, remark_in, typed_range,
};
use bao_cao_so::model::date::{parse_iso, to_iso};
use bao_cao_so::model::period::{Anchor, Days, Period, PeriodKind, PeriodRule, rule_for};
use serde_json::{Value, json};

fn rule(kind: PeriodKind) -> PeriodRule {
    rule_for(&crate::shipped().built_in.periods, kind)
        .unwrap()
        .clone()
}

#[track_caller]
fn check(kind: PeriodKind, index: u8, expected: &str) {
    let period = rule(kind).period(2021, index).unwrap();
    let text = format!(
        "{}: {} {}, {}",
        label(&period),
        to_iso(period.from),
        to_iso(period.to),
        days(&period)
    );
    assert_eq!(text, expected);
}

#[test]
fn figures_are_closed_on_the_days_of_the_decree() {
    check(
        PeriodKind::Year,
        1,
        "năm 2021: 2020-12-15 2021-12-14, 15/12/2020 – 14/12/2021",
    );
    check(
        PeriodKind::Half,
        1,
        "6 tháng đầu năm 2021: 2020-12-15 2021-06-14, 15/12/2020 – 14/6/2021",
    );
    check(
        PeriodKind::Half,
        2,
        "6 tháng cuối năm 2021: 2021-06-15 2021-12-14, 15/6/2021 – 14/12/2021",
    );
    check(
        PeriodKind::Quarter,
        1,
        "Quý I/2021: 2020-12-15 2021-03-14, 15/12/2020 – 14/3/2021",
    );
    check(
        PeriodKind::Quarter,
        2,
        "Quý II/2021: 2021-03-15 2021-06-14, 15/3/2021 – 14/6/2021",
    );
    check(
        PeriodKind::Quarter,
        3,
        "Quý III/2021: 2021-06-15 2021-09-14, 15/6/2021 – 14/9/2021",
    );
    check(
        PeriodKind::Quarter,
        4,
        "Quý IV/2021: 2021-09-15 2021-12-14, 15/9/2021 – 14/12/2021",
    );
    check(
        PeriodKind::Month,
        1,
        "tháng 1 năm 2021: 2020-12-15 2021-01-14, 15/12/2020 – 14/01/2021",
    );
    check(
        PeriodKind::Month,
        3,
        "tháng 3 năm 2021: 2021-02-15 2021-03-14, 15/02/2021 – 14/3/2021",
    );
    check(
        PeriodKind::Month,
        12,
        "tháng 12 năm 2021: 2021-11-15 2021-12-14, 15/11/2021 – 14/12/2021",
    );
    check(
        PeriodKind::NineMonths,
        1,
        "9 tháng đầu năm 2021: 2020-12-15 2021-09-14, 15/12/2020 – 14/9/2021",
    );
}

#[test]
fn the_days_that_the_decree_sets_name_it_and_the_local_ones_do_not() {
    let sourced = |kind| rule(kind).source.as_deref() == Some("nd09-2019");
    for kind in [
        PeriodKind::Month,
        PeriodKind::Quarter,
        PeriodKind::Half,
        PeriodKind::Year,
    ] {
        assert!(sourced(kind), "{kind:?}");
    }
    assert!(!sourced(PeriodKind::NineMonths));
    assert_eq!(
        rule_for(&crate::shipped().built_in.periods, PeriodKind::Range),
        None
    );
}

#[test]
fn there_is_no_period_outside_its_year() {
    assert_eq!(rule(PeriodKind::Quarter).period(2021, 0), None);
    assert_eq!(rule(PeriodKind::Quarter).period(2021, 5), None);
    assert_eq!(rule(PeriodKind::Year).period(1900, 1), None);
}

#[test]
fn a_period_follows_the_one_before_it_over_the_end_of_a_year() {
    let quarter = |year, index| rule(PeriodKind::Quarter).period(year, index).unwrap();
    assert!(quarter(2022, 1).follows(&quarter(2021, 4)));
    assert!(quarter(2021, 3).follows(&quarter(2021, 2)));
    assert!(!quarter(2021, 3).follows(&quarter(2021, 1)));
    assert!(!quarter(2021, 1).follows(&rule(PeriodKind::Year).period(2020, 1).unwrap()));
    let range = |from, to| typed_range(from, to).unwrap();
    // Field case `prior-amount`: a range follows one that ended before it and is about as long.
    let later = range("01/01/2016", "31/12/2020");
    for (from, to, expected) in [
        ("01/01/2011", "31/12/2015", true),
        ("15/12/2010", "14/12/2015", true),
        ("01/01/2012", "31/12/2015", true),
        // They overlap, or are the same, or come later.
        ("01/01/2011", "01/01/2016", false),
        ("01/01/2016", "31/12/2020", false),
        ("01/01/2021", "31/12/2025", false),
        // Much shorter, and too long ago.
        ("01/10/2015", "31/12/2015", false),
        ("01/01/2001", "31/12/2005", false),
    ] {
        let earlier = range(from, to);
        assert_eq!(later.follows(&earlier), expected, "{from} {to}");
        assert!(!expected || later.may_follow(earlier.kind, earlier.year, earlier.index));
    }
    assert!(!later.follows(&rule(PeriodKind::Year).period(2015, 1).unwrap()));
    assert!(
        !rule(PeriodKind::Year)
            .period(2021, 1)
            .unwrap()
            .follows(&later)
    );
}

/// Field case: free ranges, at once where the days are typed.
#[test]
fn a_range_some_days_off_a_usual_period_is_told_beside_its_days_in_every_template_that_takes_ranges()
 {
    let mut asked = 0;
    for template in &crate::shipped().forms {
        if rule_for(&template.periods, PeriodKind::Range).is_none() {
            continue;
        }
        asked += 1;
        for (from, to, expected) in [
            (
                "01/12/2023",
                "29/02/2024",
                "Quý I/2024 (từ 15/12/2023 đến 14/3/2024, theo Nghị định số 09/2019/NĐ-CP)",
            ),
            (
                "01/12/2024",
                "28/02/2025",
                "Quý I/2025 (từ 15/12/2024 đến 14/3/2025",
            ),
            // Of the calendar from end to end: a month, a quarter, half a year, a year.
            (
                "01/01/2024",
                "31/01/2024",
                "tháng 1 năm 2024 (từ 15/12/2023 đến 14/01/2024",
            ),
            (
                "01/02/2024",
                "29/02/2024",
                "tháng 2 năm 2024 (từ 15/01/2024 đến 14/02/2024",
            ),
            ("01/12/2024", "31/12/2024", "tháng 12 năm 2024"),
            ("01/01/2024", "31/03/2024", "Quý I/2024"),
            ("01/10/2024", "31/12/2024", "Quý IV/2024"),
            ("01/01/2024", "30/06/2024", "6 tháng đầu năm 2024"),
            ("01/07/2024", "31/12/2024", "6 tháng cuối năm 2024"),
            ("01/01/2024", "30/09/2024", "9 tháng đầu năm 2024"),
            (
                "01/01/2024",
                "31/12/2024",
                "năm 2024 (từ 15/12/2023 đến 14/12/2024",
            ),
            ("15/12/2023", "14/03/2024", ""),
            ("15/12/2023", "14/12/2024", ""),
            ("01/01/2016", "31/12/2020", ""),
            ("25/12/2023", "05/01/2024", ""),
            ("20/02/2024", "20/08/2024", ""),
        ] {
            let period = typed_range(from, to).unwrap();
            let remark = off_usual_in(&period, template).unwrap_or_default();
            assert_eq!(
                remark.is_empty(),
                expected.is_empty(),
                "{} {from} {to}: {remark}",
                template.id
            );
            assert!(
                remark.contains(expected),
                "{} {from} {to}: {remark}",
                template.id
            );
        }
    }
    assert_eq!(asked, 3);
}

#[track_caller]
fn check_range(from: &str, to: &str, expected: &str) {
    let said = match typed_range(from, to) {
        Ok(period) => format!("{} [{}]", label(&period), period.year),
        Err(problem) => format!(
            "{}: {}",
            if problem.first { "from" } else { "to" },
            problem.text
        ),
    };
    assert!(said.starts_with(expected), "{from} - {to}: {said}");
}

#[test]
fn two_typed_days_make_a_range_or_a_sentence_about_the_day_to_put_right() {
    check_range("1/1/2016", "31/12/2020", "giai đoạn 2016 - 2020 [2020]");
    check_range("15/12/2015", "14/12/2020", "giai đoạn 2016 - 2020 [2020]");
    check_range("01/01/2018", "31/12/2018", "năm 2018 [2018]");
    check_range("15/12/2020", "14/12/2021", "năm 2021 [2021]");
    check_range(
        "01/01/2016",
        "31/3/2018",
        "giai đoạn từ 01/01/2016 đến 31/3/2018 [2018]",
    );
    check_range(
        "01/01/2016",
        "14/12/2020",
        "giai đoạn từ 01/01/2016 đến 14/12/2020 [2020]",
    );
    check_range(
        "05/6/2021",
        "05/6/2021",
        "giai đoạn từ 05/6/2021 đến 05/6/2021 [2021]",
    );
    check_range("", "", "from: Nhập ngày đầu");
    check_range("01/01/2016", " ", "to: Nhập ngày cuối");
    check_range("30/02/2016", "31/12/2020", "from: Ngày không có thật");
    check_range("01/01/1899", "31/12/2020", "from: Năm 1899");
    check_range("01/01/2016", "31/12/2200", "to: Năm 2200");
    check_range(
        "31/12/2020",
        "01/01/2016",
        "to: Ngày cuối 01/01/2016 đứng trước",
    );
}

#[test]
fn a_form_is_told_the_periods_of_a_kind_and_the_days_of_the_chosen_one() {
    let names = |kind| {
        options(kind)
            .into_iter()
            .map(|(index, name)| format!("{index} {name}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(PeriodKind::Quarter),
        ["1 Quý I", "2 Quý II", "3 Quý III", "4 Quý IV"]
    );
    assert_eq!(
        names(PeriodKind::Half),
        ["1 6 tháng đầu năm", "2 6 tháng cuối năm"]
    );
    assert_eq!(names(PeriodKind::Month).len(), 12);
    for kind in [PeriodKind::Year, PeriodKind::NineMonths, PeriodKind::Range] {
        assert!(names(kind).is_empty(), "{kind:?}");
    }
    let catalog = crate::shipped();
    let act = catalog
        .built_in
        .acts
        .iter()
        .find(|act| act.id == "nd09-2019");
    let year = of_year(&rule(PeriodKind::Year), " 2021 ", 1).unwrap();
    assert_eq!(
        preview(&year, act),
        "Báo cáo năm 2021; số liệu tính từ 15/12/2020 đến 14/12/2021 (theo Nghị định số 09/2019/NĐ-CP)."
    );
    assert_eq!(
        preview(&year, None),
        "Báo cáo năm 2021; số liệu tính từ 15/12/2020 đến 14/12/2021."
    );
    assert!(of_year(&rule(PeriodKind::Year), "21", 1).is_err());
}

/// The small template with its list of periods changed: the rules that come out, or the refusal.
fn rules(periods: &Value) -> Result<Vec<PeriodRule>, String> {
    let mut value: Value =
        serde_json::from_str(include_str!("../data/templates/small.json")).unwrap();
    value["periods"] = periods.clone();
    let decoded = decode_template(&value.to_string(), &crate::shipped().built_in);
    decoded
        .map(|one| one.form.periods.clone())
        .map_err(|refusal| format!("{refusal:?}"))
}

#[test]
fn a_template_takes_the_usual_days_of_a_kind_or_states_its_own() {
    let kinds = ["month", "quarter", "half", "nineMonths", "year", "range"];
    let all = rules(&kinds.iter().map(|kind| json!({ "kind": kind })).collect()).unwrap();
    assert_eq!(
        all.iter()
            .map(|rule| period_kind(rule.kind))
            .collect::<Vec<_>>(),
        kinds
    );
    for one in &all {
        assert_eq!(one.days.is_some(), one.kind != PeriodKind::Range);
    }
    assert_eq!(all[1], rule(PeriodKind::Quarter));
    let own = rules(
        &json!([{"kind": "year", "from": {"year": 0, "month": 1, "day": 1}, "to": {"year": 0, "month": 12, "day": 31}}]),
    );
    let anchor = |month, day| Anchor {
        year: 0,
        month,
        day,
    };
    let expected = PeriodRule {
        kind: PeriodKind::Year,
        days: Some(Days {
            from: anchor(1, 1),
            to: anchor(12, 31),
        }),
        source: None,
    };
    assert_eq!(own.unwrap(), [expected]);
    let local = rules(&json!([{"kind": "quarter", "source": "nd30-2020"}])).unwrap();
    assert_eq!(
        (local[0].days, local[0].source.as_deref()),
        (rule(PeriodKind::Quarter).days, Some("nd30-2020"))
    );
}

#[test]
fn a_rule_with_half_its_days_or_a_range_with_days_is_refused() {
    let first = json!({"year": 0, "month": 1, "day": 1});
    assert!(
        rules(&json!([{"kind": "year", "from": first}]))
            .unwrap_err()
            .contains("member: To")
    );
    assert!(
        rules(&json!([{"kind": "year", "to": first}]))
            .unwrap_err()
            .contains("member: From")
    );
    assert!(
        rules(&json!([{"kind": "range", "from": first, "to": first}]))
            .unwrap_err()
            .contains("DaysOfRange")
    );
    assert!(
        rules(&json!([{"kind": "week"}]))
            .unwrap_err()
            .contains("week")
    );
}

#[test]
fn a_range_travels_with_its_days_and_its_name() {
    let templates = &crate::shipped().forms;
    let mut sample = decode(SAMPLES[0].1, templates).unwrap();
    let day = |text| parse_iso(text).unwrap();
    sample.report.period = Period::range(day("2016-01-01"), day("2018-03-31")).unwrap();
    let text = encode(
        &sample.report,
        &sample.template,
        crate::rules(&sample.template),
        &assess(
            &sample.template,
            crate::rules(&sample.template),
            &sample.report,
            None,
        ),
    );
    let again = decode(&text, templates).unwrap();
    assert_eq!(
        (&again.report.period, again.remarks.len()),
        (&sample.report.period, 0)
    );
    assert_eq!(
        encode(
            &again.report,
            &again.template,
            crate::rules(&again.template),
            &assess(
                &again.template,
                crate::rules(&again.template),
                &again.report,
                None
            )
        ),
        text
    );
    let mut value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        value["period"]["label"],
        "giai đoạn từ 01/01/2016 đến 31/3/2018"
    );
    assert_eq!(
        file_name(&again.report, "json"),
        "bao-cao_so-xay-dung_2016-01-01_2018-03-31_r1.json"
    );
    value["period"]["year"] = json!(2021);
    assert!(
        decode(&value.to_string(), templates).is_err(),
        "the year of a range is one of its own"
    );
}

#[test]
fn a_period_that_has_not_begun_is_told_beside_the_choice() {
    let template = crate::shipped().form("ket-qua-ke-hoach").unwrap();
    let told = |kind, year, index, today: &str| {
        let rule = rule_for(&template.periods, kind).unwrap();
        let period = rule.period(year, index).unwrap();
        remark_in(&period, &template, parse_iso(today)).unwrap_or_default()
    };
    let expected = "Hôm nay kỳ này chưa bắt đầu (bắt đầu từ 15/12/2030). Kiểm tra lại năm.";
    assert!(told(PeriodKind::Year, 2031, 1, "2026-11-29").ends_with(expected));
    assert!(told(PeriodKind::Quarter, 2031, 1, "2030-12-14").ends_with(expected));
    for (year, today) in [
        (2031, "2030-12-15"),
        (2026, "2026-11-29"),
        (2016, "2026-11-29"),
        (2031, ""),
    ] {
        let told = told(PeriodKind::Year, year, 1, today);
        assert_eq!(told, "");
    }
}
