//! Reports by key: one key a report, no separate index to fall out of step.

use std::sync::Arc;

use super::{KeyValue, StorageFault};
use crate::formats::decode::{Decoded, Remark, decode, is_plain_id};
use crate::formats::encode::encode_record;
use crate::formats::problem::FileProblem;
use crate::formats::read::json;
use crate::messages::vi::backup as words;
use crate::messages::vi::period;
use crate::messages::vi::persistence::report as report_name;
use crate::model::report::Report;
use crate::template::form::Form;

/// Reports being written.
pub const REPORTS: &str = "bao-cao-so/report/";
/// Removed reports; each can be brought back.
pub const BIN: &str = "bao-cao-so/bin/";
/// Records that do not read.
pub const SET_ASIDE: &str = "bao-cao-so/set-aside/";

/// Everything found in the store.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// Reports that read, last changed first.
    pub reports: Vec<Decoded>,
    /// Records that do not.
    pub set_aside: Vec<SetAside>,
}

/// A record that does not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its key in the store.
    pub key: String,
    /// Whose and of when it is, as far as that can be read.
    pub what: Option<String>,
    /// Why it does not read, in a sentence.
    pub why: String,
}

impl SetAside {
    /// False of one that stands in its place still, for a later version.
    #[must_use]
    pub fn is_kept_aside(&self) -> bool {
        self.key.starts_with(SET_ASIDE)
    }

    /// Id of the report that it is a record of.
    #[must_use]
    pub fn report(&self) -> &str {
        self.key
            .rsplit('/')
            .next()
            .and_then(|name| name.split('~').next())
            .unwrap_or_default()
    }
}

/// Why a record of the store does not read, in a sentence: nobody sent it.
#[must_use]
pub fn why_unreadable(problem: &FileProblem) -> String {
    match problem {
        FileProblem::LaterVersion { .. } | FileProblem::UnknownTemplate { .. } => problem.text(),
        FileProblem::Truncated | FileProblem::Empty => words::CUT_RECORD.to_owned(),
        _ => words::BROKEN_RECORD.to_owned(),
    }
}

fn named(decoded: &Decoded) -> Option<String> {
    Some(report_name(
        decoded.report.words("agency.name"),
        &period::label(&decoded.report.period),
    ))
}

/// True when the store has a report or a record set aside; nothing is read yet.
///
/// # Errors
/// The store cannot be used.
pub fn has_any(store: &dyn KeyValue) -> Result<bool, StorageFault> {
    Ok(store
        .keys()?
        .iter()
        .any(|key| key.starts_with(REPORTS) || key.starts_with(SET_ASIDE)))
}

/// Reads all reports. A record that does not read moves under another key, unless a later version wrote it or
/// only a later version has its template: that one stays where that version will look for it.
///
/// # Errors
/// The store cannot be used.
pub fn load_all(store: &dyn KeyValue, templates: &[Arc<Form>]) -> Result<Shelf, StorageFault> {
    let mut shelf = Shelf::default();
    for key in store.keys()? {
        let Some(text) = store.get(&key)? else {
            continue;
        };
        if let Some(id) = key.strip_prefix(REPORTS) {
            match decode(&text, templates) {
                // Every record has a digest: one that does not fit was changed past the app.
                Ok(decoded) if decoded.remarks.contains(&Remark::Altered) => {
                    let key = move_aside(store, &key, id, &text);
                    shelf.set_aside.push(SetAside {
                        key,
                        what: named(&decoded),
                        why: words::ALTERED_RECORD.to_owned(),
                    });
                }
                Ok(decoded) => {
                    let earlier = |one: &Decoded| one.report.changed < decoded.report.changed;
                    let place = shelf
                        .reports
                        .iter()
                        .position(earlier)
                        .unwrap_or(shelf.reports.len());
                    shelf.reports.insert(place, decoded);
                }
                Err(problem) => {
                    let key = set_aside(store, &key, id, &text, &problem);
                    shelf.set_aside.push(SetAside {
                        key,
                        what: None,
                        why: why_unreadable(&problem),
                    });
                }
            }
        } else if key.starts_with(SET_ASIDE) {
            shelf.set_aside.push(match decode(&text, templates) {
                Ok(decoded) => SetAside {
                    key,
                    what: named(&decoded),
                    why: words::ALTERED_RECORD.to_owned(),
                },
                Err(problem) => SetAside {
                    key,
                    what: None,
                    why: why_unreadable(&problem),
                },
            });
        }
    }
    Ok(shelf)
}

/// Moves a record that does not read, unless it is only too new.
fn set_aside(
    store: &dyn KeyValue,
    key: &str,
    id: &str,
    text: &str,
    problem: &FileProblem,
) -> String {
    if matches!(
        problem,
        FileProblem::LaterVersion { .. } | FileProblem::UnknownTemplate { .. }
    ) {
        return key.to_owned();
    }
    move_aside(store, key, id, text)
}

/// Moves a record; when there is no room for it under its new key it stays where it is.
fn move_aside(store: &dyn KeyValue, key: &str, id: &str, text: &str) -> String {
    let aside = free_key(store, &format!("{SET_ASIDE}{id}"));
    match store.set(&aside, text).and_then(|()| store.remove(key)) {
        Ok(()) => aside,
        Err(_) => key.to_owned(),
    }
}

