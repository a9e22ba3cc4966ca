//! One report of many, and the list of them: what is read, and in which order.

use bao_cao_so::storage::listing::{add, keys};
use bao_cao_so::storage::opening::open;
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
