//! What goes back to an agency: what is wrong with its file, as a table and as a page.

use bao_cao_so::document::html::to_html;
use bao_cao_so::document::problem_list::problem_list;
use bao_cao_so::formats::problems::problem_table;
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::messages::vi::collection::problems::{Problem, ProblemRow};
use bao_cao_so::storage::received::{ReadFile, ReportReader};

use crate::rollup::{compiled, report};

fn row(agency: &str, field: &str, reason: &str) -> ProblemRow {
    ProblemRow {
        agency: agency.to_owned(),
        file: "a.json".to_owned(),
        problem: Problem {
            field: field.to_owned(),
            reason: reason.to_owned(),
            advice: "Sửa lại.".to_owned(),
        },
    }
}

#[test]
fn hostile_words_become_neither_formulas_nor_markup() {
    let rows = [
        row("=HYPERLINK(1)", "<script>alert(1)</script>", "+1"),
        row("Sở Y tế", "Số", "sai"),
    ];
    let table = problem_table(&rows);
    assert!(table.starts_with("\u{feff}Đơn vị;Tệp;"));
    assert!(table.contains("'=HYPERLINK(1);a.json;<script>alert(1)</script>;'+1;Sửa lại.\r\n"));
    let page = to_html(&problem_list("Mẫu", &rows));
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("Sở Y tế") && page.contains("Số: sai"));
    assert!(to_html(&problem_list("Mẫu", &[])).contains("Không có vấn đề nào."));
}

/// A file as its agency exports it, changed as text.
fn file(change: impl Fn(String) -> String) -> (ReadFile, Vec<Problem>) {
    let template = compiled();
    let (form, rules) = (&template.form, &template.rules);
    let answers = [("received", "10"), ("resolved", "9")];
    let report = report(form, "a", &answers);
    let assessment = bao_cao_so::assess::assess(form, rules, &report, None);
    let text = change(encode(&report, form, rules, &assessment));
    let reader = ReportReader::new(compiled(), vec![form.clone()]);
    let (file, text) = reader.read_file("a.json", Ok(text));
    (file, reader.findings(&text.unwrap()))
}

#[test]
fn a_file_whose_indicator_is_not_what_follows_says_so() {
    let (honest, findings) = file(|text| text);
    assert_eq!(honest.differences, []);
    assert!(honest.known.as_ref().unwrap().open == findings.len());
    assert_ne!(findings, []);
    assert!(findings.iter().all(|one| !one.reason.is_empty()));
    let (claimed, _) = file(|text| text.replacen("\"value\": 90", "\"value\": 99", 1));
    let told: Vec<&str> = claimed
        .differences
        .iter()
        .map(|one| one.reason.as_str())
        .collect();
    assert_eq!(
        told,
        ["Tệp ghi 99%, tính lại từ số liệu trong tệp được 90%."]
    );
}
