//! The generated world of a receiving department: agencies of 34 provinces, names in every way to write them, files with every
//! kind of conflict, sorted as the generator says.

#[path = "../../../bench/src/collected.rs"]
mod collected;
#[path = "../../../bench/src/conflicts.rs"]
mod conflicts;

use std::collections::{BTreeMap, BTreeSet};

use bao_cao_so::collection::intake::apply;
use bao_cao_so::collection::matching::{AgencyIndex, Match};
use bao_cao_so::collection::sorted::{Incoming, Received};
use bao_cao_so::collection::standing::counted;
use bao_cao_so::formats::agencies::read_agencies;
use bao_cao_so::formats::csv::{CsvValue, write_csv};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::{encode_record, report_digest};
use bao_cao_so::input::letters::nfc;
use bao_cao_so::model::collection::{Collection, ReportHead};
use bao_cao_so::template::compile::Compiled;
use bao_cao_so::template::form::Form;

use super::{AT, look, name};
use crate::chance::{self, Chance};

const TEMPLATE: &str = "bao-cao-nam-chuyen-doi-so";

fn form() -> std::sync::Arc<Form> {
    crate::shipped().form(TEMPLATE).unwrap()
}

fn read(file: &str, text: &str) -> Incoming {
    let content = decode(text, &crate::shipped().forms).map(|decoded| Received {
        digest: report_digest(&decoded.report, &decoded.template),
        report: ReportHead::of(&decoded.report).into(),
        remarks: decoded.remarks,
    });
    Incoming {
        file: file.to_owned(),
        content,
    }
}

/// A province of so many agencies of the generated world, and the files of all but the first few of them.
pub fn province(agencies: usize) -> (Compiled, Collection, Vec<(String, String)>) {
    let form = form();
    let rules = crate::shipped().rules(TEMPLATE).unwrap();
    let agencies = collected::agencies(agencies);
    let collection = collected::collection(&form, agencies.clone());
    let reports = agencies.iter().enumerate().skip(5);
    let files = reports.map(|(position, agency)| {
        let report = collected::report(&form, agency, position as u64);
        (format!("{position}.json"), encode_record(&report, &form))
    });
    let files = files.collect();
    (Compiled { form, rules }, collection, files)
}

#[test]
fn files_are_sorted_as_the_generator_says() {
    let form = form();
    let agencies = collected::agencies(3_800);
    // Departments and communes, of all provinces.
    let chosen: Vec<_> = agencies.iter().step_by(43).cloned().collect();
    let collection = collected::collection(&form, agencies);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in [1, 2] {
        let write = |report: &_| encode_record(report, &form);
        let files = conflicts::files(&form, &chosen, 90, (seed, 1), &write);
        let incoming: Vec<Incoming> = files.iter().map(|one| read(&one.file, &one.text)).collect();
        let sorted = look(&collection, &incoming);
        for (file, sorted) in files.iter().zip(&sorted) {
            assert_eq!(
                name(sorted),
                file.verdict,
                "{}: {:?}",
                file.file,
                sorted.verdict
            );
            *seen.entry(file.verdict).or_default() += 1;
        }
        let after = apply(&collection, &incoming, &BTreeMap::new(), AT).unwrap();
        let mut shuffled = incoming.clone();
        Chance(seed).shuffle(&mut shuffled);
        assert!(apply(&collection, &shuffled, &BTreeMap::new(), AT).unwrap() == after);
        // First reports, second revisions, and one of two that are the same.
        let counts = files
            .iter()
            .filter(|one| matches!(one.verdict, "New" | "NewerRevision"));
        assert_eq!(counted(&after).len(), counts.count());
        let taken: BTreeSet<&str> = after
            .submissions
            .values()
            .map(|one| one.file.as_str())
            .collect();
        let wanted = ["New", "NewerRevision", "OlderRevision", "Conflict"];
        let wanted = files.iter().filter(|one| wanted.contains(&one.verdict));
        assert_eq!(taken, wanted.map(|one| one.file.as_str()).collect());
    }
    assert_eq!(seen.len(), 11);
    assert!(seen.values().all(|count| *count >= 6), "{seen:?}");
}

#[test]
fn every_agency_is_found_however_its_officer_writes_its_name() {
    let form = form();
    let agencies = collected::agencies(3_800);
    let collection = collected::collection(&form, agencies.clone());
    let index = AgencyIndex::of(&collection);
    let (mut decomposed, mut without_identifier) = (0, 0);
    for (position, agency) in agencies.iter().enumerate().step_by(7) {
        let report = collected::report(&form, agency, position as u64);
        let name = report.words("agency.name");
        decomposed += usize::from(nfc(name) != name);
        without_identifier += usize::from(report.words("agency.identifier").is_empty());
        let found = Match::Agency {
            agency: position,
            predecessor: None,
        };
        assert_eq!(
            index.find(&collection, &ReportHead::of(&report)),
            found,
            "{name}"
        );
    }
    assert!(decomposed > 30 && without_identifier > 100);
}

#[test]
fn the_list_of_agencies_goes_through_a_table() {
    let agencies = collected::agencies(10_000);
    assert_eq!(agencies.len(), 10_000);
    let words = |words: &str| CsvValue::Words(words.to_owned());
    let mut rows = vec![
        ["Mã định danh", "Tên cơ quan", "Cơ quan chủ quản", "Nhóm"]
            .map(words)
            .to_vec(),
    ];
    rows.extend(agencies.iter().map(|one| {
        [&one.identifier, &one.name, &one.superior, &one.group]
            .map(|cell| words(cell))
            .to_vec()
    }));
    let list = read_agencies(&write_csv(&rows)).unwrap();
    assert_eq!(list.problems, []);
    let names = |list: &[bao_cao_so::model::collection::Agency]| -> Vec<(String, String)> {
        list.iter()
            .map(|one| (one.identifier.clone(), one.name.clone()))
            .collect()
    };
    assert_eq!(names(&list.agencies), names(&agencies));
    let groups: BTreeSet<&str> = agencies.iter().map(|one| one.group.as_str()).collect();
    assert_eq!(groups.len(), 34);
}
