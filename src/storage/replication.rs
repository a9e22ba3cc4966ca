//! Replication: everything stands in local storage, written at each key press, and in IndexedDB, which is known to be on disk.
//!
//! A browser that ends by force may lose the last seconds of local storage; a person or a clean-up may empty one of the
//! two. `reconcile` says what has to be copied where, so that the newest version of each record is in both.

use std::collections::{BTreeMap, BTreeSet};

use super::KeyValue;
use super::keys::OURS;
use super::version::{put, version_of, versioned_key};
use crate::model::storage::StorageError;

/// Where IndexedDB remembers that everything was erased: older records must not come back.
pub const ERASED: &str = "bao-cao-so/erased";

/// A record of either copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its key.
    pub key: String,
    /// Its version; see `version`.
    pub version: u64,
    /// Its text; `None` when it was removed at that time.
    pub text: Option<String>,
}

impl Record {
    /// The record as one text, for a store of texts: the version, then the record's own text on the following lines.
    #[must_use]
    pub fn to_text(&self) -> String {
        match &self.text {
            Some(text) => format!("{}\n{text}", self.version),
            None => self.version.to_string(),
        }
    }

    /// Reads [`Record::to_text`]; a text without a version counts as written first of all.
    #[must_use]
    pub fn from_text(key: String, text: &str) -> Self {
        let (version, rest) = text
            .split_once('\n')
            .map_or((text, None), |(version, rest)| (version, Some(rest)));
        match version.parse() {
            Ok(version) => Self {
                key,
                version,
                text: rest.map(str::to_owned),
            },
            Err(_) => Self {
                key,
                version: 0,
                text: Some(text.to_owned()),
            },
        }
    }
}

/// Every record of local storage, removed ones included.
///
/// # Errors
/// The store cannot be used.
pub fn local_records(store: &dyn KeyValue) -> Result<Vec<Record>, StorageError> {
    let keys = records_of(store.keys()?).into_iter();
    keys.map(|key| local_record(store, key)).collect()
}

/// Every record of local storage with its version, removed ones included; no text is read.
///
/// # Errors
/// The store cannot be used.
pub fn local_versions(store: &dyn KeyValue) -> Result<Vec<(String, u64)>, StorageError> {
    let with_version = |key: String| version_of(store, &key).map(|version| (key, version));
    let keys = records_of(store.keys()?).into_iter();
    keys.map(with_version).collect()
}

/// The records that keys of local storage are of: their own, or that of a version.
pub(super) fn records_of(keys: Vec<String>) -> BTreeSet<String> {
    keys.into_iter()
        .filter(|key| key.starts_with(OURS))
        .map(|key| versioned_key(&key).unwrap_or(key))
        .collect()
}

/// One record of local storage.
///
/// # Errors
/// The store cannot be used.
pub fn local_record(store: &dyn KeyValue, key: String) -> Result<Record, StorageError> {
    Ok(Record {
        version: version_of(store, &key)?,
        text: store.get(&key)?,
        key,
    })
}

/// What says in IndexedDB that these records were erased now. The clock tells which; a record whose version is ahead of
/// the clock is named besides.
#[must_use]
pub fn erasing(now: u64, records: &[Record]) -> Record {
    let ahead = records.iter().filter(|record| record.version > now);
    let names: Vec<String> = ahead
        .map(|record| format!("{} {}", record.version, record.key))
        .collect();
    Record {
        key: ERASED.to_owned(),
        version: now,
        text: (!names.is_empty()).then(|| names.join("\n")),
    }
}

fn was_erased(record: &Record, mark: &Record) -> bool {
    let named = |line: &str| {
        line.strip_suffix(record.key.as_str())?
            .trim_end()
            .parse::<u64>()
            .ok()
    };
    let names = mark.text.iter().flat_map(|text| text.lines());
    record.version <= mark.version
        || names
            .filter_map(named)
            .any(|version| record.version <= version)
}

/// What has to be done for both copies to hold the newest version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplicationPlan {
    /// Records that local storage lacks or has older.
    pub to_local: Vec<Record>,
    /// Records that IndexedDB lacks or has older.
    pub to_indexed_db: Vec<Record>,
    /// Texts that give way although nobody replaced them on purpose: altered, or written by another version of the app.
    pub quarantine: Vec<Record>,
}

/// Compares both copies. `reads` tells whether a record's text can be used.
#[must_use]
pub fn reconcile(
    local: &[Record],
    indexed_db: &[Record],
    reads: &dyn Fn(&Record) -> bool,
) -> ReplicationPlan {
    let by_key = |records: &[Record]| -> BTreeMap<String, Record> {
        records
            .iter()
            .map(|record| (record.key.clone(), record.clone()))
            .collect()
    };
    let (local, mut indexed_db) = (by_key(local), by_key(indexed_db));
    let erased = indexed_db.remove(ERASED);
    let mut plan = ReplicationPlan::default();
    for key in local
        .keys()
        .chain(indexed_db.keys().filter(|key| !local.contains_key(*key)))
    {
        let here = local
            .get(key)
            .filter(|record| record.text.is_some() || record.version > 0);
        match (here, indexed_db.get(key)) {
            (Some(here), None)
                if here.text.is_some()
                    && erased.as_ref().is_some_and(|mark| was_erased(here, mark)) =>
            {
                let version = here
                    .version
                    .max(erased.as_ref().map_or(0, |mark| mark.version));
                plan.to_local.push(Record {
                    version,
                    text: None,
                    ..here.clone()
                });
            }
            (Some(here), None) => plan.to_indexed_db.push(here.clone()),
            (None, Some(there)) if there.text.is_some() => plan.to_local.push(there.clone()),
            (Some(here), Some(there)) => both(&mut plan, here, there, reads),
            _ => {}
        }
    }
    plan
}

fn both(
    plan: &mut ReplicationPlan,
    here: &Record,
    there: &Record,
    reads: &dyn Fn(&Record) -> bool,
) {
    let apart = here.text.is_some() && there.text.is_some() && here.text != there.text;
    let above = here.version.max(there.version) + 1;
    if apart && !reads(here) && reads(there) {
        // Whatever its version, a text that does not read never takes the place of one that does.
        plan.quarantine.push(here.clone());
        plan.in_both(Record {
            version: above,
            ..there.clone()
        });
    } else if apart && reads(here) && !reads(there) {
        plan.quarantine.push(there.clone());
        plan.in_both(Record {
            version: above,
            ..here.clone()
        });
    } else if here.version < there.version {
        // A text of local storage without a version was not simply an older one.
        if here.text.is_some() && here.text != there.text && here.version == 0 {
            plan.quarantine.push(here.clone());
        }
        plan.to_local.push(there.clone());
    } else if here.version > there.version {
        plan.to_indexed_db.push(here.clone());
    } else if here.text != there.text {
        // Changed past the app: what stands in local storage is what the person last saw.
        plan.in_both(Record {
            version: above,
            ..here.clone()
        });
    }
}

impl ReplicationPlan {
    /// Both stores get the record, under a version above theirs.
    fn in_both(&mut self, record: Record) {
        self.to_local.push(record.clone());
        self.to_indexed_db.push(record);
    }
}

/// Writes what local storage lacks, and gives back what found no room; nothing of that is lost, IndexedDB has it.
pub fn fill_local(store: &dyn KeyValue, records: &[Record]) -> Vec<Record> {
    let found_no_room =
        |record: &&Record| put(store, &record.key, record.text.as_deref(), record.version).is_err();
    records.iter().filter(found_no_room).cloned().collect()
}
