//! Collections of a receiving department in the backup of this machine, out and in again.

use std::sync::Arc;

use crate::browser::broadcast::Channel;
use crate::browser::indexed_db::{self, IndexedDbError, Store};
use crate::browser::random;
use crate::messages::vi::collection::backup as words;
use crate::storage::collection_backup::{
    CollectionEntry, CollectionsHere, StoredCollection, about_text, bytes_with, says,
};
use crate::storage::collections::{CHANNEL, HEADS, files_of, set_aside_of};
use crate::template::form::Form;

/// What a backup takes along.
#[derive(Default)]
pub(super) struct TakenAlong {
    /// Collections, each as its file.
    pub files: Vec<String>,
    /// Records that cannot stand in one, by their keys.
    pub texts: Vec<(String, String)>,
    /// What is to be told: how many there are, and those that are too large.
    pub told: Vec<String>,
    /// Each collection is there.
    pub whole: bool,
}

/// The collections of this machine for a backup; none where they cannot be read now.
pub(super) async fn take_along(templates: &[Arc<Form>]) -> Option<TakenAlong> {
    if indexed_db::open().await.is_err() {
        return (!indexed_db::exists()).then(|| TakenAlong {
            whole: true,
            ..TakenAlong::default()
        });
    }
    let mut taken = TakenAlong {
        whole: true,
        ..TakenAlong::default()
    };
    let mut bytes: usize = 0;
    for id in ids().await.ok()? {
        let stored = stored(&id).await.ok()?;
        let size = stored.size();
        let Some(after) = bytes_with(bytes, size) else {
            let about = about_text(&stored.head.1, templates);
            taken.whole = false;
            taken
                .told
                .push(words::left_out(about.as_ref(), size as u64));
            continue;
        };
        bytes = after;
        let (file, texts) = stored.to_file();
        taken.files.extend(file);
        taken.texts.extend(texts);
    }
    let holds = words::held(taken.files.len(), bytes as u64);
    if !holds.is_empty() {
        taken.told.insert(0, holds);
    }
    Some(taken)
}

async fn ids() -> Result<Vec<String>, IndexedDbError> {
    let keys = indexed_db::keys(Store::Collections, HEADS).await?;
    let ids = keys.iter().filter_map(|key| key.strip_prefix(HEADS));
    Ok(ids.map(str::to_owned).collect())
}

async fn stored(id: &str) -> Result<StoredCollection, IndexedDbError> {
    let key = format!("{HEADS}{id}");
    let head = indexed_db::get(Store::Collections, &key).await?;
    Ok(StoredCollection {
        head: (key, head.unwrap_or_default()),
        files: indexed_db::entries(Store::Collections, &files_of(id)).await?,
        set_aside: indexed_db::entries(Store::Collections, &set_aside_of(id)).await?,
    })
}

/// What the collections of this machine say, to be compared with those of a backup.
pub(super) async fn here() -> Result<CollectionsHere, IndexedDbError> {
    indexed_db::open().await?;
    let mut here = CollectionsHere::new();
    for id in ids().await? {
        let says = says(&stored(&id).await?).unwrap_or_default();
        here.insert(id, says);
    }
    Ok(here)
}

/// Writes the collections of a backup, each of them whole or not at all; false where one was not written. One that came here
/// since the preview stays as it is.
pub(super) async fn restore(entries: &[CollectionEntry], templates: &[Arc<Form>]) -> bool {
    let mut is_whole = true;
    for entry in entries {
        let Some((key, entries)) = entry.entries(&random::id(), templates) else {
            continue;
        };
        let known = (key.as_str(), None);
        let written = indexed_db::write_unless_changed(Store::Collections, known, &entries).await;
        is_whole &= matches!(written, Ok(true));
        if let Some(id) = key.strip_prefix(HEADS) {
            // Pages of collections in other tabs show it.
            let channel = Channel::open(CHANNEL, |_| ());
            channel.post(id);
            channel.close();
        }
    }
    is_whole
}
