//! Two copies of everything: the near store, written at each key press, and the far one, which is known to be on disk.
//!
//! A browser that ends by force may lose the last seconds of the near store; a person or a clean-up may empty one of the
//! two. `reconcile` says what has to be copied where, so that the newest state of each record is in both.

use std::collections::{BTreeMap, BTreeSet};

use super::stamp::{self, OURS};
use super::{KeyValue, StorageError};

/// Where the far store remembers that everything was erased: older records must not come back.
pub const ERASED: &str = "bao-cao-so/erased";

/// A record of either copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its key.
    pub key: String,
    /// Its stamp; see `stamp`.
    pub written: u64,
    /// Its text; `None` when it was removed at that time.
    pub text: Option<String>,
}

impl Record {
    /// The record as one text, for a store of texts: the stamp, then the record's own text on the following lines.
    #[must_use]
    pub fn to_text(&self) -> String {
        match &self.text {
            Some(text) => format!("{}\n{text}", self.written),
            None => self.written.to_string(),
        }
    }

    /// Reads [`Record::to_text`]; a text without a stamp counts as written first of all.
    #[must_use]
    pub fn from_text(key: String, text: &str) -> Self {
        let (stamp, rest) = text
            .split_once('\n')
            .map_or((text, None), |(stamp, rest)| (stamp, Some(rest)));
        match stamp.parse() {
            Ok(written) => Self {
                key,
                written,
                text: rest.map(str::to_owned),
            },
            Err(_) => Self {
                key,
                written: 0,
                text: Some(text.to_owned()),
            },
        }
    }
}

/// Every record of the near store, removed ones included.
///
/// # Errors
/// The store cannot be used.
pub fn near_records(store: &dyn KeyValue) -> Result<Vec<Record>, StorageError> {
    let mut keys = BTreeSet::new();
    for key in store
        .keys()?
        .into_iter()
        .filter(|key| key.starts_with(OURS))
    {
        keys.insert(stamp::stamped(&key).unwrap_or(key));
    }
    keys.into_iter()
        .map(|key| near_record(store, key))
        .collect()
}

/// One record of the near store.
///
/// # Errors
/// The store cannot be used.
pub fn near_record(store: &dyn KeyValue, key: String) -> Result<Record, StorageError> {
    Ok(Record {
        written: stamp::stamp_of(store, &key)?,
        text: store.get(&key)?,
        key,
    })
}

/// What says in the far store that these records were erased now. The clock tells which; a record whose stamp is ahead of
/// the clock is named besides.
#[must_use]
pub fn erasing(now: u64, records: &[Record]) -> Record {
    let ahead = records.iter().filter(|record| record.written > now);
    let names: Vec<String> = ahead
        .map(|record| format!("{} {}", record.written, record.key))
        .collect();
    Record {
        key: ERASED.to_owned(),
        written: now,
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
    record.written <= mark.written
        || names
            .filter_map(named)
            .any(|written| record.written <= written)
}

/// What has to be done for both copies to hold the newest state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Records that the near store lacks or has older.
    pub to_near: Vec<Record>,
    /// Records that the far store lacks or has older.
    pub to_far: Vec<Record>,
    /// Texts that give way although nobody replaced them on purpose: altered, or written by another version of the app.
    pub aside: Vec<Record>,
}

/// Compares both copies. `reads` tells whether a record's text can be used.
#[must_use]
pub fn reconcile(near: &[Record], far: &[Record], reads: &dyn Fn(&Record) -> bool) -> Plan {
    let by_key = |records: &[Record]| -> BTreeMap<String, Record> {
        records
            .iter()
            .map(|record| (record.key.clone(), record.clone()))
            .collect()
    };
    let (near, mut far) = (by_key(near), by_key(far));
    let erased = far.remove(ERASED);
    let mut plan = Plan::default();
    for key in near
        .keys()
        .chain(far.keys().filter(|key| !near.contains_key(*key)))
    {
        let here = near
            .get(key)
            .filter(|record| record.text.is_some() || record.written > 0);
        match (here, far.get(key)) {
            (Some(here), None)
                if here.text.is_some()
                    && erased.as_ref().is_some_and(|mark| was_erased(here, mark)) =>
            {
                let written = here
                    .written
                    .max(erased.as_ref().map_or(0, |mark| mark.written));
                plan.to_near.push(Record {
                    written,
                    text: None,
                    ..here.clone()
                });
            }
            (Some(here), None) => plan.to_far.push(here.clone()),
            (None, Some(there)) if there.text.is_some() => plan.to_near.push(there.clone()),
            (Some(here), Some(there)) => both(&mut plan, here, there, reads),
            _ => {}
        }
    }
    plan
}

fn both(plan: &mut Plan, here: &Record, there: &Record, reads: &dyn Fn(&Record) -> bool) {
    let apart = here.text.is_some() && there.text.is_some() && here.text != there.text;
    let above = here.written.max(there.written) + 1;
    if apart && !reads(here) && reads(there) {
        // Whatever its stamp, a text that does not read never takes the place of one that does.
        plan.aside.push(here.clone());
        plan.in_both(Record {
            written: above,
            ..there.clone()
        });
    } else if apart && reads(here) && !reads(there) {
        plan.aside.push(there.clone());
        plan.in_both(Record {
            written: above,
            ..here.clone()
        });
    } else if here.written < there.written {
        // A near text without a stamp was not simply an older state.
        if here.text.is_some() && here.text != there.text && here.written == 0 {
            plan.aside.push(here.clone());
        }
        plan.to_near.push(there.clone());
    } else if here.written > there.written {
        plan.to_far.push(here.clone());
    } else if here.text != there.text {
        // Changed past the app: what stands in the near store is what the person last saw.
        plan.in_both(Record {
            written: above,
            ..here.clone()
        });
    }
}

impl Plan {
    /// Both stores get the record, under a stamp above theirs.
    fn in_both(&mut self, record: Record) {
        self.to_near.push(record.clone());
        self.to_far.push(record);
    }
}

/// Writes what the near store lacks, and gives back what found no room; nothing of that is lost, the far copy has it.
pub fn fill_near(store: &dyn KeyValue, records: &[Record]) -> Vec<Record> {
    let put = |record: &&Record| {
        stamp::put(store, &record.key, record.text.as_deref(), record.written).is_err()
    };
    records.iter().filter(put).cloned().collect()
}
