//! A collection as records of a store: one file more is one record more, and together they are the collection.

use std::sync::Arc;

use bao_cao_so::collection::sorted::Verdict;
use bao_cao_so::formats::collection::decode::OpenedCollection;
use bao_cao_so::formats::collection::records::RecordReader;
use bao_cao_so::model::collection::Collection;
use bao_cao_so::model::file::FileError;
use bao_cao_so::storage::collections::{
    StoredFile, file_entry, files_of, head_entry, set_aside_entries,
};
use bao_cao_so::template::form::Form;

use super::files::full;
use crate::rollup::compiled;

fn form() -> Arc<Form> {
    compiled().form
}

/// The entries of a store that has a collection: its record, those of its files, what it set aside.
fn stored(collection: &Collection) -> (String, Vec<(String, String)>) {
    let form = form();
    let (_, head) = head_entry(collection, &form);
    let files = collection.submissions.keys();
    let files = files.filter_map(|digest| file_entry(collection, digest, 3, &form));
    let all = files.chain(set_aside_entries(collection));
    let all = all.map(|(key, text)| (key, text.unwrap())).collect();
    (head, all)
}

fn read(head: &str, entries: &[(String, String)]) -> OpenedCollection {
    let mut reader = RecordReader::new(head, vec![form()]).unwrap();
    for (_, record) in entries {
        reader.add(StoredFile::read(record, &form()).text);
    }
    reader.finish()
}

#[test]
fn records_put_together_are_the_collection() {
    let mut full = full();
    full.unknown = Some(r#"{"":{"later":1},"agencies/y-te":{"phone":"0296"}}"#.to_owned());
    let (head, mut entries) = stored(&full);
    assert_eq!(entries.len(), 6);
    assert!(!head.contains("\"submissions\""));
    entries.reverse();
    let opened = read(&head, &entries);
    assert_eq!(opened.unusable, []);
    assert_eq!(opened.collection, full);
}

#[test]
fn a_file_more_leaves_every_other_record_as_it_is() {
    let full = full();
    let mut before = full.clone();
    let last = before.submissions.keys().next_back().unwrap().clone();
    before.submissions.remove(&last);
    let ((head, entries), (head_before, entries_before)) = (stored(&full), stored(&before));
    assert_eq!(head, head_before);
    assert_eq!(entries[..5], entries_before);
    assert_eq!(entries[5].0, format!("{}{last}", files_of("collection")));
}

#[test]
fn what_was_set_aside_stays_and_a_broken_record_keeps_no_other_out() {
    let mut full = full();
    let lost = full.agencies.pop().unwrap();
    let (head, mut entries) = stored(&full);
    entries[0].1.truncate(200);
    let opened = read(&head, &entries);
    let why: Vec<&Verdict> = opened.unusable.iter().map(|(_, why)| why).collect();
    assert!(
        why.contains(&&Verdict::UnknownAgency),
        "{} {why:?}",
        lost.id
    );
    assert!(why.contains(&&Verdict::Unreadable(FileError::Truncated)));
    assert_eq!(opened.collection.submissions.len(), 4);
    assert_eq!(opened.collection.set_aside.len(), 2);
    // It is tried again when the collection is opened again.
    let (head, entries) = stored(&opened.collection);
    assert_eq!(read(&head, &entries).collection.set_aside.len(), 2);
}

#[test]
fn a_count_holds_for_the_program_and_the_template_that_counted() {
    let full = full();
    let (_, entries) = stored(&full);
    let record = &entries[0].1;
    assert_eq!(StoredFile::read(record, &form()).open, Some(3));
    let mut other = Form::clone(&form());
    other.digest = "other".to_owned();
    assert_eq!(StoredFile::read(record, &other).open, None);
    assert_eq!(StoredFile::read("{}", &form()).text, "{}");
}
