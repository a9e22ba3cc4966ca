//! What holds of every roll-up, over reports from a seed: the order of reports does not matter, groups add to the whole, a
//! roll-up of roll-ups is the roll-up, one report more is what all together are, the parts of agencies add to the number.

use bao_cao_so::formula::outcome::{Outcome, Value};
use bao_cao_so::model::exact::Exact;
use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::contribution::Contribution;
use bao_cao_so::rollup::roll_up::{Attributed, Owing, RollUp, roll_up};
use bao_cao_so::template::form::Form;

use super::{attributed, compiled, owing, plan, report};
use crate::chance::Chance;

const NUMBERS: [&str; 7] = [
    "received", "resolved", "opening", "pending", "people", "communes", "apps",
];

/// A report in which every number is stated.
pub fn complete(form: &Form, chance: &mut Chance, id: &str) -> Report {
    let cells = [
        "staff.degree.full",
        "staff.degree.part",
        "staff.other.full",
        "staff.other.part",
    ];
    let rows = [
        "fields.r1.done",
        "fields.r1.late",
        "fields.r2.done",
        "fields.r2.late",
    ];
    let numbers = NUMBERS
        .into_iter()
        .chain(cells)
        .chain(rows)
        .chain(["money"]);
    let mut typed: Vec<(&str, String)> = numbers
        .map(|address| (address, (1 + chance.below(999)).to_string()))
        .collect();
    typed.push(("hasLan", "yes".to_owned()));
    let typed: Vec<(&str, &str)> = typed.iter().map(|(a, b)| (*a, b.as_str())).collect();
    report(form, id, &typed)
}

/// A report with some of everything in it.
fn drawn(chance: &mut Chance, id: &str) -> Report {
    let form = compiled().form;
    let mut typed: Vec<(String, String)> = Vec::new();
    let number = |chance: &mut Chance| match chance.below(10) {
        0 => "-".to_owned(),
        1 => "0".to_owned(),
        _ => chance.below(9_999).to_string(),
    };
    for name in NUMBERS {
        if chance.below(8) > 0 {
            typed.push((name.to_owned(), number(chance)));
        }
    }
    if chance.below(4) > 0 {
        let decimals = ["5", "25", "105"][usize::try_from(chance.below(2)).unwrap()];
        typed.push((
            "money".to_owned(),
            format!("{},{decimals}", chance.below(900)),
        ));
    }
    if chance.below(3) > 0 {
        let option = if chance.below(2) == 0 { "soft" } else { "hard" };
        typed.push(("firewall".to_owned(), option.to_owned()));
    }
    for row in 0..chance.below(4) {
        let name = ["Đất đai", "Hộ tịch", "Y tế"][usize::try_from(chance.below(3)).unwrap()];
        typed.push((format!("fields.r{row}.name"), name.to_owned()));
        for column in ["done", "late"] {
            if chance.below(12) > 0 {
                typed.push((format!("fields.r{row}.{column}"), number(chance)));
            }
        }
    }
    for cell in ["degree.full", "degree.part", "other.full"] {
        if chance.below(4) > 0 {
            typed.push((format!("staff.{cell}"), number(chance)));
        }
    }
    let typed: Vec<(&str, &str)> = typed
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let mut report = report(&form, id, &typed);
    if chance.below(5) == 0 {
        report.included.clear();
    }
    report.changed = format!("2025-03-20T08:{:02}:00+07:00", chance.below(60));
    report
}

/// Agencies in four groups; of some there is no report, some have nothing to report, and one stands for two.
fn world(seed: u64) -> (Vec<Owing>, Vec<(String, Report)>) {
    let mut chance = Chance(seed);
    let (mut agencies, mut reports) = (Vec::new(), Vec::new());
    for number in 0..40 {
        let agency = format!("a{number:02}");
        let group = format!("g{}", chance.below(4));
        let draw = chance.below(10);
        agencies.push(Owing {
            nothing_to_report: draw == 0,
            ..owing(&agency, &group)
        });
        if draw > 1 {
            reports.push((agency.clone(), drawn(&mut chance, &format!("r{number}"))));
        }
        if draw == 5 {
            reports.push((agency, drawn(&mut chance, &format!("r{number}-second"))));
        }
    }
    (agencies, reports)
}

fn rolled(agencies: &[Owing], reports: &[(String, Report)]) -> RollUp {
    let attributed: Vec<Attributed<'_>> = reports
        .iter()
        .map(|(agency, report)| Attributed::new(agency, report))
        .collect();
    roll_up(&plan(), agencies, &attributed)
}

/// Everything that a roll-up says, as text: numbers with the decimals that they print with.
fn said(rolled: &RollUp) -> String {
    let groups: Vec<_> = rolled.groups().collect();
    let indicators: Vec<_> = rolled
        .plan()
        .indicators()
        .iter()
        .map(|one| {
            (
                &one.id,
                rolled.indicator(None, &one.id),
                rolled.indicator(Some("g1"), &one.id),
            )
        })
        .collect();
    let shares: Vec<_> = rolled
        .plan()
        .figures()
        .iter()
        .map(|one| rolled.shares(&one.address))
        .collect();
    format!("{groups:?}{:?}{indicators:?}{shares:?}", rolled.whole())
}

