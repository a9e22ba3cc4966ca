//! Backup and restore: gathering everything, the dry run, taking in without loss, and when a backup is due.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fold::fold;
use super::repository::{self, BIN, REPORTS, SET_ASIDE, free_key};
use super::stamp::{OURS, stamp_of};
use super::{KeyValue, StorageError, journal, remembered};
use crate::formats::backup::{Backup, Contents};
use crate::formats::error::FileError;
use crate::formats::json::read::json;
use crate::formats::report::decode::{Decoded, Remark, decode, is_plain_id};
use crate::formats::report::encode::report_digest;
use crate::template::form::Form;

/// When the last backup file was made, milliseconds since 1970.
const LAST_BACKUP: &str = "bao-cao-so/backup-at";
/// When the first report was begun here.
const FIRST_USE: &str = "bao-cao-so/first-use";
/// How long work may go on without a backup.
const DUE_AFTER: u64 = 7 * 24 * 3_600_000;

/// What restoring a report would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This machine does not have it.
    Added,
    /// This machine has the very same.
    Same,
    /// The one of the file is newer and takes its place; the present one goes to the bin.
    Newer,
    /// The one here is newer and stays; that of the file goes to the bin.
    Older,
    /// It cannot be used here; its text is kept to the letter.
    Unreadable,
}

/// Why restoring a report would do that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryReason {
    /// It reads, and was compared with the report of its id that is here.
    Compared {
        /// When the one here was last changed, if there is one.
        here_changed: Option<String>,
    },
    /// It was altered after it was saved.
    Altered,
    /// It is no report that this version can use.
    Unusable(FileError),
}

/// A report of a backup in the dry run. The sentences on it are `messages::vi::backup::render_entry`.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What restoring would do.
    pub verdict: Verdict,
    /// Why.
    pub reason: EntryReason,
    /// The report, as far as it reads.
    pub report: Option<Decoded>,
    /// Its text, to the letter.
    text: String,
    id: String,
}

/// What restoring a backup would do.
#[derive(Clone, Debug)]
pub struct DryRun {
    /// When the backup was made.
    pub at: String,
    /// The file was changed after it was made.
    pub altered: bool,
    /// Its reports.
    pub entries: Vec<Entry>,
    /// Records for the bin that are not there yet.
    pub bin: Vec<String>,
    /// Records that do not read and are not here yet: name and text.
    pub texts: Vec<(String, String)>,
    /// Earlier states: key and record.
    pub states: Vec<(String, String)>,
    remembered: String,
}

impl DryRun {
    /// True when restoring would change something.
    #[must_use]
    pub fn has_news(&self) -> bool {
        !self.bin.is_empty()
            || !self.texts.is_empty()
            || !self.states.is_empty()
            || self
                .entries
                .iter()
                .any(|entry| entry.verdict != Verdict::Same)
    }
}

/// Gathers everything that the near store keeps; `states` come from the store of states. `in_memory` are records of
/// reports that could not be saved, by their ids: each stands in the place of its stored record, which goes to the bin.
///
/// # Errors
/// The store cannot be used.
pub fn gather(
    store: &dyn KeyValue,
    states: Vec<(String, String)>,
    in_memory: &BTreeMap<String, String>,
    templates: &[Arc<Form>],
) -> Result<Contents, StorageError> {
    let mut contents = Contents {
        states,
        remembered: remembered::words(store)?,
        ..Contents::default()
    };
    contents.reports.extend(in_memory.values().cloned());
    let mut keys = store.keys()?;
    keys.sort();
    for key in keys {
        let Some(text) = store.get(&key)? else {
            continue;
        };
        let text = match key.strip_prefix(REPORTS) {
            Some(id) => journal::whole_text(store, id, text, templates)?,
            None => text,
        };
        let name = || key.trim_start_matches(OURS).to_owned();
        if key.starts_with(REPORTS) || key.starts_with(BIN) {
            let reads = !matches!(
                decode(&text, templates),
                Err(FileError::Truncated
                    | FileError::NotJson { .. }
                    | FileError::Empty
                    | FileError::TooDeep)
            );
            let newer = key.strip_prefix(REPORTS).and_then(|id| in_memory.get(id));
            match (reads, key.starts_with(BIN) || newer.is_some()) {
                _ if newer == Some(&text) => {}
                (false, _) => contents.texts.push((name(), text)),
                (true, true) => contents.bin.push(text),
                (true, false) => contents.reports.push(text),
            }
        } else if key.starts_with(SET_ASIDE) {
            contents.texts.push((name(), text));
        }
    }
    Ok(contents)
}

