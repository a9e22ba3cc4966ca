//! The department's own report out of a collection: filled by what each field is rolled up to, brought up to date when files come
//! late, and never over what a person wrote.

use std::collections::BTreeMap;

use bao_cao_so::collection::intake::apply;
use bao_cao_so::collection::synthesis::compare::{Counts, FillState, compare};
use bao_cao_so::collection::synthesis::fill::{Fills, Unfilled};
use bao_cao_so::collection::synthesis::fills::{can_synthesize, fills};
use bao_cao_so::collection::synthesis::take_over::{take_one, take_over};
use bao_cao_so::collection::workspace::Workspace;
use bao_cao_so::formats::collection::synthesis::{decode_synthesis, encode_synthesis};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::collection::Collection;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::synthesis::{Synthesis, own_report_id, written};
use bao_cao_so::rollup::compile_plan::compile_plan;
use bao_cao_so::rollup::roll_up::Attributed;
use bao_cao_so::template::compile::Compiled;
use serde_json::json;

use super::{Texts, collection};
use crate::rollup::{changed, compiled, report, set};

pub const FIRST: [(&str, &[(&str, &str)]); 2] = [
    (
        "H.01",
        &[
            ("received", "1"),
            ("resolved", "1"),
            ("money", "10,50"),
            ("communes", "96"),
            ("people", "-"),
            ("proposals", "Thêm kinh phí.\nThêm người;"),
            ("staff.degree.full", "2"),
            ("apps", "3"),
            ("fields.r1.name", "Đất đai"),
            ("fields.r1.done", "5"),
            ("platforms.p1.name", "Một cửa"),
            ("platforms.p1.connected", "yes"),
        ],
    ),
    (
        "H.04",
        &[
            ("received", "100"),
            ("resolved", "50"),
            ("money", "2,25"),
            ("people", "-"),
            ("staff.degree.full", "1"),
            ("fields.r1.name", "ĐẤT ĐAI"),
            ("fields.r1.done", "7"),
            ("fields.r1.late", "1"),
            ("fields.r2.name", "Y tế"),
            ("fields.r2.done", "4"),
        ],
    ),
];
const LATE: [(&str, &[(&str, &str)]); 1] = [(
    "H.03",
    &[
        ("received", "9"),
        ("resolved", "9"),
        ("fields.r1.name", "Hộ tịch"),
        ("fields.r1.done", "2"),
        ("fields.r2.name", "Đất đai"),
        ("fields.r2.done", "10"),
    ],
)];

/// A collection with the texts of its reports.
#[derive(Clone)]
pub struct Received {
    collection: Collection,
    texts: Texts,
}

pub fn nothing() -> Received {
    Received {
        collection: collection(),
        texts: Texts::new(),
    }
}

pub fn with(before: &Received, reports: &[(&str, &[(&str, &str)])]) -> Received {
    let named = reports.iter();
    let named =
        named.map(|(identifier, typed)| (identifier.replace('.', "-"), *identifier, *typed));
    with_ids(before, &named.collect::<Vec<_>>())
}

/// A report: its id, its agency's name, and its answers by address.
type Stated<'a> = (String, &'a str, &'a [(&'a str, &'a str)]);

