//! What is typed into a large report goes into a journal beside its record: nothing of it is ever lost, whatever is interrupted.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::journal::record_digest;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::diff::{Change, Place, changes_at};
use bao_cao_so::model::file::Remark;
use bao_cao_so::model::report::{Basis, Override, Report};
use bao_cao_so::model::storage::StorageError;
use bao_cao_so::storage::fold::{fold, fold_all};
use bao_cao_so::storage::keys::{journal_key, record_key};
use bao_cao_so::storage::repository::{load, load_all, save};
use bao_cao_so::storage::save::{Journals, LARGE, SavedIn, Seen, save_over};
use bao_cao_so::storage::{KeyValue, version};
use bao_cao_so::template::form::Form;

/// A store in memory whose records get versions, as in the browser; it can be interrupted, or full for new keys.
#[derive(Default)]
struct Store {
    texts: RefCell<BTreeMap<String, String>>,
    now: Cell<u64>,
    /// After so many writings nothing more is written.
    left: Cell<Option<u32>>,
    full_for_new: Cell<bool>,
}

struct Plain<'a>(&'a Store);

impl Plain<'_> {
    fn write(&self, key: &str, text: Option<&str>) -> Result<(), StorageError> {
        if let Some(left) = self.0.left.get() {
            if left == 0 {
                return Err(StorageError::Blocked);
            }
            self.0.left.set(Some(left - 1));
        }
        let mut texts = self.0.texts.borrow_mut();
        match text {
            Some(_) if self.0.full_for_new.get() && !texts.contains_key(key) => {
                return Err(StorageError::Full);
            }
            Some(text) => texts.insert(key.to_owned(), text.to_owned()),
            None => texts.remove(key),
        };
        Ok(())
    }
}

impl KeyValue for Plain<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.texts.borrow().get(key).cloned())
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.write(key, Some(text))
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write(key, None)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.0.texts.borrow().keys().cloned().collect())
    }
}

impl Store {
    fn tick(&self) -> u64 {
        self.now.set(self.now.get() + 1);
        self.now.get()
    }
}

impl KeyValue for Store {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Plain(self).get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        version::write(&Plain(self), key, Some(text), self.tick())
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        version::write(&Plain(self), key, None, self.tick())
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Plain(self).keys()
    }
}

fn templates() -> Vec<Arc<Form>> {
    crate::shipped().forms.clone()
}

/// A report whose record is large.
fn large() -> (Report, Arc<Form>) {
    let text = SAMPLES
        .iter()
        .find(|(id, _)| *id == "vi-du-2025")
        .unwrap()
        .1;
    let decoded = decode(text, &templates()).unwrap();
    let mut report = decoded.report;
    // What the sample's file says beyond the format is not what is tested.
    report.unknown = None;
    for row in 0..400 {
        let id = format!("x{row}");
        report.set(
            FieldPath::cell("systems", &id, "name"),
            Answer::Text(format!("Hệ thống thông tin số {row}")),
        );
        report.rows.entry("systems".into()).or_default().push(id);
    }
    (report, decoded.template)
}

/// A report as somebody types into it.
struct Typing {
    store: Store,
    report: Report,
    template: Arc<Form>,
    seen: Option<Seen>,
    moment: u32,
}

impl Typing {
    fn open() -> Self {
        let ((report, template), store) = (large(), Store::default());
        save(&store, &report, &template).unwrap();
        let seen = Seen::read(&store, &report.id).unwrap();
        assert!(seen.as_ref().unwrap().record().len() > LARGE);
        Self {
            store,
            report,
            template,
            seen,
            moment: 0,
        }
    }

    fn change(
        &mut self,
        place: Place,
        change: impl FnOnce(&mut Report),
    ) -> Result<SavedIn, StorageError> {
        self.moment += 1;
        self.report.changed = format!("2026-11-29T10:00:00.{:03}+07:00", self.moment);
        let changes: Vec<Change> = changes_at(&mut self.report, &[place], change);
        save_over(
            &self.store,
            &self.report,
            &self.template,
            &mut self.seen,
            Some(&changes),
            Some(Journals::new()),
        )
    }

