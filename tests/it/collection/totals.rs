//! The numbers of a collection on one sheet: section by section, with coverage, and as files.

use std::collections::BTreeMap;

use bao_cao_so::collection::sorted::Incoming;
use bao_cao_so::collection::workspace::Workspace;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::formats::totals::{encode_totals, totals_table};
use bao_cao_so::messages::vi::collection::totals as words;
use bao_cao_so::rollup::compile_plan::compile_plan;
use bao_cao_so::template::compile::Compiled;
use serde_json::Value;

use super::collection;
use super::files::{full, reports};
use crate::rollup::{changed, compiled, report};
use bao_cao_so::collection::intake::apply;

/// Two departments with a report each; one confirmed that there is nothing, one sent none.
fn workspace() -> Workspace {
    let form = compiled().form;
    let of = |id: &str, identifier: &str, typed: &[(&str, &str)]| {
        let mut all = vec![("agency.identifier", identifier)];
        all.extend(typed);
        encode_record(&report(&form, id, &all), &form)
    };
    let texts = [
        of(
            "a",
            "H.01",
            &[("received", "1"), ("resolved", "1"), ("firewall", "soft")],
        ),
        of(
            "b",
            "H.04",
            &[("received", "100"), ("resolved", "50"), ("hasLan", "yes")],
        ),
    ];
    let files = ["a", "b"].into_iter().zip(&texts);
    let files: Vec<Incoming> = files.map(|(name, text)| super::read(name, text)).collect();
    let full = apply(&collection(), &files, &BTreeMap::new(), super::AT).unwrap();
    super::open(full, &super::texts(&texts))
}

/// A number of the sheet as it is shown, with its coverage and why others have none.
#[track_caller]
fn check(workspace: &Workspace, address: &str, shown: &str, coverage: &str, rest: &str) {
    let rolled_up = workspace.rolled_up();
    let row = rolled_up.plan().sheet_row(address).unwrap();
    let value = rolled_up.sheet_value(&rolled_up.whole(), None, &row);
    assert_eq!(words::value(&row, &value), shown, "{address}");
    let found = value.coverage().map(words::coverage).unwrap_or_default();
    assert_eq!(found, coverage, "{address}");
    assert_eq!(value.coverage().map(words::rest).unwrap_or_default(), rest);
}

#[test]
fn each_number_is_shown_with_its_coverage() {
    let workspace = workspace();
    let none = "2 chưa có báo cáo được tính";
    check(
        &workspace,
        "received",
        "101 hồ sơ",
        "2/4 đơn vị có số liệu",
        none,
    );
    check(&workspace, "rate", "50,50%", "2/4 đơn vị có số liệu", none);
    let blank = "2 để trống, 2 chưa có báo cáo được tính";
    check(
        &workspace,
        "money",
        "chưa đủ số liệu",
        "0/4 đơn vị có số liệu",
        blank,
    );
    let one = "1 để trống, 2 chưa có báo cáo được tính";
    check(
        &workspace,
        "firewall",
        "Mềm: 1; Cứng: 0",
        "1/4 đơn vị có số liệu",
        one,
    );
    check(
        &workspace,
        "hasLan",
        "Có: 1; Không: 0",
        "1/4 đơn vị có số liệu",
        one,
    );
    check(&workspace, "byBranch", "riêng từng đơn vị", "", "");
    check(&workspace, "communes", "chưa đủ số liệu", "", "");
}

#[test]
fn each_part_of_a_number_leads_to_its_report() {
    let workspace = workspace();
    let rolled_up = workspace.rolled_up();
    let row = rolled_up.plan().sheet_row("rate").unwrap();
    let parts = rolled_up.parts_behind(&row);
    let shown: Vec<(&str, String, String)> = parts
        .iter()
        .map(|one| {
            let text = words::cell(&one.share.cell, &row);
            (one.share.agency, text, words::parts(&one.parts))
        })
        .collect();
    let expected = [
        ("xay-dung", "100%".to_owned(), "1 / 1".to_owned()),
        ("y-te", "50%".to_owned(), "50 / 100".to_owned()),
    ];
    assert_eq!(shown, expected);
    let counted = workspace.counted_report("y-te", parts[1].share.reports[0]);
    assert_eq!(counted.unwrap().file, "b");
    let row = rolled_up.plan().sheet_row("firewall").unwrap();
    let options: Vec<Option<String>> = rolled_up
        .parts_behind(&row)
        .into_iter()
        .map(|one| one.option)
        .collect();
    assert_eq!(options, [Some("soft".to_owned()), None]);
}

