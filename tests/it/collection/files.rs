//! The file of a collection: what goes out comes back, and so does what this version does not know.

use std::collections::BTreeMap;
use std::sync::Arc;

use bao_cao_so::collection::intake::apply;
use bao_cao_so::collection::sorted::{Choice, Verdict};
use bao_cao_so::collection::standing::counted;
use bao_cao_so::formats::collection::decode::{
    CollectionError, OpenedCollection, decode_collection,
};
use bao_cao_so::formats::collection::encode::encode_collection;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::collection::{Collection, Decision, DecisionKind, FollowUp, Subject};
use bao_cao_so::model::file::{FileError, Mismatch, Remark};
use bao_cao_so::model::report::Report;
use bao_cao_so::template::form::Form;
use serde_json::{Value, json};

use super::{AT, Texts, collection, from, of_construction, predecessor, read, texts};
use crate::rollup::{compiled, quarter};

/// Written by the first version that had the format; it opens for ever, and nothing writes it anew.
const KEPT: &str = include_str!("../../data/kept/collection-v1.json");

fn open(text: &str) -> Result<OpenedCollection, CollectionError> {
    let forms: [Arc<Form>; 1] = [compiled().form];
    decode_collection(text, &forms)
}

/// The files of [`full`], the last of them altered.
fn texts_of_full() -> [(&'static str, String); 6] {
    let form = compiled().form;
    let text = |report| encode_record(&report, &form);
    let altered = text(from("y", ["H.04", "Sở Y tế", ""]));
    let department = |id, name| from(id, ["", name, "UBND tỉnh An Giang"]);
    [
        ("r1.json", text(of_construction("r", 1, 10))),
        ("r2.json", text(of_construction("r", 2, 12))),
        ("s.json", text(department("s", "Sở KH&CN"))),
        ("t.json", text(department("t", "Sở KHCN"))),
        ("u.json", text(from("u", ["H.03.1", "", ""]))),
        (
            "y.json",
            altered.replace("\"received\": 10", "\"received\": 99"),
        ),
    ]
}

/// The texts of its reports.
pub fn reports() -> Texts {
    texts(texts_of_full().iter().map(|(_, text)| text))
}

fn write(collection: &Collection, reports: &Texts) -> String {
    encode_collection(collection, reports, &compiled().form).unwrap()
}

/// With two revisions, a conflict, a predecessor, an altered file and every kind of decision.
pub fn full() -> Collection {
    let files = texts_of_full().map(|(name, text)| read(name, &text));
    let altered = Choice {
        altered: true,
        ..Choice::default()
    };
    let mut full = apply(&collection(), &files, &BTreeMap::from([(5, altered)]), AT).unwrap();
    let digest = |file: &str| {
        let mut all = full.submissions.values();
        all.find(|one| one.file == file).unwrap().digest.clone()
    };
    let decisions = [
        (
            Subject::of_agency("xay-dung"),
            DecisionKind::Accepted {
                digest: digest("r2.json"),
            },
        ),
        (
            Subject::of_agency("khcn"),
            DecisionKind::Chosen {
                digest: digest("t.json"),
            },
        ),
        (
            Subject::of_agency("y-te"),
            DecisionKind::Returned {
                digest: digest("y.json"),
                note: "sai tổng".to_owned(),
            },
        ),
        (
            predecessor("tan-hoa", 0),
            DecisionKind::Accepted {
                digest: digest("u.json"),
            },
        ),
        (
            predecessor("tan-hoa", 1),
            DecisionKind::NothingToReport {
                note: "điện thoại".to_owned(),
            },
        ),
    ];
    for (subject, kind) in decisions {
        let at = AT.to_owned();
        full.decisions.insert(subject, Decision { at, kind });
    }
    let number = FollowUp {
        agency: "xay-dung".to_owned(),
        address: "rate".to_owned(),
    };
    full.follow_ups.insert(number, AT.to_owned());
    full
}

#[test]
fn what_goes_out_comes_back() {
    let full = full();
    assert_eq!(full.submissions.len(), 6);
    let text = write(&full, &reports());
    let opened = open(&text).unwrap();
    assert!(!opened.altered);
    assert_eq!(opened.unusable, []);
    assert_eq!(opened.collection, full);
    // The same bytes each time.
    assert_eq!(write(&opened.collection, &opened.reports), text);
    let altered = full
        .submissions
        .values()
        .find(|one| one.file == "y.json")
        .unwrap();
    assert!(altered.remarks.contains(&Remark::Altered));
}

#[test]
fn a_collection_of_version_1_opens_for_ever() {
    let opened = open(KEPT).unwrap();
    assert!(!opened.altered);
    let collection = &opened.collection;
    assert_eq!(collection.agencies.len(), 4);
    assert_eq!(collection.agencies[2].predecessors.len(), 2);
    assert_eq!(collection.submissions.len(), 6);
    let counted: Vec<(&str, &str)> = counted(collection)
        .into_iter()
        .map(|(agency, one)| (agency.id.as_str(), one.file.as_str()))
        .collect();
    assert_eq!(
        counted,
        [
            ("xay-dung", "r2.json"),
            ("khcn", "t.json"),
            ("tan-hoa", "u.json")
        ]
    );
    assert_eq!(collection.decisions.len(), 4);
    let text = write(collection, &opened.reports);
    let again: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(again["futureOfTheFile"]["kept"][1].to_string(), "2.50");
    assert_eq!(again["agencies"][0]["phone"], "0296");
}

#[test]
fn members_that_this_version_does_not_know_go_out_again() {
    let mut file: Value = serde_json::from_str(&write(&full(), &reports())).unwrap();
    let mut put = |pointer: &str| {
        let place = file.pointer_mut(pointer).unwrap();
        place
            .as_object_mut()
            .unwrap()
            .insert("later".to_owned(), json!({"at": pointer}));
    };
    let places = [
        "",
        "/template",
        "/period",
        "/tool",
        "/agencies/1",
        "/agencies/2/predecessors/1",
        "/submissions/3",
        "/decisions/2",
        "/submissions/0/report",
    ];
    places.iter().for_each(|place| put(place));
    let opened = open(&file.to_string()).unwrap();
    // Changed without its digest.
    assert!(opened.altered);
    let text = write(&opened.collection, &opened.reports);
    let again: Value = serde_json::from_str(&text).unwrap();
    // A report with a member of its own has a digest of its own: it stands elsewhere in the order.
    for place in places {
        let later = json!({"at": place});
        let stands = match place.strip_prefix("/submissions/") {
            None => again.pointer(place).unwrap()["later"] == later,
            Some(_) => {
                let mut all = again["submissions"].as_array().unwrap().iter();
                all.any(|one| one["later"] == later || one["report"]["later"] == later)
            }
        };
        assert!(stands, "{place}");
    }
    assert!(!open(&text).unwrap().altered);
}

#[test]
fn a_report_that_cannot_be_used_keeps_no_other_out() {
    let mut file: Value = serde_json::from_str(&write(&full(), &reports())).unwrap();
    file["submissions"][0]["report"]["formatVersion"] = json!(99);
    let name = file["submissions"][0]["file"].as_str().unwrap().to_owned();
    let opened = open(&file.to_string()).unwrap();
    assert_eq!(opened.collection.submissions.len(), 5);
    let [(unusable, Verdict::Unreadable(FileError::LaterVersion { found: 99, .. }))] =
        &opened.unusable[..]
    else {
        panic!("{:?}", opened.unusable);
    };
    assert_eq!(*unusable, name);
    // It goes out as it came, for a version that can use it.
    let text = write(&opened.collection, &opened.reports);
    let again: Value = serde_json::from_str(&text).unwrap();
    let all = again["submissions"].as_array().unwrap();
    assert_eq!(all.len(), 6);
    assert_eq!(all.last(), Some(&file["submissions"][0]));
    let reopened = open(&text).unwrap();
    assert_eq!(reopened.collection, opened.collection);
    assert_eq!(write(&reopened.collection, &reopened.reports), text);
}

/// Why a submission cannot be used after a change, by name; all others can.
#[track_caller]
fn check_refused(change: impl Fn(&mut Value), expected: &str) {
    let mut file: Value = serde_json::from_str(&write(&full(), &reports())).unwrap();
    let all = file["submissions"].as_array_mut().unwrap();
    let one = all.iter_mut().find(|one| one["file"] == "r1.json").unwrap();
    change(one);
    let one = one.clone();
    let opened = open(&file.to_string()).unwrap();
    let [(name, why)] = &opened.unusable[..] else {
        panic!("{:?}", opened.unusable);
    };
    let found = format!("{why:?}");
    assert!(name == "r1.json" && found.starts_with(expected), "{found}");
    assert_eq!(opened.collection.submissions.len(), 5);
    let text = write(&opened.collection, &opened.reports);
    let again: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(again["submissions"].as_array().unwrap().last(), Some(&one));
}

#[test]
fn a_report_that_would_not_be_taken_in_is_not_taken_from_a_collection() {
    let with_digest = |one: &mut Value, change: &dyn Fn(&mut Report)| {
        let forms: [Arc<Form>; 1] = [compiled().form];
        let mut report = decode(&one["report"].to_string(), &forms).unwrap().report;
        change(&mut report);
        one["report"] = serde_json::from_str(&encode_record(&report, &forms[0])).unwrap();
    };
    check_refused(
        |one| with_digest(one, &|report| report.period = quarter(2024, 1)),
        "WrongPeriod",
    );
    check_refused(
        |one| one["report"]["template"]["version"] = json!(9),
        "OtherTemplate",
    );
    check_refused(
        |one| one["report"]["template"]["id"] = json!("mau-khac"),
        "OtherTemplate",
    );
    // The answers were changed, and nobody said that they may be.
    check_refused(
        |one| one["report"]["answers"]["received"] = json!(999),
        "Altered",
    );
    check_refused(|one| one["agency"] = json!("nobody"), "UnknownAgency");
    check_refused(|one| one["predecessor"] = json!(0), "UnknownAgency");
}

#[test]
fn what_stands_twice_counts_once_and_is_kept() {
    let mut file: Value = serde_json::from_str(&write(&full(), &reports())).unwrap();
    let all = file["submissions"].as_array_mut().unwrap();
    let mut again = all[0].clone();
    again["agency"] = json!("y-te");
    all.push(again.clone());
    let opened = open(&file.to_string()).unwrap();
    assert!(matches!(
        &opened.unusable[..],
        [(_, Verdict::Duplicate { .. })]
    ));
    let text = write(&opened.collection, &opened.reports);
    let written: Value = serde_json::from_str(&text).unwrap();
    let all = written["submissions"].as_array().unwrap();
    assert_eq!((all.len(), all.last()), (7, Some(&again)));
}

#[track_caller]
fn check(change: impl Fn(&mut Value), expected: &CollectionError) {
    let mut file: Value = serde_json::from_str(&write(&full(), &reports())).unwrap();
    change(&mut file);
    assert_eq!(&open(&file.to_string()).unwrap_err(), expected);
}

#[test]
fn a_file_that_cannot_be_a_collection_is_refused_with_the_reason() {
    use CollectionError as Error;
    check(|file| file["id"] = json!("a/b"), &Error::Id);
    check(
        |file| file["agencies"][1]["id"] = json!("xay-dung"),
        &Error::AgencyId("xay-dung".to_owned()),
    );
    check(
        |file| file["agencies"][1]["id"] = json!(""),
        &Error::AgencyId(String::new()),
    );
    check(
        |file| file["deadline"] = json!("2025-02-30"),
        &Error::NoDay("2025-02-30".to_owned()),
    );
    check(
        |file| file["agencies"][2]["predecessors"][0]["mergedOn"] = json!("x"),
        &Error::NoDay("x".to_owned()),
    );
    check(
        |file| file["decisions"][0]["kind"] = json!("loved"),
        &Error::Decision("khcn".to_owned()),
    );
    check(
        |file| file["decisions"][0]["digest"] = Value::Null,
        &Error::Decision("khcn".to_owned()),
    );
    let later = FileError::LaterVersion { found: 2, known: 1 };
    check(|file| file["formatVersion"] = json!(2), &Error::File(later));
    let other = FileError::OtherKind("bao-cao-so/backup".to_owned());
    check(
        |file| file["format"] = json!("bao-cao-so/backup"),
        &Error::File(other),
    );
    let many =
        |file: &mut Value| file["agencies"] = vec![file["agencies"][0].clone(); 50_001].into();
    check(many, &Error::TooMany);
    let lacks = FileError::Shape {
        place: "agencies.0".to_owned(),
        mismatch: Mismatch::Lacks("name".to_owned()),
    };
    check(
        |file| _ = file["agencies"][0].as_object_mut().unwrap().remove("name"),
        &Error::File(lacks),
    );
    assert_eq!(open("").unwrap_err(), Error::File(FileError::Empty));
}
