//! A collection put together from its records: from what is known of each report, and from the reports of which not enough is known.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::readers::{Pace, read_all};
use crate::browser::indexed_db::{self, Change, IndexedDbError, Store, Value};
use crate::browser::program;
use crate::browser::readers::Item;
use crate::browser::text::Text;
use crate::collection::known::Known;
use crate::collection::workspace::Workspace;
use crate::formats::collection::records::RecordReader;
use crate::storage::collections::{
    Stamp, file_key, files_of, known_entry, known_of, read_known, set_aside_of, submission_text,
};
use crate::storage::received::{Read, ReadRecord, ReportReader};

/// The first digits of digests: what is known is read in as many parts, since a browser hands each over in one task.
const FIRST: &str = "0123456789abcdef";
/// So many records are asked for at a time.
const AT_A_TIME: usize = 200;

/// Puts a collection together that begins with its own record; none where nobody wants it any more.
pub(super) async fn assemble(
    mut reader: RecordReader,
    read_by: Rc<ReportReader>,
    wanted: impl Fn() -> bool + Clone + 'static,
) -> Result<Option<Workspace>, IndexedDbError> {
    let id = reader.collection().id.clone();
    reader.read_by(read_by.template.form.version);
    let assembly = Assembly {
        stamp: Stamp::new(&program::name(), &read_by.template.form),
        read_by,
        reader: Rc::new(RefCell::new(reader)),
        known: Rc::default(),
    };
    if !assembly.read_files(&id, wanted).await? {
        return Ok(None);
    }
    Ok(assembly.finish())
}

/// A collection that is being put together.
#[derive(Clone)]
struct Assembly {
    reader: Rc<RefCell<RecordReader>>,
    read_by: Rc<ReportReader>,
    known: Rc<RefCell<BTreeMap<String, Known>>>,
    stamp: Stamp,
}

impl Assembly {
    /// Puts all files in: those of which enough is known, then those that have to be read, then what was set aside. False where
    /// nobody wants it any more.
    async fn read_files(
        &self,
        id: &str,
        wanted: impl Fn() -> bool + Clone + 'static,
    ) -> Result<bool, IndexedDbError> {
        let (files, known) = (files_of(id), known_of(id));
        let keys = indexed_db::keys(Store::Collections, &files).await?;
        let mut left: BTreeSet<&str> = keys
            .iter()
            .filter_map(|key| key.strip_prefix(files.as_str()))
            .collect();
        let mut pace = Pace::new();
        for digit in FIRST.chars() {
            let part = format!("{known}{digit}");
            for (key, bytes) in indexed_db::bytes(Store::Collections, &part).await? {
                let digest = key.strip_prefix(known.as_str()).unwrap_or_default();
                // Without its file it is nothing.
                if left.contains(digest) && self.add_known(digest, &bytes) {
                    left.remove(digest);
                }
                pace.rest().await;
                if !wanted() {
                    return Ok(false);
                }
            }
        }
        let left: Vec<String> = left.into_iter().map(|one| file_key(id, one)).collect();
        for keys in left.chunks(AT_A_TIME) {
            if !self.read_again(id, keys, wanted.clone()).await? {
                return Ok(false);
            }
        }
        let aside = indexed_db::entries(Store::Collections, &set_aside_of(id)).await?;
        let mut kept = Vec::new();
        for (key, text) in aside {
            let read = self.read_by.read_record(&text);
            let record = format!("\n{text}");
            // One that can be used by now is a file like the others.
            if let Some((digest, known)) = self.add_and_know(id, read, || text) {
                let record = Value::Text(record.as_str().into());
                kept.push((file_key(id, &digest), Some(record)));
                kept.extend(known);
                kept.push((key, None));
            }
            pace.rest().await;
        }
        // Tried again at the next opening where it cannot be written.
        if !kept.is_empty() {
            let _ = indexed_db::write(Store::Collections, &kept).await;
        }
        Ok(wanted())
    }

    /// Adds a file; where it can be used, its digest and the entry of what is known of it.
    fn add_and_know(
        &self,
        id: &str,
        read: Option<ReadRecord>,
        text: impl FnOnce() -> String,
    ) -> Option<(String, Option<Change>)> {
        let again = read.clone();
        let digest = self.add(read, text)?;
        let known = again.and_then(|(read, known)| {
            let (key, bytes) = known_entry(id, &digest, &read, &known?, &self.stamp);
            Some((key, Some(Value::Bytes(bytes))))
        });
        Some((digest, known))
    }

    fn add_known(&self, digest: &str, bytes: &[u8]) -> bool {
        let Some((read, known)) = read_known(bytes, &self.stamp, &self.read_by.plan) else {
            return false;
        };
        let content = read.content.as_ref();
        if content.map(|one| one.digest.as_str()) != Ok(digest) {
            return false;
        }
        // One that does not fit any more is read again, and told.
        let Ok(digest) = self.reader.borrow_mut().place(read) else {
            return false;
        };
        self.known.borrow_mut().insert(digest, known);
        true
    }

    fn add(&self, read: Option<ReadRecord>, text: impl FnOnce() -> String) -> Option<String> {
        let (read, known) = read.map_or((None, None), |(read, known)| (Some(read), known));
        let digest = self.reader.borrow_mut().add(read, text)?;
        if let Some(known) = known {
            self.known.borrow_mut().insert(digest.clone(), known);
        }
        Some(digest)
    }

    /// Reads files of which not enough is known, and keeps what is known then.
    async fn read_again(
        &self,
        id: &str,
        keys: &[String],
        wanted: impl Fn() -> bool + 'static,
    ) -> Result<bool, IndexedDbError> {
        let texts = indexed_db::get_texts(Store::Collections, keys).await?;
        let texts: Vec<Text> = texts.into_iter().flatten().collect();
        let items = texts.iter().cloned().map(Item::Record).collect();
        let (own, id) = (self.clone(), id.to_owned());
        let kept: Rc<RefCell<Vec<Change>>> = Rc::default();
        let keep = Rc::clone(&kept);
        let take = move |position: usize, (read, _): (Read, Option<Text>)| {
            let Read::Record(read) = read else {
                return wanted();
            };
            let text = || {
                let text = texts.get(position).map(String::from).unwrap_or_default();
                submission_text(&text).to_owned()
            };
            let added = own.add_and_know(&id, read, text);
            keep.borrow_mut().extend(added.and_then(|(_, known)| known));
            wanted()
        };
        if !read_all(&self.read_by, items, take).await {
            return Ok(false);
        }
        // It costs time next time, no more, where it cannot be written.
        let kept = kept.take();
        if !kept.is_empty() {
            let _ = indexed_db::write(Store::Collections, &kept).await;
        }
        Ok(true)
    }

    fn finish(self) -> Option<Workspace> {
        let reader = Rc::into_inner(self.reader)?.into_inner();
        let (opened, read_by) = (reader.finish(), self.read_by);
        Some(Workspace::new(
            opened.collection,
            read_by.template.clone(),
            Arc::clone(&read_by.plan),
            self.known.take(),
            opened.unusable,
        ))
    }
}
