//! Restoring a backup: what it would do, and then doing it without loss. Making one is `backup`.

use std::sync::Arc;

use super::collection_backup::CollectionEntry;
use super::fold::fold;
use super::keys::{QUARANTINE, REPORTS, TRASH, record_key};
use super::{KeyValue, defaults, quarantine, repository, trash};
use crate::formats::backup::{Backup, Contents};
use crate::formats::json::read::json;
use crate::formats::report::decode::Decoded;
use crate::formats::report::encode::report_digest;
use crate::formats::report::rows::is_plain_id;
use crate::model::file::{FileError, Remark};
use crate::model::report::Report;
use crate::model::storage::{CollectionVerdict, RestoreReason, RestoreVerdict, StorageError};
use crate::template::form::Form;

/// A report of a backup in the preview. The sentences on it are `messages::vi::backup::render_entry`.
#[derive(Clone, Debug)]
pub struct RestoreEntry {
    /// What restoring would do.
    pub verdict: RestoreVerdict,
    /// Why.
    pub reason: RestoreReason,
    /// The report, as far as it reads.
    pub report: Option<Decoded>,
    /// Its text, to the letter.
    text: String,
    id: String,
}

/// What restoring a backup would do.
#[derive(Clone, Debug)]
pub struct RestorePreview {
    /// When the backup was made.
    pub at: String,
    /// The file was changed after it was made.
    pub altered: bool,
    /// Its reports.
    pub entries: Vec<RestoreEntry>,
    /// Records for the trash that are not there yet.
    pub trash: Vec<String>,
    /// Records that do not read and are not here yet: name and text.
    pub texts: Vec<(String, String)>,
    /// Snapshots: key and record.
    pub snapshots: Vec<(String, String)>,
    /// Its collections.
    pub collections: Vec<CollectionEntry>,
    defaults: String,
}

impl RestoreEntry {
    /// The report and the template that it answers, as far as it reads.
    #[must_use]
    pub fn answered(&self) -> Option<(&Report, &Form)> {
        let report = self.report.as_ref();
        report.map(|one| (&one.report, &*one.template))
    }
}

impl RestorePreview {
    /// The same with the collections of the backup, as they were looked at.
    #[must_use]
    pub fn with_collections(self, collections: Vec<CollectionEntry>) -> Self {
        Self {
            collections,
            ..self
        }
    }

    /// True when restoring would change something.
    #[must_use]
    pub fn has_news(&self) -> bool {
        !self.trash.is_empty()
            || !self.texts.is_empty()
            || !self.snapshots.is_empty()
            || self.collections.iter().any(|one| {
                !matches!(
                    one.verdict,
                    CollectionVerdict::Same | CollectionVerdict::Unusable
                )
            })
            || self
                .entries
                .iter()
                .any(|entry| entry.verdict != RestoreVerdict::Same)
    }
}

/// What restoring a backup would do; nothing changes. `kept_snapshots` are the keys of the snapshots that are here.
///
/// # Errors
/// The store cannot be used.
pub fn preview_restore(
    store: &dyn KeyValue,
    backup: Backup,
    here: &[Decoded],
    kept_snapshots: &[String],
) -> Result<RestorePreview, StorageError> {
    let mut known = Vec::new();
    for key in store.keys()? {
        if key.starts_with(TRASH) || key.starts_with(QUARANTINE) || key.starts_with(REPORTS) {
            known.extend(store.get(&key)?);
        }
    }
    let Contents {
        reports,
        trash,
        // They lie in a store of their own: see `with_collections`.
        collections: _,
        snapshots,
        texts,
        defaults,
    } = backup.contents;
    let is_new = |text: &String| !known.contains(text);
    Ok(RestorePreview {
        at: backup.at,
        altered: backup.altered,
        entries: backup
            .reports
            .into_iter()
            .zip(reports)
            .map(|(read, text)| entry(read, text, here, &known))
            .collect(),
        trash: trash.into_iter().filter(is_new).collect(),
        texts: texts.into_iter().filter(|(_, text)| is_new(text)).collect(),
        snapshots: snapshots
            .into_iter()
            .filter(|(key, _)| !kept_snapshots.contains(key))
            .collect(),
        collections: Vec::new(),
        defaults,
    })
}

