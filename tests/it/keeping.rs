//! Two copies, stamps, the bin, states over time: nothing is lost whatever ends or fails, and whenever.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use bao_cao_so::storage::copies::{
    ERASED, Plan, Record, erasing, fill_near, near_record, near_records, reconcile,
};
use bao_cao_so::storage::states::{Mark, Reason, is_due, spare};
use bao_cao_so::storage::{KeyValue, StorageError, stamp};

/// A near store as browsers have it: what is written is seen at once, but reaches the disk later; it may have no room.
#[derive(Default)]
pub struct Near {
    seen: RefCell<BTreeMap<String, String>>,
    disk: RefCell<BTreeMap<String, String>>,
    pub room: Cell<Option<usize>>,
}

impl Near {
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

impl KeyValue for Near {
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

fn record(key: &str, written: u64, text: Option<&str>) -> Record {
    Record {
        key: format!("bao-cao-so/{key}"),
        written,
        text: text.map(str::to_owned),
    }
}

/// A record reads unless it says that it is broken.
fn reads(record: &Record) -> bool {
    record
        .text
        .as_deref()
        .is_none_or(|text| !text.contains("broken"))
}

type Copy = (u64, Option<&'static str>);

/// Compares two copies of one record; gives what goes to the near and the far store, and what is set aside.
#[track_caller]
fn check(
    near: Option<Copy>,
    far: Option<Copy>,
    to_near: Option<Copy>,
    to_far: Option<Copy>,
    aside: Option<&str>,
) {
    let records = |copy: Option<Copy>| {
        copy.map(|(written, text)| vec![record("report/a", written, text)])
            .unwrap_or_default()
    };
    let plan = reconcile(&records(near), &records(far), &reads);
    assert_eq!(
        (plan.to_near, plan.to_far),
        (records(to_near), records(to_far))
    );
    let texts: Vec<String> = plan
        .aside
        .into_iter()
        .filter_map(|record| record.text)
        .collect();
    assert_eq!(
        texts,
        aside.map(str::to_owned).into_iter().collect::<Vec<_>>()
    );
}

#[test]
fn the_newer_of_two_copies_goes_into_the_other() {
    // One copy is gone, whichever.
    check(Some((5, Some("x"))), None, None, Some((5, Some("x"))), None);
    check(None, Some((5, Some("x"))), Some((5, Some("x"))), None, None);
    // The browser was killed before the near store reached the disk.
    check(
        Some((5, Some("x"))),
        Some((7, Some("y"))),
        Some((7, Some("y"))),
        None,
        None,
    );
    // The page ended before the far store had it.
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
    // Whatever their stamps say, in either store: a text that does not read takes the place of none that does.
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
    // Where both read, what the person last saw stands; no stamp could tell them apart later.
    check(
        Some((5, Some("y"))),
        Some((5, Some("x"))),
        Some((6, Some("y"))),
        Some((6, Some("y"))),
        None,
    );
    // A record without a stamp, by a version of the app that knew none.
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
    assert_eq!(plan.to_near, [record("report/a", 9, None)]);
    assert_eq!(plan.to_far, [record("report/b", 12, Some("y"))]);
}

#[test]
fn what_was_erased_does_not_come_back_when_the_clock_had_been_ahead() {
    let ahead = record("report/a", 90, Some("x"));
    let mark = erasing(50, &[ahead.clone(), record("report/b", 40, Some("y"))]);
    assert_eq!(Record::from_text(mark.key.clone(), &mark.to_text()), mark);
    // What is begun after the erasing stays, whatever the clock had been before.
    let new = record("report/c", 60, Some("z"));
    let plan = reconcile(
        &[ahead, record("report/b", 40, Some("y")), new.clone()],
        &[mark],
        &reads,
    );
    assert_eq!(
        plan.to_near,
        [record("report/a", 90, None), record("report/b", 50, None)]
    );
    assert_eq!(plan.to_far, [new]);
}

#[test]
fn records_are_one_text_in_the_far_store() {
    for one in [
        record("a", 5, None),
        record("a", 5, Some("")),
        record("a", 5, Some("x\n{\n}\n")),
    ] {
        assert_eq!(Record::from_text(one.key.clone(), &one.to_text()), one);
    }
    assert_eq!(
        Record::from_text("bao-cao-so/a".into(), "no stamp"),
        record("a", 0, Some("no stamp"))
    );
}

#[test]
fn a_stamp_is_above_the_one_before_it_when_the_clock_jumps_back() {
    let near = Near::default();
    for (now, expected) in [(100, 100), (40, 101), (40, 102), (500, 500)] {
        stamp::write(&near, "bao-cao-so/report/a", Some("x"), now).unwrap();
        assert_eq!(
            stamp::stamp_of(&near, "bao-cao-so/report/a").unwrap(),
            expected
        );
    }
    stamp::write(&near, "bao-cao-so/report/a", None, 40).unwrap();
    assert_eq!(
        near_records(&near).unwrap(),
        [record("report/a", 501, None)]
    );
}

#[test]
fn a_newer_copy_without_room_is_told_and_the_present_one_stands() {
    let near = Near::default();
    stamp::write(&near, "bao-cao-so/report/a", Some("x"), 5).unwrap();
    near.room.set(Some(80));
    let newer = record("report/a", 7, Some(&"y".repeat(100)));
    assert_eq!(fill_near(&near, std::slice::from_ref(&newer)), [newer]);
    assert_eq!(
        near_records(&near).unwrap(),
        [record("report/a", 5, Some("x"))]
    );
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Writes, removes, copies and kills in any order; what was in the far store when the person was told must be there.
#[test]
fn whatever_ends_by_force_nothing_acknowledged_is_missing() {
    let mut numbers = Numbers(7);
    let mut kills = 0;
    for _ in 0..400 {
        let near = Near::default();
        let mut far: BTreeMap<String, Record> = BTreeMap::new();
        let mut acknowledged: BTreeMap<String, (u64, Option<String>)> = BTreeMap::new();
        let mut count = 0;
        for _ in 0..60 {
            let key = format!("bao-cao-so/report/{}", numbers.below(4));
            match numbers.below(10) {
                0..6 => {
                    count += 1;
                    let text = (numbers.below(6) > 0).then(|| format!("text {count}"));
                    // The clock goes on, stands still or jumps back.
                    stamp::write(&near, &key, text.as_deref(), 1_000 + numbers.below(2_000))
                        .unwrap();
                    // The far store has it, and the person is told; or the end comes before.
                    if numbers.below(4) > 0 {
                        let record = near_record(&near, key.clone()).unwrap();
                        acknowledged.insert(key.clone(), (count, record.text.clone()));
                        far.insert(key, record);
                    }
                }
                6 | 7 => near.reaches_the_disk(),
                _ => {
                    near.is_killed();
                    kills += 1;
                    let there: Vec<Record> = far.values().cloned().collect();
                    let Plan {
                        to_near, to_far, ..
                    } = reconcile(&near_records(&near).unwrap(), &there, &reads);
                    assert_eq!(fill_near(&near, &to_near), []);
                    far.extend(
                        to_far
                            .into_iter()
                            .map(|record| (record.key.clone(), record)),
                    );
                    for (key, (at, text)) in &acknowledged {
                        let found = near.get(key).unwrap();
                        // The same, or what was written later and happened to reach the disk.
                        let number = |text: &Option<String>| {
                            text.as_ref().map(|text| text[5..].parse::<u64>().unwrap())
                        };
                        let later = number(&found).is_none_or(|found| found >= *at)
                            && (found.is_some() || text.is_some());
                        let same = found == *text;
                        let removed_later =
                            found.is_none() && near_record(&near, key.clone()).unwrap().written > 0;
                        assert!(
                            same || later && (found.is_some() || removed_later),
                            "{key}: {found:?}, told {text:?}"
                        );
                    }
                    // From now on both copies agree.
                    let there: Vec<Record> = far.values().cloned().collect();
                    let again = reconcile(&near_records(&near).unwrap(), &there, &reads);
                    assert_eq!((again.to_near, again.to_far), (vec![], vec![]));
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
fn a_state_is_kept_every_ten_minutes_of_work_whatever_the_clock_does() {
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
fn states_thin_out_with_time_and_those_with_a_reason_stay() {
    let now = 20_000 * DAY + 12 * HOUR;
    let mark = |age: u64, reason| Mark {
        report: "a".into(),
        at: now - age,
        reason,
    };
    // Every ten minutes for forty days.
    let mut marks: Vec<Mark> = (0..40 * 24 * 6)
        .map(|count| mark(count * 10 * MINUTE, Reason::Working))
        .collect();
    let completed = mark(35 * DAY + 7 * MINUTE, Reason::Completed);
    marks.push(completed.clone());
    let gone = spare(&marks, now);
    let left: Vec<&Mark> = marks.iter().filter(|mark| !gone.contains(mark)).collect();
    let between = |from: u64, to: u64| {
        left.iter()
            .filter(|mark| (from..to).contains(&(now - mark.at)))
            .count()
    };
    assert_eq!(between(0, HOUR), 6);
    assert!((23..=24).contains(&between(HOUR, DAY)));
    assert!((30..=31).contains(&between(DAY, 31 * DAY)));
    assert!((2..=4).contains(&between(31 * DAY, 41 * DAY)));
    assert!(left.contains(&&completed));
    // Thinning what is thinned lets nothing more go, and the last state always stays.
    assert_eq!(
        spare(&left.into_iter().cloned().collect::<Vec<_>>(), now),
        []
    );
    assert_eq!(spare(&[mark(5_000 * DAY, Reason::Working)], now), []);
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
        let mark = Mark {
            report: "a-1".into(),
            at: 1_795_000_000_000,
            reason,
        };
        assert_eq!(Mark::of_key(&mark.key()), Some(mark));
    }
    assert_eq!(Mark::of_key("a"), None);
    assert_eq!(Mark::of_key("a/x/opened"), None);
}

#[test]
fn a_write_that_finds_no_room_for_its_stamp_changes_nothing() {
    let near = Near::default();
    for room in 20..90 {
        near.room.set(Some(room));
        let before = near.all();
        if stamp::write(
            &near,
            "bao-cao-so/report/a",
            Some("some text"),
            1_795_000_000_000,
        )
        .is_ok()
        {
            assert_eq!(near.all().len(), 2);
            return;
        }
        assert_eq!(near.all(), before, "{room}");
    }
    panic!("it never fits");
}
