//! Indicators of the department's own report that want a look: what it says is not what the collection says, or agencies have only
//! some of the parts.

use bao_cao_so::collection::synthesis::indicators::to_look_at;
use bao_cao_so::messages::vi::collection::totals as words;
use bao_cao_so::model::report::Report;

use super::synthesis::{FIRST, Opened, nothing, opened, taken_over, with};
use crate::rollup::{compiled, set};

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
