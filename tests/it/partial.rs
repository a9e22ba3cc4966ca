//! What bears on the report that is about to be shown is compared first, all else later: nothing is lost whenever it ends.

use std::collections::{BTreeMap, BTreeSet};

use bao_cao_so::storage::keys::report_of;
use bao_cao_so::storage::partial::{all_records, compared_before};
use bao_cao_so::storage::replication::{
    ERASED, Record, fill_local, local_record, local_records, local_versions, reconcile,
};
use bao_cao_so::storage::{KeyValue, version};

use super::replication::{LocalStore, Numbers, reads};

fn keys(names: &[&str]) -> Vec<String> {
    names
        .iter()
        .map(|name| format!("bao-cao-so/{name}"))
        .collect()
}

/// What is compared before report `a` is shown; `None` for everything.
#[track_caller]
fn check(local: &[&str], indexed_db: &[&str], expected: Option<&[&str]>) {
    assert_eq!(
        compared_before(&keys(local), &keys(indexed_db), &["a".to_owned()]),
        expected.map(keys)
    );
}

#[test]
fn what_belongs_to_a_report_and_to_no_report_is_compared_before_it_is_shown() {
    let local = [
        "bin/a",
        "bin/a~2",
        "bin/b",
        "remembered",
        "report/a",
        "report/ab",
        "report/b",
        "set-aside/a",
        "written/journal/a",
        "written/journal/b",
        "written/remembered",
        "written/report/a",
        "written/report/b",
        "written/report/removed",
    ];
    let expected = [
        "bin/a",
        "bin/a~2",
        "erased",
        "journal/a",
        "remembered",
        "report/a",
        "set-aside/a",
    ];
    let indexed_db = [
        "erased",
        "journal/a",
        "remembered",
        "report/a",
        "report/b",
        "report/removed",
    ];
    check(&local, &indexed_db, Some(&expected));
    // IndexedDB fell behind, or was deleted.
    let without_mark: Vec<&str> = expected
        .iter()
        .copied()
        .filter(|key| *key != "erased")
        .collect();
    check(&local, &[], Some(&without_mark));
    // One that is not there at all.
    check(&["report/b"], &["report/b"], Some(&[]));
}

#[test]
fn everything_is_compared_before_where_local_storage_may_be_an_old_one_or_a_journal_was_left() {
    check(&[], &["report/a"], None);
    check(&["remembered"], &["remembered"], None);
    // It has never heard of a report, of something in the trash.
    check(&["report/a"], &["report/a", "report/b"], None);
    check(&["report/a"], &["report/a", "bin/b"], None);
    check(
        &["report/a", "report/b", "journal/b", "written/journal/b"],
        &["report/a", "report/b"],
        None,
    );
}

#[test]
fn keys_name_the_report_that_they_belong_to() {
    for (key, report) in [
        ("report/a-1", Some("a-1")),
        ("journal/a-1", Some("a-1")),
        ("bin/a-1", Some("a-1")),
        ("bin/a-1~3", Some("a-1")),
        ("set-aside/a-1~2", Some("a-1")),
        ("remembered", None),
        ("written/report/a", None),
    ] {
        assert_eq!(report_of(&format!("bao-cao-so/{key}")), report, "{key}");
    }
}

#[test]
fn versions_are_read_without_texts() {
    let local = LocalStore::default();
    version::write(&local, "bao-cao-so/report/a", Some("x"), 5).unwrap();
    version::write(&local, "bao-cao-so/report/b", None, 7).unwrap();
    local.set("bao-cao-so/report/c", "z").unwrap();
    local.set("other", "z").unwrap();
    let versions = local_versions(&local).unwrap();
    let records = local_records(&local).unwrap();
    let expected: Vec<(String, u64)> = records
        .into_iter()
        .map(|record| (record.key, record.version))
        .collect();
    assert_eq!(versions, expected);
    assert_eq!(
        versions,
        [("report/a", 5), ("report/b", 7), ("report/c", 0)]
            .map(|(key, version)| (format!("bao-cao-so/{key}"), version))
    );
}

/// A browser: both stores, and what the person was told to be saved, by key: the number of the text.
#[derive(Default)]
struct Machine {
    local: LocalStore,
    indexed_db: BTreeMap<String, Record>,
    told: BTreeMap<String, u64>,
    /// Reports whose copies were compared since the start.
    compared: BTreeSet<String>,
    count: u64,
}