    fn type_text(&mut self, path: &str, text: &str) -> Result<SavedIn, StorageError> {
        let path = FieldPath::new(path);
        let answer = read(self.template.field_kind(&path).unwrap(), text);
        self.change(Place::Answer(path.clone()), |report| {
            report.set(path, answer)
        })
    }

    fn whole(&mut self) -> Result<SavedIn, StorageError> {
        save_over(
            &self.store,
            &self.report,
            &self.template,
            &mut self.seen,
            None,
            Some(Journals::new()),
        )
    }

    /// The store has the report as it stands here, before and after the record is written whole.
    #[track_caller]
    fn check(&self) {
        let found = load(&self.store, &self.report.id, &templates())
            .unwrap()
            .unwrap();
        assert!(found.report == self.report);
        let all = load_all(&self.store, &templates()).unwrap();
        assert!(all.reports[0].report == self.report);
        assert_eq!(all.quarantined, []);
        let seen = Seen::read(&self.store, &self.report.id).unwrap().unwrap();
        assert!(seen.decode(&templates()).unwrap().report == self.report);
        fold(&self.store, &self.report.id, &templates()).unwrap();
        assert_eq!(self.journal(), None);
        let found = load(&self.store, &self.report.id, &templates())
            .unwrap()
            .unwrap();
        assert!(found.report == self.report && !found.remarks.contains(&Remark::Altered));
    }

    fn journal(&self) -> Option<String> {
        self.store.get(&journal_key(&self.report.id)).unwrap()
    }
}

#[test]
fn what_is_typed_into_a_large_report_is_in_the_journal_and_comes_back() {
    let mut typing = Typing::open();
    let record = typing.store.get(&record_key(&typing.report.id)).unwrap();
    for (path, text) in [
        ("agency.name", "Sở Y tế"),
        ("outgoingDocuments", "12.481"),
        ("outgoingPaper", "12,,4"),
        ("systems.x3.name", ""),
        ("systems.x4.name", "Cổng \"dịch vụ\"\\công"),
        ("document.issuedDate", "31/12/2025"),
        ("agency.name", "Sở Xây dựng "),
    ] {
        assert_eq!(typing.type_text(path, text), Ok(SavedIn::Journal), "{path}");
    }
    let path = FieldPath::new("outgoingDocuments");
    let done = typing.change(Place::Answer(path.clone()), |report| {
        report.set(path, Answer::NotApplicable("không có".into()));
    });
    assert_eq!(done, Ok(SavedIn::Journal));
    for _ in 0..2 {
        let explained = typing.change(Place::Explanation("a".into()), |report| {
            let edit = Override {
                text: "Đúng theo sổ.".into(),
                based_on: vec![Basis {
                    fingerprint: "b".into(),
                    values: vec!["12".into()],
                }],
            };
            report.explanations.insert("a".into(), edit);
        });
        assert_eq!(explained, Ok(SavedIn::Journal));
    }
    // The record was not touched, and one field is one place however often it is typed in.
    assert_eq!(
        typing.store.get(&record_key(&typing.report.id)).unwrap(),
        record
    );
    assert!(typing.journal().unwrap().len() < 1_000);
    typing.check();
}

#[test]
fn a_small_report_has_no_journal() {
    let decoded = decode(SAMPLES[0].1, &templates()).unwrap();
    let store = Store::default();
    let (mut report, template) = (decoded.report, decoded.template);
    save(&store, &report, &template).unwrap();
    let mut seen = Seen::read(&store, &report.id).unwrap();
    let path = FieldPath::new("agency.name");
    let changes = changes_at(&mut report, &[Place::Answer(path.clone())], |report| {
        report.set(path, Answer::Text("Sở Y tế".into()));
    });
    let saved = save_over(
        &store,
        &report,
        &template,
        &mut seen,
        Some(&changes),
        Some(Journals::new()),
    );
    assert_eq!(saved, Ok(SavedIn::Record));
}