#[test]
fn the_sheet_has_every_number_once_in_the_order_of_the_outline() {
    let workspace = workspace();
    let sheet = workspace.rolled_up().plan().sheet();
    let ids: Vec<&str> = sheet.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["numbers", "covid"]);
    let rows = sheet.iter().flat_map(|one| &one.rows);
    let mut addresses: Vec<&str> = rows.map(|row| row.address.as_str()).collect();
    assert_eq!(addresses[..3], ["received", "resolved", "opening"]);
    assert!(addresses.contains(&"staff.degree.full") && addresses.contains(&"fields..share"));
    let all = addresses.len();
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!(addresses.len(), all);
    let figures = workspace.rolled_up().plan().figures().iter();
    for figure in figures.filter(|one| one.is_stated()) {
        assert!(
            addresses.contains(&figure.address.as_str()),
            "{}",
            figure.address
        );
    }
    let by_branch = workspace.rolled_up().plan().sheet_row("byBranch").unwrap();
    let rolled_up = workspace.rolled_up();
    let value = rolled_up.sheet_value(&rolled_up.whole(), None, &by_branch);
    assert_eq!(words::value(&by_branch, &value), words::BY_AGENCY);
}

#[test]
fn a_number_that_is_worked_out_is_told_from_the_field_of_its_name() {
    let form =
        |label: &'static str| changed(|template| template["indicators"][0]["label"] = label.into());
    let name = |template: &Compiled, address: &str| {
        let plan = compile_plan(&template.form, &template.rules);
        words::name(&plan.sheet_row(address).unwrap())
    };
    let (alone, twice) = (form("Tỷ lệ"), form("Tiếp nhận"));
    assert_eq!(name(&alone, "rate"), "Tỷ lệ");
    assert_eq!(name(&twice, "rate"), "Tiếp nhận (tính ra)");
    assert_eq!(name(&twice, "received"), "Tiếp nhận");
}

#[test]
fn totals_go_out_as_a_table_and_as_json() {
    let workspace = workspace();
    let table = totals_table(&workspace);
    assert!(table.starts_with("\u{feff}Mục;Bảng;Dòng;"), "{table}");
    for line in [
        "SỐ LIỆU;;;Tiếp nhận;hồ sơ;Tất cả đơn vị;101;2;0;4;\r\n",
        "SỐ LIỆU;;;Tỷ lệ giải quyết;%;so;\"50,5\";2;0;4;\r\n",
    ] {
        assert!(table.contains(line), "{line}\n{table}");
    }
    let json: Value = serde_json::from_str(&encode_totals(&workspace)).unwrap();
    assert_eq!(json["format"], "bao-cao-so/totals");
    assert_eq!(json["agencies"]["reported"], 2);
    let numbers = json["numbers"].as_array().unwrap();
    let rate = numbers.iter().find(|one| one["address"] == "rate").unwrap();
    assert_eq!(rate["value"].to_string(), "50.5");
    assert_eq!(rate["coverage"]["noReport"], 2);
    assert_eq!(rate["groups"][0]["group"], "so");
    let money = numbers
        .iter()
        .find(|one| one["address"] == "money")
        .unwrap();
    assert_eq!(money.get("value"), None);
}

#[test]
fn what_was_decided_bears_on_what_is_added() {
    let workspace = super::open(full(), &reports());
    let whole = workspace.rolled_up().whole();
    // Construction, science by choice, one of two communes; health went back.
    assert_eq!((whole.owing, whole.reported), (4, 3));
    let changed = workspace.changed(collection(), []);
    assert_eq!(changed.rolled_up().whole().reported, 0);
}