/// Looks at a backup without changing anything. `kept_states` are the keys of the states that are here.
///
/// # Errors
/// The store cannot be used.
pub fn dry_run(
    store: &dyn KeyValue,
    backup: Backup,
    here: &[Decoded],
    kept_states: &[String],
) -> Result<DryRun, StorageError> {
    let mut known = Vec::new();
    for key in store.keys()? {
        if key.starts_with(BIN) || key.starts_with(SET_ASIDE) || key.starts_with(REPORTS) {
            known.extend(store.get(&key)?);
        }
    }
    let Contents {
        reports,
        bin,
        states,
        texts,
        remembered,
    } = backup.contents;
    let is_new = |text: &String| !known.contains(text);
    Ok(DryRun {
        at: backup.at,
        altered: backup.altered,
        entries: backup
            .reports
            .into_iter()
            .zip(reports)
            .map(|(read, text)| entry(read, text, here, &known))
            .collect(),
        bin: bin.into_iter().filter(is_new).collect(),
        texts: texts.into_iter().filter(|(_, text)| is_new(text)).collect(),
        states: states
            .into_iter()
            .filter(|(key, _)| !kept_states.contains(key))
            .collect(),
        remembered,
    })
}

fn entry(
    read: Result<Decoded, (FileError, String)>,
    text: String,
    here: &[Decoded],
    known: &[String],
) -> Entry {
    let unusable = |reason: EntryReason, report: Option<Decoded>, text: String, id: String| {
        let verdict = if known.contains(&text) {
            Verdict::Same
        } else {
            Verdict::Unreadable
        };
        Entry {
            verdict,
            reason,
            report,
            text,
            id,
        }
    };
    match read {
        Err((problem, _)) => {
            // A later version looks for it under its own key.
            let id = if problem.is_of_later_version() {
                id_of(&text).unwrap_or_default()
            } else {
                String::new()
            };
            unusable(EntryReason::Unusable(problem), None, text, id)
        }
        // As a record it would not open either: see `repository::load_all`.
        Ok(decoded) if decoded.remarks.contains(&Remark::Altered) => {
            unusable(EntryReason::Altered, Some(decoded), text, String::new())
        }
        Ok(decoded) => {
            let same_id = here.iter().find(|one| one.report.id == decoded.report.id);
            Entry {
                verdict: judge(same_id, &decoded),
                reason: EntryReason::Compared {
                    here_changed: same_id.map(|one| one.report.changed.clone()),
                },
                text,
                id: decoded.report.id.clone(),
                report: Some(decoded),
            }
        }
    }
}

/// What becomes of a report of the file beside the one of its id that is here.
fn judge(here: Option<&Decoded>, decoded: &Decoded) -> Verdict {
    let digest = |one: &Decoded| report_digest(&one.report, &one.template);
    match here {
        None => Verdict::Added,
        Some(one) if digest(one) == digest(decoded) => Verdict::Same,
        Some(one) if one.report.changed < decoded.report.changed => Verdict::Newer,
        Some(_) => Verdict::Older,
    }
}

/// The id that a record states, when it can stand in a key.
fn id_of(text: &str) -> Option<String> {
    json(text)
        .ok()?
        .get("id")?
        .as_str()
        .filter(|id| is_plain_id(id))
        .map(str::to_owned)
}