#[test]
fn a_small_record_gets_its_digest_after_the_key_press_and_reads_before() {
    let decoded = decode(SAMPLES[0].1, &templates()).unwrap();
    let store = Store::default();
    let (mut report, template) = (decoded.report, decoded.template);
    save(&store, &report, &template).unwrap();
    let mut seen = Seen::read(&store, &report.id).unwrap();
    let path = FieldPath::new("agency.name");
    let changes = changes_at(&mut report, &[Place::Answer(path.clone())], |report| {
        report.set(path, Answer::Text("Sở Y tế".into()));
    });
    let mut save = |changes: Option<&[Change]>| {
        let journals = Some(Journals::new());
        save_over(&store, &report, &template, &mut seen, changes, journals).unwrap();
        let record = store.get(&record_key(&report.id)).unwrap().unwrap();
        let read = Seen::read(&store, &report.id).unwrap().unwrap();
        let read = read.decode(&templates()).unwrap();
        assert_eq!(read.report.words("agency.name"), "Sở Y tế");
        let seen = seen.as_ref().unwrap();
        assert_eq!(
            (seen.is_whole(), seen.is_digest_due()),
            (record.contains("\n  \"digest\": "), !seen.is_whole())
        );
        (seen.is_whole(), read.remarks)
    };
    let (whole, remarks) = save(Some(&changes));
    assert!(!whole);
    assert!(remarks.contains(&Remark::NoDigest));
    let (whole, remarks) = save(None);
    assert!(whole);
    assert!(!remarks.contains(&Remark::NoDigest));
}

#[test]
fn a_report_that_was_just_begun_is_saved_before_what_makes_digests_is_here() {
    let decoded = decode(SAMPLES[0].1, &templates()).unwrap();
    let (store, mut seen) = (Store::default(), None);
    let save = |seen: &mut Option<Seen>, journals| {
        save_over(
            &store,
            &decoded.report,
            &decoded.template,
            seen,
            None,
            journals,
        )
        .unwrap();
        let record = store.get(&record_key(&decoded.report.id)).unwrap().unwrap();
        record.contains("\n  \"digest\": ")
    };
    assert!(!save(&mut seen, None));
    assert!(seen.as_ref().is_some_and(|seen| !seen.is_whole()));
    // Another editor reads it as it is, and wants its digest.
    let mut again = Seen::read(&store, &decoded.report.id).unwrap();
    assert!(again.as_ref().is_some_and(Seen::is_whole));
    again.iter_mut().for_each(Seen::want_digest);
    assert!(again.as_ref().is_some_and(Seen::is_digest_due));
    assert!(save(&mut again, Some(Journals::new())));
    again.iter_mut().for_each(Seen::want_digest);
    assert!(again.as_ref().is_some_and(Seen::is_whole));
}

#[test]
fn a_record_written_whole_has_no_journal_any_more() {
    let mut typing = Typing::open();
    typing.type_text("agency.name", "Sở Y tế").unwrap();
    assert_eq!(typing.whole(), Ok(SavedIn::Record));
    assert_eq!(typing.journal(), None);
    assert_eq!(
        typing.type_text("agency.name", "Sở Y"),
        Ok(SavedIn::Journal)
    );
    typing.check();
}

#[test]
fn an_interruption_after_any_writing_loses_nothing_that_was_saved_before() {
    for writings in 0..8 {
        let mut typing = Typing::open();
        typing.type_text("agency.name", "Sở Y tế").unwrap();
        let before = typing.report.clone();
        typing.store.left.set(Some(writings));
        let path = FieldPath::new("agency.name");
        typing.report.set(path.clone(), Answer::Text("Sở Y".into()));
        typing.report.changed = "2026-11-29T10:00:01.000+07:00".into();
        let _ = typing.whole();
        typing.store.left.set(None);
        fold_all(&typing.store, &templates(), &|_| false).unwrap();
        let all = load_all(&typing.store, &templates()).unwrap();
        assert_eq!(all.quarantined, [], "{writings}");
        let found = &all.reports[0].report;
        assert!(*found == before || *found == typing.report, "{writings}");
        assert_eq!(typing.journal(), None);
    }
}

#[test]
fn more_places_than_a_journal_holds_and_a_store_without_room_for_it_write_the_record() {
    let mut typing = Typing::open();
    let mut records = 0;
    for row in 0..250 {
        let saved = typing.type_text(&format!("systems.x{row}.name"), "Hệ thống đổi tên");
        records += u32::from(saved == Ok(SavedIn::Record));
    }
    assert_eq!(records, 1);
    typing.check();
    let mut typing = Typing::open();
    typing.store.full_for_new.set(true);
    assert_eq!(typing.type_text("agency.name", "A"), Ok(SavedIn::Record));
    typing.check();
}

