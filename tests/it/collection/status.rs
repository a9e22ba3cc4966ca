//! Where agencies stand: by what came, when, what it lacks and what was decided.

use std::collections::BTreeMap;

use bao_cao_so::collection::intake::apply;
use bao_cao_so::collection::status::{AgencyStatus, State, count, statuses};
use bao_cao_so::model::collection::{Collection, Decision, DecisionKind, Subject};
use bao_cao_so::model::date::parse_iso;

use super::{AT, collection, from, incoming, of_construction, predecessor};

const EARLY: &str = "2025-03-19T23:59:00+07:00";

fn taken(at: &str, reports: &[(&str, bao_cao_so::model::report::Report)]) -> Collection {
    let files: Vec<_> = reports
        .iter()
        .map(|(name, report)| incoming(name, report))
        .collect();
    apply(&collection(), &files, &BTreeMap::new(), at).unwrap()
}

fn digest(collection: &Collection, file: &str) -> String {
    let mut all = collection.submissions.values();
    all.find(|one| one.file == file).unwrap().digest.clone()
}

fn decide(collection: &mut Collection, agency: &str, kind: DecisionKind) {
    decide_on(collection, Subject::of_agency(agency), kind);
}

fn decide_on(collection: &mut Collection, subject: Subject, kind: DecisionKind) {
    let at = AT.to_owned();
    collection.decisions.insert(subject, Decision { at, kind });
}

#[track_caller]
fn check(
    collection: &Collection,
    agency: &str,
    today: &str,
    open: usize,
    state: State,
    late: bool,
) {
    let all = statuses(collection, parse_iso(today).unwrap(), &|_| open);
    let status: &AgencyStatus<'_> = all.iter().find(|one| one.agency.id == agency).unwrap();
    assert_eq!((status.state, status.late), (state, late), "{agency}");
    assert_eq!(all.len(), 4);
}

#[test]
fn an_agency_without_a_report_is_overdue_after_the_deadline() {
    let mut collection = collection();
    check(
        &collection,
        "y-te",
        "2025-03-20",
        0,
        State::NotSubmitted,
        false,
    );
    check(&collection, "y-te", "2025-03-21", 0, State::Overdue, false);
    collection.agencies[3].deadline = parse_iso("2025-03-25");
    check(
        &collection,
        "y-te",
        "2025-03-21",
        0,
        State::NotSubmitted,
        false,
    );
    // Confirmed: it is neither.
    let note = "công văn 12".to_owned();
    decide(
        &mut collection,
        "y-te",
        DecisionKind::NothingToReport { note },
    );
    check(
        &collection,
        "y-te",
        "2025-12-31",
        0,
        State::NothingToReport,
        false,
    );
}

#[test]
fn a_report_is_late_by_the_day_on_which_the_first_came() {
    let on_time = taken(EARLY, &[("a", of_construction("r", 1, 1))]);
    check(
        &on_time,
        "xay-dung",
        AT.split('T').next().unwrap(),
        0,
        State::Received,
        false,
    );
    let corrected = apply(
        &on_time,
        &[incoming("b", &of_construction("r", 2, 2))],
        &BTreeMap::new(),
        AT,
    )
    .unwrap();
    check(
        &corrected,
        "xay-dung",
        "2025-03-21",
        0,
        State::Received,
        false,
    );
    let late = taken(AT, &[("a", of_construction("r", 1, 1))]);
    check(&late, "xay-dung", "2025-03-21", 0, State::Received, true);
    check(
        &late,
        "xay-dung",
        "2025-03-21",
        3,
        State::OpenFindings,
        true,
    );
}

#[test]
fn a_decision_is_on_one_revision() {
    let mut here = taken(EARLY, &[("a", of_construction("r", 1, 1))]);
    let first = digest(&here, "a");
    decide(
        &mut here,
        "xay-dung",
        DecisionKind::Accepted {
            digest: first.clone(),
        },
    );
    check(&here, "xay-dung", "2025-03-20", 2, State::Accepted, false);
    let note = "thiếu bảng".to_owned();
    decide(
        &mut here,
        "xay-dung",
        DecisionKind::Returned {
            digest: first,
            note,
        },
    );
    check(&here, "xay-dung", "2025-03-20", 0, State::Returned, false);
    let all = statuses(&here, parse_iso("2025-03-20").unwrap(), &|_| 0);
    assert_eq!(
        (&all[0].notes[..], all[0].counted.len()),
        (&["thiếu bảng"][..], 0)
    );
    // What comes after it is looked at anew.
    let here = apply(
        &here,
        &[incoming("b", &of_construction("r", 2, 2))],
        &BTreeMap::new(),
        EARLY,
    )
    .unwrap();
    check(&here, "xay-dung", "2025-03-20", 0, State::Received, false);
}