#[test]
fn the_order_of_reports_does_not_matter() {
    for seed in 1..6 {
        let (agencies, mut reports) = world(seed);
        let expected = said(&rolled(&agencies, &reports));
        Chance(seed + 100).shuffle(&mut reports);
        assert_eq!(said(&rolled(&agencies, &reports)), expected);
    }
}

#[test]
fn one_report_more_is_what_all_together_are() {
    for seed in 1..6 {
        let (agencies, mut reports) = world(seed);
        let expected = said(&rolled(&agencies, &reports));
        let mut one_by_one = rolled(&agencies, &[]);
        Chance(seed).shuffle(&mut reports);
        for (agency, report) in &reports {
            let plan = plan();
            assert!(one_by_one.put(agency, Contribution::of(&plan, report, None)));
            // Twice is once.
            assert!(one_by_one.put(agency, Contribution::of(&plan, report, None)));
        }
        assert_eq!(said(&one_by_one), expected);
        // Many more at once, some of them for the second time.
        let mut at_once = rolled(&agencies, &reports[..9]);
        let plan = plan();
        let all = reports
            .iter()
            .map(|(agency, report)| (agency.as_str(), Contribution::of(&plan, report, None)));
        assert_eq!(at_once.put_all(all), reports.len());
        assert_eq!(said(&at_once), expected);
        // A report that was replaced, and one that was taken out and came back, leave no trace.
        let (agency, report) = &reports[0];
        let mut other = report.clone();
        other.set(
            bao_cao_so::model::answer::FieldPath::new("received"),
            bao_cao_so::model::answer::Answer::Number(123_456.into()),
        );
        one_by_one.put(agency, Contribution::of(&plan, &other, None));
        assert_ne!(said(&one_by_one), expected);
        one_by_one.put(agency, Contribution::of(&plan, report, None));
        assert_eq!(said(&one_by_one), expected);
        assert!(one_by_one.remove(agency, &report.id));
        assert!(!one_by_one.remove(agency, &report.id));
        assert_ne!(said(&one_by_one), expected);
        one_by_one.put(agency, Contribution::of(&plan, report, None));
        assert_eq!(said(&one_by_one), expected);
        assert!(!one_by_one.put("nobody", Contribution::of(&plan, report, None)));
        assert_eq!(said(&one_by_one), expected);
    }
}

#[test]
fn a_roll_up_of_roll_ups_is_the_roll_up() {
    for seed in 1..6 {
        let (agencies, reports) = world(seed);
        let in_groups = rolled(&agencies, &reports);
        let all_in_one: Vec<Owing> = agencies
            .iter()
            .map(|one| Owing {
                group: "all".to_owned(),
                ..one.clone()
            })
            .collect();
        let at_once = rolled(&all_in_one, &reports);
        assert!(in_groups.groups().count() > 2);
        let whole = in_groups.whole();
        assert_eq!(
            format!("{whole:?}"),
            format!("{:?}", at_once.group("all").unwrap())
        );
        for one in at_once.plan().indicators() {
            assert_eq!(
                in_groups.indicator(None, &one.id),
                at_once.indicator(Some("all"), &one.id),
                "{}",
                one.id
            );
        }
    }
}

#[test]
fn groups_and_agencies_add_to_the_whole() {
    let number = |outcome: &Outcome| match outcome {
        Outcome::Value(Value::Number(number)) => number.clone(),
        _ => Exact::zero(),
    };
    for seed in 1..6 {
        let (agencies, reports) = world(seed);
        let rolled = rolled(&agencies, &reports);
        let whole = rolled.whole();
        for figure in rolled.plan().figures().iter().filter(|one| one.is_stated()) {
            let address = figure.address.as_str();
            let all = rolled.figure(&whole, address).unwrap();
            let (mut of_groups, mut owing) = (Exact::zero(), 0);
            for (_, totals) in rolled.groups() {
                let group = rolled.figure(totals, address).unwrap();
                of_groups = of_groups.plus(&number(&group.outcome)).unwrap();
                owing += group.coverage.owing();
            }
            assert_eq!(of_groups, number(&all.outcome), "{address}");
            assert_eq!((owing, all.coverage.owing()), (40, 40), "{address}");
            let shares = rolled.shares(address);
            let mut of_agencies = Exact::zero();
            for share in &shares {
                if let Some(own) = share.cell.stated() {
                    of_agencies = of_agencies.plus(own).unwrap();
                }
            }
            assert_eq!(of_agencies, number(&all.outcome), "{address}");
            let valued = shares
                .iter()
                .filter(|one| one.cell.stated().is_some())
                .count();
            assert_eq!(valued, all.coverage.stating(), "{address}");
        }
    }
}

#[test]
fn who_owes_no_report_is_not_counted_and_who_is_listed_twice_owes_one() {
    let form = compiled().form;
    let reports = [
        report(&form, "a", &[("received", "5")]),
        report(&form, "x", &[("received", "7")]),
    ];
    let agencies = [owing("a", "g"), owing("a", "h"), owing("b", "g")];
    let rolled = roll_up(&plan(), &agencies, &attributed(&reports));
    let whole = rolled.whole();
    assert_eq!((whole.owing, whole.reported), (2, 1));
    super::check(rolled.figure(&whole, "received"), "5", 1);
}
