//! The bin: what was removed or gave way lies there once, comes back, and goes by hand only.

use bao_cao_so::storage::{KeyValue, StorageError, bin, repository, stamp};

use crate::keeping::Near;

#[test]
fn the_bin_empties_by_hand_and_one_at_a_time() {
    let near = Near::default();
    near.set("bao-cao-so/bin/a", "not json").unwrap();
    near.set("bao-cao-so/bin/a~2", "not json either").unwrap();
    near.set("bao-cao-so/report/a", "mine").unwrap();
    assert_eq!(bin::contents(&near, &[]).unwrap().len(), 2);
    bin::discard(&near, "bao-cao-so/bin/a").unwrap();
    // Nothing but the bin.
    bin::discard(&near, "bao-cao-so/report/a").unwrap();
    assert_eq!(
        near.all().keys().collect::<Vec<_>>(),
        ["bao-cao-so/bin/a~2", "bao-cao-so/report/a"]
    );
}

#[test]
fn a_report_comes_back_from_the_bin_without_room_for_two() {
    let near = Near::default();
    near.set("bao-cao-so/bin/a", &"x".repeat(1_000)).unwrap();
    near.room.set(Some(1_100));
    assert_eq!(repository::bring_back(&near, "bao-cao-so/bin/a"), Ok(true));
    assert_eq!(
        near.all().keys().collect::<Vec<_>>(),
        ["bao-cao-so/report/a"]
    );
    // One of its id is there again: both stay.
    near.room.set(None);
    near.set("bao-cao-so/bin/a", "y").unwrap();
    assert_eq!(repository::bring_back(&near, "bao-cao-so/bin/a"), Ok(false));
    assert_eq!(near.all().len(), 2);
    // No room at all: it stays in the bin.
    near.remove("bao-cao-so/report/a").unwrap();
    near.set("bao-cao-so/bin/a", &"z".repeat(100)).unwrap();
    near.room.set(Some(117));
    assert_eq!(
        repository::bring_back(&near, "bao-cao-so/bin/a"),
        Err(StorageError::Full)
    );
    assert_eq!(near.all()["bao-cao-so/bin/a"], "z".repeat(100));
    // What came in under a name that is no id of a report does not get out of the bin.
    near.room.set(None);
    for name in ["x/y", "", "ä"] {
        near.set(&format!("bao-cao-so/bin/{name}"), "w").unwrap();
        assert_eq!(
            repository::bring_back(&near, &format!("bao-cao-so/bin/{name}")),
            Ok(false),
            "{name}"
        );
    }
}

/// A store that stamps what is written through it, as the browser's does.
struct Stamped<'a>(&'a Near);

impl KeyValue for Stamped<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        stamp::write(self.0, key, Some(text), 1_795_000_000_000)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        stamp::write(self.0, key, None, 1_795_000_000_000)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.0.keys()
    }
}

#[test]
fn a_report_goes_to_the_bin_and_back_when_the_store_is_full_to_the_byte() {
    let record = serde_json::json!({ "id": "a", "rows": (0..100).collect::<Vec<_>>() });
    let text = serde_json::to_string_pretty(&record).unwrap();
    let near = Near::default();
    let store = Stamped(&near);
    store.set("bao-cao-so/bin/a", "an earlier one").unwrap();
    store.set("bao-cao-so/report/a", &text).unwrap();
    near.room.set(Some(
        near.all()
            .iter()
            .map(|(key, text)| key.len() + text.len())
            .sum(),
    ));
    let bin = repository::remove(&store, "a").unwrap().unwrap();
    assert_eq!(near.get("bao-cao-so/report/a"), Ok(None));
    // Without its line breaks it is shorter by more than the stamp of the bin takes.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&near.all()[&bin]), record);
    assert_eq!(near.all()["bao-cao-so/bin/a"], "an earlier one");
    assert_eq!(repository::bring_back(&store, &bin), Ok(true));
    assert_eq!(value(&near.all()["bao-cao-so/report/a"]), record);
    // What cannot be made shorter stays where it is.
    near.room.set(None);
    store.set("bao-cao-so/report/b", "no json").unwrap();
    near.room.set(Some(
        near.all()
            .iter()
            .map(|(key, text)| key.len() + text.len())
            .sum(),
    ));
    assert_eq!(repository::remove(&store, "b"), Err(StorageError::Full));
    assert_eq!(near.all()["bao-cao-so/report/b"], "no json");
}

#[test]
fn what_gives_way_goes_to_the_bin_once() {
    let near = Near::default();
    near.set("bao-cao-so/report/a", "x").unwrap();
    for _ in 0..3 {
        repository::keep_copy(&near, "a").unwrap();
    }
    // A report whose id only begins the same has a bin of its own.
    near.set("bao-cao-so/report/ab", "x").unwrap();
    repository::keep_copy(&near, "ab").unwrap();
    let bin = |near: &Near| {
        near.all()
            .into_keys()
            .filter(|key| key.contains("/bin/"))
            .collect::<Vec<_>>()
    };
    assert_eq!(bin(&near), ["bao-cao-so/bin/a", "bao-cao-so/bin/ab"]);
    assert_eq!(
        repository::remove(&near, "a").unwrap().as_deref(),
        Some("bao-cao-so/bin/a")
    );
    assert_eq!(bin(&near), ["bao-cao-so/bin/a", "bao-cao-so/bin/ab"]);
    assert_eq!(near.get("bao-cao-so/report/a"), Ok(None));
}