/// Takes a backup in. Nothing that is here is lost: what gives way goes to the bin, what does not read is set aside. Each
/// report is judged once more, for it may have changed since the dry run; true when one was, and the newer one stands.
/// The states are for the caller to put into their store.
///
/// # Errors
/// The store is full or cannot be used; what was taken in before stays, and the same backup can be restored again.
pub fn take_in(
    store: &dyn KeyValue,
    run: &DryRun,
    templates: &[Arc<Form>],
) -> Result<bool, StorageError> {
    let mut changed = false;
    for entry in &run.entries {
        let key = format!("{REPORTS}{}", entry.id);
        let (EntryReason::Compared { .. }, Some(decoded)) = (&entry.reason, &entry.report) else {
            take_in_unusable(store, entry, &key)?;
            continue;
        };
        let verdict = judge(
            repository::load(store, &entry.id, templates)?.as_ref(),
            decoded,
        );
        changed |= verdict != entry.verdict;
        match verdict {
            Verdict::Same | Verdict::Unreadable => {}
            Verdict::Added | Verdict::Newer => {
                fold(store, &entry.id, templates)?;
                repository::keep_copy(store, &entry.id)?;
                store.set(&key, &entry.text)?;
            }
            Verdict::Older => repository::to_bin(store, &entry.id, &entry.text)?,
        }
    }
    for text in &run.bin {
        repository::to_bin(store, id_of(text).as_deref().unwrap_or("restored"), text)?;
    }
    for (_, text) in &run.texts {
        set_aside(store, text)?;
    }
    remembered::add_words(store, &run.remembered)?;
    Ok(changed)
}

fn take_in_unusable(store: &dyn KeyValue, entry: &Entry, key: &str) -> Result<(), StorageError> {
    match entry.verdict {
        Verdict::Same => Ok(()),
        _ if !entry.id.is_empty() && store.get(key)?.is_none() => store.set(key, &entry.text),
        _ => set_aside(store, &entry.text),
    }
}

/// Sets a text aside, once.
fn set_aside(store: &dyn KeyValue, text: &str) -> Result<(), StorageError> {
    for key in store
        .keys()?
        .into_iter()
        .filter(|key| key.starts_with(SET_ASIDE))
    {
        if store.get(&key)?.as_deref() == Some(text) {
            return Ok(());
        }
    }
    store.set(&free_key(store, &format!("{SET_ASIDE}restored")), text)
}

/// Notes that a backup was made now.
///
/// # Errors
/// The store is full or cannot be used.
pub fn note_backup(store: &dyn KeyValue, now: u64) -> Result<(), StorageError> {
    store.set(LAST_BACKUP, &now.to_string())
}

/// When the last backup was made, milliseconds since 1970.
///
/// # Errors
/// The store cannot be used.
pub fn last_backup(store: &dyn KeyValue) -> Result<Option<u64>, StorageError> {
    Ok(store.get(LAST_BACKUP)?.and_then(|text| text.parse().ok()))
}

/// True when there is work that no backup has, and the last one is old. The first call begins the time.
///
/// # Errors
/// The store cannot be used.
pub fn is_due(store: &dyn KeyValue, now: u64) -> Result<bool, StorageError> {
    let mut newest = 0;
    for key in store
        .keys()?
        .into_iter()
        .filter(|key| key.starts_with(REPORTS))
    {
        newest = newest.max(stamp_of(store, &key)?);
    }
    if newest == 0 {
        return Ok(false);
    }
    let last = last_backup(store)?;
    let since = match (
        last,
        store.get(FIRST_USE)?.and_then(|text| text.parse().ok()),
    ) {
        (Some(last), _) => last,
        (None, Some(first)) => first,
        (None, None) => {
            // Without room for it the reminder comes later; nothing else depends on it.
            let _ = store.set(FIRST_USE, &now.to_string());
            now
        }
    };
    Ok(newest > last.unwrap_or(0) && now.saturating_sub(since) >= DUE_AFTER)
}

/// Every key of this app, for erasing all of it.
///
/// # Errors
/// The store cannot be used.
pub fn own_keys(store: &dyn KeyValue) -> Result<Vec<String>, StorageError> {
    Ok(store
        .keys()?
        .into_iter()
        .filter(|key| key.starts_with(OURS))
        .collect())
}
