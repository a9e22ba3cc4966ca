//! Backup and restore: everything goes out, comes in through a dry run, and nothing that is here gives way for good.

use std::collections::BTreeMap;

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::backup::encrypted::{
    EncryptedBackup, EncryptionParameters, ITERATIONS, authenticated, check_of,
    decode_encrypted_backup, encode_encrypted_backup, encryption_key, is_right_key,
};
use bao_cao_so::formats::backup::{Backup, decode_backup, encode_backup};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::messages::vi::backup::render_entry;
use bao_cao_so::messages::vi::files::render;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::file::{EncryptedBackupError, FileError};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::storage::{RestoreVerdict, StorageError};
use bao_cao_so::storage::backup::{collect, is_due, note_backup};
use bao_cao_so::storage::repository::load_all;
use bao_cao_so::storage::restore::{self, RestoreEntry, RestorePreview, preview_restore};
use bao_cao_so::storage::{KeyValue, version};

use crate::replication::LocalStore;

const AT: &str = "2026-11-27T09:00:00+07:00";

/// The record of a sample under an id, with a name and a moment of its last change.
fn record(id: &str, name: &str, changed: &str) -> String {
    let decoded = decode(SAMPLES[0].1, &crate::shipped().forms).unwrap();
    let mut report: Report = decoded.report;
    report.id = id.to_owned();
    report.changed = changed.to_owned();
    report.set(FieldPath::new("agency.name"), Answer::Text(name.to_owned()));
    encode_record(&report, &decoded.template)
}

fn local(texts: &[(&str, &str)]) -> LocalStore {
    let local = LocalStore::default();
    for (key, text) in texts {
        local.set(&format!("bao-cao-so/{key}"), text).unwrap();
    }
    local
}

fn backup_of(local: &LocalStore, states: &[(String, String)]) -> String {
    encode_backup(
        &collect(
            local,
            states.to_vec(),
            &BTreeMap::new(),
            &crate::shipped().forms,
        )
        .unwrap(),
        AT,
    )
}

fn read(text: &str) -> Backup {
    decode_backup(text, &crate::shipped().forms).unwrap()
}

fn look(local: &LocalStore, text: &str) -> RestorePreview {
    let here = load_all(local, &crate::shipped().forms).unwrap().reports;
    preview_restore(local, read(text), &here, &[]).unwrap()
}

/// True when a report was no longer as in the dry run.
fn restore(local: &LocalStore, run: &RestorePreview) -> Result<bool, StorageError> {
    restore::restore(local, run, &crate::shipped().forms)
}

/// Texts of a kind of record.
fn texts(local: &LocalStore, kind: &str) -> Vec<String> {
    let prefix = format!("bao-cao-so/{kind}/");
    local
        .all()
        .into_iter()
        .filter(|(key, _)| key.starts_with(&prefix))
        .map(|(_, text)| text)
        .collect()
}

