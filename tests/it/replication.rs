//! Two copies, versions, the trash, snapshots: nothing is lost whatever ends or fails, and whenever.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use bao_cao_so::model::storage::StorageError;
use bao_cao_so::storage::replication::{
    ERASED, Record, ReplicationPlan, erasing, fill_local, local_record, local_records, reconcile,
};
use bao_cao_so::storage::snapshots::{Reason, Snapshot, expired, is_due};
use bao_cao_so::storage::{KeyValue, version};

/// A local store as browsers have it: what is written is seen at once, but reaches the disk later; it may have no room.
#[derive(Default)]
pub struct LocalStore {
    seen: RefCell<BTreeMap<String, String>>,
    disk: RefCell<BTreeMap<String, String>>,
    pub room: Cell<Option<usize>>,
}

impl LocalStore {
    pub fn reaches_the_disk(&self) {
        self.disk.replace(self.seen.borrow().clone());
    }

    pub fn is_killed(&self) {
        self.seen.replace(self.disk.borrow().clone());
    }

    pub fn all(&self) -> BTreeMap<String, String> {
        self.seen.borrow().clone()
    }
}

impl KeyValue for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.seen.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let used: usize = self
            .seen
            .borrow()
            .iter()
            .filter(|(one, _)| *one != key)
            .map(|(one, text)| one.len() + text.len())
            .sum();
        if self
            .room
            .get()
            .is_some_and(|room| used + key.len() + text.len() > room)
        {
            return Err(StorageError::Full);
        }
        self.seen.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.seen.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.seen.borrow().keys().cloned().collect())
    }
}

fn record(key: &str, version: u64, text: Option<&str>) -> Record {
    Record {
        key: format!("bao-cao-so/{key}"),
        version,
        text: text.map(str::to_owned),
    }
}

/// A record reads unless it says that it is broken.
pub fn reads(record: &Record) -> bool {
    record
        .text
        .as_deref()
        .is_none_or(|text| !text.contains("broken"))
}

