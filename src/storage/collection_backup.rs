//! Collections in a backup: their records as one file each, and what restoring such a file does. Other parts of a backup are
//! `backup` and `restore`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::collections::{
    Entries, file_entry, head_entry, head_key, set_aside_entries, set_aside_of, submission_text,
};
use crate::formats::collection::decode::{CollectionError, OpenedCollection};
use crate::formats::collection::encode::whole_file;
use crate::formats::collection::records::{bare_records, content_digest, read_whole_file};
use crate::formats::json::read::{json, stands_in_a_file};
use crate::formats::report::rows::is_plain_id;
use crate::model::collection::Collection;
use crate::model::file::{FileError, MOST_OF_COLLECTIONS};
use crate::model::storage::{AboutCollection, CollectionVerdict};
use crate::template::form::Form;

/// The records of a collection as they lie in their store, each with its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredCollection {
    /// The collection without its files.
    pub head: (String, String),
    /// Its files.
    pub files: Vec<(String, String)>,
    /// What it set aside.
    pub set_aside: Vec<(String, String)>,
}

impl StoredCollection {
    /// How many bytes its records have.
    #[must_use]
    pub fn size(&self) -> usize {
        let records = self.files.iter().chain(&self.set_aside);
        let sizes = records.map(|(_, text)| text.len());
        sizes.fold(self.head.1.len(), usize::saturating_add)
    }

    /// The collection as one file, where its record is JSON; and all records that are none and cannot stand in it, by their keys.
    #[must_use]
    pub fn to_file(&self) -> (Option<String>, Vec<(String, String)>) {
        let files = self
            .files
            .iter()
            .map(|(key, record)| (key, submission_text(record)));
        let set_aside = self.set_aside.iter();
        let all = files.chain(set_aside.map(|(key, text)| (key, text.as_str())));
        let (sound, unsound): (Vec<_>, Vec<_>) = all.partition(|(_, text)| stands_in_a_file(text));
        let texts: Vec<&str> = sound.iter().map(|(_, text)| *text).collect();
        let (key, head) = &self.head;
        let file = stands_in_a_file(head)
            .then(|| whole_file(head, &texts))
            .flatten();
        let owned = |(key, text): (&String, &str)| (key.clone(), text.to_owned());
        let mut left: Vec<(String, String)> = unsound.into_iter().map(owned).collect();
        if file.is_none() {
            left.insert(0, (key.clone(), head.clone()));
            left.extend(sound.into_iter().map(owned));
        }
        (file, left)
    }
}

/// How many bytes a backup has of collections with one more; none where they would be too many, and it is left out.
#[must_use]
pub fn bytes_with(bytes: usize, more: usize) -> Option<usize> {
    let with = bytes.saturating_add(more);
    (with <= MOST_OF_COLLECTIONS).then_some(with)
}

/// A collection of a backup in the preview.
#[derive(Clone, Debug)]
pub struct CollectionEntry {
    /// What restoring would do.
    pub verdict: CollectionVerdict,
    /// What it is, as far as it reads.
    pub about: Option<AboutCollection>,
    text: String,
    id: String,
}

/// What the collections that are here say, by id: [`content_digest`] of each as a file.
pub type CollectionsHere = BTreeMap<String, String>;

/// What a collection that is here says; none where it cannot be compared.
#[must_use]
pub fn says(stored: &StoredCollection) -> Option<String> {
    let (file, _) = stored.to_file();
    file.map(|file| content_digest(&file))
}

/// What restoring the collections of a backup would do; nothing changes.
#[must_use]
pub fn preview_collections(
    texts: &[String],
    here: &CollectionsHere,
    templates: &[Arc<Form>],
) -> Vec<CollectionEntry> {
    let mut here = here.clone();
    let entries = texts.iter().map(|text| {
        let entry = entry(text, &here, templates);
        // What stands twice in the file comes in once.
        here.entry(entry.id.clone())
            .or_insert_with(|| content_digest(text));
        entry
    });
    entries.collect()
}

