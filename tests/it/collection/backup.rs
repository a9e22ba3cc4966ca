//! Collections in the backup of a machine: they go out as they are, come in through a dry run, and nothing that is here gives way.

use std::collections::BTreeMap;
use std::sync::Arc;

use bao_cao_so::formats::backup::{Backup, Contents, decode_backup, encode_backup};
use bao_cao_so::formats::collection::decode::{OpenedCollection, decode_collection};
use bao_cao_so::formats::collection::encode::encode_collection;
use bao_cao_so::formats::collection::records::{RecordReader, read_whole_file};
use bao_cao_so::messages::vi::collection::backup as words;
use bao_cao_so::model::collection::Collection;
use bao_cao_so::model::file::MOST_OF_COLLECTIONS;
use bao_cao_so::model::storage::CollectionVerdict;
use bao_cao_so::storage::collection_backup::{
    CollectionEntry, CollectionsHere, StoredCollection, about_text, bytes_with,
    preview_collections, says,
};
use bao_cao_so::storage::collections::{
    HEADS, file_entry, files_of, head_entry, head_key, set_aside_entries, set_aside_of,
    submission_text,
};
use bao_cao_so::template::form::Form;

use super::files::{full, reports};
use super::{AT, collection, reader};
use crate::rollup::compiled;

/// The store of collections of a machine.
#[derive(Clone, Debug, Default, PartialEq)]
struct Machine(BTreeMap<String, String>);

fn forms() -> Vec<Arc<Form>> {
    vec![compiled().form]
}

impl Machine {
    fn with(collection: &Collection) -> Self {
        let form = compiled().form;
        let (key, head) = head_entry(collection, &form);
        let reports = reports();
        let files = collection.submissions.values();
        let files = files.map(|one| file_entry(collection, one, &reports[&one.digest]));
        let all = files.chain(set_aside_entries(collection));
        let all = all.map(|(key, text)| (key, text.unwrap()));
        Self(all.chain([(key, head)]).collect())
    }

    fn entries(&self, prefix: &str) -> Vec<(String, String)> {
        let own = self.0.iter().filter(|(key, _)| key.starts_with(prefix));
        own.map(|(key, text)| (key.clone(), text.clone())).collect()
    }

    fn stored(&self) -> Vec<StoredCollection> {
        let heads = self.entries(HEADS).into_iter();
        heads
            .map(|head| {
                let id = head.0.strip_prefix(HEADS).unwrap().to_owned();
                StoredCollection {
                    files: self.entries(&files_of(&id)),
                    set_aside: self.entries(&set_aside_of(&id)),
                    head,
                }
            })
            .collect()
    }

    fn here(&self) -> CollectionsHere {
        let stored = self.stored().into_iter();
        let id = |one: &StoredCollection| one.head.0.strip_prefix(HEADS).unwrap().to_owned();
        stored
            .map(|one| (id(&one), says(&one).unwrap_or_default()))
            .collect()
    }

    /// The backup file of the machine.
    fn backup(&self) -> String {
        let mut contents = Contents {
            defaults: "{}".to_owned(),
            ..Contents::default()
        };
        for one in self.stored() {
            let (file, texts) = one.to_file();
            contents.collections.extend(file);
            contents.texts.extend(texts);
        }
        encode_backup(&contents, AT)
    }

    fn preview(&self, backup: &str, forms: &[Arc<Form>]) -> Vec<CollectionEntry> {
        preview_collections(&read(backup).contents.collections, &self.here(), forms)
    }

    fn restore(&mut self, entries: &[CollectionEntry], other_id: &str, forms: &[Arc<Form>]) {
        for entry in entries {
            let Some((key, entries)) = entry.entries(other_id, forms) else {
                continue;
            };
            assert!(!self.0.contains_key(&key), "{key} would be written over");
            let entries = entries.into_iter();
            self.0
                .extend(entries.map(|(key, text)| (key, text.unwrap())));
        }
    }

    /// A collection as a page opens it.
    fn open(&self, id: &str) -> OpenedCollection {
        let (mut records, reader) = (RecordReader::new(&self.0[&head_key(id)]).unwrap(), reader());
        let read = |text: &str| reader.read_record(text).map(|(read, _)| read);
        for (_, record) in self.entries(&files_of(id)) {
            let text = submission_text(&record);
            records.add(read(text), || text.to_owned());
        }
        for (_, text) in self.entries(&set_aside_of(id)) {
            records.add(read(&text), || text.clone());
        }
        records.finish()
    }
}

#[track_caller]
fn read(backup: &str) -> Backup {
    let backup = decode_backup(backup, &forms()).unwrap();
    assert!(!backup.altered);
    backup
}

fn verdicts(entries: &[CollectionEntry]) -> Vec<CollectionVerdict> {
    entries.iter().map(|one| one.verdict).collect()
}

