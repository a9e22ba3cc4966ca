//! Reports kept on a machine: nothing is deleted that cannot be read, nothing is written over.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::messages::vi::quarantine::render_quarantine_reason;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::storage::{ImportVerdict, StorageError};
use bao_cao_so::model::summary::Summary;
use bao_cao_so::storage::agencies::agencies;
use bao_cao_so::storage::import::{import, preview_import};
use bao_cao_so::storage::repository::{load_all, save};
use bao_cao_so::storage::save::{Journals, Seen, save_over};
use bao_cao_so::storage::summaries::summary;
use bao_cao_so::storage::trash::{move_to_trash, restore};
use bao_cao_so::storage::{KeyValue, defaults};
use bao_cao_so::template::form::Form;

/// A store in memory that can be full or blocked.
#[derive(Default)]
pub(crate) struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
    fault: Cell<Option<StorageError>>,
}

impl Memory {
    fn usable(&self, writes: bool) -> Result<(), StorageError> {
        match self.fault.get() {
            Some(StorageError::Full) if !writes => Ok(()),
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    pub(crate) fn all(&self) -> BTreeMap<String, String> {
        self.texts.borrow().clone()
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.usable(false)?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.usable(true)?;
        self.texts.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.usable(false)?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.usable(false)?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}

pub(crate) fn templates() -> Vec<Arc<Form>> {
    crate::shipped().forms.clone()
}

pub(crate) fn sample() -> (Report, Arc<Form>) {
    let decoded = decode(SAMPLES[0].1, &templates()).unwrap();
    (decoded.report, decoded.template)
}

const KEY: &str = "bao-cao-so/report/sample-an-giang-2021";

#[test]
fn a_saved_report_comes_back_as_it_was() {
    let (report, template) = sample();
    let store = Memory::default();
    save(&store, &report, &template).unwrap();
    let list = load_all(&store, &templates()).unwrap();
    assert_eq!(list.reports.len(), 1);
    assert_eq!(list.reports[0].report, report);
    assert_eq!(list.reports[0].remarks, []);
}

#[test]
fn a_record_that_does_not_read_is_set_aside_and_the_rest_opens() {
    let (report, template) = sample();
    let store = Memory::default();
    save(&store, &report, &template).unwrap();
    let cut: String = store.all()[KEY].chars().take(400).collect();
    store.set("bao-cao-so/report/broken", &cut).unwrap();
    store.set("another-program", "its own").unwrap();
    for _ in 0..2 {
        let list = load_all(&store, &templates()).unwrap();
        assert_eq!(list.reports.len(), 1);
        assert_eq!(list.quarantined.len(), 1);
        // Nobody sent it: nobody is to be asked for another.
        assert_eq!(
            render_quarantine_reason(&list.quarantined[0].reason),
            "Bản ghi bị cắt cụt, nội dung dừng giữa chừng nên không mở được."
        );
        assert_eq!(store.all()[&list.quarantined[0].key], cut);
    }
    assert_eq!(store.all()["another-program"], "its own");
    // A second record of the same name does not write over the first.
    store.set("bao-cao-so/report/broken", "{").unwrap();
    assert_eq!(load_all(&store, &templates()).unwrap().quarantined.len(), 2);
}

#[test]
fn a_record_of_a_later_version_stays_where_that_version_looks() {
    let store = Memory::default();
    let later = include_str!("../data/hostile/later-version.json");
    store.set("bao-cao-so/report/later", later).unwrap();
    let list = load_all(&store, &templates()).unwrap();
    assert_eq!(list.quarantined[0].key, "bao-cao-so/report/later");
    assert_eq!(store.all()["bao-cao-so/report/later"], later);
}

#[test]
fn a_full_store_keeps_the_former_record() {
    let (mut report, template) = sample();
    let store = Memory::default();
    save(&store, &report, &template).unwrap();
    let before = store.all();
    store.fault.set(Some(StorageError::Full));
    report.set(FieldPath::new("outgoingOnSystem"), Answer::Blank);
    assert_eq!(save(&store, &report, &template), Err(StorageError::Full));
    // A store that refuses each writing refuses removals too; one with no room left does not (`persistence.spec`).
    assert_eq!(move_to_trash(&store, &report.id), Err(StorageError::Full));
    assert_eq!(store.all(), before);
    store.fault.set(Some(StorageError::Blocked));
    assert_eq!(
        load_all(&store, &templates()).err(),
        Some(StorageError::Blocked)
    );
}

#[test]
fn a_record_that_another_tab_changed_is_not_written_over() {
    let (mut report, template) = sample();
    let store = Memory::default();
    save(&store, &report, &template).unwrap();
    let mut mine = Seen::read(&store, &report.id).unwrap();
    let mut theirs = report.clone();
    theirs.set(FieldPath::new("outgoingOnSystem"), Answer::Blank);
    let mut seen = mine.clone();
    save_over(
        &store,
        &theirs,
        &template,
        &mut seen,
        None,
        Some(Journals::new()),
    )
    .unwrap();
    report.set(FieldPath::new("outgoingDocuments"), Answer::Blank);
    assert_eq!(
        save_over(
            &store,
            &report,
            &template,
            &mut mine,
            None,
            Some(Journals::new())
        ),
        Err(StorageError::ChangedElsewhere)
    );
    assert_eq!(store.all()[KEY], *seen.unwrap().record());
}

#[test]
fn a_removed_report_can_be_brought_back() {
    let (report, template) = sample();
    let store = Memory::default();
    save(&store, &report, &template).unwrap();
    let before = store.all();
    let bin = move_to_trash(&store, &report.id).unwrap().unwrap();
    assert_eq!(load_all(&store, &templates()).unwrap().reports.len(), 0);
    restore(&store, &bin).unwrap();
    assert_eq!(store.all(), before);
    // A second removal does not write over what is in the trash already.
    store
        .set("bao-cao-so/bin/sample-an-giang-2021", "an earlier copy")
        .unwrap();
    let bin = move_to_trash(&store, &report.id).unwrap().unwrap();
    assert_eq!(
        store.all()["bao-cao-so/bin/sample-an-giang-2021"],
        "an earlier copy"
    );
    restore(&store, &bin).unwrap();
    assert_eq!(store.all()[KEY], before[KEY]);
}

#[test]
fn particulars_are_remembered_for_the_next_report_but_not_its_number_and_date() {
    let (mut report, template) = sample();
    let store = Memory::default();
    report.set(
        FieldPath::new("document.issuedDate"),
        Answer::Text("2021-12-31".into()),
    );
    // The sample itself speaks of somebody else: nothing of it is remembered.
    defaults::save(&store, &report, &template).unwrap();
    assert_eq!(store.get("bao-cao-so/remembered").unwrap(), None);
    report.id = "own".to_owned();
    defaults::save(&store, &report, &template).unwrap();
    let mut next = report.clone();
    next.answers.clear();
    defaults::prefill(&store, &mut next, &template).unwrap();
    assert_eq!(next.words("agency.name"), report.words("agency.name"));
    assert_eq!(
        next.words("document.signerName"),
        report.words("document.signerName")
    );
    assert_eq!(next.words("document.issuedDate"), "");
    assert_eq!(next.words("document.bases"), report.words("document.bases"));
    assert_ne!(next.words("document.bases"), "");
    let mut other = next.clone();
    other.answers.clear();
    defaults::prefill(
        &store,
        &mut other,
        &crate::shipped().form("ket-qua-ke-hoach").unwrap(),
    )
    .unwrap();
    assert_eq!(
        (other.words("agency.name"), other.words("document.bases")),
        (report.words("agency.name"), "")
    );
    store.set("bao-cao-so/remembered", "not json").unwrap();
    assert_eq!(defaults::prefill(&store, &mut next, &template), Ok(()));
}

#[test]
fn a_report_begins_with_the_particulars_of_a_report_of_its_agency() {
    let (from, template) = sample();
    let mut next = from.clone();
    next.answers.clear();
    defaults::prefill_from(&from, &mut next, &template);
    for path in [
        "agency.name",
        "agency.superior",
        "document.signerName",
        "document.bases",
    ] {
        assert_eq!(next.words(path), from.words(path), "{path}");
    }
    for path in [
        "document.codeNumber",
        "document.issuedDate",
        "outgoingDocuments",
    ] {
        assert_eq!(*next.answer_to(path), Answer::Blank, "{path}");
    }
    let other = crate::shipped().form("ket-qua-ke-hoach").unwrap();
    let mut next = crate::empty_form::begun(&other);
    let bases = next.words("document.bases").to_owned();
    defaults::prefill_from(&from, &mut next, &other);
    assert_eq!(next.words("agency.name"), from.words("agency.name"));
    assert_eq!(next.words("document.bases"), bases);
}

#[test]
fn the_agencies_of_a_machine_are_named_once_the_last_changed_first() {
    let (sample, template) = sample();
    let of = |id: &str, agency: &str, superior: &str, changed: &str| {
        let mut report = sample.clone();
        report.id = id.to_owned();
        report.changed = changed.to_owned();
        for (path, words) in [("agency.name", agency), ("agency.superior", superior)] {
            report.set(FieldPath::new(path), Answer::Text(words.to_owned()));
        }
        summary(&Decoded {
            report,
            template: template.clone(),
            remarks: Vec::new(),
        })
    };
    let named = |list: &[Summary]| -> Vec<String> {
        let known = agencies(list).into_iter();
        known
            .map(|one| {
                format!("{} {} {}", one.report, one.name, one.superior)
                    .trim_end()
                    .to_owned()
            })
            .collect()
    };
    let list = [
        of("a1", "Sở Xây dựng", "UBND tỉnh An Giang", "2025-01-01"),
        of("b", "Sở Y tế", "UBND tỉnh An Giang", "2025-03-01"),
        of(
            "a2",
            "SỞ XÂY DỰNG ",
            "Ủy ban nhân dân tỉnh An Giang",
            "2025-02-01",
        ),
        of("nobody", "", "", "2025-04-01"),
        of("sample-an-giang-2021", "Sở Tư pháp", "", "2025-05-01"),
    ];
    assert_eq!(named(&list), ["b Sở Y tế", "a2 SỞ XÂY DỰNG"]);
    let namesakes = [
        of("one", "Sở Xây dựng", "UBND tỉnh An Giang", "2025-01-01"),
        of("other", "Sở Xây dựng", "UBND tỉnh Cà Mau", "2025-02-01"),
    ];
    assert_eq!(
        named(&namesakes),
        [
            "other Sở Xây dựng UBND tỉnh Cà Mau",
            "one Sở Xây dựng UBND tỉnh An Giang"
        ]
    );
}

#[test]
fn a_dry_run_changes_nothing_and_taking_in_keeps_what_it_replaces() {
    let (report, template) = sample();
    let store = Memory::default();
    save(&store, &report, &template).unwrap();
    let mut other = report.clone();
    other.set(FieldPath::new("outgoingOnSystem"), Answer::Blank);
    let texts = Memory::default();
    save(&texts, &other, &template).unwrap();
    let changed = texts.all()[KEY].clone();
    let same = store.all()[KEY].clone();
    let mut added = report.clone();
    added.id = "another".into();
    save(&texts, &added, &template).unwrap();
    let added = texts.all()["bao-cao-so/report/another"].clone();

    let before = store.all();
    let here = load_all(&store, &templates()).unwrap().reports;
    let run =
        |name: &str, text: &str| preview_import(name, Ok(text.to_owned()), &here, &templates());
    let entries = [
        run("same", &same),
        run("changed", &changed),
        run("added", &added),
        run("broken", "{"),
    ];
    assert_eq!(
        entries
            .iter()
            .map(|entry| entry.verdict)
            .collect::<Vec<_>>(),
        [
            ImportVerdict::Same,
            ImportVerdict::Replaces,
            ImportVerdict::Added,
            ImportVerdict::Refused
        ]
    );
    assert_eq!(store.all(), before);

    assert_eq!(import(&store, &entries), Ok(2));
    let after = store.all();
    assert_eq!(after["bao-cao-so/bin/sample-an-giang-2021"], same);
    assert_eq!(load_all(&store, &templates()).unwrap().reports.len(), 2);
}
