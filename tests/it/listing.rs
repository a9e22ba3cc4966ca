//! One report of many, and the list of them: what is read, and in which order.

use std::cell::RefCell;

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::heading::{heading, heading_at_end};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::period::Period;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::storage::StorageError;
use bao_cao_so::storage::keys::REPORTS;
use bao_cao_so::storage::listing::{keys, read};
use bao_cao_so::storage::opening::{open, previous, previous_of_new};
use bao_cao_so::storage::related::{is_same_period, others_of_subject};
use bao_cao_so::storage::repository::{ReportList, load_all, save};
use bao_cao_so::storage::{KeyValue, version};

use super::storage::{Memory, sample, templates};

/// A report, and that of the period before.
fn opened(store: &Memory, id: &str) -> (Report, Option<Report>) {
    let (one, before) = open(store, id, &templates()).unwrap().unwrap();
    let previous = previous(store, &one.report, &before, &templates()).unwrap();
    (one.report, previous)
}

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
    store.set("bao-cao-so/report/waits", "{").unwrap();
    assert_eq!(opened(&store, "next"), (report, Some(before)));
    assert!(open(&store, "broken", &templates()).unwrap().is_none());
    assert!(!store.all().contains_key("bao-cao-so/report/broken"));
    // Its other copy may be sound, and was not looked at yet.
    assert!(store.all().contains_key("bao-cao-so/report/waits"));
}

#[test]
fn a_heading_is_found_at_the_end_of_a_record_wherever_the_text_begins() {
    for (_, text) in SAMPLES {
        let sample = decode(text, &templates()).unwrap();
        let record = encode_record(&sample.report, &sample.template);
        let whole = heading(&record);
        assert!(whole.is_some());
        assert_eq!(heading_at_end(&record), whole);
        let place = record.find("\n  \"period\": {").unwrap();
        assert_eq!(heading_at_end(&record[place..]), whole);
        assert_eq!(heading_at_end(&record[place + 1..]), None);
        // Laid out otherwise, it is read whole.
        let value: serde_json::Value = serde_json::from_str(&record).unwrap();
        assert_eq!(heading_at_end(&value.to_string()), None);
        assert_eq!(heading(&value.to_string()), whole);
    }
    // A text inside a record does not pass for a member of it.
    let text = "{\n  \"period\": {\"kind\": \"year\", \"year\": 2021, \"index\": 1},\n  \"template\": {\"id\": \"a\"},\n  \"z\": \"\\n  \\\"period\\\": {}\"\n}";
    assert_eq!(heading_at_end(text), heading(text));
    assert!(heading(text).is_some());
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
    let (_, previous) = opened(&store, "now");
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
    let first = read(&store, &rest, &templates()).unwrap();
    assert_eq!(ids(&first), ["r3"]);
    // What is not asked for is not touched.
    assert!(store.all().contains_key("bao-cao-so/report/broken"));
    let others = read(&store, &later, &templates()).unwrap();
    assert_eq!(ids(&others), ["r2", "r1"]);
    assert_eq!(others.quarantined.len(), 1);
    let whole = load_all(&store, &templates()).unwrap();
    assert_eq!(ids(&whole), ["r2", "r3", "r1"]);
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

/// A store that notes which records are read whole.
#[derive(Default)]
struct Noting {
    store: Memory,
    read: RefCell<Vec<String>>,
}

impl KeyValue for Noting {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.read
            .borrow_mut()
            .extend(key.strip_prefix(REPORTS).map(str::to_owned));
        self.store.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.store.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.store.keys()
    }

    fn tail(&self, key: &str, letters: u32) -> Result<Option<String>, StorageError> {
        let text = self.store.get(key)?;
        Ok(text.map(|text| {
            let skipped = text.chars().count().saturating_sub(letters as usize);
            text.chars().skip(skipped).collect()
        }))
    }
}

/// With 200 reports on the machine, each would be parsed as a whole at each choice for a new one.
#[test]
fn of_reports_of_other_periods_only_the_end_is_read() {
    let (report, template) = sample();
    let store = Noting::default();
    for (id, years) in [("now", 0), ("same", 0), ("before", 1), ("earlier", 2)] {
        let mut one = report.clone();
        one.id = id.to_owned();
        one.period.year -= years;
        save(&store, &one, &template).unwrap();
    }
    let mut begun = report.clone();
    begun.id = "begun".to_owned();
    let found = others_of_subject(&store, &begun, &templates()).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(store.read.take(), ["now", "same"]);
    let found = previous_of_new(&store, &begun, &templates()).unwrap();
    assert_eq!(found.map(|one| one.id).as_deref(), Some("before"));
    assert_eq!(store.read.take(), ["before"]);
}
