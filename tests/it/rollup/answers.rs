//! Answers that are no numbers: counted by option, listed, or the latest of them.

use bao_cao_so::model::answer::Answer;
use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::answers::{latest, list};
use bao_cao_so::rollup::contribution::{Chosen, Contribution};
use bao_cao_so::rollup::over_time::over_time;
use bao_cao_so::rollup::roll_up::{Attributed, RollUp, roll_up};

use super::{attributed, compiled, fraction, owing, plan, report, rolled};

fn reports() -> Vec<Report> {
    let form = compiled().form;
    let mut reports = vec![
        report(
            &form,
            "a",
            &[
                ("firewall", "soft"),
                ("hasLan", "yes"),
                ("proposals", "Một\nHai"),
                ("standard", "9001:2015"),
            ],
        ),
        report(
            &form,
            "b",
            &[
                ("firewall", "-"),
                ("hasLan", "no"),
                ("standard", "9001:2008"),
            ],
        ),
        report(
            &form,
            "c",
            &[("firewall", "soft"), ("hasLan", "no"), ("proposals", "Ba")],
        ),
        report(&form, "d", &[]),
    ];
    reports[1].changed = "2025-03-19T08:00:00+07:00".to_owned();
    reports
}

#[test]
fn options_are_counted() {
    let reports = reports();
    let rolled = rolled(&plan(), &reports);
    let whole = rolled.whole();
    let firewall = rolled.distribution(&whole, "firewall").unwrap();
    assert_eq!(firewall.counts, [2, 0]);
    let coverage = firewall.coverage;
    assert_eq!(
        (coverage.value, coverage.blank, coverage.not_applicable),
        (2, 1, 1)
    );
    assert_eq!(
        rolled.distribution(&whole, "hasLan").unwrap().counts,
        [1, 2]
    );
    assert_eq!(rolled.distribution(&whole, "received"), None);
    assert_eq!(
        rolled.choices_by_agency("firewall"),
        [
            ("a", Chosen::Option(0)),
            ("b", Chosen::NotApplicable),
            ("c", Chosen::Option(0)),
            ("d", Chosen::Blank),
        ]
    );
}

#[test]
fn words_are_listed_in_the_order_of_the_agencies() {
    let reports = reports();
    let form = compiled().form;
    let agencies = ["c", "a", "b"].map(|one| owing(one, "g"));
    let listed = list(&form, &agencies, &attributed(&reports), "proposals");
    let words: Vec<(&str, &Answer)> = listed.iter().map(|one| (one.agency, one.answer)).collect();
    let text = |words: &str| Answer::Text(words.to_owned());
    assert_eq!(words, [("c", &text("Ba")), ("a", &text("Một\nHai"))]);
}

#[test]
fn what_all_state_alike_is_that_of_the_latest_report_that_states_it() {
    let reports = reports();
    let form = compiled().form;
    let agencies = ["b", "a", "d"].map(|one| owing(one, "g"));
    let found = latest(&form, &agencies, &attributed(&reports), "standard").unwrap();
    assert_eq!(
        (found.agency, found.answer),
        ("a", &Answer::Text("9001:2015".to_owned()))
    );
    assert_eq!(
        latest(&form, &agencies[2..], &attributed(&reports), "standard"),
        None
    );
}

#[test]
fn a_blank_is_not_later_than_a_number() {
    let form = compiled().form;
    let mut stated = report(&form, "r", &[("communes", "100"), ("received", "5")]);
    let mut blank = report(&form, "s", &[("received", "10")]);
    let other = report(&form, "t", &[("communes", "90")]);
    stated.changed = "2025-03-21T08:00:00+07:00".to_owned();
    blank.changed = "2025-03-22T08:00:00+07:00".to_owned();
    let plan = plan();
    let latest = |rolled: &RollUp| rolled.latest(None, "communes").number().map(fraction);
    let hundred = Some("100".to_owned());
    // Of two agencies that were merged the later one left it blank.
    let of_one = [
        Attributed::new("a", &stated),
        Attributed::new("a", &blank),
        Attributed::new("b", &other),
    ];
    let agencies = ["a", "b"].map(|one| owing(one, "g"));
    let merged = roll_up(&plan, &agencies, &of_one);
    assert_eq!(latest(&merged), hundred);
    // By the agency itself too: 15 of 100.
    let own = merged.indicator_by_agency("perCommune");
    assert_eq!(own[0].cell.number().map(fraction), Some("0.15".to_owned()));
    // Of two periods the last did.
    let periods = [&stated, &blank].map(|one| Contribution::of(&plan, one, None));
    let mut rolled = roll_up(&plan, &agencies, &[Attributed::new("b", &other)]);
    rolled.put(
        "a",
        over_time(&plan, &[Some(&periods[0]), Some(&periods[1])]).unwrap(),
    );
    assert_eq!(latest(&rolled), hundred);
}

#[test]
fn a_section_that_a_report_leaves_out_does_not_apply() {
    let form = compiled().form;
    let mut out = report(&form, "a", &[("apps", "5")]);
    out.included.clear();
    let reports = [
        out,
        report(&form, "b", &[("apps", "2")]),
        report(&form, "c", &[]),
    ];
    let rolled = rolled(&plan(), &reports);
    let whole = rolled.whole();
    let apps = rolled.figure(&whole, "apps").unwrap();
    assert_eq!(super::shown(&apps.outcome), "2");
    let coverage = apps.coverage;
    assert_eq!(
        (coverage.value, coverage.blank, coverage.not_applicable),
        (1, 1, 1)
    );
    let agencies = ["a", "b"].map(|one| owing(one, "g"));
    assert_eq!(
        list(&form, &agencies, &attributed(&reports), "apps").len(),
        1
    );
}
