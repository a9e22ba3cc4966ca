//! Summaries beside the reports: the list says what the records say, whatever became of the summaries.

use std::cell::Cell;
use std::sync::Arc;

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::journal::record_digest;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::storage::StorageError;
use bao_cao_so::model::summary::Summary;
use bao_cao_so::storage::keys::{REPORTS, SUMMARIES, journal_key, own_keys, record_key};
use bao_cao_so::storage::listing;
use bao_cao_so::storage::replication::local_records;
use bao_cao_so::storage::repository::{load_all, save};
use bao_cao_so::storage::summaries::{Summaries, summary};
use bao_cao_so::storage::{KeyValue, version};
use bao_cao_so::template::form::Form;

use super::open_counts::count_all;
use super::storage::{Memory, sample, templates};

/// The program that counts.
pub(crate) const PROGRAM: &str = "this";

/// The samples as the list sums them up: id, code, stage, required answers that are given, what is left, problems.
const EXPECTED: [&str; 6] = [
    "sample-an-giang-2021 / Draft 19 12 13",
    "sample-an-giang-2021-ban-goc / Draft 19 12 13",
    "sample-phu-yen-2020 / Draft 13 8 13",
    "sample-quang-ngai-2022 / Draft 18 4 18",
    "sample-tra-vinh-2018 / Draft 15 13 17",
    "sample-vi-du-2025 215/BC-SVD Draft 31 0 0",
];

/// What the list shows, with the summaries that are stored; they are stored anew.
fn listed(store: &dyn KeyValue, templates: &[Arc<Form>]) -> Vec<Summary> {
    let mut summaries = Summaries::load(store, PROGRAM);
    let keys = listing::keys(store).unwrap();
    let mut list = summaries.list(store, &keys, templates).unwrap().reports;
    summaries.settle();
    summaries.save(store);
    list.sort_by(|one, other| one.id.cmp(&other.id));
    list
}

/// The same without summaries.
fn decoded(store: &dyn KeyValue) -> Vec<Summary> {
    let list = load_all(store, &templates()).unwrap();
    let mut list: Vec<Summary> = list.reports.iter().map(summary).collect();
    list.sort_by(|one, other| one.id.cmp(&other.id));
    list
}

pub(crate) fn named(report: &Report, name: &str) -> Report {
    let mut report = report.clone();
    report.set(FieldPath::new("agency.name"), Answer::Text(name.to_owned()));
    report
}

/// All samples on one machine, listed once.
fn machine() -> Memory {
    let store = Memory::default();
    for (_, text) in SAMPLES {
        let one = decode(text, &templates()).unwrap();
        save(&store, &one.report, &one.template).unwrap();
    }
    listed(&store, &templates());
    store
}

#[test]
fn a_list_from_summaries_is_that_of_the_records() {
    let store = machine();
    let stored = store.all()[SUMMARIES].clone();
    assert_eq!(listed(&store, &templates()), decoded(&store));
    assert_eq!(listed(&store, &templates()).len(), SAMPLES.len());
    assert_eq!(store.all()[SUMMARIES], stored);
    // They are what is listed: with another name in them the records are not looked at.
    let other = stored.replace("Sở Xây dựng", "Sở khác");
    assert_ne!(other, stored);
    store.set(SUMMARIES, &other).unwrap();
    assert_ne!(listed(&store, &templates()), decoded(&store));
}

/// A program that ends between record and version leaves an old version beside a new record: no version tells.
#[test]
fn a_summary_of_another_text_does_not_hold_whatever_its_version() {
    let store = machine();
    let (report, template) = sample();
    let key = record_key(&report.id);
    let text = encode_record(&named(&report, "Sở Nội vụ"), &template);
    store.set(&key, &text).unwrap();
    let list = listed(&store, &templates());
    assert_eq!(list, decoded(&store));
    assert!(list.iter().any(|one| one.agency == "Sở Nội vụ"));
    store.remove(&key).unwrap();
    assert_eq!(listed(&store, &templates()), decoded(&store));
    let name = format!("\"{}\":", report.id);
    assert!(!store.all()[SUMMARIES].contains(&name));
}

#[test]
fn what_stands_in_the_journal_is_in_the_list() {
    let store = machine();
    let (report, _) = sample();
    let record = store.all()[&record_key(&report.id)].clone();
    let digest = record_digest(&record).unwrap();
    for name in ["Sở A", "Sở B"] {
        let journal = format!(
            r#"{{"format":"bao-cao-so/journal","formatVersion":1,"record":"{digest}",
                "changed":"2030-01-01T09:00:00+07:00","answers":{{"agency.name":{{"text":"{name}"}}}}}}"#
        );
        store.set(&journal_key(&report.id), &journal).unwrap();
        let list = listed(&store, &templates());
        assert_eq!(list, decoded(&store));
        assert!(list.iter().any(|one| one.agency == name));
    }
}

