//! A collection as records of a store: one file more is one record more, and together they are the collection. What is known of a
//! report stands beside its record, and holds for the program that made it.

use std::sync::Arc;

use bao_cao_so::collection::known::Known;
use bao_cao_so::collection::sorted::Verdict;
use bao_cao_so::formats::collection::decode::OpenedCollection;
use bao_cao_so::formats::collection::records::RecordReader;
use bao_cao_so::formats::collection::submission::report_text;
use bao_cao_so::model::collection::Collection;
use bao_cao_so::model::file::FileError;
use bao_cao_so::storage::collections::{
    Stamp, Unfinished, file_around, file_key, files_of, head_entry, known_entry, read_again,
    read_known, set_aside_entries, submission_text,
};
use bao_cao_so::template::form::Form;

use super::files::{full, reports};
use super::{open, reader};
use crate::rollup::compiled;

fn form() -> Arc<Form> {
    compiled().form
}

/// The entries of a store that has a collection: its record, those of its files, what it set aside.
fn stored(collection: &Collection) -> (String, Vec<(String, String)>) {
    let (_, head) = head_entry(collection, &form());
    let reports = reports();
    let files = collection.submissions.iter().map(|(digest, one)| {
        let (before, behind) = file_around(collection, one);
        let record = format!("{before}{}{behind}", reports[digest]);
        (file_key(&collection.id, digest), record)
    });
    let aside = set_aside_entries(collection).into_iter();
    let aside = aside.map(|(key, text)| (key, text.unwrap()));
    let all = files.chain(aside).collect();
    (head, all)
}

fn read(head: &str, entries: &[(String, String)]) -> OpenedCollection {
    let (mut records, reader) = (RecordReader::new(head).unwrap(), reader());
    for (_, record) in entries {
        let read = reader
            .read_record(submission_text(record))
            .map(|(read, _)| read);
        records.add(read, || record.clone());
    }
    records.finish()
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
fn a_report_stands_in_its_record_as_it_came() {
    let (_, entries) = stored(&full());
    let reports = reports();
    for (key, record) in &entries {
        let digest = key.rsplit('/').next().unwrap();
        assert_eq!(
            report_text(submission_text(record)).unwrap(),
            reports[digest]
        );
        // With a line before it, as records were first written.
        let earlier = format!("3 0.1.0 {digest}{record}");
        assert_eq!(submission_text(&earlier), submission_text(record));
        let read = reader().read_record(submission_text(record)).unwrap().0;
        assert_eq!(read.content.unwrap().digest, digest);
    }
}

/// What is known of the first report of a collection, as it is stored and read again.
fn known(program: &str, read_by: &str, form: &Form) -> Option<Known> {
    let full = full();
    let workspace = open(full.clone(), &reports());
    let (digest, one) = full.submissions.first_key_value().unwrap();
    let known = workspace.known(digest).unwrap();
    let stamp = Stamp::new(program, &compiled().form);
    let (_, bytes) = known_entry("collection", digest, &read_again(one), known, &stamp);
    let (read, again) = read_known(&bytes, &Stamp::new(read_by, form), &reader().plan)?;
    assert_eq!(read, read_again(one));
    assert_eq!(&again, known);
    Some(again)
}

#[test]
fn what_is_known_holds_for_the_program_and_the_template_that_made_it() {
    let mut other = Form::clone(&form());
    other.digest = "other".to_owned();
    assert!(known("a", "a", &form()).is_some());
    assert_eq!(known("a", "b", &form()), None);
    assert_eq!(known("a", "a", &other), None);
    // One without a name is any program.
    assert_eq!(known("", "", &form()), None);
}

#[test]
fn bytes_that_say_nothing_are_no_knowledge() {
    let stamp = Stamp::new("a", &form());
    let full = full();
    let workspace = open(full.clone(), &reports());
    let (digest, one) = full.submissions.first_key_value().unwrap();
    let known = workspace.known(digest).unwrap();
    let (_, bytes) = known_entry("collection", digest, &read_again(one), known, &stamp);
    let plan = reader().plan;
    for end in 0..bytes.len() {
        assert_eq!(read_known(&bytes[..end], &stamp, &plan), None, "{end}");
    }
}

#[test]
fn how_far_it_came_is_read_as_it_is_written() {
    let unfinished = Unfinished {
        at: super::AT.to_owned(),
        done: 4_200,
        all: 10_000,
    };
    let read = Unfinished::of_text(&unfinished.to_text());
    assert_eq!(read, Some(unfinished));
    assert_eq!(Unfinished::of_text("{\"done\":-1}"), None);
}

#[test]
fn a_reader_packed_for_a_worker_reads_the_same() {
    use bao_cao_so::formats::packed::pack;
    use bao_cao_so::storage::received::ReportReader;
    let own = reader();
    let other = ReportReader::unpack(&own.pack()).unwrap();
    for text in reports()
        .into_values()
        .chain(["{".to_owned(), String::new()])
    {
        let [(one, of_one), (two, of_two)] =
            [&own, &other].map(|reader| reader.read_file("a.json", Ok(text.clone())));
        assert_eq!(of_one, of_two);
        assert_eq!(pack(&one), pack(&two));
    }
    assert!(ReportReader::unpack(&own.pack()[..90]).is_none());
}