#[test]
fn what_another_tab_wrote_is_not_written_over() {
    let mut typing = Typing::open();
    let mut other = Seen::read(&typing.store, &typing.report.id).unwrap();
    typing.type_text("agency.name", "Sở Y tế").unwrap();
    for changes in [None, Some(&[][..])] {
        let (store, template) = (&typing.store, &typing.template);
        let refused = save_over(
            store,
            &typing.report,
            template,
            &mut other,
            changes,
            Some(Journals::new()),
        );
        assert_eq!(refused, Err(StorageError::ChangedElsewhere));
    }
    // A tab that follows takes both together, and writes the record whole: the journal is not its own.
    let mut following = Typing {
        seen: Seen::read(&typing.store, &typing.report.id).unwrap(),
        store: typing.store,
        report: typing.report,
        template: typing.template,
        moment: 500,
    };
    assert_eq!(following.type_text("agency.name", "A"), Ok(SavedIn::Record));
    assert_eq!(
        following.type_text("agency.name", "B"),
        Ok(SavedIn::Journal)
    );
    following.check();
}

#[test]
fn stamps_that_moved_without_a_change_do_not_hold_up() {
    let mut typing = Typing::open();
    let key = record_key(&typing.report.id);
    let text = typing.store.get(&key).unwrap().unwrap();
    typing.store.set(&key, &text).unwrap();
    assert_eq!(typing.type_text("agency.name", "A"), Ok(SavedIn::Journal));
    typing.check();
}

#[test]
fn a_journal_that_does_not_read_or_belongs_to_another_record_is_set_aside() {
    let good = {
        let mut typing = Typing::open();
        typing.type_text("agency.name", "Sở Y tế").unwrap();
        typing.journal().unwrap()
    };
    let digest = |text: &str| {
        let at = text.find("\"record\":\"").unwrap() + 10;
        text.replace(&text[at..at + 64], &"0".repeat(64))
    };
    for (what, text, aside) in [
        ("cut short", good[..good.len() - 9].to_owned(), true),
        (
            "no journal",
            "{\"format\":\"bao-cao-so/report\"}".to_owned(),
            true,
        ),
        ("of another record", digest(&good), true),
        (
            "a cell without its row",
            good.replace("agency.name", "systems.none.name"),
            true,
        ),
        (
            "a computed cell",
            good.replace("agency.name", "dossiers.r1.rate"),
            true,
        ),
        (
            "of a later version",
            good.replace("\"formatVersion\":1", "\"formatVersion\":9"),
            false,
        ),
    ] {
        let typing = Typing::open();
        let key = journal_key(&typing.report.id);
        typing.store.set(&key, &text).unwrap();
        let found = load(&typing.store, &typing.report.id, &templates())
            .unwrap()
            .unwrap();
        assert!(found.report == typing.report, "{what}");
        fold_all(&typing.store, &templates(), &|_| false).unwrap();
        let all = load_all(&typing.store, &templates()).unwrap();
        assert!(all.reports[0].report == typing.report, "{what}");
        assert_eq!(all.quarantined.len(), usize::from(aside), "{what}");
        let kept = all.quarantined.first().map_or(key, |one| one.key.clone());
        assert_eq!(typing.store.get(&kept).unwrap(), Some(text), "{what}");
    }
}

#[test]
fn what_another_tab_writes_is_left_alone() {
    let mut typing = Typing::open();
    typing.type_text("agency.name", "Sở Y tế").unwrap();
    let key = record_key(&typing.report.id);
    fold_all(&typing.store, &templates(), &|one| one == key).unwrap();
    assert!(typing.journal().is_some());
}

#[test]
fn a_record_tells_its_own_digest_only() {
    let record = "{\n  \"agency\": {\n    \"digest\": \"a\"\n  },\n  \"digest\": \"b\",\n  \"history\": [\n    {\n      \"digest\": \"c\"\n    }\n  ]\n}\n";
    assert_eq!(record_digest(record), Some("b"));
    assert_eq!(record_digest("{\"digest\": \"b\"}"), None);
}