/// The key, or the key with a number when it is taken: nothing is written over. No id has a `~`.
pub(super) fn free_key(store: &dyn KeyValue, key: &str) -> String {
    let taken = |key: &str| matches!(store.get(key), Ok(Some(_)));
    if !taken(key) {
        return key.to_owned();
    }
    (2u32..)
        .map(|number| format!("{key}~{number}"))
        .find(|key| !taken(key))
        .unwrap_or_else(|| key.to_owned())
}

/// Saves a report.
///
/// # Errors
/// The store is full or cannot be used; the former record stands.
pub fn save(store: &dyn KeyValue, report: &Report, template: &Form) -> Result<(), StorageFault> {
    store.set(
        &format!("{REPORTS}{}", report.id),
        &encode_record(report, template),
    )
}

/// The record of a report as it stands in the store.
///
/// # Errors
/// The store cannot be used.
pub fn record(store: &dyn KeyValue, id: &str) -> Result<Option<String>, StorageFault> {
    store.get(&format!("{REPORTS}{id}"))
}

/// Saves a report over the record that was last seen here, and gives the new record; one that another tab has changed
/// meanwhile is not written over.
///
/// # Errors
/// The store is full or cannot be used, or the record is another; the former record stands.
pub fn save_over(
    store: &dyn KeyValue,
    report: &Report,
    template: &Form,
    seen: Option<&str>,
) -> Result<String, StorageFault> {
    if record(store, &report.id)?.as_deref() != seen {
        return Err(StorageFault::ChangedElsewhere);
    }
    let text = encode_record(report, template);
    store.set(&format!("{REPORTS}{}", report.id), &text)?;
    Ok(text)
}

/// Keeps a text that gave way to another copy of its record, among those set aside.
///
/// # Errors
/// The store is full or cannot be used.
pub fn keep_aside(store: &dyn KeyValue, key: &str, text: &str) -> Result<(), StorageFault> {
    let name = key.rsplit('/').next().unwrap_or(key);
    store.set(&free_key(store, &format!("{SET_ASIDE}{name}")), text)
}

/// Moves a report to the bin; the key that it has there brings it back. A full store has room for that.
///
/// # Errors
/// The store cannot be used; the report stays.
pub fn remove(store: &dyn KeyValue, id: &str) -> Result<Option<String>, StorageFault> {
    let key = format!("{REPORTS}{id}");
    let Some(text) = store.get(&key)? else {
        return Ok(None);
    };
    let (bin, lies_there) = place_in_bin(store, id, &text)?;
    if lies_there {
        store.remove(&key)?;
    } else {
        move_text(store, &key, &bin, &text)?;
    }
    Ok(Some(bin))
}

/// Moves a text from one key to another, also where there is room for one of the two only.
fn move_text(store: &dyn KeyValue, from: &str, to: &str, text: &str) -> Result<(), StorageFault> {
    match store.set(to, text) {
        Ok(()) => return store.remove(from),
        // A store that does not even take the same text again would not take it back either.
        Err(StorageFault::Full) => store.set(from, text).and_then(|()| store.remove(from))?,
        Err(fault) => return Err(fault),
    }
    let put = store.set(to, text).or_else(|fault| match json(text) {
        // The same record without its line breaks is shorter by more than its stamp takes.
        Ok(value) => store.set(to, &value.to_string()),
        Err(_) => Err(fault),
    });
    if let Err(fault) = put {
        store.set(from, text)?;
        return Err(fault);
    }
    Ok(())
}

/// Where a record of a report goes in the bin; true when the very same lies there.
fn place_in_bin(
    store: &dyn KeyValue,
    id: &str,
    text: &str,
) -> Result<(String, bool), StorageFault> {
    let own = format!("{BIN}{id}");
    for key in store.keys()? {
        let rest = key.strip_prefix(&own);
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('~'))
            && store.get(&key)?.as_deref() == Some(text)
        {
            return Ok((key, true));
        }
    }
    Ok((free_key(store, &own), false))
}

/// Puts a record into the bin, once.
///
/// # Errors
/// The store is full or cannot be used.
pub fn to_bin(store: &dyn KeyValue, id: &str, text: &str) -> Result<(), StorageFault> {
    let (key, lies_there) = place_in_bin(store, id, text)?;
    if lies_there {
        Ok(())
    } else {
        store.set(&key, text)
    }
}

/// Brings a report back from the bin; false when one of its id is there again, or it has no id.
///
/// # Errors
/// The store cannot be used; the report stays in the bin.
pub fn bring_back(store: &dyn KeyValue, bin: &str) -> Result<bool, StorageFault> {
    let id = bin
        .strip_prefix(BIN)
        .and_then(|rest| rest.split('~').next())
        .filter(|id| is_plain_id(id));
    let key = format!("{REPORTS}{}", id.unwrap_or_default());
    let (Some(_), Some(text), None) = (id, store.get(bin)?, store.get(&key)?) else {
        return Ok(false);
    };
    move_text(store, bin, &key, &text)?;
    Ok(true)
}

/// Keeps the present record of a report in the bin, once, before another takes its place.
///
/// # Errors
/// The store is full or cannot be used.
pub fn keep_copy(store: &dyn KeyValue, id: &str) -> Result<(), StorageFault> {
    match record(store, id)? {
        Some(text) => to_bin(store, id, &text),
        None => Ok(()),
    }
}

/// One report by id.
///
/// # Errors
/// The store cannot be used.
pub fn load(
    store: &dyn KeyValue,
    id: &str,
    templates: &[Arc<Form>],
) -> Result<Option<Decoded>, StorageFault> {
    let text = store.get(&format!("{REPORTS}{id}"))?;
    Ok(text.and_then(|text| decode(&text, templates).ok()))
}
