//! Taking files in: each is sorted, whatever the order; all are taken in or none; twice changes nothing.

use std::collections::BTreeMap;

use bao_cao_so::collection::intake::{apply, preview};
use bao_cao_so::collection::sorted::{Choice, ConflictKind, Incoming, IntakeError, Note, Verdict};
use bao_cao_so::collection::standing::counted;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::collection::{Collection, Decision, DecisionKind, Subject};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::file::{FileError, Remark};
use bao_cao_so::model::report::Report;

use super::{
    AT, collection, completed, from, incoming, look, name, of_construction, predecessor, read,
};
use crate::chance::Chance;
use crate::rollup::{compiled, quarter};

const AN_GIANG: &str = "UBND tỉnh An Giang";

fn take(collection: &Collection, files: &[Incoming]) -> Collection {
    apply(collection, files, &BTreeMap::new(), AT).unwrap()
}

/// The names of the verdicts on files, in their order.
#[track_caller]
fn check(collection: &Collection, files: &[Incoming], expected: &[&str]) {
    let names: Vec<String> = look(collection, files).iter().map(name).collect();
    assert_eq!(names, expected);
}

fn text(report: &Report) -> String {
    encode_record(report, &compiled().form)
}

#[test]
fn a_file_is_sorted_by_what_it_is_to_the_collection() {
    let here = take(
        &collection(),
        &[incoming("a.json", &of_construction("r", 2, 10))],
    );
    let mut other_period = of_construction("r", 3, 10);
    other_period.period = quarter(2025, 2);
    let later_template =
        text(&of_construction("r", 3, 10)).replace("\"version\": 2", "\"version\": 9");
    let files = [
        incoming("1", &of_construction("r", 3, 11)),
        incoming("2", &of_construction("r", 1, 9)),
        incoming("3", &of_construction("r", 2, 10)),
        incoming("4", &other_period),
        read("5", &later_template),
        incoming("6", &from("x", ["", "Sở Tư pháp", AN_GIANG])),
        incoming("7", &from("y", ["", "So Y te", AN_GIANG])),
        read(
            "8",
            &text(&from("z", ["H.04", "Sở Y tế", AN_GIANG]))
                .replace("\"received\": 10", "\"received\": 99"),
        ),
        read("9", "{ no JSON"),
        incoming("10", &from("w", ["", "Sở KH&CN", AN_GIANG])),
    ];
    check(
        &here,
        &files,
        &[
            "NewerRevision",
            "OlderRevision",
            "Duplicate",
            "WrongPeriod",
            "OtherTemplate",
            "UnknownAgency",
            "DoubtfulAgency",
            "Altered",
            "Unreadable",
            "New",
        ],
    );
    let sorted = look(&here, &files);
    let of = |at: usize| &sorted[at].verdict;
    assert_eq!(*of(0), Verdict::NewerRevision { than: 2 });
    assert_eq!(*of(1), Verdict::OlderRevision { than: 3 });
    assert_eq!(
        *of(2),
        Verdict::Duplicate {
            of: "a.json".to_owned()
        }
    );
    let (expected, found) = (quarter(2025, 1), quarter(2025, 2));
    assert_eq!(*of(3), Verdict::WrongPeriod { expected, found });
    assert_eq!(
        *of(4),
        Verdict::OtherTemplate {
            id: "mau-tong-hop".to_owned(),
            version: 9
        }
    );
    assert!(matches!(
        of(8),
        Verdict::Unreadable(FileError::NotJson { .. } | FileError::Truncated)
    ));
    assert_eq!(sorted[9].subject, Some(Subject::of_agency("khcn")));
    // Only what may be taken in has something to take in.
    for one in &sorted {
        assert_eq!(one.submission.is_some(), one.is_taken(), "{}", one.file);
    }
}