#[test]
fn what_contradicts_an_accepted_report_stays_in_sight() {
    let mut here = taken(EARLY, &[("a", of_construction("r", 1, 1))]);
    let accepted = digest(&here, "a");
    decide(
        &mut here,
        "xay-dung",
        DecisionKind::Accepted {
            digest: accepted.clone(),
        },
    );
    let here = apply(
        &here,
        &[incoming("b", &of_construction("r", 1, 9))],
        &BTreeMap::new(),
        EARLY,
    )
    .unwrap();
    let all = statuses(&here, parse_iso("2025-03-20").unwrap(), &|_| 0);
    assert_eq!(all[0].state, State::Accepted);
    let digests: Vec<&str> = all[0]
        .counted
        .iter()
        .map(|one| one.digest.as_str())
        .collect();
    assert_eq!(digests, [accepted]);
    let contested: Vec<&str> = all[0]
        .contested
        .iter()
        .map(|one| one.file.as_str())
        .collect();
    assert_eq!(contested, ["b"]);
}

#[test]
fn agencies_are_counted_by_where_they_stand() {
    let here = taken(
        EARLY,
        &[
            ("a", of_construction("r", 1, 1)),
            ("b", of_construction("r", 1, 2)),
            ("c", from("s", ["", "Sở KH&CN", "UBND tỉnh An Giang"])),
        ],
    );
    let all = statuses(&here, parse_iso("2025-03-20").unwrap(), &|_| 0);
    let counts: Vec<(State, usize)> = count(&all).into_iter().collect();
    assert_eq!(
        counts,
        [
            (State::NotSubmitted, 2),
            (State::Conflict, 1),
            (State::Received, 1)
        ]
    );
    assert_eq!(all[0].contested.len(), 2);
}

#[test]
fn each_of_those_that_an_agency_was_merged_from_has_its_own_decision() {
    let east = from("u", ["H.03.1", "", ""]);
    let west = from("v", ["", "UBND xã Tân Hòa Tây", "UBND tỉnh An Giang"]);
    let mut here = taken(EARLY, &[("u", east), ("v", west)]);
    let state = |here: &Collection| -> (State, Vec<String>, Vec<String>) {
        let all = statuses(here, parse_iso("2025-03-20").unwrap(), &|_| 1);
        let files = all[2].counted.iter().map(|one| one.file.clone());
        let notes = all[2].notes.iter().map(|note| (*note).to_owned());
        (all[2].state, files.collect(), notes.collect())
    };
    let of =
        |files: &[&str]| -> Vec<String> { files.iter().map(|one| (*one).to_owned()).collect() };
    let (first, second) = (digest(&here, "u"), digest(&here, "v"));
    let accept = |digest: &str| DecisionKind::Accepted {
        digest: digest.to_owned(),
    };
    decide_on(&mut here, predecessor("tan-hoa", 0), accept(&first));
    // The other one's findings are open.
    assert_eq!(
        state(&here),
        (State::OpenFindings, of(&["u", "v"]), of(&[]))
    );
    decide_on(&mut here, predecessor("tan-hoa", 1), accept(&second));
    assert_eq!(state(&here), (State::Accepted, of(&["u", "v"]), of(&[])));
    let returned = DecisionKind::Returned {
        digest: second,
        note: "thiếu bảng".to_owned(),
    };
    decide_on(&mut here, predecessor("tan-hoa", 1), returned);
    assert_eq!(
        state(&here),
        (State::Returned, of(&["u"]), of(&["thiếu bảng"]))
    );
    // Of a decision on the agency itself its predecessors' files know nothing.
    let mut other = taken(EARLY, &[("u", from("u", ["H.03.1", "", ""]))]);
    decide(&mut other, "tan-hoa", accept(&first));
    assert_eq!(state(&other), (State::OpenFindings, of(&["u"]), of(&[])));
}

#[test]
fn there_is_nothing_to_report_when_all_that_were_merged_say_so() {
    let mut here = collection();
    let nothing = |note: &str| DecisionKind::NothingToReport {
        note: note.to_owned(),
    };
    decide_on(&mut here, predecessor("tan-hoa", 0), nothing("một"));
    check(
        &here,
        "tan-hoa",
        "2025-03-20",
        0,
        State::NotSubmitted,
        false,
    );
    decide_on(&mut here, predecessor("tan-hoa", 1), nothing("hai"));
    check(
        &here,
        "tan-hoa",
        "2025-12-31",
        0,
        State::NothingToReport,
        false,
    );
    let all = statuses(&here, parse_iso("2025-03-20").unwrap(), &|_| 0);
    assert_eq!(all[2].notes, ["một", "hai"]);
}
