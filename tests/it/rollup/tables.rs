//! Tables of many agencies: fixed rows cell by cell, rows of one name added, others listed.

use std::sync::Arc;

use bao_cao_so::formula::outcome::Outcome;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::RollUp;
use bao_cao_so::rollup::compile_plan::compile_plan;
use bao_cao_so::rollup::roll_up::Owing;
use bao_cao_so::rollup::rows::{MergedRow, list_rows, merge_rows};
use serde_json::json;

use super::{
    add_indicators, attributed, changed, check, compiled, owing, plan, report, rolled, shown,
};

fn reports() -> Vec<Report> {
    let form = compiled().form;
    vec![
        report(
            &form,
            "b",
            &[
                ("fields.r1.name", "HỘ TỊCH"),
                ("fields.r1.done", "10"),
                ("fields.r1.late", "1"),
                ("fields.r2.name", "Y tế"),
                ("fields.r2.done", "3"),
                ("platforms.r1.name", "iGate"),
            ],
        ),
        report(
            &form,
            "a",
            &[
                // Decomposed, and with a no-break space.
                ("fields.x.name", "Ho\u{323}\u{302}\u{a0}ti\u{323}ch"),
                ("fields.x.done", "30"),
                ("fields.x.late", "9"),
                ("fields.y.name", "Y tế"),
                ("fields.y.done", "5"),
                ("fields.y.late", "-"),
                ("fields.z.done", "7"),
                ("fields.z.late", "0"),
                ("platforms.p.name", "iGate"),
            ],
        ),
    ]
}

fn agencies() -> Vec<Owing> {
    ["a", "b", "c"].map(|one| owing(one, "g")).to_vec()
}

fn cell(row: &MergedRow<'_>, column: &str) -> (String, usize) {
    let (_, aggregate) = row.cells.iter().find(|(id, _)| id == column).unwrap();
    (shown(&aggregate.outcome), aggregate.coverage.value)
}

#[test]
fn rows_of_one_name_are_added_in_the_order_of_the_agencies() {
    let reports = reports();
    let rows = merge_rows(&plan(), &agencies(), &attributed(&reports), "fields");
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names[1..], ["Y tế", ""]);
    let of = |value: &str, rows| (value.to_owned(), rows);
    let civil = &rows[0];
    assert_eq!(cell(civil, "done"), of("40", 2));
    assert_eq!(cell(civil, "late"), of("10", 2));
    assert_eq!(cell(civil, "all"), of("50", 2));
    assert_eq!(cell(civil, "less"), of("30", 2));
    // 40 of 50, not the mean of 10/11 and 30/39.
    assert_eq!(cell(civil, "share"), of("80", 2));
    let from: Vec<(&str, &str)> = civil
        .rows
        .iter()
        .map(|row| (row.agency, row.row.id.as_str()))
        .collect();
    assert_eq!(from, [("a", "x"), ("b", "r1")]);
    let health = &rows[1];
    assert_eq!(cell(health, "done"), of("8", 2));
    // Of one it does not apply, of the other nobody knows.
    assert_eq!(cell(health, "late"), of("missing", 0));
    // 5 and what is stated of the other: one has all of it. The rate of that one alone stands beside.
    assert_eq!(cell(health, "all"), of("8", 1));
    assert_eq!(cell(health, "share"), of("100", 1));
}

#[test]
fn rows_without_a_name_are_rows_of_their_own() {
    let form = compiled().form;
    let typed = [("fields.r1.done", "1"), ("fields.r2.done", "2")];
    let reports = [report(&form, "a", &typed), report(&form, "b", &typed)];
    let rows = merge_rows(&plan(), &agencies(), &attributed(&reports), "fields");
    assert_eq!(rows.len(), 4);
    assert_eq!(
        merge_rows(&plan(), &agencies(), &attributed(&reports), "nowhere"),
        []
    );
}

#[test]
fn other_rows_are_listed_with_their_agencies() {
    let reports = reports();
    let rows = list_rows(&plan(), &agencies(), &attributed(&reports), "platforms");
    let listed: Vec<(&str, &str, &str)> = rows
        .iter()
        .map(|row| (row.agency, row.row.id.as_str(), row.row.name.as_str()))
        .collect();
    assert_eq!(listed, [("a", "p", "iGate"), ("b", "r1", "iGate")]);
}

#[test]
fn cells_of_fixed_rows_and_columns_are_figures() {
    let form = compiled().form;
    let reports = [
        report(
            &form,
            "a",
            &[
                ("staff.degree.full", "2"),
                ("staff.other.full", "3"),
                ("staff.degree.part", "-"),
                ("staff.other.part", "1"),
            ],
        ),
        report(&form, "b", &[("staff.degree.full", "5")]),
        report(&form, "c", &[("received", "1")]),
    ];
    let rolled = rolled(&plan(), &reports);
    let whole = rolled.whole();
    check(rolled.figure(&whole, "staff.degree.full"), "7", 2);
    // Of the second a cell is blank: what it states is in the sum of the column, and that something lacks is told.
    check(rolled.figure(&whole, "staff..full"), "10", 1);
    let coverage = rolled.figure(&whole, "staff..full").unwrap().coverage;
    assert_eq!((coverage.partly, coverage.blank), (1, 1));
    check(rolled.figure(&whole, "staff..part"), "1", 1);
}

