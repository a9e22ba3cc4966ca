//! What is open in the reports of the list: counted once, known again as long as what it follows from is the same.

use bao_cao_so::assess::assess;
use bao_cao_so::assess::open_items::open;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::report::{Report, Status};
use bao_cao_so::model::summary::Summary;
use bao_cao_so::storage::keys::{SUMMARIES, record_key};
use bao_cao_so::storage::listing;
use bao_cao_so::storage::repository::{load, save};
use bao_cao_so::storage::summaries::Summaries;
use bao_cao_so::storage::{KeyValue, version};

use super::storage::{Memory, sample, templates};
use super::summaries::{PROGRAM, named};

/// Lists what a store has and counts what nobody counted yet; all is stored.
pub(crate) fn count_all(store: &dyn KeyValue, program: &str) -> Vec<Summary> {
    let mut summaries = Summaries::load(store, program);
    let keys = listing::keys(store).unwrap();
    let mut list = summaries.list(store, &keys, &templates()).unwrap().reports;
    summaries.settle();
    for one in &mut list {
        if summaries.open(&one.id).is_none() {
            let template = crate::shipped().template(&one.template).unwrap();
            summaries.count(store, &one.id, &template).unwrap();
        }
        one.open = summaries.open(&one.id);
    }
    summaries.save(store);
    list.sort_by(|one, other| one.id.cmp(&other.id));
    list
}

/// The reports of which a new list knows at once what is open in them, and then, when all are read.
fn known(store: &dyn KeyValue, program: &str) -> (Vec<String>, Vec<String>) {
    let mut summaries = Summaries::load(store, program);
    let keys = listing::keys(store).unwrap();
    let mut list = summaries.list(store, &keys, &templates()).unwrap().reports;
    list.sort_by(|one, other| one.id.cmp(&other.id));
    summaries.settle();
    let ids = |is_known: &dyn Fn(&Summary) -> bool| {
        let known = list.iter().filter(|one| is_known(one));
        known.map(|one| one.id.clone()).collect()
    };
    (
        ids(&|one| one.open.is_some()),
        ids(&|one| summaries.open(&one.id).is_some()),
    )
}

fn write(store: &dyn KeyValue, report: &Report, now: u64) {
    let template = templates()
        .into_iter()
        .find(|form| form.id == report.template.id)
        .unwrap();
    let text = encode_record(report, &template);
    version::write(store, &record_key(&report.id), Some(&text), now).unwrap();
}

/// A report, the one of the year after, and one of another agency.
fn two_years() -> (Memory, Report) {
    let store = Memory::default();
    let (first, _) = sample();
    let mut second = first.clone();
    second.id = "second".to_owned();
    second.period.year += 1;
    let mut other = named(&first, "Sở Y tế");
    other.id = "other".to_owned();
    for (now, one) in [&first, &second, &other].into_iter().enumerate() {
        write(&store, one, now as u64 + 1);
    }
    count_all(&store, PROGRAM);
    (store, first)
}

#[test]
fn what_is_open_is_kept_and_known_at_once_while_nothing_is_written() {
    let (store, first) = two_years();
    let all = ["other", &first.id, "second"].map(str::to_owned).to_vec();
    assert_eq!(known(&store, PROGRAM), (all.clone(), all.clone()));
    let stored = store.all()[SUMMARIES].clone();
    count_all(&store, PROGRAM);
    assert_eq!(store.all()[SUMMARIES], stored);
    // Another build of the program may find something else.
    assert_eq!(known(&store, "another"), (vec![], vec![]));
}

#[test]
fn what_is_open_is_forgotten_with_what_it_followed_from() {
    // The report itself: the others stand, though that is known only when all are read.
    let (store, first) = two_years();
    let mut other = named(&first, "Sở Y tế");
    other.id = "other".to_owned();
    other.changed = "2030-01-01T09:00:00+07:00".to_owned();
    write(&store, &other, 9);
    let rest = vec![first.id.clone(), "second".to_owned()];
    assert_eq!(known(&store, PROGRAM), (vec![], rest));
    // The report of the period before, also where only a version is behind.
    let (store, mut first) = two_years();
    first.changed = "2030-01-01T09:00:00+07:00".to_owned();
    write(&store, &first, 9);
    assert_eq!(known(&store, PROGRAM), (vec![], vec!["other".to_owned()]));
    // It is gone.
    let (store, first) = two_years();
    version::write(&store, &record_key(&first.id), None, 9).unwrap();
    assert_eq!(known(&store, PROGRAM), (vec![], vec!["other".to_owned()]));
    // It came.
    let (store, first) = two_years();
    let mut before = first.clone();
    before.id = "before".to_owned();
    before.period.year -= 1;
    write(&store, &before, 9);
    let rest = vec!["other".to_owned(), "second".to_owned()];
    assert_eq!(known(&store, PROGRAM), (vec![], rest));
}

#[test]
fn what_is_open_is_what_an_assessment_beside_the_report_of_the_period_before_finds() {
    let (store, first) = two_years();
    let list = count_all(&store, PROGRAM);
    let rules = crate::rules(&sample().1);
    for one in list {
        let template = &sample().1;
        let report = load(&store, &one.id, &templates()).unwrap().unwrap().report;
        let before = (one.id == "second").then_some(&first);
        let assessment = assess(template, rules, &report, before);
        let counted = open(&assessment, template, &report);
        let expected = Some(counted.counts(&report));
        assert_eq!(one.open, expected, "{}", one.id);
    }
}

#[test]
fn a_completed_report_has_nothing_left_and_what_changes_meanwhile_is_not_counted() {
    let store = Memory::default();
    let (mut report, template) = sample();
    report.status = Status::Completed("2022-01-02T09:00:00+07:00".to_owned());
    save(&store, &report, &template).unwrap();
    let counts = count_all(&store, PROGRAM)[0].open.unwrap();
    assert_eq!((counts.left, counts.problems), (0, 0));
    // Another tab writes between listing and counting.
    let mut summaries = Summaries::load(&store, "another");
    let keys = listing::keys(&store).unwrap();
    summaries.list(&store, &keys, &templates()).unwrap();
    summaries.settle();
    save(&store, &named(&report, "Sở Y tế"), &template).unwrap();
    let compiled = crate::shipped().template(&template.id).unwrap();
    summaries.count(&store, &report.id, &compiled).unwrap();
    assert_eq!(summaries.open(&report.id), None);
}