#[test]
fn everything_goes_into_one_file_and_comes_back_on_an_empty_machine() {
    let (one, two, old) = (
        record("one", "A", AT),
        record("two", "B", AT),
        record("one", "C", AT),
    );
    let full = local(&[
        ("report/one", &one),
        ("report/two", &two),
        ("bin/one", &old),
        ("bin/cut", &old[..300]),
        ("set-aside/x", "no json \u{0} at all"),
        ("remembered", r#"{"agency.name":"Sở Xây dựng"}"#),
    ]);
    let states = vec![("one/00001795000000/working".to_owned(), old.clone())];
    let broken = [
        states.clone(),
        vec![(
            "one/00001795000001/working".to_owned(),
            "{ no state".to_owned(),
        )],
    ]
    .concat();
    let text = backup_of(&full, &broken);
    assert_eq!(backup_of(&full, &broken), text);
    let empty = LocalStore::default();
    let run = look(&empty, &text);
    assert_eq!(
        run.entries
            .iter()
            .map(|entry| entry.verdict)
            .collect::<Vec<_>>(),
        [RestoreVerdict::Added, RestoreVerdict::Added]
    );
    assert!(!run.altered && run.has_news());
    assert_eq!(empty.all().len(), 0, "a dry run changes nothing");
    restore(&empty, &run).unwrap();
    assert_eq!(texts(&empty, "report"), [one, two]);
    assert_eq!(texts(&empty, "bin"), std::slice::from_ref(&old));
    let mut aside = texts(&empty, "set-aside");
    aside.sort();
    assert_eq!(
        aside,
        [
            "no json \u{0} at all".to_owned(),
            old[..300].to_owned(),
            "{ no state".to_owned()
        ]
    );
    assert_eq!(run.snapshots, states);
    assert_eq!(
        empty.get("bao-cao-so/remembered").unwrap(),
        full.get("bao-cao-so/remembered").unwrap()
    );
    // Once more: nothing is new, nothing changes.
    let before = empty.all();
    let again = look(&empty, &text);
    assert_eq!((again.trash.len(), again.texts.len()), (0, 0));
    assert!(
        again
            .entries
            .iter()
            .all(|entry| entry.verdict == RestoreVerdict::Same)
    );
    restore(&empty, &again).unwrap();
    assert_eq!(empty.all(), before);
}

/// Restores a report over one of the same id; gives which stands, and which is in the trash.
#[track_caller]
fn check(here: &str, file: &str, verdict: RestoreVerdict, stands: &str, in_trash: &[&str]) {
    let machine = local(&[("report/one", here)]);
    let run = look(&machine, &backup_of(&local(&[("report/one", file)]), &[]));
    assert_eq!(run.entries[0].verdict, verdict);
    restore(&machine, &run).unwrap();
    assert_eq!(texts(&machine, "report"), [stands]);
    assert_eq!(texts(&machine, "bin"), in_trash);
    // The same file once more adds nothing.
    let before = machine.all();
    restore(
        &machine,
        &look(&machine, &backup_of(&local(&[("report/one", file)]), &[])),
    )
    .unwrap();
    assert_eq!(machine.all(), before);
}

#[test]
fn the_newer_of_two_states_stands_and_the_other_goes_to_the_trash() {
    let older = record("one", "A", "2026-11-20T09:00:00+07:00");
    let newer = record("one", "B", "2026-11-21T09:00:00+07:00");
    check(&older, &newer, RestoreVerdict::Newer, &newer, &[&older]);
    check(&newer, &older, RestoreVerdict::Older, &newer, &[&older]);
    check(&newer, &newer, RestoreVerdict::Same, &newer, &[]);
}

#[test]
fn a_report_of_a_later_version_travels_along_and_does_not_keep_the_others_out() {
    let later = record("one", "A", AT).replace("\"formatVersion\": 2", "\"formatVersion\": 99");
    let two = record("two", "B", AT);
    let text = backup_of(&local(&[("report/one", &later), ("report/two", &two)]), &[]);
    let machine = LocalStore::default();
    let run = look(&machine, &text);
    assert_eq!(
        run.entries
            .iter()
            .map(|entry| entry.verdict)
            .collect::<Vec<_>>(),
        [RestoreVerdict::Unreadable, RestoreVerdict::Added]
    );
    restore(&machine, &run).unwrap();
    assert_eq!(texts(&machine, "set-aside"), Vec::<String>::new());
    assert_eq!(
        machine.get("bao-cao-so/report/one").unwrap(),
        Some(later.clone()),
        "where that version will look for it"
    );
    // Where a report of its id is here already, it is set aside.
    let machine = local(&[("report/one", &two)]);
    restore(&machine, &look(&machine, &text)).unwrap();
    assert_eq!(
        (
            texts(&machine, "report").len(),
            texts(&machine, "set-aside")
        ),
        (2, vec![later])
    );
}

fn told(entry: &RestoreEntry) -> Vec<String> {
    render_entry(entry.answered(), entry.verdict, &entry.reason)
}

#[test]
fn a_report_that_was_altered_after_it_was_saved_is_told_and_set_aside() {
    let altered = record("one", "A", AT).replace("\"A\"", "\"B\"");
    let text = backup_of(
        &local(&[
            ("report/one", &altered),
            ("report/two", &record("two", "B", AT)),
        ]),
        &[],
    );
    let machine = local(&[("report/one", &record("one", "A", AT))]);
    let before = texts(&machine, "report");
    let run = look(&machine, &text);
    assert_eq!(
        run.entries
            .iter()
            .map(|entry| entry.verdict)
            .collect::<Vec<_>>(),
        [RestoreVerdict::Unreadable, RestoreVerdict::Added]
    );
    assert!(
        told(&run.entries[0])
            .iter()
            .any(|line| line.contains("không khớp mã kiểm tra")),
        "{:?}",
        told(&run.entries[0])
    );
    restore(&machine, &run).unwrap();
    assert_eq!(texts(&machine, "set-aside"), [altered]);
    assert_eq!(texts(&machine, "report")[..1], before);
    assert_eq!(
        look(&machine, &text).entries[0].verdict,
        RestoreVerdict::Same
    );
}

/// The machine changes between the dry run and the restore.
#[track_caller]
fn check_changed(file: &str, meanwhile: &str, told: bool, stands: &str, in_trash: &str) {
    let machine = LocalStore::default();
    let run = look(&machine, &backup_of(&local(&[("report/one", file)]), &[]));
    assert_eq!(run.entries[0].verdict, RestoreVerdict::Added);
    machine.set("bao-cao-so/report/one", meanwhile).unwrap();
    assert_eq!(restore(&machine, &run), Ok(told));
    assert_eq!(
        (texts(&machine, "report"), texts(&machine, "bin")),
        (vec![stands.to_owned()], vec![in_trash.to_owned()])
    );
}

#[test]
fn what_was_written_after_the_dry_run_is_not_lost() {
    let older = record("one", "A", "2026-11-20T09:00:00+07:00");
    let newer = record("one", "B", "2026-11-21T09:00:00+07:00");
    check_changed(&older, &newer, true, &newer, &older);
    check_changed(&newer, &older, true, &newer, &older);
    check_changed(&newer, "does not read", false, &newer, "does not read");
}

#[test]
fn a_backup_holds_what_is_only_in_memory() {
    let (old, new, only) = (
        record("one", "A", AT),
        record("one", "B", AT),
        record("two", "C", AT),
    );
    let machine = local(&[
        ("report/one", &old),
        ("report/three", &record("three", "D", AT)),
    ]);
    let memory = BTreeMap::from([
        ("one".to_owned(), new.clone()),
        ("two".to_owned(), only.clone()),
    ]);
    let contents = collect(&machine, vec![], &memory, &crate::shipped().forms).unwrap();
    assert_eq!(
        contents.reports,
        [new.clone(), only.clone(), record("three", "D", AT)]
    );
    assert_eq!(contents.trash, [old]);
    // What is in the store word for word is not doubled.
    let machine = local(&[("report/one", &new)]);
    let contents = collect(&machine, vec![], &memory, &crate::shipped().forms).unwrap();
    assert_eq!(
        (contents.reports, contents.trash),
        (vec![new, only], vec![])
    );
}

#[test]
fn a_full_machine_says_so_and_the_restore_can_be_repeated() {
    let (one, two) = (record("one", "A", AT), record("two", "B", AT));
    let text = backup_of(&local(&[("report/one", &one), ("report/two", &two)]), &[]);
    let machine = LocalStore::default();
    machine.room.set(Some(one.len() + 500));
    assert_eq!(
        restore(&machine, &look(&machine, &text)),
        Err(StorageError::Full)
    );
    assert_eq!(texts(&machine, "report"), std::slice::from_ref(&one));
    machine.room.set(None);
    restore(&machine, &look(&machine, &text)).unwrap();
    assert_eq!(texts(&machine, "report"), [one, two]);
}

#[test]
fn files_that_are_no_backup_are_refused_in_words() {
    let sound = backup_of(&local(&[("report/one", &record("one", "A", AT))]), &[]);
    let refused = |text: &str| decode_backup(text, &crate::shipped().forms).unwrap_err();
    assert_eq!(
        refused(SAMPLES[0].1),
        FileError::OtherKind("bao-cao-so/report".into())
    );
    assert_eq!(refused(&sound[..500]), FileError::Truncated);
    assert_eq!(refused("[1]"), FileError::NotOurs);
    assert!(matches!(
        refused(&sound.replace("\"formatVersion\": 2", "\"formatVersion\": 7")),
        FileError::LaterVersion { .. }
    ));
    assert!(matches!(
        refused(r#"{"format":"bao-cao-so/backup","formatVersion":1}"#),
        FileError::Shape { .. }
    ));
    assert!(matches!(
        refused(
            r#"{"format":"bao-cao-so/backup","formatVersion":1,"at":"x","states":[{"key":1}]}"#
        ),
        FileError::Shape { .. }
    ));
    assert!(read(&sound.replace("\"A\"", "\"Z\"")).altered);
    assert!(!read(&sound).altered);
    let opened = render(&decode(&sound, &crate::shipped().forms).unwrap_err());
    assert!(opened.contains("Khôi phục"), "{opened}");
}

#[test]
fn what_a_file_names_cannot_reach_beyond_its_own_records() {
    let evil = record("one", "A", AT).replace("\"id\": \"one\"", "\"id\": \"../../x\"");
    let file = format!(
        r#"{{"format":"bao-cao-so/backup","formatVersion":1,"at":"x","reports":[{evil}],"bin":[{{"id":"__proto__"}},{{"id":"a/b"}},7],
        "states":[{{"key":"no mark","report":{{}}}}],"texts":[{{"name":"../x","text":"t"}}],"remembered":{{"a":{{"b":1}}}}}}"#
    );
    let machine = local(&[("report/one", "mine")]);
    let run = look(&machine, &file);
    restore(&machine, &run).unwrap();
    let own = [
        "bao-cao-so/report/",
        "bao-cao-so/bin/",
        "bao-cao-so/set-aside/",
    ];
    assert!(
        machine
            .all()
            .keys()
            .all(|key| own.iter().any(|own| key.starts_with(own))),
        "{:?}",
        machine.all().keys()
    );
    assert!(texts(&machine, "report").is_empty() || texts(&machine, "report") == ["mine"]);
}

