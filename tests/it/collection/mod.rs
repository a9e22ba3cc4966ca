//! What a receiving department's collection does with files: whose they are, what taking them in would do, what counts.

mod agencies;
mod agency_annex;
mod backup;
mod claims;
mod files;
mod generated;
mod intake;
mod matching;
mod overview;
mod periods;
mod problems;
mod records;
mod requests;
mod status;
mod synthesis;
mod synthesis_indicators;
mod tables;
mod totals;
mod workbook;

use std::collections::BTreeMap;

use bao_cao_so::collection::intake::preview;
use bao_cao_so::collection::known::Known;
use bao_cao_so::collection::sorted::{Incoming, Sorted};
use bao_cao_so::collection::workspace::Workspace;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::collection::{Agency, Collection, Predecessor, Subject};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::report::{Report, Status};
use bao_cao_so::storage::received::ReportReader;

use crate::rollup::{compiled, quarter, report};

pub const AT: &str = "2025-03-21T09:00:00+07:00";

pub fn agency(id: &str, identifier: &str, name: &str) -> Agency {
    Agency {
        id: id.to_owned(),
        identifier: identifier.to_owned(),
        name: name.to_owned(),
        group: "so".to_owned(),
        ..Agency::default()
    }
}

/// Departments of one province, and a commune of July 2025 with the two that it was merged from.
pub fn collection() -> Collection {
    let form = compiled().form;
    let predecessor = |identifier: &str, name: &str| Predecessor {
        identifier: identifier.to_owned(),
        name: name.to_owned(),
        superior: String::new(),
        merged_on: parse_iso("2025-07-01").unwrap(),
    };
    let mut commune = agency("tan-hoa", "H.03", "UBND xã Tân Hòa");
    commune.predecessors = vec![
        predecessor("H.03.1", "UBND xã Tân Hòa Đông"),
        predecessor("", "UBND xã Tân Hòa Tây"),
    ];
    Collection {
        id: "collection".to_owned(),
        template: form.id.clone(),
        template_version: form.version,
        period: quarter(2025, 1),
        superior: "UBND tỉnh An Giang".to_owned(),
        asked_by: "Sở Khoa học và Công nghệ tỉnh An Giang".to_owned(),
        deadline: parse_iso("2025-03-20"),
        agencies: vec![
            agency("xay-dung", "H.01", "Sở Xây dựng"),
            agency("khcn", "", "Sở Khoa học và Công nghệ"),
            commune,
            agency("y-te", "H.04", "Sở Y tế"),
        ],
        submissions: BTreeMap::new(),
        decisions: BTreeMap::new(),
        follow_ups: Default::default(),
        set_aside: Vec::new(),
        unknown: None,
    }
}

/// One of those that an agency was merged from.
pub fn predecessor(agency: &str, position: usize) -> Subject {
    Subject {
        predecessor: Some(position),
        ..Subject::of_agency(agency)
    }
}

/// A report of an agency: id of the report, identifier, name and superior of the agency.
pub fn from(id: &str, [identifier, name, superior]: [&str; 3]) -> Report {
    let mut report = report(&compiled().form, id, &[("received", "10")]);
    for (path, words) in [
        ("agency.identifier", identifier),
        ("agency.name", name),
        ("agency.superior", superior),
    ] {
        if !words.is_empty() {
            report.set(FieldPath::new(path), Answer::Text(words.to_owned()));
        }
    }
    report
}

/// A report of the department of construction.
pub fn of_construction(id: &str, revision: u32, received: u32) -> Report {
    let mut report = from(id, ["H.01", "Sở Xây dựng", "UBND tỉnh An Giang"]);
    report.revision.number = revision;
    report.set(FieldPath::new("received"), Answer::Number(received.into()));
    report
}

pub fn completed(mut report: Report) -> Report {
    report.status = Status::Completed("2025-03-20T10:00:00+07:00".to_owned());
    report
}

/// A file as it comes: written and read again.
pub fn incoming(name: &str, report: &Report) -> Incoming {
    read(name, &encode_record(report, &compiled().form))
}

/// A file of some text.
pub fn read(name: &str, text: &str) -> Incoming {
    let (read, _) = reader().read_file(name, Ok(text.to_owned()));
    read.incoming
}

/// What files of the test template are read by.
pub fn reader() -> ReportReader {
    ReportReader::new(compiled(), vec![compiled().form])
}

/// JSON texts of reports, by digest of the content.
pub type Texts = BTreeMap<String, String>;

/// The texts of some files by what their content has as its digest.
pub fn texts<'a>(files: impl IntoIterator<Item = &'a String>) -> Texts {
    let digest = |text: &String| read("", text).content.unwrap().digest;
    let files = files.into_iter();
    files
        .map(|text| (digest(text), text.trim().to_owned()))
        .collect()
}

/// A collection that is open, whose reports have these texts.
pub fn open(collection: Collection, texts: &Texts) -> Workspace {
    let known = |text: &String| -> Known {
        let (read, _) = reader().read_file("", Ok(text.clone()));
        read.known.unwrap()
    };
    let known = texts
        .iter()
        .map(|(digest, text)| (digest.clone(), known(text)));
    let ReportReader { template, plan, .. } = reader();
    Workspace::new(collection, template, plan, known.collect(), Vec::new())
}

pub fn look(collection: &Collection, files: &[Incoming]) -> Vec<Sorted> {
    preview(collection, files, &BTreeMap::new(), AT)
}

/// The name of a verdict.
pub fn name(sorted: &Sorted) -> String {
    let name = format!("{:?}", sorted.verdict);
    name.split([' ', '{', '(']).next().unwrap().to_owned()
}