type Copy = (u64, Option<&'static str>);

/// Compares two copies of one record; gives what goes to local storage and IndexedDB, and what goes to quarantine.
#[track_caller]
fn check(
    local: Option<Copy>,
    indexed: Option<Copy>,
    to_local: Option<Copy>,
    to_indexed_db: Option<Copy>,
    quarantine: Option<&str>,
) {
    let records = |copy: Option<Copy>| {
        copy.map(|(version, text)| vec![record("report/a", version, text)])
            .unwrap_or_default()
    };
    let plan = reconcile(&records(local), &records(indexed), &reads);
    assert_eq!(
        (plan.to_local, plan.to_indexed_db),
        (records(to_local), records(to_indexed_db))
    );
    let texts: Vec<String> = plan
        .quarantine
        .into_iter()
        .filter_map(|record| record.text)
        .collect();
    assert_eq!(
        texts,
        quarantine
            .map(str::to_owned)
            .into_iter()
            .collect::<Vec<_>>()
    );
}

#[test]
fn the_newer_of_two_copies_goes_into_the_other() {
    // One copy is gone, whichever.
    check(Some((5, Some("x"))), None, None, Some((5, Some("x"))), None);
    check(None, Some((5, Some("x"))), Some((5, Some("x"))), None, None);
    // The browser was killed before local storage reached the disk.
    check(
        Some((5, Some("x"))),
        Some((7, Some("y"))),
        Some((7, Some("y"))),
        None,
        None,
    );
    // The page ended before IndexedDB had it.
    check(
        Some((7, Some("y"))),
        Some((5, Some("x"))),
        None,
        Some((7, Some("y"))),
        None,
    );
    check(Some((7, Some("y"))), Some((7, Some("y"))), None, None, None);
    // Removed in one, and the other does not know.
    check(
        Some((7, None)),
        Some((5, Some("x"))),
        None,
        Some((7, None)),
        None,
    );
    check(
        Some((5, Some("x"))),
        Some((7, None)),
        Some((7, None)),
        None,
        None,
    );
    check(None, Some((7, None)), None, None, None);
}

#[test]
fn a_copy_that_was_altered_past_the_app_gives_way_to_a_sound_one_and_is_kept() {
    check(
        Some((5, Some("broken"))),
        Some((5, Some("x"))),
        Some((6, Some("x"))),
        Some((6, Some("x"))),
        Some("broken"),
    );
    // Whatever their versions say, in either store: a text that does not read takes the place of none that does.
    check(
        Some((7, Some("broken"))),
        Some((5, Some("x"))),
        Some((8, Some("x"))),
        Some((8, Some("x"))),
        Some("broken"),
    );
    check(
        Some((5, Some("x"))),
        Some((7, Some("broken"))),
        Some((8, Some("x"))),
        Some((8, Some("x"))),
        Some("broken"),
    );
    check(
        Some((7, None)),
        Some((5, Some("broken"))),
        None,
        Some((7, None)),
        None,
    );
    // Where both read, what the person last saw stands; no version could tell them apart later.
    check(
        Some((5, Some("y"))),
        Some((5, Some("x"))),
        Some((6, Some("y"))),
        Some((6, Some("y"))),
        None,
    );
    // A record without a version, by a version of the app that knew none.
    check(
        Some((0, Some("y"))),
        Some((5, Some("x"))),
        Some((5, Some("x"))),
        None,
        Some("y"),
    );
    check(Some((0, Some("y"))), None, None, Some((0, Some("y"))), None);
}

#[test]
fn what_was_erased_does_not_come_back_from_a_copy_that_had_not_heard_of_it() {
    let erased = record("erased", 9, None);
    assert_eq!(erased.key, ERASED);
    let plan = reconcile(
        &[
            record("report/a", 5, Some("x")),
            record("report/b", 12, Some("y")),
        ],
        &[erased],
        &reads,
    );
    assert_eq!(plan.to_local, [record("report/a", 9, None)]);
    assert_eq!(plan.to_indexed_db, [record("report/b", 12, Some("y"))]);
}

#[test]
fn what_was_erased_does_not_come_back_when_the_clock_had_been_ahead() {
    let ahead = record("report/a", 90, Some("x"));
    let snapshot = erasing(50, &[ahead.clone(), record("report/b", 40, Some("y"))]);
    assert_eq!(
        Record::from_text(snapshot.key.clone(), &snapshot.to_text()),
        snapshot
    );
    // What is begun after the erasing stays, whatever the clock had been before.
    let new = record("report/c", 60, Some("z"));
    let plan = reconcile(
        &[ahead, record("report/b", 40, Some("y")), new.clone()],
        &[snapshot],
        &reads,
    );
    assert_eq!(
        plan.to_local,
        [record("report/a", 90, None), record("report/b", 50, None)]
    );
    assert_eq!(plan.to_indexed_db, [new]);
}

#[test]
fn records_are_one_text_in_the_indexed_store() {
    for one in [
        record("a", 5, None),
        record("a", 5, Some("")),
        record("a", 5, Some("x\n{\n}\n")),
    ] {
        assert_eq!(Record::from_text(one.key.clone(), &one.to_text()), one);
    }
    assert_eq!(
        Record::from_text("bao-cao-so/a".into(), "no version"),
        record("a", 0, Some("no version"))
    );
}

#[test]
fn a_version_is_above_the_one_before_it_when_the_clock_jumps_back() {
    let local = LocalStore::default();
    for (now, expected) in [(100, 100), (40, 101), (40, 102), (500, 500)] {
        version::write(&local, "bao-cao-so/report/a", Some("x"), now).unwrap();
        assert_eq!(
            version::version_of(&local, "bao-cao-so/report/a").unwrap(),
            expected
        );
    }
    version::write(&local, "bao-cao-so/report/a", None, 40).unwrap();
    assert_eq!(
        local_records(&local).unwrap(),
        [record("report/a", 501, None)]
    );
}

#[test]
fn a_newer_copy_without_room_is_told_and_the_present_one_stands() {
    let local = LocalStore::default();
    version::write(&local, "bao-cao-so/report/a", Some("x"), 5).unwrap();
    local.room.set(Some(80));
    let newer = record("report/a", 7, Some(&"y".repeat(100)));
    assert_eq!(fill_local(&local, std::slice::from_ref(&newer)), [newer]);
    assert_eq!(
        local_records(&local).unwrap(),
        [record("report/a", 5, Some("x"))]
    );
}

/// Numbers that look random and are the same in every run.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Writes, removes, copies and kills in any order; what was in IndexedDB when the person was told must be there.
#[test]
fn whatever_ends_by_force_nothing_acknowledged_is_missing() {
    let mut numbers = Numbers(7);
    let mut kills = 0;
    for _ in 0..400 {
        let local = LocalStore::default();
        let mut indexed: BTreeMap<String, Record> = BTreeMap::new();
        let mut acknowledged: BTreeMap<String, (u64, Option<String>)> = BTreeMap::new();
        let mut count = 0;
        for _ in 0..60 {
            let key = format!("bao-cao-so/report/{}", numbers.below(4));
            match numbers.below(10) {
                0..6 => {
                    count += 1;
                    let text = (numbers.below(6) > 0).then(|| format!("text {count}"));
                    // The clock goes on, stands still or jumps back.
                    version::write(&local, &key, text.as_deref(), 1_000 + numbers.below(2_000))
                        .unwrap();
                    // IndexedDB has it, and the person is told; or the end comes before.
                    if numbers.below(4) > 0 {
                        let record = local_record(&local, key.clone()).unwrap();
                        acknowledged.insert(key.clone(), (count, record.text.clone()));
                        indexed.insert(key, record);
                    }
                }
                6 | 7 => local.reaches_the_disk(),
                _ => {
                    local.is_killed();
                    kills += 1;
                    let there: Vec<Record> = indexed.values().cloned().collect();
                    let ReplicationPlan {
                        to_local,
                        to_indexed_db,
                        ..
                    } = reconcile(&local_records(&local).unwrap(), &there, &reads);
                    assert_eq!(fill_local(&local, &to_local), []);
                    indexed.extend(
                        to_indexed_db
                            .into_iter()
                            .map(|record| (record.key.clone(), record)),
                    );
                    for (key, (at, text)) in &acknowledged {
                        let found = local.get(key).unwrap();
                        // The same, or what was written later and happened to reach the disk.
                        let number = |text: &Option<String>| {
                            text.as_ref().map(|text| text[5..].parse::<u64>().unwrap())
                        };
                        let later = number(&found).is_none_or(|found| found >= *at)
                            && (found.is_some() || text.is_some());
                        let same = found == *text;
                        let removed_later = found.is_none()
                            && local_record(&local, key.clone()).unwrap().version > 0;
                        assert!(
                            same || later && (found.is_some() || removed_later),
                            "{key}: {found:?}, told {text:?}"
                        );
                    }
                    // From now on both copies agree.
                    let there: Vec<Record> = indexed.values().cloned().collect();
                    let again = reconcile(&local_records(&local).unwrap(), &there, &reads);
                    assert_eq!((again.to_local, again.to_indexed_db), (vec![], vec![]));
                }
            }
        }
    }
    assert!(kills > 4_000, "{kills} kills are too few");
}

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

#[test]
fn a_snapshot_is_taken_every_ten_minutes_of_work_whatever_the_clock_does() {
    let now = 10_000 * DAY;
    for (last, due) in [
        (None, true),
        (Some(now - 9 * MINUTE), false),
        (Some(now - 10 * MINUTE), true),
        (Some(now), false),
        (Some(now + 5 * MINUTE), false),
        (Some(now + DAY), true),
    ] {
        assert_eq!(is_due(last, now), due, "{last:?}");
    }
}

#[test]
fn snapshots_thin_out_with_time_and_those_with_a_reason_stay() {
    let now = 20_000 * DAY + 12 * HOUR;
    let snapshot = |age: u64, reason| Snapshot {
        report: "a".into(),
        at: now - age,
        reason,
    };
    // Every ten minutes for forty days.
    let mut snapshots: Vec<Snapshot> = (0..40 * 24 * 6)
        .map(|count| snapshot(count * 10 * MINUTE, Reason::Working))
        .collect();
    let completed = snapshot(35 * DAY + 7 * MINUTE, Reason::Completed);
    snapshots.push(completed.clone());
    let gone = expired(&snapshots, now);
    let left: Vec<&Snapshot> = snapshots
        .iter()
        .filter(|snapshot| !gone.contains(snapshot))
        .collect();
    let between = |from: u64, to: u64| {
        left.iter()
            .filter(|snapshot| (from..to).contains(&(now - snapshot.at)))
            .count()
    };
    assert_eq!(between(0, HOUR), 6);
    assert!((23..=24).contains(&between(HOUR, DAY)));
    assert!((30..=31).contains(&between(DAY, 31 * DAY)));
    assert!((2..=4).contains(&between(31 * DAY, 41 * DAY)));
    assert!(left.contains(&&completed));
    // Thinning what is thinned lets nothing more go, and the last snapshot always stays.
    assert_eq!(
        expired(&left.into_iter().cloned().collect::<Vec<_>>(), now),
        []
    );
    assert_eq!(expired(&[snapshot(5_000 * DAY, Reason::Working)], now), []);
}

#[test]
fn marks_survive_their_key() {
    for reason in [
        Reason::Opened,
        Reason::Working,
        Reason::Completed,
        Reason::Replaced,
        Reason::Asked,
    ] {
        let snapshot = Snapshot {
            report: "a-1".into(),
            at: 1_795_000_000_000,
            reason,
        };
        assert_eq!(Snapshot::of_key(&snapshot.key()), Some(snapshot));
    }
    assert_eq!(Snapshot::of_key("a"), None);
    assert_eq!(Snapshot::of_key("a/x/opened"), None);
}

#[test]
fn a_write_that_finds_no_room_for_its_version_changes_nothing() {
    let local = LocalStore::default();
    for room in 20..90 {
        local.room.set(Some(room));
        let before = local.all();
        if version::write(
            &local,
            "bao-cao-so/report/a",
            Some("some text"),
            1_795_000_000_000,
        )
        .is_ok()
        {
            assert_eq!(local.all().len(), 2);
            return;
        }
        assert_eq!(local.all(), before, "{room}");
    }
    panic!("it never fits");
}