#[test]
fn a_backup_is_due_after_a_week_of_work_that_none_has() {
    const DAY: u64 = 24 * 3_600_000;
    let store = LocalStore::default();
    let due = |now: u64| is_due(&store, now).unwrap();
    assert!(!due(100 * DAY));
    version::write(&store, "bao-cao-so/report/one", Some("x"), 100 * DAY).unwrap();
    assert!(!due(100 * DAY));
    assert!(!due(106 * DAY));
    assert!(due(107 * DAY));
    note_backup(&store, 108 * DAY).unwrap();
    assert!(!due(200 * DAY), "nothing changed since");
    version::write(&store, "bao-cao-so/report/one", Some("y"), 110 * DAY).unwrap();
    assert!(!due(114 * DAY));
    assert!(due(115 * DAY));
}

fn encrypted() -> EncryptedBackup {
    let parameters = EncryptionParameters {
        iterations: ITERATIONS,
        salt: vec![1; 16],
        nonce: vec![2; 12],
    };
    EncryptedBackup {
        parameters,
        check: check_of(&[7; 32]),
        data: vec![3; 100],
    }
}

#[test]
fn an_encrypted_backup_holds_its_parameters_and_tells_a_wrong_passphrase_from_an_altered_file() {
    let text = encode_encrypted_backup(&encrypted());
    let read = decode_encrypted_backup(&text).unwrap();
    assert_eq!(read, encrypted());
    assert!(is_right_key(&read, &[7; 32]) && !is_right_key(&read, &[8; 32]));
    assert_ne!(encryption_key(&[7; 32]), encryption_key(&[8; 32]));
    assert_eq!(
        (encryption_key(&[7; 32]).len(), ITERATIONS >= 600_000),
        (32, true)
    );
    assert!(authenticated(&read.parameters).contains("\"iterations\":600000"));
    assert_eq!(
        decode_encrypted_backup(&text.replace("AwMD", "AwME")),
        Err(EncryptedBackupError::Altered)
    );
    assert_eq!(
        decode_encrypted_backup(&text.replace("600000", "1")),
        Err(EncryptedBackupError::Altered)
    );
    assert_eq!(
        decode_encrypted_backup("{"),
        Err(EncryptedBackupError::File(FileError::Truncated))
    );
    let mut slow = encrypted();
    slow.parameters.iterations = 4_000_000_000;
    assert!(matches!(
        decode_encrypted_backup(&encode_encrypted_backup(&slow)),
        Err(EncryptedBackupError::File(FileError::Value { .. }))
    ));
    let mut short = encrypted();
    short.parameters.salt.pop();
    assert!(matches!(
        decode_encrypted_backup(&encode_encrypted_backup(&short)),
        Err(EncryptedBackupError::File(FileError::Value { .. }))
    ));
}