/// With members that this version does not know, and a file that it cannot use.
fn rich() -> Collection {
    let mut rich = full();
    rich.unknown = Some(r#"{"":{"later":1},"agencies/y-te":{"phone":"0296"}}"#.to_owned());
    rich.set_aside = vec![r#"{"agency":"gone","file":"x.json","report":{"a":1.50}}"#.to_owned()];
    rich
}

#[test]
fn a_collection_goes_into_the_backup_and_comes_back_whole() {
    let machine = Machine::with(&rich());
    let backup = machine.backup();
    let mut empty = Machine::default();
    let entries = empty.preview(&backup, &forms());
    assert_eq!(verdicts(&entries), [CollectionVerdict::Added]);
    let about = entries[0].about.as_ref().unwrap();
    assert_eq!((about.agencies, about.files, about.altered), (4, 7, false));
    let told = words::render_entry(entries[0].about.as_ref(), entries[0].verdict);
    assert!(
        told[0].contains("Quý I/2025”: 4 đơn vị, 7 tệp đã nhận."),
        "{told:?}"
    );
    assert_eq!(empty, Machine::default(), "a dry run changes nothing");
    empty.restore(&entries, "other", &forms());
    let (restored, before) = (empty.open("collection"), machine.open("collection"));
    assert_eq!(restored.collection, before.collection);
    assert_eq!(restored.unusable, before.unusable);
    // Every record stands as it stood.
    assert_eq!(empty, machine);
    // The same backup once more: nothing is new.
    assert_eq!(
        verdicts(&empty.preview(&backup, &forms())),
        [CollectionVerdict::Same]
    );
    assert_eq!(empty.backup(), backup);
}

#[test]
fn each_collection_of_a_backup_is_a_file_of_its_own() {
    let backup = read(&Machine::with(&rich()).backup());
    let opened = read_whole_file(&backup.contents.collections[0], &forms()).unwrap();
    assert!(!opened.altered);
    assert_eq!(opened.collection.submissions, rich().submissions);
    // What is no submission at all is set aside as well, and goes out again as it came.
    assert_eq!(opened.collection.set_aside.len(), 1);
    let again = encode_collection(&opened.collection, &opened.reports, &compiled().form).unwrap();
    let opened = read_whole_file(&again, &forms()).unwrap();
    assert_eq!(
        (opened.altered, opened.collection.set_aside.len()),
        (false, 1)
    );
    let altered = again.replace("Sở Y tế", "Sở Y");
    assert!(read_whole_file(&altered, &forms()).unwrap().altered);
}

#[test]
fn another_state_of_a_collection_is_put_beside_the_one_that_is_here() {
    let backup = Machine::with(&full()).backup();
    let mut machine = Machine::with(&collection());
    let before = machine.clone();
    let entries = machine.preview(&backup, &forms());
    assert_eq!(verdicts(&entries), [CollectionVerdict::Beside]);
    machine.restore(&entries, "beside", &forms());
    assert_eq!(
        machine.open("collection").collection,
        before.open("collection").collection
    );
    let beside = machine.open("beside").collection;
    assert_eq!(beside.submissions, full().submissions);
    assert_eq!(beside.decisions, full().decisions);
    // Once more: it is here already, under its other id.
    let again = machine.preview(&backup, &forms());
    assert_eq!(verdicts(&again), [CollectionVerdict::Same]);
    let after = machine.clone();
    machine.restore(&again, "third", &forms());
    assert_eq!(machine, after);
}

#[test]
fn a_collection_whose_template_is_not_here_waits_until_it_is() {
    let backup = Machine::with(&rich()).backup();
    let mut machine = Machine::default();
    // The page has no template at all.
    let entries = machine.preview(&backup, &[]);
    assert_eq!(verdicts(&entries), [CollectionVerdict::Kept]);
    machine.restore(&entries, "other", &[]);
    // With the template it opens, with all its files.
    let opened = machine.open("collection").collection;
    assert_eq!(opened.submissions, rich().submissions);
    assert_eq!(opened.set_aside.len(), 1);
    assert_eq!(
        verdicts(&machine.preview(&backup, &forms())),
        [CollectionVerdict::Same]
    );
}

#[test]
fn a_collection_of_a_later_version_travels_along() {
    let mut machine = Machine::with(&full());
    let head = machine.0.get_mut(&head_key("collection")).unwrap();
    *head = head.replace("\"formatVersion\": 1", "\"formatVersion\": 9");
    let backup = machine.backup();
    let mut empty = Machine::default();
    let entries = empty.preview(&backup, &forms());
    assert_eq!(verdicts(&entries), [CollectionVerdict::Kept]);
    assert_eq!(entries[0].about, None);
    empty.restore(&entries, "other", &forms());
    assert_eq!(empty.backup(), backup);
    // Beside one that is here nothing is written over.
    let entries = Machine::with(&collection()).preview(&backup, &forms());
    assert_eq!(verdicts(&entries), [CollectionVerdict::Unusable]);
}

#[test]
fn records_that_do_not_read_keep_nothing_else_out_of_the_backup() {
    let mut machine = Machine::with(&full());
    let keys: Vec<String> = machine
        .entries("file/")
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    let deep = format!("3 stamp\n{}1{}", "[".repeat(126), "]".repeat(126));
    let twice = "3 stamp\n{\"a\":1,\"a\":2}".to_owned();
    machine.0.get_mut(&keys[0]).unwrap().truncate(200);
    machine.0.insert(keys[1].clone(), deep.clone());
    machine.0.insert(keys[2].clone(), twice.clone());
    machine.0.insert(head_key("broken"), "{".to_owned());
    machine.0.insert(
        format!("{}d", files_of("broken")),
        "3 stamp\n{\"b\":1}".to_owned(),
    );
    let backup = read(&machine.backup());
    assert_eq!(backup.contents.collections.len(), 1);
    let opened = decode_collection(&backup.contents.collections[0], &forms()).unwrap();
    assert_eq!(
        opened.collection.submissions.len(),
        full().submissions.len() - 3
    );
    let texts: BTreeMap<&str, &str> = backup
        .contents
        .texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert!(texts.contains_key(keys[0].as_str()));
    assert_eq!(texts[keys[1].as_str()], deep.split_once('\n').unwrap().1);
    assert_eq!(texts[keys[2].as_str()], twice.split_once('\n').unwrap().1);
    assert_eq!(texts["head/broken"], "{");
    assert_eq!(texts["file/broken/d"], "{\"b\":1}");
    assert_eq!(texts.len(), 5);
}

#[test]
fn a_collection_that_is_too_large_for_the_backup_is_named() {
    let machine = Machine::with(&rich());
    let stored = &machine.stored()[0];
    let whole: usize = machine.0.values().map(String::len).sum();
    assert_eq!(stored.size(), whole);
    assert_eq!(
        bytes_with(MOST_OF_COLLECTIONS - 7, 7),
        Some(MOST_OF_COLLECTIONS)
    );
    assert_eq!(bytes_with(MOST_OF_COLLECTIONS - 7, 8), None);
    assert_eq!(bytes_with(8, usize::MAX), None);
    let about = about_text(&stored.head.1, &forms());
    let told = words::left_out(about.as_ref(), 120_000_000);
    assert!(
        told.contains("Quý I/2025” KHÔNG có trong tệp vì quá lớn (114 MB)"),
        "{told}"
    );
    assert_eq!(
        words::held(2, 3_000_000),
        "Trong tệp có 2 bộ tổng hợp (2 MB)."
    );
}

#[test]
fn a_backup_of_version_2_opens_for_ever() {
    let kept = include_str!("../../data/kept/backup-v2.json");
    let entries = Machine::default().preview(kept, &forms());
    assert_eq!(verdicts(&entries), [CollectionVerdict::Added]);
    let mut machine = Machine::default();
    machine.restore(&entries, "other", &forms());
    let opened = machine.open("collection");
    assert_eq!(opened.collection.submissions.len(), 6);
    assert_eq!(opened.unusable.len(), 1);
    assert!(opened.collection.unknown.unwrap().contains("0296"));
}

#[test]
fn what_a_hostile_backup_calls_a_collection_reaches_no_other_record() {
    let sound = &read(&Machine::with(&full()).backup()).contents.collections[0];
    let machine = Machine::with(&collection());
    for text in [
        "7".to_owned(),
        "{}".to_owned(),
        r#"{"id":"a/../b","format":"bao-cao-so/collection","formatVersion":1}"#.to_owned(),
        r#"{"id":"","format":"bao-cao-so/collection","formatVersion":9}"#.to_owned(),
        r#"{"id":"__proto__","format":"bao-cao-so/report","formatVersion":1}"#.to_owned(),
        sound.replace("\"id\": \"collection\"", "\"id\": \"file/collection\""),
        sound.replace("\"agencies\"", "\"agenciez\": 1, \"agencies\": 7, \"x\""),
    ] {
        let entries = preview_collections(std::slice::from_ref(&text), &machine.here(), &forms());
        assert_eq!(verdicts(&entries), [CollectionVerdict::Unusable], "{text}");
        assert_eq!(entries[0].entries("other", &forms()), None);
    }
    // Altered by hand it comes in, and says so.
    let altered = sound.replace("Sở Y tế", "Sở Y");
    let entries = preview_collections(&[altered], &CollectionsHere::new(), &forms());
    assert_eq!(verdicts(&entries), [CollectionVerdict::Added]);
    assert!(entries[0].about.as_ref().unwrap().altered);
    // Twice in one file it comes in once.
    let both = [sound.clone(), sound.clone()];
    let entries = preview_collections(&both, &CollectionsHere::new(), &forms());
    assert_eq!(
        verdicts(&entries),
        [CollectionVerdict::Added, CollectionVerdict::Same]
    );
}
