//! Indicators of the department's own report that want a look: what it says is not what the collection says, or agencies have only
//! some of the parts.

use std::collections::BTreeMap;

use bao_cao_so::collection::intake::apply;
use bao_cao_so::collection::sorted::Incoming;
use bao_cao_so::collection::synthesis::fill::AbsentReasons;
use bao_cao_so::collection::synthesis::fills::fills;
use bao_cao_so::collection::synthesis::indicators::to_look_at;
use bao_cao_so::collection::synthesis::take_over::take_over;
use bao_cao_so::collection::workspace::Workspace;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::messages::vi::collection::totals as words;
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::synthesis::written;
use bao_cao_so::storage::received::ReportReader;

use super::synthesis::{FIRST, Opened, nothing, opened, taken_over, with};
use super::{AT, collection};
use crate::rollup::{compiled, report, set, with_indicators};

/// Of each its id, what the report says, what the collection says, of the complete, and whether the two read alike.
fn found(opened: &Opened, report: &Report) -> Vec<(String, String, String, Option<String>, bool)> {
    let all = to_look_at(&opened.workspace, report, &compiled()).into_iter();
    all.map(|one| {
        (
            one.row.address.clone(),
            words::outcome(&one.report, &one.row),
            words::value(&one.row, &one.collection),
            words::complete(&one.collection, &one.row),
            one.is_same,
        )
    })
    .collect()
}

#[track_caller]
fn check(opened: &Opened, report: &Report, expected: &[(&str, &str, &str, Option<&str>, bool)]) {
    let found = found(opened, report);
    let found: Vec<_> = found
        .iter()
        .map(|(id, report, given, complete, is_same)| {
            let complete = complete.as_deref();
            (
                id.as_str(),
                report.as_str(),
                given.as_str(),
                complete,
                *is_same,
            )
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_report_says_what_the_collection_says_also_where_agencies_left_something_blank() {
    let half = [("H.03", &[("received", "399")][..])];
    let opened = opened(with(&with(&nothing(), &FIRST), &half));
    let (mut report, _, _) = taken_over(&opened);
    let blank_row = "chưa đủ số liệu";
    let rate = "Chỉ tính 2 đơn vị có đủ số liệu: 50,50%";
    let other = "Chỉ tính 2 đơn vị có đủ số liệu: 49,50%";
    let nobody = "Chưa đơn vị nào có đủ số liệu";
    check(
        &opened,
        &report,
        &[
            // 51 of 500, as the two sums in the report say; 51 of 101 of those that have both.
            ("rate", "10,20%", "10,20%", Some(rate), true),
            ("unresolvedRate", "89,80%", "89,80%", Some(other), true),
            // A row has no number in one column: the report has no sum of that.
            ("fieldShare", blank_row, "94,12%", Some(nobody), false),
            ("lessTotal", blank_row, "6 hồ sơ", None, false),
        ],
    );
    // What a person typed is not what the collection gives.
    set(&compiled().form, &mut report, "resolved", "500");
    let found = found(&opened, &report);
    assert_eq!((found[0].1.as_str(), found[0].4), ("100%", false));
}

#[test]
fn a_field_that_an_indicator_stands_for_gets_the_sum_of_that() {
    let template = with_indicators(&[("receivedKnown", "coalesce(received, opening)")]);
    let form = &template.form;
    let texts = [
        [("agency.identifier", "H.01"), ("received", "1")],
        [("agency.identifier", "H.04"), ("opening", "5")],
    ];
    let texts = texts
        .map(|typed| encode_record(&report(form, &typed[0].1.replace('.', "-"), &typed), form));
    let reader = ReportReader::new(template.clone(), vec![template.form.clone()]);
    let read = texts
        .iter()
        .map(|text| reader.read_file("a", Ok(text.clone())).0);
    let files: Vec<Incoming> = read.clone().map(|one| one.incoming).collect();
    let known = read.map(|one| (one.incoming.content.unwrap().digest, one.known.unwrap()));
    let known = known.collect();
    let full = apply(&collection(), &files, &BTreeMap::new(), AT).unwrap();
    let plan = reader.plan.clone();
    let workspace = Workspace::new(full, template.clone(), plan, known, Vec::new());
    let given = fills(&workspace, &[], &template).unwrap();
    let received = given
        .fills
        .iter()
        .find(|one| one.path.as_str() == "received");
    let received = received.unwrap();
    // The sum of the field alone would be 1.
    assert_eq!(received.from, "receivedKnown");
    assert_eq!(written(received.answer.as_ref().unwrap()), "number:6");
}

#[test]
fn a_cell_that_nobody_fills_in_keeps_no_sum_from_its_value() {
    let opened = opened(with(&nothing(), &FIRST));
    let reasons = AbsentReasons {
        not_applicable: "không áp dụng",
        left_blank: "để trống",
    };
    let (mut report, mut synthesis, mut given) = taken_over(&opened);
    given.declare_absent(&compiled().form, &reasons);
    take_over(&compiled().form, &mut report, &mut synthesis, &given);
    // One agency has 1 of two rows, the other leaves it blank: what is stated is what the totals say.
    let all = found(&opened, &report);
    let share = all.iter().find(|(id, ..)| id == "fieldShare").unwrap();
    assert_eq!((share.1.as_str(), share.4), ("94,12%", true));
    let late = report.rows["fields"]
        .iter()
        .map(|row| written(report.answer(&FieldPath::cell("fields", row, "late"))));
    assert_eq!(late.collect::<Vec<_>>(), ["number:1", "na:để trống"]);
    // A later file brings the number.
    let late: (&str, &[(&str, &str)]) = (
        "H.03",
        &[("fields.r1.name", "Y tế"), ("fields.r1.late", "6")],
    );
    let opened = self::opened(with(&with(&nothing(), &FIRST), &[late]));
    let (_, _, mut given) = taken_over(&opened);
    given.declare_absent(&compiled().form, &reasons);
    take_over(&compiled().form, &mut report, &mut synthesis, &given);
    let late = report.rows["fields"]
        .iter()
        .map(|row| written(report.answer(&FieldPath::cell("fields", row, "late"))));
    assert_eq!(late.collect::<Vec<_>>(), ["number:1", "number:6"]);
}