#[test]
fn a_summary_by_another_template_or_of_another_kind_does_not_hold() {
    let store = machine();
    let forms: Vec<Arc<Form>> = templates()
        .iter()
        .map(|form| {
            let mut form = Form::clone(form);
            form.digest = "sha256-other".to_owned();
            Arc::new(form)
        })
        .collect();
    let whole = store.all()[SUMMARIES].clone();
    store
        .set(SUMMARIES, &whole.replace("Sở Xây dựng", "Sở khác"))
        .unwrap();
    assert_eq!(listed(&store, &forms), decoded(&store));
    for damaged in [
        "",
        "{",
        "[]",
        "{\"version\":0,\"program\":\"this\",\"written\":0,\"reports\":{}}",
        &whole[..900],
    ] {
        store.set(SUMMARIES, damaged).unwrap();
        assert_eq!(listed(&store, &templates()), decoded(&store), "{damaged}");
        assert_eq!(store.all()[SUMMARIES], whole);
    }
}

/// A store whose program is ended after so many writes, and one with so much room.
struct Limited<'a> {
    store: &'a Memory,
    writes: Cell<usize>,
    room: usize,
}

impl KeyValue for Limited<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.store.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let others = self.store.all().into_iter().filter(|(one, _)| one != key);
        let used: usize = others.map(|(key, text)| key.len() + text.len()).sum();
        if used + key.len() + text.len() > self.room {
            return Err(StorageError::Full);
        }
        self.write()?;
        self.store.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write()?;
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.store.keys()
    }
}

impl Limited<'_> {
    fn write(&self) -> Result<(), StorageError> {
        let left = self.writes.get().checked_sub(1);
        self.writes.set(left.ok_or(StorageError::Blocked)?);
        Ok(())
    }
}

#[test]
fn wherever_the_program_ends_the_next_list_is_that_of_the_records() {
    let (report, template) = sample();
    let key = record_key(&report.id);
    for writes in 0..12 {
        let store = machine();
        let ended = Limited {
            store: &store,
            writes: Cell::new(writes),
            room: usize::MAX,
        };
        for (now, name) in [(5, "Sở A"), (6, "Sở B"), (7, "Sở C")] {
            let text = encode_record(&named(&report, name), &template);
            let _ = version::write(&ended, &key, Some(&text), now);
            let mut summaries = Summaries::load(&ended, PROGRAM);
            let keys = listing::keys(&ended).unwrap();
            let _ = summaries.list(&ended, &keys, &templates());
            summaries.save(&ended);
        }
        assert_eq!(listed(&store, &templates()), decoded(&store), "{writes}");
    }
}

#[test]
fn summaries_give_way_to_a_record_that_finds_no_room() {
    let store = machine();
    let (report, template) = sample();
    let text = encode_record(&report, &template);
    let used: usize = store
        .all()
        .iter()
        .map(|(key, text)| key.len() + text.len())
        .sum();
    let summaries = store.all()[SUMMARIES].len();
    let narrow = Limited {
        store: &store,
        writes: Cell::new(usize::MAX),
        room: used + text.len() - summaries / 2,
    };
    let new = format!("{REPORTS}new");
    version::write(&narrow, &new, Some(&text), 5).unwrap();
    assert_eq!(store.all()[&new], text);
    assert!(!store.all().contains_key(SUMMARIES));
    // There is no room for them any more, and the list is there all the same.
    assert_eq!(listed(&narrow, &templates()), decoded(&store));
    // Without them a store that is full is full.
    let another = format!("{REPORTS}another");
    let full = version::write(&narrow, &another, Some(&text), 5);
    assert_eq!(full, Err(StorageError::Full));
}

/// Everything may be erased, or the last report removed, while the list is read.
#[test]
fn of_what_is_gone_no_summary_is_kept() {
    let store = machine();
    let mut summaries = Summaries::load(&store, PROGRAM);
    let keys = listing::keys(&store).unwrap();
    summaries.list(&store, &keys, &templates()).unwrap();
    store.remove(&keys[0]).unwrap();
    summaries.save(&store);
    let id = keys[0].strip_prefix(REPORTS).unwrap();
    assert!(!store.all()[SUMMARIES].contains(&format!("\"{id}\":")));
    for key in own_keys(&store).unwrap() {
        store.remove(&key).unwrap();
    }
    summaries.save(&store);
    assert_eq!(store.all().len(), 0);
}

#[test]
fn summaries_stay_on_this_machine_and_go_with_everything_else() {
    let store = machine();
    let records = local_records(&store).unwrap();
    assert!(records.iter().all(|record| record.key != SUMMARIES));
    assert!(own_keys(&store).unwrap().contains(&SUMMARIES.to_owned()));
}

/// What the samples are summed up as. Where this changes though their files did not, add one to `VERSION` of
/// `formats::summaries`: the summaries that people have say something else.
#[test]
fn records_are_summed_up_as_the_version_of_the_summaries_says() {
    let list = count_all(&machine(), PROGRAM);
    let line = |one: &Summary| {
        let code = one.code.clone().unwrap_or_default();
        let open = one.open.unwrap();
        format!(
            "{} {} {:?} {} {} {}",
            one.id,
            [code.0, code.1].join("/"),
            one.stage,
            one.given,
            open.left,
            open.problems
        )
    };
    let lines: Vec<String> = list.iter().map(line).collect();
    assert_eq!(lines, EXPECTED);
}