fn entry(text: &str, here: &CollectionsHere, templates: &[Arc<Form>]) -> CollectionEntry {
    let id = id_of(text).unwrap_or_default();
    let says = content_digest(text);
    let decoded = read_whole_file(text, templates);
    let form = decoded
        .as_ref()
        .ok()
        .and_then(|opened| form_of(&opened.collection.template, templates));
    let about = decoded.as_ref().ok().map(|one| about(one, templates));
    let can_open = form.is_some();
    let is_later = match &decoded {
        Ok(_) => true,
        Err(CollectionError::File(error)) => matches!(error, FileError::LaterVersion { .. }),
        Err(_) => false,
    };
    let verdict = match here.get(&id) {
        _ if id.is_empty() => CollectionVerdict::Unusable,
        _ if here.values().any(|one| *one == says) => CollectionVerdict::Same,
        None if can_open => CollectionVerdict::Added,
        Some(_) if can_open => CollectionVerdict::Beside,
        None if is_later => CollectionVerdict::Kept,
        _ => CollectionVerdict::Unusable,
    };
    CollectionEntry {
        verdict,
        about,
        text: text.to_owned(),
        id,
    }
}

fn about(opened: &OpenedCollection, templates: &[Arc<Form>]) -> AboutCollection {
    let collection = &opened.collection;
    let form = form_of(&collection.template, templates);
    AboutCollection {
        template: form.map_or_else(|| collection.template.clone(), |form| form.title.clone()),
        period: collection.period.clone(),
        agencies: collection.agencies.len(),
        files: collection.submissions.len() + collection.set_aside.len(),
        altered: opened.altered,
    }
}

/// What a collection is, by its record or its file; none where it does not read.
#[must_use]
pub fn about_text(text: &str, templates: &[Arc<Form>]) -> Option<AboutCollection> {
    let opened = read_whole_file(text, templates).ok()?;
    Some(about(&opened, templates))
}

fn id_of(text: &str) -> Option<String> {
    let value = json(text).ok()?;
    let id = value.get("id")?.as_str()?;
    is_plain_id(id).then(|| id.to_owned())
}

fn form_of<'a>(template: &str, templates: &'a [Arc<Form>]) -> Option<&'a Arc<Form>> {
    templates.iter().find(|form| form.id == template)
}

impl CollectionEntry {
    /// What restoring it writes: the key of the collection's record, which is not there before, and all entries, of that record
    /// too. Nothing where nothing is written. `other_id` is the id of one that is put beside another.
    #[must_use]
    pub fn entries(&self, other_id: &str, templates: &[Arc<Form>]) -> Option<(String, Entries)> {
        match self.verdict {
            CollectionVerdict::Same | CollectionVerdict::Unusable => None,
            CollectionVerdict::Kept => self.as_it_is(),
            CollectionVerdict::Added => self.read(&self.id, templates),
            CollectionVerdict::Beside => self.read(other_id, templates),
        }
    }

    /// Of a collection that can be opened: each file under the digest of its content.
    fn read(&self, id: &str, templates: &[Arc<Form>]) -> Option<(String, Entries)> {
        let opened = read_whole_file(&self.text, templates).ok()?;
        let form = form_of(&opened.collection.template, templates)?;
        let collection = Collection {
            id: id.to_owned(),
            ..opened.collection
        };
        let (key, head) = head_entry(&collection, form);
        let files = collection.submissions.values().filter_map(|one| {
            let report = opened.reports.get(&one.digest)?;
            Some(file_entry(&collection, one, report))
        });
        let mut entries: Entries = files.collect();
        entries.extend(set_aside_entries(&collection));
        entries.push((key.clone(), Some(head)));
        Some((key, entries))
    }

    /// Of one that cannot be opened yet: its files are looked at when it can.
    fn as_it_is(&self) -> Option<(String, Entries)> {
        let (head, submissions) = bare_records(&self.text)?;
        let numbered = submissions.into_iter().enumerate();
        let prefix = set_aside_of(&self.id);
        let mut entries: Entries = numbered
            .map(|(number, text)| (format!("{prefix}{number:06}"), Some(text)))
            .collect();
        let key = head_key(&self.id);
        entries.push((key.clone(), Some(head)));
        Some((key, entries))
    }
}