#[test]
fn a_file_of_a_later_app_or_of_nothing_is_told_with_its_reason() {
    let collection = collection();
    let none = |text: &str| match &look(&collection, &[read("f", text)])[0].verdict {
        Verdict::Unreadable(error) => error.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(none(""), FileError::Empty);
    assert_eq!(none("{}"), FileError::NotOurs);
    assert_eq!(none("<html></html>"), FileError::PageWithoutReport);
    let later =
        text(&of_construction("r", 1, 1)).replace("\"formatVersion\": 2", "\"formatVersion\": 7");
    assert!(matches!(
        none(&later),
        FileError::LaterVersion { found: 7, .. }
    ));
}

#[test]
fn one_revision_with_two_contents_is_a_conflict_and_counts_for_nobody_until_one_is_chosen() {
    let (one, other) = (of_construction("r", 1, 10), of_construction("r", 1, 20));
    let files = [incoming("a", &one), incoming("b", &other)];
    check(&collection(), &files, &["Conflict", "Conflict"]);
    // In two openings, in whatever order, it comes to the same.
    let first = take(&take(&collection(), &files[..1]), &files[1..]);
    let second = take(&take(&collection(), &files[1..]), &files[..1]);
    let at_once = take(&collection(), &files);
    assert_eq!(first, second);
    assert_eq!(first, at_once);
    assert_eq!(counted(&first), []);
    let digest = first
        .submissions
        .values()
        .find(|one| one.file == "b")
        .unwrap()
        .digest
        .clone();
    let mut chosen = first.clone();
    let decide = |kind: DecisionKind| Decision {
        at: AT.to_owned(),
        kind,
    };
    let kind = DecisionKind::Chosen {
        digest: digest.clone(),
    };
    let subject = Subject::of_agency("xay-dung");
    chosen.decisions.insert(subject, decide(kind));
    let found = counted(&chosen);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1.digest, digest);
    // A later revision of the same report settles it.
    let settled = take(&first, &[incoming("c", &of_construction("r", 2, 30))]);
    assert_eq!(counted(&settled)[0].1.file, "c");
    let verdict = &look(&collection(), &files)[0].verdict;
    assert!(
        matches!(verdict, Verdict::Conflict { kind: ConflictKind::SameRevision, with } if with.len() == 1)
    );
}

#[test]
fn a_second_report_of_an_agency_is_a_conflict_of_its_own_kind() {
    let here = take(
        &collection(),
        &[incoming("a", &of_construction("r", 3, 10))],
    );
    // Of another report a larger number is no later revision.
    let sorted = look(&here, &[incoming("b", &of_construction("other", 9, 10))]);
    assert!(matches!(
        &sorted[0].verdict,
        Verdict::Conflict {
            kind: ConflictKind::OtherReport,
            ..
        }
    ));
    // One that went back leaves the other.
    let mut both = take(&here, &[incoming("b", &of_construction("other", 9, 10))]);
    assert_eq!(counted(&both), []);
    let digest = both
        .submissions
        .values()
        .find(|one| one.file == "a")
        .unwrap()
        .digest
        .clone();
    let decision = Decision {
        at: AT.to_owned(),
        kind: DecisionKind::Returned {
            digest,
            note: "gửi nhầm".to_owned(),
        },
    };
    both.decisions
        .insert(Subject::of_agency("xay-dung"), decision);
    assert_eq!(counted(&both)[0].1.file, "b");
}

#[test]
fn a_report_declared_complete_follows_its_own_draft() {
    let draft = of_construction("r", 1, 10);
    let done = completed(of_construction("r", 1, 10));
    let files = [incoming("draft", &draft), incoming("done", &done)];
    check(&collection(), &files, &["OlderRevision", "NewerRevision"]);
    let here = take(&collection(), &files);
    assert_eq!(counted(&here)[0].1.file, "done");
    let sorted = look(&collection(), &files[..1]);
    assert!(sorted[0].notes.contains(&Note::Draft));
}

#[test]
fn the_order_of_files_does_not_matter() {
    let mut files = many();
    let verdicts = |files: &[Incoming]| -> BTreeMap<String, String> {
        let sorted = look(&collection(), files);
        sorted
            .iter()
            .map(|one| (one.file.clone(), format!("{:?}", one.verdict)))
            .collect()
    };
    let expected = verdicts(&files);
    let after = take(&collection(), &files);
    for seed in 0..20 {
        Chance(seed).shuffle(&mut files);
        assert_eq!(verdicts(&files), expected);
        assert_eq!(take(&collection(), &files), after);
        // In pieces too: only the moment of receipt would tell.
        let in_pieces = files
            .chunks(3)
            .fold(collection(), |here, piece| take(&here, piece));
        let contents =
            |one: &Collection| -> Vec<String> { one.submissions.keys().cloned().collect() };
        assert_eq!(contents(&in_pieces), contents(&after));
        let of = |one: &Collection| -> Vec<(String, String)> {
            let counted = counted(one).into_iter();
            counted
                .map(|(agency, one)| (agency.id.clone(), one.digest.clone()))
                .collect()
        };
        assert_eq!(of(&in_pieces), of(&after));
    }
}

