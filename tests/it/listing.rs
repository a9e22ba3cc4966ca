//! One report of many, and the list of them: what is read, and in which order.

use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::period::Period;
use bao_cao_so::model::report::Report;
use bao_cao_so::storage::listing::{add, keys};
use bao_cao_so::storage::opening::open;
use bao_cao_so::storage::related::{is_same_period, others_of_subject};
use bao_cao_so::storage::repository::{ReportList, load_all, save};
use bao_cao_so::storage::{KeyValue, version};

use super::storage::{Memory, sample, templates};

#[test]
fn a_report_opens_with_that_of_the_period_before() {
    let (before, template) = sample();
    let mut report = before.clone();
    report.id = "next".to_owned();
    report.period.year += 1;
    let mut other = before.clone();
    other.id = "other".to_owned();
    other.period.year -= 1;
    let store = Memory::default();
    for one in [&before, &report, &other] {
        save(&store, one, &template).unwrap();
    }
    store.set("bao-cao-so/report/broken", "{").unwrap();
    let (opened, previous) = open(&store, "next", &templates()).unwrap().unwrap();
    assert_eq!(opened.report, report);
    assert_eq!(previous, Some(before));
    assert!(open(&store, "broken", &templates()).unwrap().is_none());
    assert!(!store.all().contains_key("bao-cao-so/report/broken"));
}

/// Field case `prior-amount`: of ranges that ended before this one, that which ended last.
#[test]
fn a_range_opens_with_the_one_that_ended_last_before_it() {
    let (sample, template) = sample();
    let range = |id: &str, from: &str, to: &str| {
        let mut report = sample.clone();
        report.id = id.to_owned();
        let day = |iso: &str| parse_iso(iso).unwrap();
        report.period = Period::range(day(from), day(to)).unwrap();
        report
    };
    let store = Memory::default();
    for (id, from, to) in [
        ("now", "2016-01-01", "2020-12-31"),
        ("before", "2011-01-01", "2015-12-31"),
        ("earlier", "2010-01-01", "2014-12-31"),
        ("overlaps", "2012-01-01", "2016-12-31"),
        ("later", "2021-01-01", "2025-12-31"),
    ] {
        save(&store, &range(id, from, to), &template).unwrap();
    }
    let (_, previous) = open(&store, "now", &templates()).unwrap().unwrap();
    assert_eq!(previous.map(|one| one.id).as_deref(), Some("before"));
}

#[test]
fn the_list_is_read_a_few_at_a_time_the_last_written_first() {
    let (report, template) = sample();
    let store = Memory::default();
    for (number, day) in [(1u64, "05"), (2, "07"), (3, "06")] {
        let mut one = report.clone();
        one.id = format!("r{number}");
        one.changed = format!("2026-01-{day}T09:00:00+07:00");
        save(&store, &one, &template).unwrap();
        let key = format!("bao-cao-so/report/r{number}");
        let text = store.all()[&key].clone();
        version::write(&store, &key, Some(&text), number).unwrap();
    }
    store.set("bao-cao-so/report/broken", "{").unwrap();
    let mut rest = keys(&store).unwrap();
    assert_eq!(
        rest[..3],
        ["r3", "r2", "r1"].map(|id| format!("bao-cao-so/report/{id}"))
    );
    let later = rest.split_off(1);
    let ids = |list: &ReportList| -> Vec<String> {
        list.reports
            .iter()
            .map(|one| one.report.id.clone())
            .collect()
    };
    let mut list = ReportList::default();
    add(&mut list, &store, &rest, &templates()).unwrap();
    assert_eq!(ids(&list), ["r3"]);
    add(&mut list, &store, &later, &templates()).unwrap();
    assert_eq!(ids(&list), ["r2", "r3", "r1"]);
    assert_eq!(list.quarantined.len(), 1);
    let whole = load_all(&store, &templates()).unwrap();
    assert_eq!(ids(&whole), ids(&list));
}

/// A second report of the same agency, template and period, in whatever way the agency's name is written.
#[test]
fn a_second_report_of_one_subject_is_found() {
    let (first, template) = sample();
    let store = Memory::default();
    let change = |id: &str, name: &str, change: &dyn Fn(&mut Report)| {
        let mut report = first.clone();
        report.id = id.to_owned();
        let name = Answer::Text(name.to_owned());
        report.set(FieldPath::new("agency.name"), name);
        change(&mut report);
        save(&store, &report, &template).unwrap();
        report
    };
    let name = first.words("agency.name").to_owned();
    save(&store, &first, &template).unwrap();
    let same = change("same", &name.to_uppercase(), &|one| {
        one.changed = "2030".to_owned()
    });
    change("year", &name, &|one| one.period.year += 1);
    change("agency", "Sở Nội vụ", &|_| ());
    change("nobody", "", &|_| ());
    store.set("bao-cao-so/report/broken", "{").unwrap();
    let others = |report: &Report| {
        let found = others_of_subject(&store, report, &templates()).unwrap();
        found
            .into_iter()
            .map(|one| one.report.id)
            .collect::<Vec<_>>()
    };
    let mut begun = first.clone();
    begun.id = "begun".to_owned();
    assert_eq!(others(&begun), ["same".to_owned(), first.id.clone()]);
    assert_eq!(others(&first), ["same"]);
    assert_eq!(others(&same), [first.id.as_str()]);
    assert!(is_same_period(&first, &same));
    begun.set(FieldPath::new("agency.name"), Answer::Blank);
    assert_eq!(
        others(&begun),
        Vec::<String>::new(),
        "a blank name is nobody's"
    );
    assert!(
        store.all().contains_key("bao-cao-so/report/broken"),
        "nothing is set aside"
    );
}