/// Reports with the id of each.
fn with_ids(before: &Received, reports: &[Stated<'_>]) -> Received {
    let form = compiled().form;
    let mut texts = Vec::new();
    for (id, identifier, typed) in reports {
        let mut all = vec![("agency.identifier", *identifier)];
        all.extend(*typed);
        texts.push(encode_record(&report(&form, id, &all), &form));
    }
    let files: Vec<_> = texts.iter().map(|text| super::read("file", text)).collect();
    let mut all = before.texts.clone();
    all.extend(super::texts(&texts));
    Received {
        collection: apply(&before.collection, &files, &BTreeMap::new(), super::AT).unwrap(),
        texts: all,
    }
}

/// An open collection with the reports that count in it.
pub struct Opened {
    pub workspace: Workspace,
    reports: Vec<(String, Report)>,
}

pub fn opened(received: Received) -> Opened {
    let workspace = super::open(received.collection, &received.texts);
    let forms = [compiled().form];
    let counted = workspace.counted_submissions().into_iter();
    let read = counted.map(|(agency, one)| {
        let report = decode(&received.texts[&one.digest], &forms).unwrap().report;
        (agency.to_owned(), report)
    });
    Opened {
        reports: read.collect(),
        workspace,
    }
}

fn given(opened: &Opened, target: &Compiled) -> Option<Fills> {
    let reports = opened.reports.iter();
    let reports: Vec<Attributed<'_>> = reports
        .map(|(agency, report)| Attributed::new(agency, report))
        .collect();
    fills(&opened.workspace, &reports, target)
}

/// An empty report of the department.
fn own() -> (Report, Synthesis) {
    let report = report(&compiled().form, "own", &[]);
    let synthesis = Synthesis {
        report: report.id.clone(),
        template: report.template.id.clone(),
        ..Synthesis::default()
    };
    (
        Report {
            included: vec![],
            ..report
        },
        synthesis,
    )
}

pub fn taken_over(opened: &Opened) -> (Report, Synthesis, Fills) {
    let target = compiled();
    let (mut report, mut synthesis) = own();
    let fills = given(opened, &target).unwrap();
    take_over(&target.form, &mut report, &mut synthesis, &fills);
    synthesis.confirm();
    (report, synthesis, fills)
}

/// The rows of a table, each with its cells.
fn rows(report: &Report, table: &str, columns: &[&str]) -> Vec<String> {
    let rows = report.rows.get(table).into_iter().flatten();
    rows.map(|row| {
        let cells = columns
            .iter()
            .map(|column| written(report.answer(&FieldPath::cell(table, row, column))));
        cells.collect::<Vec<_>>().join(" | ")
    })
    .collect()
}

#[track_caller]
fn check(report: &Report, address: &str, expected: &str) {
    assert_eq!(written(report.answer_to(address)), expected, "{address}");
}

#[test]
fn each_field_gets_what_it_is_rolled_up_to() {
    let (report, _, fills) = taken_over(&opened(with(&nothing(), &FIRST)));
    for (address, expected) in [
        ("received", "number:101"),
        ("resolved", "number:51"),
        ("money", "number:12.75"),
        // The latest, not the sum.
        ("communes", "number:96"),
        ("staff.degree.full", "number:3"),
        ("staff.degree.part", ""),
        // What stays with its agency, options of which nobody chose any, rates that follow.
        ("languages", ""),
        ("firewall", ""),
        ("statedRate", ""),
        ("people", ""),
        ("proposals", "text:Sở Xây dựng: Thêm kinh phí; Thêm người."),
        ("apps", "number:3"),
    ] {
        check(&report, address, expected);
    }
    assert_eq!(
        report.included,
        ["covid"],
        "an optional section in which something is filled"
    );
    assert_eq!(
        rows(&report, "fields", &["name", "done", "late", "all"]),
        [
            "text:Đất đai | number:12 | number:1 | ",
            "text:Y tế | number:4 |  | ",
        ]
    );
    assert_eq!(
        rows(&report, "platforms", &["name", "connected"]),
        ["text:Một cửa (Sở Xây dựng) | yes:true"]
    );
    let people = fills.fills.iter().find(|one| one.path.as_str() == "people");
    assert_eq!(people.unwrap().answer, Err(Unfilled::NotApplicable));
    let received = fills
        .fills
        .iter()
        .find(|one| one.path.as_str() == "received");
    assert_eq!(received.unwrap().coverage.unwrap().value, 2);
}

#[test]
fn an_option_is_taken_over_where_all_that_chose_any_chose_the_same() {
    let one: (&str, &[(&str, &str)]) = ("H.01", &[("firewall", "soft"), ("hasLan", "yes")]);
    let other: (&str, &[(&str, &str)]) = ("H.04", &[("firewall", "hard"), ("hasLan", "yes")]);
    let (alone, _, _) = taken_over(&opened(with(&nothing(), &[one])));
    check(&alone, "firewall", "text:soft");
    let (both, _, _) = taken_over(&opened(with(&nothing(), &[one, other])));
    check(&both, "firewall", "");
    check(&both, "hasLan", "yes:true");
}

#[test]
fn a_late_file_brings_what_nobody_wrote_otherwise_up_to_date() {
    let first = with(&nothing(), &FIRST);
    let (mut report, mut synthesis, _) = taken_over(&opened(first.clone()));
    let form = compiled().form;
    // The department's own words and numbers.
    set(&form, &mut report, "resolved", "52");
    set(&form, &mut report, "proposals", "Không có kiến nghị.");
    report.set(FieldPath::new("money"), Answer::Blank);
    let later = given(&opened(with(&first, &LATE)), &compiled()).unwrap();
    let before = compare(&report, &synthesis, &later);
    let state = |address: &str| {
        let one = before.iter().find(|one| one.fill.path.as_str() == address);
        one.unwrap().state
    };
    assert_eq!(state("received"), FillState::Waiting);
    assert_eq!(state("resolved"), FillState::Edited);
    assert_eq!(state("money"), FillState::Edited);
    assert_eq!(state("proposals"), FillState::Edited);
    assert_eq!(state("communes"), FillState::Same);
    assert_eq!(state("people"), FillState::None(Unfilled::NotStated));
    take_over(&form, &mut report, &mut synthesis, &later);
    synthesis.confirm();
    for (address, expected) in [
        ("received", "number:110"),
        ("resolved", "number:52"),
        ("money", ""),
        ("proposals", "text:Không có kiến nghị."),
    ] {
        check(&report, address, expected);
    }
    assert_eq!(
        rows(&report, "fields", &["name", "done"]),
        [
            "text:Đất đai | number:22",
            "text:Y tế | number:4",
            "text:Hộ tịch | number:2"
        ]
    );
    let after = Counts::of(&compare(&report, &synthesis, &later));
    assert_eq!((after.waiting, after.edited), (0, 3));
    // Once more changes nothing.
    let (again, known) = (report.clone(), synthesis.clone());
    take_over(&form, &mut report, &mut synthesis, &later);
    assert_eq!((report, synthesis), (again, known));
}

#[test]
fn what_was_noted_but_not_written_is_no_persons_work() {
    // The tab was closed between the record of the collection and that of the report.
    let first = with(&nothing(), &FIRST);
    let (report, synthesis, _) = taken_over(&opened(first.clone()));
    let later = given(&opened(with(&first, &LATE)), &compiled()).unwrap();
    let (mut written, mut noted) = (report.clone(), synthesis);
    take_over(&compiled().form, &mut written, &mut noted, &later);
    for report in [report, written] {
        assert_eq!(Counts::of(&compare(&report, &noted, &later)).edited, 0);
    }
    let text = encode_synthesis(&noted);
    assert_eq!(decode_synthesis(&text), Some(noted));
    for hostile in [
        "",
        "{}",
        "[1]",
        &text.replacen("\"version\":1", "\"version\":2", 1),
    ] {
        assert_eq!(decode_synthesis(hostile), None);
    }
}

#[test]
fn one_field_is_taken_over_what_a_person_wrote_when_the_person_asks() {
    let (mut report, mut synthesis, fills) = taken_over(&opened(with(&nothing(), &FIRST)));
    set(&compiled().form, &mut report, "resolved", "52");
    let path = FieldPath::new("resolved");
    let form = compiled().form;
    assert!(take_one(&form, &mut report, &mut synthesis, &fills, &path));
    check(&report, "resolved", "number:51");
    assert_eq!(Counts::of(&compare(&report, &synthesis, &fills)).edited, 0);
    assert!(!take_one(
        &form,
        &mut report,
        &mut synthesis,
        &fills,
        &FieldPath::new("people")
    ));
}

#[test]
fn what_is_no_longer_given_goes_unless_a_person_changed_it_and_rows_that_were_taken_out_stay_out() {
    let full = with(&with(&nothing(), &FIRST), &LATE);
    let (mut report, mut synthesis, _) = taken_over(&opened(full));
    let form = compiled().form;
    let table = report.rows.get_mut("fields").unwrap();
    let removed = table.remove(0);
    report
        .answers
        .retain(|path, _| !path.as_str().contains(&removed));
    // Only one agency is left: what the others gave goes.
    let fewer = with(&nothing(), &LATE);
    let fewer = given(&opened(fewer), &compiled()).unwrap();
    take_over(&form, &mut report, &mut synthesis, &fewer);
    check(&report, "received", "number:9");
    check(&report, "communes", "");
    check(&report, "proposals", "");
    assert_eq!(
        rows(&report, "fields", &["name", "done"]),
        ["text:Hộ tịch | number:2"]
    );
    assert_eq!(rows(&report, "platforms", &["name"]), Vec::<String>::new());
}

#[test]
fn a_report_of_another_template_gets_the_numbers_that_it_names() {
    let target = target(
        json!({ "mau-tong-hop": { "received": "load", "money": "rate", "staff.other.part": "staff.degree.full", "resolved": "nothing" } }),
    );
    let opened = opened(with(&nothing(), &FIRST));
    assert!(can_synthesize(&target, "mau-tong-hop"));
    assert!(!can_synthesize(&target, "mau-khac"));
    let given_here = given(&opened, &target).unwrap();
    let given_here: Vec<(&str, String)> = given_here
        .fills
        .iter()
        .map(|one| {
            let answer = one.answer.as_ref().map(written);
            (
                one.path.as_str(),
                answer.unwrap_or_else(|why| format!("{why:?}")),
            )
        })
        .collect();
    assert_eq!(
        given_here,
        [
            // An indicator, as it is shown.
            ("money", "number:50.50".to_owned()),
            ("received", "NotStated".to_owned()),
            ("resolved", "Unknown".to_owned()),
            ("staff.other.part", "number:3".to_owned()),
        ]
    );
    let unnamed = changed(|template| template["id"] = json!("mau-khac"));
    assert!(given(&opened, &unnamed).is_none());
}

/// The same fields as another template, which names where their numbers come from.
fn target(synthesizes: serde_json::Value) -> Compiled {
    changed(|template| {
        template["id"] = json!("mau-cua-tinh");
        template["synthesizes"] = synthesizes;
    })
}

#[test]
fn every_number_that_a_built_in_template_names_is_there() {
    let shipped = crate::shipped();
    for target in &shipped.forms {
        for (source, numbers) in &shipped.rules[&target.id].synthesizes {
            let source = shipped.form(source).unwrap();
            let plan = compile_plan(&source, &shipped.rules[&source.id]);
            for (field, number) in numbers {
                let row = plan.sheet_row(number);
                assert!(row.is_some(), "{}: {field} <- {number}", target.id);
            }
        }
    }
}

#[test]
fn a_report_that_was_created_from_a_collection_is_none_of_its_agencies() {
    let form = compiled().form;
    let id = own_report_id(&collection().id, "7");
    let own = report(
        &form,
        &id,
        &[("agency.identifier", "H.01"), ("received", "101")],
    );
    let file = super::incoming("th.json", &own);
    let looked = super::look(&collection(), &[file]);
    assert_eq!(super::name(&looked[0]), "OwnReport");
    assert!(looked[0].submission.is_none());
    // Of another collection it is a report like others: a province's in a ministry's.
    let elsewhere = report(&form, "th-another-7", &[("agency.identifier", "H.01")]);
    let looked = super::look(&collection(), &[super::incoming("th.json", &elsewhere)]);
    assert_eq!(super::name(&looked[0]), "New");
}

#[test]
fn a_row_is_the_same_however_agencies_write_its_name_and_one_that_was_taken_out_is_not_spoken_of() {
    let (mut report, mut synthesis, _) = taken_over(&opened(with(&nothing(), &FIRST)));
    let form = compiled().form;
    let row = report.rows["fields"][0].clone();
    set(&form, &mut report, &format!("fields.{row}.late"), "8");
    let other = report.rows.get_mut("fields").unwrap().remove(1);
    report
        .answers
        .retain(|path, _| !path.as_str().contains(&other));
    // The agency that wrote the name in small letters is gone.
    let fewer = given(&opened(with(&nothing(), &FIRST[1..])), &compiled()).unwrap();
    let before = compare(&report, &synthesis, &fewer);
    assert!(
        before
            .iter()
            .all(|one| !one.fill.path.as_str().contains(&other))
    );
    take_over(&form, &mut report, &mut synthesis, &fewer);
    assert_eq!(
        rows(&report, "fields", &["name", "done", "late"]),
        ["text:ĐẤT ĐAI | number:7 | number:8"]
    );
    let path = FieldPath::cell("fields", &other, "done");
    assert!(!take_one(&form, &mut report, &mut synthesis, &fewer, &path));
}

#[test]
fn rows_of_two_agencies_that_sent_one_report_are_each_its_own() {
    let of = |identifier: &'static str, typed: &'static [(&'static str, &'static str)]| {
        ("same".to_owned(), identifier, typed)
    };
    let reports = [
        of("H.01", &[("platforms.p1.name", "Một cửa")]),
        of("H.04", &[("platforms.p1.name", "Bệnh án")]),
    ];
    let received = with_ids(&nothing(), &reports);
    let (report, _, _) = taken_over(&opened(received));
    assert_eq!(
        rows(&report, "platforms", &["name"]),
        ["text:Một cửa (Sở Xây dựng)", "text:Bệnh án (Sở Y tế)"]
    );
}