#[test]
fn the_total_of_a_rate_is_its_formula_over_totals() {
    let reports = reports();
    let rolled = rolled(&plan(), &reports);
    let whole = rolled.whole();
    // In "b" a cell is blank: what it states of the column is in the sum, and columns add up across.
    check(rolled.figure(&whole, "fields..done"), "55", 2);
    check(rolled.figure(&whole, "fields..late"), "10", 1);
    check(rolled.indicator(None, "fields..all"), "65", 1);
    for rate in ["fields..share", "fieldShare"] {
        check(rolled.indicator(None, rate), "1100/13", 1);
        // Of "a" alone 42 of 51.
        let complete = rolled.indicator(None, rate).unwrap().complete;
        assert_eq!(shown(&complete.unwrap()), "1400/17");
    }
    // Row by row: where one of the two does not apply there is no difference.
    let less = rolled.indicator(None, "lessTotal").unwrap();
    // 28 of the one, and of the other the row in which nothing is blank.
    assert_eq!(
        (
            shown(&less.outcome),
            less.coverage.value,
            less.coverage.partly
        ),
        ("37".to_owned(), 1, 1)
    );
    assert!(matches!(
        rolled
            .indicator(Some("g"), "fields..share")
            .unwrap()
            .outcome,
        Outcome::Value(_)
    ));
}

#[test]
fn what_is_worked_out_from_percentages_is_not_added() {
    let template = changed(|template| {
        let items = template["sections"][0]["items"].as_array_mut().unwrap();
        let fields = items.iter_mut().find(|one| one["id"] == "fields").unwrap();
        let columns = fields["columns"].as_array_mut().unwrap();
        columns.push(json!({"id": "target", "type": "percent", "label": "Mục tiêu", "unit": "%"}));
        columns.push(json!({
            "id": "above", "type": "computed", "label": "Vượt", "unit": "%", "formula": "row.target - 10",
        }));
        columns.push(json!({
            "id": "twice", "type": "computed", "label": "Gấp đôi", "unit": "%", "formula": "row.above * 2",
        }));
        add_indicators(
            template,
            &[
                ("aboveSum", "fields.sum(row.above)"),
                ("twiceSum", "fields.sum(row.twice + 1)"),
            ],
        );
    });
    let plan = Arc::new(compile_plan(&template.form, &template.rules));
    let typed = [
        ("fields.r1.name", "Y tế"),
        ("fields.r1.done", "1"),
        ("fields.r1.target", "90"),
    ];
    let reports = ["a", "b"].map(|id| report(&template.form, id, &typed));
    let rows = merge_rows(&plan, &agencies(), &attributed(&reports), "fields");
    let columns: Vec<&str> = rows[0].cells.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(columns, ["done", "late", "less", "all", "share"]);
    let rolled = rolled(&plan, &reports);
    for id in ["fields..above", "fields..twice", "aboveSum", "twiceSum"] {
        assert_eq!(rolled.indicator(None, id), None, "{id}");
    }
}

#[test]
fn objectives_of_one_plan_are_one_row_each() {
    let shipped = crate::shipped();
    let template = shipped.template("ket-qua-ke-hoach").unwrap();
    let table = &template.form.tables["objectives"].table;
    assert_eq!(
        template.rules.method_of_table(table).roll_up,
        RollUp::ByName
    );
    let plan = Arc::new(compile_plan(&template.form, &template.rules));
    let objective = |id: &str, name: &str, [done, whole]: [&str; 2]| {
        let typed = [
            ("objectives.r1.content", name),
            ("objectives.r1.target", "95"),
            ("objectives.r1.done", done),
            ("objectives.r1.whole", whole),
        ];
        report(&template.form, id, &typed)
    };
    let reports = [
        objective("a", "Hồ sơ trực tuyến", ["1", "1"]),
        objective("b", "hồ sơ  TRỰC TUYẾN", ["50", "100"]),
    ];
    let rows = merge_rows(&plan, &agencies(), &attributed(&reports), "objectives");
    let [row] = &rows[..] else {
        panic!("{rows:?}");
    };
    let of = |value: &str| (value.to_owned(), 2);
    assert_eq!(cell(row, "done"), of("51"));
    assert_eq!(cell(row, "whole"), of("101"));
    assert_eq!(cell(row, "rate"), of("5100/101"));
    // Targets and what is stated by hand are of each agency.
    assert_eq!(row.cells.len(), 3);
}