#[test]
fn importing_twice_changes_nothing() {
    let files = many();
    let once = take(&collection(), &files);
    assert!(once.submissions.len() > 6);
    assert_eq!(take(&once, &files), once);
    for one in look(&once, &files) {
        assert!(!one.is_taken(), "{}: {:?}", one.file, one.verdict);
    }
    // Also what somebody had to say whose it is.
    let doubtful = [incoming("d", &from("d", ["", "So Y te", AN_GIANG]))];
    let choices = BTreeMap::from([(
        0,
        Choice {
            subject: Some(Subject::of_agency("y-te")),
            ..Choice::default()
        },
    )]);
    let assigned = apply(&once, &doubtful, &choices, AT).unwrap();
    assert_eq!(assigned.submissions.len(), once.submissions.len() + 1);
    check(&assigned, &doubtful, &["Duplicate"]);
    assert_eq!(take(&assigned, &doubtful), assigned);
}

/// Revisions, conflicts, duplicates, other periods, unknown agencies.
fn many() -> Vec<Incoming> {
    let mut wrong = of_construction("w", 1, 1);
    wrong.period = quarter(2024, 1);
    vec![
        incoming("r1", &of_construction("r", 1, 10)),
        incoming("r2", &of_construction("r", 2, 12)),
        incoming("r2-again", &of_construction("r", 2, 12)),
        incoming("r3", &of_construction("r", 3, 15)),
        incoming("s1", &from("s", ["", "Sở KH&CN", AN_GIANG])),
        incoming("s1-done", &completed(from("s", ["", "Sở KHCN", AN_GIANG]))),
        incoming("t1", &from("t", ["H.04", "Sở Y tế", AN_GIANG])),
        incoming("t2", &from("t2", ["H.04", "Sở Y tế", AN_GIANG])),
        incoming("dong", &from("u", ["H.03.1", "", ""])),
        incoming("tay", &from("v", ["", "UBND xã Tân Hòa Tây", AN_GIANG])),
        incoming("wrong", &wrong),
        incoming("unknown", &from("x", ["", "Sở Tư pháp", AN_GIANG])),
        read("broken", "{"),
    ]
}

#[test]
fn merged_agencies_count_beside_one_another() {
    let here = take(&collection(), &many());
    let counted = counted(&here);
    let of: Vec<&str> = counted
        .iter()
        .filter(|(agency, _)| agency.id == "tan-hoa")
        .map(|(_, one)| one.file.as_str())
        .collect();
    assert_eq!(of, ["dong", "tay"]);
}

#[test]
fn all_files_are_taken_in_or_none() {
    let files = many();
    let choices = BTreeMap::from([
        (
            2,
            Choice {
                subject: Some(Subject::of_agency("nobody")),
                ..Choice::default()
            },
        ),
        (
            4,
            Choice {
                subject: Some(predecessor("khcn", 0)),
                ..Choice::default()
            },
        ),
        (99, Choice::default()),
    ]);
    let errors = apply(&collection(), &files, &choices, AT).unwrap_err();
    assert_eq!(
        errors,
        [
            IntakeError::NoSuchAgency {
                file: "r2-again".to_owned(),
                chosen: Subject::of_agency("nobody")
            },
            IntakeError::NoSuchAgency {
                file: "s1".to_owned(),
                chosen: predecessor("khcn", 0)
            },
            IntakeError::NoSuchFile(99),
        ]
    );
}

#[test]
fn somebody_may_take_an_altered_file_and_leave_out_any() {
    let altered =
        text(&of_construction("r", 1, 10)).replace("\"received\": 10", "\"received\": 99");
    let files = [
        read("altered", &altered),
        incoming("y", &from("y", ["H.04", "Sở Y tế", AN_GIANG])),
    ];
    let choices = BTreeMap::from([
        (
            0,
            Choice {
                altered: true,
                ..Choice::default()
            },
        ),
        (
            1,
            Choice {
                left_out: true,
                ..Choice::default()
            },
        ),
    ]);
    let sorted = preview(&collection(), &files, &choices, AT);
    assert_eq!(sorted[0].verdict, Verdict::New);
    assert!(sorted[0].notes.contains(&Note::Remark(Remark::Altered)));
    let here = apply(&collection(), &files, &choices, AT).unwrap();
    let names: Vec<&str> = here
        .submissions
        .values()
        .map(|one| one.file.as_str())
        .collect();
    assert_eq!(names, ["altered"]);
}