impl Machine {
    /// Compares some records, as the page does it, but not those of reports that were compared before.
    fn compare(&mut self, keys: &[String]) {
        let (mut local, mut there) = (Vec::new(), Vec::new());
        for key in keys {
            if !report_of(key).is_some_and(|report| self.compared.contains(report)) {
                local.push(local_record(&self.local, key.clone()).unwrap());
                there.extend(self.indexed_db.get(key).cloned());
            }
        }
        there.extend(self.indexed_db.get(ERASED).cloned());
        let plan = reconcile(&local, &there, &reads);
        assert_eq!(plan.quarantine, []);
        assert_eq!(fill_local(&self.local, &plan.to_local), []);
        for record in plan.to_indexed_db {
            self.copy(record);
        }
    }

    /// None over a newer one.
    fn copy(&mut self, record: Record) {
        let there = self.indexed_db.get(&record.key);
        if there.is_none_or(|there| there.version <= record.version) {
            self.indexed_db.insert(record.key.clone(), record);
        }
    }

    fn all(&self) -> Vec<String> {
        let there: Vec<String> = self.indexed_db.keys().cloned().collect();
        all_records(&self.local.keys().unwrap(), &there)
    }

    /// The page of a report is opened; true when everything had to be compared before.
    fn open(&mut self, report: &str) -> bool {
        let there: Vec<String> = self.indexed_db.keys().cloned().collect();
        let part = compared_before(&self.local.keys().unwrap(), &there, &[report.to_owned()]);
        let all = part.is_none();
        let keys = part.unwrap_or_else(|| self.all());
        self.compare(&keys);
        self.compared.insert(report.to_owned());
        self.check(&format!("bao-cao-so/report/{report}"));
        all
    }

    fn write(&mut self, key: &str, now: u64, is_told: bool) {
        self.count += 1;
        let text = format!("text {}", self.count);
        version::write(&self.local, key, Some(&text), now).unwrap();
        if is_told {
            self.copy(local_record(&self.local, key.to_owned()).unwrap());
            assert_eq!(self.indexed_db[key].text.as_deref(), Some(text.as_str()));
            self.told.insert(key.to_owned(), self.count);
        }
    }

    /// What stands in local storage is what was told to be saved, or later.
    #[track_caller]
    fn check(&self, key: &str) {
        let found = self.local.get(key).unwrap();
        let found = found.map_or(0, |text| text[5..].parse().unwrap());
        let told = self.told.get(key).copied().unwrap_or(0);
        assert!(found >= told, "{key}: {found}, told {told}");
    }

    fn is_killed(&mut self) {
        self.local.is_killed();
        self.compared.clear();
    }
}

#[test]
fn whenever_it_ends_no_report_is_shown_from_an_older_copy_and_none_is_written_over() {
    let mut numbers = Numbers(11);
    let (mut kills, mut parts) = (0, 0);
    for _ in 0..300 {
        let mut machine = Machine::default();
        for _ in 0..25 {
            let open = numbers.below(5).to_string();
            parts += u32::from(!machine.open(&open));
            let mut rest: Vec<String> = machine.all();
            let mut all_compared = false;
            for _ in 0..numbers.below(12) {
                match numbers.below(8) {
                    // The report that is open is typed in; it is copied, and the person is told, or the end comes before.
                    0..4 => {
                        let (now, is_told) = (1_000 + numbers.below(2_000), numbers.below(3) > 0);
                        machine.write(&format!("bao-cao-so/report/{open}"), now, is_told);
                        if all_compared && numbers.below(3) == 0 {
                            let bin = format!("bao-cao-so/bin/{}", numbers.below(5));
                            machine.write(&bin, now, is_told);
                        }
                    }
                    4 => machine.local.reaches_the_disk(),
                    // Another is opened before everything was compared.
                    5 => parts += u32::from(!machine.open(&numbers.below(5).to_string())),
                    // The rest, some at a time.
                    _ => {
                        let some = rest.split_off(rest.len().saturating_sub(3));
                        machine.compare(&some);
                        all_compared = rest.is_empty();
                    }
                }
            }
            if all_compared {
                for key in machine.all() {
                    if key != ERASED {
                        machine.check(&key);
                    }
                }
            }
            machine.is_killed();
            kills += 1;
        }
        let all = machine.all();
        machine.compare(&all);
        for key in machine.told.keys().cloned().collect::<Vec<_>>() {
            machine.check(&key);
        }
    }
    assert_eq!(kills, 7_500);
    assert!(parts > 2_000, "{parts} are too few");
}