fn entry(
    read: Result<Decoded, (FileError, String)>,
    text: String,
    here: &[Decoded],
    known: &[String],
) -> RestoreEntry {
    let unusable = |reason: RestoreReason, report: Option<Decoded>, text: String, id: String| {
        let verdict = if known.contains(&text) {
            RestoreVerdict::Same
        } else {
            RestoreVerdict::Unreadable
        };
        RestoreEntry {
            verdict,
            reason,
            report,
            text,
            id,
        }
    };
    match read {
        Err((error, _)) => {
            // A later version looks for it under its own key.
            let id = if error.is_of_later_version() {
                id_of(&text).unwrap_or_default()
            } else {
                String::new()
            };
            unusable(RestoreReason::Unusable(error), None, text, id)
        }
        // As a record it would not open either: see `repository::load_all`.
        Ok(decoded) if decoded.remarks.contains(&Remark::Altered) => {
            unusable(RestoreReason::Altered, Some(decoded), text, String::new())
        }
        Ok(decoded) => {
            let same_id = here.iter().find(|one| one.report.id == decoded.report.id);
            RestoreEntry {
                verdict: judge(same_id, &decoded),
                reason: RestoreReason::Compared {
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
fn judge(here: Option<&Decoded>, decoded: &Decoded) -> RestoreVerdict {
    let digest = |one: &Decoded| report_digest(&one.report, &one.template);
    match here {
        None => RestoreVerdict::Added,
        Some(one) if digest(one) == digest(decoded) => RestoreVerdict::Same,
        Some(one) if one.report.changed < decoded.report.changed => RestoreVerdict::Newer,
        Some(_) => RestoreVerdict::Older,
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

/// Restores a backup. Nothing that is here is lost: what gives way goes to the trash, what does not read to quarantine. Each
/// report is judged once more, for it may have changed since the preview; true when one was, and the newer one stands.
/// The snapshots and the collections are for the caller to put into their stores.
///
/// # Errors
/// The store is full or cannot be used; what was restored before stays, and the same backup can be restored again.
pub fn restore(
    store: &dyn KeyValue,
    preview: &RestorePreview,
    templates: &[Arc<Form>],
) -> Result<bool, StorageError> {
    let mut changed = false;
    for entry in &preview.entries {
        let key = record_key(&entry.id);
        let (RestoreReason::Compared { .. }, Some(decoded)) = (&entry.reason, &entry.report) else {
            restore_unusable(store, entry, &key)?;
            continue;
        };
        let verdict = judge(
            repository::load(store, &entry.id, templates)?.as_ref(),
            decoded,
        );
        changed |= verdict != entry.verdict;
        match verdict {
            RestoreVerdict::Same | RestoreVerdict::Unreadable => {}
            RestoreVerdict::Added | RestoreVerdict::Newer => {
                fold(store, &entry.id, templates)?;
                trash::copy_to_trash(store, &entry.id)?;
                store.set(&key, &entry.text)?;
            }
            RestoreVerdict::Older => trash::put(store, &entry.id, &entry.text)?,
        }
    }
    for text in &preview.trash {
        trash::put(store, id_of(text).as_deref().unwrap_or("restored"), text)?;
    }
    for (_, text) in &preview.texts {
        quarantine::put_restored(store, text)?;
    }
    defaults::add(store, &preview.defaults)?;
    Ok(changed)
}

fn restore_unusable(
    store: &dyn KeyValue,
    entry: &RestoreEntry,
    key: &str,
) -> Result<(), StorageError> {
    match entry.verdict {
        RestoreVerdict::Same => Ok(()),
        _ if !entry.id.is_empty() && store.get(key)?.is_none() => store.set(key, &entry.text),
        _ => quarantine::put_restored(store, &entry.text),
    }
}