#[test]
fn what_is_left_out_contradicts_nothing() {
    let left_out = Choice {
        left_out: true,
        ..Choice::default()
    };
    let contradicting = [
        incoming("a", &of_construction("r", 1, 10)),
        incoming("b", &of_construction("r", 1, 20)),
    ];
    let twice = [
        incoming("a", &of_construction("r", 1, 10)),
        incoming("b", &of_construction("r", 1, 10)),
    ];
    let revisions = [
        incoming("a", &of_construction("r", 2, 10)),
        incoming("b", &of_construction("r", 1, 10)),
    ];
    for files in [contradicting, twice, revisions] {
        let choices = BTreeMap::from([(0, left_out.clone())]);
        let sorted = preview(&collection(), &files, &choices, AT);
        assert_eq!(sorted[0].verdict, Verdict::LeftOut);
        assert_eq!(sorted[0].subject, Some(Subject::of_agency("xay-dung")));
        assert_eq!(sorted[1].verdict, Verdict::New);
        let here = apply(&collection(), &files, &choices, AT).unwrap();
        let names: Vec<&str> = counted(&here)
            .iter()
            .map(|(_, one)| one.file.as_str())
            .collect();
        assert_eq!(names, ["b"]);
    }
}

#[test]
fn a_file_may_be_said_to_be_of_a_merged_agency() {
    // Its name lacks a word: whose it is is asked, with the agency that was merged among the candidates.
    let files = [
        incoming("dong", &from("u", ["H.03.1", "", ""])),
        incoming("tay", &from("v", ["", "UBND xa Tan Hoa Tay", AN_GIANG])),
    ];
    let sorted = look(&collection(), &files);
    let of_west = predecessor("tan-hoa", 1);
    let Verdict::DoubtfulAgency { candidates, .. } = &sorted[1].verdict else {
        panic!("{:?}", sorted[1].verdict);
    };
    assert!(candidates.contains(&of_west), "{candidates:?}");
    let choice = Choice {
        subject: Some(of_west.clone()),
        ..Choice::default()
    };
    let here = apply(&collection(), &files, &BTreeMap::from([(1, choice)]), AT).unwrap();
    let subjects: Vec<&Subject> = counted(&here).iter().map(|(_, one)| &one.subject).collect();
    assert_eq!(subjects, [&predecessor("tan-hoa", 0), &of_west]);
}

#[test]
fn ten_thousand_files_of_one_agency_are_sorted() {
    // Each beside all others would be a hundred million comparisons.
    let one = incoming("f", &of_construction("r", 1, 1));
    let files: Vec<Incoming> = (0..10_000)
        .map(|number| {
            let mut file = one.clone();
            file.file = format!("f{number}");
            if let Ok(received) = &mut file.content {
                received.digest = format!("{number:064}");
            }
            file
        })
        .collect();
    let sorted = look(&collection(), &files);
    let conflicts = sorted.iter().filter(|one| name(one) == "Conflict");
    assert_eq!(conflicts.count(), 10_000);
}

#[test]
fn what_is_to_be_known_of_a_file_stands_beside_it() {
    let mut report = of_construction("r", 1, 10);
    report.template.version = 1;
    report.period.to = parse_iso("2025-03-31").unwrap();
    let sorted = look(&collection(), &[incoming("f", &report)]);
    assert_eq!(sorted[0].verdict, Verdict::New);
    assert!(sorted[0].notes.contains(&Note::Migrated { version: 1 }));
    let (expected, found) = (quarter(2025, 1), report.period.clone());
    assert!(
        sorted[0]
            .notes
            .contains(&Note::OtherDays { expected, found })
    );
    let of_predecessor = look(
        &collection(),
        &[incoming("f", &from("u", ["H.03.1", "", ""]))],
    );
    assert!(
        of_predecessor[0]
            .notes
            .contains(&Note::Predecessor { position: 0 })
    );
}

#[test]
fn many_files_of_one_agency_name_few_of_one_another() {
    let files: Vec<Incoming> = (0..60)
        .map(|number| incoming(&format!("f{number}"), &of_construction("r", 1, number)))
        .collect();
    for one in look(&collection(), &files) {
        assert!(matches!(&one.verdict, Verdict::Conflict { with, .. } if with.len() == 20));
    }
}
