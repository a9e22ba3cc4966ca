//! The trash: what was removed or gave way lies there once, comes back, and goes by hand only.

use bao_cao_so::storage::{KeyValue, trash, version};

use bao_cao_so::model::storage::StorageError;

use crate::replication::LocalStore;

#[test]
fn the_bin_empties_by_hand_and_one_at_a_time() {
    let local = LocalStore::default();
    local.set("bao-cao-so/bin/a", "not json").unwrap();
    local.set("bao-cao-so/bin/a~2", "not json either").unwrap();
    local.set("bao-cao-so/report/a", "mine").unwrap();
    assert_eq!(trash::list(&local, &[]).unwrap().len(), 2);
    trash::delete(&local, "bao-cao-so/bin/a").unwrap();
    // Nothing but the trash.
    trash::delete(&local, "bao-cao-so/report/a").unwrap();
    assert_eq!(
        local.all().keys().collect::<Vec<_>>(),
        ["bao-cao-so/bin/a~2", "bao-cao-so/report/a"]
    );
}

#[test]
fn a_report_comes_back_from_the_bin_without_room_for_two() {
    let local = LocalStore::default();
    local.set("bao-cao-so/bin/a", &"x".repeat(1_000)).unwrap();
    local.room.set(Some(1_100));
    assert_eq!(trash::restore(&local, "bao-cao-so/bin/a"), Ok(true));
    assert_eq!(
        local.all().keys().collect::<Vec<_>>(),
        ["bao-cao-so/report/a"]
    );
    // One of its id is there again: both stay.
    local.room.set(None);
    local.set("bao-cao-so/bin/a", "y").unwrap();
    assert_eq!(trash::restore(&local, "bao-cao-so/bin/a"), Ok(false));
    assert_eq!(local.all().len(), 2);
    // No room at all: it stays in the trash.
    local.remove("bao-cao-so/report/a").unwrap();
    local.set("bao-cao-so/bin/a", &"z".repeat(100)).unwrap();
    local.room.set(Some(117));
    assert_eq!(
        trash::restore(&local, "bao-cao-so/bin/a"),
        Err(StorageError::Full)
    );
    assert_eq!(local.all()["bao-cao-so/bin/a"], "z".repeat(100));
    // What came in under a name that is no id of a report does not get out of the trash.
    local.room.set(None);
    for name in ["x/y", "", "ä"] {
        local.set(&format!("bao-cao-so/bin/{name}"), "w").unwrap();
        assert_eq!(
            trash::restore(&local, &format!("bao-cao-so/bin/{name}")),
            Ok(false),
            "{name}"
        );
    }
}

/// A store that versions what is written through it, as the browser's does.
struct Versioned<'a>(&'a LocalStore);

impl KeyValue for Versioned<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        version::write(self.0, key, Some(text), 1_795_000_000_000)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        version::write(self.0, key, None, 1_795_000_000_000)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.0.keys()
    }
}

#[test]
fn a_report_goes_to_the_bin_and_back_when_the_store_is_full_to_the_byte() {
    let record = serde_json::json!({ "id": "a", "rows": (0..100).collect::<Vec<_>>() });
    let text = serde_json::to_string_pretty(&record).unwrap();
    let local = LocalStore::default();
    let store = Versioned(&local);
    store.set("bao-cao-so/bin/a", "an earlier one").unwrap();
    store.set("bao-cao-so/report/a", &text).unwrap();
    local.room.set(Some(
        local
            .all()
            .iter()
            .map(|(key, text)| key.len() + text.len())
            .sum(),
    ));
    let trashed = trash::move_to_trash(&store, "a").unwrap().unwrap();
    assert_eq!(local.get("bao-cao-so/report/a"), Ok(None));
    // Without its line breaks it is shorter by more than the version of the trash takes.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&local.all()[&trashed]), record);
    assert_eq!(local.all()["bao-cao-so/bin/a"], "an earlier one");
    assert_eq!(trash::restore(&store, &trashed), Ok(true));
    assert_eq!(value(&local.all()["bao-cao-so/report/a"]), record);
    // What cannot be made shorter stays where it is.
    local.room.set(None);
    store.set("bao-cao-so/report/b", "no json").unwrap();
    local.room.set(Some(
        local
            .all()
            .iter()
            .map(|(key, text)| key.len() + text.len())
            .sum(),
    ));
    assert_eq!(trash::move_to_trash(&store, "b"), Err(StorageError::Full));
    assert_eq!(local.all()["bao-cao-so/report/b"], "no json");
}

#[test]
fn what_gives_way_goes_to_the_bin_once() {
    let local = LocalStore::default();
    local.set("bao-cao-so/report/a", "x").unwrap();
    for _ in 0..3 {
        trash::copy_to_trash(&local, "a").unwrap();
    }
    // A report whose id only begins the same has a trash of its own.
    local.set("bao-cao-so/report/ab", "x").unwrap();
    trash::copy_to_trash(&local, "ab").unwrap();
    let trashed = |local: &LocalStore| {
        local
            .all()
            .into_keys()
            .filter(|key| key.contains("/bin/"))
            .collect::<Vec<_>>()
    };
    assert_eq!(trashed(&local), ["bao-cao-so/bin/a", "bao-cao-so/bin/ab"]);
    assert_eq!(
        trash::move_to_trash(&local, "a").unwrap().as_deref(),
        Some("bao-cao-so/bin/a")
    );
    assert_eq!(trashed(&local), ["bao-cao-so/bin/a", "bao-cao-so/bin/ab"]);
    assert_eq!(local.get("bao-cao-so/report/a"), Ok(None));
}
