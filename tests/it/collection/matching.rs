//! Whose a report is: by its identifier first, then by its name however it is written; what is not certain is asked.

use bao_cao_so::collection::matching::{AgencyIndex, Doubt, Match};
use bao_cao_so::model::collection::ReportHead;

use super::{agency, collection, from};
use crate::rollup::quarter;

#[derive(Debug, PartialEq)]
enum Found {
    Agency(&'static str),
    Predecessor(&'static str, usize),
    Asked(Vec<&'static str>, Doubt),
    Unknown,
}

#[track_caller]
fn check(written: [&str; 3], expected: Found) {
    let collection = collection();
    let index = AgencyIndex::of(&collection);
    let report = from("r", written);
    let id = |position: usize| collection.agencies[position].id.clone();
    let found = index.find(&collection, &ReportHead::of(&report));
    let matches = match (&found, &expected) {
        (
            Match::Agency {
                agency,
                predecessor: None,
            },
            Found::Agency(wanted),
        ) => id(*agency) == *wanted,
        (
            Match::Agency {
                agency,
                predecessor: Some(place),
            },
            Found::Predecessor(wanted, at),
        ) => id(*agency) == *wanted && place == at,
        (Match::Doubtful { candidates, doubt }, Found::Asked(wanted, why)) => {
            candidates
                .iter()
                .map(|(agency, _)| id(*agency))
                .eq(wanted.iter().map(|one| (*one).to_owned()))
                && doubt == why
        }
        (Match::Unknown, Found::Unknown) => true,
        _ => false,
    };
    assert!(matches, "{written:?}: {found:?}, not {expected:?}");
}

const AN_GIANG: &str = "Ủy ban nhân dân tỉnh An Giang";

#[test]
fn an_identifier_decides() {
    check(["H.01", "Sở Xây dựng", AN_GIANG], Found::Agency("xay-dung"));
    check(["h. 01", "Sở XD", ""], Found::Agency("xay-dung"));
    check(["H.01", "", ""], Found::Agency("xay-dung"));
}

#[test]
fn a_name_is_compared_however_it_is_written() {
    for name in [
        "Sở Khoa học và Công nghệ",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Sở KH&CN",
        "So\u{31b}\u{309} Khoa ho\u{323}c va\u{300} Co\u{302}ng nghe\u{323}\u{302}",
        "Sở\u{a0}Khoa học  và Công nghệ ",
    ] {
        check(["", name, "UBND tỉnh An Giang"], Found::Agency("khcn"));
        // The list has no identifier for it.
        check(["H.77", name, AN_GIANG], Found::Agency("khcn"));
    }
    check(["", "UBND xã Tân Hoà", AN_GIANG], Found::Agency("tan-hoa"));
}

#[test]
fn what_is_not_certain_is_asked() {
    // Somebody else's file with one's own name, and the identifier left as it was.
    check(
        ["H.01", "Sở Y tế", AN_GIANG],
        Found::Asked(vec!["xay-dung", "y-te"], Doubt::NameOfAnother),
    );
    check(
        ["H.99", "Sở Y tế", AN_GIANG],
        Found::Asked(vec!["y-te"], Doubt::OtherIdentifier),
    );
    check(
        ["", "Sở Y tế", "UBND tỉnh Kiên Giang"],
        Found::Asked(vec!["y-te"], Doubt::OtherSuperior),
    );
    check(
        ["", "Sở Y tế", ""],
        Found::Asked(vec!["y-te"], Doubt::OtherSuperior),
    );
    check(
        ["", "So Y te", AN_GIANG],
        Found::Asked(vec!["y-te"], Doubt::SimilarName),
    );
    check(
        ["", "Sở Y tế tỉnh An Giang", AN_GIANG],
        Found::Asked(vec!["y-te"], Doubt::SimilarName),
    );
    check(
        ["", "Sở Khoa học", AN_GIANG],
        Found::Asked(vec!["khcn"], Doubt::SimilarName),
    );
    check(["", "Sở Tư pháp", AN_GIANG], Found::Unknown);
    check(
        ["", "Sở", AN_GIANG],
        Found::Asked(vec!["khcn", "xay-dung", "y-te"], Doubt::SimilarName),
    );
    check(["", "", ""], Found::Unknown);
    check(["H.99", "", ""], Found::Unknown);
}

#[test]
fn agencies_of_one_name_or_identifier_are_asked_about() {
    let mut collection = collection();
    collection
        .agencies
        .push(agency("again", "H.01", "Sở Giao thông"));
    collection
        .agencies
        .push(agency("namesake", "", "Sở Khoa học và Công nghệ"));
    let index = AgencyIndex::of(&collection);
    let find = |written| index.find(&collection, &ReportHead::of(&from("r", written)));
    let several = |candidates: &[usize]| Match::Doubtful {
        candidates: candidates.iter().map(|one| (*one, None)).collect(),
        doubt: Doubt::SeveralAlike,
    };
    assert_eq!(find(["H.01", "Sở Xây dựng", AN_GIANG]), several(&[0, 4]));
    assert_eq!(find(["", "Sở KHCN", AN_GIANG]), several(&[1, 5]));
}

#[test]
fn merged_agencies_report_for_periods_before_and_are_asked_about_afterwards() {
    check(
        ["H.03.1", "UBND xã Tân Hòa Đông", AN_GIANG],
        Found::Predecessor("tan-hoa", 0),
    );
    check(
        ["", "Ủy ban nhân dân xã Tân Hoà Tây", AN_GIANG],
        Found::Predecessor("tan-hoa", 1),
    );
    let mut collection = collection();
    collection.period = quarter(2025, 3);
    let mut report = from("r", ["H.03.1", "UBND xã Tân Hòa Đông", AN_GIANG]);
    report.period = quarter(2025, 3);
    let found = AgencyIndex::of(&collection).find(&collection, &ReportHead::of(&report));
    let merged = Match::Doubtful {
        candidates: vec![(2, None)],
        doubt: Doubt::Merged,
    };
    assert_eq!(found, merged);
}
